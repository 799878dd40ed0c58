"""Comparisons settled by counting the metrics on which the subject does better than the object.

A source that counts for itself ("51 of 57 tasks") is taken at its word; otherwise the scores that facts give for both
are compared one by one, like with like: the same metric, the same setting, the same source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assay.evidence.locators import join_locators
from assay.evidence.piece import Evidence, from_fact, undisclosed
from assay.model import Circumstances, ContestClaim, Fact, OrderClaim, Outcome, Role
from assay.model.corpus import Corpus
from assay.model.standing import Standing, standing_of
from assay.model.stated import quantity_of
from assay.quantity import Quantity, show

SCOPES = {"all": 1.0, "almost every": 0.85, "most": 0.5, "many": 0.3, "some": 0.0, None: 0.5}
"""The share of the metrics that must be exceeded for each quantifier; "all" must be reached. Said without one: most."""

PERCENT = "percent"

CLOSE = 2.0
"""Points of a score within which two systems count as matching each other."""

Wanted = Callable[[Fact], bool]


@dataclass(kw_only=True)
class Count:
    """What was counted: metrics won, tied and lost, with the facts behind it."""

    won: int = 0
    tied: int = 0
    lost: int = 0
    close: int = 0
    """Of those lost, by no more than `CLOSE` points."""
    facts: list[Fact] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    """Which of won, tied and lost the source states."""
    unit: str | None = None
    """In which it states them: per cent where it gives shares of comparisons, whose number it does not tell here."""

    @property
    def total(self) -> int:
        """All that were compared."""
        return self.won + self.tied + self.lost

    def holding(self, relation: str) -> int:
        """The number on which the relation holds."""
        return {"outperforms": self.won, "matches": self.won + self.tied + self.close}[relation]

    def share(self, relation: str) -> float:
        """The share on which the relation holds."""
        return self.holding(relation) / self.total

    def room(self, relation: str, scope: str | None) -> int | None:
        """How many metrics would have to turn for the quantifier to be satisfied, or no longer to be.

        None where shares were counted: a hundredth of the comparisons is no metric.
        """
        if self.unit == PERCENT:
            return None
        is_so, holding = holds(self.share(relation), scope), self.holding(relation)
        others = range(holding - 1, -1, -1) if is_so else range(holding + 1, self.total + 1)
        turned = next((other for other in others if holds(other / self.total, scope) != is_so), None)
        return abs(turned - holding) if turned is not None else self.total


def holds(share: float, scope: str | None) -> bool:
    """Whether a share satisfies a quantifier."""
    threshold = SCOPES[scope]
    return share >= 1.0 if threshold == 1.0 else share > threshold


def comparison_evidence(claim: ContestClaim, corpus: Corpus) -> Iterator[Evidence]:
    """One piece of evidence for each source that compares the two."""
    wanted = _wanted(claim.when, corpus)
    for subject in (claim.subject, *corpus.members(claim.subject)):
        for other in (claim.other, *corpus.members(claim.other)):
            counts = list(_counts(subject, other, wanted, corpus))
            is_some = claim.scope == "some"
            chosen = sorted(counts, key=_ahead_and_wide) if is_some else _widest(counts, corpus)
            for count in chosen:
                yield _piece(claim, subject, other, count, _outcome(claim, count, counts, corpus), corpus)


def _ahead_and_wide(count: Count) -> tuple[bool, int]:
    """For sorting: first the counts on most of which the subject is ahead, and the widest of each sort."""
    return not holds(count.share("outperforms"), None), -count.total


def _outcome(claim: ContestClaim, count: Count, counts: Sequence[Count], corpus: Corpus) -> Outcome:
    """Whether the count satisfies the quantifier.

    Said of some, one win is enough: a count without any is silent where it is over one metric alone, or where another
    source that weighs no less has a win.
    """
    if holds(count.share(claim.relation), claim.scope):
        return Outcome.MATCH
    if claim.scope != "some":
        return Outcome.MISMATCH
    weight = _weight(count, corpus)
    won = any(holds(other.share(claim.relation), "some") for other in counts if _weight(other, corpus) >= weight)
    return Outcome.NOT_FOUND if count.total == 1 or won else Outcome.MISMATCH


def _weight(count: Count, corpus: Corpus) -> Standing:
    return standing_of(corpus.sources[count.facts[0].source], count.facts[0].subject, corpus)


def _piece(claim: ContestClaim, subject: str, other: str, count: Count, outcome: Outcome, corpus: Corpus) -> Evidence:
    """A count in words, with all that it rests on."""
    level = f", level {_cases(count, count.tied)}" if count.tied else ""
    is_close = claim.relation == "matches" and count.close
    close = f", within {CLOSE:g} points on {count.close} more" if is_close else ""
    printed = f"{_told(count, corpus.label(subject), corpus.label(other))}{level}{close}"
    piece = from_fact(
        count.facts[0], corpus, outcome, printed,
        counted_over=_metrics(count, corpus),
        room=count.room(claim.relation, claim.scope),
        leans=holds(count.share(claim.relation), None) if claim.scope == "some" else None,
    )  # fmt: skip
    return replace(
        piece,
        locator=_locators(count),
        counted=tuple(fact.id for fact in count.facts),
        about=(subject, other),
        when=Circumstances(object=other, metric=claim.when.metric),
    )


def _locators(count: Count) -> str:
    """Every place that was counted from: `Tables 3, 4 and 6`; places of other kinds one after the other."""
    return join_locators([fact.locator for fact in count.facts])


def _told(count: Count, subject: str, other: str) -> str:
    """`Chinchilla is better than Gopher on 139 of 150 scores`; where there is only one to count, whether it is."""
    if count.total == 1 and not count.tied:
        return f"{subject} is {'better' if count.won else 'not better'} than {other}"
    total = "the comparisons" if count.unit == PERCENT else f"{count.total} scores"
    return f"{subject} is better than {other} {_cases(count, count.won)} of {total}"


def _cases(count: Count, number: int) -> str:
    """`on 2`, and `in 18 %` where the source gives shares."""
    return f"in {number} %" if count.unit == PERCENT else f"on {number or 'none'}"


def _wanted(when: Circumstances, corpus: Corpus) -> Wanted:
    """Whether a fact is about the metrics, and the time, of which the claim speaks."""
    everything = when.metric is None or when.metric == corpus.everything
    metrics = frozenset() if everything else frozenset((when.metric, *corpus.members(when.metric)))

    def is_wanted(fact: Fact) -> bool:
        return when.overlaps_in_time(fact.when) and (everything or fact.when.metric in metrics)

    return is_wanted


def _counts(subject: str, other: str, wanted: Wanted, corpus: Corpus) -> Iterator[Count]:
    """Counts that sources give themselves, from either side; human judgements; and scores counted here."""
    for parts in _told_parts(corpus):
        yield from _stated(subject, other, parts, wanted, corpus)
        turned = {name: {"won": "lost", "lost": "won"}.get(part, part) for name, part in parts.items()}
        yield from _stated(other, subject, turned, wanted, corpus)
    yield from _counted(subject, other, wanted, corpus)


def _told_parts(corpus: Corpus) -> Iterator[Mapping[str, str]]:
    """The attributes that count what was won, tied and lost, with which of these it is, for each unit of counting."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for part in ("won", "tied", "lost"):
        for entry in corpus.comparing(part):
            parts[entry.unit][entry.id] = part
    yield from parts.values()


