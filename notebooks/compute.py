# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # GPU-hours: how little can it take?
#
# One of the articles prints a table: so many parameters, so many GPU-hours. It names no model, no source, no GPU.
# That makes it hard to look up, and easy to check: training is arithmetic, arithmetic takes time, and no accelerator
# does more of it in an hour than its peak.
#
# So this chapter asks the question in the article's favour. What is the *least* that it could take, with the fastest
# accelerator on record, used better than any run on record, on less text than any model on record was trained on? A
# figure above that floor may be right or wrong. A figure below it cannot be right.

# %% tags=["parameters"]
article = "evolution-of-model-size"

# %% tags=["hide-input"]
from math import inf, isinf
from statistics import median

import altair as alt
import pandas as pd
from IPython.display import Markdown

import assay
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, law_cited, rough, table
from assay.notebooks.paths import find_checkout
from assay.quantity import Interval, Quantity, show, unit
from assay.records.load import load
from size_debate.compute import (
    MIXED_ADAM,
    accelerators_for,
    gpu_hours,
    quotient,
    tokens_within,
    training_memory,
)
from size_debate.training_runs import (
    best_equipment,
    figures_on,
    hours_on_record,
    is_mixture,
    kindest,
    quantity_of,
    tokens_on_record,
)
from size_debate.what_if import Printed, hours_needed, needed, what_if

corpus = load(find_checkout()).corpus
HOUR, TOKEN, FLOP = unit("gpu_hour"), unit("token"), unit("flop")
laws = {law.id: law for law in corpus.laws}


def claims_on(attribute: str) -> dict[str, Quantity]:
    """The article's figures on an attribute, by what they are about."""
    claims = (claim for claim in corpus.claims_of(article) if claim.attribute == attribute)
    return {claim.subject: claim.value for claim in claims if isinstance(claim.value, Quantity)}


hours = claims_on("gpu_hours")
assert hours, f"{article} claims no GPU-hours"
size = {name: dict(corpus.entities[name].given)["parameters"] for name in hours}
classes = sorted(hours, key=lambda name: size[name].points[0])
label = {name: corpus.label(name) for name in classes}

# %% [markdown]
# ## What the floor stands on
#
# Training multiplies and adds: each parameter with each token, once on the way forward, and twice on the way back.
# Count these operations, divide by what an accelerator does in an hour, and there are the GPU-hours. The figures that
# decide are these, each taken at the end that makes the floor low.

# %% tags=["hide-input"]
kind = kindest(corpus)
best_use = max(figures_on(corpus, "utilisation"), key=lambda fact: (quantity_of(fact).points[0], fact.id))
used = f"the best run in these records has {quantity_of(best_use).printed} ({cited(corpus, best_use)})"
fastest = f"{corpus.label(kind.fastest.subject)}, {quantity_of(kind.fastest).printed}"
table(
    {
        "what": [
            "operations a parameter and token",
            "tokens a parameter",
            "fastest accelerator on record",
            "share of its peak that is used",
        ],
        "taken as": [
            f"at least {show(kind.operations)}",
            f"at least {show(kind.tokens)}",
            fastest,
            f"at most {show(100 * kind.share)} %",
        ],
        "from": [
            law_cited(corpus, "training-compute"),
            f"{law_cited(corpus, 'tokens-per-parameter')}. {laws['tokens-per-parameter'].validity}",
            cited(corpus, kind.fastest),
            f"{law_cited(corpus, 'gpu-hours')}; {used}",
        ],
    }
)

# %% [markdown]
# ## How little text is too little?
#
# The weakest of them is the number of tokens. Nothing forbids a run that stops after an hour; it just gives a model
# that nobody would call trained. The fair question is what people who did train such models used, so here is every
# dense model in these records whose size and tokens are both published.

