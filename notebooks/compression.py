# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Where does shrinking stop?
#
# A trained model can be made smaller. Its weights can be kept in fewer bits (*quantization*), many of them can be set
# to zero (*sparsity*), or a small model can be taught by a large one (*distillation*). One of the articles, of early
# 2023, says of the first and the last that they have had little success with models
# {said}`above 6 billion parameters <when-llms-shrink/quantization-size-limit>`.
#
# A statement on what has been shown carries a date, and this one can be checked to the month: which size had somebody
# shown, and when?

# %% tags=["parameters"]
claims = ["when-llms-shrink/quantization-size-limit", "when-llms-shrink/distillation-size-limit"]
little = 0.01

# %% tags=["hide-input"]
import altair as alt
import pandas as pd
from IPython.display import Markdown

from assay.notebooks.charts.axes import named, room_for
from assay.notebooks.charts.drawing import BLUE, GREEN, GREY, RED, WIDTH, draw
from assay.notebooks.charts.tables import cited, decades, rough, table
from assay.notebooks.paths import find_checkout
from assay.quantity import show, show_interval, unit
from assay.records.load import load
from assay.verdicts.explanation import short
from size_debate.compression import largest_within, showings, trials, until
from size_debate.training_runs import quantity_of

corpus = load(find_checkout()).corpus
PARAMETER = unit("parameter")
bits, taught = (corpus.claims[name] for name in claims)
limit, then = bits.value.points[-1], bits.when.as_of
assert then is not None, f"{bits.id} has no date, so nothing can be said of what was known"

# %% [markdown]
# ## What had been shown, and when
#
# Each mark is a paper and the largest model on which it shows that quantization keeps the quality, by its own words.
# The vertical line is the article, the dashed one its limit.

# %% tags=["hide-input"]
shown = showings(corpus, bits.subject)
known = until(shown, then)
assert known, "nothing on record was out in time"
papers = pd.DataFrame(
    [
        (
            pd.Timestamp(one.date.first),
            one.parameters,
            "before the article" if one in known else "after it",
            short(corpus.sources[one.fact.source]),
        )
        for one in shown
    ],
    columns=["date", "parameters", "when", "paper"],
)
best_so_far = papers[papers["when"] == "before the article"].assign(parameters=lambda f: f["parameters"].cummax())
ends = [pd.Timestamp("2022-03-01"), pd.Timestamp("2023-12-01")]
stairs = pd.concat(
    [
        best_so_far[["date", "parameters"]],
        pd.DataFrame({"date": [pd.Timestamp(then.last)], "parameters": [best_so_far["parameters"].iloc[-1]]}),
    ]
)
px = alt.X(
    "date:T",
    scale=alt.Scale(domain=[e.isoformat() for e in ends]),
    axis=alt.Axis(format="%b %Y", tickCount=6),
    title=None,
)
py = alt.Y(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[3e9, 1.5e12], nice=False),
    axis=alt.Axis(**decades(10, 12).to_dict(), titlePadding=22),
    title="largest model shown",
)
article = pd.DataFrame({"date": [pd.Timestamp(then.first)], "parameters": [4e9], "said": ["the article"]})
six = pd.DataFrame({"date": [ends[0]], "parameters": [limit], "said": [f"its limit: {show(limit)}"]})
whens = ["before the article", "after it"]
again = papers["parameters"].duplicated()
draw(
    alt.layer(
        alt.Chart(six).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(y=py),
        alt.Chart(six).mark_text(color=RED, align="left", dx=6, dy=-9, fontSize=13).encode(x=px, y=py, text="said:N"),
        alt.Chart(article).mark_rule(color=RED, strokeWidth=2).encode(x=px),
        alt.Chart(article).mark_text(color=RED, align="left", dx=7, fontSize=13).encode(x=px, y=py, text="said:N"),
        alt.Chart(stairs).mark_line(interpolate="step-after", color=BLUE, strokeWidth=2).encode(x=px, y=py),
        alt.Chart(papers)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=px,
            y=py,
            color=alt.Color("when:N", scale=alt.Scale(domain=whens, range=[BLUE, GREY])),
            shape=alt.Shape("when:N", scale=alt.Scale(domain=whens, range=["circle", "square"])),
        ),
        *(
            alt.Chart(papers[again == below])
            .mark_text(align="left", dx=9, dy=dy, color=GREY, fontSize=12)
            .encode(x=px, y=py, text="paper:N")
            for below, dy in ((False, -10), (True, 14))
        ),
    ).properties(width=WIDTH - 100, height=330),
    title=(
        f"Before the article appeared, quantization had kept the quality of models of up to "
        f"{show(float(best_so_far['parameters'].iloc[-1]))} parameters"
    ),
    alt_text="The largest model on which quantization was shown to keep the quality, by date: "
    + "; ".join(f"{one.date}, {show(one.parameters)}" for one in shown)
    + f". The article of {then} says {show(limit)}.",
    table=pd.DataFrame(
        {
            "date": [str(one.date) for one in shown],
            "largest model": [quantity_of(one.fact).printed for one in shown],
            "how": [one.fact.when.setting or "" for one in shown],
            "from": [cited(corpus, one.fact) for one in shown],
        }
    ),
)

