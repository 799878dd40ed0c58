"""The GPU-hours and days that an article prints, against the least that training can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf, isinf
from statistics import median

from assay.evidence.lawbook import Lawbook
from assay.model import Fact, Law
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import law_named
from assay.notebooks.parameters import Refused, one_of
from assay.quantity import Interval, Quantity, show
from size_debate.compute import accelerators_for, quotient, tokens_within, training_memory
from size_debate.recomputed.finding import Figure
from size_debate.training_runs import (
    Kindest,
    RunOnRecord,
    best_equipment,
    figures_on,
    hours_on_record,
    kindest,
    tokens_on_record,
)  # fmt: skip
from size_debate.what_if import Printed, hours_needed, what_if

NEAR = 2.0
"""A run is near a size from half of it to twice of it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A size with the GPU-hours that an article prints for it, and the least that a dense model takes."""

    name: str
    label: str
    size: Quantity
    hours: Quantity
    days: Quantity | None
    kind: Kindest

    @property
    def short(self) -> str:
        """The size as a figure."""
        return show(self.parameters)

    @property
    def parameters(self) -> float:
        """The size as a number."""
        return self.size.points[0]

    @property
    def printed(self) -> float:
        """The hours as a number."""
        return self.hours.points[0]

    @property
    def floor(self) -> float:
        """The least hours of a dense model of this size."""
        return self.kind.least_hours(self.size.interval).low

    @property
    def is_below(self) -> bool:
        """Whether the printed number is less than the floor."""
        return self.printed < self.floor

    @property
    def is_beaten(self) -> bool:
        """Whether all that the figure asserts is less than the floor."""
        return self.hours.interval.high < self.floor

    @property
    def is_open(self) -> bool:
        """Whether the figure says only "so many or more"."""
        return isinf(self.hours.interval.high)

    @property
    def tokens_at_best(self) -> float:
        """Tokens for each parameter that the printed hours leave with the kindest assumptions."""
        share = Interval.exact(self.kind.share)
        read = tokens_within(Interval.exact(self.printed), self.kind.peak, share, Interval.exact(self.parameters))
        return read.low / self.parameters

    @property
    def tokens_to_fit(self) -> float:
        """Tokens for each parameter with which the floor would come down to what is printed."""
        most, share = Interval.exact(self.hours.interval.high), Interval.exact(self.kind.share)
        return tokens_within(most, self.kind.peak, share, self.size.interval).low / self.size.interval.high

    @property
    def times_too_few(self) -> float:
        """How many times the printed number the floor is."""
        return self.floor / self.printed

    @property
    def way_to_go(self) -> float:
        """How many times the floor is what the figure asserts at most: by so much an assumption would have to move."""
        return self.floor / self.hours.interval.high

    @property
    def accelerators(self) -> float:
        """GPUs that follow from the printed hours and days."""
        assert self.days is not None
        return accelerators_for(Interval.exact(self.printed), Interval.exact(self.days.points[0])).low


@dataclass(frozen=True)
class HoursTable:
    """The rows of an article, the smallest size first, and the runs on record."""

    corpus: Corpus
    kind: Kindest
    rows: tuple[Row, ...]

    @cached_property
    def runs(self) -> list[RunOnRecord]:
        """Dense models whose size and tokens are published, the fewest tokens per parameter first."""
        return tokens_on_record(self.corpus)

    @cached_property
    def reported(self) -> list[RunOnRecord]:
        """Models whose size and GPU-hours are published."""
        return hours_on_record(self.corpus)

    @property
    def middle(self) -> float:
        """The middle of all tokens per parameter."""
        return median(run.per_parameter for run in self.runs)

    @property
    def below(self) -> list[Row]:
        """Rows whose printed number is less than the floor."""
        return [row for row in self.rows if row.is_below]

    @property
    def beaten(self) -> list[Row]:
        """Rows that cannot be, whatever their figure leaves open."""
        return [row for row in self.rows if row.is_beaten]

    @property
    def possible(self) -> list[Row]:
        """Rows that arithmetic does not forbid."""
        return [row for row in self.rows if not row.is_below]

    @property
    def timed(self) -> list[Row]:
        """Rows for which the article prints days as well."""
        return [row for row in self.rows if row.days]

    @property
    def roomiest(self) -> Fact:
        """The accelerator with the most memory."""
        return best_equipment(self.corpus, "accelerator_memory")

    @property
    def state(self) -> Interval:
        """Bytes that training keeps for each parameter, at the least."""
        return Interval.exact(law_named(self.corpus, "training-memory").constant.low / 8)

    def holding(self, row: Row) -> float:
        """GPUs of the roomiest kind whose memory holds the model of a row while it is trained."""
        room = Interval.exact(quantity_of(self.roomiest).interval.high * 1e9)
        return quotient(training_memory(Interval.exact(row.parameters), self.state), room).low

    @property
    def too_few(self) -> list[Row]:
        """Rows whose hours and days leave too few GPUs to hold the model."""
        return [row for row in self.timed if self.holding(row) > row.accelerators]

    @property
    def best_use(self) -> Fact:
        """The run that used most of its peak."""
        return max(figures_on(self.corpus, "utilisation"), key=lambda fact: (quantity_of(fact).points[0], fact.id))

    def law(self, name: str) -> Law:
        """A law by its id."""
        return law_named(self.corpus, name)

    def floor_of(self, run: RunOnRecord) -> float:
        """The least hours of a dense model as large as that of a run."""
        return self.kind.least_hours(Interval.exact(run.parameters)).low

    def cheapest_near(self, row: Row) -> RunOnRecord | None:
        """The run with the fewest hours of all whose model is about as large."""
        near = [run for run in self.reported if 1 / NEAR <= run.parameters / row.parameters <= NEAR]
        return min(near, key=lambda run: run.amount, default=None)


def hours_table(corpus: Corpus, article: str) -> HoursTable:
    """The GPU-hours that an article prints by size; Refused for an article that prints none."""
    found = {name: list(_rows(corpus, name)) for name in corpus.articles}
    possible = {name: rows for name, rows in found.items() if rows}
    rows = possible[one_of("article", article, possible, "articles that print GPU-hours by the size of a model")]
    table = HoursTable(corpus, kindest(corpus), tuple(sorted(rows, key=lambda row: row.parameters)))
    hold_against_the_laws(table)
    return table


def hold_against_the_laws(table: HoursTable) -> None:
    """Refuse a floor that the laws of this book do not give, that a run on record is below, or that has no ground."""
    book = Lawbook(table.corpus)
    for row in table.rows:
        allowed = book.allowed(row.name, "gpu_hours")
        if allowed is not None and abs(allowed.interval.low / row.floor - 1) >= 0.01:
            raise Refused(f"the laws allow {allowed.interval} GPU-hours for {row.label}, this chapter {row.floor}")
    if below := [run.entity for run in table.reported if run.amount < table.floor_of(run)]:
        raise Refused(f"the floor is wrong: it is above the GPU-hours that were reported of {', '.join(below)}")
    if table.runs[0].per_parameter < table.kind.tokens:
        raise Refused(f"{table.runs[0].entity} saw fewer tokens than the law on tokens per parameter allows")


def common_hours(table: HoursTable) -> tuple[dict[str, float], list[str]]:
    """The hours of each row with what is common on record, and that in words."""
    choice = what_if(table.corpus, table.kind, as_printed(table))
    usual = choice.presets[0].places
    chosen = {control.name: control.stops[usual[control.name]] for control in choice.controls}
    values = (chosen[name].value for name in ("tokens", "share", "peak"))
    tokens, share, peak = values
    operations = table.kind.operations
    hours = {row.name: hours_needed(operations, row.size.interval.low, tokens, share, peak) for row in table.rows}
    return hours, [chosen[name].said for name in ("peak", "share", "tokens")]


def as_printed(table: HoursTable) -> list[Printed]:
    """The rows as the question "what if?" takes them."""
    return [Printed(row.short, row.size.interval.low, row.hours) for row in table.rows]


def least_hours(table: HoursTable) -> Iterator[Figure]:
    """The floor of each row, for the checker."""
    kind, fastest = table.kind, fastest_in_words(table)
    for row in table.rows:
        dense = ("architecture", "dense decoder") in table.corpus.entities[row.name].given_names
        because = (
            f"For a dense model, with {show(kind.operations)} operations per parameter and token, {show(kind.tokens)} "
            f"tokens per parameter, and {show(100 * kind.share)} % of the peak of the fastest accelerator on record "
            f"({fastest}).{'' if dense else ' A mixture of experts may take less.'}"
        )
        yield Figure(
            name=f"least GPU-hours of {row.label}", subject=row.name, attribute="gpu_hours",
            value=Interval(row.floor, inf), unit="gpu_hour", because=because, when={"setting": "dense"},
        )  # fmt: skip


def fastest_in_words(table: HoursTable) -> str:
    """The fastest accelerator with its peak."""
    fastest = table.kind.fastest
    return f"{table.corpus.label(fastest.subject)}, {quantity_of(fastest).printed}"


def _rows(corpus: Corpus, article: str) -> Iterator[Row]:
    hours, days = (_claims_on(corpus, article, name) for name in ("gpu_hours", "training_days"))
    kind = kindest(corpus) if hours else None
    for name, printed in hours.items():
        size = dict(corpus.entities[name].given).get("parameters")
        if size and kind:
            yield Row(name=name, label=corpus.label(name), size=size, hours=printed, days=days.get(name), kind=kind)


def _claims_on(corpus: Corpus, article: str, attribute: str) -> dict[str, Quantity]:
    claims = (claim for claim in corpus.claims_of(article) if claim.attribute == attribute)
    return {claim.subject: claim.figure for claim in claims if claim.subject and claim.figure}