def _widest(counts: Iterable[Count], corpus: Corpus) -> list[Count]:
    """The counts over at least half as many metrics as the widest one: a narrow count yields to a wide one.

    A set of benchmarks that is scored as one, such as a leaderboard, is wide by itself.
    """
    found = list(counts)
    most = max((count.total for count in found), default=0)
    return [count for count in found if 2 * count.total >= most or _is_over_a_set(count, corpus)]


def _is_over_a_set(count: Count, corpus: Corpus) -> bool:
    metrics = [corpus.entities[fact.when.metric] for fact in count.facts if fact.when.metric]
    return any(corpus.kinds.role(metric.kind) is Role.TEST_SET for metric in metrics)


def _stated(holder: str, other: str, parts: Mapping[str, str], wanted: Wanted, corpus: Corpus) -> Iterator[Count]:
    """Counts as a source states them of `holder` against `other`; one that tells only one side of it counts nothing."""
    counts: dict[tuple[str, str | None, str | None], Count] = defaultdict(Count)
    for name, part in parts.items():
        for fact in corpus.facts_about(holder, name):
            if fact.when.object == other and wanted(fact) and fact.figure:
                count = counts[(fact.source, fact.when.metric, fact.when.terms)]
                setattr(count, part, round(fact.figure.points[0]))
                count.facts.append(fact)
                count.parts.add(part)
                count.unit = corpus.attributes[name].unit
    yield from (count for count in counts.values() if {"won", "lost"} <= count.parts and count.total)


