# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Who beats whom?
#
# *Outperforms* is the favourite verb of these articles: a small model outperforms a large one, on most benchmarks, on
# almost every metric. That can be counted. Wherever one source has measured both models on the same test under the same
# conditions, one of them is ahead, and by so many points.
#
# The pictures below all read alike. A dot is a test; to the right of the line the first model is ahead, to the left the
# second. What the verb leaves out is how many dots there are, how far from the line they lie, and who measured them.

# %% tags=["parameters"]
chinchilla = ["chinchilla-70b", "gopher-280b"]
llama = ["llama-13b", "gpt-3-175b"]
palm = ["gpt-3-175b", "palm-540b"]
falcon = ["falcon-40b", "llama-65b"]
mistral = ["mistral-7b", "llama-2-13b"]
specialist = ["mistral-7b", "code-llama-7b"]
judged = ["lima-65b", ["gpt-4", "claude", "bard", "text-davinci-003", "alpaca-65b"]]
small = ["phi-1", "phi-1-small"]

# %% tags=["hide-input"]
import re

import altair as alt
import pandas as pd
from IPython.display import Markdown

from assay.evidence.comparison import SCOPES, holds
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, table
from assay.notebooks.paths import find_checkout
from assay.quantity import Interval, show, show_interval, unit
from assay.records.load import load
from assay.verdicts.explanation import short
from size_debate.compression import size_of
from size_debate.head_to_head import Meeting, meetings, tally, wilson
from size_debate.training_runs import figures_on, quantity_of

corpus = load(find_checkout()).corpus
PERCENT = unit("percent")


def counted(games: list[Meeting]) -> str:
    """A count in words."""
    won, tied, lost = tally(games)
    return f"{won} of {won + tied + lost}" + (f", level on {tied}" if tied else "")


def leads(pair: list[str]) -> dict[str, list[Meeting]]:
    """One dot for each test that both took, by benchmark; the benchmarks by the middle of their leads."""
    found = meetings(*pair, corpus)
    first, second = (corpus.label(name) for name in pair)
    rows = [
        (corpus.label(game.metric), game.ahead, short(corpus.sources[source]), game)
        for source, games in found.items()
        for game in games
        if game.mine.attribute == "score"
    ]
    frame = pd.DataFrame([row[:3] for row in rows], columns=["benchmark", "ahead", "source"])
    order = list(frame.groupby("benchmark")["ahead"].median().sort_values(ascending=False).index)
    by = list(dict.fromkeys(frame["source"]))
    reach = max(10, frame["ahead"].abs().max() * 1.1)
    hues, forms = (
        [BLUE, RED, GREEN, GREY, "#cc79a7"][: len(by)],
        ["circle", "diamond", "square", "triangle-up", "cross"][: len(by)],
    )
    x = alt.X(
        "ahead:Q",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        axis=alt.Axis(format="+d", tickCount=7),
        title=f"points: {second} ahead ← → {first} ahead",
    )
    y = alt.Y("benchmark:N", sort=order, title=None, axis=named(order))
    legend = alt.Legend(columns=1 if len(by) < 3 else 2) if len(by) > 1 else None
    chart = alt.layer(
        alt.Chart(pd.DataFrame({"ahead": [0]})).mark_rule(strokeWidth=2).encode(x=x),
        alt.Chart(frame)
        .mark_point(filled=True, size=70, opacity=0.9)
        .encode(
            x=x,
            y=y,
            color=alt.Color("source:N", scale=alt.Scale(domain=by, range=hues), legend=legend),
            shape=alt.Shape("source:N", scale=alt.Scale(domain=by, range=forms), legend=legend),
        ),
    ).properties(width=WIDTH - 20 - room_for(order), height=alt.Step(22))
    draw(
        chart,
        title=f"{first} is ahead of {second} on {sum(row[1] > 0 for row in rows)} of {len(rows)} published results",
        alt_text=f"{first} against {second}, points of difference by benchmark: "
        + "; ".join(
            f"{short(corpus.sources[source])}, {first} ahead on {counted(games)}" for source, games in found.items()
        )
        + ".",
        table=pd.DataFrame(
            [
                {
                    "benchmark": benchmark,
                    "under": game.setting or "",
                    first: quantity_of(game.mine).printed,
                    second: quantity_of(game.theirs).printed,
                    "ahead by": f"{ahead:+.1f}",
                    "from": cited(corpus, game.mine),
                }
                for benchmark, ahead, _, game in rows
            ]
        ),
    )
    return found


