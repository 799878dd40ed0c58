"""The pictures of the chapter on five cars."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.tables import cited, rough
from assay.quantity import Interval, Quantity, show, show_interval, unit
from size_debate.carbon import Grid, hull
from size_debate.five_cars import Correction, Cost, Estimate, Fleet

TONNES = "tonnes of CO₂ equivalent"
CARS = "cars over their lives"


def logarithmic(low: float, high: float) -> alt.Scale:
    """A logarithmic scale between two values."""
    return alt.Scale(type="log", domain=[low, high], nice=False)


def search_and_car(corpus: Corpus, estimate: Estimate) -> Picture:
    """What the sentence divides, and what it does not: a search, a car, one model."""
    facts = {
        "a whole search, as estimated": estimate.search,
        "a car over its life, fuel included": estimate.car,
        "a model of that kind, trained once": estimate.one_model,
    }
    tonnes = [quantity_of(fact).points[0] for fact in facts.values()]
    said = [show(amount, unit("tonne_co2e")) for amount in tonnes]
    frame = pd.DataFrame({"what": list(facts), "tonnes": tonnes, "said": said})
    names = list(facts)
    y = alt.Y("what:N", sort=names, title=None, axis=named(names))
    ticks = alt.Axis(values=[0.1, 1, 10, 100, 1000], format=",~g")
    x = alt.X("tonnes:Q", scale=logarithmic(0.03, 3000), axis=ticks, title=TONNES)
    hue = alt.Scale(domain=names, range=[RED, GREY, BLUE])
    shape = alt.Scale(domain=names, range=["diamond", "square", "circle"])
    points = alt.Chart(frame).mark_point(filled=True, size=160, opacity=1)
    marked = points.encode(
        x=x,
        y=y,
        color=alt.Color("what:N", scale=hue, legend=None),
        shape=alt.Shape("what:N", scale=shape, legend=None),
    )
    words = alt.Chart(frame).mark_text(align="left", dx=12, color=GREY, fontSize=13).encode(x=x, y=y, text="said:N")
    times = rough(max(tonnes) / min(tonnes))
    return Picture(
        chart=alt.layer(marked, words).properties(width=WIDTH - 60 - room_for(names), height=alt.Step(44)),
        title=f"The estimate is for a whole search: {times} times what training such a model once emits",
        alt_text=f"On a logarithmic axis: {'; '.join(map(' '.join, zip(names, said, strict=True)))}.",
        table=pd.DataFrame(
            {
                "what": names,
                "as printed": [quantity_of(fact).printed for fact in facts.values()],
                "tonnes": list(map(show, tonnes)),
                "from": [cited(corpus, fact) for fact in facts.values()],
            }
        ),
    )


def step_by_step(corpus: Corpus, correction: Correction) -> Picture:
    """What is left of the estimate after each correction."""
    steps, search = correction.steps, correction.estimate.search
    frame = pd.DataFrame(
        [(name, at.low, at.high, at.midpoint, f"{show(at.midpoint)} t") for name, at in steps],
        columns=["step", "low", "high", "tonnes", "said"],
    )
    names = list(frame["step"])
    ticks = alt.Axis(values=[3, 10, 30, 100, 300], format=",~g")
    x = alt.X("tonnes:Q", scale=logarithmic(2, 800), axis=ticks, title=TONNES)
    base = alt.Chart(frame).encode(y=alt.Y("step:N", sort=names, title=None, axis=named(names)))
    ends = alt.X("low:Q", scale=alt.Scale(type="log", domain=[2, 800]), title=TONNES)
    factors = [quantity_of(fact).printed for fact in correction.parts]
    return Picture(
        chart=alt.layer(
            base.mark_rule(color=RED, strokeWidth=4).encode(x=ends, x2="high:Q"),
            base.mark_point(filled=True, size=90, color=RED, opacity=1).encode(x=x),
            base.mark_text(align="left", dx=14, color=GREY, fontSize=13).encode(x=alt.X("high:Q"), text="said:N"),
        ).properties(width=WIDTH - 40 - room_for(names), height=alt.Step(38)),
        title=f"Corrected step by step, {frame['said'].iloc[0]} of CO₂ equivalent become {frame['said'].iloc[-1]}",
        alt_text="What is left of the estimate for the search after each correction: "
        f"{'; '.join(f'{name} {said}' for name, said in zip(names, frame['said'], strict=True))}.",
        table=pd.DataFrame(
            {
                "after": names,
                "tonnes": [show_interval(at, digits=3) for _, at in steps],
                "factor": ["", *factors, show_interval(correction.rest, digits=2)],
                "from": [
                    *(cited(corpus, fact) for fact in (search, *correction.parts)),
                    f"what is left to {cited(corpus, correction.actual)}",
                ],
            }
        ),
    )


def grids_compared(corpus: Corpus, grids: Sequence[Grid], physical: Interval) -> Picture:
    """What a kilowatt-hour emitted in every run whose energy and emissions are published."""
    seen = hull([grid.intensity for grid in grids])
    kinds = ["where it ran", "US average, assumed"]
    frame = pd.DataFrame(
        [(_run(corpus, grid), *_ends(grid.intensity), kinds["US average" in grid.carbon.when.under]) for grid in grids],
        columns=["run", "low", "high", "intensity", "grid"],
    )
    assert frame["run"].is_unique, "two bars would fall on one line"
    ticks = alt.Axis(values=[0.01, 0.03, 0.1, 0.3, 1], format="~g")
    title = "kilograms of CO₂ equivalent per kilowatt-hour"
    x = alt.X("intensity:Q", scale=logarithmic(physical.low * 0.9, physical.high * 1.1), axis=ticks, title=title)
    names = list(frame["run"])
    hue = alt.Color("grid:N", scale=alt.Scale(domain=kinds, range=[BLUE, RED]))
    shape = alt.Shape("grid:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond"]))
    base = alt.Chart(frame).encode(y=alt.Y("run:N", sort=names, title=None, axis=named(names)))
    possible = alt.Chart(pd.DataFrame({"low": [physical.low], "high": [physical.high]}))
    return Picture(
        chart=alt.layer(
            possible.mark_rect(color=GREY, opacity=0.12).encode(
                x=alt.X("low:Q", scale=alt.Scale(type="log")), x2="high:Q"
            ),
            base.mark_rule(strokeWidth=4).encode(x=alt.X("low:Q"), x2="high:Q", color=hue),
            base.mark_point(filled=True, size=70, opacity=1).encode(x=x, color=hue, shape=shape),
        ).properties(width=WIDTH - 40 - room_for(names), height=alt.Step(25)),
        title=f"A kilowatt-hour emitted {rough(seen.high / seen.low)} times as much on one grid as on another",
        alt_text=f"What a kilowatt-hour emitted in {len(grids)} reckonings: from {seen.low:.3f} to {seen.high:.3f} "
        f"kilograms, with {corpus.label(grids[0].energy.subject)} at the lower end and the runs reckoned for the "
        "average of the United States at the upper.",
        table=pd.DataFrame(
            {
                "run": names,
                "kg a kWh": [f"{grid.intensity.low:.3f} to {grid.intensity.high:.3f}" for grid in grids],
                "energy": [quantity_of(grid.energy).printed for grid in grids],
                "emissions": [quantity_of(grid.carbon).printed for grid in grids],
                "note": [grid.carbon.when.terms or "" for grid in grids],
            }
        ),
    )


def models_in_cars(fleet: Fleet) -> Picture:
    """What the large models come to, in cars: published, and on any of the grids."""
    label, estimate = fleet.corpus.label, fleet.estimate
    bars = pd.DataFrame(
        [(label(name), on.low, on.high) for name in fleet.energy for on in [fleet.on_any_grid(name)]],
        columns=["model", "low", "high"],
    )
    dots = pd.DataFrame(
        [(label(name), estimate.cars(fact).midpoint) for name, facts in fleet.published.items() for fact in facts],
        columns=["model", "cars"],
    )
    order = list(map(label, fleet.order))
    five = pd.DataFrame({"cars": [estimate.in_cars.midpoint], "said": ["five cars"], "model": [order[-1]]})
    low, high = min(0.02, dots["cars"].min() / 1.5), max(30.0, dots["cars"].max() * 1.5)
    y = alt.Y("model:N", sort=order, title=None, axis=named(order))
    ticks = alt.Axis(values=[0.03, 0.1, 0.3, 1, 3, 10, 30], format="~g")
    x = alt.X("cars:Q", scale=logarithmic(low, high), axis=ticks, title=CARS)
    ends = alt.X("low:Q", scale=alt.Scale(type="log", domain=[low, high]), title=CARS)
    least, most = rough(dots["cars"].min()), rough(dots["cars"].max())
    published = {
        name: sorted({rough(estimate.cars(fact).midpoint) for fact in fleet.published[name]}) for name in fleet.order
    }
    return Picture(
        chart=alt.layer(
            alt.Chart(bars).mark_bar(color=BLUE, opacity=0.5, height=12).encode(x=ends, x2="high:Q", y=y),
            alt.Chart(five).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(x=x),
            alt.Chart(five).mark_text(align="left", dx=7, color=RED, fontSize=13).encode(x=x, y=y, text="said:N"),
            alt.Chart(dots).mark_point(filled=True, size=75, color=BLUE, opacity=1).encode(x=x, y=y),
        ).properties(width=WIDTH - 40 - room_for(order), height=alt.Step(30)),
        title=f"Training one of these models emitted what {least} to {most} cars do over their lives",
        alt_text=f"Emissions of {len(order)} large models in cars, on a logarithmic axis, with a dashed line at five: "
        f"{'; '.join(f'{label(name)} ' + ' and '.join(said) for name, said in published.items())}.",
        table=_fleet_table(fleet),
    )


def hours_priced(corpus: Corpus, cost: Cost, claimed: dict[str, Quantity], reported: Sequence[Fact]) -> Picture:
    """The same price an hour, applied to hours that an article prints and to published ones."""
    whats, dollar = ["the article's hours", "hours as published"], unit("usd")
    rows = [(corpus.label(name), hours, whats[0], "the article") for name, hours in claimed.items()]
    rows += [(corpus.label(fact.subject), quantity_of(fact), whats[1], cited(corpus, fact)) for fact in reported]
    frame = pd.DataFrame(
        [
            (of, hours.points[0] * cost.price.low, hours.points[0] * cost.price.high, what)
            for of, hours, what, _ in rows
        ],
        columns=["of", "low", "high", "what"],
    )
    said = [
        f"{rough(low, dollar)} to {rough(high, dollar)}" for low, high in zip(frame["low"], frame["high"], strict=True)
    ]
    names = list(frame["of"])
    scale = logarithmic(min(80, frame["low"].min()), max(6e6, frame["high"].max()))
    x = alt.X(
        "low:Q", scale=scale, axis=alt.Axis(values=[100, 1e4, 1e6], format="$,.0f"), title="what the hours would cost"
    )
    return Picture(
        chart=alt.Chart(frame)
        .mark_bar(height=14)
        .encode(
            x=x,
            x2="high:Q",
            y=alt.Y("of:N", sort=names, title=None, axis=named(names)),
            color=alt.Color("what:N", scale=alt.Scale(domain=whats, range=[RED, BLUE])),
        )
        .properties(width=WIDTH - 60 - room_for(names), height=alt.Step(30)),
        title="The same price an hour, applied to the article’s hours and to those that were published",
        alt_text="What GPU-hours would cost, as ranges on a logarithmic axis: "
        f"{'; '.join(map(' '.join, zip(names, said, strict=True)))}.",
        table=pd.DataFrame(
            {
                "of": names,
                "GPU-hours": [hours.printed for _, hours, _, _ in rows],
                "cost": said,
                "hours from": [where for *_, where in rows],
            }
        ),
    )


def _fleet_table(fleet: Fleet) -> pd.DataFrame:
    return pd.DataFrame([_fleet_row(fleet, name, fact) for name in fleet.order for fact in fleet.published[name]])


def _fleet_row(fleet: Fleet, name: str, fact: Fact) -> dict[str, str]:
    known = name in fleet.energy
    return {
        "model": fleet.corpus.label(name),
        "energy": show_interval(fleet.energy[name], unit("megawatt_hour"), 4) if known else "not published",
        "cars, on any of these grids": show_interval(fleet.on_any_grid(name), digits=2) if known else "",
        "published tonnes": quantity_of(fact).printed,
        "cars": rough(fleet.estimate.cars(fact).midpoint),
        "reckoned": fact.when.terms or "",
        "from": cited(fleet.corpus, fact),
    }


def _run(corpus: Corpus, grid: Grid) -> str:
    own = ", own grid" if "own grid" in grid.carbon.when.under else ""
    label = corpus.label(grid.energy.subject).split(" with ")[0]
    return f"{label} ({corpus.sources[grid.energy.source].short}{own})"


def _ends(at: Interval) -> tuple[float, float, float]:
    return at.low, at.high, at.midpoint
