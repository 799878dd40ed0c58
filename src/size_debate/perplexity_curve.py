"""An article's curve of perplexity by size, against the series on record and the laws that were fitted to many runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import exp, log

from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.parameters import Refused, one_of
from assay.quantity import Interval, Quantity, show
from size_debate.perplexity import (
    Point,
    Power,
    Series,
    bend,
    drawn,
    is_plain,
    middle,
    power_through,
    series_on_record,
    steepness,
)
from size_debate.scaling import Fit, Version, versions
from size_debate.training_runs import RunOnRecord, figures_on, tokens_on_record

At = Callable[[float], float]
"""A curve: perplexity by parameters."""

ARTICLE, MEASURED, FITTED = KINDS = ["the article", "measured", "a fitted law"]
KAPLAN, HOFFMANN, AGAIN = [
    "the law of Kaplan et al.",
    "the law of Hoffmann et al.",
    "the law of Hoffmann et al., fitted again",
]
FORMS = {HOFFMANN: "before rounding", AGAIN: "fitted again"}
"""The version of a law that each of the later two is."""

NEAR = 2.0
"""A model is near a size from half of it to twice of it."""


@dataclass(frozen=True)
class Curve:
    """A measured series or a fitted law, and where along the sizes it is drawn."""

    kind: str
    at: At
    places: tuple[float, ...]


@dataclass(frozen=True)
class Bend:
    """How steep the second step is, as a share of the first, and the same with all that digits leave open."""

    kind: str
    value: float
    draws: list[float]

    @property
    def range(self) -> Interval:
        """Where the middle of the draws lies."""
        return middle(self.draws)


@dataclass(frozen=True)
class Near:
    """A model that was measured on some text, and the article's size that it is near."""

    series: Series
    point: Point
    size: float


@dataclass(frozen=True)
class PowerLaw:
    """The power law through the article's first three points, and the same for what their digits allow."""

    exact: Power
    found: list[Power]
    fitting: list[float]
    """What those laws give for the fourth size that its printed digits allow."""


