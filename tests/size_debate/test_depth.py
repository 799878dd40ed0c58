"""Depth and accuracy: ladders of networks, and what each step brings."""

from __future__ import annotations

import pytest

from size_debate.depth import ladder, layers_of, spread_of, steps
from tests.world import fact, real, world


def test_an_error_is_what_an_accuracy_leaves() -> None:
    corpus = world(
        fact("otter-7b.layers", "18"),
        fact("otter-7b.top1_error", "27.9", metric="quiz"),
        fact("otter-70b.layers", "50"),
        fact("otter-70b.top1_error", "24.7", metric="quiz"),
    )
    rungs = ladder(corpus, "paper", "quiz", [None])
    assert [rung.layers for rung in rungs] == [18, 50]
    assert rungs[0].point == pytest.approx(72.1)
    assert rungs[0].accuracy.contains(72.1)
    (step,) = steps(rungs)
    assert step.gain == pytest.approx(3.2)
    assert (step.interval.low, step.interval.high) == pytest.approx((3.1, 3.3))
    assert step.per_layer == pytest.approx(0.1)


def test_the_first_setting_that_is_given_counts() -> None:
    corpus = world(
        fact("otter-7b.layers", "18"),
        fact("otter-7b.top1_error", "6.4", metric="quiz", setting="best"),
        fact("otter-7b.top1_error", "6.6", metric="quiz", setting="mean"),
    )
    (rung,) = ladder(corpus, "paper", "quiz", ["mean", "best"])
    assert rung.point == pytest.approx(93.4)


def test_what_has_no_layers_on_record_is_on_no_ladder() -> None:
    corpus = world(fact("otter-7b.top1_error", "6.4", metric="quiz"))
    assert layers_of(corpus, "otter-7b") is None
    assert not ladder(corpus, "paper", "quiz", [None])


def test_the_spread_stands_in_the_fragment() -> None:
    assert spread_of(fact("otter-7b.top1_error", "6.6", metric="quiz", fragment="6.4 (6.6±0.16)")) == 0.16
    assert spread_of(fact("otter-7b.top1_error", "6.6", metric="quiz")) is None


def test_he_2015_on_cifar() -> None:
    """arXiv:1512.03385, Table 6: 1202 layers do worse than 110."""
    rungs = ladder(real(), "he-2015", "cifar-10", ["mean of 5 runs", None])
    assert [rung.layers for rung in rungs] == [20, 32, 44, 56, 110, 1202]
    assert all(step.gain > 0 for step in steps(rungs)[:-1])
    assert steps(rungs)[-1].gain == pytest.approx(-1.32)
