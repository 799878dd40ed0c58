"""The pictures and tables of the chapter on who beats whom."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from assay.evidence.comparison import SCOPES, holds
from assay.model.stated import quantity_of
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, Picture
from assay.notebooks.charts.tables import Table, cited, decades
from assay.quantity import show, show_change, show_interval, unit
from size_debate.head_to_head import Meeting
from size_debate.one_test import GENERAL, MADE, SMALL, SORTS, Solvers
from size_debate.pairs import AGAINST, EQUAL, PREFERRED, Count, Judgement, Pair, counted

HUES = [BLUE, RED, GREEN, GREY, "#cc79a7"]
FORMS = ["circle", "diamond", "square", "triangle-up", "cross"]
ASKED = ("many", "most", "almost every")
"""Quantifiers whose bars are drawn."""


def leads(pair: Pair) -> Picture:
    """A dot for each test that both took, by benchmark; the benchmarks by the middle of their leads."""
    (first, second), games = pair.labels, pair.scores
    frame = pd.DataFrame(
        [(pair.corpus.label(game.metric), game.ahead, pair.short(game.mine.source)) for game in games],
        columns=["benchmark", "ahead", "source"],
    )
    order = list(frame.groupby("benchmark")["ahead"].median().sort_values(ascending=False).index)
    by = list(dict.fromkeys(frame["source"]))
    reach = max(10, frame["ahead"].abs().max() * 1.1)
    x = alt.X(
        "ahead:Q",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        axis=alt.Axis(format="+d", tickCount=7),
        title=f"points: {second} ahead ← → {first} ahead",
    )
    y = alt.Y("benchmark:N", sort=order, title=None, axis=named(order))
    legend = alt.Legend(columns=1 if len(by) < 3 else 2) if len(by) > 1 else None
    hues, forms = (alt.Scale(domain=by, range=some[: len(by)]) for some in (HUES, FORMS))
    dots = alt.Chart(frame).mark_point(filled=True, size=70, opacity=0.9)
    drawn = dots.encode(
        x=x,
        y=y,
        color=alt.Color("source:N", scale=hues, legend=legend),
        shape=alt.Shape("source:N", scale=forms, legend=legend),
    )
    said = [f"{pair.short(source)}, {first} ahead on {counted(found)}" for source, found in pair.games.items()]
    level = alt.Chart(pd.DataFrame({"ahead": [0]})).mark_rule(strokeWidth=2).encode(x=x)
    return Picture(
        chart=alt.layer(level, drawn).properties(width=WIDTH - 20 - room_for(order), height=alt.Step(22)),
        title=f"{first} is ahead of {second} on {sum(game.ahead > 0 for game in games)} of {len(games)} published "
        "results",
        alt_text=f"{first} against {second}, points of difference by benchmark: {'; '.join(said)}.",
        table=pd.DataFrame([_lead_row(pair, game) for game in games]),
    )


def by_source(pair: Pair) -> Table:
    """What each source says of a pair, by date."""
    rows, corpus = pair.by_date(), pair.corpus
    return Table(
        pd.DataFrame(
            {
                "source": [pair.short(source) for source, _ in rows],
                "date": [str(corpus.sources[source].date or "not told") for source, _ in rows],
                f"{pair.labels[0]} ahead on": [counted(games) for _, games in rows],
                "by, at most and at least": [
                    f"{show_change(games[0].ahead)} to {show_change(games[-1].ahead)}" for _, games in rows
                ],
                "tests": [", ".join(dict.fromkeys(corpus.label(game.metric) for game in games)) for _, games in rows],
            }
        )
    )


def preferred(found: Sequence[Judgement], name: str) -> Picture:
    """How often judges preferred one system, and how often each of the others."""
    kinds = {PREFERRED: f"{name} preferred", AGAINST: "the other preferred"}
    bars = pd.DataFrame(
        [
            (one.label, kinds[part], one.share(part), one.likely(part).low, one.likely(part).high)
            for one in found
            for part in kinds
        ],
        columns=["other", "who", "share", "low", "high"],
    )
    order, who = [one.label for one in found], list(kinds.values())
    scale, title = alt.Scale(domain=[0, 70]), "per cent of judgements"
    hue = alt.Color("who:N", scale=alt.Scale(domain=who, range=[BLUE, RED]))
    shape = alt.Shape("who:N", scale=alt.Scale(domain=who, range=["circle", "diamond"]))
    apart = alt.Scale(paddingInner=0.55, paddingOuter=0.3)
    y, off = alt.Y("other:N", sort=order, title=None, axis=named(order), scale=apart), alt.YOffset("who:N", sort=who)
    ends = alt.X("low:Q", scale=scale, title=title)
    points = alt.Chart(bars).mark_point(filled=True, size=90, opacity=1)
    said = [
        f"{one.label}, {quantity_of(one.shares[PREFERRED]).printed} against {quantity_of(one.shares[AGAINST]).printed}"
        for one in found
    ]
    return Picture(
        chart=alt.layer(
            alt.Chart(bars).mark_rule(strokeWidth=3).encode(x=ends, x2="high:Q", y=y, yOffset=off, color=hue),
            points.encode(x=alt.X("share:Q", scale=scale, title=title), y=y, yOffset=off, color=hue, shape=shape),
        ).properties(width=WIDTH - 30 - room_for(order), height=alt.Step(18)),
        title=f"How often judges preferred the answer of {name}, and how often that of the other",
        alt_text=f"How often judges preferred {name} and how often the other: {'; '.join(said)}.",
        table=pd.DataFrame([_judged_row(one, name) for one in found]),
    )


def one_test_by_size(solvers: Solvers) -> Picture:
    """Every model that took one test of programming, by size."""
    known, general = solvers.of(SMALL, MADE), solvers.of(GENERAL)
    dots = pd.DataFrame(
        [(one.label, one.parameters, one.score, min(one.scores), max(one.scores), one.sort) for one in solvers.all],
        columns=["model", "parameters", "score", "low", "high", "kind"],
    )
    scale = alt.Scale(type="log", domain=[2e8, 1e12], nice=False)
    x = alt.X("parameters:Q", scale=scale, axis=decades(9, 12), title="parameters")
    up = alt.Scale(domain=[0, 60])
    y = alt.Y("score:Q", scale=up, title="HumanEval, per cent solved at the first try")
    hues, forms = [RED, GREEN, BLUE], ["diamond", "square", "circle"]
    base = alt.Chart(dots)
    words = alt.Chart(dots[dots["kind"] != GENERAL]).mark_text(align="left", dx=9, dy=-7, color=GREY, fontSize=12)
    scores = [one.score for one in general]
    said = [f"{one.label} {one.score:.0f} % at {show(one.parameters)}" for one in known]
    return Picture(
        chart=alt.layer(
            base.mark_rule(strokeWidth=2).encode(x=x, y=alt.Y("low:Q", scale=up), y2="high:Q"),
            base.mark_point(filled=True, size=95, opacity=1).encode(
                x=x,
                y=y,
                color=alt.Color("kind:N", scale=alt.Scale(domain=SORTS, range=hues)),
                shape=alt.Shape("kind:N", scale=alt.Scale(domain=SORTS, range=forms)),
            ),
            words.encode(x=x, y=y, text="model:N"),
        ).properties(width=WIDTH - 80, height=320),
        title=f"{len(solvers.above_all_general)} models made for code or taught with textbooks solve more than any of "
        f"the {len(general)} general ones, whatever their size",
        alt_text=f"Score on HumanEval against size: {'; '.join(said)}; {len(general)} general models from "
        f"{min(scores):.0f} to {max(scores):.0f}.",
        table=pd.DataFrame(
            [
                {
                    "model": one.label,
                    "parameters": show(one.parameters),
                    "HumanEval": quantity_of(fact).printed,
                    "under": fact.when.under,
                    "from": cited(solvers.corpus, fact),
                }
                for one in solvers.all
                for fact in one.facts
            ]
        ),
    )


def shares_won(counts: Sequence[Count]) -> Picture:
    """The share of tests that the first of each pair wins, and what quantifiers ask."""
    names = [one.name for one in counts]
    shares = pd.DataFrame(
        [(one.name, 100 * one.share, one.sample.low, one.sample.high) for one in counts],
        columns=["pair", "share", "low", "high"],
    )
    marks = pd.DataFrame([(100 * SCOPES[scope], scope, names[0]) for scope in ASKED], columns=["share", "said", "pair"])
    scale, title = alt.Scale(domain=[0, 100]), "per cent of tests won"
    x = alt.X("share:Q", scale=scale, title=title)
    y = alt.Y("pair:N", sort=names, title=None, axis=named(names))
    ends = alt.X("low:Q", scale=scale, title=title)
    said = [f"{one.name}, {one.won} of {one.of}" for one in counts]
    return Picture(
        chart=alt.layer(
            alt.Chart(marks).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(x=x),
            alt.Chart(marks).mark_text(color=RED, dy=-36, fontSize=13).encode(x=x, y=y, text="said:N"),
            alt.Chart(shares).mark_rule(color=BLUE, strokeWidth=3).encode(x=ends, x2="high:Q", y=y),
            alt.Chart(shares).mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(x=x, y=y),
        ).properties(width=WIDTH - 30 - room_for(names), height=alt.Step(30)),
        title="What share of the tests the first of each pair wins, and what “many”, “most” and “almost every” would "
        "ask",
        alt_text=f"Share of tests won by the first of each pair: {'; '.join(said)}.",
        table=pd.DataFrame(
            {
                "pair": names,
                "won": [f"{one.won} of {one.of}" for one in counts],
                "share": [f"{100 * one.share:.0f} %" for one in counts],
                "if a fair sample": [show_interval(one.sample, unit("percent"), 2) for one in counts],
                "all": [_yes(one.won == one.of) for one in counts],
                "almost every": [_yes(holds(one.share, "almost every")) for one in counts],
                "most": [_yes(holds(one.share, "most")) for one in counts],
            }
        ),
    )


def _lead_row(pair: Pair, game: Meeting) -> dict[str, str]:
    return {
        "benchmark": pair.corpus.label(game.metric),
        "under": game.setting or "",
        pair.labels[0]: quantity_of(game.mine).printed,
        pair.labels[1]: quantity_of(game.theirs).printed,
        "ahead by": show_change(game.ahead),
        "from": cited(pair.corpus, game.mine),
    }


def _judged_row(one: Judgement, name: str) -> dict[str, str | int]:
    percent = unit("percent")
    return {
        f"{name} against": one.label,
        f"{name} preferred": f"{quantity_of(one.shares[PREFERRED]).printed} "
        f"({show_interval(one.likely(PREFERRED), percent, 2)})",
        "equal": quantity_of(one.shares[EQUAL]).printed,
        "the other preferred": f"{quantity_of(one.shares[AGAINST]).printed} "
        f"({show_interval(one.likely(AGAINST), percent, 2)})",
        "prompts": one.prompts,
        "from": cited(one.corpus, one.shares[PREFERRED]),
    }


def _yes(met: bool) -> str:  # noqa: FBT001 - the one thing that it is about
    return "yes" if met else "no"
