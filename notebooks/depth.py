# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Deeper, and better?
#
# Before language models grew, networks that look at pictures grew in depth. The ResNets are the textbook case: one
# design, from a few layers to {fact}`resnet-1202.layers`. One of the articles puts them into a sentence and a table.
# The sentence says that the gains shrink with depth and may turn into losses when there are few pictures to learn
# from. The table stands right below it.
#
# So there are three things to see: whether the table's figures are those that were published, whether the sentence is
# true, and whether the table shows what the sentence says.

# %% tags=["parameters"]
article = "evolution-of-model-size"

# %% tags=["hide-input"]
from itertools import pairwise

import altair as alt
import pandas as pd
from IPython.display import Markdown

from assay.model import Claim
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited
from assay.notebooks.paths import find_checkout
from assay.quantity import Quantity, show
from assay.records.load import load
from assay.verdicts.explanation import short
from size_debate.depth import ladder, layers_of, spread_of, steps
from size_debate.training_runs import figures_on, quantity_of

corpus = load(find_checkout()).corpus


def label(name: str) -> str:
    """The short name of a network."""
    return corpus.label(name).removesuffix(" for CIFAR-10")


def claimed(metric: str | None) -> dict[str, Claim]:
    """The article's accuracies for one column of its table, by network in order of depth."""
    found = {
        claim.subject: claim
        for claim in corpus.claims_of(article)
        if claim.attribute == "top1_accuracy" and claim.when.metric == metric and isinstance(claim.value, Quantity)
    }
    return dict(sorted(found.items(), key=lambda item: layers_of(corpus, item[0]) or 0))


large, small = claimed("imagenet"), claimed(None)
assert large and large.keys() == small.keys(), f"{article} has no table of two columns"

# %% [markdown]
# ## Whose figures are they?
#
# The article names neither its source nor its data sets. There are several candidates: the networks' authors printed
# errors for one view of each picture and for ten, and a widely used library publishes weights of its own, trained
# twice. Every published figure for these networks on ImageNet is a mark below, the article's a vertical line.

# %% tags=["hide-input"]
HUES = [BLUE, GREY, GREEN, "#cc79a7"]
SHOWN = {
    ("torchvision-2024", None): "library, first weights",
    ("torchvision-2024", "newer training recipe, IMAGENET1K_V2"): "library, newer weights",
    ("he-2016-models", "single crop"): "authors, one view",
    ("he-2015", "10 crops"): "authors, ten views",
}
ladders = {name: ladder(corpus, source, "imagenet", [setting]) for (source, setting), name in SHOWN.items()}
ladders = {name: [rung for rung in rungs if rung.entity in large] for name, rungs in ladders.items()}
assert all(ladders.values()), "a series that the picture names has no facts"
agrees = {
    name: [rung for rung in rungs if large[rung.entity].value.interval.overlaps(rung.accuracy)]
    for name, rungs in ladders.items()
}
best = max(agrees, key=lambda name: (len(agrees[name]), name))
marks = pd.DataFrame(
    [(label(rung.entity), rung.point, name) for name, rungs in ladders.items() for rung in rungs],
    columns=["network", "accuracy", "series"],
)
ticks = pd.DataFrame(
    [(label(name), claim.value.points[0]) for name, claim in large.items()], columns=["network", "accuracy"]
)
y = alt.Y("network:N", sort=[label(name) for name in large], title=None, axis=named(map(label, large)))
x = alt.X(
    "accuracy:Q",
    scale=alt.Scale(domain=[69, 83], nice=False),
    axis=alt.Axis(values=list(range(70, 84, 2))),
    title="ImageNet, first guess right, per cent",
)
draw(
    alt.layer(
        alt.Chart(ticks).mark_tick(color=RED, thickness=3, size=34, opacity=1).encode(x=x, y=y),
        alt.Chart(marks)
        .mark_point(filled=True, size=95, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "series:N", scale=alt.Scale(domain=list(ladders), range=HUES), legend=alt.Legend(columns=2)
            ),
            shape=alt.Shape(
                "series:N", scale=alt.Scale(domain=list(ladders), range=["circle", "triangle-up", "square", "diamond"])
            ),
        ),
    ).properties(width=WIDTH - 30 - room_for(map(label, large)), height=alt.Step(52)),
    title=f"The article’s figures are those of the {best}, for {len(agrees[best])} of {len(large)} networks",
    alt_text=(
        f"ImageNet accuracy of {len(large)} ResNets by {len(ladders)} publications, with the article's figures as "
        "vertical "
        f"lines: the lines meet the marks of the {best} for {len(agrees[best])} of {len(large)} networks."
    ),
    table=pd.DataFrame(
        [
            {
                "network": label(name),
                "the article": claim.value.printed,
                **{
                    series: next((show(rung.point, digits=5) for rung in rungs if rung.entity == name), "")
                    for series, rungs in ladders.items()
                },
            }
            for name, claim in large.items()
        ]
    ),
)

