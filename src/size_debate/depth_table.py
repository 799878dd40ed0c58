"""An article's table of accuracies against published ladders of networks, and against its own sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assay.model import Claim
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.parameters import Refused, one_of
from size_debate.depth import Rung, Step, ladder, layers_of, spread_of, steps

SHOWN: Mapping[tuple[str, str | None], str] = {
    ("torchvision-2024", None): "library, first weights",
    ("torchvision-2024", "newer training recipe, IMAGENET1K_V2"): "library, newer weights",
    ("he-2016-models", "single crop"): "authors, one view",
    ("he-2015", "10 crops"): "authors, ten views",
}
"""The publications by source and setting, and what readers call them."""


@dataclass(frozen=True)
class Table:
    """Both columns of the article, by network in order of depth, and what was published of the same networks."""

    corpus: Corpus
    large: Mapping[str, Claim]
    small: Mapping[str, Claim]

    def label(self, name: str) -> str:
        """The short name of a network."""
        return self.corpus.label(name).removesuffix(" for CIFAR-10")

    @property
    def columns(self) -> dict[str, Mapping[str, Claim]]:
        """The columns by what readers call them."""
        return {"small set, not named": self.small, "large set": self.large}

    @cached_property
    def ladders(self) -> dict[str, list[Rung]]:
        """The networks of the table, by publication."""
        found = {name: ladder(self.corpus, source, "imagenet", [setting]) for (source, setting), name in SHOWN.items()}
        return {name: [rung for rung in rungs if rung.entity in self.large] for name, rungs in found.items()}

    @cached_property
    def agrees(self) -> dict[str, int]:
        """On how many networks a publication agrees with the column of the large set."""
        return {
            name: sum(quantity_of(self.large[rung.entity]).interval.overlaps(rung.accuracy) for rung in rungs)
            for name, rungs in self.ladders.items()
        }

    @property
    def best(self) -> str:
        """The publication that agrees with most of the column."""
        return max(self.agrees, key=lambda name: (self.agrees[name], name))

    @property
    def order(self) -> list[str]:
        """The steps of the table, as `ResNet-18 → 50`."""
        return [self.step(lower, upper) for lower, upper in pairwise(self.large)]

    def step(self, lower: str, upper: str) -> str:
        """One step in words."""
        return f"{self.label(lower)} → {self.label(upper).removeprefix('ResNet-')}"

    @property
    def gains(self) -> list[tuple[str, str, Step]]:
        """Every step of the table in every publication."""
        found = [(name, one) for name, rungs in self.ladders.items() for one in steps(rungs)]
        named = [(self.step(one.lower.entity, one.upper.entity), name, one) for name, one in found]
        return [row for row in named if row[0] in self.order]

    def rises(self, column: str) -> list[float]:
        """What each step gains by a column of the article."""
        points = [quantity_of(claim).points[0] for claim in self.columns[column].values()]
        return [after - before for before, after in pairwise(points)]


@dataclass(frozen=True)
class SmallSet:
    """The ladder on CIFAR-10, which goes on until depth hurts."""

    rungs: tuple[Rung, ...]
    spread: float
    """Between runs of one network, in points."""

    @property
    def top(self) -> Rung:
        """The most accurate network."""
        return max(self.rungs, key=lambda rung: rung.point)

    @property
    def deepest(self) -> Rung:
        """The network with the most layers."""
        return self.rungs[-1]


def table_of(corpus: Corpus, article: str) -> Table:
    """The table of an article that gives accuracies in two columns; Refused for an article without one."""
    columns: dict[str, list[dict[str, Claim]]] = {}
    for name in corpus.articles:
        large, small = (_column(corpus, name, metric) for metric in ("imagenet", None))
        if large and large.keys() == small.keys():
            columns[name] = [large, small]
    large, small = columns[one_of("article", article, columns, "articles with a table of accuracies in two columns")]
    return Table(corpus, large, small)


def small_set(corpus: Corpus) -> SmallSet:
    """The networks for CIFAR-10 by their layers; Refused where their spread is not on record."""
    rungs = ladder(corpus, "he-2015", "cifar-10", ["mean of 5 runs", None])
    spread = next(filter(None, (spread_of(rung.fact) for rung in rungs)), None)
    if len(rungs) < 3 or spread is None:
        raise Refused("there is no ladder of networks for CIFAR-10 on record, with the spread between their runs")
    return SmallSet(tuple(rungs), spread)


def _column(corpus: Corpus, article: str, metric: str | None) -> dict[str, Claim]:
    """The accuracies of one column, by network in order of depth."""
    found = {
        claim.subject: claim
        for claim in corpus.claims_of(article)
        if claim.attribute == "top1_accuracy" and claim.when.metric == metric and claim.figure
    }
    named = {name: claim for name, claim in found.items() if name}
    return dict(sorted(named.items(), key=lambda item: layers_of(corpus, item[0]) or 0))