# %% [markdown]
# ## Almost every: Chinchilla and Gopher

# %% tags=["hide-input"]
found = leads(chinchilla)

# %% tags=["hide-input"]
stated = {}
for part in ("tasks_won", "tasks_tied", "tasks_lost"):
    for fact in figures_on(corpus, part):
        if (fact.subject, fact.when.object) == tuple(chinchilla):
            stated.setdefault(fact.when.metric, {})[part] = fact
whole = {part: round(quantity_of(fact).points[0]) for part, fact in stated["all-benchmarks"].items()}
total = sum(whole.values())
hidden = sum(game.outcome == "lost" for games in found.values() for game in games)
share = whole["tasks_won"] / total
parts = [
    f"{corpus.label(metric)} {round(quantity_of(given['tasks_won']).points[0])} of "
    f"{sum(round(quantity_of(fact).points[0]) for fact in given.values())}"
    for metric, given in stated.items()
    if metric != "all-benchmarks"
]
Markdown(
    "The dots are averages; behind several of them stand many tasks each, which the paper counts one by one. Together "
    f"Chinchilla wins **{whole['tasks_won']} of {total}**, is level on {whole['tasks_tied']} and loses "
    f"{whole['tasks_lost']}, "
    f"{100 * share:.0f} % ({'; '.join(parts)}). This book takes *almost every* to need more than "
    f"{100 * SCOPES['almost every']:.0f} %: "
    f"{'met' if holds(share, 'almost every') else 'not met'}. The {whole['tasks_lost']} losses hide inside of "
    "averages: "
    f"{hidden or 'none'} of the dots above lies to the left of the line."
)

# %% [markdown]
# ## Most: LLaMA 13B and GPT-3
#
# So much smaller, and ahead?

# %% tags=["hide-input"]
close = 2  # points
found = leads(llama)

# %% tags=["hide-input"]
(games,) = found.values()
won, tied, lost = tally(games)
behind = [f"{corpus.label(game.metric)} ({game.ahead:+.1f})" for game in games if game.outcome == "lost"]
narrow = sum(0 < game.ahead < close for game in games)
ratio = size_of(corpus, llama[1]) / size_of(corpus, llama[0])
Markdown(
    f"Yes: on {counted(games)} tests, at a {ratio:.0f}th of the size. *Most* holds with room to spare. But {narrow} "
    "of the "
    f"{won} leads are smaller than {close} points, it is behind on {' and '.join(behind)}, and these are "
    f"{won + tied + lost} results on "
    f"{len({game.metric for game in games})} benchmarks, since some count once for each number of examples. All of it "
    "was measured or collected by "
    "LLaMA's makers."
)

# %% [markdown]
# ## The other way round: GPT-3 and PaLM
#
# One of the articles has GPT-3 *even better* than PaLM.

# %% tags=["hide-input"]
found = leads(palm)

# %% tags=["hide-input"]
mine_quoted, theirs_quoted = ([fact for fact in figures_on(corpus, "score") if fact.subject == name] for name in palm)
quoted = [
    (mine, theirs)
    for mine in mine_quoted
    for theirs in theirs_quoted
    if mine.source == theirs.source
    and mine.when.metric == theirs.when.metric
    and (mine.when.setting or "").endswith(", quoted as the best before")
    and mine.when.setting.split(",")[0] == theirs.when.setting
]
ahead = [quantity_of(mine).points[0] - quantity_of(theirs).points[0] for mine, theirs in quoted]
exceptions = sorted({corpus.label(mine.when.metric) for (mine, _), by in zip(quoted, ahead, strict=True) if by > 0})
Markdown(
    " ".join(f"{short(corpus.sources[source])}: GPT-3 ahead on {counted(games)}." for source, games in found.items())
    + f" PaLM's own paper prints GPT-3 where it was the best before; of these {len(quoted)} figures, which flatter "
    f"GPT-3, {sum(by > 0 for by in ahead)} are higher than PaLM's ({', '.join(exceptions)}). By every count the "
    "sentence is **wrong the "
    "other way round**. There are single tests on which it is right, and the sentence names none."
)

