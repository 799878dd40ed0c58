"""What is lost by fewer bits, and when what size was shown to bear it."""

from __future__ import annotations

import pytest

from assay.model.dates import parse_date
from size_debate.compression import largest_within, showings, size_of, trials, until
from tests.world import fact, real, world

SMALL = (
    fact("otter-7b.parameters", "7 billion"),
    fact("otter-7b.perplexity", "10.0", metric="quiz", setting="16 bits"),
    fact("otter-7b.perplexity", "10.5", metric="quiz", setting="4 bits"),
)
LARGE = (
    fact("otter-70b.parameters", "70 billion"),
    fact("otter-70b.perplexity", "8.0", metric="quiz", setting="16 bits"),
    fact("otter-70b.perplexity", "8.0", metric="quiz", setting="4 bits"),
)


def test_a_loss_is_a_share_of_what_was_before() -> None:
    (trial,) = trials(world(*SMALL), "quiz", "16 bits", "4 bits")
    assert trial.loss == pytest.approx(0.05)
    assert trial.interval.contains(0.05)
    assert trial.interval.low == pytest.approx(10.45 / 10.05 - 1)


def test_trials_go_from_small_to_large() -> None:
    found = trials(world(*LARGE, *SMALL), "quiz", "16 bits", "4 bits")
    assert [trial.entity for trial in found] == ["otter-7b", "otter-70b"]
    assert largest_within(found, 0.01) == found[1]
    assert largest_within(found[:1], 0.01) is None


def test_a_model_of_unknown_size_is_left_out() -> None:
    assert not trials(world(*SMALL[1:]), "quiz", "16 bits", "4 bits")
    assert size_of(world(*SMALL), "otter-7b") == 7e9
    assert size_of(world(), "otter-7b") is None


def test_another_metric_is_no_before() -> None:
    corpus = world(*SMALL[:2], fact("otter-7b.perplexity", "10.5", metric="maths", setting="4 bits"))
    assert not trials(corpus, "quiz", "16 bits", "4 bits")


def test_showings_have_a_date_of_their_own_or_that_of_their_source() -> None:
    corpus = world(
        fact("stoat.shown_to_work_up_to", "20B", as_of="2022-06"),
        fact("stoat.shown_to_work_up_to", "1B"),
        fact("heron.shown_to_work_up_to", "9B"),
    )
    found = showings(corpus, "stoat")
    assert [(showing.date.printed, showing.parameters) for showing in found] == [("2020-01-01", 1e9), ("2022-06", 20e9)]


def test_what_was_shown_before_a_month_was_over() -> None:
    found = showings(real(), "quantization")
    early = until(found, parse_date("2022-07"))
    assert max(showing.parameters for showing in early) == 20e9
    assert max(showing.parameters for showing in until(found, parse_date("2022-11"))) == 530e9


def test_gptq_as_its_paper_has_it() -> None:
    """arXiv:2210.17323: OPT-175B goes from 8.34 to 8.37 at 4 bits, and stays within a hundredth."""
    found = trials(real(), "wikitext-2", "16 bits", "4 bits, GPTQ")
    largest = largest_within(found, 0.01)
    assert largest is not None
    assert largest.parameters == pytest.approx(175e9, rel=0.01)
