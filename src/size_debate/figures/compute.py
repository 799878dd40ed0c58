"""The pictures of the chapter on GPU-hours."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.labels import Dot, Field, beside, names_of
from assay.notebooks.charts.tables import cited, decades, rough
from assay.quantity import Interval, show
from size_debate.printed_hours import HoursTable, as_printed, common_hours
from size_debate.what_if import needed, what_if

SOURCES = ["printed in the article", "reported or estimated by others"]
GPUS = ["GPUs that follow from the article's hours and days", "GPUs whose memory holds the model in training"]
LEFT, RIGHT = 0.02, 1e11
"""Ends of the axis of hours under the reader's own assumptions."""


def tokens_a_parameter(table: HoursTable) -> Picture:
    """Every dense model on record: tokens for each parameter against size."""
    runs, kind, corpus = table.runs, table.kind, table.corpus
    least, most = runs[0], runs[-1]
    dots = [
        Dot(entity=run.entity, name=corpus.label(run.entity), x=run.parameters, y=run.per_parameter) for run in runs
    ]
    frame = pd.DataFrame([(dot.x, dot.y, dot.name) for dot in dots], columns=["parameters", "ratio", "name"])
    along, up = (8e7, 2.5e12), (0.2, 5000)
    shown = beside(dots, Field(along=along, up=up, height=330), corpus)
    scale = alt.Scale(type="log", domain=list(along), nice=False)
    x = alt.X("parameters:Q", scale=scale, axis=decades(8, 12), title="parameters")
    y = alt.Y(
        "ratio:Q",
        scale=alt.Scale(type="log", domain=list(up), nice=False),
        axis=alt.Axis(values=[0.5, 1, 2, 5, 10, 20, 50, 100, 500, 2000], format=",~g"),
        title="training tokens per parameter",
    )
    limit = pd.DataFrame({"parameters": [9e7], "ratio": [kind.tokens], "said": [f"assumed here: {show(kind.tokens)}"]})
    words = alt.Chart(limit).mark_text(align="left", dy=11, color=RED, fontSize=13)
    drawn = alt.Chart(frame).mark_point(filled=True, size=80, color=BLUE, opacity=1, aria=True)
    return Picture(
        chart=alt.layer(
            alt.Chart(limit).mark_rule(strokeDash=[6, 4], strokeWidth=2, color=RED).encode(y=y),
            words.encode(x=x, y=y, text="said:N"),
            drawn.encode(x=x, y=y, description="name:N"),
            names_of(shown, x, y, GREY),
        ).properties(width=WIDTH - 90, height=330),
        title=f"None of {len(runs)} dense models on record saw fewer than {show(kind.tokens)} tokens per parameter",
        alt_text=f"Training tokens for each parameter against the size of {len(runs)} models, on logarithmic axes: "
        f"from {show(most.per_parameter)} down to {show(least.per_parameter)}, and a dashed line below all of them at "
        f"{show(kind.tokens)}, the value assumed here.",
        table=pd.DataFrame(
            {
                "model": [corpus.label(run.entity) for run in runs],
                "parameters": [show(run.parameters) for run in runs],
                "tokens": [show(run.amount) for run in runs],
                "tokens per parameter": [show(run.per_parameter) for run in runs],
                "tokens read in": [cited(corpus, run.fact) for run in runs],
            }
        ),
    )


