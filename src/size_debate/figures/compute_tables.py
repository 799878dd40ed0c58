"""The tables of the chapter on GPU-hours."""

from __future__ import annotations

import pandas as pd

from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import Table, cited, law_cited, rough
from assay.quantity import show
from size_debate.printed_hours import HoursTable, Row, fastest_in_words


def what_the_floor_stands_on(table: HoursTable) -> Table:
    """The figures that decide, each at the end that makes the floor low."""
    corpus, kind = table.corpus, table.kind
    best = f"the best run in these records has {quantity_of(table.best_use).printed} ({cited(corpus, table.best_use)})"
    rows = [
        (
            "operations per parameter and token",
            f"at least {show(kind.operations)}",
            law_cited(corpus, "training-compute"),
        ),
        (
            "tokens per parameter",
            f"at least {show(kind.tokens)}",
            f"{law_cited(corpus, 'tokens-per-parameter')}. {table.law('tokens-per-parameter').validity}",
        ),
        ("fastest accelerator on record", fastest_in_words(table), cited(corpus, kind.fastest)),
        (
            "share of its peak that is used",
            f"at most {show(100 * kind.share)} %",
            f"{law_cited(corpus, 'gpu-hours')}; {best}",
        ),
    ]
    return Table(pd.DataFrame(rows, columns=["what", "taken as", "from"]))


def row_by_row(table: HoursTable) -> Table:
    """What arithmetic says of each row."""
    return Table(
        pd.DataFrame(
            {
                "row": [row.label for row in table.rows],
                "GPU-hours printed": [row.hours.printed for row in table.rows],
                "the floor": [rough(row.floor) for row in table.rows],
                "so it is": [_verdict(row) for row in table.rows],
            }
        )
    )


def what_would_save_a_row(table: HoursTable) -> Table:
    """How far each assumption would have to move, alone, for each row that cannot be."""
    rows = [line for row in table.beaten for line in _ways_out(table, row)]
    return Table(pd.DataFrame(rows, columns=["row", "what it would take", "how far"]))


def possible_rows(table: HoursTable) -> Table:
    """What the hours of the other rows would buy at best, and what it took others."""
    rows = []
    for row in table.possible:
        run = table.cheapest_near(row)
        where = f"{table.corpus.label(run.entity)}; {cited(table.corpus, run.fact)}" if run else ""
        rows.append(
            {
                "row": row.label,
                "printed GPU-hours": row.hours.printed,
                "tokens per parameter, at best": rough(row.tokens_at_best),
                "least that was reported": f"{run.amount:,.0f} ({where})" if run else "none on record",
                "times the printed figure": f"{run.amount / row.printed:,.1f}" if run else "",
            }
        )
    return Table(pd.DataFrame(rows))


def _verdict(row: Row) -> str:
    if row.is_beaten:
        return f"not possible: the floor is {row.times_too_few:.1f} times as much"
    if row.is_open and row.is_below:
        return (
            f"true as far as it goes, for it is only a bound; the floor of a dense model is "
            f"{row.times_too_few:,.0f} times as much"
        )
    return "not forbidden by arithmetic"


def _ways_out(table: HoursTable, row: Row) -> list[tuple[str, str, str]]:
    peak = f"{row.way_to_go:.1f} times the peak of the {table.corpus.label(table.kind.fastest.subject)}"
    least = rough(table.runs[0].per_parameter)
    ways = {
        "a faster accelerator": f"{peak}; computing with half the bits doubles it at best",
        "less text": f"{rough(row.tokens_to_fit)} tokens per parameter; the least on record is {least}",
        "a mixture of experts": f"at most {100 / row.way_to_go:.0f} % of the weights at work on a token",
    }
    return [(row.label, way, far) for way, far in ways.items()]