# %% tags=["hide-input"]
runs = tokens_on_record(corpus)
least, most = runs[0], runs[-1]
frame = pd.DataFrame({"parameters": [run.parameters for run in runs], "ratio": [run.per_parameter for run in runs]})
x = alt.X(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[8e7, 2.5e12], nice=False),
    axis=decades(8, 12),
    title="parameters",
)
y = alt.Y(
    "ratio:Q",
    scale=alt.Scale(type="log", domain=[0.2, 5000], nice=False),
    axis=alt.Axis(values=[0.5, 1, 2, 5, 10, 20, 50, 100, 500, 2000], format=",~g"),
    title="training tokens a parameter",
)
limit = pd.DataFrame({"parameters": [9e7], "ratio": [kind.tokens], "said": [f"assumed here: {show(kind.tokens)}"]})
lowest = pd.DataFrame(
    {"parameters": [least.parameters], "ratio": [least.per_parameter], "said": [corpus.label(least.entity)]}
)
draw(
    alt.layer(
        alt.Chart(limit).mark_rule(strokeDash=[6, 4], strokeWidth=2, color=RED).encode(y=y),
        alt.Chart(limit).mark_text(align="left", dy=11, color=RED, fontSize=13).encode(x=x, y=y, text="said:N"),
        alt.Chart(frame).mark_point(filled=True, size=80, color=BLUE, opacity=1).encode(x=x, y=y),
        alt.Chart(lowest).mark_text(align="right", dx=-9, fontSize=12, color=GREY).encode(x=x, y=y, text="said:N"),
    ).properties(width=WIDTH - 90, height=330),
    title=f"None of {len(runs)} dense models on record saw fewer than {show(kind.tokens)} tokens a parameter",
    alt_text=(
        f"Training tokens for each parameter against the size of {len(runs)} models, on logarithmic axes: from "
        f"{show(most.per_parameter)} down to {show(least.per_parameter)}, and a dashed line below all of them at "
        f"{show(kind.tokens)}, the value assumed here."
    ),
    table=pd.DataFrame(
        {
            "model": [corpus.label(run.entity) for run in runs],
            "parameters": [show(run.parameters) for run in runs],
            "tokens": [show(run.amount) for run in runs],
            "tokens a parameter": [show(run.per_parameter) for run in runs],
            "tokens read in": [cited(corpus, run.fact) for run in runs],
        }
    ),
)

# %% tags=["hide-input"]
assert least.per_parameter >= kind.tokens, (
    f"{least.entity} saw fewer tokens than the law allows: the law must be changed"
)
middle = median(run.per_parameter for run in runs)
Markdown(
    f"The least on record is {corpus.label(least.entity)}: {show(least.amount, TOKEN)} for {show(least.parameters)} "
    f"parameters, or {rough(least.per_parameter)} a parameter. The floor below takes {show(kind.tokens)}. The middle "
    f"of these {len(runs)} runs is {rough(middle)}, so for half of them the floor is at least "
    f"{rough(middle / kind.tokens)} times too kind from this alone."
)

# %% [markdown]
# ## The floor and the table
#
# For a dense model the tokens grow with the parameters, and so do the operations for each token. So the floor grows
# with the *square* of the size: ten times the parameters, a hundred times the hours.

# %% tags=["hide-input"]
from assay.evidence.lawbook import Lawbook

floor = {name: kind.least_hours(size[name].interval).low for name in classes}
book = Lawbook(corpus)
for name in classes:
    allowed = book.allowed(name, "gpu_hours")
    agree = allowed is None or abs(allowed.interval.low / floor[name] - 1) < 0.01
    assert agree, f"{name}: the laws allow {allowed}, this page has {floor[name]}"

reported = hours_on_record(corpus)
below = [run for run in reported if run.amount < kind.least_hours(Interval.exact(run.parameters)).low]
assert not below, f"runs that were reported lie below the floor, so the floor is wrong: {below}"

