# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A curve without a test set
#
# Perplexity says how many words a language model hesitates between, on average, when it has to guess the next one.
# Less is better. One of the articles draws perplexity against size: a steep fall at first, then nearly nothing. It is
# the picture behind the article's title, *when does bigger stop being better?*, and it names no model, no test set
# and no source.
#
# A curve without a test set cannot be right or wrong in its height. Its shape is another matter.

# %% tags=["parameters"]
article = "evolution-of-model-size"
count = 4000
seed = 1977

# %% tags=["hide-input"]
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import exp, log

import altair as alt
import pandas as pd
from IPython.display import Markdown

from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, table
from assay.notebooks.paths import find_checkout
from assay.quantity import Quantity, show, show_interval
from assay.records.load import load
from size_debate.perplexity import Series, bend, drawn, is_plain, middle, power_through, series_on_record, steepness
from size_debate.scaling import versions
from size_debate.training_runs import figures_on, quantity_of, tokens_on_record

corpus = load(find_checkout()).corpus
claims = [claim for claim in corpus.claims_of(article) if claim.attribute == "perplexity"]
assert all(isinstance(claim.value, Quantity) for claim in claims), f"{article}: a perplexity that is no figure"
size = {claim.subject: dict(corpus.entities[claim.subject].given)["parameters"].points[0] for claim in claims}
claims.sort(key=lambda claim: size[claim.subject])
sizes = [size[claim.subject] for claim in claims]
printed = [claim.value.points[0] for claim in claims]
name_of = {at: show(at) for at in sizes}
all_series = series_on_record(corpus)
KIND = ["the article", "measured", "a fitted law"]


def title(series: Series) -> str:
    """What was measured on which text."""
    first, last = (corpus.label(point.entity) for point in (series.points[0], series.points[-1]))
    return f"{first} to {last} on {corpus.label(series.metric)}"


# %% [markdown]
# ## What the height means: nothing
#
# Here is every model between half and twice the article's two smaller sizes for which a perplexity is on record, in
# the settings in which it was measured without worked examples.

# %% tags=["hide-input"]
points = [(series, point) for series in all_series for point in series.points]
near = [
    (corpus.label(series.metric), corpus.label(point.entity), point.perplexity.midpoint, name_of[at], point)
    for at in sizes[:2]
    for series, point in points
    if 0.5 <= point.parameters / at <= 2
]
frame = pd.DataFrame([row[:4] for row in near], columns=["test", "model", "perplexity", "size"])
frame["kind"] = KIND[1]
own = pd.DataFrame({"perplexity": printed[:2], "size": [name_of[at] for at in sizes[:2]]})
own["test"], own["kind"], own["model"] = "not named", KIND[0], KIND[0]
tests = [*sorted(set(frame["test"])), "not named"]
x = alt.X(
    "perplexity:Q",
    scale=alt.Scale(type="log", domain=[2.5, 60], nice=False),
    axis=alt.Axis(values=[3, 5, 10, 20, 50]),
    title="perplexity",
)
marks = alt.Scale(domain=KIND[:2], range=[RED, BLUE])
draw(
    alt.Chart(pd.concat([frame, own]))
    .mark_point(filled=True, size=100, opacity=0.9)
    .encode(
        x=x,
        y=alt.Y("test:N", sort=tests, title=None, axis=named(tests)),
        color=alt.Color("kind:N", sort=KIND, scale=marks),
        shape=alt.Shape("kind:N", sort=KIND, scale=alt.Scale(domain=KIND[:2], range=["diamond", "circle"])),
    )
    .properties(width=WIDTH - 20 - room_for(tests), height=alt.Step(28))
    .facet(
        row=alt.Row(
            "size:N",
            sort=[name_of[at] for at in sizes[:2]],
            title=None,
            header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start", labelFontSize=14),
        )
    )
    .resolve_scale(y="independent"),
    title="The same size has very different perplexities, on one test set and on another",
    alt_text="Perplexity by test set: "
    + "; ".join(
        f"near {name_of[at]} parameters from {min(row[2] for row in near if row[3] == name_of[at]):.1f} to "
        f"{max(row[2] for row in near if row[3] == name_of[at]):.1f}, and {value:g} in the article"
        for at, value in zip(sizes[:2], printed[:2], strict=True)
    )
    + ".",
    table=pd.DataFrame(
        {
            "near": [row[3] for row in near],
            "model": [row[1] for row in near],
            "test set": [row[0] for row in near],
            "perplexity": [f"{row[2]:.2f}" for row in near],
            "read in": [cited(corpus, row[4].fact) for row in near],
        }
    ),
)