# %% tags=["hide-input"]
top = max(known, key=lambda one: one.parameters)
over = [one for one in known if one.parameters > limit]
first = over[0]
months = (then.first.year - first.date.first.year) * 12 + then.first.month - first.date.first.month
Markdown(
    f"By {then} the largest model on record was **{rough(top.parameters, PARAMETER)}** "
    f"({short(corpus.sources[top.fact.source])}), {rough(top.parameters / limit)} times the article's limit, and the "
    "limit had been passed "
    f"{months} months before, by {short(corpus.sources[first.fact.source])}. {len(over)} of the {len(known)} papers "
    "that were out lie above it."
)

# %% [markdown]
# ## Where the limit comes from
#
# The figure is not invented. One of those papers measured what happens to the *older* ways of keeping weights and
# activations in {given}`8 bits` as models grow, and found that they break down at just that size. Then it mends it.
# Below is what each way costs: how much worse the model predicts, against the same model uncompressed.

# %% tags=["hide-input"]
WAYS = {
    "8 bits, absmax": "older: absmax",
    "8 bits, zeropoint": "older: zeropoint",
    "8 bits, absmax vector-wise": "older: vector-wise",
    "8 bits, LLM.int8()": "that paper: LLM.int8()",
}
eight = {name: trials(corpus, "c4-validation", "32 bits", setting) for setting, name in WAYS.items()}
assert all(eight.values()), "a way that the picture names has no figures"
losses = pd.DataFrame(
    [(trial.parameters, max(100 * trial.loss, -1.0), name) for name, found in eight.items() for trial in found],
    columns=["parameters", "loss", "way"],
)
lx = alt.X(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[9e7, 2.2e10], nice=False),
    axis=decades(8, 10),
    title="parameters",
)
ly = alt.Y(
    "loss:Q",
    scale=alt.Scale(type="symlog", constant=1, domain=[-1, 300], nice=False),
    axis=alt.Axis(values=[0, 1, 3, 10, 30, 100], format="+d"),
    title="perplexity after compression, per cent more",
)
hues, forms = [GREY, GREEN, RED, BLUE], ["square", "triangle-up", "diamond", "circle"]
border = pd.DataFrame({"parameters": [limit], "loss": [200], "said": [f"{show(limit)}"]})
draw(
    alt.layer(
        alt.Chart(border).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(x=lx),
        alt.Chart(border).mark_text(color=RED, align="left", dx=6, fontSize=13).encode(x=lx, y=ly, text="said:N"),
        alt.Chart(losses)
        .mark_line(strokeWidth=2)
        .encode(
            x=lx,
            y=ly,
            color=alt.Color("way:N", scale=alt.Scale(domain=list(eight), range=hues), legend=alt.Legend(columns=2)),
        ),
        alt.Chart(losses)
        .mark_point(filled=True, size=85, opacity=1)
        .encode(
            x=lx,
            y=ly,
            color=alt.Color("way:N", scale=alt.Scale(domain=list(eight), range=hues), legend=alt.Legend(columns=2)),
            shape=alt.Shape("way:N", scale=alt.Scale(domain=list(eight), range=forms), legend=alt.Legend(columns=2)),
        ),
    ).properties(width=WIDTH - 90, height=320),
    title="What eight bits cost, by the size of the model and the method",
    alt_text="Loss from 8 bits by size of the model: "
    + "; ".join(
        f"{name}, {100 * found[-2].loss:+.1f} per cent at {show(found[-2].parameters)} and "
        f"{100 * found[-1].loss:+.1f} at {show(found[-1].parameters)}"
        for name, found in eight.items()
    )
    + ".",
    table=pd.DataFrame(
        {
            "parameters": [show(trial.parameters) for trial in next(iter(eight.values()))],
            "uncompressed": [quantity_of(trial.before).printed for trial in next(iter(eight.values()))],
            **{
                name: [f"{quantity_of(trial.after).printed} ({100 * trial.loss:+.1f} %)" for trial in found]
                for name, found in eight.items()
            },
        }
    ),
)

