"""Each error once: the statement that is wrong, with all sets of statements that show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assay.model import Verdict
from assay.verdicts.conflicts import Conflict, Scope

WORST_FIRST = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.MISLEADING, Verdict.UNVERIFIABLE, Verdict.SUPPORTED)


@dataclass(frozen=True, slots=True)
class DistinctError:
    """A claim that cannot be true beside others, and the ways to see it, the shortest first."""

    claim: str
    conflicts: tuple[Conflict, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles whose statements show it, its own first."""
        claims = (member for item in self.conflicts for member in item.members if "#" not in member)
        return tuple(dict.fromkeys(name.partition("/")[0] for name in (self.claim, *claims)))


def distinct_errors(found: Iterable[Conflict], verdicts: Mapping[str, Verdict]) -> tuple[DistinctError, ...]:
    """The sets of statements that nothing explains, by the statement that is wrong; those shown in most ways first.

    Of several claims in a set the one with the worst verdict is accused, then the one that stands in most sets. What
    sources say differently accuses nobody.
    """
    real = [item for item in found if not item.apparent and item.scope is not Scope.SOURCES]
    busy = Counter(member for item in real for member in item.members if member in verdicts)
    by_claim: dict[str, list[Conflict]] = defaultdict(list)
    for item in real:
        claims = [member for member in item.members if member in verdicts]
        accused = min(claims, key=lambda name: (_rank(verdicts[name]), -busy[name], name))
        by_claim[accused].append(item)
    errors = [DistinctError(claim, tuple(items)) for claim, items in by_claim.items()]
    return tuple(sorted(errors, key=lambda error: (-len(error.conflicts), error.claim)))


def _rank(verdict: Verdict) -> int:
    return WORST_FIRST.index(verdict) if verdict in WORST_FIRST else len(WORST_FIRST)
