# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # How much text?
#
# A token is a piece of a word, and the number of tokens says how much a model has read. Two of the articles speak of
# it, and of the same model: one prints a figure for Chinchilla, the other sets Chinchilla against GPT-3. Both sound
# like plain facts. They cannot both be true.
#
# This chapter gathers every training run on record, sees where the printed figure would lie among them, and works it
# out once more from figures that have nothing to do with it.

# %% tags=["parameters"]
figure = "mistral-and-phi/chinchilla-training-tokens"
ratio = "when-llms-shrink/chinchilla-data-ratio"
families = ["mistral-and-phi/llama-1-training-tokens", "mistral-and-phi/llama-2-training-tokens"]

# %% tags=["hide-input"]
from statistics import median

import altair as alt
import pandas as pd
from IPython.display import Markdown

import assay
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, law_cited, rough
from assay.notebooks.paths import find_checkout
from assay.quantity import Interval, show, show_interval, unit
from assay.records.load import load
from size_debate.compute import gpu_hours, product, quotient
from size_debate.training_runs import figures_on, kindest, quantity_of, tokens_on_record

corpus = load(find_checkout()).corpus
TOKEN, HOUR, FLOP = unit("token"), unit("gpu_hour"), unit("flop")
laws = {law.id: law for law in corpus.laws}
runs = tokens_on_record(corpus)
claim, compared = corpus.claims[figure], corpus.claims[ratio]
printed = claim.value.points[-1]
true = next(run for run in runs if run.entity == claim.subject)
other = next(run for run in runs if run.entity == compared.when.object)
label = {run.entity: corpus.label(run.entity) for run in runs}

# %% [markdown]
# ## Where the printed figure would lie
#
# Each dot is a dense model whose size and text are both published. The slanted lines join models that read equally
# much for their size.

# %% tags=["hide-input"]
what = ["published", f"{label[true.entity]} as published", f"{label[true.entity]} as the article prints it"]
points = [(run.parameters, run.amount, what[0]) for run in runs if run is not true]
points.append((true.parameters, true.amount, what[1]))
points.append((true.parameters, printed, what[2]))
ends, tall = [6e7, 1.2e12], [7e8, 6e12]
per = [0.02, 1, 20, 1000]
lines, names = [], []
for each in per:
    left, right = max(ends[0], tall[0] / each), min(ends[1], tall[1] / each)
    lines += [(each, left, left * each), (each, right, right * each)]
    names.append((right / 1.25, right / 1.25 * each, f"{each:,g} a parameter"))
x = alt.X("parameters:Q", scale=alt.Scale(type="log", domain=ends, nice=False), axis=decades(8, 12), title="parameters")
y = alt.Y(
    "tokens:Q", scale=alt.Scale(type="log", domain=tall, nice=False), axis=decades(9, 12), title="training tokens"
)
draw(
    alt.layer(
        alt.Chart(pd.DataFrame(lines, columns=["each", "parameters", "tokens"]))
        .mark_line(color=GREY, opacity=0.5, strokeDash=[4, 4])
        .encode(x=x, y=y, detail="each:N"),
        alt.Chart(pd.DataFrame(names, columns=["parameters", "tokens", "said"]))
        .mark_text(color=GREY, fontSize=12, align="right", dx=-8, dy=-3)
        .encode(x=x, y=y, text="said:N"),
        alt.Chart(pd.DataFrame(points, columns=["parameters", "tokens", "what"]))
        .mark_point(filled=True, size=95, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "what:N",
                sort=what,
                scale=alt.Scale(domain=what, range=[BLUE, GREEN, RED]),
                legend=alt.Legend(columns=1),
            ),
            shape=alt.Shape("what:N", sort=what, scale=alt.Scale(domain=what, range=["circle", "square", "diamond"])),
        ),
    ).properties(width=WIDTH - 110, height=400),
    title=(
        f"As printed, {label[true.entity]} would have seen {show(printed / true.parameters)} tokens a parameter; the "
        f"least of {len(runs)} models on record is {show(runs[0].per_parameter, digits=2)}"
    ),
    alt_text=(
        f"Training tokens against parameters of {len(runs)} models on logarithmic axes: all lie between "
        f"{show(runs[0].per_parameter, digits=2)} and {show(runs[-1].per_parameter, digits=2)} tokens a parameter. "
        f"{label[true.entity]} as the article prints it lies alone, far below, at {show(printed / true.parameters)}."
    ),
    table=pd.DataFrame(
        {
            "model": [label[run.entity] for run in runs] + [what[2]],
            "parameters": [show(run.parameters) for run in runs] + [show(true.parameters)],
            "tokens": [show(run.amount) for run in runs] + [show(printed)],
            "tokens a parameter": [show(run.per_parameter) for run in runs] + [show(printed / true.parameters)],
            "tokens read in": [cited(corpus, run.fact) for run in runs] + [corpus.articles[claim.article].title],
        }
    ),
)