# %% tags=["hide-input"]
others = [f"{len(agrees[name])} of {len(rungs)} with the {name}" for name, rungs in ladders.items() if name != best]
source = short(corpus.sources[ladders[best][0].fact.source])
Markdown(
    f"With its digits read as they are printed, the article's column agrees in **{len(agrees[best])} of {len(large)}** "
    f"figures with the {best} ({source}); it agrees in {', in '.join(others)}. So the column is real, only unnamed: "
    "these are "
    "the weights that come with a software library, not the results of the paper, and a newer training of the very "
    "same "
    f"networks moves every one of them by more than the article's whole step from {list(map(label, large))[1]} to "
    f"{list(map(label, large))[-1]}."
    if len(agrees[best]) == len(large)
    else f"No publication on record has all of the column; the nearest is the {best}, with {len(agrees[best])} figures."
)

# %% [markdown]
# ## What a step in depth buys
#
# On ImageNet every step helps, and each helps less than the one before. This does not hang on the choice of the
# publication.

# %% tags=["hide-input"]
gains = [
    (f"{label(step.lower.entity)} → {label(step.upper.entity).removeprefix('ResNet-')}", name, step)
    for name, rungs in ladders.items()
    for step in steps(rungs)
    if (step.lower.entity, step.upper.entity) != ("resnet-18", "resnet-34")
]
order = [f"{label(a)} → {label(b).removeprefix('ResNet-')}" for a, b in pairwise(large)]
bars = pd.DataFrame(
    [(name, series, step.interval.low, step.interval.high, step.gain) for name, series, step in gains if name in order],
    columns=["step", "series", "low", "high", "gain"],
)
gx = alt.X(
    "gain:Q",
    title="points of accuracy gained",
    scale=alt.Scale(domain=[0, 7]),
    axis=alt.Axis(values=list(range(8)), format="d"),
)
gy = alt.Y("step:N", sort=order, title=None, axis=named(order))
draw(
    alt.layer(
        alt.Chart(bars)
        .mark_rule(strokeWidth=3)
        .encode(
            x=alt.X("low:Q", title="points of accuracy gained"),
            x2="high:Q",
            y=gy,
            color=alt.Color(
                "series:N", scale=alt.Scale(domain=list(ladders), range=HUES), legend=alt.Legend(columns=2)
            ),
        ),
        alt.Chart(bars)
        .mark_point(filled=True, size=85, opacity=1)
        .encode(
            x=gx,
            y=gy,
            color=alt.Color(
                "series:N", scale=alt.Scale(domain=list(ladders), range=HUES), legend=alt.Legend(columns=2)
            ),
            shape=alt.Shape(
                "series:N", scale=alt.Scale(domain=list(ladders), range=["circle", "triangle-up", "square", "diamond"])
            ),
        ),
    ).properties(width=WIDTH - 30 - room_for(order), height=alt.Step(46)),
    title="On ImageNet every step in depth helps, and each less than the one before",
    alt_text="Points of ImageNet accuracy that each step in depth gains, by publication: "
    + "; ".join(
        f"{name} {show(min(group['gain']), digits=2)} to {show(max(group['gain']), digits=2)}"
        for name, group in bars.groupby("step", sort=False)
    )
    + ".",
    table=pd.DataFrame(
        [
            {
                "step": name,
                "publication": series,
                "gain": f"{step.gain:.2f}",
                "least and most that the digits allow": f"{step.interval.low:.2f} to {step.interval.high:.2f}",
                "gain for ten layers": f"{10 * step.per_layer:.2f}",
                "from": cited(corpus, step.upper.fact),
            }
            for name, series, step in gains
            if name in order
        ]
    ),
)

