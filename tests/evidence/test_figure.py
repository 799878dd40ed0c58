"""A figure against facts: what its digits and hedges assert, other definitions, and circumstances."""

from __future__ import annotations

import pytest

from assay.model import Basis, Circumstances, Flag, Result
from assay.quantity import parse
from tests.sample import judged, says

TOKENS = "subject: otter-70b, attribute: training_tokens"
HOURS = "subject: otter-70b, attribute: gpu_hours"
SCORE = "subject: otter-70b, attribute: score"
LICENCE = "subject: otter-70b, attribute: licence"
PARAMETERS = "paper: subject: otter-70b, attribute: parameters, value: 70 billion"
ACTIVE = "paper: subject: otter-70b, attribute: active_parameters, value: 13 billion"


@pytest.mark.parametrize(
    ("claimed", "found", "outcome"),
    [
        ("1.4 trillion", "1.4 trillion", "match"),
        ("1400 billion", "1.4 trillion", "match"),
        ("1.4T", "1,400,000,000,000", "match"),
        ("1.4 trillion", "1.44 trillion", "match"),
        ("1.4 trillion", "1.46 trillion", "mismatch"),
        ("1 trillion", "1.4 trillion", "not_found"),
        ("1 trillion", "1.2 trillion", "match_rounded"),
        ("1 trillion", "1.1 trillion", "match"),
        ("about 1 trillion", "1.4 trillion", "not_found"),
        ("7 trillion", "7.4 trillion", "match"),
        ("1.0 trillion", "1.4 trillion", "mismatch"),
        ("1.4 billion", "1.4 trillion", "mismatch"),
        ("1.5 trillion", "1.4 trillion", "mismatch"),
    ],
)
def test_digits_assert_half_a_unit_of_the_last_one(claimed: str, found: str, outcome: str) -> None:
    row = judged(f"{TOKENS}, value: '{claimed}'", f"paper: {TOKENS}, value: '{found}'")
    assert says(row) == [outcome]


@pytest.mark.parametrize(
    ("claimed", "found", "outcome", "rounded"),
    [
        ("82,000", "82,432", "match_rounded", True),
        ("80,000", "82,432", "match_rounded", True),
        ("82,432", "82,432", "match", False),
        ("83,000", "82,432", "mismatch", False),
    ],
)
def test_trailing_zeros_may_be_rounding_and_it_is_flagged(
    claimed: str,
    found: str,
    outcome: str,
    rounded: bool,  # noqa: FBT001
) -> None:
    row = judged(f"{HOURS}, value: '{claimed}'", f"paper: {HOURS}, value: '{found}'")
    assert says(row) == [outcome]
    assert (Flag.ROUNDING in row.flags) is rounded


@pytest.mark.parametrize(
    ("claimed", "outcome"),
    [
        ("about 1.3 trillion", "match"),
        ("about 1.2 trillion", "mismatch"),
        ("nearly 1.5 trillion", "match"),
        ("nearly 1.4 trillion", "match"),
        ("nearly 1.3 trillion", "mismatch"),
        ("just over 1.3 trillion", "match"),
        ("just over 1.5 trillion", "mismatch"),
        ("more than 1 trillion", "match"),
        ("more than 1.4 trillion", "match"),
        ("more than 1.5 trillion", "mismatch"),
        ("at least 1.4 trillion", "match"),
        ("less than 2 trillion", "match"),
        ("less than 1.3 trillion", "mismatch"),
        ("up to 1.4 trillion", "match"),
        ("up to 1.3 trillion", "mismatch"),
        ("1 to 2 trillion", "match"),
        ("2 to 3 trillion", "mismatch"),
        ("trillions", "match"),
    ],
)
def test_hedges_widen_or_cut_a_claim(claimed: str, outcome: str) -> None:
    assert says(judged(f"{TOKENS}, value: {claimed}", f"paper: {TOKENS}, value: 1.4 trillion")) == [outcome]


@pytest.mark.parametrize(
    ("claimed", "outcome"),
    [
        ("more than 500 billion", "match"),
        ("more than 1 trillion", "match"),
        ("more than 2 trillion", "not_found"),
        ("1.4 trillion", "not_found"),
        ("900 billion", "mismatch"),
        ("less than 900 billion", "mismatch"),
    ],
)
def test_a_source_that_gives_a_bound_says_no_more_than_that(claimed: str, outcome: str) -> None:
    assert says(judged(f"{TOKENS}, value: {claimed}", f"paper: {TOKENS}, value: more than 1 trillion")) == [outcome]