# %% tags=["hide-input"]
ends = [5e8, 2.5e12]
steps = [ends[0] * (ends[1] / ends[0]) ** (i / 40) for i in range(41)]
edge = pd.DataFrame({"parameters": steps, "hours": [kind.least_hours(Interval.exact(n)).low for n in steps]})
what = ["printed in the article", "reported or estimated by others"]
points = [(run.parameters, run.amount, what[1]) for run in reported]
points += [(size[name].points[0], hours[name].points[0], what[0]) for name in classes]
x = alt.X("parameters:Q", scale=alt.Scale(type="log", domain=ends, nice=False), axis=decades(9, 12), title="parameters")
y = alt.Y(
    "hours:Q",
    scale=alt.Scale(type="log", domain=[1, 2e7], nice=False, clamp=True),
    axis=alt.Axis(
        values=[1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7],
        labelExpr="datum.value >= 1e6 ? format(datum.value / 1e6, ',') + ' million' : format(datum.value, ',')",
    ),
    title="GPU-hours",
)
note = pd.DataFrame({"parameters": [2.2e12], "hours": [3], "said": ["not possible for a dense model"]})
draw(
    alt.layer(
        alt.Chart(edge).mark_area(color=RED, opacity=0.16).encode(x=x, y=y, y2=alt.datum(1)),
        alt.Chart(edge[edge["hours"] >= 1]).mark_line(color=RED, strokeWidth=2).encode(x=x, y=y),
        alt.Chart(note).mark_text(color=GREY, fontSize=14, align="right").encode(x=x, y=y, text="said:N"),
        alt.Chart(pd.DataFrame(points, columns=["parameters", "hours", "what"]))
        .mark_point(filled=True, size=130, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("what:N", scale=alt.Scale(domain=what, range=[RED, BLUE])),
            shape=alt.Shape("what:N", scale=alt.Scale(domain=what, range=["diamond", "circle"])),
        ),
    ).properties(width=WIDTH - 90, height=400),
    title=(
        f"All {len(reported)} runs that were reported lie above the floor; of the article’s {len(classes)} figures "
        f"{sum(hours[name].points[0] < floor[name] for name in classes)} lie below it"
    ),
    alt_text="GPU-hours against parameters on logarithmic axes, with the region that is not possible shaded. "
    + "; ".join(
        f"{label[name]}: {hours[name].printed} printed, "
        f"{'below' if hours[name].points[0] < floor[name] else 'above'} the floor of {rough(floor[name])}"
        for name in classes
    )
    + f". The {len(reported)} runs that were reported all lie above it.",
    table=pd.DataFrame(
        [(label[name], hours[name].printed, rough(floor[name]), "the article") for name in classes]
        + [
            (
                corpus.label(run.entity),
                f"{run.amount:,.0f}",
                rough(kind.least_hours(Interval.exact(run.parameters)).low),
                cited(corpus, run.fact),
            )
            for run in reported
        ],
        columns=["of", "GPU-hours", "floor", "from"],
    ),
)

# %% tags=["hide-input"]
lines = []
for name in classes:
    said, low = hours[name], floor[name]
    if said.interval.high < low:
        verdict = f"not possible: the floor is {rough(low, HOUR)}, **{low / said.points[0]:.1f} times as much**"
    elif isinf(said.interval.high) and said.points[0] < low:
        verdict = (
            f"true as far as it goes, for it says no more than a bound; but the floor of a dense model is "
            f"{rough(low, HOUR)}, **{low / said.points[0]:,.0f} times as much**"
        )
    else:
        verdict = f"above the floor of {rough(low, HOUR)}, so arithmetic does not forbid it"
    lines.append(f"- **{label[name].capitalize()}**, {said.printed} GPU-hours: {verdict}.")
Markdown("\n".join(lines))

# %% [markdown]
# ## Try to save the table
#
# Do not take our word for the assumptions: choose your own. Each slider ends at the kindest value that the laws and the
# records allow. A diamond stays where the article put it; the dot is what the
# training of a dense model needs with what you chose; in the shaded part no choice lets it stand. A figure with a plus,
# such as the article has for the largest size, says only that it is not less: it is measured, and not called wrong.

# %% tags=["hide-input"]
short = {name: show(size[name].points[0]) for name in classes}
choice = what_if(corpus, kind, [Printed(short[name], size[name].interval.low, hours[name]) for name in classes])
beaten = [name for name in classes if hours[name].interval.high < floor[name]]
frame = pd.DataFrame(
    {
        "row": range(len(classes)),
        "label": [f"{short[name]} parameters" for name in classes],
        "parameters": [size[name].interval.low for name in classes],
        "printed": [hours[name].points[0] for name in classes],
        "least": [floor[name] for name in classes],
    }
)
ends = [0.02, 1e11]


