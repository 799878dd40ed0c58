"""Pairs of systems of which one is said to beat the other: every test that one source has measured both on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.parameters import Refused, some_of
from assay.quantity import Interval
from size_debate.compression import size_of
from size_debate.head_to_head import Meeting, meetings, tally, wilson
from size_debate.training_runs import figures_on

WON, TIED, LOST = PARTS = ("tasks_won", "tasks_tied", "tasks_lost")
"""Attributes under which a source counts the tasks of a comparison itself."""

WHOLE = "all-benchmarks"
"""The metric of the count of all tasks."""

QUOTED = ", quoted as the best before"
"""How the setting of a score ends that another's paper prints for comparison."""

MANY = 4
"""Tests from which on a count is worth a share."""

PROMPTS = re.compile(r"(\d+) prompts")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two systems and all tests of both, by source; the source with the most tests first."""

    corpus: Corpus
    first: str
    second: str
    games: Mapping[str, list[Meeting]]

    @property
    def labels(self) -> tuple[str, str]:
        """What readers call the two."""
        return self.corpus.label(self.first), self.corpus.label(self.second)

    @property
    def name(self) -> str:
        """Both in a row."""
        return " – ".join(self.labels)

    @property
    def scores(self) -> list[Meeting]:
        """The tests that end in a score."""
        return [game for games in self.games.values() for game in games if game.mine.attribute == "score"]

    @property
    def widest(self) -> str:
        """The source with the most tests."""
        return next(iter(self.games))

    @property
    def losses(self) -> list[Meeting]:
        """The tests on which the second is ahead, the narrowest first."""
        return [game for games in self.games.values() for game in games if game.outcome == "lost"]

    @property
    def moved(self) -> dict[str, float]:
        """By how many points the scores of the first moved from the first source to the second, by test."""
        first, second, *_ = (
            {game.metric: quantity_of(game.mine).points[0] for game in games}
            for games in (*self.games.values(), (), ())
        )
        return {metric: second[metric] - first[metric] for metric in first.keys() & second.keys()}

    @property
    def size_ratio(self) -> float:
        """How many times as large the second is; Refused where a size is not published."""
        sizes = [size_of(self.corpus, name) for name in (self.first, self.second)]
        if sizes[0] is None or sizes[1] is None:
            both = " and ".join(self.labels)
            raise Refused(f"the sizes of {both} are not both on record; take two systems whose parameters are")
        return sizes[1] / sizes[0]

    @cached_property
    def stated(self) -> dict[str, dict[str, Fact]]:
        """Tasks won, tied and lost by the count of a source, by metric."""
        found: dict[str, dict[str, Fact]] = {}
        for part in PARTS:
            for fact in figures_on(self.corpus, part):
                if (fact.subject, fact.when.object) == (self.first, self.second):
                    found.setdefault(fact.when.metric or "", {})[part] = fact
        return found

    def tasks(self, metric: str = WHOLE) -> dict[str, int]:
        """The numbers of tasks won, tied and lost; nought where none is stated."""
        given = self.stated.get(metric, {})
        return {part: round(quantity_of(given[part]).points[0]) if part in given else 0 for part in PARTS}

    @property
    def quoted(self) -> list[tuple[str, float]]:
        """Scores of the first that the paper of the second prints where they were the best before: test, and lead."""
        scores = figures_on(self.corpus, "score")
        mine, theirs = ([fact for fact in scores if fact.subject == name] for name in (self.first, self.second))
        return [
            (one.when.metric or "", quantity_of(one).points[0] - quantity_of(other).points[0])
            for one in mine
            for other in theirs
            if (one.source, one.when.metric) == (other.source, other.when.metric)
            and one.when.under.endswith(QUOTED)
            and one.when.under.split(",")[0] == other.when.setting
        ]

    def maker_behind(self, source: str) -> str | None:
        """Whoever made one of the two, if the source is by them; None where it is by neither."""
        known = [name for subject in self.corpus.sources[source].first_hand for name in _makers(self.corpus, subject)]
        both = [name for subject in (self.second, self.first) for name in _makers(self.corpus, subject)]
        return next((self.corpus.label(name) for name in both if name in known), None)

    def short(self, source: str) -> str:
        """What readers call a source."""
        return self.corpus.sources[source].short

    def by_date(self) -> list[tuple[str, list[Meeting]]]:
        """The sources by the first day that their date may mean; one without a date comes last."""
        return sorted(self.games.items(), key=lambda item: (self._day(item[0]), item[0]))

    def _day(self, source: str) -> str:
        date = self.corpus.sources[source].date
        return date.first.isoformat() if date else "9999"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What judges preferred, of the answers of two systems."""

    corpus: Corpus
    other: str
    shares: Mapping[str, Fact]
    prompts: int

    @property
    def label(self) -> str:
        """The other system."""
        return self.corpus.label(self.other)

    def share(self, part: str) -> float:
        """Per cent of the judgements."""
        return quantity_of(self.shares[part]).points[0]

    def likely(self, part: str) -> Interval:
        """Per cent between which the true share lies in nineteen cases of twenty."""
        ends = quantity_of(self.shares[part]).interval
        within = [min(1.0, max(0.0, end / 100)) for end in (ends.low, ends.high)]
        return wilson(Interval(*within), self.prompts).scaled(100)

    @property
    def outcome(self) -> str:
        """For the system in question: `ahead`, `behind`, or `open` where the ranges overlap."""
        own, other = self.likely(PREFERRED), self.likely(AGAINST)
        if own.low > other.high:
            return "ahead"
        return "behind" if own.high < other.low else "open"


