# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # {given}`Five cars`
#
# *Training a single AI model can emit* {said}`as much carbon as five cars <evolution-of-model-size/five-cars>`
# *in their lifetimes.* Hardly any sentence on the cost of large models has travelled further. One of the articles
# repeats it, in the name of a magazine in which it was not found.
#
# The sentence has a true core, and the core is worth knowing. This chapter takes the figure apart, sees what it
# measures, what those who did the work say it should have been, and what the well-known models of later years really
# come to, in cars.

# %% tags=["parameters"]
article = "evolution-of-model-size"
cars_claim = "evolution-of-model-size/five-cars"
models = [
    "gpt-3-175b", "opt-175b", "bloom-176b", "llama-65b", "llama-33b", "llama-13b", "llama-7b", "palm-540b",
    "lamda-137b", "llama-2-70b",
]  # fmt: skip
priced = "mpt-7b"
compared = ["llama-7b", "llama-65b", "opt-175b", "bloom-176b"]

# %% tags=["hide-input"]
import altair as alt
import pandas as pd
from IPython.display import Markdown

import assay
from assay.checkout.paths import find_root
from assay.model import Fact
from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, law_cited, rough
from assay.quantity import Interval, Quantity, show, show_interval, unit
from assay.records.load import load
from assay.verdicts.explanation import short
from size_debate.carbon import JOULES_A_KILOWATT_HOUR, cars, emissions, grids_on_record, hourly_price, hull
from size_debate.compute import product, quotient
from size_debate.training_runs import figures_on, quantity_of

corpus = load(find_root()).corpus
TONNE, HOUR, USD, CAR = unit("tonne_co2e"), unit("gpu_hour"), unit("usd"), unit("car")
laws = {law.id: law for law in corpus.laws}


def facts_on(attribute: str, subject: str, setting: str = "") -> list[Fact]:
    """The facts on one thing, those whose setting has certain words in it."""
    return [
        fact
        for fact in figures_on(corpus, attribute)
        if fact.subject == subject and setting in (fact.when.setting or "")
    ]


def only(facts: list[Fact]) -> Fact:
    """The one fact that is meant."""
    (fact,) = facts
    return fact


def interval(fact: Fact) -> Interval:
    """What a fact asserts, with the digits that it prints."""
    return quantity_of(fact).interval


claim = corpus.claims[cars_claim]
car = only(facts_on("lifetime_carbon", claim.subject))
search = only(facts_on("training_carbon", claim.subject))
one_model = only(facts_on("training_carbon", "transformer-big"))
in_cars = cars(interval(search), interval(car))

# %% [markdown]
# ## What the figure divides
#
# Strubell and colleagues print two numbers in one table: what an average American car emits over its life, fuel
# included, and what it takes to find a network by trying thousands of variants, an *architecture search*. The second,
# divided by the first, is five. The same table has a third number, of training one model once.

# %% tags=["hide-input"]
rows = [
    ("a whole search, as estimated", search, RED),
    ("a car over its life, fuel included", car, GREY),
    ("a model of that kind, trained once", one_model, BLUE),
]
frame = pd.DataFrame(
    [(name, quantity_of(fact).points[0], show(quantity_of(fact).points[0], TONNE)) for name, fact, _ in rows],
    columns=["what", "tonnes", "said"],
)
y = alt.Y("what:N", sort=list(frame["what"]), title=None, axis=named(frame["what"]))
x = alt.X(
    "tonnes:Q",
    scale=alt.Scale(type="log", domain=[0.03, 3000], nice=False),
    axis=alt.Axis(values=[0.1, 1, 10, 100, 1000], format=",~g"),
    title="tonnes of CO₂ equivalent",
)
draw(
    alt.layer(
        alt.Chart(frame)
        .mark_point(filled=True, size=160, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "what:N", scale=alt.Scale(domain=[r[0] for r in rows], range=[r[2] for r in rows]), legend=None
            ),
            shape=alt.Shape(
                "what:N",
                scale=alt.Scale(domain=[r[0] for r in rows], range=["diamond", "square", "circle"]),
                legend=None,
            ),
        ),
        alt.Chart(frame).mark_text(align="left", dx=12, color=GREY, fontSize=13).encode(x=x, y=y, text="said:N"),
    ).properties(width=WIDTH - 60 - room_for(frame["what"]), height=alt.Step(44)),
    title=(
        f"The estimate is for a whole search: "
        f"{rough(frame['tonnes'].max() / frame['tonnes'].min())} times what training such a model once emits"
    ),
    alt_text="On a logarithmic axis: " + "; ".join(f"{row.what} {row.said}" for row in frame.itertuples()) + ".",
    table=pd.DataFrame(
        {
            "what": frame["what"],
            "as printed": [quantity_of(fact).printed for _, fact, _ in rows],
            "tonnes": [show(tonnes) for tonnes in frame["tonnes"]],
            "from": [cited(corpus, fact) for _, fact, _ in rows],
        }
    ),
)

