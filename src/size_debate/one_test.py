"""One test of programming, by size: small models made for code against all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.parameters import some_of
from size_debate.compression import size_of
from size_debate.training_runs import figures_on

TEST = "humaneval"
CODE = "code-llama"
"""The family that is made for code."""

SMALL, MADE, GENERAL = SORTS = ["small, on textbooks", "made for code", "general"]

CLOSE = 3.0
"""Points below a model within which another is near it."""


@dataclass(frozen=True, kw_only=True)
class Solver:
    """A model with its scores on the test."""

    entity: str
    label: str
    parameters: float
    facts: tuple[Fact, ...]
    sort: str

    @property
    def scores(self) -> list[float]:
        """Per cent solved, by every source."""
        return [quantity_of(fact).points[0] for fact in self.facts]

    @property
    def score(self) -> float:
        """The mean of them."""
        return sum(self.scores) / len(self.scores)


@dataclass(frozen=True)
class Solvers:
    """All models on record whose size and score are known, the smallest first."""

    corpus: Corpus
    all: tuple[Solver, ...]
    lead: Solver
    """The small model that the chapter looks at first."""

    def of(self, *sorts: str) -> list[Solver]:
        """Those of some sorts."""
        return [one for one in self.all if one.sort in sorts]

    @property
    def above_all_general(self) -> list[Solver]:
        """Small ones and those made for code that solve more than any general one."""
        most = max(one.score for one in self.of(GENERAL))
        return [one for one in self.of(SMALL, MADE) if one.score > most]

    @property
    def beaten(self) -> list[Solver]:
        """General models all of whose scores are below that of the first small one."""
        return [one for one in self.of(GENERAL) if max(one.scores) < self.lead.score]

    @property
    def rivals(self) -> list[Solver]:
        """Models made for code that are near the first small one, or above it."""
        return [one for one in self.of(MADE) if max(one.scores) >= self.lead.score - CLOSE]


def solvers_of(corpus: Corpus, small: Sequence[str]) -> Solvers:
    """Everything measured on the test, `small` apart; Refused for models that have no score on it."""
    facts: dict[str, list[Fact]] = {}
    for fact in figures_on(corpus, "score"):
        if fact.when.metric == TEST and "majority" not in fact.when.under:
            facts.setdefault(fact.subject, []).append(fact)
    sizes = {name: size for name in facts if (size := size_of(corpus, name))}
    chosen = some_of("small", small, sizes, f"models whose size and score on {corpus.label(TEST)} are on record")
    found = [
        Solver(
            entity=name,
            label=corpus.label(name),
            parameters=size,
            facts=tuple(facts[name]),
            sort=_sort(corpus, name, chosen),
        )
        for name, size in sorted(sizes.items(), key=lambda item: item[1])
    ]
    return Solvers(corpus, tuple(found), next(one for one in found if one.entity == chosen[0]))


def _sort(corpus: Corpus, name: str, small: Sequence[str]) -> str:
    if name in small:
        return SMALL
    return MADE if corpus.entities[name].family == CODE else GENERAL