# %% [markdown]
# ## Better, by one leaderboard: Falcon and LLaMA
#
# Here the sources disagree, and for once the dates and the makers of the tables explain all of it.

# %% tags=["hide-input"]
found = leads(falcon)


# %% tags=["hide-input"]
def when(source: str) -> str:
    """The first day that the date of a source may mean; one without a date comes last."""
    date = corpus.sources[source].date
    return date.first.isoformat() if date else "9999"


rows = sorted(found.items(), key=lambda item: (when(item[0]), item[0]))
table(
    {
        "source": [short(corpus.sources[source]) for source, _ in rows],
        "date": [str(corpus.sources[source].date or "not told") for source, _ in rows],
        "Falcon ahead on": [counted(games) for _, games in rows],
        "by, at most and at least": [f"{games[0].ahead:+.1f} to {games[-1].ahead:+.1f}" for _, games in rows],
        "tests": [", ".join(dict.fromkeys(corpus.label(game.metric) for game in games)) for _, games in rows],
    }
)

# %% tags=["hide-input"]
widest_source, widest = max(found.items(), key=lambda item: len(item[1]))
mmlu = {}
for games in found.values():
    for game in games:
        if game.metric == "mmlu":
            mmlu.setdefault(game.theirs.subject, []).append((quantity_of(game.theirs).points[0], game))
scores = [score for score, _ in mmlu[falcon[1]]]
Markdown(
    "The leaderboard to which Falcon's makers point put it first. The disagreement is not over Falcon but over its "
    "rival: on one and the same test, MMLU, "
    f"the records have {corpus.label(falcon[1])} at {min(scores):.1f} to {max(scores):.1f}, "
    f"**{max(scores) - min(scores):.0f} points apart**, "
    "by the program that asks the questions; Falcon is ahead with some of these programs only "
    f"({counted(found['hugging-face-mmlu-2023'])}). The widest table "
    f"({short(corpus.sources[widest_source])}) has Falcon ahead on {counted(widest)}; it comes from LLaMA's makers, "
    "who had as much of an "
    "interest as Falcon's."
)

# %% [markdown]
# ## All but one: Mistral 7B
#
# Its makers write that it beats Llama 2 13B on *all* benchmarks. Their own table has an exception, and more of them
# against a model made for code. A later paper of theirs measures the same model again, and the marks do not coincide.

# %% tags=["hide-input"]
found = leads(mistral)

# %% tags=["hide-input"]
lines = []
for source, games in found.items():
    exceptions = [f"{corpus.label(game.metric)} ({game.ahead:+.1f})" for game in games if game.outcome != "won"]
    lines.append(
        f"{short(corpus.sources[source])}: ahead on {counted(games)}, all but {', '.join(exceptions) or 'none'}"
    )
code = meetings(*specialist, corpus)
against = [
    f"{counted(games)} against {corpus.label(specialist[1])}, behind on "
    + " and ".join(f"{corpus.label(game.metric)} ({game.ahead:+.1f})" for game in games if game.outcome == "lost")
    for games in code.values()
]
first, second = (
    {(game.mine.subject, game.metric): quantity_of(game.mine).points[0] for game in games}
    for games in list(found.values())[:2]
)
moved = {key: second[key] - first[key] for key in first.keys() & second.keys()}
most_moved = max(moved, key=lambda key: (abs(moved[key]), key))
Markdown(
    f"{'. '.join(lines)}. It wins {'; '.join(against)}. So *all* is wrong by one test, and *most* right with a large "
    "margin.\n\n"
    f"The two papers are by the same makers on the same model, and {sum(abs(by) > 0.05 for by in moved.values())} of "
    f"{len(moved)} scores moved "
    f"between them, {corpus.label(most_moved[1])} by {moved[most_moved]:+.1f} points. That is how much a printed lead "
    "can be worth."
)

# %% [markdown]
# ## By the judgement of people: LIMA
#
# No test here: people saw two answers and said which they preferred. A share of a few hundred judgements is uncertain,
# and the bars show how much: the thin ends hold the true share in {given}`nineteen cases of twenty`.

# %% tags=["hide-input"]
PROMPTS = re.compile(r"(\d+) prompts")
subject, others = judged
verdicts = []
for other in others:
    shares = {}
    for part in ("preferred", "preference_tied", "preferred_against"):
        told = (f for f in figures_on(corpus, part) if (f.subject, f.when.object) == (subject, other))
        shares[part] = next(f for f in told if PROMPTS.match(f.when.setting or ""))
    prompts = int(PROMPTS.match(shares["preferred"].when.setting)[1])
    verdicts.append((other, shares, prompts))