# %% tags=["hide-input"]
alone = cars(interval(one_model), interval(car))
gap = quotient(interval(search), interval(one_model))
Markdown(
    f"The search is **{in_cars.midpoint:.2f} cars**. Training one such model is {rough(alone.midpoint)} of a car, "
    f"{rough(gap.midpoint)} times less. So *a single model* is where the sentence goes wrong. A search is run once to "
    "find "
    "a design, and the design is then used by everybody; it is no more the training of one model than the years of a "
    "laboratory are one experiment."
)

# %% [markdown]
# ## The correction
#
# The search was estimated from the outside. Later the people who had run it published what they knew:
# it had looked for a smaller model, in smaller batches, on chips that do more for their power, in another building.
# Each of these is a factor, and factors multiply.

# %% tags=["hide-input"]
factors = {fact.when.setting: fact for fact in facts_on("overestimate", "transformer-big-nas")}
average = next(fact for setting, fact in factors.items() if "average" in setting)
own = next(fact for setting, fact in factors.items() if "one that did it" in setting)
parts = {setting: fact for setting, fact in factors.items() if not setting.startswith("all told")}
actual = only(facts_on("training_carbon", "transformer-big-nas", "as it was run"))
elsewhere = only(facts_on("training_carbon", "transformer-big-nas", "proxy task"))
recomputed = quotient(interval(search), interval(actual))
proxy = quotient(interval(search), interval(elsewhere))
told = product(*(interval(fact) for fact in parts.values()))
rest = quotient(recomputed, told)

ladder = [("as first estimated", interval(search))]
for setting, fact in parts.items():
    ladder.append(
        (
            setting.replace("than assumed", "").replace("that do more for their power", "doing more a watt").strip(),
            quotient(ladder[-1][1], interval(fact)),
        )
    )
ladder.append(("in a better building: as it was run", interval(actual)))
steps = pd.DataFrame(
    [(name, at.low, at.high, at.midpoint, f"{show(at.midpoint)} t") for name, at in ladder],
    columns=["step", "low", "high", "tonnes", "said"],
)
sy = alt.Y("step:N", sort=list(steps["step"]), title=None, axis=named(steps["step"]))
sx = alt.X(
    "tonnes:Q",
    scale=alt.Scale(type="log", domain=[2, 800], nice=False),
    axis=alt.Axis(values=[3, 10, 30, 100, 300], format=",~g"),
    title="tonnes of CO₂ equivalent",
)
base = alt.Chart(steps).encode(y=sy)
draw(
    alt.layer(
        base.mark_rule(color=RED, strokeWidth=4).encode(
            x=alt.X("low:Q", scale=alt.Scale(type="log", domain=[2, 800]), title="tonnes of CO₂ equivalent"),
            x2="high:Q",
        ),
        base.mark_point(filled=True, size=90, color=RED, opacity=1).encode(x=sx),
        base.mark_text(align="left", dx=14, color=GREY, fontSize=13).encode(x=alt.X("high:Q"), text="said:N"),
    ).properties(width=WIDTH - 40 - room_for(steps["step"]), height=alt.Step(38)),
    title=f"Corrected step by step, {steps['said'].iloc[0]} of CO₂ equivalent become {steps['said'].iloc[-1]}",
    alt_text="What is left of the estimate for the search after each correction: "
    + "; ".join(f"{row.step} {row.said}" for row in steps.itertuples())
    + ".",
    table=pd.DataFrame(
        {
            "after": steps["step"],
            "tonnes": [show_interval(at, digits=3) for _, at in ladder],
            "factor": ["", *(quantity_of(fact).printed for fact in parts.values()), show_interval(rest, digits=2)],
            "from": [
                cited(corpus, search),
                *(cited(corpus, fact) for fact in parts.values()),
                f"what is left to {cited(corpus, actual)}",
            ],
        }
    ),
)