# %% tags=["hide-input"]
falling = []
for name, rungs in ladders.items():
    ours = steps([rung for rung in rungs if rung.entity in large])
    pairs = list(pairwise(ours))
    falling += [(name, all(later.gain < sooner.gain for sooner, later in pairs), all(step.gain > 0 for step in ours))]
shrink, rise = sum(one[1] for one in falling), sum(one[2] for one in falling)
first = steps(ladders[best])
Markdown(
    f"Accuracy rises at every step in {rise} of {len(falling)} publications, and the steps shrink in {shrink}. By the "
    f"{best} "
    f"the first step gains {first[0].gain:.1f} points for {first[0].upper.layers - first[0].lower.layers} layers, the "
    "last "
    f"{first[-1].gain:.1f} for {first[-1].upper.layers - first[-1].lower.layers}: a layer buys "
    f"**{first[0].per_layer / first[-1].per_layer:.0f} times less** there. So far the sentence holds."
)

# %% [markdown]
# ## And with few pictures?
#
# The authors tried this themselves. CIFAR-10 has a small fraction of ImageNet's pictures, and there they went on adding
# layers until it hurt. The bar on one network is the spread between runs; the others were run once, and nobody printed
# theirs.

# %% tags=["hide-input"]
rungs = ladder(corpus, "he-2015", "cifar-10", ["mean of 5 runs", None])
assert len(rungs) > 2, "no ladder on CIFAR-10"
spread = next(filter(None, (spread_of(rung.fact) for rung in rungs)), None)
assert spread is not None, "no spread between runs on record"
top = max(rungs, key=lambda rung: rung.point)
deepest = rungs[-1]
points = pd.DataFrame(
    [(rung.layers, 100 - rung.point, spread_of(rung.fact) or 0.0, str(rung.layers)) for rung in rungs],
    columns=["layers", "error", "spread", "said"],
).assign(low=lambda f: f["error"] - 2 * f["spread"], high=lambda f: f["error"] + 2 * f["spread"])
cx = alt.X(
    "layers:Q",
    scale=alt.Scale(type="log", domain=[16, 1700], nice=False),
    axis=alt.Axis(values=[20, 50, 100, 200, 500, 1000]),
    title="layers",
)
cy = alt.Y("error:Q", scale=alt.Scale(domain=[6, 9], nice=False), title="CIFAR-10, first guess wrong, per cent")
base = alt.Chart(points)
draw(
    alt.layer(
        base.mark_line(color=BLUE, strokeWidth=2).encode(x=cx, y=cy),
        base.mark_rule(color=BLUE, strokeWidth=4).encode(
            x=cx, y=alt.Y("low:Q", scale=alt.Scale(domain=[6, 9])), y2="high:Q"
        ),
        base.mark_point(filled=True, size=100, color=BLUE, opacity=1).encode(x=cx, y=cy),
        base.mark_text(align="left", dx=9, dy=-9, color=GREY, fontSize=13).encode(x=cx, y=cy, text="said:N"),
    ).properties(width=WIDTH - 90, height=300),
    title=f"On CIFAR-10 more layers help up to {top.layers}; with {deepest.layers} the error is larger again",
    alt_text=(
        f"Error on CIFAR-10 against the number of layers: it falls from {100 - rungs[0].point:.2f} per cent with "
        f"{rungs[0].layers} layers to {100 - top.point:.2f} with {top.layers}, and rises to {100 - deepest.point:.2f} "
        f"with {deepest.layers}."
    ),
    table=pd.DataFrame(
        [
            {
                "layers": rung.layers,
                "error, per cent": quantity_of(rung.fact).printed,
                "spread between runs": spread_of(rung.fact) or "one run",
                "from": cited(corpus, rung.fact),
            }
            for rung in rungs
        ]
    ),
)

