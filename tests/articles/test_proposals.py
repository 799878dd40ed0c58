"""What `assay new claim` proposes: rules one by one, and how often it says what the record says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assay.articles.proposal.propose import Proposal, Proposer
from assay.articles.proposal.prose_dates import date_in
from assay.articles.proposal.quote_search import Found, Near, closest, find
from assay.articles.proposal.record_text import claim_name, free, slug
from assay.articles.proposal.statement import as_said, said_by
from assay.model import Entity
from assay.model.dates import parse_date
from assay.records.load import load
from tests.benchmarks.proposals import hits
from tests.world import real

ROOT = Path(__file__).resolve().parents[2]
LEAST = {"kind": 0.72, "subject": 0.51, "attribute": 0.7, "value": 0.7}
"""A little below what was measured; run tests/benchmarks/proposals.py for the whole table."""
ENOUGH = 100
"""Claims below which a share says nothing: somebody has the text of one article, perhaps."""


@pytest.mark.process
def test_proposals_say_often_enough_what_the_records_say() -> None:
    found = list(hits(ROOT))
    if len(found) < ENOUGH:
        pytest.skip("too few claims of articles whose texts are at hand")
    for what, least in LEAST.items():
        share = sum(getattr(hit, what) for hit in found) / len(found)
        assert share >= least, f"{what}: {share:.0%} of {len(found)} claims"


def proposed(text: str, quote: str, base: Path) -> Proposal:
    corpus = load(base).corpus
    start = text.index(quote)
    return Proposer(article=corpus.articles["sizes"], text=text, corpus=corpus).propose(start, start + len(quote))


def test_the_subject_is_the_nearest_name_before_a_figure(base: Path) -> None:
    found = proposed("Otter beats Stoat, which has 70 billion parameters.", "70 billion parameters", base)
    assert (found.subject, found.attribute, found.value) == ("stoat", "parameters", ("70 billion",))


def test_the_value_of_a_cell_has_the_scale_that_its_head_gives(base: Path) -> None:
    table = "| Model | Size (B) | Tokens (T) |\n|---|---|---|\n| Otter | 70 | 1.40 |"
    found = proposed(table, "1.40", base)
    assert (found.subject, found.attribute, found.value) == ("otter-70b", "training_tokens", ("1.40 trillion",))


def test_a_number_before_the_name_of_what_is_counted_is_a_figure() -> None:
    corpus = real()
    text, quote = "BLOOM was trained on 416 A100 80GB GPUs.", "416 A100 80GB GPUs"
    start = text.index(quote)
    found = Proposer(article=corpus.articles["mistral-and-phi"], text=text, corpus=corpus).propose(
        start, start + len(quote)
    )
    assert (found.subject, found.attribute, found.value) == ("bloom-176b", "training_accelerators", ("416",))


def test_what_a_sentence_only_compares_with_is_not_its_subject(base: Path) -> None:
    found = proposed("Stoat, which is based on Otter, has 70 billion parameters.", "70 billion parameters", base)
    assert found.subject == "stoat"
    assert found.subjects[:2] == ("stoat", "otter-70b")


def test_a_name_right_after_a_figure_owns_it(base: Path) -> None:
    text = "Stoat outperformed the 70-billion-parameter Otter."
    assert proposed(text, "70-billion-parameter", base).subject == "otter-70b"


def test_the_cell_of_a_table_belongs_to_its_row_and_column(base: Path) -> None:
    text = "Sizes.\n\n| | Otter | Stoat |\n|---|---|---|\n| Parameters | 70B | 35B |\n"
    found = proposed(text, "35B", base)
    assert (found.subject, found.attribute, found.value) == ("stoat", "parameters", ("35B",))


def test_a_range_is_told_of_what_the_text_names_and_not_of_its_family(base: Path) -> None:
    text = "Otter 7B has 7 to 8 billion parameters."
    assert proposed(text, "7 to 8 billion parameters", base).subject == "otter-7b"


def test_a_figure_that_is_denied_is_no_claim_and_the_reason_is_told(base: Path) -> None:
    found = proposed("Stoat does not have 70 billion parameters.", "70 billion parameters", base)
    assert (found.subject, found.attribute) == (None, None)
    assert found.note == "the text denies it, so nothing is asserted"


def test_a_name_that_no_record_has_is_no_subject_and_leads_to_a_new_entity(base: Path) -> None:
    found = proposed("Otter is small. Weasel-9B has 9 billion parameters.", "9 billion parameters", base)
    assert (found.subject, found.attribute) == (None, "parameters")
    assert found.note == "the records do not know “Weasel-9B”; `assay new entity` adds it"


def test_a_score_takes_the_benchmark_of_its_row(base: Path) -> None:
    text = "Results.\n\n| | Otter | Stoat |\n|---|---|---|\n| Score (Quiz) | 74.0% | 75.3% |\n"
    found = proposed(text, "74.0%", base)
    assert (found.subject, found.attribute, found.value, found.metric) == ("otter-70b", "score", ("74.0%",), "quiz")


def test_a_mark_that_nobody_filled_in_is_a_placeholder(base: Path) -> None:
    assert proposed("Otter is fast [DATA NEEDED].", "[DATA NEEDED]", base).placeholder == "data"
    assert proposed("Otter is fast [8].", "[8]", base).placeholder == "reference"


def test_where_nothing_points_anywhere_nothing_is_proposed(base: Path) -> None:
    assert proposed("All is well.", "All is well", base) == Proposal()


@pytest.mark.parametrize(
    ("quote", "date"),
    [
        ("in March 2022", "2022-03"),
        ("in 2020", "2020"),
        ("last year", "2022"),
        ("earlier this month", "2023-05"),
        ("in June", "2023-06"),
        ("some day", None),
        ("on 3 June 2022", "2022-06-03"),
        ("on 06/03/2022", "2022"),
        ("in early 2022", None),
        ("the end of 2022", None),
    ],
)
def test_a_date_is_told_beside_that_of_the_article(quote: str, date: str | None) -> None:
    assert date_in(quote, parse_date("2023-05-17")) == date


def test_a_quote_stands_at_all_places_that_have_it_as_whole_words() -> None:
    assert find("an otter, otters, an otter", "otter") == Found((3, 21))
    assert find("otters", "") == Found(())


def test_a_near_miss_is_what_the_text_has_and_not_what_was_typed() -> None:
    text = "“Data – trumps\u00a0every\u00adthing”"
    assert find(text, '"data - trumps everything"') == Found((), (Near(0, text),))


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("It took 184 320 hours.", "320 hours", "184 320 hours"),
        ("At −5 °C it froze.", "5 °C", "−5 °C"),
        ("It took 10²³ FLOPs.", "10", "10²³"),
        ("A 70B model.", "70", "70B"),
    ],
)
def test_a_figure_that_is_cut_in_two_is_no_quote(text: str, quote: str, whole: str) -> None:
    assert find(text, quote) == Found((), (), Near(text.index(whole), whole))


def test_what_says_almost_the_same_is_shown() -> None:
    text = "An otter ate 17 fish in the long summer."
    assert closest(text, "an otter ate 70 fish") == Near(0, "An otter ate 17 fish")
    assert closest(text, "seven stoats") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Code Llama, 7B", "code-llama-7b"),
        ("C++", "c-plus-plus"),
        ("Zürich", "zurich"),
        ("…", ""),
        ("x" * 99, "x" * 60),
    ],
)
def test_a_name_is_made_of_the_words_of_a_text(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_claim_is_named_by_what_it_says() -> None:
    figure = {"subject": "otter-70b", "attribute": "training_tokens", "quote": "q", "statement": "s"}
    assert claim_name(figure, set()) == "otter-70b-training-tokens"
    assert claim_name(figure, {"otter-70b-training-tokens"}) == "otter-70b-training-tokens-2"
    assert claim_name({"quote": "[8]", "placeholder": "reference", "statement": "s"}, set()) == "reference-8"
    assert (
        claim_name({"quote": "q", "statement": "Need is a matter of purpose."}, set()) == "need-is-a-matter-of-purpose"
    )
    assert free("a", {"a", "a-2"}) == "a-3"


def test_a_name_in_small_letters_that_stands_whole_in_the_statement_is_its_subject(base: Path) -> None:
    corpus = load(base).corpus
    owl = Entity(id="owl", label="barn owl", kind=corpus.entities["stoat"].kind)
    known = replace(corpus, entities={**corpus.entities, "owl": owl})
    said = said_by("The barn owl has 7 billion parameters.", "sizes", known)
    assert as_said(Proposal(subject="stoat", attribute="parameters"), said, "7 billion", known).subject == "owl"


def test_a_figure_of_a_name_that_no_record_has_is_given_to_no_other(base: Path) -> None:
    corpus = load(base).corpus
    said = said_by("Weasel-9B has 9 billion parameters, Otter has fewer.", "sizes", corpus)
    found = as_said(Proposal(subject="otter-70b", attribute="parameters"), said, "9 billion parameters", corpus)
    assert (found.subject, found.note) == (
        None, "'Weasel-9B' has no record; `assay new entity` adds one, or name it by --subject",
    )  # fmt: skip