@pytest.mark.parametrize(
    ("claimed", "reading"),
    [
        ("more than 100 billion", "true only as a lower bound: the truth is at least 14 times as much"),
        ("up to 100 trillion", "true only as an upper bound: the truth is at most 0.014 of it"),
        ("more than 200 billion", None),
        ("up to 14 trillion", None),
    ],
)
def test_a_true_bound_far_from_the_truth_is_a_narrow_reading(claimed: str, reading: str | None) -> None:
    row = judged(f"{TOKENS}, value: {claimed}", f"paper: {TOKENS}, value: 1.4 trillion")
    assert [piece.reading and piece.reading.text for piece in row.evidence] == [reading]
    assert row.verdict == ("misleading" if reading else "supported")


@pytest.mark.parametrize(
    ("claim", "facts", "verdict"),
    [
        ("subject: otter-70b, attribute: parameters, value: 13 billion", [ACTIVE, PARAMETERS], "misleading"),
        ("subject: otter-70b, attribute: parameters, value: 13 billion", [ACTIVE], "misleading"),
        ("subject: otter-70b, attribute: parameters, value: 14 billion", [ACTIVE, PARAMETERS], "refuted"),
        ("subject: otter-70b, attribute: parameters, value: 14 billion", [ACTIVE], "unverifiable"),
        ("subject: otter-70b, attribute: active_parameters, value: 70 billion", [ACTIVE, PARAMETERS], "misleading"),
        ("subject: otter-70b, attribute: parameters, value: 70 billion", [ACTIVE, PARAMETERS], "supported"),
    ],
)
def test_a_figure_of_another_definition_misleads(claim: str, facts: list[str], verdict: str) -> None:
    row = judged(claim, *facts)
    assert row.verdict == verdict
    assert (Flag.DEFINITION_MIXED in row.flags) is (verdict == "misleading")


@pytest.mark.parametrize(("claimed", "verdict"), [("10", "supported"), ("20", "supported"), ("21", "refuted")])
def test_where_more_implies_less_a_smaller_figure_holds(claimed: str, verdict: str) -> None:
    size = "subject: otter-70b, attribute: size_matched"
    assert judged(f"{size}, value: '{claimed}'", f"paper: {size}, value: '20'").verdict == verdict


@pytest.mark.parametrize(
    ("conditions", "outcomes"),
    [
        ("metric: quiz", ["match"]),
        ("metric: maths", ["mismatch"]),
        ("metric: reading", []),
        ("setting: zero-shot", []),
    ],
)
def test_only_facts_on_the_same_metric_count(conditions: str, outcomes: list[str]) -> None:
    facts = [f"paper: {SCORE}, metric: quiz, value: 70 %", f"paper: {SCORE}, metric: maths, value: 50 %"]
    assert says(judged(f"{SCORE}, value: 70 %, {conditions}", *facts)) == outcomes


@pytest.mark.parametrize(
    ("conditions", "outcomes", "verdict"),
    [
        ("", ["match", "mismatch"], "supported"),
        (", setting: zero-shot", ["match"], "supported"),
        (", setting: 5-shot", ["mismatch"], "refuted"),
        (", setting: 1-shot", [], "unverifiable"),
    ],
)
def test_a_setting_left_open_may_be_any_but_one_that_is_said_must_agree(
    conditions: str, outcomes: list[str], verdict: str
) -> None:
    quiz = f"{SCORE}, metric: quiz"
    facts = [f"paper: {quiz}, setting: zero-shot, value: 70 %", f"paper: {quiz}, setting: 5-shot, value: 80 %"]
    row = judged(f"{quiz}, value: 70 %{conditions}", *facts)
    assert (says(row), row.verdict) == (outcomes, verdict)


@pytest.mark.parametrize(
    ("claim", "verdict", "superseded"),
    [
        ("value: cc-by-nc-4.0", "supported", True),
        ("value: apache-2.0", "supported", False),
        ("value: cc-by-nc-4.0, as_of: 2022-03", "supported", False),
        ("value: cc-by-nc-4.0, as_of: 2022-06", "refuted", False),
        ("value: proprietary", "refuted", False),
    ],
)
def test_what_was_right_once_is_superseded(claim: str, verdict: str, superseded: bool) -> None:  # noqa: FBT001
    facts = [
        f"paper: {LICENCE}, value: cc-by-nc-4.0, as_of: 2022-03",
        f"paper: {LICENCE}, value: apache-2.0, as_of: 2022-06",
    ]
    row = judged(f"{LICENCE}, {claim}", *facts)
    assert row.verdict == verdict
    assert (Flag.SUPERSEDED in row.flags) is superseded