# %% tags=["hide-input"]
old = {name: found for name, found in eight.items() if name.startswith("older")}
new = eight[WAYS["8 bits, LLM.int8()"]]
grew = [name for name, found in old.items() if found[-1].loss > found[-2].loss]
worst = max(old, key=lambda name: old[name][-1].loss)
Markdown(
    f"From {show(new[-2].parameters)} to {show(new[-1].parameters)} parameters, {len(grew)} of {len(old)} older ways "
    "get worse: with "
    f"{worst.removeprefix('older: ')} the larger model loses {100 * old[worst][-1].loss:.0f} % and predicts worse "
    "than the smaller "
    f"({quantity_of(old[worst][-1].after).printed} against {quantity_of(old[worst][-2].after).printed}). With the way "
    "that the same paper "
    f"proposes the loss is {show_interval(new[-1].interval.scaled(100), digits=2)} %, the digits of the table "
    "counted: none. "
    f"So the sentence describes a problem of {corpus.sources[new[0].after.source].date} and leaves out the solution, "
    "which "
    "is of the same day."
)

# %% [markdown]
# ## Larger models bear it better
#
# The article's picture is that compression fails on large models. Further tables say the opposite. They follow one
# family of models from the smallest to the largest, kept in {given}`4 bits` and in {given}`3`, and with half of the
# weights set to zero. All of it was public before the article.