verdicts.sort(key=lambda one: (-quantity_of(one[1]["preferred"]).points[0], one[0]))
kinds = {"preferred": "LIMA preferred", "preferred_against": "the other preferred"}
likely = {
    (other, part): wilson(
        Interval(
            *(
                min(1.0, max(0.0, end / 100))
                for end in (quantity_of(shares[part]).interval.low, quantity_of(shares[part]).interval.high)
            )
        ),
        prompts,
    ).scaled(100)
    for other, shares, prompts in verdicts
    for part in kinds
}
bars = pd.DataFrame(
    [
        (
            corpus.label(other),
            kinds[part],
            quantity_of(shares[part]).points[0],
            likely[other, part].low,
            likely[other, part].high,
        )
        for other, shares, _ in verdicts
        for part in kinds
    ],
    columns=["other", "who", "share", "low", "high"],
)
order = [corpus.label(other) for other, _, _ in verdicts]
hue = alt.Color("who:N", scale=alt.Scale(domain=list(kinds.values()), range=[BLUE, RED]))
jy = alt.Y("other:N", sort=order, title=None, axis=named(order))
off = alt.YOffset("who:N", sort=list(kinds.values()))
jx = alt.X("share:Q", scale=alt.Scale(domain=[0, 70]), title="per cent of judgements")
draw(
    alt.layer(
        alt.Chart(bars)
        .mark_rule(strokeWidth=3)
        .encode(
            x=alt.X("low:Q", scale=alt.Scale(domain=[0, 70]), title="per cent of judgements"),
            x2="high:Q",
            y=jy,
            yOffset=off,
            color=hue,
        ),
        alt.Chart(bars)
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x=jx,
            y=jy,
            yOffset=off,
            color=hue,
            shape=alt.Shape("who:N", scale=alt.Scale(domain=list(kinds.values()), range=["circle", "diamond"])),
        ),
    ).properties(width=WIDTH - 30 - room_for(order), height=alt.Step(18)),
    title="How often judges preferred the answer of LIMA, and how often that of the other",
    alt_text="How often judges preferred LIMA and how often the other: "
    + "; ".join(
        f"{corpus.label(other)}, {quantity_of(shares['preferred']).printed} against "
        f"{quantity_of(shares['preferred_against']).printed}"
        for other, shares, _ in verdicts
    )
    + ".",
    table=pd.DataFrame(
        [
            {
                "LIMA against": corpus.label(other),
                "LIMA preferred": f"{quantity_of(shares['preferred']).printed} "
                f"({show_interval(likely[other, 'preferred'], PERCENT, 2)})",
                "equal": quantity_of(shares["preference_tied"]).printed,
                "the other preferred": f"{quantity_of(shares['preferred_against']).printed} "
                f"({show_interval(likely[other, 'preferred_against'], PERCENT, 2)})",
                "prompts": prompts,
                "from": cited(corpus, shares["preferred"]),
            }
            for other, shares, prompts in verdicts
        ]
    ),
)

# %% tags=["hide-input"]
better = [corpus.label(o) for o, _, _ in verdicts if likely[o, "preferred"].low > likely[o, "preferred_against"].high]
worse = [corpus.label(o) for o, _, _ in verdicts if likely[o, "preferred"].high < likely[o, "preferred_against"].low]
open_ = [corpus.label(o) for o, _, _ in verdicts if corpus.label(o) not in better + worse]
tie = {o: quantity_of(s["preferred"]).points[0] + quantity_of(s["preference_tied"]).points[0] for o, s, _ in verdicts}
Markdown(
    f"Clearly ahead of {', '.join(better) or 'none'}; clearly behind {', '.join(worse) or 'none'}; the ranges overlap "
    "for "
    f"{', '.join(open_) or 'none'}. An article says that LIMA *outperformed* GPT-4 and Bard. Its origin may be a "
    "sentence on answers that are "
    f"*equal or preferred*: {show(tie['gpt-4'])} % against GPT-4 and {show(tie['bard'])} % against Bard. Whoever "
    "reads ties as wins gets Bard; "
    "GPT-4 not even so."
)

