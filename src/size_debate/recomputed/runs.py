"""Training runs: days, tokens and operations, each from figures that have nothing to do with the claimed one."""

from __future__ import annotations

from collections.abc import Iterator

from assay.evidence.size_class import models_of_size
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity, show_interval
from size_debate.compute import days, quotient, tokens_within, training_compute
from size_debate.recomputed.finding import Figure, Tally
from size_debate.training_runs import figures_on, kindest, tokens_on_record


def training_days(corpus: Corpus) -> Iterator[Figure]:
    """The least days for every size of which an article gives days: the least hours on the most accelerators."""
    kind = kindest(corpus)
    most = max(figures_on(corpus, "training_accelerators"), key=lambda fact: quantity_of(fact).points[0])
    chips = quantity_of(most).interval
    for subject in sorted({c.subject for c in corpus.claims.values() if c.attribute == "training_days" and c.subject}):
        given = dict(corpus.entities[subject].given).get("parameters")
        if given:
            hours = kind.least_hours(given.interval)
            yield Figure(
                name=f"least days for {corpus.label(subject)}", subject=subject, attribute="training_days",
                value=days(hours, chips), unit="day",
                because=f"With {quantity_of(most).printed} chips, the most of any run on record "
                f"({corpus.label(most.subject)}), for {show_interval(hours)} GPU-hours.",
            )  # fmt: skip


def tokens_of_families(corpus: Corpus) -> Iterator[Figure]:
    """The most tokens that the published hours leave to each member of a family of which an article gives tokens."""
    peaks = {fact.subject: quantity_of(fact) for fact in figures_on(corpus, "peak_compute")}
    peak = peaks["a100-80gb"]
    each = Interval.exact(peak.interval.high * (peak.unit.factor if peak.unit else 1.0))
    hours = {fact.subject: quantity_of(fact).interval for fact in figures_on(corpus, "gpu_hours")}
    sizes = {fact.subject: quantity_of(fact).interval for fact in figures_on(corpus, "parameters")}
    for family in ("llama-1", "llama-2"):
        members = [name for name in corpus.members(family) if name in hours and name in sizes]
        left = [tokens_within(hours[name], each, Interval(0.0, 1.0), sizes[name]) for name in members]
        if left:
            yield Figure(
                name=f"most tokens of {corpus.label(family)} by its hours", subject=family, attribute="training_tokens",
                value=Interval(0.0, max(one.high for one in left)), unit="token",
                because="The published GPU-hours at the full peak of an A100, divided by six operations for each "
                f"parameter and token: {', '.join(map(corpus.label, members))}.",
                when={"setting": "the accelerators ran at their full peak"},
            )  # fmt: skip


def data_ratio(corpus: Corpus, above: str = "chinchilla-70b", below: str = "gpt-3-175b") -> Iterator[Figure]:
    """How many times the tokens of one model are those of the other."""
    tokens = {run.entity: quantity_of(run.fact).interval for run in tokens_on_record(corpus)}
    yield Figure(
        name=f"tokens of {corpus.label(above)} in those of {corpus.label(below)}", subject=above,
        attribute="training_tokens", value=quotient(tokens[above], tokens[below]), unit="times",
        because=f"{show_interval(tokens[above])} by {show_interval(tokens[below])}, with the rounding of both.",
        when={"object": below},
    )  # fmt: skip


def orders(corpus: Corpus, mine: str = "chinchilla-70b", theirs: str = "gopher-280b") -> Iterator[Tally]:
    """Whether training one model took fewer operations than training the other, and running it too."""
    sizes = {
        name: quantity_of(fact).interval
        for name in (mine, theirs)
        for fact in figures_on(corpus, "parameters")
        if fact.subject == name
    }
    tokens = {run.entity: quantity_of(run.fact).interval for run in tokens_on_record(corpus)}
    spent = [training_compute(sizes[name], tokens[name]) for name in (mine, theirs)]
    label = corpus.label
    yield Tally(
        name=f"operations of training {label(mine)} and {label(theirs)}",
        holds=int(spent[0].high < spent[1].low), total=1,
        says=f"training takes {show_interval(spent[0])} operations for {label(mine)} and {show_interval(spent[1])} for "
        f"{label(theirs)}", because="Six for each published parameter and token.", relation="is_below", subject=mine,
        attribute="training_compute", when={"object": theirs},
    )  # fmt: skip
    yield Tally(
        name=f"operations of running {label(mine)} and {label(theirs)}",
        holds=int(sizes[mine].high < sizes[theirs].low), total=1,
        says=f"a token takes {show_interval(sizes[mine].scaled(2))} operations in {label(mine)} and "
        f"{show_interval(sizes[theirs].scaled(2))} in {label(theirs)}",
        because="Two for each published parameter.", relation="is_below", subject=mine, attribute="inference_compute",
        when={"object": theirs},
    )  # fmt: skip