def on_hours(field: str) -> alt.X:
    """A place on the axis of GPU-hours."""
    words = (
        "datum.value < 1e6 ? format(datum.value, ',') : "
        "datum.value < 1e9 ? format(datum.value / 1e6, ',') + ' million' "
        ": format(datum.value / 1e9, ',') + ' billion'"
    )
    axis = alt.Axis(values=[0.1, 10, 1e3, 1e5, 1e7, 1e9], labelExpr=words)
    scale = alt.Scale(type="log", domain=ends, nice=False, clamp=True)
    return alt.X(field, scale=scale, axis=axis, title="GPU-hours")


rows = (
    alt.Chart(frame)
    .transform_calculate(
        needed=needed("datum.parameters", kind.operations),
        edge=str(ends[0]),
        said="[" + ", ".join(f"line_{row}" for row in frame["row"]) + "][datum.row]",
    )
    .encode(y=alt.Y("row:O", axis=None))
)
dot = {"filled": True, "size": 130, "opacity": 1}
usual = choice.presets[0].places
chosen = {control.name: control.stops[usual[control.name]] for control in choice.controls}
common = {
    name: hours_needed(
        kind.operations, size[name].interval.low, chosen["tokens"].value, chosen["share"].value, chosen["peak"].value
    )
    for name in classes
}
draw(
    alt.layer(
        rows.mark_bar(height=18, color=RED, opacity=0.18).encode(x=on_hours("edge:Q"), x2="least:Q"),
        rows.mark_rule(strokeWidth=2).encode(x=on_hours("needed:Q"), x2="printed:Q"),
        rows.mark_point(shape="diamond", color=RED, **dot).encode(x=on_hours("printed:Q")),
        rows.mark_point(shape="circle", color=BLUE, **dot).encode(x=on_hours("needed:Q")),
        rows.mark_text(align="left", dy=-38, fontWeight="bold").encode(x=alt.value(0), text="label:N"),
        rows.mark_text(align="left", dy=-20).encode(x=alt.value(0), text="said:N"),
    )
    .add_params(*choice.parameters())
    .properties(width=WIDTH - 40, height=alt.Step(76)),
    title=f"With everything in the article’s favour, {len(beaten)} of {len(classes)} sizes still cannot be trained "
    "in the hours that it prints",
    alt_text="For each size the GPU-hours that the article prints, a diamond, and the least that training needs under "
    "the kindest assumptions, a dot: "
    + "; ".join(f"{short[name]}: {hours[name].printed} printed, {rough(floor[name])} needed" for name in classes)
    + ".",
    table=pd.DataFrame(
        {
            "parameters": [short[name] for name in classes],
            "GPU-hours printed": [hours[name].printed for name in classes],
            "needed, all in the article’s favour": [rough(floor[name]) for name in classes],
            "needed, as is common on record": [rough(common[name]) for name in classes],
        }
    ),
    live=choice,
)

# %% tags=["hide-input"]
Markdown(
    "Common on record is "
    + ", ".join(chosen[name].said for name in ("peak", "share", "tokens"))
    + ": the accelerator of most runs whose hours were reported, and the middle of what is published on the rest. "
    f"The operations are counted as kindly as the law allows ({show(kind.operations)} for a parameter and token), "
    "sizes are read low and the peak is read high, as far as their printed digits allow."
)

# %% [markdown]
# ## What would save an impossible row?
#
# A floor is only as good as its assumptions. Here is how far each would have to move, alone, before the printed
# figure became possible.

