"""The chapter on shrinking: what had been shown by a date, and what each way costs."""

from __future__ import annotations

import pytest

from assay.model.corpus import Corpus
from assay.notebooks.parameters import Refused
from size_debate import size_limit
from size_debate.figures import compression as pictures
from size_debate.size_limit import Limit
from size_debate.words import compression as words
from tests.size_debate.drawn import drawn

BITS, TAUGHT = "when-llms-shrink/quantization-size-limit", "when-llms-shrink/distillation-size-limit"


@pytest.fixture(scope="module")
def limit(corpus: Corpus) -> Limit:
    return size_limit.limit_of(corpus, BITS)


def test_only_what_was_out_in_time_counts(limit: Limit) -> None:
    assert len(limit.known) == len(limit.shown) - 1
    assert (limit.size, limit.months_before, limit.top.parameters) == (6e9, 9, 530e9)
    told = words.of_the_limit(limit)
    assert told["passed"] == "and the limit had been passed 9 months before, by Yao et al. 2022"
    drawn(pictures.shown_and_when(limit), rows=len(limit.shown))


def test_the_older_ways_fail_where_the_new_one_does_not(corpus: Corpus, limit: Limit) -> None:
    eight = size_limit.eight_bits(corpus)
    assert eight.grew == list(eight.old)
    told = words.of_eight_bits(limit, eight)
    assert (told["worst"], told["worst_loss"], told["both_on"]) == ("absmax", "53", "15 August 2022")
    drawn(pictures.what_eight_bits_cost(limit, eight), rows=len(eight.new))


def test_methods_for_large_models_cost_least_there(limit: Limit) -> None:
    family = size_limit.family_of(limit)
    assert family.least_at_largest == list(family.made_for_large)
    drawn(pictures.what_fewer_bits_cost(family), rows=sum(map(len, family.kinds.values())))
    assert words.of_the_family(family)["broken_after"] == "110"


@pytest.mark.parametrize(("little", "kept"), [(0.01, ["OPT-175B", "none", "OPT-175B"]), (1.0, ["OPT-175B"] * 3)])
def test_the_share_that_may_be_lost_decides_what_counts_as_kept(limit: Limit, little: float, kept: list[str]) -> None:
    frame = pictures.losses_on_both_sides(size_limit.family_of(limit), little).frame
    assert list(frame.iloc[:, -1]) == kept


def test_teachers_and_students_are_paired_by_source(corpus: Corpus, limit: Limit) -> None:
    pairs = size_limit.pairs_of(corpus, TAUGHT)
    told = words.of_the_pairs(limit, pairs)
    assert (told["pairs"], told["both_larger"], told["largest_teacher"]) == (3, 2, "540 billion")
    drawn(pictures.teachers_and_students(limit, pairs), rows=3)


@pytest.mark.parametrize("claim", [BITS, TAUGHT, "when-llms-shrink/chinchilla-data-ratio"])
def test_every_dated_limit_works_and_others_are_refused(corpus: Corpus, claim: str) -> None:
    if claim in size_limit.limits(corpus, "shown_to_work_up_to"):
        assert size_limit.limit_of(corpus, claim).known
        return
    with pytest.raises(Refused, match=r"quantized = .* is none of the dated claims on the size .*quantization-size"):
        size_limit.limit_of(corpus, claim)
    with pytest.raises(Refused, match="distilled"):
        size_limit.pairs_of(corpus, BITS)
