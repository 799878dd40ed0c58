"""Statements on what grows with size, counted step by step within families, each step within one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Quantity
from size_debate.recomputed.finding import Tally
from size_debate.training_runs import figures_on

WHOLE = (None, "zero-shot", "one-shot", "few-shot", "5-shot", "16 bits", "32 bits", "dense", "before offsets")
"""Settings in which a model is as it was trained, neither compressed nor pruned."""


@dataclass(frozen=True)
class Series:
    """One attribute of the members of a family, by one source in one setting, in the order of another attribute."""

    facts: tuple[Fact, ...]

    @property
    def steps(self) -> list[float]:
        """The change in every step, by the printed figures."""
        points = [quantity_of(fact).points[0] for fact in self.facts]
        return [after - before for before, after in pairwise(points)]


@dataclass(frozen=True)
class Count:
    """Steps of several series: how many rise, and how many rise or fall; level ones count as neither."""

    rising: int
    falling: int
    families: tuple[str, ...]

    @property
    def total(self) -> int:
        """All that are not level."""
        return self.rising + self.falling


def series(
    corpus: Corpus, attribute: str, over: str = "parameters", metrics: Iterable[str] | None = None
) -> list[Series]:
    """All series of two members or more; of each member the first figure counts."""
    wanted = None if metrics is None else set(metrics)
    groups: dict[tuple[str, ...], dict[str, Fact]] = defaultdict(dict)
    for fact in figures_on(corpus, attribute):
        family = corpus.entities[fact.subject].family
        if family and fact.when.terms in WHOLE and (wanted is None or fact.when.metric in wanted):
            key = (fact.source, family, fact.when.metric or "", fact.when.under)
            groups[key].setdefault(fact.subject, fact)
    found = []
    for members in groups.values():
        placed = {place: fact for fact in members.values() if (place := _place(corpus, fact.subject, over)) is not None}
        if len(placed) > 1:
            found.append(Series(tuple(placed[place] for place in sorted(placed))))
    return found


def count(
    corpus: Corpus, attributes: Iterable[str], over: str = "parameters", metrics: Iterable[str] | None = None
) -> Count:
    """All steps of all series on the attributes."""
    every = [one for attribute in attributes for one in series(corpus, attribute, over, metrics)]
    steps = [step for one in every for step in one.steps]
    families = dict.fromkeys(corpus.label(corpus.entities[one.facts[0].subject].family) for one in every)
    return Count(sum(step > 0 for step in steps), sum(step < 0 for step in steps), tuple(families))


GROWING: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("GPU-hours", ("gpu_hours",), ("mistral-size-challenge/larger-take-longer",
      "evolution-of-model-size/larger-longer-training"), "larger models run on the same equipment"),
    ("GPU-hours, operations and emissions", ("gpu_hours", "training_compute", "training_carbon"),
     ("mistral-size-challenge/larger-need-more-compute",), ""),
    ("GPU-hours, operations, tokens and memory", ("gpu_hours", "training_compute", "training_tokens", "weight_memory"),
     ("mistral-and-phi/larger-need-more-resources",), ""),
    ("GPU-hours and memory", ("gpu_hours", "weight_memory"), ("mistral-and-phi/smaller-models-cheaper",),
     "what is paid goes with hours and memory"),
    ("GPU-hours and the memory", ("gpu_hours", "weight_memory"), ("evolution-of-model-size/larger-slower-and-heavier",),
     "the time of an answer goes with the computation for a token"),
    ("memory of the weights", ("weight_memory",), ("mistral-size-challenge/larger-need-more-memory",), ""),
    ("layers and width", ("layers", "hidden_size"), ("evolution-of-model-size/larger-deeper-and-wider",), ""),
    ("scores", ("score",), ("mistral-size-challenge/size-enhances-performance",
      "mistral-and-phi/larger-better-in-benchmarks"), ""),
    ("scores and operations", ("score", "training_compute"),
     ("bigger-not-always-better/performance-rose-with-size",), ""),
    ("scores in benchmarks", ("score",), ("when-llms-shrink/larger-led-to-jumps",), "every rise counts as a large one"),
    ("scores within families", ("score",), ("evolution-of-model-size/larger-state-of-the-art",),
     "what is best in its family is the best of its time"),
)  # fmt: skip
"""What is counted, over which attributes, for which claims, and what has to be assumed for it to decide them."""


def growing(corpus: Corpus) -> Iterator[Tally]:
    """What rises with the number of parameters within the families on record."""
    for what, attributes, claims, assumed in GROWING:
        counted = count(corpus, attributes)
        yield Tally(
            name=f"{what} of larger models", holds=counted.rising, total=counted.total,
            says=f"of {counted.total} steps from one size of a family to the next {counted.rising} raise the {what}",
            because=f"Each step within one source: {', '.join(counted.families)}.",
            claims=claims, when={"setting": assumed} if assumed else {},
        )  # fmt: skip


SUPERGLUE = ("boolq", "copa", "wic", "wsc", "multirc", "record", "rte", "cb", "superglue", "super-glue", "glue")


def superglue(corpus: Corpus) -> Iterator[Tally]:
    """Scores on the tasks of GLUE and SuperGLUE alone."""
    counted = count(corpus, ["score"], metrics=SUPERGLUE)
    if counted.total:
        yield Tally(
            name="scores on tasks of SuperGLUE", holds=counted.rising, total=counted.total,
            says=f"on tasks of SuperGLUE scores rise in {counted.rising} of {counted.total} steps of size",
            because=f"Each step within one source: {', '.join(counted.families)}.",
            claims=("mistral-size-challenge/larger-score-higher",),
            when={"setting": "HELM is as these tasks"},
        )  # fmt: skip


def perplexities(corpus: Corpus) -> Iterator[Tally]:
    """How perplexity falls with size, and whether each step gains less than the one before."""
    counted = count(corpus, ["perplexity"])
    yield Tally(
        name="perplexity of larger models", holds=counted.falling, total=counted.total,
        says=f"from one size of a family to the next perplexity falls in {counted.falling} of {counted.total} steps",
        because=f"Each step within one source and setting: {', '.join(counted.families)}.",
        claims=("evolution-of-model-size/larger-lower-perplexity",),
    )  # fmt: skip
    pairs = [pair for one in series(corpus, "perplexity") for pair in pairwise(one.steps)]
    less = sum(abs(later) < abs(earlier) for earlier, later in pairs)
    yield Tally(
        name="gains in perplexity", holds=less, total=len(pairs),
        says=f"{less} of {len(pairs)} steps in size gain fewer points of perplexity than the step before",
        because="In points; in shares of the perplexity the steps are more alike.",
        claims=("evolution-of-model-size/perplexity-gains-diminish",),
        when={"setting": "gains are told in points"},
    )  # fmt: skip


def depth(corpus: Corpus) -> Iterator[Tally]:
    """What more layers bring to the networks that classify images."""
    small = count(corpus, ["top1_error"], "layers", ["cifar-10"])
    yield Tally(
        name="errors on CIFAR-10 with depth", holds=small.rising, total=small.total,
        says=f"the error on CIFAR-10 rises in {small.rising} of {small.total} steps in depth",
        because="He et al. 2015, Table 6.", relation="rises_with", subject="resnet-cifar", attribute="top1_error",
        over="layers", when={"metric": "cifar-10"},
    )  # fmt: skip
    ladders = [one.steps for one in series(corpus, "top1_accuracy", "layers", ["imagenet"])]
    pairs = [pair for steps in ladders for pair in pairwise(steps)]
    less = sum(0 < later < earlier for earlier, later in pairs)
    yield Tally(
        name="gains with depth on ImageNet", holds=less, total=len(pairs),
        says=f"{less} of {len(pairs)} steps in depth gain less on ImageNet than the step before, and none loses",
        because="The first weights of torchvision.", claims=("evolution-of-model-size/resnet-gains-diminish",),
    )  # fmt: skip
    rising = sum(step > 0 for steps in ladders for step in steps)
    total = sum(map(len, ladders))
    yield Tally(
        name="depth on a large set and on a small one", holds=rising + small.falling, total=total + small.total,
        says=f"accuracy rises in {rising} of {total} steps in depth on ImageNet, and in {small.falling} of "
        f"{small.total} on CIFAR-10", because="torchvision; He et al. 2015, Table 6.",
        claims=("evolution-of-model-size/larger-overfit-small-sets", "evolution-of-model-size/larger-small-data"),
        when={"setting": "what is lost on CIFAR-10 is overfitting, as its authors say"},
    )  # fmt: skip


def _place(corpus: Corpus, entity: str, over: str) -> float | None:
    values = (fact.value for fact in corpus.facts_about(entity, over))
    return next((value.points[0] for value in values if isinstance(value, Quantity) and value.points), None)
