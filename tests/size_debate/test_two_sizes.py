"""The chapter on size against text: two models of one compute, by every version of a fitted law."""

from __future__ import annotations

import pytest

from assay.model.corpus import Corpus
from assay.notebooks.parameters import Refused
from size_debate.figures import scaling as pictures
from size_debate.two_sizes import Comparison, advice, comparison_of
from size_debate.words import scaling as words
from tests.size_debate.drawn import drawn

COMPUTE, TOKENS = "mistral-and-phi/chinchilla-training-compute", "mistral-and-phi/chinchilla-training-tokens"


@pytest.fixture(scope="module")
def both(corpus: Corpus) -> Comparison:
    return comparison_of(corpus, COMPUTE, TOKENS, 50, 2022)


def test_the_smaller_model_wins_at_the_same_compute_in_every_draw(both: Comparison) -> None:
    assert (both.small_name, both.large_name) == ("Chinchilla", "Gopher")
    assert both.holding == len(both.drawn) == 2 * 50 + 10
    assert words.says(both) == "Chinchilla has the lower predicted loss in 110 of 110 draws"
    told = words.of_the_same_compute(both)
    assert (told["ratio"], told["more_or_less"]) == ("1.17", "more")


def test_a_model_with_a_thousandth_of_the_text_is_a_poor_one(both: Comparison) -> None:
    assert both.slip * 1000 == both.small.amount
    assert all(worse > 2 for worse in both.over(both.worse))
    assert words.of_little_text(both)["enough"] == "277–372 million parameters"


def test_less_compute_would_have_been_enough(both: Comparison) -> None:
    assert len(both.shares) == 2 * len(both.laws)
    assert all(one.draws.low <= one.value <= one.draws.high < 100 for one in both.shares)
    assert words.of_the_favour(both)["cheapest"] == "25–50"


def test_versions_of_one_formula_disagree_on_how_much_text_is_best(both: Comparison) -> None:
    ratios = both.over(advice(both.budget))
    assert max(ratios) / min(ratios) > 5
    assert words.of_the_advice(both)["starved"] == len(both.larger)


def test_every_picture_has_a_row_for_each_version(both: Comparison) -> None:
    drawn(pictures.loss_by_text(both), rows=3)
    drawn(pictures.same_compute(both), rows=3)
    drawn(pictures.as_good_for_less(both), rows=6)
    drawn(pictures.how_much_text(both), rows=3 + len(both.advised))
    assert list(pictures.constants(both).frame.columns) == ["constant", *both.laws]


@pytest.mark.parametrize(
    ("compute", "tokens", "message"),
    [
        (TOKENS, TOKENS, f"compute_claim = '{TOKENS}' is none of the claims that compare the training compute"),
        (COMPUTE, COMPUTE, f"tokens_claim = '{COMPUTE}' is none of the claims that print the training tokens of "),
    ],
)
def test_other_claims_are_refused_with_those_that_work(corpus: Corpus, compute: str, tokens: str, message: str) -> None:
    with pytest.raises(Refused) as raised:
        comparison_of(corpus, compute, tokens, 10, 1)
    assert str(raised.value).startswith(message)
    assert "(mistral-and-phi/" in str(raised.value)