# %% tags=["hide-input"]
rival = {}
for fact in filter(is_plain, figures_on(corpus, "perplexity")):
    rival.setdefault((fact.subject, fact.when.metric), []).append(fact)
model, found = max(rival.items(), key=lambda item: (len({fact.source for fact in item[1]}), item[0]))
found = sorted(found, key=lambda fact: quantity_of(fact).points[0])
spread = {at: [row[2] for row in near if row[3] == name_of[at]] for at in sizes[:2]}
Markdown(
    " ".join(
        f"Near {name_of[at]} parameters, perplexities on record run from {min(values):.1f} to {max(values):.1f}, "
        f"which is about {max(values) / min(values):.0f} to one, and the article's {value:g} is "
        + ("among them." if min(values) <= value <= max(values) else "outside of them.")
        for (at, values), value in zip(spread.items(), printed, strict=False)
    )
    + " The test set decides: news, novels and encyclopedias are not equally hard to guess. So does the tokeniser, "
    "because a model that guesses larger pieces hesitates more at each."
    "\n\n"
    f"It goes further. {corpus.label(model[0])} on {corpus.label(model[1])}, one model on one text, has a perplexity "
    "of "
    + ", ".join(f"{quantity_of(fact).printed} ({cited(corpus, fact)})" for fact in found)
    + ". They differ in how the text was cut up, how much of it the model saw at once, and per what the loss was "
    "counted. So no figure of the article's can be confirmed or refuted by its height, and none is."
)

# %% [markdown]
# ## What the shape means
#
# Divide each curve by its own value at the article's smallest size, and the height is gone. Test sets and tokenisers
# that make every model of a series better or worse by the same factor now cancel. What is left is how much a series
# *gains*.
#
# Both axes are logarithmic, so that a straight line is a law that goes on as it began. Here are the series that reach
# as far as the article's third size, and laws that were fitted to many runs: that of Kaplan et al., and that of
# Hoffmann et al. as they fitted it and as it was fitted again.

# %% tags=["hide-input"]
long = list({title(series): series for series in all_series if series.spans(sizes[0], sizes[2])}.values())
assert long, "no series on record spans the article's sizes"
constants = {fact.when.setting: fact for fact in corpus.facts_about("scaling-laws", "fitted_constant")}
N_C, ALPHA_N = (quantity_of(constants[name]).points[0] for name in ("N_c", "alpha_N"))
read = max(
    (
        run
        for run in tokens_on_record(corpus)
        if run.entity in {point.entity for series in long for point in series.points}
    ),
    key=lambda run: run.parameters,
)
forms = versions(corpus, count, seed)
law, again = forms["before rounding"].fit, forms["fitted again"].fit


def kaplan(parameters: float) -> float:
    """Perplexity by size alone, where text is no limit: equation 1.1 of Kaplan et al. (2020)."""
    return exp((N_C / parameters) ** ALPHA_N)


def equal_text(parameters: float) -> float:
    """Perplexity by the law of the Chinchilla paper, every size on the same text."""
    return exp(law.loss(parameters, read.amount))


def equal_text_again(parameters: float) -> float:
    """The same by the law as it was fitted again."""
    return exp(again.loss(parameters, read.amount))


laws: dict[str, Callable[[float], float]] = {
    "the law of Kaplan et al.": kaplan,
    "the law of Hoffmann et al.": equal_text,
    "the law of Hoffmann et al., fitted again": equal_text_again,
}
curves = {title(series): (series.curve(), KIND[1], series.sizes) for series in long}
grid = [sizes[0] * (sizes[-1] / sizes[0]) ** (i / 30) for i in range(31)]
curves |= {name: (at, KIND[2], grid) for name, at in laws.items()}
rows = [(KIND[0], KIND[0], at, value / printed[0]) for at, value in zip(sizes, printed, strict=True)]
for name, (at, kind, where) in curves.items():
    inside = [sizes[0], *[n for n in where if sizes[0] < n <= sizes[-1]]]
    rows += [(name, kind, n, at(n) / at(sizes[0])) for n in inside]