# %% tags=["hide-input"]
rows = []
for name in beaten:
    most_hours = Interval.exact(hours[name].interval.high)
    factor = floor[name] / most_hours.low
    tokens = tokens_within(most_hours, kind.peak, Interval.exact(kind.share), size[name].interval)
    ways = {
        "a faster accelerator": f"{factor:.1f} times the peak of the {corpus.label(kind.fastest.subject)}; "
        "computing with half "
        "the bits doubles it at best",
        "less text": f"{rough(tokens.low / size[name].interval.high)} tokens a parameter; the least on record is "
        f"{rough(least.per_parameter)}",
        "a mixture of experts": f"at most {100 / factor:.0f} % of the weights at work on a token",
    }
    rows += [(label[name], way, far) for way, far in ways.items()]
Markdown("No row lies below the floor.") if not rows else table(
    dict(zip(["row", "what it would take", "how far"], zip(*rows, strict=True), strict=True))
)

# %% [markdown]
# ## The rows that are possible
#
# Above the floor is not the same as right. What would one get for the printed hours at best, and what did it take
# those who trained a model near that size, from half to twice of it?

# %% tags=["hide-input"]
possible = [name for name in classes if hours[name].points[0] >= floor[name]]
rows = []
for name in possible:
    printed, n = hours[name].points[0], size[name].points[0]
    tokens = tokens_within(Interval.exact(printed), kind.peak, Interval.exact(kind.share), Interval.exact(n))
    near = [run for run in reported if 0.5 <= run.parameters / n <= 2]
    cheap = min(near, key=lambda run: run.amount, default=None)
    rows.append(
        (
            label[name],
            hours[name].printed,
            rough(tokens.low / n),
            f"{cheap.amount:,.0f} ({corpus.label(cheap.entity)}; {cited(corpus, cheap.fact)})"
            if cheap
            else "none on record",
            f"{cheap.amount / printed:,.1f}" if cheap else "",
        )
    )
heads = [
    "row",
    "printed GPU-hours",
    "tokens a parameter, at best",
    "least that was reported",
    "times the printed figure",
]
Markdown("There is none.") if not rows else table(dict(zip(heads, zip(*rows, strict=True), strict=True)))

# %% [markdown]
# ## Sparse models are another matter
#
# The floor is one for dense models, in which every weight works on every token. A mixture of experts can be as large
# as one likes and compute as little as one likes. So where a row does not say which it means, the floor holds for one
# reading of it.

# %% tags=["hide-input"]
lines = []
for fact in figures_on(corpus, "training_compute"):
    name, compute = fact.subject, quantity_of(fact)
    if not is_mixture(corpus, name):
        continue
    given = {
        attribute: quantity_of(other)
        for attribute in ("parameters", "training_days", "training_accelerators")
        for other in figures_on(corpus, attribute)[::-1]
        if other.subject == name
    }
    cheapest = gpu_hours(compute.interval, kind.peak, Interval.exact(kind.share)).low
    text = (
        f"**{corpus.label(name)}**, {show(given['parameters'].points[0])} parameters in a mixture, took "
        f"{show(compute.points[0], FLOP)} ({cited(corpus, fact)}); with the assumptions above that is at least "
        f"{rough(cheapest, HOUR)}."
    )
    if len(given) == 3:
        spent = given["training_days"].points[0] * 24 * given["training_accelerators"].points[0]
        text += (
            f" As it was run, on {given['training_accelerators'].printed} accelerators for "
            f"{given['training_days'].printed} "
            f"days, it took {show(spent, HOUR)}."
        )
        near = [row for row in classes if 0.5 <= given["parameters"].points[0] / size[row].points[0] <= 2]
        for row in near:
            less = spent / hours[row].points[0]
            text += f" The article prints {hours[row].printed} for {label[row]}: {less:.0f} times less."
    lines.append(text)
Markdown("\n\n".join(lines) or "No mixture in these records has its training compute published.")

# %% [markdown]
# ## The same article's days
#
# The article also has a chart of training time. Hours divided by days is a number of GPUs, and GPUs have a memory
# into which the model must fit while it is trained: its weights, their gradients and the state of the optimiser.

