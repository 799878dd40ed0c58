"""The pictures of the chapter on how much text a model read."""

from __future__ import annotations

import altair as alt
import pandas as pd

from assay.model.corpus import Corpus
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.labels import NEAR, Dot, Field, beside, clear_of, names_of
from assay.notebooks.charts.tables import cited, decades
from assay.quantity import show, show_interval
from size_debate.tokens_read import Printed, Ways
from size_debate.training_runs import RunOnRecord

ACROSS = (6e7, 1.2e12)
"""Ends of the axis of parameters."""
PER = (0.02, 1, 20, 1000)
"""Tokens per parameter at which a slanted line is drawn."""


def among_all_runs(printed: Printed) -> Picture:
    """Tokens against parameters of every run on record, with the printed figure among them."""
    label, true = printed.corpus.label, printed.true
    what = ["published", f"{label(true.entity)} as published", f"{label(true.entity)} as the article prints it"]
    points = [(run.parameters, run.amount, what[run is true], label(run.entity)) for run in printed.runs]
    points.append((true.parameters, printed.tokens, what[2], what[2]))
    frame = pd.DataFrame(points, columns=["parameters", "tokens", "what", "name"])
    x, y = _axes(frame)
    named_dots = [
        Dot(entity=run.entity, name=label(run.entity), x=run.parameters, y=run.amount) for run in printed.runs
    ]
    field = Field(along=ACROSS, up=_upwards(frame), height=400)
    slants = [clear_of(named_dots, _places(each, field), field) for each in PER]
    shown = beside(named_dots, field, printed.corpus, slants)
    hues = alt.Scale(domain=what, range=[BLUE, GREEN, RED])
    shapes = alt.Scale(domain=what, range=["circle", "square", "diamond"])
    dots = alt.Chart(frame).mark_point(filled=True, size=95, opacity=1, aria=True)
    least, most = (show(run.per_parameter, digits=2) for run in (printed.runs[0], printed.runs[-1]))
    return Picture(
        chart=alt.layer(
            *_slants(x, y, field, slants),
            dots.encode(
                x=x,
                y=y,
                color=alt.Color("what:N", sort=what, scale=hues, legend=alt.Legend(columns=1)),
                shape=alt.Shape("what:N", sort=what, scale=shapes),
                description="name:N",
            ),
            names_of(shown, x, y, GREY),
        ).properties(width=WIDTH - 110, height=400),
        title=f"As printed, {label(true.entity)} would have seen {show(printed.share)} tokens per parameter; the least "
        f"of {len(printed.runs)} models on record is {least}",
        alt_text=f"Training tokens against parameters of {len(printed.runs)} models on logarithmic axes: all lie "
        f"between {least} and {most} tokens per parameter. {what[2]} lies alone, far below, at {show(printed.share)}.",
        table=_runs_table(printed, what[2]),
    )


def ways_to_one_figure(ways: Ways) -> Picture:
    """Each way to the same number of tokens as a bar, as wide as digits, hedge or law leave it."""
    groups, label = ["an article", "recomputed", "published"], ways.printed.corpus.label
    frame = pd.DataFrame(
        [(name, at.low, at.high, (at.low * at.high) ** 0.5, group) for name, (at, group, _) in ways.all.items()],
        columns=["way", "low", "high", "middle", "group"],
    )
    names = list(frame["way"])
    scale = alt.Scale(type="log", domain=[7e8, 4e12], nice=False)
    colour = alt.Color("group:N", sort=groups, scale=alt.Scale(domain=groups, range=[RED, BLUE, GREEN]))
    shapes = alt.Scale(domain=groups, range=["diamond", "circle", "square"])
    rows = alt.Y("way:N", sort=names, title=None, axis=named(names))
    title = f"training tokens of {label(ways.printed.true.entity)}"
    x = alt.X("low:Q", scale=scale, axis=decades(9, 12), title=title)
    factor = f"{ways.printed.factor:,.0f}"
    said = [show_interval(at) for at, _, _ in ways.all.values()]
    return Picture(
        chart=alt.layer(
            alt.Chart(frame).mark_bar(height=13, opacity=0.55).encode(x=x, x2="high:Q", y=rows, color=colour),
            alt.Chart(frame)
            .mark_point(filled=True, size=50, opacity=1)
            .encode(x="middle:Q", y=rows, color=colour, shape=alt.Shape("group:N", sort=groups, scale=shapes)),
        ).properties(width=WIDTH - 20 - room_for(names), height=alt.Step(44)),
        title=f"The printed figure is {factor} times smaller than the published one",
        alt_text=f"{len(names)} figures for the {title} on a logarithmic axis: "
        f"{'; '.join(map(': '.join, zip(names, said, strict=True)))}. The first lies a factor of {factor} "
        "below the others.",
        table=pd.DataFrame({"way": names, "tokens": said, "from": [where for _, _, where in ways.all.values()]}),
    )


