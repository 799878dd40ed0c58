"""The picture and the tables of the chapter on names."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from assay.notebooks.charts.drawing import BLUE, RED, WIDTH, Picture
from assay.notebooks.charts.tables import Table
from assay.quantity import show
from size_debate.names import Listed, Named

FITS = ("the count, rounded", "something else")
"""Of a name: what its size is."""


def counted_for_each_printed(listed: Listed) -> Picture:
    """Every model as a point, from the greatest to the least share of what its name says."""
    named, others = listed.named, len(listed.others)
    return Picture(
        chart=_ratios(named),
        title=f"Of {len(named):,} names with a size, {len(named) - others:,} are the counted size, rounded",
        alt_text="Counted over printed size of every model on a logarithmic axis, in order: most lie at one; of the "
        f"{others:,} others some have many times and some a small part of the size of their names.",
        table=_names(listed, named),
    )


def far_from_their_names(listed: Listed, far: float) -> Table:
    """The models that have many more or many fewer weights than their names say; the picture has who counted them."""
    whole = _names(listed, named := [*listed.larger(far), *listed.smaller(far)])
    return Table(whole.drop(columns="counted by").assign(counted=[show(one.weights) for one in named]))


def impossible_sizes(listed: Listed) -> Table:
    """What no model of the listed shape can have, beside what it can."""
    rows = [(one, said) for one in listed.scales for said in one.misfits]
    return Table(
        pd.DataFrame(
            {
                "model": [listed.label(one.thing) for one, _ in rows],
                "its shape allows": [f"{show(one.low)} to {show(one.high)}" for one, _ in rows],
                "a list says": [show(float(said.number or 0)) for _, said in rows],
                "where": [listed.place(said) for _, said in rows],
            }
        )
    )


def _ratios(named: Sequence[Named]) -> alt.Chart:
    ordered = sorted(named, key=lambda one: one.ratio)
    names = [FITS[0] if one.is_rounded else FITS[1] for one in ordered]
    places = list(range(1, len(ordered) + 1))
    frame = pd.DataFrame({"place": places, "ratio": [one.ratio for one in ordered], "name": names})
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_point(size=34, opacity=0.8)
        .encode(
            x=alt.X("place:Q", title="models, in the order of the ratio", axis=alt.Axis(format=",d")),
            y=alt.Y(
                "ratio:Q",
                scale=alt.Scale(type="log", domain=[0.005, 50], nice=False),
                axis=alt.Axis(values=[0.01, 0.1, 1, 10], format="~g"),
                title="counted weights for each in the name",
            ),
            color=alt.Color("name:N", scale=alt.Scale(domain=list(FITS), range=[BLUE, RED])),
            shape=alt.Shape("name:N", scale=alt.Scale(domain=list(FITS), range=["circle", "diamond"])),
        )
        .properties(width=WIDTH - 100, height=330)
    )
    return chart


def _names(listed: Listed, named: Sequence[Named]) -> pd.DataFrame:
    """Name, size of the name, counted size and where it was counted."""
    return pd.DataFrame(
        {
            "model": [listed.label(one.thing) for one in named],
            "size of the name": [show(one.size) for one in named],
            "counted": [f"{one.counted.number:,}" for one in named],
            "ratio": [f"{one.ratio:.3g}" for one in named],
            "counted by": [listed.place(one.counted) for one in named],
        }
    )
