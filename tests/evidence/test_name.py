"""Dates, categories, who made or showed what, and what exists."""

from __future__ import annotations

import pytest

from assay.model import Flag
from tests.sample import judged, says

RELEASED = "subject: otter-70b, attribute: released"
MODALITY = "subject: otter-70b, attribute: modality"
MODELS = "subject: river-lab, attribute: released_model"
ORIGIN = "subject: scaling, attribute: origin"


@pytest.mark.parametrize(
    ("claimed", "found", "outcome"),
    [
        ("2022", "2022-03-29", "match"),
        ("2022-03", "2022-03-29", "match"),
        ("2022-03-29", "2022-03-29", "match"),
        ("2022-04", "2022-03-29", "mismatch"),
        ("2022-03-30", "2022-03-29", "mismatch"),
        ("2021", "2022", "mismatch"),
    ],
)
def test_a_date_is_right_as_far_as_it_goes(claimed: str, found: str, outcome: str) -> None:
    assert says(judged(f"{RELEASED}, value: {claimed}", f"paper: {RELEASED}, value: {found}")) == [outcome]


@pytest.mark.parametrize(
    ("subject", "holder", "outcomes"),
    [
        ("otter-70b", "otter-70b", ["match"]),
        ("otter-70b", "otter", ["match"]),
        ("otter", "otter-70b", ["match"]),
        ("otter-70b", "otter-7b", []),
        ("otter-70b", "stoat", []),
    ],
)
def test_what_holds_of_the_family_holds_of_its_members(subject: str, holder: str, outcomes: list[str]) -> None:
    claim = f"subject: {subject}, attribute: licence, value: apache-2.0"
    assert says(judged(claim, f"paper: subject: {holder}, attribute: licence, value: apache-2.0")) == outcomes


@pytest.mark.parametrize(("claimed", "outcome"), [("apache-2.0", "match"), ("proprietary", "mismatch")])
def test_a_category_is_one_of_a_list(claimed: str, outcome: str) -> None:
    fact = "paper: subject: otter-70b, attribute: licence, value: apache-2.0"
    assert says(judged(f"subject: otter-70b, attribute: licence, value: {claimed}", fact)) == [outcome]


@pytest.mark.parametrize(
    ("claimed", "complete", "outcome"),
    [
        ("image", "", "match"),
        ("[text, image]", "", "match"),
        ("audio", "", "not_found"),
        ("audio", ", complete: true", "mismatch"),
        ("[text, audio]", ", complete: true", "mismatch"),
    ],
)
def test_only_a_whole_list_says_that_something_is_not_on_it(claimed: str, complete: str, outcome: str) -> None:
    fact = f"paper: {MODALITY}, value: [text, image]{complete}"
    assert says(judged(f"{MODALITY}, value: {claimed}", fact)) == [outcome]


@pytest.mark.parametrize(
    ("claimed", "complete", "verdict"),
    [("otter-7b", "true", "supported"), ("stoat", "true", "refuted"), ("stoat", "false", "unverifiable")],
)
def test_a_model_exists_when_its_makers_list_it(claimed: str, complete: str, verdict: str) -> None:
    fact = f"paper: {MODELS}, value: [otter-70b, otter-7b], complete: {complete}"
    row = judged(f"{MODELS}, value: {claimed}", fact)
    assert row.verdict == verdict
    assert (Flag.NO_SUCH_ENTITY in row.flags) is (verdict == "refuted")


@pytest.mark.parametrize(("claimed", "verdict"), [("hill-lab", "supported"), ("river-lab", "refuted")])
def test_a_wrong_author_is_a_wrong_attribution(claimed: str, verdict: str) -> None:
    row = judged(f"{ORIGIN}, value: {claimed}", f"paper: {ORIGIN}, value: hill-lab")
    assert row.verdict == verdict
    assert (Flag.WRONG_ATTRIBUTION in row.flags) is (verdict == "refuted")


def test_a_date_that_is_not_disclosed_settles_nothing() -> None:
    row = judged(f"{RELEASED}, value: 2022", f"paper: {RELEASED}, undisclosed: true")
    assert (says(row), row.verdict) == (["not_found"], "unverifiable")


def test_an_organisation_that_was_made_of_the_right_one_later_is_misleading() -> None:
    row = judged(f"{ORIGIN}, value: delta-lab", f"paper: {ORIGIN}, value: river-lab, complete: true")
    assert row.verdict == "misleading"
    assert row.because.endswith("true only of River Lab, of which Delta Lab was made later.")