# %% tags=["hide-input"]
def verdict(printed: Fact, ours: Interval) -> str:
    """Whether a printed factor is met by the recomputed one."""
    return "which agrees with" if interval(printed).overlaps(ours) else "which does not agree with"


Markdown(
    f"{short(corpus.sources[own.source])} call the estimate {quantity_of(own).printed.lower()} too high for those who "
    "did the search. "
    f"Their own tonnes, {quantity_of(actual).printed.split()[0]}, put it at {show_interval(recomputed, digits=3)}, "
    f"{verdict(own, recomputed)} "
    f"that. For an average organisation they say {quantity_of(average).printed.lower()}; the tonnes that they give "
    "for it make "
    f"{show_interval(proxy, digits=3)}, {verdict(average, proxy)} it. The three named factors leave "
    f"{show_interval(rest, digits=2)} for the "
    "building and its power.\n\n"
    f"Corrected, the search is not {claim.value.printed} cars but "
    f"**{show_interval(cars(interval(actual), interval(car)), digits=1)} of one**. "
    "What the search had done was scattered over a paper and was hard to put together from the outside, as the "
    "second paper "
    "grants. But the figure that travels is the one without the correction."
)

# %% [markdown]
# ## A kilowatt-hour is not a kilowatt-hour
#
# What training emits is the electricity it takes, times what the grid emits for it. Where a source gives both, the
# second can be had by dividing. Here is every such run on record; the shaded field is what this book's laws allow any
# grid.

# %% tags=["hide-input"]
grids = grids_on_record(corpus)
physical = laws["carbon-from-energy"].constant.scaled(JOULES_A_KILOWATT_HOUR)
seen = hull([grid.intensity for grid in grids])
gridded = pd.DataFrame(
    [
        (
            f"{corpus.label(grid.energy.subject).split(' with ')[0]} ({short(corpus.sources[grid.energy.source])}"
            + (", own grid)" if "own grid" in (grid.carbon.when.setting or "") else ")"),
            grid.intensity.low,
            grid.intensity.high,
            grid.intensity.midpoint,
            "US average, assumed" if "US average" in (grid.carbon.when.setting or "") else "where it ran",
            f"{grid.intensity.midpoint:.3f}",
        )
        for grid in grids
    ],
    columns=["run", "low", "high", "intensity", "grid", "said"],
)
assert gridded["run"].is_unique, "two bars would fall on one line"
ends = [physical.low, physical.high]
ix = alt.X(
    "intensity:Q",
    scale=alt.Scale(type="log", domain=[ends[0] * 0.9, ends[1] * 1.1], nice=False),
    axis=alt.Axis(values=[0.01, 0.03, 0.1, 0.3, 1], format="~g"),
    title="kilograms of CO₂ equivalent a kilowatt-hour",
)
iy = alt.Y("run:N", sort=list(gridded["run"]), title=None, axis=named(gridded["run"]))
kinds = ["where it ran", "US average, assumed"]
hue = alt.Color("grid:N", scale=alt.Scale(domain=kinds, range=[BLUE, RED]))
gbase = alt.Chart(gridded).encode(y=iy)
draw(
    alt.layer(
        alt.Chart(pd.DataFrame({"low": [ends[0]], "high": [ends[1]]}))
        .mark_rect(color=GREY, opacity=0.12)
        .encode(x=alt.X("low:Q", scale=alt.Scale(type="log")), x2="high:Q"),
        gbase.mark_rule(strokeWidth=4).encode(x=alt.X("low:Q"), x2="high:Q", color=hue),
        gbase.mark_point(filled=True, size=70, opacity=1).encode(
            x=ix, color=hue, shape=alt.Shape("grid:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond"]))
        ),
    ).properties(width=WIDTH - 40 - room_for(gridded["run"]), height=alt.Step(25)),
    title=f"A kilowatt-hour emitted {rough(seen.high / seen.low)} times as much on one grid as on another",
    alt_text=(
        f"What a kilowatt-hour emitted in {len(grids)} reckonings: from {seen.low:.3f} to {seen.high:.3f} kilograms, "
        "with "
        f"{corpus.label(grids[0].energy.subject)} at the lower end and the runs reckoned for the average of the United "
        "States at the upper."
    ),
    table=pd.DataFrame(
        {
            "run": gridded["run"],
            "kg a kWh": [f"{grid.intensity.low:.3f} to {grid.intensity.high:.3f}" for grid in grids],
            "energy": [quantity_of(grid.energy).printed for grid in grids],
            "emissions": [quantity_of(grid.carbon).printed for grid in grids],
            "note": [grid.carbon.when.setting or "" for grid in grids],
        }
    ),
)