# %% tags=["hide-input"]
KINDS = {
    "4 bits (GPTQ)": ("16 bits", "4 bits, GPTQ"),
    "3 bits (GPTQ)": ("16 bits", "3 bits, GPTQ"),
    "half zero (SparseGPT)": ("dense", "50% of weights zero, SparseGPT"),
    "4 bits, merely rounded": ("16 bits", "4 bits, rounded to nearest"),
}
family = {
    name: [trial for trial in trials(corpus, "wikitext-2", *settings) if trial.entity.startswith("opt-")]
    for name, settings in KINDS.items()
}
assert all(family.values()), "a kind that the picture names has no figures"
assert all(
    corpus.sources[trial.after.source].date.first <= then.last for found in family.values() for trial in found
), "a table that is younger than the article"
falls = pd.DataFrame(
    [(trial.parameters, 100 * trial.loss, name) for name, found in family.items() for trial in found],
    columns=["parameters", "loss", "kind"],
)
fx = alt.X(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[9e7, 3e11], nice=False),
    axis=decades(8, 11),
    title="parameters of the OPT model",
)
fy = alt.Y(
    "loss:Q",
    scale=alt.Scale(type="symlog", constant=1, domain=[-3, 2000], nice=False),
    axis=alt.Axis(values=[0, 1, 3, 10, 30, 100, 1000], format="+,d"),
    title="perplexity after compression, per cent more",
)
hue = alt.Color(
    "kind:N", scale=alt.Scale(domain=list(family), range=[BLUE, GREEN, RED, GREY]), legend=alt.Legend(columns=2)
)
form = alt.Shape(
    "kind:N",
    scale=alt.Scale(domain=list(family), range=["circle", "triangle-up", "diamond", "square"]),
    legend=alt.Legend(columns=2),
)
draw(
    alt.layer(
        alt.Chart(border.assign(loss=900)).mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2).encode(x=fx),
        alt.Chart(border.assign(loss=900))
        .mark_text(color=RED, align="left", dx=6, fontSize=13)
        .encode(x=fx, y=fy, text="said:N"),
        alt.Chart(falls).mark_line(strokeWidth=2).encode(x=fx, y=fy, color=hue),
        alt.Chart(falls).mark_point(filled=True, size=80, opacity=1).encode(x=fx, y=fy, color=hue, shape=form),
    ).properties(width=WIDTH - 90, height=340),
    title="What fewer bits cost, over one family of models",
    alt_text="Loss by size over the OPT models: "
    + "; ".join(
        f"{name}, from {100 * found[0].loss:+.1f} per cent at {show(found[0].parameters)} to "
        f"{100 * found[-1].loss:+.1f} at "
        f"{show(found[-1].parameters)}"
        for name, found in family.items()
    )
    + ".",
    table=pd.DataFrame(
        [
            {
                "model": corpus.label(trial.entity),
                "what was done": name,
                "perplexity before": quantity_of(trial.before).printed,
                "after": quantity_of(trial.after).printed,
                "more": f"{100 * trial.loss:+.1f} %",
                "from": short(corpus.sources[trial.after.source]),
            }
            for name, found in family.items()
            for trial in found
        ]
    ),
)

# %% tags=["hide-input"]
good = ["4 bits (GPTQ)", "3 bits (GPTQ)", "half zero (SparseGPT)"]
assert all(min(family[name], key=lambda trial: trial.loss) is family[name][-1] for name in good), (
    "the largest does not lose least"
)
lines = []
for name in good:
    found = family[name]
    small = [trial for trial in found if trial.parameters <= limit]
    large = [trial for trial in found if trial.parameters > limit]
    lines.append(
        {
            "what was done": name,
            f"worst loss up to {show(limit)}": f"{100 * max(trial.loss for trial in small):.0f} %",
            f"worst loss above {show(limit)}": f"{100 * max(trial.loss for trial in large):.0f} %",
            "loss of the largest": f"{100 * large[-1].loss:+.1f} %",
            f"largest with at most {100 * little:g} % lost": corpus.label(kept.entity)
            if (kept := largest_within(found, little))
            else "none",
        }
    )
table({head: [line[head] for line in lines] for head in lines[0]})

# %% tags=["hide-input"]
plain = family["4 bits, merely rounded"]
broken = max(plain, key=lambda trial: trial.loss)
bumpy = max((trial for trial in family["3 bits (GPTQ)"] if trial.parameters > limit), key=lambda trial: trial.loss)
Markdown(
    f"All three lose least at the largest model. It is no smooth road: {corpus.label(bumpy.entity)} loses "
    f"{100 * bumpy.loss:.0f} % at 3 "
    f"bits, and plain rounding to 4 bits ruins {corpus.label(broken.entity)} ({quantity_of(broken.before).printed} to "
    f"{quantity_of(broken.after).printed}). *Naive* ways fail on large models, which is what the sentence remembers; "
    "methods "
    "made for large models do better there than on small ones."
)

# %% [markdown]
# ## And distillation?
#
# Here the question is less clear, since there are two sizes: that of the teacher and that of the student. The mark
# below is the pair, the line between them the shrinking.

