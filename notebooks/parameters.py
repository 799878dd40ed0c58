# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What would that shape weigh?
#
# The number of parameters of a language model is no opinion. Give a transformer's depth, its width, its heads and its
# vocabulary, and the weights can be counted, matrix by matrix, to the last one. So a statement such as "so many
# parameters, so many layers, so wide" checks itself: the three either fit together or they do not.
#
# This chapter counts. First the models whose shape is published, to see whether the counting is right. Then the
# shapes that an article prints.

# %% tags=["parameters"]
article = "mistral-size-challenge"

# %% tags=["hide-input"]
from dataclasses import replace

import altair as alt
import pandas as pd
from IPython.display import Markdown

import assay
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, table
from assay.notebooks.paths import find_checkout
from assay.quantity import Quantity, show, show_interval, unit
from assay.records.load import load
from assay.verdicts.explanation import short
from size_debate.parameter_count import weigh
from size_debate.published_shape import blueprint
from size_debate.transformer import active, resized, total

corpus = load(find_checkout()).corpus
PARAMETER = unit("parameter")
models = sorted(name for name, entity in corpus.entities.items() if entity.kind == "model")

# %% [markdown]
# ## The scales, tested
#
# Every size below is counted from the published shape alone: layers, width, heads, feed-forward size, vocabulary, and
# which matrices there are. The published size plays no part in it; it is what the count is set against, with the
# zeros at the end of a round figure taken as rounding.

# %% tags=["hide-input"]
found = filter(None, (weigh(corpus, name) for name in models))
weighed = {one.plan.entity: one for one in sorted(found, key=lambda one: (one.counted.midpoint, one.plan.entity))}
assert weighed, "no model has both a published shape and a published size"
label = {name: corpus.label(name) for name in models}

fits = ["within the printed digits", "outside of them"]
frame = pd.DataFrame(
    {
        "model": [label[name] for name in weighed],
        "counted": [one.counted.midpoint for one in weighed.values()],
        "published": [one.figure for one in weighed.values()],
        "fit": [fits[0] if one.agrees else fits[1] for one in weighed.values()],
    }
)
ends = [frame["counted"].min() / 2, frame["counted"].max() * 2]
scale = alt.Scale(type="log", domain=ends, nice=False)
diagonal = (
    alt.Chart(pd.DataFrame({"published": ends, "counted": ends}))
    .mark_line(color=GREY, opacity=0.6)
    .encode(x="published:Q", y="counted:Q")
)
dots = (
    alt.Chart(frame)
    .mark_point(filled=True, size=95, opacity=1)
    .encode(
        x=alt.X("published:Q", scale=scale, axis=decades(8, 12), title="published parameters"),
        y=alt.Y("counted:Q", scale=scale, axis=decades(8, 12), title="counted from the shape"),
        color=alt.Color("fit:N", scale=alt.Scale(domain=fits, range=[BLUE, RED])),
        shape=alt.Shape("fit:N", scale=alt.Scale(domain=fits, range=["circle", "diamond"])),
    )
)
good = sum(one.agrees for one in weighed.values())
draw(
    alt.layer(diagonal, dots).properties(width=WIDTH - 120, height=380),
    title=f"Counted from its shape, a model weighs what was published: {good} of {len(weighed)} to the printed digits",
    alt_text=(
        f"Counted against published parameters of {len(weighed)} models on logarithmic axes: all lie on or beside the "
        f"diagonal, {good} of them within the digits that were printed."
    ),
    table=pd.DataFrame(
        {
            "model": frame["model"],
            "counted": [f"{one.counted.midpoint:,.0f}" for one in weighed.values()],
            "published": [one.printed for one in weighed.values()],
            "difference": [f"{one.deviation:+.2f} %" for one in weighed.values()],
            "within the printed digits": ["yes" if one.agrees else "no" for one in weighed.values()],
            "published in": [cited(corpus, one.published) for one in weighed.values()],
        }
    ),
)

# %% tags=["hide-input"]
sizes = [one.counted.midpoint for one in weighed.values()]
exact = [one for one in weighed.values() if one.is_exact]
met = [
    f"{label[one.plan.entity]} ({one.figure:,.0f}, {short(corpus.sources[one.published.source])})"
    for one in exact
    if one.agrees
]
Markdown(
    f"From {show(sizes[0])} to {show(sizes[-1])} parameters, a range of about "
    f"{round(sizes[-1] / sizes[0], -2):,.0f} to one, "
    f"**{good} of {len(weighed)}** counts agree with the published figure within the digits that were printed. "
    f"Figures with every digit are published of {len(exact)} models; met to the last digit: {', '.join(met) or 'none'}."
)

