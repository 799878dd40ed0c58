"""The sentence that says why, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.model import Claim, Law
from assay.model.corpus import Corpus
from assay.model.kinds import EntityKind, Kinds
from assay.quantity import Interval, parse
from assay.verdicts.distance import how_far, moved, rounded
from assay.verdicts.explanation import because
from assay.verdicts.judge import judge_claim
from assay.verdicts.printed import with_unit
from tests.sample import corpus_of, judged

TOKENS = "subject: otter-70b, attribute: training_tokens"
TRUE = f"paper: {TOKENS}, value: 1.4 trillion"
LICENCE = "subject: otter-70b, attribute: licence"
MODELS = "subject: river-lab, attribute: released_model"
RATIO = f"{TOKENS}, object: stoat"
STOAT = "paper: subject: stoat, attribute: training_tokens, value: 300 billion"


@pytest.mark.parametrize(
    ("claimed", "sentence"),
    [
        ("1.4 trillion", "Brook et al. 2022 gives 1.4 trillion tokens (Table 1)."),
        ("1.4 billion", "Brook et al. 2022 gives 1.4 trillion tokens (Table 1); the claim is 1,000 times too small."),
        ("14 trillion", "Brook et al. 2022 gives 1.4 trillion tokens (Table 1); the claim is 10 times too large."),
        ("3.5 trillion", "Brook et al. 2022 gives 1.4 trillion tokens (Table 1); the claim is 2.5 times too large."),
        ("1.1 trillion", "Brook et al. 2022 gives 1.4 trillion tokens (Table 1); the claim is 21 % too small."),
        (
            "more than 100 billion",
            (
                "Brook et al. 2022 gives 1.4 trillion tokens (Table 1): "
                "true only as a lower bound: the truth is at least 14 times as much."
            ),
        ),
    ],
)
def test_a_figure_is_set_against_the_source(claimed: str, sentence: str) -> None:
    assert judged(f"{TOKENS}, value: {claimed}", TRUE).because == sentence


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("paper", "Brook et al. 2022"),
        ("survey", "Fell and Moor 2023"),
        ("makers", "River Lab 2024"),
        ("press", "The Daily Otter 2023"),
        ("quoted", "Tarn 2021"),
    ],
)
def test_a_source_is_named_by_its_authors_and_year(key: str, name: str) -> None:
    row = judged(f"{TOKENS}, value: 1.4 trillion", f"{key}: {TOKENS}, value: 1.4 trillion")
    assert row.because == f"{name} gives 1.4 trillion tokens (Table 1)."


@pytest.mark.parametrize(
    ("claim", "facts", "sentence"),
    [
        (
            f"{TOKENS}, value: 1 trillion",
            [],
            "No source that was read says anything on it.",
        ),
        (
            f"{TOKENS}, value: 1 trillion",
            [f"paper: {TOKENS}, undisclosed: true"],
            "Brook et al. 2022 does not disclose it (Table 1), and nothing else that was read settles it.",
        ),
        (
            f"{TOKENS}, value: 1 trillion",
            [f"paper: {TOKENS}, value: 1 trillion", f"survey: {TOKENS}, value: 2 trillion"],
            (
                "Brook et al. 2022 gives 1 trillion tokens (Table 1), "
                "but Fell and Moor 2023 gives 2 trillion tokens (Table 1)."
            ),
        ),
        (
            "subject: otter-70b, attribute: parameters, value: 13 billion",
            ["paper: subject: otter-70b, attribute: active_parameters, value: 13 billion"],
            (
                "Brook et al. 2022 gives 13 billion parameters (Table 1): "
                "true of the active parameters, which is another quantity."
            ),
        ),
        (
            "subject: otter, attribute: parameters, value: 7 to 70 billion",
            [
                "paper: subject: otter-70b, attribute: parameters, value: 70 billion",
                "paper: subject: otter-7b, attribute: parameters, value: 7 billion",
            ],
            "Brook et al. 2022 gives 7 billion (Otter 7B) to 70 billion (Otter 70B) (Table 1).",
        ),
        (
            f"{RATIO}, value: ten times",
            [TRUE, STOAT],
            (
                "Brook et al. 2022 gives 4.49–4.84 times (Table 1, 1.4 trillion against 300 billion); "
                "the claim is 2.1 times too large."
            ),
        ),
        (
            f"{LICENCE}, value: apache-2.0",
            [f"paper: {LICENCE}, value: proprietary"],
            "Brook et al. 2022 gives proprietary (Table 1).",
        ),
        (
            f"{MODELS}, value: otter-7b",
            [f"paper: {MODELS}, value: [otter-70b, otter-7b]"],
            "Brook et al. 2022 names Otter 7B, Otter 70B (Table 1).",
        ),
        ("placeholder: data", [], "A placeholder stands here in the article: what it promises was never filled in."),
        (
            "placeholder: reference",
            [],
            "The article has no list of references, so nobody can tell what this one points to.",
        ),
        ("assessment: {verdict: not_checkable, because: A matter of taste.}", [], "A matter of taste."),
    ],
)  # fmt: skip
def test_every_kind_of_reason_is_one_sentence(claim: str, facts: list[str], sentence: str) -> None:
    assert judged(claim, *facts).because == sentence


@pytest.mark.parametrize(
    ("claimed", "keys", "sentence"),
    [
        ("hill-lab", ["survey"], "Brook et al. 2022 names Hill Lab (Table 1); one more source agrees."),
        ("hill-lab", ["survey", "makers"], "River Lab 2024 names Hill Lab (Table 1); 2 more sources agree."),
        ("river-lab", ["survey"], "Brook et al. 2022 names Hill Lab (Table 1); one more source contradicts it too."),
    ],
)
def test_further_sources_are_counted_and_not_named(claimed: str, keys: list[str], sentence: str) -> None:
    origin = "subject: scaling, attribute: origin"
    facts = [f"{key}: {origin}, value: hill-lab" for key in ("paper", *keys)]
    assert judged(f"{origin}, value: {claimed}", *facts).because == sentence


def test_where_the_benchmark_matters_it_is_named() -> None:
    score = "subject: otter-70b, attribute: score, metric: quiz"
    row = judged(f"{score}, value: 70 %", f"paper: {score}, setting: zero-shot, value: 70 %")
    assert row.because == "Brook et al. 2022 gives 70 % (Table 1, zero-shot)."


@pytest.mark.parametrize(
    ("printed", "told"),
    [("25x", "25 times"), ("5 ×", "5 times"), ("two weeks", "two weeks"), ("14", "14 days"), ("1", "1 day")],
)
def test_a_unit_is_told_once(printed: str, told: str) -> None:
    assert with_unit(printed, "day") == told


def test_of_a_long_list_only_what_is_claimed_is_named() -> None:
    names = "[otter-70b, otter-7b, otter, stoat, quiz]"
    facts = [f"paper: {MODELS}, value: {names}"]
    assert judged(f"{MODELS}, value: stoat", *facts).because == "Brook et al. 2022 names Stoat and 4 more (Table 1)."


@given(st.floats(1.96, 1e6))
def test_sentence_and_measure_round_alike(factor: float) -> None:
    """What the sentence says of a factor, the measure says too, from whichever side it is told."""
    told = rounded(factor)
    assert how_far(factor) == ("twice the true figure" if told == "2" else f"{told} times too large")
    assert moved(factor) == f"a factor of {told}"
    assert parse(told).interval.contains(float(f"{factor:.2g}"))


def test_a_share_is_off_by_points() -> None:
    assert how_far(0.5, parse("20 %")) == "20 points too low"
    assert how_far(2.0, parse("20 %")) == "10 points too high"


def test_where_a_law_holds_for_other_kinds_only_the_sentence_says_so() -> None:
    corpus = corpus_of(f"{TOKENS}, value: 1 trillion", [])
    law = Law(
        id="pace", label="Pace", statement="Tokens take time.", powers=(("training_tokens", 1.0),),
        constant=Interval(1.0, 2.0),
    )  # fmt: skip
    claim = next(iter(corpus.claims.values()))
    silent = "No source that was read says anything on it."
    tied = " The law “Pace” ties it to other quantities, but holds for"
    mere = Kinds({"model": EntityKind(id="model")})
    told = [
        why_unsettled(replace(corpus, laws=(one,), kinds=kinds), claim)
        for one, kinds in (
            (law, corpus.kinds),
            (law, mere),
            (replace(law, kinds=frozenset({"benchmark", "article"})), corpus.kinds),
        )
    ]
    assert told == [
        silent,
        f"{silent}{tied} kinds with the role system or class only; the kind model has no role.",
        f"{silent}{tied} the kinds article, benchmark only; this is of the kind model.",
    ]


def why_unsettled(corpus: Corpus, claim: Claim) -> str:
    return because(claim, judge_claim(claim, []), [], corpus)


NEARBY = "subject: otter-70b, attribute: score, metric: quiz"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (
            f"paper: {NEARBY}, setting: 5-shot, value: '70'",
            "Brook et al. 2022 gives 70 % (Table 1, 5-shot), which is near and not the same.",
        ),
        (
            "paper: subject: otter-7b, attribute: score, metric: quiz, setting: zero-shot, value: '60'",
            "Brook et al. 2022 gives 60 % of Otter 7B (Table 1, zero-shot), which is near and not the same.",
        ),
        ("paper: subject: any-70b, attribute: gpu_hours, value: 800", "No source that was read says anything on it."),
    ],
)
def test_nothing_is_said_only_after_neighbours_were_looked_at(fact: str, said: str) -> None:
    assert judged(f"{NEARBY}, setting: zero-shot, value: '70'", fact).because == said