# %% tags=["hide-input"]
Markdown(
    f"From {seen.low:.3f} to {seen.high:.3f} kilograms, **a factor of {seen.high / seen.low:.0f}**, before anybody "
    "has changed a line "
    f"of the model. (Any grid at all: {show_interval(physical, digits=2)}; "
    f"{law_cited(corpus, 'carbon-from-energy')}.) Size decides "
    "the kilowatt-hours; the place decides what they weigh. An emission without its grid is half a figure."
)

# %% [markdown]
# ## The large models, in cars
#
# For each model below there is one range: its published energy on every grid between the cleanest and the dirtiest of
# the runs above. The marks are the tonnes that somebody has published. Where nobody has published the energy, there
# are marks and no range.

# %% tags=["hide-input"]
energy = {
    name: hull([interval(fact) for fact in found]) for name in models if (found := facts_on("training_energy", name))
}
published = {name: facts_on("training_carbon", name) for name in models}
bars = pd.DataFrame(
    [
        (corpus.label(name), at.low, at.high)
        for name, used in energy.items()
        for at in [cars(emissions(used, seen), interval(car))]
    ],
    columns=["model", "low", "high"],
)
dots = pd.DataFrame(
    [
        (corpus.label(name), cars(interval(fact), interval(car)).midpoint)
        for name, facts in published.items()
        for fact in facts
    ],
    columns=["model", "cars"],
)
order = [
    corpus.label(name)
    for name in sorted(models, key=lambda name: -max(quantity_of(fact).points[0] for fact in published[name]))
]
cy = alt.Y("model:N", sort=order, title=None, axis=named(order))
cx = alt.X(
    "cars:Q",
    scale=alt.Scale(type="log", domain=[0.02, 30], nice=False),
    axis=alt.Axis(values=[0.03, 0.1, 0.3, 1, 3, 10, 30], format="~g"),
    title="cars over their lives",
)
five = pd.DataFrame({"cars": [in_cars.midpoint], "said": ["five cars"], "model": [order[0]]})
draw(
    alt.layer(
        alt.Chart(bars)
        .mark_bar(color=BLUE, opacity=0.5, height=12)
        .encode(
            x=alt.X("low:Q", scale=alt.Scale(type="log", domain=[0.02, 30]), title="cars over their lives"),
            x2="high:Q",
            y=cy,
        ),
        alt.Chart(five).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(x=cx),
        alt.Chart(five.assign(model=order[-1]))
        .mark_text(align="left", dx=7, color=RED, fontSize=13)
        .encode(x=cx, y=cy, text="said:N"),
        alt.Chart(dots).mark_point(filled=True, size=75, color=BLUE, opacity=1).encode(x=cx, y=cy),
    ).properties(width=WIDTH - 40 - room_for(order), height=alt.Step(30)),
    title=(
        f"Training one of these models emitted what {rough(dots['cars'].min())} to {rough(dots['cars'].max())} cars do "
        "over their lives"
    ),
    alt_text=(
        "Emissions of ten large models in cars, on a logarithmic axis, with a dashed line at five: "
        + "; ".join(
            f"{corpus.label(name)} "
            + " and ".join(sorted({rough(cars(interval(fact), interval(car)).midpoint) for fact in published[name]}))
            for name in sorted(models, key=lambda n: order.index(corpus.label(n)))
        )
        + "."
    ),
    table=pd.DataFrame(
        [
            {
                "model": corpus.label(name),
                "energy": show_interval(energy[name], unit("megawatt_hour"), 4) if name in energy else "not published",
                "cars, on any of these grids": show_interval(
                    cars(emissions(energy[name], seen), interval(car)), digits=2
                )
                if name in energy
                else "",
                "published tonnes": quantity_of(fact).printed,
                "cars": rough(cars(interval(fact), interval(car)).midpoint),
                "reckoned": fact.when.setting or "",
                "from": cited(corpus, fact),
            }
            for name in sorted(models, key=lambda n: order.index(corpus.label(n)))
            for fact in published[name]
        ]
    ),
)