# %% [markdown]
# ## Where it does not fit
#
# The exceptions are the interesting part. Scales that only ever say "yes" are none.

# %% tags=["hide-input"]
misfits = sorted(
    (one for one in weighed.values() if not one.agrees), key=lambda one: (-abs(one.deviation), one.plan.entity)
)
off = pd.DataFrame({"model": [label[one.plan.entity] for one in misfits], "off": [one.deviation for one in misfits]})
base = alt.Chart(off).encode(
    y=alt.Y("model:N", sort=list(off["model"]), title=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False)),
    x=alt.X("off:Q", title="counted more than published, per cent"),
)
said = base.transform_calculate(said="format(datum.off, '+.2f') + ' %'", at="max(datum.off, 0)")
draw(
    alt.layer(
        base.mark_bar(color=RED, height=12),
        said.mark_text(align="left", dx=6, color=GREY, fontSize=13).encode(x="at:Q", text="said:N"),
    ).properties(width=WIDTH - 230, height=alt.Step(24)),
    title=f"Where count and publication differ: {len(misfits)} models, by how many per cent",
    alt_text="How far the count lies from the published size, where they differ: "
    + "; ".join(f"{label[one.plan.entity]} {one.deviation:+.2f} %" for one in misfits)
    + ".",
    table=pd.DataFrame(
        {
            "model": [label[one.plan.entity] for one in misfits],
            "counted": [show_interval(one.counted, PARAMETER, 5) for one in misfits],
            "published": [one.printed for one in misfits],
            "off by": [f"{one.deviation:+.3f} %" for one in misfits],
        }
    ),
)

# %% tags=["hide-input"]
left = {one.plan.entity: one for one in misfits}
remarks = []
gpt2 = [one for name in ("gpt-2-small", "gpt-2-medium", "gpt-2-large", "gpt-2-xl") if (one := left.pop(name, None))]
if gpt2:
    remarks.append(
        f"**GPT-2.** {len(gpt2)} of its sizes are too small in the paper, by up to "
        f"{max(one.deviation for one in gpt2):.1f} %. Its authors say so themselves: a note in the README of "
        "their code calls "
        "the counts first given wrong. The scales found it without the note."
    )
if one := left.pop("gpt-3-xl", None):
    shape = one.plan.shape
    heads = shape.hidden // shape.head_size
    filled = total(replace(shape, heads=heads, kv_heads=heads))
    remarks.append(
        f"**GPT-3 XL.** {cited(corpus, one.plan.facts['attention_heads'])}, prints {shape.heads} heads of "
        f"{shape.head_size}, "
        f"which makes {shape.heads * shape.head_size:,} in a model that is {shape.hidden:,} wide. With {heads} "
        "heads, which "
        f"fill the width, the count is {show(filled, PARAMETER, 4)}; {one.printed} is printed."
    )
if one := left.pop("gpt-3-13b", None):
    shape = one.plan.shape
    width = shape.heads * shape.head_size
    narrow = total(replace(shape, hidden=width, feed_forward=round(shape.feed_forward * width / shape.hidden)))
    remarks.append(
        f"**GPT-3 13B.** {cited(corpus, one.plan.facts['hidden_size'])}, prints a width of {shape.hidden:,}; the "
        f"{shape.heads} heads of {shape.head_size} make {width:,}. With that width the count is "
        f"{show(narrow, PARAMETER, 4)}; {one.printed} is printed."
    )
if one := left.pop("gpt-j-6b", None):
    more, width = one.figure - one.counted.midpoint, one.plan.shape.hidden
    times = f", exactly {more / width:,.0f} times the width" if more % width == 0 else ""
    remarks.append(
        f"**GPT-J.** The published figure has {more:,.0f} weights more{times}. Small vectors of which each chip of the "
        "training machine kept a copy, each copy counted, would do that; this is a guess."
    )
last = [one for one in left.values() if abs(one.deviation) < 1]
if last:
    listed = [f"{label[one.plan.entity]} ({one.printed} for {show(one.counted.midpoint, None, 5)})" for one in last]
    remarks.append(
        f"**The last digit.** {', '.join(listed)}: the last printed digit was cut off, or rounded the wrong way."
    )
Markdown("\n\n".join(remarks) or "All counts agree.")

# %% [markdown]
# ## What the article's shapes would weigh
#
# Now the shapes that an article prints. Every model counted above is a style: how wide its feed-forward layers are
# for its width, how many heads share keys and values, how large its vocabulary is. Build the printed depth and width
# in each of these styles, and one sees everything that such a shape can reasonably be.

