# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Size against text
#
# Two things make a language model better when it is trained: more weights, and more text to train them on. Both cost
# compute, and the same compute buys the one or the other. The paper on Chinchilla put this into a formula, and one of
# the articles retells the paper. It says that the smaller model did better than the larger one, which is right, and
# that it took less computing power to train, which is not.
#
# The formula lets us ask what the article could have meant. And because it has been fitted a second time, by other
# people and with another result, it also shows how far such formulas can be trusted.

# %% tags=["parameters"]
tokens_claim = "mistral-and-phi/chinchilla-training-tokens"
compute_claim = "mistral-and-phi/chinchilla-training-compute"
count = 4000
seed = 2022

# %% tags=["hide-input"]
from collections.abc import Callable, Collection
from dataclasses import astuple
from math import exp, log

import altair as alt
import pandas as pd
from IPython.display import Markdown

from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, table
from assay.notebooks.paths import find_checkout
from assay.quantity import Interval, Unit, show, show_interval, unit
from assay.records.load import load
from size_debate.compute import SIX, training_compute
from size_debate.scaling import NAMES, Fit, coverage, versions
from size_debate.training_runs import figures_on, quantity_of, tokens_on_record

corpus = load(find_checkout()).corpus
FLOP, PARAMETER = unit("flop"), unit("parameter")
runs = {run.entity: run for run in tokens_on_record(corpus)}
small = runs[corpus.claims[compute_claim].subject]
large = runs[corpus.claims[compute_claim].when.object]
small_name, large_name = corpus.label(small.entity), corpus.label(large.entity)
slip = corpus.claims[tokens_claim].value.points[-1]

# %% [markdown]
# ## The formula, and its versions
#
# The loss is how badly a model guesses the next token, in nats; less is better. The formula adds up a floor, a part
# that falls with the parameters, and a part that falls with the tokens:
#
# $$L(N, D) = E + \frac{A}{N^\alpha} + \frac{B}{D^\beta}$$
#
# Its constants exist in three versions. The paper prints them rounded. The digits before rounding came to light
# later. And others read the points off the paper's own figure, fitted them again, and got something else.

# %% tags=["hide-input"]
laws = versions(corpus, count, seed)
colours = dict(zip(laws, (RED, GREEN, BLUE), strict=True))
NARROW = 1.001


def said(name: str, of: Callable[[Fit], float], digits: int = 3) -> str:
    """A value by one version, with the range of its draws where that is wide enough to show."""
    value, where = show(of(laws[name].fit), None, digits), laws[name].spread(of)
    return value if where.high / where.low < NARROW else f"{value} ({show_interval(where, None, digits)})"


def span(values: Collection[float], measure: Unit | None = None) -> str:
    """The least and the largest, to two digits."""
    return show_interval(Interval(min(values), max(values)), measure, 2)


def over(of: Callable[[Fit], float]) -> list[float]:
    """A quantity by every version."""
    return [of(law.fit) for law in laws.values()]


table(
    {"constant": list(NAMES)}
    | {
        name: [
            show(value, None, 4) + (f" ({show_interval(ends)})" if ends.high / ends.low >= NARROW else "")
            for value, ends in zip(astuple(law.fit), (law.law.ends[each] for each in NAMES), strict=True)
        ]
        for name, law in laws.items()
    }
)

# %% tags=["hide-input"]
again = laws["fitted again"]
Markdown(
    "Read in: "
    + "; ".join(f"{name}: {cited(corpus, law.law.facts['E'])}" for name, law in laws.items())
    + ". In brackets is what the printed digits leave open or, for the last, one standard error on both sides."
    "\n\n"
    f"Below, the rounding is carried along with {count:,} draws for each version, every constant drawn evenly from "
    "its range. For the second fit this would be wrong, because its constants vary together. So the "
    f"{len(again.others)} fits on resampled points that its authors print stand in for it; their range holds, on "
    f"average, {100 * coverage(len(again.others)):.0f} % of what resampling gives."
)

# %% [markdown]
# ## What the missing thousand would have cost
#
# The article gives Chinchilla a thousandth of the text that it read. What would the same model be worth with so
# little?

# %% tags=["hide-input"]


def on(tokens: float) -> Callable[[Fit], float]:
    """The loss of the small model on so much text."""
    return lambda fit: fit.loss(small.parameters, tokens)