# %% tags=["hide-input"]
examples = {fact.subject: quantity_of(fact) for fact in figures_on(corpus, "training_examples")}
few, many = examples["cifar-10"], examples["imagenet"]
worse = top.point - deepest.point
sizes = {
    fact.subject: quantity_of(fact)
    for fact in figures_on(corpus, "parameters")
    if fact.subject in (top.entity, deepest.entity)
}
Markdown(
    f"With {few.printed} pictures ({many.points[0] / few.points[0]:.0f} times fewer than ImageNet's {many.printed}), "
    "the network "
    f"of {deepest.layers:,} layers has {sizes[deepest.entity].points[0] / sizes[top.entity].points[0]:.0f} times the "
    "weights of "
    f"the one of {top.layers} and makes **{worse:.2f} points more** mistakes. That is {worse / spread:.0f} times the "
    "spread "
    f"between runs of the shallower one ({spread:.2f}), so it is hardly the bad luck of a single run. The sentence "
    "holds here too, if "
    f"only at the extreme: up to {top.layers} layers, depth went on helping."
)

# %% [markdown]
# ## The table against its own sentence
#
# Now the article's table, both columns of it. On the small set the sentence wants to see a loss somewhere.

# %% tags=["hide-input"]
columns = {"small set, not named": small, "large set": large}
lines = pd.DataFrame(
    [
        (layers_of(corpus, name), claim.value.points[0], column)
        for column, claims in columns.items()
        for name, claim in claims.items()
    ],
    columns=["layers", "accuracy", "column"],
)
draw(
    alt.Chart(lines)
    .mark_line(point=alt.OverlayMarkDef(filled=True, size=100, opacity=1), strokeWidth=2)
    .encode(
        x=alt.X(
            "layers:Q",
            scale=alt.Scale(domain=[0, 160]),
            axis=alt.Axis(values=sorted(set(lines["layers"]))),
            title="layers",
        ),
        y=alt.Y("accuracy:Q", scale=alt.Scale(domain=[62, 80], nice=False), title="printed accuracy, per cent"),
        color=alt.Color("column:N", scale=alt.Scale(domain=list(columns), range=[RED, BLUE])),
        shape=alt.Shape("column:N", scale=alt.Scale(domain=list(columns), range=["diamond", "circle"])),
    )
    .properties(width=WIDTH - 90, height=270),
    title="The article’s table, drawn: on both data sets every step in depth helps",
    alt_text="The article's table drawn: "
    + "; ".join(
        f"{column} " + ", ".join(claim.value.printed for claim in claims.values()) for column, claims in columns.items()
    )
    + " per cent with growing depth. Both lines rise all the way.",
    table=pd.DataFrame(
        {
            "network": [label(name) for name in large],
            **{column: [claims[name].value.printed for name in large] for column, claims in columns.items()},
        }
    ),
)

# %% tags=["hide-input"]
rises = {
    column: [b.value.points[0] - a.value.points[0] for a, b in pairwise(rows)]
    for column, rows in ((column, list(claims.values())) for column, claims in columns.items())
}
losses = sum(rise < 0 for rise in rises["small set, not named"])
total = {column: sum(steps_) for column, steps_ in rises.items()}
small_last, large_last = rises["small set, not named"][-1], rises["large set"][-1]
Markdown(
    f"In the column for the small set, {losses or 'none'} of {len(rises['small set, not named'])} steps is a loss. "
    "Over the whole "
    f"range it gains {total['small set, not named']:.1f} points, about as much as the large set "
    f"({total['large set']:.1f}), and "
    f"its last step, {small_last:.1f}, is {'larger' if small_last > large_last else 'no larger'} than that of the "
    "large one "
    f"({large_last:.1f}). **The table contradicts the sentence above it**: where the reader is told of a fall, the "
    "figures rise.\n\n"
    "The small set has no name and its round figures are in no publication on record, so nobody can say what they "
    "measure. "
    "The sentence is right, and the evidence printed for it is not evidence for it."
)

# %% [markdown]
# ## What is handed on
#
# The steps in depth are counted, and the counts go to the checker.

# %% tags=["hide-input"]
from size_debate.recomputed import assumed, trends

for finding in [*trends.depth(corpus), *assumed.first_errors(corpus)]:
    finding.record()