# %% tags=["hide-input"]
styles = {name: one.plan.shape for name, one in weighed.items() if one.plan.shape.experts == 1}


def claimed(subject: str, attribute: str) -> Quantity | None:
    """The article's first figure for an attribute of a model, or None."""
    claims = (claim for claim in corpus.claims_of(article) if (claim.subject, claim.attribute) == (subject, attribute))
    return next((claim.value for claim in claims if isinstance(claim.value, Quantity)), None)


shapes = []
for subject in sorted({claim.subject for claim in corpus.claims_of(article) if claim.attribute == "layers"}):
    size, layers, width = (claimed(subject, name) for name in ("parameters", "layers", "hidden_size"))
    if size and layers and width:
        deep, wide = int(layers.points[-1]), int(width.points[-1])
        weights = {name: total(resized(style, layers=deep, hidden=wide)) for name, style in styles.items()}
        name = f"{corpus.label(subject)}: {deep} layers, {wide:,} wide"
        shapes.append({"subject": subject, "name": name, "size": size, "weights": weights})
assert shapes, f"{article} gives no model with parameters, layers and width"

what = ["this shape, in the style of a published model", "the size that the article prints"]
strip = [(one["name"], weight, what[0]) for one in shapes for weight in one["weights"].values()]
strip += [(one["name"], one["size"].points[-1], what[1]) for one in shapes]
draw(
    alt.Chart(pd.DataFrame(strip, columns=["shape", "parameters", "what"]))
    .mark_point(filled=True, size=120, opacity=1)
    .encode(
        x=alt.X(
            "parameters:Q",
            scale=alt.Scale(type="log", domain=[5e9, 1e12], nice=False),
            axis=decades(10, 12),
            title="parameters",
        ),
        y=alt.Y("shape:N", title=None, axis=named(row[0] for row in strip)),
        color=alt.Color("what:N", scale=alt.Scale(domain=what, range=[BLUE, RED]), legend=alt.Legend(columns=1)),
        shape=alt.Shape("what:N", scale=alt.Scale(domain=what, range=["circle", "diamond"])),
    )
    .properties(width=WIDTH - 20 - room_for(row[0] for row in strip), height=alt.Step(58)),
    title="What the shapes in the article can weigh, against the sizes that it prints for them",
    alt_text="What each shape of the article can weigh, against the size that the article prints: "
    + "; ".join(
        f"{one['name']}: {show(min(one['weights'].values()))} to {show(max(one['weights'].values()))}, "
        f"{one['size'].printed} in print"
        for one in shapes
    )
    + ".",
    table=pd.DataFrame(
        [
            {
                "shape": one["name"],
                "lightest style": f"{show(min(weights.values()), PARAMETER)} ({label[min(weights, key=weights.get)]})",
                "heaviest style": f"{show(max(weights.values()), PARAMETER)} ({label[max(weights, key=weights.get)]})",
                "the article": one["size"].printed,
            }
            for one in shapes
            for weights in [one["weights"]]
        ]
    ),
)

# %% tags=["hide-input"]
lines = []
for one in shapes:
    printed, low, high = one["size"].points[-1], min(one["weights"].values()), max(one["weights"].values())
    if printed > high:
        verdict = f"The printed size is {printed / high:.1f} times what the heaviest style makes of this shape"
    elif printed < low:
        verdict = (
            f"The printed size is {100 * (1 - printed / low):.0f} % less than the lightest style makes of this shape"
        )
    else:
        verdict = "Size and shape could belong together"
    plan = blueprint(corpus, one["subject"])
    truth = ""
    if plan.shape:
        truth = (
            f" Its makers published {plan.shape.layers} layers and a width of {plan.shape.hidden:,} "
            f"({cited(corpus, plan.facts['layers'])}), which count {show(plan.weigh().midpoint, PARAMETER)}."
        )
    lines.append(f"**{one['name']}.** {verdict}.{truth}")
Markdown("\n\n".join(lines))

# %% [markdown]
# ## A mixture has two sizes
#
# In a mixture of experts, a token passes through a few of the experts only. So the model has two honest sizes: the
# weights that must be kept in memory, and the weights that work on a token.

# %% tags=["hide-input"]
mixtures = [plan for plan in (blueprint(corpus, name) for name in models) if plan.shape and plan.shape.experts > 1]
parts = ["work on every token", "wait in memory", "as printed"]
bars = []
for plan in mixtures:
    name, working = label[plan.entity], active(plan.shape)
    bars += [(name, working, parts[0]), (name, total(plan.shape) - working, parts[1])]
    if size := claimed(plan.entity, "parameters"):
        bars.append((f"{name}, as the article prints it", size.points[-1], parts[2]))
