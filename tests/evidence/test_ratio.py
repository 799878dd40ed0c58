"""A ratio said in words against the two figures behind it."""

from __future__ import annotations

import pytest

from tests.sample import judged, says

RATIO = "subject: otter-70b, attribute: training_tokens, object: stoat"
MUCH = "subject: otter-70b, attribute: training_tokens, value: 1.4 trillion"
LITTLE = "subject: stoat, attribute: training_tokens, value: 300 billion"


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("nearly five times", "supported"),
        ("4.7 times", "supported"),
        ("five times", "supported"),
        ("5.0 times", "refuted"),
        ("more than four times", "supported"),
        ("more than five times", "refuted"),
        ("twice", "refuted"),
        ("half", "refuted"),
    ],
)
def test_a_ratio_is_divided_from_the_figures(claimed: str, verdict: str) -> None:
    assert judged(f"{RATIO}, value: {claimed}", f"paper: {MUCH}", f"paper: {LITTLE}").verdict == verdict


def test_the_other_way_round_is_another_ratio() -> None:
    turned = "subject: stoat, attribute: training_tokens, object: otter-70b, value: a fifth"
    assert judged(turned, f"paper: {MUCH}", f"paper: {LITTLE}").verdict == "supported"


def test_a_source_that_gives_both_figures_goes_before_two_that_give_one_each() -> None:
    little = LITTLE.replace("300", "30")
    row = judged(f"{RATIO}, value: 4.7 times", f"paper: {MUCH}", f"paper: {LITTLE}", f"survey: {little}")
    assert says(row) == ["match"]


def test_where_no_source_gives_both_two_will_do() -> None:
    assert says(judged(f"{RATIO}, value: 4.7 times", f"paper: {MUCH}", f"survey: {LITTLE}")) == ["match"]


@pytest.mark.parametrize(
    "facts",
    [
        [f"paper: {MUCH}"],
        [f"paper: {MUCH}, setting: one epoch", f"paper: {LITTLE}, setting: two epochs"],
        [f"paper: {MUCH}", "paper: subject: stoat, attribute: training_tokens, undisclosed: true"],
    ],
    ids=["one figure", "different settings", "one is not disclosed"],
)
def test_without_two_like_figures_there_is_no_ratio(facts: list[str]) -> None:
    row = judged(f"{RATIO}, value: 4.7 times", *facts)
    assert (says(row), row.verdict) == ([], "unverifiable")