# %% tags=["hide-input"]
days = claims_on("training_days")
timed = [name for name in classes if name in days]
roomiest = best_equipment(corpus, "accelerator_memory")
room = Interval.exact(quantity_of(roomiest).interval.high * 1e9)
state = Interval.exact(laws["training-memory"].constant.low / 8)
follow = {
    name: accelerators_for(Interval.exact(hours[name].points[0]), Interval.exact(days[name].points[0])).low
    for name in timed
}
hold = {name: quotient(training_memory(Interval.exact(size[name].points[0]), state), room).low for name in timed}
what = ["GPUs that follow from the article's hours and days", "GPUs whose memory holds the model in training"]
dots = [(label[name], follow[name], what[0]) for name in timed] + [(label[name], hold[name], what[1]) for name in timed]
draw(
    alt.Chart(pd.DataFrame(dots, columns=["size", "count", "what"]))
    .mark_point(filled=True, size=130, opacity=1)
    .encode(
        x=alt.X(
            "count:Q",
            scale=alt.Scale(type="log", domain=[0.03, 200], nice=False, clamp=True),
            axis=alt.Axis(values=[0.1, 1, 10, 100], format=",~g"),
            title="GPUs",
        ),
        y=alt.Y(
            "size:N",
            sort=[label[name] for name in timed],
            title=None,
            axis=named(label[name] for name in timed),
        ),
        color=alt.Color("what:N", scale=alt.Scale(domain=what, range=[RED, GREEN]), legend=alt.Legend(columns=1)),
        shape=alt.Shape("what:N", scale=alt.Scale(domain=what, range=["diamond", "square"])),
    )
    .properties(width=WIDTH - 20 - room_for(label[name] for name in timed), height=alt.Step(46)),
    title=(
        "The article’s hours and days leave too few GPUs for "
        f"{sum(hold[name] > follow[name] for name in timed)} of its {len(timed)} sizes"
    ),
    alt_text="GPUs that follow from the article's hours and days, against GPUs whose memory holds the model: "
    + "; ".join(f"{label[name]}: {rough(follow[name])} against {rough(hold[name])}" for name in timed)
    + ".",
    table=pd.DataFrame(
        {
            "size": [label[name] for name in timed],
            "GPU-hours": [hours[name].printed for name in timed],
            "days": [days[name].printed for name in timed],
            "GPUs that follow": [rough(follow[name]) for name in timed],
            "GPUs that hold it": [rough(hold[name]) for name in timed],
        }
    ),
)

# %% tags=["hide-input"]
short_of = [
    f"{label[name]} ({rough(follow[name])}, where {rough(hold[name])} are needed)"
    for name in timed
    if hold[name] > follow[name]
]
Markdown(
    f"Take {show(state.low)} bytes a parameter ({law_cited(corpus, 'training-memory')}; {show(MIXED_ADAM.low)} is "
    "usual) and "
    f"{quantity_of(roomiest).printed} in each GPU, the roomiest on record ({corpus.label(roomiest.subject)}; "
    f"{cited(corpus, roomiest)}). "
    + (
        f"Then the article's hours and days leave too few GPUs for {' and for '.join(short_of)}. A part of the "
        "state can be "
        "kept in other memory, which takes more hours and not fewer."
        if short_of
        else "Then the GPUs that follow from the article's hours and days hold every one of its models."
    )
)

# %% [markdown]
# ## What is handed on

# %% tags=["hide-input"]
for name in classes:
    dense = ("architecture", "dense decoder") in corpus.entities[name].given_names
    assay.record(
        f"least GPU-hours of {label[name]}",
        Interval(floor[name], inf),
        subject=name,
        attribute="gpu_hours",
        unit="gpu_hour",
        setting="dense",
        because=(
            f"For a dense model, with {show(kind.operations)} operations a parameter and token, "
            f"{show(kind.tokens)} tokens a "
            f"parameter, and {show(100 * kind.share)} % of the peak of the fastest accelerator on record ({fastest})."
            + ("" if dense else " A mixture of experts may take less.")
        ),
    )

# %% [markdown]
# The least days of each size go to the checker too, and the operations of the two models that an article compares.

# %% tags=["hide-input"]
from size_debate.recomputed import runs

for finding in [*runs.training_days(corpus), *runs.orders(corpus)]:
    finding.record()