frame = pd.DataFrame(bars, columns=["model", "weights", "part"])
draw(
    alt.Chart(frame)
    .transform_calculate(rank=f"datum.part == '{parts[1]}' ? 1 : 0")
    .mark_bar(height=14)
    .encode(
        x=alt.X(
            "weights:Q",
            title="parameters",
            axis=alt.Axis(labelExpr="datum.value ? datum.value / 1e9 + ' billion' : '0'", tickCount=6),
        ),
        y=alt.Y(
            "model:N",
            sort=list(dict.fromkeys(frame["model"])),
            title=None,
            axis=named(frame["model"]),
        ),
        color=alt.Color("part:N", sort=parts, scale=alt.Scale(domain=parts, range=[GREEN, BLUE, RED])),
        order=alt.Order("rank:Q"),
    )
    .properties(width=WIDTH - 20 - room_for(frame["model"]), height=alt.Step(46)),
    title="In a mixture of experts only a part of the parameters works on a token",
    alt_text="; ".join(
        f"{label[plan.entity]}: {show(active(plan.shape))} of {show(total(plan.shape))} parameters work on a token"
        for plan in mixtures
    )
    + "; beside it, the one size that the article prints.",
    table=frame.assign(weights=[f"{weight:,.0f}" for weight in frame["weights"]]),
)

# %% tags=["hide-input"]
lines = []
for plan in mixtures:
    whole, working = total(plan.shape), active(plan.shape)
    sources = [
        f"{corpus.attributes[name].label} {fact.value.printed} ({cited(corpus, fact)})"
        for name in ("parameters", "active_parameters")
        if (fact := next(iter(corpus.facts_about(plan.entity, name)), None))
    ]
    text = (
        f"**{label[plan.entity]}** has {whole:,} parameters, of which {working:,} work on a token "
        f"({100 * working / whole:.0f} %). Its source says: {', '.join(sources) or 'nothing on either'}."
    )
    if size := claimed(plan.entity, "parameters"):
        printed = size.points[-1]
        text += (
            f" The article prints {size.printed}, which is {whole / printed:.1f} times too few for the model and "
            f"{abs(100 * (printed / working - 1)):.0f} % {'below' if printed < working else 'above'} the working part."
        )
    lines.append(text)
Markdown("\n\n".join(lines))

# %% [markdown]
# ## What is handed on
#
# These counts go to the checker, which sets them against what the articles say. A count is an interval where the
# vocabulary is printed with rounding.

# %% tags=["hide-input"]
for name in sorted(
    {claim.subject for claim in corpus.claims.values() if claim.attribute == "parameters"} & set(weighed)
):
    plan = weighed[name].plan
    shape = plan.shape
    counts = {"parameters": total} | ({"active_parameters": active} if shape.experts > 1 else {})
    for attribute, count in counts.items():
        weight = plan.weigh(count)
        assay.record(
            f"{corpus.attributes[attribute].label} of {label[name]}",
            int(weight.low) if weight.low == weight.high else weight,
            subject=name,
            attribute=attribute,
            unit="parameter",
            because=(
                f"Counted from {shape.layers} layers, width {shape.hidden:,}, feed-forward size "
                f"{shape.feed_forward:,} and "
                f"vocabulary {shape.vocabulary:,} as published ({cited(corpus, plan.facts['layers'])})."
            ),
        )

# %% [markdown]
# ## What cannot be weighed
#
# Of some models in this book a part of the shape is published. They are not counted, and this is what is missing.

# %% tags=["hide-input"]
started = [name for name in models if corpus.facts_about(name, "layers") and corpus.facts_about(name, "hidden_size")]
stuck = [plan for plan in (blueprint(corpus, name) for name in started) if plan.shape is None]
table({"model": [label[plan.entity] for plan in stuck], "missing": ["; ".join(sorted(plan.reasons)) for plan in stuck]})

# %% [markdown]
# The rest of the shapes goes to the checker too: ends of families, layers and width solved from the size, and sizes
# from compute where no shape is published.

# %% tags=["hide-input"]
from size_debate.recomputed import assumed, sizes

for finding in [
    *sizes.ends_of_families(corpus),
    *sizes.from_compute(corpus),
    *sizes.shapes(corpus),
    *sizes.layers_and_width(corpus),
    *assumed.smaller(corpus),
]:
    finding.record()
