"""A figure of a whole family, and of any model of a size."""

from __future__ import annotations

import pytest

from tests.sample import judged, says

LARGE = "subject: otter-70b, attribute: parameters, value: 70 billion"
SMALL = "subject: otter-7b, attribute: parameters, value: 7 billion"
SIZES = "subject: otter, attribute: parameters"


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("7 to 70 billion", "supported"),
        ("between 7 and 70 billion", "supported"),
        ("7 to 65 billion", "refuted"),
        ("13 to 70 billion", "refuted"),
        ("up to 70 billion", "supported"),
        ("up to 65 billion", "refuted"),
        ("up to 80 billion", "refuted"),
        ("more than 5 billion", "supported"),
        ("more than 10 billion", "refuted"),
        ("at least 7 billion", "supported"),
        ("7 billion", "misleading"),
        ("13 billion", "refuted"),
    ],
)
def test_a_range_stands_by_its_least_and_greatest_member(claimed: str, verdict: str) -> None:
    assert judged(f"{SIZES}, value: {claimed}", f"paper: {LARGE}", f"paper: {SMALL}").verdict == verdict


def test_members_that_no_source_gives_together_are_taken_together() -> None:
    row = judged(f"{SIZES}, value: 7 to 70 billion", f"paper: {LARGE}", f"survey: {SMALL}")
    assert says(row) == ["match"]


def test_every_source_that_gives_both_ends_is_a_witness() -> None:
    facts = [f"paper: {LARGE}", f"paper: {SMALL}", f"survey: {LARGE.replace('70 b', '65 b')}", f"survey: {SMALL}"]
    row = judged(f"{SIZES}, value: 7 to 70 billion", *facts)
    assert (says(row), row.verdict) == (["match", "mismatch"], "disputed")


def test_a_family_without_facts_is_unverifiable() -> None:
    fact = "paper: subject: stoat, attribute: parameters, value: 70 billion"
    assert judged(f"{SIZES}, value: 7 to 70 billion", fact).verdict == "unverifiable"


RUNS = [
    f"paper: {LARGE}",
    "paper: subject: otter-70b, attribute: gpu_hours, value: 1 million",
    "survey: subject: stoat, attribute: parameters, value: 80 billion",
    "survey: subject: stoat, attribute: gpu_hours, value: 2 million",
]
RUN = "subject: any-70b, attribute: gpu_hours"


@pytest.mark.parametrize(
    ("claimed", "outcomes", "verdict"),
    [
        ("1 million", ["match", "not_found"], "supported"),
        ("2 million", ["not_found", "match"], "supported"),
        ("4 million", ["not_found", "not_found"], "unverifiable"),
        ("20 million", ["not_found", "not_found"], "unverifiable"),
        ("30 million", ["mismatch", "mismatch"], "refuted"),
        ("40 thousand", ["mismatch", "mismatch"], "refuted"),
    ],
)
def test_one_run_confirms_a_size_class_and_only_a_great_distance_from_all_of_them_refutes_it(
    claimed: str, outcomes: list[str], verdict: str
) -> None:
    row = judged(f"{RUN}, value: {claimed}", *RUNS)
    assert (says(row), row.verdict) == (outcomes, verdict)


@pytest.mark.parametrize(
    "facts",
    [
        [f"paper: {SMALL}", "paper: subject: otter-7b, attribute: gpu_hours, value: 1 million"],
        [f"paper: {LARGE}", "paper: subject: otter-70b, attribute: gpu_hours, value: more than 1 million"],
        ["paper: subject: otter-70b, attribute: gpu_hours, value: 1 million"],
    ],
    ids=["another size", "a mere bound", "a size that no fact gives"],
)
def test_other_runs_say_nothing_of_a_size_class(facts: list[str]) -> None:
    row = judged(f"{RUN}, value: 50 million", *facts)
    assert (says(row), row.verdict) == ([], "unverifiable")


@pytest.mark.parametrize(
    ("claimed", "facts", "verdict"),
    [
        ("32", {"otter-7b": "32", "otter-70b": "80"}, "misleading"),
        ("32", {"otter-7b": "32", "otter-70b": "32"}, "supported"),
        ("32", {"otter-7b": "32"}, "supported"),
        ("33", {"otter-7b": "32", "otter-70b": "80"}, "refuted"),
        ("at least 32", {"otter-7b": "32", "otter-70b": "80"}, "supported"),
    ],
)
def test_what_one_member_has_is_no_figure_of_the_family(claimed: str, facts: dict[str, str], verdict: str) -> None:
    known = [f"paper: subject: {name}, attribute: training_tokens, value: {number}B" for name, number in facts.items()]
    row = judged(f"subject: otter, attribute: training_tokens, value: {claimed} billion", *known)
    assert row.verdict == verdict
    if verdict == "misleading":
        assert row.because.endswith(": true only of Otter 7B.")


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("7 to 70 billion", "supported"),
        ("7 to 65 billion", "refuted"),
        ("13 to 70 billion", "refuted"),
        ("up to 70 billion", "supported"),
    ],
)
def test_two_ranges_of_a_family_are_the_same_when_their_ends_are(claimed: str, verdict: str) -> None:
    tokens = "subject: otter, attribute: training_tokens"
    row = judged(f"{tokens}, value: {claimed}", f"paper: {tokens}, value: 7 billion to 70 billion")
    assert row.verdict == verdict