def bands(ends: list[float], of: Callable[[float], Callable[[Fit], float]]) -> pd.DataFrame:
    """A curve for every version over a logarithmic axis, with the range of its draws."""
    steps = [ends[0] * (ends[1] / ends[0]) ** (i / 60) for i in range(61)]
    rows = [
        (name, at, of(at)(law.fit), where.low, where.high)
        for name, law in laws.items()
        for at in steps
        for where in [law.spread(of(at))]
    ]
    return pd.DataFrame(rows, columns=["version", "at", "value", "low", "high"])


ends = [1e9, 1e13]
frame = bands(ends, on)
marks = pd.DataFrame({"at": [slip, small.amount], "said": ["as the article prints it", "as it was"]})
x = alt.X("at:Q", scale=alt.Scale(type="log", domain=ends, nice=False), axis=decades(9, 13), title="training tokens")
y_title = "loss, nats a token"
scale = alt.Scale(domain=[1.6, 3.2])
y = alt.Y("value:Q", scale=scale, title=y_title)
names = list(laws)
colour = alt.Color(
    "version:N",
    sort=names,
    scale=alt.Scale(domain=names, range=list(colours.values())),
    legend=alt.Legend(symbolOpacity=1, symbolType="stroke", symbolStrokeWidth=3, symbolSize=300),
)
dash = alt.StrokeDash("version:N", sort=names, scale=alt.Scale(domain=names, range=[[1, 0], [7, 4], [2, 3]]))
draw(
    alt.layer(
        alt.Chart(frame)
        .mark_area(opacity=0.18)
        .encode(x=x, y=alt.Y("low:Q", scale=scale, title=y_title), y2="high:Q", color=colour),
        alt.Chart(frame).mark_line(strokeWidth=2.2).encode(x=x, y=y, color=colour, strokeDash=dash),
        alt.Chart(marks).mark_rule(strokeDash=[2, 3], color=GREY).encode(x=x),
        alt.Chart(marks).mark_text(color=GREY, align="left", dx=6).encode(x=x, y=alt.datum(3.1), text="said:N"),
    ).properties(width=WIDTH - 100, height=340),
    title=(
        f"From {show(slip)} tokens to {show(small.amount)} the predicted loss falls from {span(over(on(slip)))} to "
        f"{span(over(on(small.amount)))}"
    ),
    alt_text=(
        f"Predicted loss of a model of {show(small.parameters)} parameters against its training tokens, by the three "
        f"versions of the formula: {span(over(on(slip)))} at {show(slip)} tokens, {span(over(on(small.amount)))} at "
        f"{show(small.amount)}."
    ),
    table=pd.DataFrame(
        {
            "version": names,
            f"loss on {show(slip)} tokens": [said(name, on(slip)) for name in names],
            f"loss on {show(small.amount)}": [said(name, on(small.amount)) for name in names],
            f"perplexity on {show(slip)}": [show(exp(loss)) for loss in over(on(slip))],
            f"perplexity on {show(small.amount)}": [show(exp(loss)) for loss in over(on(small.amount))],
        }
    ),
)

# %% tags=["hide-input"]
worse = over(lambda fit: exp(on(slip)(fit) - on(small.amount)(fit)))
enough = over(lambda fit: fit.best_size(fit.least_compute(on(slip)(fit))))
wasted = over(lambda fit: SIX.low * small.parameters * slip / fit.least_compute(on(slip)(fit)))
Markdown(
    f"By all three, such a model would be a poor one: its perplexity would be {span(worse)} times that of the real "
    f"one. A model of {span(enough, PARAMETER)} would do as well, for {span(wasted)} times less compute. And this "
    "flatters it: no run that could be read off the paper's figure had so little text for its size, and those that "
    "came nearest did so badly that the second fit leaves them out."
)

# %% [markdown]
# ## The same compute, spent otherwise
#
# Now the article's claim on training. Take the compute that Gopher took, and ask for every size what comes out: a
# larger model reads less, a smaller one reads more. Every point of a curve costs the same.

# %% tags=["hide-input"]


def compute_of(entity: str, source: str) -> object:
    """The training compute of a model as its own source gives it."""
    facts = (fact for fact in figures_on(corpus, "training_compute") if (fact.subject, fact.source) == (entity, source))
    return next(fact for fact in facts if fact.when.setting is None)


def spent(size: float) -> Callable[[Fit], float]:
    """The loss of a model of this size that takes the compute of the large one."""
    return lambda fit: fit.loss_at(budget, size)


