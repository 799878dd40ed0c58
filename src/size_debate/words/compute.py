"""What the text of the chapter on GPU-hours prints."""

from __future__ import annotations

from collections.abc import Sequence

from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import law_cited, rough
from assay.notebooks.telling import Part, citing, series
from assay.quantity import show, unit
from size_debate.compute import MIXED_ADAM
from size_debate.printed_hours import HoursTable, Row, common_hours
from size_debate.sparse_runs import Sparse
from size_debate.words import Told


def of_the_tokens(table: HoursTable) -> Told:
    """The least and the middle of what dense models read for each parameter."""
    least = table.runs[0]
    return {
        "least_model": table.corpus.label(least.entity),
        "least_tokens": show(least.amount, unit("token")),
        "least_size": show(least.parameters),
        "least": rough(least.per_parameter),
        "assumed": show(table.kind.tokens),
        "runs": len(table.runs),
        "middle": rough(table.middle),
        "too_kind": rough(table.middle / table.kind.tokens),
    }


def of_the_floor(table: HoursTable) -> Told:
    """Which rows lie below the floor."""
    return {
        "rows": len(table.rows),
        "beaten": len(table.beaten) or "none",
        "which": _in_words([_beaten(row) for row in table.beaten]) or "no row",
        "reported": len(table.reported),
    }


def of_the_choice(table: HoursTable) -> Told:
    """What is common on record, and how kindly operations are counted."""
    _, (accelerator, share, tokens) = common_hours(table)
    name, _, peak = accelerator.rpartition(", ")
    common = f"an {name} ({peak}) at {share} of its peak, and read {tokens.replace(' for', ' tokens for')}"
    return {"common": common, "operations": show(table.kind.operations)}


def of_the_rest(table: HoursTable) -> Told:
    """The rows that are possible."""
    return {"possible": len(table.possible) or "none"}


def of_sparse_models(table: HoursTable, found: Sequence[Sparse]) -> Told:
    """Mixtures of experts: what they took, and what the article prints for such a size."""
    none = "No mixture on record has its training compute published."
    rows = [_took(table, one) for one in found]
    return {"sparse": [part for at, row in enumerate(rows) for part in ([" ", *row] if at else row)] or none}


def of_the_days(table: HoursTable) -> Told:
    """Rows whose hours and days leave too few GPUs."""
    corpus, roomiest = table.corpus, table.roomiest
    few = [
        f"{row.label} ({rough(row.accelerators)}, where {rough(table.holding(row))} are needed)"
        for row in table.too_few
    ]
    return {
        "bytes": show(table.state.low),
        "bytes_from": law_cited(corpus, "training-memory"),
        "usual_bytes": show(MIXED_ADAM.low),
        "room": quantity_of(roomiest).printed,
        "roomiest": corpus.label(roomiest.subject),
        "roomiest_from": citing(corpus, roomiest),
        "too_few": f"too few GPUs for {_in_words(few)}" if few else "enough GPUs for every one of its models",
    }


def _beaten(row: Row) -> str:
    return f"{row.label} the floor is {rough(row.floor, unit('gpu_hour'))}, {row.times_too_few:.1f} times as much"


def _took(table: HoursTable, one: Sparse) -> list[Part]:
    took = show(quantity_of(one.compute).points[0], unit("flop"))
    parts: list[Part] = [
        f"{one.label}, {show(one.size.points[0])} parameters in a mixture, took {took} (",
        *series(citing(table.corpus, one.compute)),
        f"). With the assumptions above that is at least {rough(one.least, unit('gpu_hour'))}.",
    ]
    if one.spent and one.days and one.accelerators:
        parts.append(
            f" As it was run, on {one.accelerators.printed} accelerators for {one.days.printed} days, it took "
            f"{show(one.spent, unit('gpu_hour'))}."
        )
        parts += [
            f" The article prints {row.hours.printed} for {row.label}: {one.spent / row.printed:.0f} times less."
            for row in one.near
        ]
    return parts


def _in_words(texts: Sequence[str]) -> str:
    return " and for ".join(texts)
