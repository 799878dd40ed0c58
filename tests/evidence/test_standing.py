"""Whose word counts: reports yield to the work itself, and everybody to those who made the thing."""

from __future__ import annotations

import pytest

from assay.model import Flag
from tests.sample import judged

TOKENS = "subject: otter-70b, attribute: training_tokens"
RANKS = {"press": 1, "quoted": 1, "repeat": 1, "paper": 2, "survey": 2, "makers": 3}
PAIRS = [(one, other) for one in RANKS for other in RANKS if one != other]


@pytest.mark.parametrize(("agreeing", "contradicting"), PAIRS)
def test_the_higher_standing_decides_and_equals_dispute(agreeing: str, contradicting: str) -> None:
    facts = [f"{agreeing}: {TOKENS}, value: 1 trillion", f"{contradicting}: {TOKENS}, value: 2 trillion"]
    facts += (
        ["paper: subject: stoat, attribute: training_tokens, value: 9 trillion"]
        if "repeat" in (agreeing, contradicting)
        else []
    )
    row = judged(f"{TOKENS}, value: 1 trillion", *facts)
    ahead = RANKS[agreeing] - RANKS[contradicting]
    assert row.verdict == ("disputed" if ahead == 0 else "supported" if ahead > 0 else "refuted")
    assert (Flag.SOURCE_DISPUTED in row.flags) is (ahead != 0)


@pytest.mark.parametrize("key", RANKS)
def test_a_verdict_that_rests_on_reports_alone_is_flagged(key: str) -> None:
    paper = "paper: subject: stoat, attribute: training_tokens, value: 9 trillion"
    row = judged(f"{TOKENS}, value: 1 trillion", f"{key}: {TOKENS}, value: 1 trillion", paper)
    assert row.verdict == "supported"
    assert (Flag.SECONDARY_SOURCE in row.flags) is (RANKS[key] == 1)


def test_the_makers_of_one_thing_are_no_authority_on_another() -> None:
    about = "subject: scaling, attribute: origin"
    facts = [f"makers: {about}, value: river-lab", f"paper: {about}, value: hill-lab"]
    assert judged(f"{about}, value: river-lab", *facts).verdict == "disputed"


def test_the_makers_of_a_family_are_first_hand_on_its_members() -> None:
    small = "subject: otter-7b, attribute: training_tokens"
    facts = [f"makers: {small}, value: 1 trillion", f"paper: {small}, value: 2 trillion"]
    assert judged(f"{small}, value: 1 trillion", *facts).verdict == "supported"


CARBON = "subject: otter-70b, attribute: training_tokens"


@pytest.mark.parametrize(
    ("claim", "facts", "verdict"),
    [
        (
            "value: 5 trillion",
            [
                "quoted: SAID, setting: with all rivers, value: 5 trillion",
                "makers: SAID, setting: one river, value: 2 trillion",
            ],
            "supported",
        ),
        (
            "value: 5 trillion",
            ["quoted: SAID, setting: with all rivers, value: 5 trillion", "makers: SAID, value: 2 trillion"],
            "refuted",
        ),
        (
            "setting: with all rivers, value: 5 trillion",
            ["makers: SAID, setting: one river, value: 2 trillion"],
            "unverifiable",
        ),
        ("setting: with all rivers, value: 5 trillion", ["makers: SAID, value: 2 trillion"], "unverifiable"),
        (
            "setting: with all rivers, value: 5 trillion",
            ["paper: SAID, setting: with all rivers, value: 2 trillion"],
            "refuted",
        ),
        ("setting: with all rivers, value: 5 trillion", ["paper: SAID, value: 5 trillion"], "supported"),
    ],
)
def test_like_is_held_against_like_before_standing_counts(claim: str, facts: list[str], verdict: str) -> None:
    assert judged(f"{CARBON}, {claim}", *(fact.replace("SAID", CARBON) for fact in facts)).verdict == verdict


def test_a_fact_of_another_setting_that_disagrees_is_flagged() -> None:
    facts = [f"quoted: {CARBON}, setting: a, value: 5 trillion", f"makers: {CARBON}, setting: b, value: 2 trillion"]
    row = judged(f"{CARBON}, value: 5 trillion", *facts)
    assert {Flag.SOURCE_DISPUTED, Flag.SECONDARY_SOURCE} <= set(row.flags)