@dataclass(frozen=True, kw_only=True)
class PrintedCurve:
    """The perplexities that an article prints for four sizes, the smallest first, and all that they are held against.

    `count` draws with a seed say what the printed digits leave open.
    """

    corpus: Corpus
    claims: tuple[Claim, ...]
    sizes: tuple[float, ...]
    count: int
    seed: int
    series: tuple[Series, ...]
    """All series on record."""
    forms: Mapping[str, Version]
    """The fitted law in its versions."""

    @property
    def quantities(self) -> list[Quantity]:
        """What is printed."""
        return [claim.figure for claim in self.claims if claim.figure]

    @property
    def printed(self) -> list[float]:
        """The same as numbers."""
        return [value.points[0] for value in self.quantities]

    @property
    def names(self) -> list[str]:
        """The sizes in words."""
        return [show(size) for size in self.sizes]

    @property
    def falls(self) -> list[float]:
        """By how many per cent each step falls."""
        return [100 * (1 - after / before) for before, after in pairwise(self.printed)]

    def title(self, series: Series) -> str:
        """What was measured on which text."""
        first, last = (self.corpus.label(point.entity) for point in (series.points[0], series.points[-1]))
        return f"{first} to {last} on {self.corpus.label(series.metric)}"

    @property
    def near(self) -> list[Near]:
        """Everything measured near the article's two smaller sizes."""
        points = [(series, point) for series in self.series for point in series.points]
        return [
            Near(series, point, size)
            for size in self.sizes[:2]
            for series, point in points
            if 1 / NEAR <= point.parameters / size <= NEAR
        ]

    def heights(self, size: float) -> list[float]:
        """The perplexities on record near a size."""
        return [one.point.perplexity.midpoint for one in self.near if one.size == size]

    @property
    def rivals(self) -> list[Fact]:
        """The perplexities of the model and text that most sources measured, the least first."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in filter(is_plain, figures_on(self.corpus, "perplexity")):
            found.setdefault((fact.subject, fact.when.metric or ""), []).append(fact)
        _, facts = max(found.items(), key=lambda item: (len({fact.source for fact in item[1]}), item[0]))
        return sorted(facts, key=lambda fact: quantity_of(fact).points[0])

    @cached_property
    def long(self) -> dict[str, Series]:
        """The series that reach as far as the article's third size."""
        return {self.title(one): one for one in self.series if one.spans(self.sizes[0], self.sizes[2])}

    @cached_property
    def read(self) -> RunOnRecord:
        """The largest run of these series whose text is published: every size is given as much."""
        entities = {point.entity for series in self.long.values() for point in series.points}
        runs = (run for run in tokens_on_record(self.corpus) if run.entity in entities)
        return max(runs, key=lambda run: run.parameters)

    def fit(self, law: str) -> Fit:
        """The constants of one of the later two laws."""
        return self.forms[FORMS[law]].fit

    @property
    def kaplan(self) -> tuple[Fact, Fact]:
        """The constants of the law by size alone, N_c and alpha_N."""
        facts = {fact.when.setting: fact for fact in self.corpus.facts_about("scaling-laws", "fitted_constant")}
        return facts["N_c"], facts["alpha_N"]

    @cached_property
    def laws(self) -> dict[str, At]:
        """Perplexity by each fitted law."""
        size, power = (quantity_of(fact).points[0] for fact in self.kaplan)
        return {KAPLAN: by_size_alone(size, power)} | {name: self.on_equal_text(self.fit(name)) for name in FORMS}

    def on_equal_text(self, fit: Fit) -> At:
        """Perplexity by the law of the Chinchilla paper, every size on the same text."""
        return lambda parameters: exp(fit.loss(parameters, self.read.amount))

    @cached_property
    def curves(self) -> dict[str, Curve]:
        """All that the article is held against."""
        measured = {name: Curve(MEASURED, one.curve(), one.sizes) for name, one in self.long.items()}
        grid = tuple(between(self.sizes[0], self.sizes[-1], 30))
        return measured | {name: Curve(FITTED, at, grid) for name, at in self.laws.items()}

    def ratios(self, index: int, until: int, names: Iterable[str] | None = None) -> list[float]:
        """Per cent that is left of each curve from one of the article's sizes to another."""
        chosen = self.curves if names is None else names
        low, high = self.sizes[index], self.sizes[until]
        return [100 * self.curves[name].at(high) / self.curves[name].at(low) for name in chosen]

    def line(self, values: Sequence[float]) -> At:
        """The article's curve, with values that its digits allow."""
        return dict(zip(self.sizes, values, strict=True)).__getitem__

    @cached_property
    def shaken(self) -> list[list[float]]:
        """The article's values, each drawn evenly from its last digit."""
        return list(drawn([value.interval for value in self.quantities], self.count, self.seed))

    def step(self, name: str, index: int) -> float:
        """Steepness of one step of a curve: the power of the size by which it falls."""
        at = self.line(self.printed) if name == ARTICLE else self.curves[name].at
        return self.slope(at, index)

    def slope(self, at: At, index: int) -> float:
        """The same of any curve."""
        small, large = self.sizes[index], self.sizes[index + 1]
        return steepness((small, at(small)), (large, at(large)))

    @cached_property
    def bends(self) -> dict[str, Bend]:
        """How much the steepness shrinks, for the article and all others; the sharpest first."""
        bends = {ARTICLE: self._bend(ARTICLE, self.line(self.printed), map(self.line, self.shaken))}
        for name, series in self.long.items():
            draws = drawn([point.perplexity for point in series.points], self.count, self.seed)
            bends[name] = self._bend(MEASURED, series.curve(), map(series.curve, draws))
        for name, form in FORMS.items():
            bends[name] = self._bend(FITTED, self.laws[name], map(self.on_equal_text, self.forms[form].others))
        constants = drawn([quantity_of(fact).interval for fact in self.kaplan], self.count, self.seed)
        others = (by_size_alone(size, power) for size, power in constants)
        bends[KAPLAN] = self._bend(FITTED, self.laws[KAPLAN], others)
        return dict(sorted(bends.items(), key=lambda item: item[1].value))

    def _bend(self, kind: str, at: At, others: Iterable[At]) -> Bend:
        three = self.sizes[:3]
        return Bend(kind, bend(at, three), [bend(one, three) for one in others])

    @cached_property
    def power_law(self) -> PowerLaw:
        """The power law through the first three points; Refused where there is none."""
        three = self.sizes[:3]
        exact = power_through(list(zip(three, self.printed[:3], strict=True)))
        if exact is None:
            raise Refused("no power law goes through the first three points that the article prints")
        tried = [power_through(list(zip(three, values[:3], strict=True))) for values in self.shaken]
        found = [one for one in tried if one is not None]
        fourth = [one.perplexity(self.sizes[3]) for one in found]
        return PowerLaw(exact, found, [value for value in fourth if self.quantities[3].interval.contains(value)])

    def usual(self, parameters: float) -> float:
        """The part of the published loss that falls with the size, moved and scaled to meet the first two points."""
        law, (first, second, *_) = self.fit(HOFFMANN), self.sizes
        near, far = law.of_size(first), law.of_size(second)
        slope = log(self.printed[0] / self.printed[1]) / (near - far)
        return exp(log(self.printed[0]) - slope * (near - law.of_size(parameters)))

    def text_needed(self, law: str) -> float:
        """Tokens on which the third size would gain no more on the second than the article prints."""
        fit, gain = self.fit(law), log(self.printed[1] / self.printed[2])
        return fit.tokens_for(fit.loss(self.sizes[1], self.read.amount) - gain, self.sizes[2])


def by_size_alone(size: float, power: float) -> At:
    """Perplexity by size alone, where text is no limit: equation 1.1 of Kaplan et al. (2020)."""
    return lambda parameters: exp((size / parameters) ** power)


def between(low: float, high: float, steps: int) -> list[float]:
    """Places from one end to the other, evenly on a logarithmic axis."""
    return [low * (high / low) ** (step / steps) for step in range(steps + 1)]


def curve_of(corpus: Corpus, article: str, count: int, seed: int) -> PrintedCurve:
    """The curve of an article that prints a perplexity for four sizes; Refused for any other article."""
    found = {name: _claims_in(corpus, name) for name in corpus.articles}
    possible = {name: claims for name, claims in found.items() if len(claims) == 4}
    claims = possible[one_of("article", article, possible, "articles that print a perplexity for each of four sizes")]
    series, sizes = tuple(series_on_record(corpus)), tuple(claims)
    curve = PrintedCurve(
        corpus=corpus,
        claims=tuple(claims.values()),
        sizes=sizes,
        count=count,
        seed=seed,
        series=series,
        forms=versions(corpus, count, seed),
    )
    if not curve.long:
        raise Refused(f"no series on record spans the sizes of {article}")
    return curve


def _claims_in(corpus: Corpus, article: str) -> dict[float, Claim]:
    """The perplexities of an article by size, the smallest first."""
    found = {}
    for claim in corpus.claims_of(article):
        if claim.attribute == "perplexity" and claim.subject and claim.figure:
            size = dict(corpus.entities[claim.subject].given).get("parameters")
            if size:
                found[size.points[0]] = claim
    return dict(sorted(found.items()))