# %% tags=["hide-input"]
share = printed / true.parameters
middle = median(run.per_parameter for run in runs)
below = [run for run in runs if run.amount <= printed]
smallest = min(runs, key=lambda run: run.parameters)
Markdown(
    f"With {show(printed, TOKEN)}, {label[true.entity]} would have read **{show(share)} tokens for each of its "
    f"parameters**: a token for every {1 / share:,.0f} of them. The middle of these {len(runs)} models is "
    f"{show(middle, digits=2)}, the least is {show(runs[0].per_parameter, digits=2)} ({label[runs[0].entity]}), "
    f"which is {runs[0].per_parameter / share:,.0f} times as much. "
    + (
        f"Of the {len(runs)} models, {len(below)} read less than that in all."
        if below
        else f"No model here read so little, not even the smallest: {label[smallest.entity]} "
        f"read {show(smallest.amount, TOKEN)}."
    )
)

# %% [markdown]
# ## Other ways to the same figure
#
# One figure against one source might be a matter of whom to believe. So here are more ways to the number of tokens
# that Chinchilla was trained on. Each bar is as wide as the digits, the hedge or the law leave it.
#
# - What the article prints.
# - What the other article says, multiplied by the published tokens of GPT-3.
# - What follows from the published training compute and size. Training takes a known number of operations for each
#   parameter and token; divide, and the tokens are left over.
# - What its makers published.

# %% tags=["hide-input"]
law = laws["training-compute"]
spent = min(
    (fact for fact in figures_on(corpus, "training_compute") if fact.subject == true.entity),
    key=lambda fact: (fact.source != true.fact.source, fact.id),
)
sizes = (fact for fact in figures_on(corpus, "parameters") if fact.subject == true.entity)
size = quantity_of(next(fact for fact in sizes if fact.source == true.fact.source))
implied = quotient(quantity_of(spent).interval, product(law.constant, size.interval))
published = quantity_of(true.fact).interval
base = quantity_of(other.fact)
times = compared.value.interval
where_said = [corpus.articles[one.article].publisher or one.article for one in (claim, compared)]
ways = {
    f"{where_said[0]}: “{claim.value.printed}”": (claim.value.interval, "an article"),
    f"{where_said[1]}: “{compared.value.printed}”": (product(times, base.interval), "an article"),
    "compute and size": (implied, "recomputed"),
    "published": (published, "published"),
}
groups = ["an article", "recomputed", "published"]
frame = pd.DataFrame(
    [(name, where.low, where.high, (where.low * where.high) ** 0.5, group) for name, (where, group) in ways.items()],
    columns=["way", "low", "high", "middle", "group"],
)
scale = alt.Scale(type="log", domain=[7e8, 4e12], nice=False)
colour = alt.Color("group:N", sort=groups, scale=alt.Scale(domain=groups, range=[RED, BLUE, GREEN]))
rows = alt.Y("way:N", sort=list(ways), title=None, axis=named(ways))
draw(
    alt.layer(
        alt.Chart(frame)
        .mark_bar(height=13, opacity=0.55)
        .encode(
            x=alt.X("low:Q", scale=scale, axis=decades(9, 12), title=f"training tokens of {label[true.entity]}"),
            x2="high:Q",
            y=rows,
            color=colour,
        ),
        alt.Chart(frame)
        .mark_point(filled=True, size=50, opacity=1)
        .encode(
            x="middle:Q",
            y=rows,
            color=colour,
            shape=alt.Shape(
                "group:N", sort=groups, scale=alt.Scale(domain=groups, range=["diamond", "circle", "square"])
            ),
        ),
    ).properties(width=WIDTH - 20 - room_for(ways), height=alt.Step(44)),
    title=f"The printed figure is {true.amount / printed:,.0f} times smaller than the published one",
    alt_text=f"{len(ways)} figures for the training tokens of {label[true.entity]} on a logarithmic axis: "
    + "; ".join(f"{name}: {show_interval(where)}" for name, (where, _) in ways.items())
    + f". The first lies a factor of {true.amount / printed:,.0f} below the others.",
    table=pd.DataFrame(
        {
            "way": list(ways),
            "tokens": [show_interval(where) for where, _ in ways.values()],
            "from": [
                claim.id,
                f"{compared.id}; {cited(corpus, other.fact)}",
                f"{cited(corpus, spent)}; {law_cited(corpus, 'training-compute')}",
                cited(corpus, true.fact),
            ],
        }
    ),
)