frame = pd.DataFrame(rows, columns=["curve", "kind", "parameters", "ratio"])
x = alt.X(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[8e8, 2.2e12], nice=False),
    axis=decades(9, 12),
    title="parameters",
)
y = alt.Y(
    "ratio:Q",
    scale=alt.Scale(type="log", domain=[0.34, 1.05], nice=False),
    axis=alt.Axis(values=[0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], format=".0%"),
    title=f"perplexity, as a share of that at {name_of[sizes[0]]}",
)
colour = alt.Color("kind:N", sort=KIND, scale=alt.Scale(domain=KIND, range=[RED, BLUE, GREEN]))
shape = alt.Shape("kind:N", sort=KIND, scale=alt.Scale(domain=KIND, range=["diamond", "circle", "square"]))
dots, fitted = frame[frame["kind"] != KIND[2]], frame[frame["kind"] == KIND[2]]
draw(
    alt.layer(
        alt.Chart(fitted).mark_line(strokeWidth=2, strokeDash=[6, 4]).encode(x=x, y=y, detail="curve:N", color=colour),
        alt.Chart(dots).mark_line(strokeWidth=2).encode(x=x, y=y, detail="curve:N", color=colour),
        alt.Chart(dots).mark_point(filled=True, size=70, opacity=1).encode(x=x, y=y, color=colour, shape=shape),
    ).properties(width=WIDTH - 110, height=380),
    title=f"Perplexity falls on gently bending lines; the article’s has a kink at {name_of[sizes[1]]} parameters",
    alt_text=f"Perplexity as a share of that at {name_of[sizes[0]]} parameters, against size, on logarithmic axes. "
    f"{len(long)} measured series and {len(laws)} fitted laws go down in gently bending lines, to between "
    f"{min(100 * at(sizes[2]) / at(sizes[0]) for at, *_ in curves.values()):.0f} and "
    f"{max(100 * at(sizes[2]) / at(sizes[0]) for at, *_ in curves.values()):.0f} % at {name_of[sizes[2]]}. The "
    f"article's line falls to {100 * printed[1] / printed[0]:.0f} % at {name_of[sizes[1]]}, has a kink there, and is "
    "nearly level from then on.",
    table=pd.DataFrame(
        {
            "curve": [KIND[0], *curves],
            **{
                name_of[at]: [f"{100 * value / printed[0]:.0f} %"]
                + [
                    f"{100 * curve(at) / curve(sizes[0]):.0f} %" if kind == KIND[2] or at <= where[-1] else ""
                    for curve, kind, where in curves.values()
                ]
                for at, value in zip(sizes, printed, strict=True)
            },
        }
    ),
)

# %% tags=["hide-input"]
falls = [100 * (1 - after / before) for before, after in pairwise(printed)]
measured = [name for name, (_, kind, _) in curves.items() if kind == KIND[1]]


def fall(names: Iterable[str], index: int, until: int) -> str:
    """By how many per cent curves fall between two of the article's sizes."""
    values = [100 * (1 - at(sizes[until]) / at(sizes[index])) for at in (curves[name][0] for name in names)]
    return f"{min(values):.0f} to {max(values):.0f} %"


Markdown(
    f"Measured are {'; '.join(measured)}. Fitted are {'; '.join(laws)}, the latter two with as much text for every "
    f"size as {corpus.label(read.entity)} read."
    "\n\n"
    f"From {name_of[sizes[0]]} to {name_of[sizes[1]]} parameters the article's curve falls by {falls[0]:.0f} %. The "
    f"measured ones fall by {fall(measured, 0, 1)} and the laws by {fall(laws, 0, 1)}: as a first step, it is well "
    f"in the middle. From {name_of[sizes[1]]} to {name_of[sizes[2]]}, {sizes[2] / sizes[1]:.0f} times in size, it "
    f"falls by **{falls[1]:.1f} %**. The measured ones fall by **{fall(measured, 1, 2)}**, the laws by "
    f"{fall(laws, 1, 2)}. "
    "\n\n"
    f"Both steps together are little, but not out of reach: {100 * (1 - printed[2] / printed[0]):.0f} % in the "
    f"article, {fall(measured, 0, 2)} measured, {fall(laws, 0, 2)} by the laws. What stands alone is that nearly all "
    "of it should happen in the first."
)

