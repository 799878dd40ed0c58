"""Means and deviations of whole numbers: what whole numbers have is possible, and what no whole numbers have is not."""

from __future__ import annotations

import statistics
from itertools import combinations_with_replacement

from hypothesis import given
from hypothesis import strategies as st

from assay.articles import checks
from assay.articles.checks.reading.grim import is_possible_deviation, is_possible_mean

ANSWERS = st.lists(st.integers(1, 7), min_size=2, max_size=60)


@given(ANSWERS, st.integers(1, 3))
def test_whole_numbers_have_a_possible_mean_and_deviation(answers: list[int], places: int) -> None:
    mean = f"{statistics.fmean(answers):.{places}f}"
    sd = f"{statistics.stdev(answers):.{places}f}"
    assert is_possible_mean(mean, len(answers))
    assert is_possible_deviation(mean, sd, len(answers))
    text = f"They rated it on a 7-point scale (M = {mean}, SD = {sd}, n = {len(answers)})."
    assert checks.run(text) == []


@given(st.lists(st.lists(st.integers(1, 7), min_size=3, max_size=3), min_size=2, max_size=40))
def test_scores_of_several_items_are_possible_with_their_number_of_items(answers: list[list[int]]) -> None:
    scores = [sum(each) / 3 for each in answers]
    mean, sd = f"{statistics.fmean(scores):.2f}", f"{statistics.stdev(scores):.2f}"
    assert is_possible_mean(mean, len(answers), items=3)
    assert is_possible_deviation(mean, sd, len(answers), items=3)


def test_of_five_answers_just_those_means_are_possible_that_five_answers_have() -> None:
    seen = {f"{sum(answers) / 5:.2f}" for answers in combinations_with_replacement(range(1, 8), 5)}
    asked = {f"{hundredths / 100:.2f}" for hundredths in range(100, 701)}
    assert {mean for mean in asked if is_possible_mean(mean, 5)} == seen


def test_of_five_answers_no_deviation_is_ruled_out_that_five_answers_have_and_most_others_are() -> None:
    seen = {
        (f"{statistics.fmean(answers):.2f}", f"{statistics.stdev(answers):.2f}")
        for answers in combinations_with_replacement(range(1, 8), 5)
    }
    means = {mean for mean, _ in seen}
    asked = {(mean, f"{hundredths / 100:.2f}") for mean in means for hundredths in range(331)}
    possible = {(mean, sd) for mean, sd in asked if is_possible_deviation(mean, sd, 5)}
    assert seen <= possible
    # beyond the scale of 1 to 7 there are whole numbers with the rest of them
    assert len(possible) < 0.15 * len(asked)


def test_the_classical_cases_come_out() -> None:
    assert not is_possible_mean("5.19", 40)
    assert not is_possible_mean("3.45", 19)
    assert is_possible_mean("3.42", 19)
    assert not is_possible_deviation("3.10", "1.32", 10)
    assert is_possible_deviation("3.10", "1.37", 10)  # 1, 1, 2, 3, 3, 4, 4, 4, 4, 5


def test_the_nearest_possible_means_are_told() -> None:
    text = "They rated it on a 7-point scale (M = 5.19, SD = 1.10, n = 40)."
    (finding,) = checks.run(text)
    assert finding.message == "No 40 whole numbers have the mean 5.19; the nearest are 5.1750 and 5.2000."


def test_nothing_is_said_of_scores_over_several_items_of_ages_and_of_many_people() -> None:
    assert checks.run("They rated it on five items with a 7-point scale (M = 5.19, n = 40).") == []
    assert checks.run("Their mean age was 23.19 years (n = 40).") == []
    assert checks.run("They rated it on a 7-point scale (M = 5.19, n = 412).") == []
