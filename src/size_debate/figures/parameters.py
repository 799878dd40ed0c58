"""The pictures and tables of the chapter on what a shape weighs."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from assay.model.corpus import Corpus
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.tables import Table, cited, decades
from assay.quantity import show, show_change, show_interval, unit
from size_debate.printed_shapes import Mixture, PrintedShape, Scales, not_weighed

FITS = ["within the printed digits", "outside of them"]
SIZES = ["this shape, in the style of a published model", "the size that the article prints"]
PARTS = ["work on every token", "wait in memory", "as printed"]


def counted_and_published(scales: Scales) -> Picture:
    """Every model that can be weighed: what was counted against what was published."""
    weighed, good = scales.weighed, len(scales.good)
    frame = pd.DataFrame(
        {
            "counted": [one.counted.midpoint for one in weighed],
            "published": [one.figure for one in weighed],
            "fit": [FITS[0] if one.agrees else FITS[1] for one in weighed],
        }
    )
    ends = [frame["counted"].min() / 2, frame["counted"].max() * 2]
    scale = alt.Scale(type="log", domain=ends, nice=False)
    diagonal = alt.Chart(pd.DataFrame({"published": ends, "counted": ends})).mark_line(color=GREY, opacity=0.6)
    dots = alt.Chart(frame).mark_point(filled=True, size=95, opacity=1)
    drawn = dots.encode(
        x=alt.X("published:Q", scale=scale, axis=decades(8, 12), title="published parameters"),
        y=alt.Y("counted:Q", scale=scale, axis=decades(8, 12), title="counted from the shape"),
        color=alt.Color("fit:N", scale=alt.Scale(domain=FITS, range=[BLUE, RED])),
        shape=alt.Shape("fit:N", scale=alt.Scale(domain=FITS, range=["circle", "diamond"])),
    )
    return Picture(
        chart=alt.layer(diagonal.encode(x="published:Q", y="counted:Q"), drawn).properties(
            width=WIDTH - 120, height=380
        ),
        title=f"Counted from its shape, a model weighs what was published: {good} of {len(weighed)} to the printed "
        "digits",
        alt_text=f"Counted against published parameters of {len(weighed)} models on logarithmic axes: all lie on or "
        f"beside the diagonal, {good} of them within the digits that were printed.",
        table=pd.DataFrame(
            {
                "model": [scales.label(one) for one in weighed],
                "counted": [f"{one.counted.midpoint:,.0f}" for one in weighed],
                "published": [one.printed for one in weighed],
                "difference": [f"{show_change(one.deviation, 2)} %" for one in weighed],
                "within the printed digits": ["yes" if one.agrees else "no" for one in weighed],
                "published in": [cited(scales.corpus, one.published) for one in weighed],
            }
        ),
    )


def how_far_off(scales: Scales) -> Picture:
    """The models whose counts do not fit, by how many per cent."""
    misfits, label = scales.misfits, scales.label
    off = pd.DataFrame({"model": [label(one) for one in misfits], "off": [one.deviation for one in misfits]})
    names = list(off["model"])
    axis = alt.Axis(labelLimit=200, ticks=False, domain=False)
    base = alt.Chart(off).encode(
        y=alt.Y("model:N", sort=names, title=None, axis=axis),
        x=alt.X("off:Q", title="counted more than published, per cent"),
    )
    said = base.transform_calculate(said="format(datum.off, '+.2f') + ' %'", at="max(datum.off, 0)")
    words = said.mark_text(align="left", dx=6, color=GREY, fontSize=13).encode(x="at:Q", text="said:N")
    return Picture(
        chart=alt.layer(base.mark_bar(color=RED, height=12), words).properties(width=WIDTH - 230, height=alt.Step(24)),
        title=f"Where count and publication differ: {len(misfits)} models, by how many per cent",
        alt_text="How far the count lies from the published size, where they differ: "
        f"{'; '.join(f'{label(one)} {show_change(one.deviation, 2)} %' for one in misfits)}.",
        table=pd.DataFrame(
            {
                "model": names,
                "counted": [show_interval(one.counted, unit("parameter"), 5) for one in misfits],
                "published": [one.printed for one in misfits],
                "off by": [f"{show_change(one.deviation, 3)} %" for one in misfits],
            }
        ),
    )


def the_articles_shapes(shapes: Sequence[PrintedShape]) -> Picture:
    """What each printed shape can weigh, against the size that is printed for it."""
    strip = [(one.name, float(weight), SIZES[0]) for one in shapes for weight in one.weights.values()]
    strip += [(one.name, one.printed, SIZES[1]) for one in shapes]
    names = [one.name for one in shapes]
    scale = alt.Scale(type="log", domain=[5e9, 1e12], nice=False)
    said = [
        f"{one.name}: {show(one.weights[one.lightest])} to {show(one.weights[one.heaviest])}, {one.size.printed} in "
        "print"
        for one in shapes
    ]
    points = alt.Chart(pd.DataFrame(strip, columns=["shape", "parameters", "what"]))
    drawn = points.mark_point(filled=True, size=120, opacity=1).encode(
        x=alt.X("parameters:Q", scale=scale, axis=decades(10, 12), title="parameters"),
        y=alt.Y("shape:N", title=None, axis=named(names)),
        color=alt.Color("what:N", scale=alt.Scale(domain=SIZES, range=[BLUE, RED]), legend=alt.Legend(columns=1)),
        shape=alt.Shape("what:N", scale=alt.Scale(domain=SIZES, range=["circle", "diamond"])),
    )
    return Picture(
        chart=drawn.properties(width=WIDTH - 20 - room_for(names), height=alt.Step(58)),
        title="What the shapes in the article can weigh, against the sizes that it prints for them",
        alt_text="What each shape of the article can weigh, against the size that the article prints: "
        f"{'; '.join(said)}.",
        table=pd.DataFrame([_shape_row(one) for one in shapes]),
    )


def the_articles_and_the_makers(shapes: Sequence[PrintedShape]) -> Table:
    """Each printed shape: what its size is to it, and what its makers published."""
    return Table(
        pd.DataFrame(
            {
                "the article’s shape": [one.name for one in shapes],
                "the article’s size": [_judged(one) for one in shapes],
                "its makers": [_makers(one) for one in shapes],
            }
        )
    )


def two_sizes(mixtures: Sequence[Mixture]) -> Picture:
    """What of each mixture works on a token, and what waits."""
    bars: list[tuple[str, float, str]] = []
    for one in mixtures:
        bars += [(one.label, one.working, PARTS[0]), (one.label, one.whole - one.working, PARTS[1])]
        if one.printed:
            bars.append((f"{one.label}, as the article prints it", one.printed.points[-1], PARTS[2]))
    frame = pd.DataFrame(bars, columns=["model", "weights", "part"])
    names = list(dict.fromkeys(frame["model"]))
    words = "datum.value ? datum.value / 1e9 + ' billion' : '0'"
    ranked = alt.Chart(frame).transform_calculate(rank=f"datum.part == '{PARTS[1]}' ? 1 : 0").mark_bar(height=14)
    drawn = ranked.encode(
        x=alt.X("weights:Q", title="parameters", axis=alt.Axis(labelExpr=words, tickCount=6)),
        y=alt.Y("model:N", sort=names, title=None, axis=named(names)),
        color=alt.Color("part:N", sort=PARTS, scale=alt.Scale(domain=PARTS, range=[GREEN, BLUE, RED])),
        order=alt.Order("rank:Q"),
    )
    said = [f"{one.label}: {show(one.working)} of {show(one.whole)} parameters work on a token" for one in mixtures]
    beside = "; beside it, the one size that the article prints" if any(one.printed for one in mixtures) else ""
    return Picture(
        chart=drawn.properties(width=WIDTH - 20 - room_for(names), height=alt.Step(46)),
        title="In a mixture of experts only a part of the parameters works on a token",
        alt_text=f"{'; '.join(said)}{beside}.",
        table=frame.assign(weights=[f"{weight:,.0f}" for weight in frame["weights"]]),
    )


def what_is_missing(corpus: Corpus) -> Table:
    """Models of which a part of the shape is published, and what is not."""
    stuck = not_weighed(corpus)
    return Table(
        pd.DataFrame(
            {
                "model": [corpus.label(plan.entity) for plan in stuck],
                "missing": ["; ".join(sorted(plan.reasons)) for plan in stuck],
            }
        )
    )


def _shape_row(one: PrintedShape) -> dict[str, str]:
    ends = {"lightest style": one.lightest, "heaviest style": one.heaviest}
    styles = {
        head: f"{show(one.weights[name], unit('parameter'))} ({one.corpus.label(name)})" for head, name in ends.items()
    }
    return {"shape": one.name, **styles, "the article": one.size.printed}


def _judged(one: PrintedShape) -> str:
    least, most = one.weights[one.lightest], one.weights[one.heaviest]
    if one.is_too_much:
        return f"{one.size.printed}: {one.printed / most:.1f} times what the heaviest style makes of it"
    if one.is_too_little:
        return f"{one.size.printed}: {100 * (1 - one.printed / least):.0f} % less than the lightest style makes of it"
    return f"{one.size.printed}: size and shape could belong together"


def _makers(one: PrintedShape) -> str:
    plan, shape = one.own, one.own.shape
    if shape is None:
        return "one shape for such a size is not published"
    weight = show(plan.weigh().midpoint, unit("parameter"))
    return f"{shape.layers} layers, {shape.hidden:,} wide: {weight} ({cited(one.corpus, plan.facts['layers'])})"
