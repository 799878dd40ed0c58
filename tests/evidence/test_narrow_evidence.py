"""Evidence that says less, or more, than the claim: what is understated, limited, or true under one condition only."""

from __future__ import annotations

import pytest

from assay.model import Flag
from tests.evidence.test_comparison import beats, scores
from tests.sample import judged, says

MATCHED = "subject: otter-70b, attribute: size_matched"
LABELS = "subject: otter-70b, attribute: human_labels"
TOKENS = "subject: otter-70b, attribute: training_tokens"
SCORE = "subject: otter-70b, attribute: score, metric: quiz"


@pytest.mark.parametrize(
    ("claimed", "verdict", "flagged"),
    [
        ("25 times", "supported", False),
        ("13 times", "supported", False),
        ("12.5 times", "supported", False),
        ("12 times", "misleading", True),
        ("twice", "misleading", True),
        ("30 times", "refuted", False),
    ],
)
def test_less_than_half_of_what_is_true_is_understated(claimed: str, verdict: str, flagged: bool) -> None:  # noqa: FBT001
    row = judged(f"{MATCHED}, value: {claimed}", f"paper: {MATCHED}, setting: hard tasks, value: 25 times")
    assert (row.verdict, Flag.UNDERSTATES in row.flags) == (verdict, flagged)


def test_the_sentence_says_how_much_is_understated() -> None:
    row = judged(f"{MATCHED}, value: twice", f"paper: {MATCHED}, setting: hard tasks, value: 25 times")
    assert row.because == (
        "Brook et al. 2022 gives 25 times (Table 1, hard tasks): true, and understated: that is 12.5 times as much as "
        "claimed."
    )


@pytest.mark.parametrize("claimed", ["more than 1 trillion", "at least 200 billion", "up to 9 trillion", "trillions"])
def test_a_bound_that_holds_is_not_so_many_times_off(claimed: str) -> None:
    row = judged(f"{TOKENS}, value: {claimed}", f"paper: {TOKENS}, value: 2 trillion")
    assert (row.verdict, row.gap.ratio) == ("supported", None)


def test_a_bound_that_fails_and_a_figure_keep_their_ratio() -> None:
    broken = judged(f"{TOKENS}, value: more than 4 trillion", f"paper: {TOKENS}, value: 2 trillion")
    figure = judged(f"{TOKENS}, value: 2 trillion", f"paper: {TOKENS}, value: 2 trillion")
    assert (broken.verdict, broken.gap.ratio) == ("refuted", 2.0)
    assert (figure.verdict, figure.gap.ratio) == ("supported", 1.0)


TESTED = f"paper: {LABELS}, setting: the tasks of the test, value: 'no'"
BEFORE = f"paper: {LABELS}, setting: the training before, value: 'yes'"


def test_a_no_under_one_condition_and_a_yes_under_another_mislead_without_either() -> None:
    row = judged(f"{LABELS}, value: 'no'", TESTED, BEFORE)
    assert row.verdict == "misleading"
    assert row.because == (
        "True only of the tasks of the test, according to Brook et al. 2022 (Table 1); of the training before it "
        "says the opposite (Table 1)."
    )


def test_a_report_without_the_condition_does_not_outweigh_the_paper() -> None:
    assert judged(f"{LABELS}, value: 'no'", TESTED, BEFORE, f"press: {LABELS}, value: 'no'").verdict == "misleading"