# %% [markdown]
# ## One test: Phi
#
# Phi's fame rests on code. Here is every model in these records whose score on HumanEval is known, by size. It is one
# test, and these figures come from many papers; the prompts differ.

# %% tags=["hide-input"]
scored = {}
for fact in figures_on(corpus, "score"):
    size = size_of(corpus, fact.subject)
    if fact.when.metric == "humaneval" and size and "majority" not in (fact.when.setting or ""):
        scored.setdefault(fact.subject, (size, []))[1].append(fact)
assert set(small) <= scored.keys(), "Phi has no score on HumanEval"


def of_kind(name: str) -> str:
    """Which of the three kinds of dots a model is."""
    family = corpus.entities[name].family or ""
    return "Phi" if name in small else ("made for code" if family == "code-llama" else "general")


dots = pd.DataFrame(
    [
        (corpus.label(name), size, sum(values) / len(values), min(values), max(values), of_kind(name))
        for name, (size, facts) in scored.items()
        for values in [[quantity_of(fact).points[0] for fact in facts]]
    ],
    columns=["model", "parameters", "score", "low", "high", "kind"],
)
sorts = ["Phi", "made for code", "general"]
hx = alt.X(
    "parameters:Q", scale=alt.Scale(type="log", domain=[2e8, 1e12], nice=False), axis=decades(9, 12), title="parameters"
)
hy = alt.Y("score:Q", scale=alt.Scale(domain=[0, 60]), title="HumanEval, per cent solved at the first try")
named_ones = dots[dots["kind"] != "general"]
draw(
    alt.layer(
        alt.Chart(dots)
        .mark_rule(strokeWidth=2)
        .encode(x=hx, y=alt.Y("low:Q", scale=alt.Scale(domain=[0, 60])), y2="high:Q"),
        alt.Chart(dots)
        .mark_point(filled=True, size=95, opacity=1)
        .encode(
            x=hx,
            y=hy,
            color=alt.Color("kind:N", scale=alt.Scale(domain=sorts, range=[RED, GREEN, BLUE])),
            shape=alt.Shape("kind:N", scale=alt.Scale(domain=sorts, range=["diamond", "square", "circle"])),
        ),
        alt.Chart(named_ones)
        .mark_text(align="left", dx=9, dy=-7, color=GREY, fontSize=12)
        .encode(x=hx, y=hy, text="model:N"),
    ).properties(width=WIDTH - 80, height=320),
    title=(
        f"{sum(named_ones['score'] > dots[dots['kind'] == 'general']['score'].max())} models made for code or taught "
        f"with textbooks solve more than any of the {len(dots) - len(named_ones)} general ones, whatever their size"
    ),
    alt_text="Score on HumanEval against size: "
    + "; ".join(f"{row.model} {row.score:.0f} per cent at {show(row.parameters)}" for row in named_ones.itertuples())
    + f"; {len(dots) - len(named_ones)} general models from {dots[dots['kind'] == 'general']['score'].min():.0f} to "
    f"{dots[dots['kind'] == 'general']['score'].max():.0f}.",
    table=pd.DataFrame(
        [
            {
                "model": corpus.label(name),
                "parameters": show(size),
                "HumanEval": quantity_of(fact).printed,
                "under": fact.when.setting or "",
                "from": cited(corpus, fact),
            }
            for name, (size, facts) in sorted(scored.items(), key=lambda item: item[1][0])
            for fact in facts
        ]
    ),
)

# %% tags=["hide-input"]
lead = dots.set_index("model").loc[corpus.label(small[0])]
beaten = dots[(dots["kind"] == "general") & (dots["high"] < lead["score"])]
largest = beaten.loc[beaten["parameters"].idxmax()]
rivals = dots[(dots["kind"] == "made for code") & (dots["high"] >= lead["score"] - 3)]
Markdown(
    f"{corpus.label(small[0])}, with {show(float(lead['parameters']))} parameters, solves {lead['score']:.0f} % and "
    f"stands above all {len(beaten)} general "
    f"models here whose size is known, up to {largest['model']}, {largest['parameters'] / lead['parameters']:.0f} "
    "times its size. What the picture "
    f"also shows is that the models made for code stand above their own sisters too ({', '.join(rivals['model'])} "
    "near it). The lead is one of a "
    "specialist on its own ground; it says nothing of the many tests on which the general models were measured and "
    "it was not."
)