PREFERRED, EQUAL, AGAINST = "preferred", "preference_tied", "preferred_against"


@dataclass(frozen=True)
class Count:
    """How many of the tests of one pair the first of them wins."""

    name: str
    won: int
    of: int

    @property
    def share(self) -> float:
        """From nought to one."""
        return self.won / self.of

    @property
    def sample(self) -> Interval:
        """Per cent between which the share would lie if the tests were a fair sample of all."""
        return wilson(Interval.exact(self.share), self.of).scaled(100)


Need = Literal["scores", "all tasks", "scores given twice"]
"""What must be on record of a pair: scores of both, a source's own count of all tasks, or a score in two sources."""
_LACKS: Mapping[Need, str] = {
    "scores": "fewer than {} sources on record measured both of",
    "all tasks": "no source counts all tasks of",
    "scores given twice": "no two sources on record have a test in common of",
}


def pair_of(corpus: Corpus, parameter: str, pair: object, *, sources: int = 1, needs: Need = "scores") -> Pair:
    """Two systems that so many sources have measured on the same tests; Refused for others."""
    possible = sorted({fact.subject for name in ("score", "perplexity") for fact in corpus.facts_on(name)})
    names = some_of(parameter, pair, possible, "systems of which a score is on record", 2)
    if len(names) != 2:
        raise Refused(f"{parameter} takes two systems, not {len(names)}")
    found = _fitting(corpus, names[0], names[1], sources, needs)
    if found is None:
        others = [name for name in possible if _fitting(corpus, names[0], name, sources, needs)]
        also = f"; with {names[0]} go {', '.join(others)}" if others else f"; none goes with {names[0]}"
        raise Refused(f"{parameter}: {_LACKS[needs].format(sources)} {' and '.join(names)}{also}")
    return found


def _makers(corpus: Corpus, system: str) -> list[str]:
    """Who made a system, or its family where nothing is told of the system alone."""
    family = corpus.entities[system].family if system in corpus.entities else None
    facts = corpus.facts_about(system, "developer") or corpus.facts_about(family, "developer")
    return [name for fact in facts if isinstance(fact.value, tuple) for name in fact.value]


def _fitting(corpus: Corpus, first: str, second: str, sources: int, needs: Need) -> Pair | None:
    found = Pair(corpus=corpus, first=first, second=second, games=meetings(first, second, corpus))
    if first == second or len(found.games) < sources or not found.scores:
        return None
    is_there = {"scores": True, "all tasks": WHOLE in found.stated, "scores given twice": bool(found.moved)}
    return found if is_there[needs] else None


def judgements(corpus: Corpus, judged: str, others: object) -> list[Judgement]:
    """The judgements of a system against others, the most preferred first; Refused for systems that were not judged."""
    found = _judged(corpus)
    if judged not in found:
        raise Refused(f"judged = {judged!r} is none of the systems that people judged ({', '.join(sorted(found))})")
    chosen = some_of("others", others, found[judged], f"systems against which people judged {corpus.label(judged)}")
    return sorted((found[judged][name] for name in chosen), key=lambda one: (-one.share(PREFERRED), one.other))


def _judged(corpus: Corpus) -> dict[str, dict[str, Judgement]]:
    """Judgements of which the number of prompts is known, by system and rival."""
    shares: dict[tuple[str, str], dict[str, Fact]] = {}
    for part in (PREFERRED, EQUAL, AGAINST):
        for fact in figures_on(corpus, part):
            if fact.when.object and PROMPTS.match(fact.when.under):
                shares.setdefault((fact.subject, fact.when.object), {}).setdefault(part, fact)
    found: dict[str, dict[str, Judgement]] = {}
    for (name, other), parts in shares.items():
        prompts = PROMPTS.match(parts[PREFERRED].when.under) if len(parts) == 3 else None
        if prompts:
            said = Judgement(corpus=corpus, other=other, shares=parts, prompts=int(prompts[1]))
            found.setdefault(name, {})[other] = said
    return found


def counts_of(pairs: Sequence[Pair]) -> list[Count]:
    """Each source with enough tests of a pair, and each count of tasks; the greatest share first."""
    return sorted(_counts(pairs), key=lambda one: (-one.share, one.name))


def _counts(pairs: Sequence[Pair]) -> Iterator[Count]:
    for pair in pairs:
        for source, games in pair.games.items():
            won, tied, lost = tally(games)
            if won + tied + lost >= MANY:
                yield Count(f"{pair.name} ({pair.short(source)})", won, won + tied + lost)
        if total := sum(pair.tasks().values()):
            yield Count(f"{pair.name}, task by task", pair.tasks()[WON], total)


def counted(games: Sequence[Meeting]) -> str:
    """A count in words: `11 of 12, level on 1`."""
    won, tied, lost = tally(games)
    return f"{won} of {won + tied + lost}" + (f", level on {tied}" if tied else "")