# %% [markdown]
# ## How sharp is the kink?
#
# Gains do shrink, everywhere. So the fair measure is by how much. Take the steepness of each step, the power of the
# size by which perplexity falls, and divide the second by the first. A straight line has a bend of one; a curve that
# stops falling has none left. The bars are what the printed digits leave open, by drawing every value evenly from its
# last digit.

# %% tags=["hide-input"]


def line(values: Sequence[float]) -> Callable[[float], float]:
    """The article's curve, with values that its digits allow."""
    return dict(zip(sizes, values, strict=True)).__getitem__


def step(name: str, index: int) -> float:
    """Steepness of one step of a curve: the power of the size by which it falls."""
    at = line(printed) if name == KIND[0] else curves[name][0]
    return steepness((sizes[index], at(sizes[index])), (sizes[index + 1], at(sizes[index + 1])))


three = sizes[:3]
shaken = list(drawn([claim.value.interval for claim in claims], count, seed))
bends = {KIND[0]: (KIND[0], bend(line(printed), three), [bend(line(values), three) for values in shaken])}
for series in long:
    values = drawn([point.perplexity for point in series.points], count, seed)
    bends[title(series)] = (KIND[1], bend(series.curve(), three), [bend(series.curve(one), three) for one in values])
for name, form in zip(list(laws)[1:], ("before rounding", "fitted again"), strict=True):
    others = [bend(lambda n, fit=fit: exp(fit.loss(n, read.amount)), three) for fit in forms[form].others]
    bends[name] = (KIND[2], bend(laws[name], three), others)
