"""Mixtures of experts whose training compute is published, beside the rows of an article."""

from __future__ import annotations

from dataclasses import dataclass

from assay.model import Fact
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity
from size_debate.compute import HOURS_A_DAY, gpu_hours
from size_debate.printed_hours import NEAR, HoursTable, Row
from size_debate.training_runs import figures_on, is_mixture


@dataclass(frozen=True, kw_only=True)
class Sparse:
    """A mixture of experts whose training compute is published."""

    label: str
    compute: Fact
    size: Quantity
    least: float
    """GPU-hours that its compute takes with the kindest assumptions."""
    days: Quantity | None
    accelerators: Quantity | None
    near: tuple[Row, ...]
    """Rows of about its size."""

    @property
    def spent(self) -> float | None:
        """GPU-hours that it took, where days and accelerators are published."""
        if not (self.days and self.accelerators):
            return None
        return self.days.points[0] * HOURS_A_DAY * self.accelerators.points[0]


def sparse_models(table: HoursTable) -> list[Sparse]:
    """Mixtures of experts whose training compute and size are published."""
    facts = figures_on(table.corpus, "training_compute")
    return [one for fact in facts if is_mixture(table.corpus, fact.subject) and (one := _sparse(table, fact))]


def _sparse(table: HoursTable, compute: Fact) -> Sparse | None:
    given = {
        attribute: quantity_of(fact)
        for attribute in ("parameters", "training_days", "training_accelerators")
        for fact in figures_on(table.corpus, attribute)[::-1]
        if fact.subject == compute.subject
    }
    size = given.get("parameters")
    if size is None:
        return None
    least = gpu_hours(quantity_of(compute).interval, table.kind.peak, Interval.exact(table.kind.share)).low
    near = tuple(row for row in table.rows if 1 / NEAR <= size.points[0] / row.parameters <= NEAR)
    days, accelerators = given.get("training_days"), given.get("training_accelerators")
    return Sparse(
        label=table.corpus.label(compute.subject),
        compute=compute,
        size=size,
        least=least,
        days=days,
        accelerators=accelerators,
        near=near,
    )