# %% tags=["hide-input"]
agree = [name for name, (where, _) in ways.items() if where.overlaps(published)]
factor = true.amount / printed
kind = kindest(corpus)
operations = product(law.constant, size.interval, claim.value.interval)
hours = gpu_hours(operations, kind.peak, Interval(0.0, kind.share))
least_hours = min(figures_on(corpus, "gpu_hours"), key=lambda fact: (quantity_of(fact).points[0], fact.id))
is_slip = 990 < factor < 1010
slip = "That is what lies between a billion and a trillion: it reads like a slip of the unit. " if is_slip else ""
Markdown(
    f"{len(agree)} of the {len(ways)} agree with each other. The printed one is **{factor:,.0f} times too small**. "
    f"{slip}It also decides what such a run would be: {show(printed, TOKEN)} in a model of {show(true.parameters)} "
    f"parameters are as little as {rough(hours.low, HOUR)} on the fastest accelerator on record, used better than "
    "any run on record. The cheapest run here whose hours were reported took "
    f"{show(quantity_of(least_hours).points[0], HOUR)} ({corpus.label(least_hours.subject)}; "
    f"{cited(corpus, least_hours)})."
)

# %% [markdown]
# ## As a multiple of GPT-3
#
# The other article gives no number of its own, only a ratio. A ratio can be computed from two published figures, with
# the rounding of both carried along.

# %% tags=["hide-input"]
five = quotient(published, base.interval)
point = true.amount / other.amount
fits = times.overlaps(five)
vocabularies = {name: next(iter(corpus.facts_about(name, "vocabulary")), None) for name in (true.entity, other.entity)}
both = all(vocabularies.values())
Markdown(
    f"{label[true.entity]}: {show(true.amount, TOKEN)} ({cited(corpus, true.fact)}). {label[other.entity]}: "
    f"{show(other.amount, TOKEN)} ({cited(corpus, other.fact)}). The ratio is **{show(point)}**, and "
    f"{show_interval(five)} with the rounding of both. “{compared.value.printed.capitalize()}” leaves "
    f"{show_interval(times)}: the article is {'right' if fits else 'wrong'}."
    "\n\n"
    "One caveat is seldom made. Tokens are cut by each model's own tokeniser, and two tokenisers cut the same page "
    "into different numbers of pieces. "
    + (
        f"{label[true.entity]}'s knows {quantity_of(vocabularies[true.entity]).printed} pieces, "
        f"{label[other.entity]}'s {quantity_of(vocabularies[other.entity]).printed}; the one with fewer pieces needs "
        "more of them for a page. "
        if both
        else ""
    )
    + "So the ratio holds for tokens. Whether it holds for “data” to the second digit, nothing on record can say."
)

# %% [markdown]
# ## {given}`"Trillions of tokens"`
#
# The article that errs on Chinchilla also says of LLaMA 1 and LLaMA 2 that they were trained on
# {said}`trillions of tokens <mistral-and-phi/llama-1-training-tokens>`.
# Is this the same slip the other way round?