kept = [quantity_of(constants[one]).interval for one in ("N_c", "alpha_N")]
others = [bend(lambda n, c=c, a=a: exp((c / n) ** a), three) for c, a in drawn(kept, count, seed)]
bends[next(iter(laws))] = (KIND[2], bend(kaplan, three), others)
order = sorted(bends, key=lambda name: bends[name][1])
ranges = {name: middle(values) for name, (_, _, values) in bends.items()}
frame = pd.DataFrame(
    [(name, bends[name][0], bends[name][1], ranges[name].low, ranges[name].high) for name in order],
    columns=["curve", "kind", "bend", "low", "high"],
)
x_title = "steepness of the second step, by the first"
x = alt.X("bend:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1]), title=x_title)
y = alt.Y("curve:N", sort=order, title=None, axis=named(order))
draw(
    alt.layer(
        alt.Chart(frame)
        .mark_rule(strokeWidth=3)
        .encode(x=alt.X("low:Q", title=x_title), x2="high:Q", y=y, color=colour),
        alt.Chart(frame).mark_point(filled=True, size=110, opacity=1).encode(x=x, y=y, color=colour, shape=shape),
    ).properties(width=WIDTH - 20 - room_for(order), height=alt.Step(32)),
    title="How steep the second step is, as a share of the first: the article against all others",
    alt_text="How steep the second step is as a share of the first: "
    + "; ".join(f"{name}: {bends[name][1]:.2f}" for name in order)
    + ".",
    table=pd.DataFrame(
        {
            "curve": order,
            "first step": [f"{step(name, 0):.3f}" for name in order],
            "second step": [f"{step(name, 1):.3f}" for name in order],
            "second over first": [f"{bends[name][1]:.2f}" for name in order],
            "with the digits": [show_interval(ranges[name], None, 2) for name in order],
        }
    ),
)

# %% tags=["hide-input"]
others = {name: value for name, (kind, value, _) in bends.items() if kind != KIND[0]}
sharpest = min(others, key=lambda name: others[name])
worst = min(min(values) for kind, _, values in bends.values() if kind != KIND[0])
reach = sum(value >= worst for value in bends[KIND[0]][2])
later = [line(values) for values in shaken]
steeper = sum(
    steepness((sizes[2], at(sizes[2])), (sizes[3], at(sizes[3])))
    > steepness((sizes[1], at(sizes[1])), (sizes[2], at(sizes[2])))
    for at in later
)
Markdown(
    f"In the article, the second step is {100 * bends[KIND[0]][1]:.0f} % as steep as the first. In what was measured "
    f"or fitted it is {100 * min(others.values()):.0f} to {100 * max(others.values()):.0f} %; the nearest, "
    f"{sharpest}, keeps **{others[sharpest] / bends[KIND[0]][1]:.0f} times** as much of its steepness. Of {count:,} "
    f"draws of the article's digits, {reach:,} come as far as the least of all draws of the others, and the kindest "
    f"has {100 * max(bends[KIND[0]][2]):.0f} %."
    "\n\n"
    f"Then, on the way to {name_of[sizes[3]]}, the article's curve falls *more* steeply again, by "
    f"{step(KIND[0], 2) / step(KIND[0], 1):.1f} times. That alone would prove nothing: the last figure has so few "
    f"digits that it holds in {steeper:,} of the {count:,} draws."
)

# %% [markdown]
# ## Could any power law do it?
#
# All these laws are of one form: a floor, and above it a part that falls with a power of the size. The form has three
# constants, so it can be laid through the article's first three points exactly. What does it ask for, and what does
# it say of the fourth?

# %% tags=["hide-input"]
exact = power_through(list(zip(three, printed[:3], strict=True)))
assert exact is not None, "no power law goes through the first three points"
through = [power_through(list(zip(three, values[:3], strict=True))) for values in shaken]
found = [one for one in through if one is not None]
powers = middle([one.power for one in found])
fourth = [one.perplexity(sizes[3]) for one in found]
fitting = [value for value in fourth if claims[3].value.interval.contains(value)]
published = sorted([law.size_power, again.size_power])
grid = [5e8 * (4e12 / 5e8) ** (i / 60) for i in range(61)]
around = [middle([one.perplexity(n) for one in found]) for n in grid]
fan = pd.DataFrame({"parameters": grid, "low": [one.low for one in around], "high": [one.high for one in around]})


def usual(parameters: float) -> float:
    """The part of the published loss that falls with the size, moved and scaled to meet the first two points."""
    near, far = law.of_size(sizes[0]), law.of_size(sizes[1])
    slope = log(printed[0] / printed[1]) / (near - far)
    return exp(log(printed[0]) - slope * (near - law.of_size(parameters)))


what = ["the article", "a power law through its first three points", "the published power, through its first two"]
lines = pd.DataFrame(
    [(n, exact.perplexity(n), what[1]) for n in grid] + [(n, usual(n), what[2]) for n in grid],
    columns=["parameters", "perplexity", "what"],
)
dots = pd.DataFrame(
    [
        (at, claim.value.points[0], claim.value.interval.low, claim.value.interval.high, what[0])
        for at, claim in zip(sizes, claims, strict=True)
    ],
    columns=["parameters", "perplexity", "low", "high", "what"],
)
hue = alt.Color(
    "what:N", sort=what, scale=alt.Scale(domain=what, range=[RED, GREY, GREEN]), legend=alt.Legend(columns=1)
)
x = alt.X(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[grid[0], grid[-1]], nice=False),
    axis=decades(9, 12),
    title="parameters",
)
tall = alt.Scale(type="log", domain=[9, 24], nice=False)
marks = alt.Axis(values=[9, 10, 12, 14, 16, 18, 20, 24])
draw(
    alt.layer(
        alt.Chart(fan)
        .mark_area(opacity=0.2, color=GREY, clip=True)
        .encode(x=x, y=alt.Y("low:Q", scale=tall, title="perplexity"), y2="high:Q"),
        alt.Chart(lines)
        .mark_line(strokeWidth=2, clip=True)
        .encode(
            x=x,
            y=alt.Y("perplexity:Q", scale=tall, axis=marks, title="perplexity"),
            color=hue,
            strokeDash=alt.StrokeDash(
                "what:N", sort=what, scale=alt.Scale(domain=what, range=[[1, 0], [1, 0], [6, 4]])
            ),
        ),
        alt.Chart(dots).mark_rule(strokeWidth=2.5).encode(x=x, y=alt.Y("low:Q", scale=tall), y2="high:Q", color=hue),
        alt.Chart(dots)
        .mark_point(filled=True, size=95, opacity=1, shape="diamond")
        .encode(x=x, y=alt.Y("perplexity:Q", scale=tall), color=hue),
    ).properties(width=WIDTH - 90, height=340),
    title=f"A power law through the article’s first three points is level from {name_of[sizes[2]]} parameters on",
    alt_text=(
        "The article's four points with their rounding. A power law through the first three is level from "
        f"{name_of[sizes[2]]} parameters on, at {exact.perplexity(sizes[3]):.2f}; one with the published power "
        f"through the first two goes on down to {usual(sizes[2]):.1f} at {name_of[sizes[2]]} and "
        f"{usual(sizes[3]):.1f} at {name_of[sizes[3]]}."
    ),
    table=pd.DataFrame(
        {
            "parameters": [name_of[at] for at in sizes],
            what[0]: [claim.value.printed for claim in claims],
            what[1]: [f"{exact.perplexity(at):.2f}" for at in sizes],
            what[2]: [f"{usual(at):.1f}" for at in sizes],
        }
    ),
)

