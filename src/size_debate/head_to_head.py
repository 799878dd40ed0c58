"""Two systems side by side: differences of printed scores, shares of judgements, and what both leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval

NORMAL_95 = 1.959964
"""The normal deviate that leaves 2.5 % at either end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One test on which one source measured both."""

    metric: str
    setting: str | None
    mine: Fact
    theirs: Fact
    lower_is_better: bool = False

    @property
    def ahead(self) -> float:
        """By how much the first is better, by the printed figures; negative where it is worse."""
        return self._sign * (quantity_of(self.mine).points[0] - quantity_of(self.theirs).points[0])

    @property
    def outcome(self) -> Literal["won", "tied", "lost"]:
        """For the first of the two, by the printed figures: rounding keeps the order, so a printed lead is a lead."""
        if self.ahead == 0:
            return "tied"
        return "won" if self.ahead > 0 else "lost"

    @property
    def _sign(self) -> int:
        return -1 if self.lower_is_better else 1


def meetings(subject: str, other: str, corpus: Corpus) -> dict[str, list[Meeting]]:
    """All tests that one source reports of both under the same conditions, by source; the greatest lead first.

    Like is compared with like, as the judge does it: the same metric, the same setting, the same source. Of several
    figures that one source gives for the same, the first counts.
    """
    found: dict[str, list[Meeting]] = defaultdict(list)
    for score in corpus.comparing("score"):
        mine, theirs = (_by_test(corpus.facts_about(name, score.id)) for name in (subject, other))
        for key in mine.keys() & theirs.keys():
            source, metric, setting = key
            game = Meeting(metric=metric or "", setting=setting, mine=mine[key], theirs=theirs[key])
            found[source].append(replace(game, lower_is_better=score.lower_is_better))
    order = {source: sorted(games, key=lambda game: (-game.ahead, game.mine.id)) for source, games in found.items()}
    return dict(sorted(order.items(), key=lambda item: (-len(item[1]), item[0])))


def tally(games: Sequence[Meeting]) -> tuple[int, int, int]:
    """How many were won, tied and lost."""
    outcomes = [game.outcome for game in games]
    return outcomes.count("won"), outcomes.count("tied"), outcomes.count("lost")


def wilson(share: Interval, trials: int, deviate: float = NORMAL_95) -> Interval:
    """Where the true share lies when `share` (0 to 1, an interval for its rounding) was seen in so many trials.

    The score interval of Wilson (1927, doi:10.1080/01621459.1927.10502953), taken at both ends of the share.
    """
    if trials < 1 or not 0 <= share.low <= share.high <= 1:
        raise ValueError(f"a share from 0 to 1 in at least one trial is needed, not {share} in {trials}")
    return Interval(_score(share.low, trials, -deviate), _score(share.high, trials, deviate))


def _score(share: float, trials: int, deviate: float) -> float:
    squared = deviate**2 / trials
    centre = share + squared / 2
    spread = deviate * sqrt((share * (1 - share) + squared / 4) / trials)
    return min(1.0, max(0.0, (centre + spread) / (1 + squared)))


def _by_test(facts: Sequence[Fact]) -> dict[tuple[str, str | None, str | None], Fact]:
    chosen: dict[tuple[str, str | None, str | None], Fact] = {}
    for fact in facts:
        if fact.value is not None:
            chosen.setdefault((fact.source, fact.when.metric, fact.when.setting), fact)
    return chosen