# %% tags=["hide-input"]
series = {corpus.claims[name].subject: corpus.claims[name] for name in families}
by_size = sorted(runs, key=lambda run: run.parameters)
members = [(family, run) for family in series for run in by_size if run.entity in corpus.members(family)]
frame = pd.DataFrame(
    [(label[run.entity], run.amount / 1e12, corpus.label(family)) for family, run in members],
    columns=["model", "tokens", "family"],
)
kinds = [corpus.label(family) for family in series]
rule = pd.DataFrame({"tokens": [1.0, 2.0]})
draw(
    alt.layer(
        alt.Chart(rule).mark_rule(strokeDash=[5, 4], strokeWidth=1.5, color=GREY).encode(x="tokens:Q"),
        alt.Chart(frame)
        .mark_point(filled=True, size=120, opacity=1)
        .encode(
            x=alt.X(
                "tokens:Q",
                scale=alt.Scale(domain=[0, 2.4]),
                axis=alt.Axis(values=[0, 0.5, 1, 1.5, 2], labelExpr="datum.value ? datum.value + ' trillion' : '0'"),
                title="training tokens",
            ),
            y=alt.Y(
                "model:N",
                sort=list(frame["model"]),
                title=None,
                axis=named(frame["model"]),
            ),
            color=alt.Color("family:N", sort=kinds, scale=alt.Scale(domain=kinds, range=[BLUE, GREEN])),
            shape=alt.Shape("family:N", sort=kinds, scale=alt.Scale(domain=kinds, range=["circle", "square"])),
        ),
    ).properties(width=WIDTH - 20 - room_for(frame["model"]), height=alt.Step(30)),
    title="One trillion tokens or two: which of the models had how many",
    alt_text="Training tokens of each model: "
    + "; ".join(f"{label[run.entity]} {show(run.amount)}" for _, run in members)
    + ". Dashed lines stand at one trillion and at two.",
    table=pd.DataFrame(
        {
            "model": list(frame["model"]),
            "tokens": [show(run.amount) for _, run in members],
            "tokens a parameter": [show(run.per_parameter, digits=2) for _, run in members],
            "read in": [cited(corpus, run.fact) for _, run in members],
        }
    ),
)

# %% tags=["hide-input"]
remarks, first = [], members[0][1]
for family in series:
    amounts = [run.amount for owner, run in members if owner == family]
    low, high = min(amounts), max(amounts)
    said = show_interval(Interval(low, high), TOKEN)
    if low >= 2e12:
        remarks.append(f"**{corpus.label(family)}**, {said}: “trillions” is right to the letter.")
    elif low >= 1e12:
        remarks.append(
            f"**{corpus.label(family)}**, {said}: every model has passed the trillion and none the second. The "
            "plural is generous; the order of magnitude is right."
        )
    else:
        remarks.append(f"**{corpus.label(family)}**, {said}: the smaller ones did not reach a trillion.")
Markdown(
    "\n\n".join(remarks)
    + f"\n\nSo the article knows how much text such models read. By its own figures, {label[true.entity]}, which is "
    f"{true.parameters / first.parameters:.0f} times as large as {label[first.entity]}, read "
    f"{first.amount / printed:,.0f} times less. That alone should have made somebody look again."
)

# %% [markdown]
# ## What is handed on
#
# One result goes to the checker: the tokens that compute and size leave. The ratio needs none, because the checker
# divides the two published figures itself.

# %% tags=["hide-input"]
assay.record(
    f"tokens of {label[true.entity]} from its compute and size",
    implied,
    subject=true.entity,
    attribute="training_tokens",
    unit="token",
    because=(
        f"{quantity_of(spent).printed} operations ({cited(corpus, spent)}), divided by {show_interval(law.constant)} "
        f"for each of {size.printed} parameters ({law_cited(corpus, 'training-compute')})."
    ),
)

# %% [markdown]
# So do the most tokens that published hours leave, the ratio as this chapter divides it, and tokens for a parameter.

# %% tags=["hide-input"]
from size_debate.recomputed import runs

for finding in [*runs.tokens_of_families(corpus), *runs.data_ratio(corpus), *runs.tokens_a_parameter(corpus)]:
    finding.record()