# %% tags=["hide-input"]
Markdown(
    f"It asks for a power of {exact.power:.2f} ({show_interval(powers, None, 2)} with the digits). Those published, "
    f"by Hoffmann et al. before rounding and as fitted again, are {published[0]:.2f} and {published[1]:.2f}: it "
    f"would have to be {exact.power / published[-1]:.1f} times the larger of them. And having come down so fast, the "
    f"curve is at its floor. At {name_of[sizes[3]]} the law through the first three points gives "
    f"{exact.perplexity(sizes[3]):.2f}, which is {100 * (1 - exact.perplexity(sizes[3]) / printed[2]):.2f} % less "
    f"than at {name_of[sizes[2]]}. The article prints {claims[3].value.printed}, {falls[2]:.1f} % less. Within the "
    f"rounding the two can meet, in {len(fitting):,} of the {len(found):,} draws through which there is such a law; "
    f"but in all of these the law gives {min(fitting):.2f} or more, so that the last figure would have to be one "
    "that was rounded down by a good part of what its digit allows."
)

# %% [markdown]
# ## What else could it be?
#
# Size is not all. Had the larger model read much less for its size than the smaller one, it would have gained little
# from being larger. So here is the way out: how little text would make the article's second step right?

# %% tags=["hide-input"]
least = tokens_on_record(corpus)[0]
rows = []
for name, fit in (("the law of Hoffmann et al.", law), ("the law of Hoffmann et al., fitted again", again)):
    gain = log(printed[1] / printed[2])
    needed = fit.tokens_for(fit.loss(sizes[1], read.amount) - gain, sizes[2])
    rows.append((name, needed))
table(
    {
        "by": [name for name, _ in rows],
        f"text of the model of {name_of[sizes[1]]}": [show(read.amount) for _ in rows],
        f"text of the model of {name_of[sizes[2]]}": [show(needed, digits=2) for _, needed in rows],
        "tokens a parameter": [show(needed / sizes[2], digits=2) for _, needed in rows],
        "least on record": [f"{show(least.per_parameter, digits=2)} ({corpus.label(least.entity)})" for _ in rows],
    }
)

# %% tags=["hide-input"]
texts = [needed for _, needed in rows]
is_least = max(texts) / sizes[2] < least.per_parameter
Markdown(
    f"If the smaller one read as much as {corpus.label(read.entity)} did ({cited(corpus, read.fact)}), the larger "
    f"one would have to have read {show(read.amount / max(texts), digits=2)} to "
    f"{show(read.amount / min(texts), digits=2)} times less, "
    f"{'less for its size than any dense model on record' if is_least else 'about the least on record'}. That would "
    "be a finding about two training runs. It would not be one about size."
)

# %% [markdown]
# ## What can be said
#
# - **The heights cannot be judged.** With no test set and no tokeniser there is nothing to compare them with. The
#   claims stay unverifiable, and this chapter hands on no verdict.
# - **The first step is plausible.** Series and laws fall about as much.
# - **The second step is not**, for models that differ in size and nothing else. No measured series and no fitted law
#   here has such a kink, and the rounding does not save it.
# - **The last step fits the second badly.** A curve that has come to rest does not set off again; only the rounding
#   lets it.
#
# The measured series have a weakness of their own. Each is one family on one test set, their largest members read no
# more text than the smaller ones, and nobody has a curve that is free of that. It weakens how far they fall; it does
# not bend them at one size.

# %% [markdown]
# ## What is handed on
#
# The steps in size are counted, and the counts go to the checker.
# So do the perplexities of the sizes in the article's table, under the assumption that any test set will do.

# %% tags=["hide-input"]
from size_debate.recomputed import assumed, runs, trends

for finding in [*trends.perplexities(corpus), *runs.perplexity_of_sizes(corpus), *assumed.steps_of_gpt_3(corpus)]:
    finding.record()