def _counted(subject: str, other: str, wanted: Wanted, corpus: Corpus) -> Iterator[Count]:
    """Scores of one source, compared one by one."""
    counts: dict[str, Count] = defaultdict(Count)
    for attribute in corpus.comparing("score"):
        theirs = _by_circumstances(other, attribute.id, wanted, corpus)
        for key, fact in _by_circumstances(subject, attribute.id, wanted, corpus).items():
            if key in theirs:
                _tally(counts[fact.source], fact, theirs[key], lower_is_better=attribute.lower_is_better)
    yield from (count for count in counts.values() if count.total)


def _tally(count: Count, mine: Fact, theirs: Fact, *, lower_is_better: bool) -> None:
    """Add one metric to a count."""
    if not mine.figure or not theirs.figure:
        return
    ahead = mine.figure.points[0] - theirs.figure.points[0]
    if lower_is_better:
        ahead = -ahead
    count.facts += [mine, theirs]
    if ahead > 0:
        count.won += 1
    elif ahead == 0:
        count.tied += 1
    else:
        count.lost += 1
        count.close += not lower_is_better and ahead >= -CLOSE


def _by_circumstances(
    subject: str, attribute: str, wanted: Wanted, corpus: Corpus
) -> dict[tuple[str, str | None, str | None], Fact]:
    chosen: dict[tuple[str, str | None, str | None], Fact] = {}
    for fact in corpus.facts_about(subject, attribute):
        if wanted(fact):
            chosen.setdefault((fact.source, fact.when.metric, fact.when.terms), fact)
    return chosen


def order_evidence(claim: OrderClaim, corpus: Corpus) -> Iterator[Evidence]:
    """Whether one figure is greater than another, in the same circumstances, by one source where one gives both."""
    pairs = [
        (mine, theirs)
        for mine in corpus.facts_about(claim.subject, claim.attribute)
        for theirs in corpus.facts_about(claim.other, claim.attribute)
        if (mine.when.metric, mine.when.terms) == (theirs.when.metric, theirs.when.terms)
    ]
    within = [pair for pair in pairs if pair[0].source == pair[1].source]
    for side in (claim.subject, claim.other):
        for fact in corpus.facts_about(side, claim.attribute):
            if fact.value is None:
                yield undisclosed(fact, corpus, "not disclosed")
    for mine, theirs in within or pairs:
        if mine.figure and theirs.figure:
            outcome = _order(mine.figure, theirs.figure, exceeds=claim.relation == "exceeds")
            there = (
                f" ({corpus.sources[theirs.source].short}, {theirs.locator})" if theirs.source != mine.source else ""
            )
            printed = f"{_figure(mine, corpus, ' is at')} and {_figure(theirs, corpus, ' at')}{there}"
            yield from_fact(mine, corpus, outcome, printed)


def _figure(fact: Fact, corpus: Corpus, verb: str) -> str:
    """`Gopher is at 5.76 × 10²³ FLOP`."""
    figure = quantity_of(fact)
    shown = show(figure.points[0], figure.unit) if figure.points else figure.printed
    return f"{corpus.label(fact.subject)}{verb} {shown}"


def _order(mine: Quantity, theirs: Quantity, *, exceeds: bool) -> Outcome:
    """Figures printed alike are equal, so neither exceeds the other; those that merely overlap settle nothing."""
    low, high = (theirs, mine) if exceeds else (mine, theirs)
    if low.points != high.points and low.interval.high <= high.interval.low:
        return Outcome.MATCH
    is_reversed = low.interval.low >= high.interval.high
    return Outcome.MISMATCH if is_reversed or low.points == high.points else Outcome.NOT_FOUND


def _metrics(count: Count, corpus: Corpus) -> tuple[str, ...]:
    return tuple(dict.fromkeys(corpus.label(fact.when.metric) for fact in count.facts if fact.when.metric))