paid = {run.entity: compute_of(run.entity, run.fact.source) for run in (small, large)}
budget = quantity_of(paid[large.entity]).points[0]
ends = [5e9, 1e12]
frame = bands(ends, spent)
best = "the best size"
kinds = [small_name, large_name, best]
points = pd.DataFrame(
    [
        (model, name, size, law.fit.loss_at(budget, size))
        for name, law in laws.items()
        for model, size in zip(kinds, (small.parameters, large.parameters, law.fit.best_size(budget)), strict=True)
    ],
    columns=["model", "version", "at", "value"],
)
lowest = over(lambda fit: fit.best_size(budget))
x = alt.X("at:Q", scale=alt.Scale(type="log", domain=ends, nice=False), axis=decades(10, 12), title="parameters")
y = alt.Y("value:Q", scale=alt.Scale(domain=[1.9, 2.1]), title="loss, nats a token")
draw(
    alt.layer(
        alt.Chart(frame).mark_line(strokeWidth=2, clip=True).encode(x=x, y=y, color=colour, strokeDash=dash),
        alt.Chart(points)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=alt.Shape(
                "model:N",
                sort=kinds,
                scale=alt.Scale(domain=kinds, range=["circle", "square", "triangle-up"]),
                legend=alt.Legend(orient="bottom", symbolFillColor=GREY, symbolStrokeColor=GREY),
            ),
        ),
    ).properties(width=WIDTH - 100, height=360),
    title=f"At the compute of {large_name} the best size is {span(lowest)} parameters",
    alt_text=(
        f"Predicted loss against size for the compute of {large_name}, {show(budget, FLOP)}, by the three versions: "
        f"each curve has its lowest point between {span(lowest)} parameters, and on each {small_name} lies lower "
        f"than {large_name}."
    ),
    table=pd.DataFrame(
        {
            "version": names,
            small_name: [said(name, spent(small.parameters)) for name in names],
            large_name: [said(name, spent(large.parameters)) for name in names],
            best: [said(name, lambda fit: fit.best_size(budget)) for name in names],
            "least loss": [said(name, lambda fit: fit.best_loss(budget)) for name in names],
        }
    ),
)

# %% tags=["hide-input"]
ahead = over(lambda fit: spent(large.parameters)(fit) - spent(small.parameters)(fit))
drawn = [fit for law in laws.values() for fit in law.others]
holding = sum(spent(small.parameters)(fit) < spent(large.parameters)(fit) for fit in drawn)
each = {
    run.entity: training_compute(Interval.exact(run.parameters), Interval.exact(run.amount)).low
    for run in (small, large)
}
tested = [
    fact
    for run in (small, large)
    for fact in figures_on(corpus, "perplexity")
    if (fact.subject, fact.source) == (run.entity, run.fact.source)
]
measured = ""
if [fact.subject for fact in tested] == [small.entity, large.entity]:
    low, high = (quantity_of(fact).points[0] for fact in tested)
    measured = (
        f" What was measured, on {corpus.label(tested[0].when.metric)}, is a perplexity of {low:g} against {high:g}, "
        f"which is {show(log(high / low), digits=2)} nats ({cited(corpus, tested[0])}). That is another text than "
        "the formula's, so only the direction may be compared, and it agrees."
    )
Markdown(
    f"The smaller model wins, in {holding:,} of {len(drawn):,} draws, by {span(ahead)} nats.{measured}"
    "\n\n"
    "That is the finding of the paper, and it is about *equal* compute. The paper says so "
    f"({cited(corpus, paid[small.entity])}). Arithmetic says nearly the same: at {SIX.low:g} operations for each "
    f"parameter and token, {small_name} took {show(each[small.entity], FLOP)} and {large_name} "
    f"{show(each[large.entity], FLOP)}, a ratio of {show(each[small.entity] / each[large.entity])}. If anything, the "
    "smaller model took a little more."
)

# %% [markdown]
# ## In the article's favour
#
# There is a reading of "less computing power" that is true. Suppose one wants a model *as good as* Gopher, and no
# better. Then the right size and the right amount of text do it for a part of the compute. How large a part?

# %% tags=["hide-input"]


def goal(fit: Fit) -> float:
    """The loss of the large model on the text that it read."""
    return fit.loss(large.parameters, large.amount)


def cheapest(fit: Fit) -> float:
    """Compute of the cheapest model as good as the large one, in per cent of what that one took."""
    return 100 * fit.least_compute(goal(fit)) / each[large.entity]


def same_size(fit: Fit) -> float:
    """Compute of a model of the small size that is as good as the large one, in per cent of the large one's."""
    return 100 * SIX.low * small.parameters * fit.tokens_for(goal(fit), small.parameters) / each[large.entity]