def floor_and_table(table: HoursTable) -> Picture:
    """The hours that were printed and reported against the region that is not possible."""
    ends = [5e8, 2.5e12]
    sizes = [ends[0] * (ends[1] / ends[0]) ** (step / 40) for step in range(41)]
    floor = [table.kind.least_hours(Interval.exact(size)).low for size in sizes]
    edge = pd.DataFrame({"parameters": sizes, "hours": floor})
    label = table.corpus.label
    points = [(run.parameters, run.amount, SOURCES[1], label(run.entity)) for run in table.reported]
    points += [(row.parameters, row.printed, SOURCES[0], f"the article: {row.hours.printed}") for row in table.rows]
    high = (1.0, 2e7)
    models = [Dot(entity=run.entity, name=label(run.entity), x=run.parameters, y=run.amount) for run in table.reported]
    shown = beside(models, Field(along=(ends[0], ends[1]), up=high, height=400), table.corpus)
    scale = alt.Scale(type="log", domain=ends, nice=False)
    x = alt.X("parameters:Q", scale=scale, axis=decades(9, 12), title="parameters")
    words = "datum.value >= 1e6 ? format(datum.value / 1e6, ',') + ' million' : format(datum.value, ',')"
    y = alt.Y(
        "hours:Q",
        scale=alt.Scale(type="log", domain=list(high), nice=False, clamp=True),
        axis=alt.Axis(values=[1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7], labelExpr=words),
        title="GPU-hours",
    )
    note = pd.DataFrame({"parameters": [2.2e12], "hours": [3], "said": ["not possible for a dense model"]})
    dots = alt.Chart(pd.DataFrame(points, columns=["parameters", "hours", "what", "name"]))
    said = [
        f"{row.label}: {row.hours.printed} printed, {'below' if row.is_below else 'above'} the floor of "
        f"{rough(row.floor)}"
        for row in table.rows
    ]
    return Picture(
        chart=alt.layer(
            alt.Chart(edge).mark_area(color=RED, opacity=0.16).encode(x=x, y=y, y2=alt.datum(1)),
            alt.Chart(edge[edge["hours"] >= 1]).mark_line(color=RED, strokeWidth=2).encode(x=x, y=y),
            alt.Chart(note).mark_text(color=GREY, fontSize=14, align="right").encode(x=x, y=y, text="said:N"),
            dots.mark_point(filled=True, size=130, opacity=1, aria=True).encode(
                x=x,
                y=y,
                color=alt.Color("what:N", scale=alt.Scale(domain=SOURCES, range=[RED, BLUE])),
                shape=alt.Shape("what:N", scale=alt.Scale(domain=SOURCES, range=["diamond", "circle"])),
                description="name:N",
            ),
            names_of(shown, x, y, GREY),
        ).properties(width=WIDTH - 90, height=400),
        title=f"All {len(table.reported)} runs that were reported lie above the floor; of the article’s "
        f"{len(table.rows)} figures {len(table.below)} lie below it",
        alt_text="GPU-hours against parameters on logarithmic axes, with the region that is not possible shaded. "
        f"{'; '.join(said)}. The {len(table.reported)} runs that were reported all lie above it.",
        table=_hours(table),
    )


def try_to_save(table: HoursTable) -> Picture:
    """The rows under assumptions that the reader chooses."""
    choice, (common, _) = what_if(table.corpus, table.kind, as_printed(table)), common_hours(table)
    frame = pd.DataFrame(
        {
            "row": range(len(table.rows)),
            "label": [f"{row.short} parameters" for row in table.rows],
            "parameters": [row.size.interval.low for row in table.rows],
            "printed": [row.printed for row in table.rows],
            "least": [row.floor for row in table.rows],
        }
    )
    lines = ", ".join(f"line_{row}" for row in range(len(table.rows)))
    rows = alt.Chart(frame).transform_calculate(
        needed=needed("datum.parameters", table.kind.operations), edge=str(LEFT), said=f"[{lines}][datum.row]"
    )
    rows = rows.encode(y=alt.Y("row:O", axis=None))
    dot: dict[str, Any] = {"filled": True, "size": 130, "opacity": 1}
    said = [f"{row.short}: {row.hours.printed} printed, {rough(row.floor)} needed" for row in table.rows]
    layers = alt.layer(
        rows.mark_bar(height=18, color=RED, opacity=0.18).encode(x=_on_hours("edge:Q"), x2="least:Q"),
        rows.mark_rule(strokeWidth=2).encode(x=_on_hours("needed:Q"), x2="printed:Q"),
        rows.mark_point(shape="diamond", color=RED, **dot).encode(x=_on_hours("printed:Q")),
        rows.mark_point(shape="circle", color=BLUE, **dot).encode(x=_on_hours("needed:Q")),
        rows.mark_text(align="left", dy=-38, fontWeight="bold").encode(x=alt.value(0), text="label:N"),
        rows.mark_text(align="left", dy=-20).encode(x=alt.value(0), text="said:N"),
    )
    return Picture(
        chart=layers.add_params(*choice.parameters()).properties(width=WIDTH - 40, height=alt.Step(76)),
        title=f"With everything in the article’s favour, {len(table.beaten)} of {len(table.rows)} sizes still cannot "
        "be trained in the hours that it prints",
        alt_text="For each size the GPU-hours that the article prints, a diamond, and the least that training needs "
        f"under the kindest assumptions, a dot: {'; '.join(said)}.",
        table=pd.DataFrame(
            {
                "parameters": [row.short for row in table.rows],
                "GPU-hours printed": [row.hours.printed for row in table.rows],
                "needed, all in the article’s favour": [rough(row.floor) for row in table.rows],
                "needed, as is common on record": [rough(common[row.name]) for row in table.rows],
            }
        ),
        live=choice,
    )