def one_trillion_or_two(corpus: Corpus, families: dict[str, list[RunOnRecord]]) -> Picture:
    """Tokens of each member of some families, against one trillion and two."""
    members = [(family, run) for family, runs in families.items() for run in runs]
    frame = pd.DataFrame(
        [(corpus.label(run.entity), run.amount / 1e12, corpus.label(family)) for family, run in members],
        columns=["model", "tokens", "family"],
    )
    kinds, names = list(map(corpus.label, families)), list(frame["model"])
    ticks = alt.Axis(values=[0, 0.5, 1, 1.5, 2], labelExpr="datum.value ? datum.value + ' trillion' : '0'")
    x = alt.X(
        "tokens:Q", scale=alt.Scale(domain=[0, max(2.4, frame["tokens"].max())]), axis=ticks, title="training tokens"
    )
    rule = alt.Chart(pd.DataFrame({"tokens": [1.0, 2.0]}))
    dots = alt.Chart(frame).mark_point(filled=True, size=120, opacity=1)
    hues, shapes = [BLUE, GREEN, RED, GREY], ["circle", "square", "diamond", "cross"]
    return Picture(
        chart=alt.layer(
            rule.mark_rule(strokeDash=[5, 4], strokeWidth=1.5, color=GREY).encode(x="tokens:Q"),
            dots.encode(
                x=x,
                y=alt.Y("model:N", sort=names, title=None, axis=named(names)),
                color=alt.Color("family:N", sort=kinds, scale=alt.Scale(domain=kinds, range=hues[: len(kinds)])),
                shape=alt.Shape("family:N", sort=kinds, scale=alt.Scale(domain=kinds, range=shapes[: len(kinds)])),
            ),
        ).properties(width=WIDTH - 20 - room_for(names), height=alt.Step(30)),
        title="One trillion tokens or two: which of the models had how many",
        alt_text="Training tokens of each model: "
        f"{'; '.join(f'{corpus.label(run.entity)} {show(run.amount)}' for _, run in members)}. "
        "Dashed lines stand at one trillion and at two.",
        table=pd.DataFrame(
            {
                "model": names,
                "tokens": [show(run.amount) for _, run in members],
                "tokens per parameter": [show(run.per_parameter, digits=2) for _, run in members],
                "read in": [cited(corpus, run.fact) for _, run in members],
            }
        ),
    )


def _axes(frame: pd.DataFrame) -> tuple[alt.X, alt.Y]:
    along, up = (alt.Scale(type="log", domain=list(ends), nice=False) for ends in (ACROSS, _upwards(frame)))
    x = alt.X("parameters:Q", scale=along, axis=decades(8, 12), title="parameters")
    return x, alt.Y("tokens:Q", scale=up, axis=decades(9, 12), title="training tokens")


def _upwards(frame: pd.DataFrame) -> tuple[float, float]:
    return min(7e8, float(frame["tokens"].min()) / 2), 6e12


def _reach(each: float, field: Field) -> tuple[float, float]:
    """The parameters between which a slanted line lies within the picture."""
    (left, right), (low, high) = field.along, field.up
    return max(left, low / each), min(right, high / each)


def _places(each: float, field: Field) -> list[Dot]:
    """Where the name of a slanted line may stand, from its upper end down."""
    left, right = _reach(each, field)
    places = [right / 1.25 ** (step + 1) for step in range(20)]
    name = f"{each:,g} each"
    return [Dot(entity=name, name=name, x=at, y=at * each) for at in places if at > left]


def _slants(x: alt.X, y: alt.Y, field: Field, named_at: list[Dot]) -> tuple[alt.Chart, alt.Chart]:
    """Lines that join models that read equally much for their size, and their names."""
    lines = [(each, at, at * each) for each in PER for at in _reach(each, field)]
    names = [(at.x, at.y, at.name) for at in named_at]
    drawn = alt.Chart(pd.DataFrame(lines, columns=["each", "parameters", "tokens"]))
    said = alt.Chart(pd.DataFrame(names, columns=["parameters", "tokens", "said"]))
    return (
        drawn.mark_line(color=GREY, opacity=0.5, strokeDash=[4, 4]).encode(x=x, y=y, detail="each:N"),
        said.mark_text(color=GREY, fontSize=12, align="right", dx=-NEAR, dy=-3).encode(x=x, y=y, text="said:N"),
    )


def _runs_table(printed: Printed, last: str) -> pd.DataFrame:
    corpus, runs, true = printed.corpus, printed.runs, printed.true
    return pd.DataFrame(
        {
            "model": [*(corpus.label(run.entity) for run in runs), last],
            "parameters": [*(show(run.parameters) for run in runs), show(true.parameters)],
            "tokens": [*(show(run.amount) for run in runs), show(printed.tokens)],
            "tokens per parameter": [*(show(run.per_parameter) for run in runs), show(printed.share)],
            "tokens read in": [
                *(cited(corpus, run.fact) for run in runs),
                corpus.articles[printed.claim.article].title,
            ],
        }
    )