# %% tags=["hide-input"]
teachers = until(showings(corpus, taught.subject, "teacher_size"), taught.when.as_of)
students = until(showings(corpus, taught.subject, "student_size"), taught.when.as_of)
pairs = []
for teacher in teachers:
    pupil = next(one for one in students if one.fact.source == teacher.fact.source)
    pairs.append(
        (
            f"{short(corpus.sources[teacher.fact.source])}: {show(teacher.parameters)} → {show(pupil.parameters)}",
            teacher,
            pupil,
        )
    )
pairs.sort(key=lambda pair: (pair[1].date.first, pair[1].parameters))
names = [name for name, _, _ in pairs]
ties = pd.DataFrame(
    [(name, a.parameters, b.parameters) for name, a, b in pairs], columns=["pair", "teacher", "student"]
)
roles = ["teacher", "student"]
ends_ = ties.melt("pair", roles, "role", "parameters")
dx = alt.X(
    "parameters:Q",
    scale=alt.Scale(type="log", domain=[5e7, 1.5e12], nice=False),
    axis=alt.Axis(values=[1e8, 1e10, 1e12], labelExpr=decades(8, 12).labelExpr),
    title="parameters",
)
dy = alt.Y("pair:N", sort=names, title=None, axis=named(names))
draw(
    alt.layer(
        alt.Chart(pd.DataFrame({"parameters": [limit]}))
        .mark_rule(color=RED, strokeDash=[6, 4], strokeWidth=2)
        .encode(x=dx),
        alt.Chart(ties)
        .mark_rule(strokeWidth=2)
        .encode(
            x=alt.X("student:Q", scale=alt.Scale(type="log", domain=[5e7, 1.5e12]), title="parameters"),
            x2="teacher:Q",
            y=dy,
        ),
        alt.Chart(ends_)
        .mark_point(filled=True, size=120, opacity=1)
        .encode(
            x=dx,
            y=dy,
            color=alt.Color("role:N", scale=alt.Scale(domain=roles, range=[BLUE, GREEN])),
            shape=alt.Shape("role:N", scale=alt.Scale(domain=roles, range=["circle", "square"])),
        ),
    ).properties(width=WIDTH - 40 - room_for(names), height=alt.Step(46)),
    title=f"{len(pairs)} teachers and students on record before the article, against the limit that it names",
    alt_text="Teachers and students on record before the article: "
    + "; ".join(names)
    + f". A dashed line stands at {show(limit)}.",
    table=pd.DataFrame(
        {
            "teacher": [quantity_of(a.fact).printed for _, a, _ in pairs],
            "student": [quantity_of(b.fact).printed for _, _, b in pairs],
            "date": [str(a.date) for _, a, _ in pairs],
            "what came of it": [a.fact.when.setting for _, a, _ in pairs],
            "from": [cited(corpus, a.fact) for _, a, _ in pairs],
        }
    ),
)

# %% tags=["hide-input"]
larger = [a for _, a, _ in pairs if a.parameters > limit]
both = [(a, b) for _, a, b in pairs if min(a.parameters, b.parameters) > limit]
Markdown(
    f"{len(larger)} of these {len(pairs)} teachers are larger than {show(limit)}, the largest of them "
    f"{show(max(a.parameters for a in larger))}; in "
    f"{len(both)} the student is as well. The two students of {short(corpus.sources[larger[0].fact.source])} gain "
    "much on what they "
    "were; that they keep up with their teachers, what was read does not say, and that is what one would have to "
    "show. So "
    "distillation had been *done* far above the limit, with gains. Whether that is *success* is not settled by what "
    "is on "
    "record, and this half of the sentence stays open.\n\n"
    f"The half on quantization does not: {len(over)} papers that were out by then show the contrary for newer methods."
)

# %% [markdown]
# ## What is handed on
#
# What fewer bits save, and how chips grew beside models, goes to the checker as counts.

# %% tags=["hide-input"]
from size_debate.recomputed import assumed, runs

for finding in [
    *runs.memory(corpus),
    *runs.chips(corpus),
    *assumed.limits(corpus),
    *assumed.single_device(corpus),
    *assumed.pruned(corpus),
]:
    finding.record()
