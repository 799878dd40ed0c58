"""Statements that no one comparison carries, counted under an assumption that is told: it decides nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assay.evidence.comparison import CLOSE
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity
from size_debate.head_to_head import Meeting, meetings
from size_debate.parameter_count import weigh
from size_debate.recomputed.finding import Figure, Tally
from size_debate.training_runs import figures_on


class Statement(NamedTuple):
    """A claim with the pairs of systems that are compared for it."""

    claims: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    assumed: str = ""


STATEMENTS = (
    Statement(("mistral-and-phi/small-models-match-large",),
              (("llama-13b", "gpt-3-175b"), ("mistral-7b", "llama-2-13b"))),
    Statement(("mistral-and-phi/well-trained-beats-poorly-trained",), (("chinchilla-70b", "gpt-3-175b"),)),
    Statement(("bigger-not-always-better/llama-7b-outperforms-larger",), (("llama-7b", "gpt-3-175b"),),
              "the larger model is GPT-3"),
    Statement(("mistral-and-phi/mistral-7b-outperforms-existing-models",),
              (("mistral-7b", "llama-2-7b"), ("mistral-7b", "llama-2-13b")),
              "the existing models are those of Llama 2 in its table"),
    Statement(("mistral-and-phi/llama-1-state-of-the-art",),
              (("llama-65b", "gpt-3-175b"), ("llama-65b", "chinchilla-70b"), ("llama-65b", "gopher-280b"),
               ("llama-65b", "palm-540b")), "these four were the state of the art"),
    Statement(("mistral-and-phi/llama-state-of-the-art",), (("llama-2-70b", "gpt-4"),),
              "GPT-4 was the state of the art"),
    Statement(("bigger-not-always-better/small-outperform-larger",),
              (("llama-65b", "gpt-3-175b"), ("llama-65b", "palm-540b")),
              "LLaMA 65B, of which the article says “only 65 billion”, is one of the small models"),
    Statement(("bigger-not-always-better/smaller-do-the-same-tasks",),
              (("llama-13b", "gpt-3-175b"), ("llama-7b", "llama-65b")), "these two stand for all small models"),
    Statement(("evolution-of-model-size/complex-tasks-benefit",), (("llama-65b", "llama-7b"),),
              "the tests of LLaMA are complex tasks"),
)  # fmt: skip


def statements(corpus: Corpus) -> Iterator[Tally]:
    """Tests won by one side, over all pairs that a statement is about."""
    for said in STATEMENTS:
        games = [(pair, _widest(corpus, *pair)) for pair in said.pairs]
        games = [(pair, found) for pair, found in games if found]
        won = [sum(game.outcome == "won" for game in found) for _, found in games]
        label = corpus.label
        each = [
            f"{label(mine)} is ahead of {label(theirs)} on {ahead} of {len(found)}"
            for ((mine, theirs), found), ahead in zip(games, won, strict=True)
        ]
        if games:
            yield Tally(
                name="tests of " + ", ".join(f"{label(mine)} and {label(theirs)}" for mine, theirs in said.pairs),
                holds=sum(won),
                total=sum(len(found) for _, found in games), says=", ".join(each), claims=said.claims,
                because="For each pair the table that has the most tests of both.",
                when={"setting": said.assumed} if said.assumed else {},
            )  # fmt: skip


def writes_code(corpus: Corpus, family: str = "phi", test: str = "humaneval") -> Iterator[Tally]:
    """How many models of a family solve tasks of a test of programming."""
    scores = {f.subject: quantity_of(f).points[0] for f in figures_on(corpus, "score")
              if f.when.metric == test and corpus.entities[f.subject].family == family}  # fmt: skip
    if scores:
        told = " and ".join(f"{corpus.label(name)} solves {score:g}" for name, score in sorted(scores.items()))
        yield Tally(
            name=f"tasks of programming that {corpus.label(family)} solve",
            holds=sum(score > 0 for score in scores.values()), total=len(scores),
            says=f"{told} % of the tasks of {corpus.label(test)}, a test of programming",
            because="Scores on record.", claims=("mistral-and-phi/phi-writes-code",),
        )  # fmt: skip


def near(corpus: Corpus) -> Iterator[Tally]:
    """On how many tests GPT-3 comes near PaLM."""
    games = _widest(corpus, "gpt-3-175b", "palm-540b")
    level = sum(game.ahead >= -CLOSE for game in games)
    yield Tally(
        name="GPT-3 near PaLM", holds=level, total=len(games),
        says=f"GPT-3 is ahead of PaLM, or no more than {CLOSE:g} points behind, on {level} of {len(games)}",
        because="Scores that one source gives for both.", claims=("bigger-not-always-better/gpt-3-matches-palm",),
        when={"setting": f"“not huge” means {CLOSE:g} points"},
    )  # fmt: skip


def own_tables(corpus: Corpus, mine: str = "palm-540b", theirs: str = "mixtral-8x7b") -> Iterator[Tally]:
    """Two systems that no source compares, each by the zero-shot figures of its own makers."""
    ours = {f.when.metric: quantity_of(f).points[0] for f in figures_on(corpus, "score")
            if f.subject == mine and f.when.setting == "zero-shot"}  # fmt: skip
    others = {f.when.metric: quantity_of(f).points[0] for f in figures_on(corpus, "score")
              if f.subject == theirs and f.source.startswith("jiang")}  # fmt: skip
    both = sorted(metric for metric in ours.keys() & others.keys() if metric)
    ahead = [metric for metric in both if ours[metric] > others[metric]]
    if both:
        yield Tally(
            name=f"{corpus.label(mine)} ahead of {corpus.label(theirs)}", holds=len(ahead), total=len(both),
            says=f"{corpus.label(mine)} is ahead of {corpus.label(theirs)} on {len(ahead)} of {len(both)}",
            because="The figures of each one’s makers, without examples or as Mixtral’s print them.",
            claims=("mistral-size-challenge/palm-slightly-better",),
            when={"setting": "both were measured alike"},
        )  # fmt: skip


def smaller(corpus: Corpus) -> Iterator[Tally]:
    """Whether the one of two models has fewer weights, both counted from their shapes."""
    mine, theirs = weigh(corpus, "mixtral-8x7b"), weigh(corpus, "palm-540b")
    if mine and theirs:
        yield Tally(
            name="weights of Mixtral and of PaLM", holds=int(mine.counted.high < theirs.counted.low), total=1,
            says=f"Mixtral has {mine.counted.midpoint / 1e9:.1f} billion weights and PaLM "
            f"{theirs.counted.midpoint / 1e9:.1f} billion", because="Both are counted from their published shapes.",
            relation="is_below", subject="mixtral-8x7b", attribute="parameters", when={"object": "palm-540b"},
        )  # fmt: skip


def steps_of_gpt_3(corpus: Corpus) -> Iterator[Tally]:
    """What the steps in size that a table has brought GPT-3 in perplexity."""
    by_size = {f.subject: quantity_of(f).points[0] for f in figures_on(corpus, "perplexity")
               if (f.source, f.when.metric, f.when.setting) == ("brown-2020", "lambada", "zero-shot")}  # fmt: skip
    one, six, most = (by_size[name] for name in ("gpt-3-xl", "gpt-3-6-7b", "gpt-3-175b"))
    for claim, before, after, holds, word in (
        ("evolution-of-model-size/study-6b-beats-1b", one, six, six < one, "from 1.3 to 6.7 billion"),
        ("evolution-of-model-size/study-175b-marginal", six, most, 1 - most / six < 0.5 * (1 - six / one),
         "from 6.7 to 175 billion"),
    ):  # fmt: skip
        yield Tally(
            name=f"GPT-3 {word}", holds=int(holds), total=1,
            says=f"{word} the perplexity of GPT-3 on LAMBADA falls by {100 * (1 - after / before):.0f} %",
            because="Brown et al. 2020, Table H.1; marginal is less than half of the step before.", claims=(claim,),
            when={"setting": "the study is that of GPT-3"}, sources=("brown-2020",),
        )  # fmt: skip


FACTOR = 2
"""How far two sizes may lie apart and still be called near each other."""


def limits(corpus: Corpus) -> Iterator[Tally]:
    """Sizes at which something was shown to work, or to begin, against the size that an article gives."""
    quantised, began = "when-llms-shrink/quantization-size-limit", "mistral-size-challenge/emergent-threshold"
    for subject, attribute, claim, word, least in (
        ("quantization", "shown_to_work_up_to", quantised, "quantised no more than", 0.0),
        ("emergent-abilities-threshold", "parameters", began, "began near", 1 / FACTOR),
    ):
        value = corpus.claims[claim].value
        assert isinstance(value, Quantity)
        limit = value.points[-1]
        sizes = [quantity_of(f).points[0] for f in figures_on(corpus, attribute) if f.subject == subject]
        near_it = sum(least * limit <= size <= FACTOR * limit for size in sizes)
        yield Tally(
            name=f"{subject} against {value.printed}", holds=near_it, total=len(sizes),
            says=f"{near_it} of {len(sizes)} {word} {limit / 1e9:g} billion parameters, read with a factor of two",
            because="All sizes on record.", claims=(claim,), when={"setting": "what is on record stands for all"},
        )  # fmt: skip


def single_device(corpus: Corpus) -> Iterator[Tally]:
    """Models whose weights fit into the memory of one small device."""
    weights = [quantity_of(f).points[0] for f in figures_on(corpus, "weight_memory") if f.when.setting == "4 bits"]
    fits = sum(size < 16 for size in weights)
    yield Tally(
        name="weights on one device", holds=fits, total=len(weights),
        says=f"in 4 bits the weights of {fits} of {len(weights)} LLaMA models fit into 16 GB",
        because="Sizes of the files.", claims=("bigger-not-always-better/gpt-like-on-single-devices",),
        when={"setting": "the device has 16 GB"},
    )  # fmt: skip


def pruned(corpus: Corpus) -> Iterator[Tally]:
    """Models of which half of the weights were set to zero: how often the perplexity rises by less than a tenth."""
    dense, sparse = (
        {f.subject: quantity_of(f).points[0] for f in figures_on(corpus, "perplexity")
         if f.source == "frantar-2023" and f.when.setting == setting and f.when.metric == "wikitext-2"}
        for setting in ("dense", "50% of weights zero, SparseGPT")
    )  # fmt: skip
    both = sorted(dense.keys() & sparse.keys())
    good = sum(sparse[name] < 1.1 * dense[name] for name in both)
    yield Tally(
        name="half of the weights set to zero", holds=good, total=len(both),
        says=f"with half of their weights zero {good} of {len(both)} models lose less than a tenth in perplexity",
        because="Frantar and Alistarh 2023, Table 1.", sources=("frantar-2023",),
        claims=("when-llms-shrink/sparsity-makes-efficient", "mistral-size-challenge/sparse-and-pruned"),
        when={"setting": "a tenth of the perplexity is no loss"},
    )  # fmt: skip


def first_errors(corpus: Corpus) -> Iterator[Figure]:
    """Accuracies of ResNets from the errors of their first makers, which were measured on ten crops, or on one."""
    for model in ("resnet-18", "resnet-50", "resnet-101", "resnet-152"):
        facts = [f for f in figures_on(corpus, "top1_error") if f.subject == model and f.when.metric == "imagenet"]
        single = [f for f in facts if f.when.setting == "single crop"] or [
            f for f in facts if f.when.setting == "10 crops"
        ]
        if single:
            error = quantity_of(single[0]).interval
            yield Figure(
                name=f"accuracy of {corpus.label(model)} by its first error", subject=model, attribute="top1_accuracy",
                value=Interval(100 - error.high, 100 - error.low), unit="percent",
                because=f"100 less the error of {quantity_of(single[0]).printed}.",
                when={"metric": "imagenet", "setting": f"the first release is meant, on {single[0].when.setting}"},
            )  # fmt: skip


def _widest(corpus: Corpus, mine: str, theirs: str) -> list[Meeting]:
    return next(iter(meetings(mine, theirs, corpus).values()), [])