ways = {
    f"the cheapest model as good as {large_name}": cheapest,
    f"a model of {small_name}'s size, as good as {large_name}": same_size,
}
rows = [
    (way, name, of(law.fit), where.low, where.high)
    for way, of in ways.items()
    for name, law in laws.items()
    for where in [law.spread(of)]
]
frame = pd.DataFrame(rows, columns=["way", "version", "share", "low", "high"])
axis = alt.Axis(values=[0, 25, 50, 75, 100])
x_title = f"per cent of the compute of {large_name}"
x = alt.X("share:Q", scale=alt.Scale(domain=[0, 100]), axis=axis, title=x_title)
y = alt.Y("version:N", sort=names, title=None, axis=alt.Axis(labels=False, ticks=False, domain=False))
hues = alt.Scale(domain=names, range=list(colours.values()))
base = alt.Chart().encode(y=y, color=alt.Color("version:N", sort=names, scale=hues))
draw(
    alt.layer(
        base.mark_rule(strokeWidth=3).encode(x=alt.X("low:Q", title=x_title), x2="high:Q"),
        base.mark_point(filled=True, size=110, opacity=1).encode(
            x=x,
            shape=alt.Shape(
                "version:N", sort=names, scale=alt.Scale(domain=names, range=["circle", "square", "diamond"])
            ),
        ),
        data=frame,
    )
    .properties(width=WIDTH - 60, height=alt.Step(26))
    .facet(
        row=alt.Row(
            "way:N",
            sort=list(ways),
            title=None,
            header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start"),
        )
    ),
    title=f"To be as good as {large_name} takes only a part of its compute; how large a part, the versions disagree",
    alt_text="Per cent of compute, with the range of the draws: "
    + "; ".join(f"{way}, {name}: {share:.0f} ({low:.0f} to {high:.0f})" for way, name, share, low, high in rows)
    + ".",
    table=pd.DataFrame(
        {
            "model": [way for way, *_ in rows],
            "version": [name for _, name, *_ in rows],
            "share of the compute": [f"{share:.0f} %" for _, _, share, *_ in rows],
            "range of the draws": [f"{low:.0f} to {high:.0f} %" for *_, low, high in rows],
        }
    ),
)

# %% tags=["hide-input"]
Markdown(
    f"A model as good as {large_name} could have been had for {span(over(cheapest))} % of the compute, by the three "
    f"versions; one of {small_name}'s size, trained that far and no further, for {span(over(same_size))} %. The "
    f"draws reach from {min(low for *_, low, _ in rows):.0f} to {max(high for *_, high in rows):.0f} %. So less "
    "compute *would have been* enough. It is not what was done, and not what the article says the study shows: the "
    "compute was spent, and it bought a better model."
    "\n\n"
    "For use, the article is right without any formula. A token costs operations in proportion to the parameters, "
    f"and {large_name} has {large.parameters / small.parameters:g} times as many as {small_name}."
)

# %% [markdown]
# ## How far to trust it
#
# The formula's best-known use is to say how much text a model should read. Here is that advice, by all versions, over
# the range of compute in which models have been trained. The crosses are the paper's own, by another of its methods.

# %% tags=["hide-input"]


def advice(compute: float) -> Callable[[Fit], float]:
    """Tokens a parameter at the best size."""
    return lambda fit: fit.best_tokens(compute) / fit.best_size(compute)


