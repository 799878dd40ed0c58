"""The pictures of the chapter on depth."""

from __future__ import annotations

import altair as alt
import pandas as pd

from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.tables import cited
from assay.quantity import show
from size_debate.depth import layers_of, spread_of
from size_debate.depth_table import SmallSet, Table

HUES = [BLUE, GREY, GREEN, "#cc79a7"]
SHAPES = ["circle", "triangle-up", "square", "diamond"]


def published_and_printed(table: Table) -> Picture:
    """Every published accuracy of the networks as a mark, the article's as a line."""
    label, networks = table.label, list(map(table.label, table.large))
    marks = pd.DataFrame(
        [(label(rung.entity), rung.point, name) for name, rungs in table.ladders.items() for rung in rungs],
        columns=["network", "accuracy", "series"],
    )
    ticks = pd.DataFrame(
        {"network": networks, "accuracy": [quantity_of(one).points[0] for one in table.large.values()]}
    )
    y = alt.Y("network:N", sort=networks, title=None, axis=named(networks))
    x = alt.X(
        "accuracy:Q",
        scale=alt.Scale(domain=[69, 83], nice=False),
        axis=alt.Axis(values=list(range(70, 84, 2))),
        title="ImageNet, first guess right, per cent",
    )
    met = f"{table.agrees[table.best]} of {len(networks)} networks"
    hue, shape = _by_series(table)
    points = alt.Chart(marks).mark_point(filled=True, size=95, opacity=1)
    return Picture(
        chart=alt.layer(
            alt.Chart(ticks).mark_tick(color=RED, thickness=3, size=34, opacity=1).encode(x=x, y=y),
            points.encode(x=x, y=y, color=hue, shape=shape),
        ).properties(width=WIDTH - 30 - room_for(networks), height=alt.Step(52)),
        title=f"The article’s figures are those of the {table.best}, for {met}",
        alt_text=f"ImageNet accuracy of {len(networks)} ResNets by {len(table.ladders)} publications, with the "
        f"article's figures as vertical lines: the lines meet the marks of the {table.best} for {met}.",
        table=_published_table(table),
    )


def gain_of_each_step(table: Table) -> Picture:
    """Points of accuracy for each step in depth, by publication."""
    bars = pd.DataFrame(
        [(name, series, one.interval.low, one.interval.high, one.gain) for name, series, one in table.gains],
        columns=["step", "series", "low", "high", "gain"],
    )
    title = "points of accuracy gained"
    x = alt.X("gain:Q", title=title, scale=alt.Scale(domain=[0, 7]), axis=alt.Axis(values=list(range(8)), format="d"))
    y = alt.Y("step:N", sort=table.order, title=None, axis=named(table.order))
    hue, shape = _by_series(table)
    said = [
        f"{name} {show(min(group['gain']), digits=2)} to {show(max(group['gain']), digits=2)}"
        for name, group in bars.groupby("step", sort=False)
    ]
    base = alt.Chart(bars)
    return Picture(
        chart=alt.layer(
            base.mark_rule(strokeWidth=3).encode(x=alt.X("low:Q", title=title), x2="high:Q", y=y, color=hue),
            base.mark_point(filled=True, size=85, opacity=1).encode(x=x, y=y, color=hue, shape=shape),
        ).properties(width=WIDTH - 30 - room_for(table.order), height=alt.Step(46)),
        title="On ImageNet every step in depth helps, and each less than the one before",
        alt_text=f"Points of ImageNet accuracy that each step in depth gains, by publication: {'; '.join(said)}.",
        table=_gains_table(table),
    )