def test_what_is_not_disclosed_settles_nothing() -> None:
    hidden = f"paper: {TOKENS}, undisclosed: true"
    row = judged(f"{TOKENS}, value: 1 trillion", hidden)
    assert (says(row), row.verdict) == (["not_found"], "unverifiable")


def test_what_one_source_hides_another_may_tell() -> None:
    facts = [f"paper: {TOKENS}, undisclosed: true", f"survey: {TOKENS}, value: 2 trillion"]
    row = judged(f"{TOKENS}, value: 1 trillion", *facts)
    assert (says(row), row.verdict) == (["not_found", "mismatch"], "refuted")


def test_a_claim_without_any_fact_is_unverifiable() -> None:
    row = judged(f"{TOKENS}, value: 1 trillion", "paper: subject: stoat, attribute: training_tokens, value: 1 trillion")
    assert (says(row), row.verdict) == ([], "unverifiable")


def computed(value: str, subject: str = "otter-70b", attribute: str = "training_tokens", setting: str = "") -> Result:
    when = Circumstances(setting=setting or None)
    return Result(
        name="tokens",
        notebook="training",
        cell=3,
        subject=subject,
        attribute=attribute,
        value=parse(value),
        because="Counted.",
        when=when,
    )


@pytest.mark.parametrize(
    ("claimed", "result", "outcomes", "verdict"),
    [
        ("1.4 trillion", computed("1.4 trillion tokens"), ["match"], "supported"),
        ("1.4 trillion", computed("1.6 trillion tokens"), ["mismatch"], "refuted"),
        ("1.4 trillion", computed("1.4 trillion tokens", subject="stoat"), [], "unverifiable"),
        ("1.4 trillion", computed("1.4 trillion tokens", attribute="parameters"), [], "unverifiable"),
    ],
)
def test_what_a_notebook_computes_is_evidence_of_its_own_basis(
    claimed: str, result: Result, outcomes: list[str], verdict: str
) -> None:
    row = judged(f"{TOKENS}, value: {claimed}", results=[result])
    pieces = [piece for piece in row.evidence if piece.witness == "notebook"]
    assert ([str(piece.outcome) for piece in pieces], row.verdict) == (outcomes, verdict)
    assert {piece.basis for piece in pieces} <= {Basis.RECOMPUTED}


def test_a_notebook_speaks_of_its_own_setting_only() -> None:
    result = computed("1.6 trillion tokens", setting="two epochs")
    assert judged(f"{TOKENS}, value: 1.4 trillion, setting: one epoch", results=[result]).evidence == ()


CONTEXT = "subject: otter-70b, attribute: training_tokens"


@pytest.mark.parametrize(
    ("claimed", "found", "outcome"),
    [
        ("5000K", "5,120,000", "match"),
        ("5000K", "5,000,000", "match"),
        ("5,120,000", "5000K", "match"),
        ("5000K", "5,060,000", "mismatch"),
        ("5000 thousand", "5,120,000", "mismatch"),
    ],
)
def test_k_is_a_thousand_or_1024_where_powers_of_two_are_counted(claimed: str, found: str, outcome: str) -> None:
    assert says(judged(f"{CONTEXT}, value: '{claimed}'", f"paper: {CONTEXT}, value: '{found}'")) == [outcome]


@pytest.mark.parametrize(
    ("claimed", "found", "outcome"),
    [
        ("between 7 % and 8 %", "7.4 %", "match"),
        ("between 7 % and 8 %", "8.3 %", "mismatch"),
        ("7 to 8 %", "8.3 %", "mismatch"),
        ("7.5 %", "between 7 % and 8 %", "match"),
        ("8.3 %", "7 % to 8 %", "not_found"),
        ("9 %", "7 % to 8 %", "mismatch"),
        ("73 ± 2 %", "74.5 %", "match"),
        ("73 ± 2 %", "75.5 %", "mismatch"),
        ("up to 60 %", "12 %", "match"),
        ("up to 60 %", "61 %", "mismatch"),
    ],
)
def test_the_ends_of_a_claimed_range_are_bounds(claimed: str, found: str, outcome: str) -> None:
    quiz = f"{SCORE}, metric: quiz"
    assert says(judged(f"{quiz}, value: '{claimed}'", f"paper: {quiz}, value: '{found}'")) == [outcome]