ends = [1e20, 1e27]
frame = bands(ends, advice)
given = {name: dict(entity.given)["parameters"].points[0] for name, entity in corpus.entities.items() if entity.given}
first = sorted(
    (given.get(fact.subject) or runs[fact.subject].parameters, quantity_of(fact).points[0], fact)
    for fact in figures_on(corpus, "optimal_tokens")
)
crosses = pd.DataFrame([(SIX.low * size * tokens, tokens / size) for size, tokens, _ in first], columns=["at", "value"])
here = pd.DataFrame({"at": [budget], "value": [small.per_parameter], "said": [small_name]})
powers = {power: show(10.0**power, FLOP, 1).removesuffix(" FLOP").removeprefix("1 × ") for power in range(20, 28)}
words = ", ".join(f"'{power}': '{text}'" for power, text in powers.items())
x = alt.X(
    "at:Q",
    scale=alt.Scale(type="log", domain=ends, nice=False),
    axis=alt.Axis(
        values=[10.0**power for power in powers],
        labelExpr=f"{{{words}}}[format(round(log(datum.value) / LN10), 'd')]",
    ),
    title="training compute, FLOP",
)
scale = alt.Scale(type="log", domain=[3, 500], nice=False)
y_title = "tokens a parameter"
y = alt.Y("value:Q", scale=scale, axis=alt.Axis(values=[5, 10, 20, 50, 100, 200, 500]), title=y_title)
draw(
    alt.layer(
        alt.Chart(frame)
        .mark_area(opacity=0.18, clip=True)
        .encode(x=x, y=alt.Y("low:Q", scale=scale, title=y_title), y2="high:Q", color=colour),
        alt.Chart(frame).mark_line(strokeWidth=2.2, clip=True).encode(x=x, y=y, color=colour, strokeDash=dash),
        alt.Chart(crosses).mark_point(shape="cross", size=110, filled=True, opacity=1, color=GREY).encode(x=x, y=y),
        alt.Chart(here).mark_point(size=140, filled=True, opacity=1, color=GREY).encode(x=x, y=y),
        alt.Chart(here).mark_text(align="left", dx=9, dy=15, color=GREY).encode(x=x, y=y, text="said:N"),
    ).properties(width=WIDTH - 100, height=360),
    title="How many tokens a parameter are best: by compute and by version of the formula",
    alt_text="Tokens a parameter at the best size against compute: "
    + "; ".join(
        f"{name}, {show(advice(ends[0])(law.fit), digits=2)} at the left and "
        f"{show(advice(ends[1])(law.fit), digits=2)} at the right"
        for name, law in laws.items()
    )
    + f". The paper's other method gives {span(list(crosses['value']))}, and {small_name} had "
    f"{show(small.per_parameter)}.",
    table=pd.DataFrame(
        {
            "compute": [show(budget, FLOP)] * len(laws)
            + [show(SIX.low * size * each, FLOP) for size, each, _ in first],
            "by": names + [f"{cited(corpus, fact)}, {fact.when.setting}" for *_, fact in first],
            "best size": [said(name, lambda fit: fit.best_size(budget)) for name in names]
            + [show(size) for size, *_ in first],
            "tokens a parameter": [said(name, advice(budget), 2) for name in names]
            + [show(each / size, digits=2) for size, each, _ in first],
        }
    ),
)

# %% tags=["hide-input"]
own = next(fact for fact in figures_on(corpus, "optimal_parameters") if fact.subject == large.entity)
text = {name: law.fit.of_text(small.amount) for name, law in laws.items()}
size = {name: show(law.fit.best_size(budget), PARAMETER, 2) for name, law in laws.items()}
huge = [run for run in runs.values() if run.parameters > small.parameters]
starved = [run for run in huge if run.per_parameter < min(over(advice(SIX.low * run.parameters * run.amount)))]
Markdown(
    f"For the compute of {large_name}, the formula as printed advises {size['as printed']} on "
    f"{said('as printed', advice(budget), 2)} tokens for each. The same paper, by its {own.when.setting}, gives "
    f"{show(quantity_of(own).points[0], PARAMETER)} ({cited(corpus, own)}). The two do not agree, and {small_name} "
    f"was built after the latter. Before rounding it is {size['before rounding']}: the digits that were dropped "
    "alone raise the part of the loss that is due to text by "
    f"{100 * (text['as printed'] / text['before rounding'] - 1):.0f} %. Fitted again it is {size['fitted again']} on "
    f"{said('fitted again', advice(budget), 2)} tokens for each, which is in line with the other method. The authors "
    "of the second fit put the difference down to an optimiser that stopped early, and to the rounding."
    "\n\n"
    f"So the direction is safe. Of the {len(huge)} dense models on record that are larger than {small_name}, "
    f"{len(starved)} read less than any version advises for their compute. How much they should have read is another "
    "matter: there, the versions of one formula differ by a factor of "
    f"{max(over(advice(budget))) / min(over(advice(budget))):.1f}."
)

# %% [markdown]
# ## What is handed on
#
# Nothing. The claim on training compute is decided by published figures, and what a fitted formula predicts must not
# overrule them. The formula says what the claim could have meant.

# %% [markdown]
# What the articles say of growing models is counted here step by step.
# A step leads from one size of a family to the next, within one source. Each count goes to the checker.
# So do the shares that the others of a chart leave for each.

# %% tags=["hide-input"]
from size_debate.recomputed import runs, trends

for finding in [*trends.growing(corpus), *trends.superglue(corpus), *runs.shares(corpus)]:
    finding.record()