def error_on_few_pictures(corpus: Corpus, few: SmallSet) -> Picture:
    """The error on CIFAR-10 against the layers, with the spread between runs where it was printed."""
    frame = pd.DataFrame(
        [(rung.layers, 100 - rung.point, spread_of(rung.fact) or 0.0, str(rung.layers)) for rung in few.rungs],
        columns=["layers", "error", "spread", "said"],
    ).assign(low=lambda f: f["error"] - 2 * f["spread"], high=lambda f: f["error"] + 2 * f["spread"])
    ticks = alt.Axis(values=[20, 50, 100, 200, 500, 1000])
    x = alt.X("layers:Q", scale=alt.Scale(type="log", domain=[16, 1700], nice=False), axis=ticks, title="layers")
    y = alt.Y("error:Q", scale=alt.Scale(domain=[6, 9], nice=False), title="CIFAR-10, first guess wrong, per cent")
    ends = alt.Y("low:Q", scale=alt.Scale(domain=[6, 9]))
    base, first, top, deepest = alt.Chart(frame), few.rungs[0], few.top, few.deepest
    return Picture(
        chart=alt.layer(
            base.mark_line(color=BLUE, strokeWidth=2).encode(x=x, y=y),
            base.mark_rule(color=BLUE, strokeWidth=4).encode(x=x, y=ends, y2="high:Q"),
            base.mark_point(filled=True, size=100, color=BLUE, opacity=1).encode(x=x, y=y),
            base.mark_text(align="left", dx=9, dy=-9, color=GREY, fontSize=13).encode(x=x, y=y, text="said:N"),
        ).properties(width=WIDTH - 90, height=300),
        title=f"On CIFAR-10 more layers help up to {top.layers}; with {deepest.layers} the error is larger again",
        alt_text=f"Error on CIFAR-10 against the number of layers: it falls from {100 - first.point:.2f} % with "
        f"{first.layers} layers to {100 - top.point:.2f} with {top.layers}, and rises to {100 - deepest.point:.2f} "
        f"with {deepest.layers}.",
        table=pd.DataFrame(
            {
                "layers": [rung.layers for rung in few.rungs],
                "error, per cent": [quantity_of(rung.fact).printed for rung in few.rungs],
                "spread between runs": [spread_of(rung.fact) or "one run" for rung in few.rungs],
                "from": [cited(corpus, rung.fact) for rung in few.rungs],
            }
        ),
    )


def the_table_drawn(table: Table) -> Picture:
    """Both columns of the article against the layers."""
    frame = pd.DataFrame(
        [
            (layers_of(table.corpus, name), quantity_of(claim).points[0], column)
            for column, claims in table.columns.items()
            for name, claim in claims.items()
        ],
        columns=["layers", "accuracy", "column"],
    )
    names = list(table.columns)
    ticks = alt.Axis(values=sorted(set(frame["layers"])))
    said = [
        f"{name} " + ", ".join(quantity_of(one).printed for one in claims.values())
        for name, claims in table.columns.items()
    ]
    drawn = alt.Chart(frame).mark_line(point=alt.OverlayMarkDef(filled=True, size=100, opacity=1), strokeWidth=2)
    return Picture(
        chart=drawn.encode(
            x=alt.X("layers:Q", scale=alt.Scale(domain=[0, 160]), axis=ticks, title="layers"),
            y=alt.Y("accuracy:Q", scale=alt.Scale(domain=[62, 80], nice=False), title="printed accuracy, per cent"),
            color=alt.Color("column:N", scale=alt.Scale(domain=names, range=[RED, BLUE])),
            shape=alt.Shape("column:N", scale=alt.Scale(domain=names, range=["diamond", "circle"])),
        ).properties(width=WIDTH - 90, height=270),
        title="The article’s table, drawn: on both data sets every step in depth helps",
        alt_text=f"The article's table drawn: {'; '.join(said)} % with growing depth. Both lines rise all the way.",
        table=pd.DataFrame(
            {
                "network": list(map(table.label, table.large)),
                **{
                    name: [quantity_of(claims[one]).printed for one in table.large]
                    for name, claims in table.columns.items()
                },
            }
        ),
    )


def _by_series(table: Table) -> tuple[alt.Color, alt.Shape]:
    names = list(table.ladders)
    colour = alt.Color("series:N", scale=alt.Scale(domain=names, range=HUES), legend=alt.Legend(columns=2))
    return colour, alt.Shape("series:N", scale=alt.Scale(domain=names, range=SHAPES))


def _published_table(table: Table) -> pd.DataFrame:
    points = {series: {rung.entity: rung.point for rung in rungs} for series, rungs in table.ladders.items()}
    return pd.DataFrame(
        {
            "network": list(map(table.label, table.large)),
            "the article": [quantity_of(claim).printed for claim in table.large.values()],
            **{
                series: [show(own[name], digits=5) if name in own else "" for name in table.large]
                for series, own in points.items()
            },
        }
    )


def _gains_table(table: Table) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "step": name,
                "publication": series,
                "gain": f"{one.gain:.2f}",
                "least and most that the digits allow": f"{one.interval.low:.2f} to {one.interval.high:.2f}",
                "gain for ten layers": f"{10 * one.per_layer:.2f}",
                "from": cited(table.corpus, one.upper.fact),
            }
            for name, series, one in table.gains
        ]
    )