# %% [markdown]
# ## What the words come to
#
# The counts, side by side, with the share that each quantifier needs. The bar is where the share would lie if these
# tests were a fair sample of all that one might have taken, which is kind to the count: tests resemble each other.

# %% tags=["hide-input"]
pairs = {
    "Chinchilla – Gopher": chinchilla,
    "LLaMA 13B – GPT-3": llama,
    "GPT-3 – PaLM": palm,
    "Falcon 40B – LLaMA 65B": falcon,
    "Mistral 7B – Llama 2 13B": mistral,
    "Mistral 7B – Code Llama 7B": specialist,
}
entries = []
for name, pair in pairs.items():
    for source, games in meetings(*pair, corpus).items():
        won, tied, lost = tally(games)
        if won + tied + lost >= 4:
            entries.append((f"{name} ({short(corpus.sources[source])})", won, won + tied + lost))
entries.append(("Chinchilla – Gopher, task by task", whole["tasks_won"], total))
entries.sort(key=lambda entry: (-entry[1] / entry[2], entry[0]))
names = [name for name, _, _ in entries]
ranges = {name: wilson(Interval.exact(won / of), of).scaled(100) for name, won, of in entries}
shares = pd.DataFrame(
    [(name, 100 * won / of, ranges[name].low, ranges[name].high) for name, won, of in entries],
    columns=["pair", "share", "low", "high"],
)
marks = pd.DataFrame(
    [(100 * SCOPES[scope], scope) for scope in ("many", "most", "almost every")], columns=["share", "said"]
).assign(pair=names[0])
wx = alt.X("share:Q", scale=alt.Scale(domain=[0, 100]), title="per cent of tests won")
wy = alt.Y("pair:N", sort=names, title=None, axis=named(names))
draw(
    alt.layer(
        alt.Chart(marks).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(x=wx),
        alt.Chart(marks).mark_text(color=RED, dy=-36, fontSize=13).encode(x=wx, y=wy, text="said:N"),
        alt.Chart(shares)
        .mark_rule(color=BLUE, strokeWidth=3)
        .encode(x=alt.X("low:Q", scale=alt.Scale(domain=[0, 100]), title="per cent of tests won"), x2="high:Q", y=wy),
        alt.Chart(shares).mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(x=wx, y=wy),
    ).properties(width=WIDTH - 30 - room_for(names), height=alt.Step(30)),
    title="What share of the tests the first of each pair wins, and what “many”, “most” and “almost every” would ask",
    alt_text="Share of tests won by the first of each pair: "
    + "; ".join(f"{name}, {won} of {of}" for name, won, of in entries)
    + ".",
    table=pd.DataFrame(
        {
            "pair": names,
            "won": [f"{won} of {of}" for _, won, of in entries],
            "share": [f"{100 * won / of:.0f} %" for _, won, of in entries],
            "if a fair sample": [show_interval(ranges[name], PERCENT, 2) for name in names],
            "all": ["yes" if won == of else "no" for _, won, of in entries],
            "almost every": ["yes" if holds(won / of, "almost every") else "no" for _, won, of in entries],
            "most": ["yes" if holds(won / of, "most") else "no" for _, won, of in entries],
        }
    ),
)

# %% tags=["hide-input"]
sure = [name for name in names if ranges[name].low > 100 * SCOPES["almost every"]]
Markdown(
    f"*Most* is a low bar: {sum(holds(won / of, 'most') for _, won, of in entries)} of {len(entries)} counts pass it. "
    "*Almost every* is passed by "
    f"{sum(holds(won / of, 'almost every') for _, won, of in entries)}, and by {len(sure)} even when its tests are "
    "taken as a sample"
    + (f" ({', '.join(sure)}): a dozen tests are too few to say *almost every* with confidence" if sure else "")
    + ". *All* is true only until somebody adds a test. And whoever made the model nearly always made the table."
)

# %% [markdown]
# ## What is handed on
#
# Every comparison of the articles that tables can decide is counted once more, and goes to the checker with its
# count. It is one tally for each, by the source that compares the two on the most tests.

# %% tags=["hide-input"]
from size_debate.recomputed import assumed, counts

for finding in [
    *counts.comparisons(corpus),
    *assumed.statements(corpus),
    *assumed.near(corpus),
    *assumed.own_tables(corpus),
]:
    finding.record()
