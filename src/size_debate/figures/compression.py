"""The pictures and tables of the chapter on shrinking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from assay.model.stated import quantity_of
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.tables import Table, cited, decades
from assay.quantity import show, show_change
from size_debate.compression import Showing, Trial
from size_debate.size_limit import EightBits, Family, Limit, Pair

WHENS = ["before the article", "after it"]
ROLES = ["teacher", "student"]
DASHED: dict[str, Any] = {"color": RED, "strokeDash": [6, 4], "strokeWidth": 2}
"""How the article's limit is drawn."""


def shown_and_when(limit: Limit) -> Picture:
    """The largest model that each paper shows, by its date, against the article and its limit."""
    known, then, size = limit.known, limit.then, limit.size
    rows = [
        (pd.Timestamp(one.date.first), one.parameters, WHENS[one not in known], _by(limit, one)) for one in limit.shown
    ]
    papers = pd.DataFrame(rows, columns=["date", "parameters", "when", "paper"])
    start, x = _by_day(limit)
    y = alt.Y(
        "parameters:Q",
        scale=alt.Scale(type="log", domain=[3e9, 1.5e12], nice=False),
        axis=alt.Axis(**decades(10, 12).to_dict(), titlePadding=22),
        title="largest model shown",
    )
    said = [f"{one.date}, {show(one.parameters)}" for one in limit.shown]
    return Picture(
        chart=alt.layer(
            *_borders(limit, start, x, y),
            alt.Chart(_stairs(limit))
            .mark_line(interpolate="step-after", color=BLUE, strokeWidth=2)
            .encode(x=x, y=y),
            alt.Chart(papers)
            .mark_point(filled=True, size=110, opacity=1)
            .encode(
                x=x,
                y=y,
                color=alt.Color("when:N", scale=alt.Scale(domain=WHENS, range=[BLUE, GREY])),
                shape=alt.Shape("when:N", scale=alt.Scale(domain=WHENS, range=["circle", "square"])),
            ),
            *_names_of(papers, x, y),
        ).properties(width=WIDTH - 100, height=330),
        title="Before the article appeared, quantization had kept the quality of models of up to "
        f"{show(limit.top.parameters)} parameters",
        alt_text=f"The largest model on which quantization was shown to keep the quality, by date: {'; '.join(said)}. "
        f"The article of {then} says {show(size)}.",
        table=pd.DataFrame(
            {
                "date": [str(one.date) for one in limit.shown],
                "largest model": [quantity_of(one.fact).printed for one in limit.shown],
                "how": [one.fact.when.under for one in limit.shown],
                "from": [cited(limit.corpus, one.fact) for one in limit.shown],
            }
        ),
    )  # fmt: skip


def _by_day(limit: Limit) -> tuple[pd.Timestamp, alt.X]:
    """Where the axis of days begins, with room before the first paper, and the axis."""
    dates = [*(one.date.first for one in limit.shown), limit.then.first]
    start = pd.Timestamp(min(dates)) - pd.Timedelta(days=95)
    ends = [start, pd.Timestamp(max(dates)) + pd.Timedelta(days=214)]
    scale = alt.Scale(domain=[end.isoformat() for end in ends])
    return start, alt.X("date:T", scale=scale, axis=alt.Axis(format="%b %Y", tickCount=6), title=None)


def what_eight_bits_cost(limit: Limit, eight: EightBits) -> Picture:
    """The loss by size, for each way to 8 bits."""
    first = next(iter(eight.ways.values()))
    said = [
        f"{name}, {show_change(100 * found[-2].loss)} % at {show(found[-2].parameters)} and "
        f"{show_change(100 * found[-1].loss)} at {show(found[-1].parameters)}"
        for name, found in eight.ways.items()
    ]
    hues, forms = [GREY, GREEN, RED, BLUE], ["square", "triangle-up", "diamond", "circle"]
    look = Look(
        sizes=[9e7, 2.2e10],
        power=10,
        losses=[-1, 300],
        ticks=[0, 1, 3, 10, 30, 100],
        hues=hues,
        forms=forms,
        title="parameters",
        said_at=200,
    )
    return Picture(
        chart=_losses(limit, eight.ways, look),
        title="What eight bits cost, by the size of the model and the method",
        alt_text=f"Loss from 8 bits by size of the model: {'; '.join(said)}.",
        table=pd.DataFrame(
            {
                "parameters": [show(trial.parameters) for trial in first],
                "uncompressed": [quantity_of(trial.before).printed for trial in first],
                **{name: [_after(trial) for trial in found] for name, found in eight.ways.items()},
            }
        ),
    )