# %% tags=["hide-input"]
above = [name for name in models if max(cars(interval(f), interval(car)).low for f in published[name]) > in_cars.low]
below = [name for name in models if max(cars(interval(f), interval(car)).high for f in published[name]) < in_cars.low]
widest = max(
    (name for name in models if len(published[name]) > 1),
    key=lambda n: (
        max(quantity_of(f).points[0] for f in published[n]) / min(quantity_of(f).points[0] for f in published[n])
    ),
)
spans = [quantity_of(fact).points[0] for fact in published[widest]]
others = [
    f
    for f in figures_on(corpus, "training_carbon")
    if f.source == search.source and "search" not in (f.when.setting or "")
]
dearest = max(others, key=lambda fact: quantity_of(fact).points[0])
Markdown(
    f"Of these {len(models)} models {len(above)} come to {claim.value.printed} cars or more: "
    f"{', '.join(corpus.label(n) for n in above) or 'none'}. "
    f"The other {len(below)} come to less, some to a fraction of one. So it is true after all that training one model "
    "*can* emit as "
    f"much as {claim.value.printed} cars. But it is not what was measured: of the models in the paper behind the "
    "sentence, the largest figure on "
    f"record is {rough(cars(interval(dearest), interval(car)).midpoint)} of a car ({corpus.label(dearest.subject)}). "
    f"How much a figure is worth shows best at {corpus.label(widest)}: from {show(min(spans))} to {show(max(spans))} "
    "tonnes "
    f"are published for one and the same run, {max(spans) / min(spans):.0f} times, depending on whose grid one takes "
    "and what is counted."
)

# %% [markdown]
# ## What the article's hours would cost
#
# The article prints GPU-hours beside this. Hours have a price, and one maker has published what a whole run cost and on
# how many accelerators it ran, so that the price of an hour follows. It is one maker, a single year and one kind of
# accelerator: a scale for the table and not a quotation.

# %% tags=["hide-input"]
costs = facts_on("training_cost", priced)
gpus = only(facts_on("training_accelerators", priced))
days = facts_on("training_days", priced)
prices = {fact: hourly_price(interval(fact), interval(gpus), hull([interval(day) for day in days])) for fact in costs}
price = hull(list(prices.values()))
hours = {
    other.subject: other.value
    for other in corpus.claims_of(article)
    if other.attribute == "gpu_hours" and isinstance(other.value, Quantity)
}
size = {name: dict(corpus.entities[name].given)["parameters"].points[0] for name in hours}
reported = [fact for fact in figures_on(corpus, "gpu_hours") if fact.subject in compared]
seen_models = {}
for fact in reported:
    seen_models.setdefault(fact.subject, fact)