def tokens_a_parameter(corpus: Corpus) -> Iterator[Tally]:
    """Which models read as much for their size as Chinchilla did."""
    runs = {run.entity: run.per_parameter for run in tokens_on_record(corpus)}
    llamas = [name for name in corpus.members("llama-1") if name in runs]
    as_much = sum(runs[name] >= runs["chinchilla-70b"] for name in llamas)
    yield Tally(
        name="tokens per parameter of the LLaMA models", holds=as_much, total=len(llamas),
        says=f"{as_much} of {len(llamas)} LLaMA models read at least the {runs['chinchilla-70b']:.0f} tokens a "
        f"parameter of Chinchilla, where GPT-3 read {runs['gpt-3-175b']:.1f}",
        because="Published tokens by published parameters.", claims=("when-llms-shrink/llama-same-approach",),
        when={"setting": "the approach is to read as much for one’s size"},
    )  # fmt: skip


def memory(corpus: Corpus) -> Iterator[Tally]:
    """What fewer bits save, and on how many accelerators the weights of the largest models fit."""
    by_bits: dict[str, dict[str, float]] = {}
    for fact in figures_on(corpus, "weight_memory"):
        by_bits.setdefault(fact.subject, {})[fact.when.under] = quantity_of(fact).points[0]
    both = [bits for bits in by_bits.values() if {"16 bits", "4 bits"} <= bits.keys()]
    smaller = sum(bits["4 bits"] < bits["16 bits"] for bits in both)
    yield Tally(
        name="memory in fewer bits", holds=smaller, total=len(both),
        says=f"in 4 bits in place of 16 the weights of {smaller} of {len(both)} models take less memory",
        because="Files of the LLaMA models.", claims=("when-llms-shrink/quantization-description",),
    )  # fmt: skip
    room = [_base(quantity_of(fact)) for fact in figures_on(corpus, "accelerator_memory")]
    needed = 175e9 * 16  # bits, in which memory is measured here
    yield Tally(
        name="weights of 175 billion parameters on one accelerator", holds=sum(one < needed for one in room),
        total=len(room), says="175 billion weights in 16 bits are 350 GB, more than the memory of "
        f"{sum(one < needed for one in room)} of {len(room)} accelerators on record",
        because="Two bytes for each weight.", claims=("evolution-of-model-size/claude-inference",),
        when={"setting": "what fits on no single accelerator takes significant power"},
    )  # fmt: skip


def chips(corpus: Corpus) -> Iterator[Tally]:
    """The growth of models against that of the chips of one maker."""

    def most(subject: str, attribute: str) -> float:
        return max(_base(quantity_of(fact)) for fact in figures_on(corpus, attribute) if fact.subject == subject)

    models = most("palm-540b", "parameters") / most("gpt-2-xl", "parameters")
    grown = [most("h100", attribute) / most("v100", attribute) for attribute in ("accelerator_memory", "peak_compute")]
    slower = sum(one < models for one in grown)
    yield Tally(
        name="growth of models and of chips", holds=slower, total=len(grown),
        says=f"from GPT-2 to PaLM parameters grew {models:,.0f} times, from the V100 to the H100 memory {grown[0]:.1f} "
        f"and peak {grown[1]:.1f} times", because="Published sizes, memory and peaks.",
        claims=("when-llms-shrink/chips-lag-behind",),
    )  # fmt: skip


def shares(corpus: Corpus) -> Iterator[Tally]:
    """Whether the shares of one chart add up."""
    printed = {
        claim.id: claim.figure.points[0]
        for claim in corpus.claims.values()
        if claim.attribute == "share" and claim.figure
    }
    whole = sum(printed.values())
    yield Tally(
        name="shares of one chart", holds=int(whole == 100), total=1,
        says=f"{' and '.join(f'{share:g}' for share in printed.values())} % come to {whole:g}",
        because="The shares of the chart, added.", claims=tuple(printed),
        when={"setting": "a chart need only add up"},
    )  # fmt: skip


CLOSE = 0.1
"""A tenth of a perplexity: what changes it by less is hardly seen in answers."""


def perplexity_of_sizes(corpus: Corpus) -> Iterator[Tally]:
    """How many published perplexities of models of a size are near the one that a table gives for it."""
    for claim in corpus.claims.values():
        if claim.attribute != "perplexity" or not claim.subject or not claim.figure:
            continue
        size = dict(corpus.entities[claim.subject].given).get("parameters")
        models = {model.id for model in models_of_size(size, corpus)} if size else set()
        found = [
            quantity_of(fact).points[0]
            for fact in figures_on(corpus, "perplexity")
            if fact.subject in models and fact.when.setting in ("zero-shot", "16 bits", "32 bits", "dense")
        ]
        if found:
            said = claim.figure.points[0]
            near = sum(abs(one / said - 1) <= CLOSE for one in found)
            yield Tally(
                name=f"perplexities of {corpus.label(claim.subject)}", holds=near, total=len(found),
                says=f"{near} of {len(found)} published perplexities of that size, {min(found):g} to {max(found):g}, "
                f"lie within a tenth of {claim.figure.printed}",
                because="Models within a factor of 1.2 of the size, on whatever test set they were measured.",
                claims=(claim.id,), when={"setting": "any test set will do"},
            )  # fmt: skip


def _base(value: Quantity) -> float:
    return value.points[-1] * (value.unit.factor if value.unit else 1.0)