def what_fewer_bits_cost(family: Family) -> Picture:
    """The loss by size over one family, for each kind of compression."""
    said = [
        f"{name}, from {show_change(100 * found[0].loss)} % at {show(found[0].parameters)} to "
        f"{show_change(100 * found[-1].loss)} at {show(found[-1].parameters)}"
        for name, found in family.kinds.items()
    ]
    hues, forms = [BLUE, GREEN, RED, GREY], ["circle", "triangle-up", "diamond", "square"]
    ticks = [0, 1, 3, 10, 30, 100, 1000]
    look = Look(
        sizes=[9e7, 3e11],
        power=11,
        losses=[-3, 2000],
        ticks=ticks,
        hues=hues,
        forms=forms,
        title="parameters of the OPT model",
        said_at=900,
    )
    return Picture(
        chart=_losses(family.limit, family.kinds, look),
        title="What fewer bits cost, over one family of models",
        alt_text=f"Loss by size over the OPT models: {'; '.join(said)}.",
        table=pd.DataFrame(
            [_trial_row(family, name, trial) for name, found in family.kinds.items() for trial in found]
        ),
    )


def losses_on_both_sides(family: Family, little: float) -> Table:
    """The worst loss up to the limit and above it, and the largest model that loses little."""
    at, rows = show(family.limit.size), []
    for name in family.made_for_large:
        small, large = family.split(name)
        rows.append(
            {
                "what was done": name,
                f"worst loss up to {at}": f"{100 * max(trial.loss for trial in small):.0f} %",
                f"worst loss above {at}": f"{100 * max(trial.loss for trial in large):.0f} %",
                "loss of the largest": f"{show_change(100 * large[-1].loss)} %",
                f"largest with at most {100 * little:g} % lost": family.kept(name, little),
            }
        )
    return Table(pd.DataFrame(rows))


