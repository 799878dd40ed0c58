"""The pictures of the chapter on names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assay.notebooks.charts.drawing import BLUE, RED, WIDTH
from assay.quantity import show

if TYPE_CHECKING:
    import altair as alt

    from size_debate.names import Named, Weighed

FITS = ("the count, rounded", "something else")
"""Of a name: what its size is."""


def ratios(named: Sequence[Named]) -> alt.Chart:
    """Every model as a point, from the least to the greatest share of what its name says."""
    import altair as alt  # noqa: PLC0415 - only where a notebook runs
    import pandas as pd  # noqa: PLC0415

    ordered = sorted(named, key=lambda one: one.ratio)
    names = [FITS[0] if one.is_rounded else FITS[1] for one in ordered]
    places = list(range(1, len(ordered) + 1))
    frame = pd.DataFrame({"place": places, "ratio": [one.ratio for one in ordered], "name": names})
    shared = alt.Scale(domain=list(FITS), range=[BLUE, RED])
    chart: alt.Chart = (
        alt.Chart(frame)
        .mark_point(size=34, opacity=0.8)
        .encode(
            x=alt.X("place:Q", title="models, in the order of the ratio", axis=alt.Axis(format=",d")),
            y=alt.Y(
                "ratio:Q",
                scale=alt.Scale(type="log", domain=[0.005, 50], nice=False),
                axis=alt.Axis(values=[0.01, 0.1, 1, 10], format="~g"),
                title="counted weights for each one that the name says",
            ),
            color=alt.Color("name:N", scale=shared),
            shape=alt.Shape("name:N", scale=alt.Scale(domain=list(FITS), range=["circle", "diamond"])),
        )
        .properties(width=WIDTH - 100, height=330)
    )
    return chart


def name_table(named: Sequence[Named], labels: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, list[str]]:
    """Name, size of the name, counted size and where it was counted."""
    return {
        "model": [labels.get(one.thing.entity, one.thing.entity) for one in named],
        "size of the name": [show(one.size) for one in named],
        "counted": [f"{one.counted.number:,}" for one in named],
        "ratio": [f"{one.ratio:.3g}" for one in named],
        "counted by": [f"{titles.get(one.counted.source, one.counted.source)}, {one.counted.at}" for one in named],
    }


def misfit_table(
    found: Sequence[Weighed], labels: Mapping[str, str], titles: Mapping[str, str]
) -> dict[str, list[str]]:
    """What no model of the listed shape can have, beside what it can."""
    rows = [(one, said) for one in found for said in one.misfits]
    return {
        "model": [labels.get(one.thing.entity, one.thing.entity) for one, _ in rows],
        "its shape allows": [f"{one.low:,.0f} to {one.high:,.0f}" for one, _ in rows],
        "a list says": [f"{said.number:,}" for _, said in rows],
        "where": [f"{titles.get(said.source, said.source)}, {said.at}" for _, said in rows],
    }