lines = [
    (corpus.label(name), quantity.points[0], quantity.printed, "the article's hours", cited_in)
    for name, quantity, cited_in in ((n, hours[n], "the article") for n in sorted(hours, key=size.get))
]
lines += [
    (
        corpus.label(name),
        quantity_of(fact).points[0],
        quantity_of(fact).printed,
        "hours as published",
        cited(corpus, fact),
    )
    for name, fact in sorted(seen_models.items(), key=lambda item: quantity_of(item[1]).points[0])
]
money = pd.DataFrame(lines, columns=["of", "hours", "printed", "what", "from"])
money["low"], money["high"] = money["hours"] * price.low, money["hours"] * price.high
whats = ["the article's hours", "hours as published"]
my = alt.Y("of:N", sort=list(money["of"]), title=None, axis=named(money["of"]))
draw(
    alt.Chart(money)
    .mark_bar(height=14)
    .encode(
        x=alt.X(
            "low:Q",
            scale=alt.Scale(type="log", domain=[80, 6e6], nice=False),
            axis=alt.Axis(values=[100, 1e4, 1e6], format="$,.0f"),
            title="what the hours would cost",
        ),
        x2="high:Q",
        y=my,
        color=alt.Color("what:N", scale=alt.Scale(domain=whats, range=[RED, BLUE])),
    )
    .properties(width=WIDTH - 60 - room_for(money["of"]), height=alt.Step(30)),
    title="The same price an hour, applied to the article’s hours and to those that were published",
    alt_text="What GPU-hours would cost, as ranges on a logarithmic axis: "
    + "; ".join(f"{row.of} {rough(row.low, USD)} to {rough(row.high, USD)}" for row in money.itertuples())
    + ".",
    table=pd.DataFrame(
        {
            "of": money["of"],
            "GPU-hours": money["printed"],
            "cost": [
                f"{rough(low, USD)} to {rough(high, USD)}"
                for low, high in zip(money["low"], money["high"], strict=True)
            ],
            "hours from": money["from"],
        }
    ),
)

# %% tags=["hide-input"]
bits = [
    f"{quantity_of(fact).printed} ({cited(corpus, fact)}) makes {show_interval(value, USD, 3)} an hour"
    for fact, value in prices.items()
]
biggest = max((name for name in hours if name in size), key=lambda name: size[name])
near = {name: hours[name].points[0] * price.high for name in hours}
row = next((name for name in hours if abs(size[name] / 175e9 - 1) < 0.1), biggest)
real = seen_models["opt-175b"]
Markdown(
    f"{corpus.label(priced)} ran on {quantity_of(gpus).printed} accelerators ({cited(corpus, gpus)}). Its cost, "
    f"{'; '.join(bits)}. "
    f"Taken together, {show_interval(price, USD, 2)} an hour, every rounding counted. By the article "
    f"{corpus.label(row)} would be trained "
    f"for {rough(hours[row].points[0] * price.low, USD)} to {rough(hours[row].points[0] * price.high, USD)}; the "
    "hours that "
    f"{corpus.label(real.subject)} took ({quantity_of(real).printed}) come to "
    f"{rough(quantity_of(real).points[0] * price.low, USD)} to "
    f"{rough(quantity_of(real).points[0] * price.high, USD)}. The hours, not the price, make the difference: the "
    "chapter on "
    "GPU-hours shows that no accelerator on record could do it in so few."
)

# %% [markdown]
# ## What is handed on

# %% tags=["hide-input"]
assay.record(
    "cars that the architecture search equals",
    in_cars,
    subject=claim.subject,
    attribute="cars_of_search",
    unit="car",
    because=(
        f"{quantity_of(search).printed} of a whole search by {quantity_of(car).printed} of a car over its life "
        f"({cited(corpus, car)}); one model trained once is {rough(alone.midpoint)} of a car."
    ),
)