def teachers_and_students(limit: Limit, pairs: Sequence[Pair]) -> Picture:
    """Each pair as two marks and a line, against the limit."""
    names = [f"{pair.source}: {show(pair.teacher.parameters)} → {show(pair.student.parameters)}" for pair in pairs]
    rows = zip(names, pairs, strict=True)
    ties = pd.DataFrame(
        [(name, pair.teacher.parameters, pair.student.parameters) for name, pair in rows],
        columns=["pair", "teacher", "student"],
    )
    scale = alt.Scale(type="log", domain=[5e7, 1.5e12], nice=False)
    ticks = alt.Axis(values=[1e8, 1e10, 1e12], labelExpr=decades(8, 12).labelExpr)
    x = alt.X("parameters:Q", scale=scale, axis=ticks, title="parameters")
    y = alt.Y("pair:N", sort=names, title=None, axis=named(names))
    ends = alt.X("student:Q", scale=alt.Scale(type="log", domain=[5e7, 1.5e12]), title="parameters")
    drawn = alt.Chart(ties.melt("pair", ROLES, "role", "parameters")).mark_point(filled=True, size=120, opacity=1)
    return Picture(
        chart=alt.layer(
            alt.Chart(pd.DataFrame({"parameters": [limit.size]})).mark_rule(**DASHED).encode(x=x),
            alt.Chart(ties).mark_rule(strokeWidth=2).encode(x=ends, x2="teacher:Q", y=y),
            drawn.encode(
                x=x,
                y=y,
                color=alt.Color("role:N", scale=alt.Scale(domain=ROLES, range=[BLUE, GREEN])),
                shape=alt.Shape("role:N", scale=alt.Scale(domain=ROLES, range=["circle", "square"])),
            ),
        ).properties(width=WIDTH - 40 - room_for(names), height=alt.Step(46)),
        title=f"{len(pairs)} teachers and students on record before the article, against the limit that it names",
        alt_text=f"Teachers and students on record before the article: {'; '.join(names)}. A dashed line stands at "
        f"{show(limit.size)}.",
        table=pd.DataFrame(
            {
                "teacher": [quantity_of(pair.teacher.fact).printed for pair in pairs],
                "student": [quantity_of(pair.student.fact).printed for pair in pairs],
                "date": [str(pair.teacher.date) for pair in pairs],
                "what came of it": [pair.teacher.fact.when.setting for pair in pairs],
                "from": [cited(limit.corpus, pair.teacher.fact) for pair in pairs],
            }
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Look:
    """What two pictures of losses do not share."""

    sizes: list[float]
    power: int
    """Of ten, the largest that the axis of sizes letters."""
    losses: list[float]
    ticks: list[int]
    hues: list[str]
    forms: list[str]
    title: str
    said_at: float
    """The loss at whose height the limit is named."""


def _losses(limit: Limit, found: Mapping[str, Sequence[Trial]], look: Look) -> alt.TopLevelMixin:
    frame = pd.DataFrame(
        [
            (trial.parameters, max(100 * trial.loss, look.losses[0]), name)
            for name, tried in found.items()
            for trial in tried
        ],
        columns=["parameters", "loss", "kind"],
    )
    scale = alt.Scale(type="log", domain=look.sizes, nice=False)
    x = alt.X("parameters:Q", scale=scale, axis=decades(8, look.power), title=look.title)
    y = alt.Y(
        "loss:Q",
        scale=alt.Scale(type="symlog", constant=1, domain=look.losses, nice=False),
        axis=alt.Axis(values=look.ticks, format="+,d"),
        title="perplexity after compression, per cent more",
    )
    legend, names = alt.Legend(columns=2), list(found)
    hue = alt.Color("kind:N", scale=alt.Scale(domain=names, range=look.hues), legend=legend)
    form = alt.Shape("kind:N", scale=alt.Scale(domain=names, range=look.forms), legend=legend)
    border = pd.DataFrame({"parameters": [limit.size], "loss": [look.said_at], "said": [show(limit.size)]})
    words = alt.Chart(border).mark_text(color=RED, align="left", dx=6, fontSize=13)
    return alt.layer(
        alt.Chart(border).mark_rule(**DASHED).encode(x=x),
        words.encode(x=x, y=y, text="said:N"),
        alt.Chart(frame).mark_line(strokeWidth=2).encode(x=x, y=y, color=hue),
        alt.Chart(frame)
        .mark_point(filled=True, size=80, opacity=1)
        .encode(x=x, y=y, color=hue, shape=form),
    ).properties(width=WIDTH - 90, height=330)  # fmt: skip


def _borders(limit: Limit, start: pd.Timestamp, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The limit and the day of the article, each with its name."""
    article = pd.DataFrame({"date": [pd.Timestamp(limit.then.first)], "parameters": [4e9], "said": ["the article"]})
    size = pd.DataFrame({"date": [start], "parameters": [limit.size], "said": [f"its limit: {show(limit.size)}"]})
    words: dict[str, Any] = {"color": RED, "align": "left", "fontSize": 13}
    return [
        alt.Chart(size).mark_rule(**DASHED).encode(y=y),
        alt.Chart(size).mark_text(dx=6, dy=-9, **words).encode(x=x, y=y, text="said:N"),
        alt.Chart(article).mark_rule(color=RED, strokeWidth=2).encode(x=x),
        alt.Chart(article).mark_text(dx=7, **words).encode(x=x, y=y, text="said:N"),
    ]


def _stairs(limit: Limit) -> pd.DataFrame:
    """The largest so far, up to the day of the article."""
    steps, most = [], 0.0
    for one in limit.known:
        most = max(most, one.parameters)
        steps.append((pd.Timestamp(one.date.first), most))
    return pd.DataFrame([*steps, (pd.Timestamp(limit.then.last), most)], columns=["date", "parameters"])


def _names_of(papers: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The names of papers above their marks; below them where another mark of that height has its name above."""
    again = papers["parameters"].duplicated()
    return [
        alt.Chart(papers[again == below])
        .mark_text(align="left", dx=9, dy=dy, color=GREY, fontSize=12)
        .encode(x=x, y=y, text="paper:N")
        for below, dy in ((False, -10), (True, 14))
    ]


def _by(limit: Limit, one: Showing) -> str:
    return limit.corpus.sources[one.fact.source].short


def _after(trial: Trial) -> str:
    return f"{quantity_of(trial.after).printed} ({show_change(100 * trial.loss)} %)"


def _trial_row(family: Family, name: str, trial: Trial) -> dict[str, str]:
    corpus = family.limit.corpus
    return {
        "model": corpus.label(trial.entity),
        "what was done": name,
        "perplexity before": quantity_of(trial.before).printed,
        "after": quantity_of(trial.after).printed,
        "more": f"{show_change(100 * trial.loss)} %",
        "from": corpus.sources[trial.after.source].short,
    }