@pytest.mark.parametrize(
    ("setting", "facts", "verdict"),
    [
        ("the tasks of the test", [TESTED, BEFORE], "supported"),
        ("the training before", [TESTED, BEFORE], "refuted"),
        (None, [TESTED], "supported"),
        (None, [TESTED, f"survey: {LABELS}, value: 'no'", BEFORE], "supported"),
        (None, [BEFORE], "refuted"),
    ],
)
def test_a_claim_that_names_the_condition_or_has_one_answer_is_plain(
    setting: str | None, facts: list[str], verdict: str
) -> None:
    named = f", setting: {setting}" if setting else ""
    assert judged(f"{LABELS}, value: 'no'{named}", *facts).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "facts", "limited"),
    [
        (f"{LABELS}, value: 'no'", [TESTED], True),
        (f"{LABELS}, value: 'no', setting: the tasks of the test", [TESTED], False),
        (f"{LABELS}, value: 'no'", [TESTED, f"survey: {LABELS}, value: 'no'"], False),
        (f"{TOKENS}, value: 2 trillion", [f"paper: {TOKENS}, setting: code, value: 2 trillion"], True),
        (f"{SCORE}, value: 70", [f"paper: {SCORE}, setting: 5-shot, value: 70"], False),
    ],
)
def test_a_limit_that_the_claim_leaves_out_is_flagged(claim: str, facts: list[str], limited: bool) -> None:  # noqa: FBT001
    row = judged(claim, *facts)
    assert (row.verdict, Flag.LIMITED in row.flags) == ("supported", limited)


def test_the_sentence_ends_with_the_limit() -> None:
    row = judged(f"{TOKENS}, value: 2 trillion", f"paper: {TOKENS}, setting: code alone, value: 2 trillion")
    assert row.because == "Brook et al. 2022 gives 2 trillion tokens (Table 1); its limit there: code alone."


WINS_ONE = scores("paper", quiz=(70, 60), maths=(50, 60), reading=(50, 60))
WINS_NONE = scores("survey", quiz=(50, 60), maths=(50, 60))
ONE_METRIC = scores("survey", quiz=(50, 60))
PRESS_WINS = scores("press", quiz=(70, 60), maths=(50, 60))


@pytest.mark.parametrize(
    ("facts", "verdict", "outcomes"),
    [
        ([*WINS_ONE, *WINS_NONE], "supported", ["match", "not_found"]),
        ([*WINS_ONE, *ONE_METRIC], "supported", ["match", "not_found"]),
        (ONE_METRIC, "unverifiable", ["not_found"]),
        (WINS_NONE, "refuted", ["mismatch"]),
        ([*WINS_NONE, *PRESS_WINS], "refuted", ["match", "mismatch"]),
    ],
)
def test_some_is_refuted_only_by_losing_all_of_several(facts: list[str], verdict: str, outcomes: list[str]) -> None:
    row = judged(beats("some"), *facts)
    assert (row.verdict, sorted(says(row))) == (verdict, sorted(outcomes))


def test_of_some_a_lead_on_most_is_told_first_and_then_where_it_is_none() -> None:
    row = judged(beats("some"), *WINS_ONE, *scores("survey", quiz=(70, 60), maths=(70, 60)))
    assert row.because == (
        "According to Fell and Moor 2023, Otter 70B is better than Stoat on 2 of 2 scores (Table 1, counted over Quiz, "
        "Maths); according to Brook et al. 2022, Otter 70B is better than Stoat on 1 of 3 scores (Table 1, counted "
        "over Quiz, Maths, Reading)."
    )
    assert Flag.SOURCE_DISPUTED in row.flags
    assert Flag.SOURCE_DISPUTED not in judged(beats("some"), *WINS_ONE).flags


HALF = "uncovered: ['Otter']"


@pytest.mark.parametrize(
    ("claimed", "covered", "verdict"),
    [
        ("2 trillion", True, "supported"),
        ("2 trillion", False, "unverifiable"),
        ("3 trillion", False, "refuted"),
    ],
)
def test_a_part_without_evidence_blocks_support_and_nothing_else(claimed: str, covered: bool, verdict: str) -> None:  # noqa: FBT001
    more = "" if covered else f", {HALF}"
    row = judged(f"{TOKENS}, value: {claimed}{more}", f"paper: {TOKENS}, value: 2 trillion")
    assert (row.verdict, Flag.HALF_COVERED in row.flags) == (verdict, verdict == "unverifiable")


def test_the_sentence_says_what_is_known_and_what_is_not() -> None:
    row = judged(f"{TOKENS}, value: 2 trillion, {HALF}", f"paper: {TOKENS}, value: 2 trillion")
    assert row.because == "Brook et al. 2022 gives 2 trillion tokens (Table 1). For “Otter” no source was found."