def gpus_that_follow(table: HoursTable) -> Picture:
    """GPUs by the article's hours and days, against those whose memory holds the model."""
    timed, names = table.timed, [row.label for row in table.timed]
    dots = [(row.label, row.accelerators, GPUS[0]) for row in timed]
    dots += [(row.label, table.holding(row), GPUS[1]) for row in timed]
    scale = alt.Scale(type="log", domain=[0.03, 200], nice=False, clamp=True)
    ticks = alt.Axis(values=[0.1, 1, 10, 100], format=",~g")
    said = [f"{row.label}: {rough(row.accelerators)} against {rough(table.holding(row))}" for row in timed]
    points = alt.Chart(pd.DataFrame(dots, columns=["size", "count", "what"]))
    drawn = points.mark_point(filled=True, size=130, opacity=1).encode(
        x=alt.X("count:Q", scale=scale, axis=ticks, title="GPUs"),
        y=alt.Y("size:N", sort=names, title=None, axis=named(names)),
        color=alt.Color("what:N", scale=alt.Scale(domain=GPUS, range=[RED, GREEN]), legend=alt.Legend(columns=1)),
        shape=alt.Shape("what:N", scale=alt.Scale(domain=GPUS, range=["diamond", "square"])),
    )
    return Picture(
        chart=drawn.properties(width=WIDTH - 20 - room_for(names), height=alt.Step(46)),
        title=f"The article’s hours and days leave too few GPUs for {len(table.too_few)} of its {len(timed)} sizes",
        alt_text="GPUs that follow from the article's hours and days, against GPUs whose memory holds the model: "
        f"{'; '.join(said)}.",
        table=pd.DataFrame(
            {
                "size": names,
                "GPU-hours": [row.hours.printed for row in timed],
                "days": [row.days.printed for row in timed if row.days],
                "GPUs that follow": [rough(row.accelerators) for row in timed],
                "GPUs that hold it": [rough(table.holding(row)) for row in timed],
            }
        ),
    )


def _hours(table: HoursTable) -> pd.DataFrame:
    rows = [(row.label, row.hours.printed, rough(row.floor), "the article") for row in table.rows]
    rows += [
        (
            table.corpus.label(run.entity),
            f"{run.amount:,.0f}",
            rough(table.floor_of(run)),
            cited(table.corpus, run.fact),
        )
        for run in table.reported
    ]
    return pd.DataFrame(rows, columns=["of", "GPU-hours", "floor", "from"])


def _on_hours(field: str) -> alt.X:
    """A place on the axis of GPU-hours."""
    words = (
        "datum.value < 1e6 ? format(datum.value, ',') : "
        "datum.value < 1e9 ? format(datum.value / 1e6, ',') + ' million' "
        ": format(datum.value / 1e9, ',') + ' billion'"
    )
    axis = alt.Axis(values=[0.1, 10, 1e3, 1e5, 1e7, 1e9], labelExpr=words)
    scale = alt.Scale(type="log", domain=[LEFT, RIGHT], nice=False, clamp=True)
    return alt.X(field, scale=scale, axis=axis, title="GPU-hours")
