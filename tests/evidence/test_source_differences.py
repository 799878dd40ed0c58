"""Two sources on one thing: the same, explained by a rule, or a conflict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.evidence.source_differences import compare
from assay.model.differences import Rule, Said, Thing
from assay.records.differences import read_differences
from assay.records.reader import Reader
from tests.world import ROOT, real

RULES = read_differences(Reader(root=ROOT), ROOT / "claims" / "differences.yml", real().attributes)


def explained(attribute: str, one: Said, other: Said, **others: str) -> str:
    """The id of the rule that explains it, `same` or `conflict`."""
    said = {
        (attribute, ""): [one, other],
        **{(name, ""): [Said(source="third", text=text)] for name, text in others.items()},
    }
    (found,) = (item for item in compare(Thing("otter-7b", (7e9,), said), RULES) if item.attribute == attribute)
    if not found.differences:
        return "same"
    return "conflict" if found.is_conflict else found.rules[0].id


@pytest.mark.parametrize(
    ("attribute", "one", "other", "others", "reason"),
    [
        ("parameters", "6738415616", "6738415616.0", {}, "same"),
        ("parameters", "6700000000", "6738415616", {}, "rounded"),
        ("parameters", "6800000000", "6738415616", {}, "conflict"),
        ("parameters", "7000000000", "8537680896", {}, "size-of-the-name"),
        ("parameters", "12900000000", "46700000000", {"active_parameters": "12879925248"}, "active"),
        ("parameters", "31254528", "335141888", {"embedding_parameters": "303887360"}, "without-embeddings"),
        ("parameters", "1498482688", "1235814400", {"vocabulary": "128256", "hidden_size": "2048"}, "output-matrix"),
        ("parameters", "203156230", "203155970", {}, "position-indices"),
        ("context_length", "131072", "128000", {}, "thousand-or-1024"),
        ("context_length", "400000", "272000", {"output_limit": "128000"}, "room-for-the-answer"),
        ("context_length", "400000", "272000", {}, "conflict"),
        ("context_length", "514", "512", {}, "reserved-positions"),
        ("vocabulary", "50304", "50254", {}, "padded-vocabulary"),
        ("peak_compute", "1978.8", "989.4", {}, "sparse-or-dense"),
        ("weight_memory", "27.1", "13.5", {}, "width-of-the-weights"),
        ("released", "2023-07", "2023-07-18", {}, "same"),
        ("released", "2023-07-18", "2023-08-18", {}, "conflict"),
        ("weights_published", "yes", "no", {}, "conflict"),
    ],
)
def test_two_figures_are_the_same_or_explained_or_a_conflict(
    attribute: str, one: str, other: str, others: dict[str, str], reason: str
) -> None:
    assert explained(attribute, Said(source="first", text=one), Said(source="second", text=other), **others) == reason


def test_a_default_and_another_year_explain_any_difference() -> None:
    assert (
        explained("layers", Said(source="first", text="16", is_default=True), Said(source="second", text="32"))
        == "default"
    )
    assert (
        explained(
            "carbon_intensity",
            Said(source="first", text="50", when="2022"),
            Said(source="second", text="44", when="2024"),
        )
        == "year"
    )


def test_one_source_alone_is_compared_with_nothing() -> None:
    thing = Thing("otter-7b", (), {("layers", ""): [Said(source="first", text="16"), Said(source="first", text="32")]})
    assert list(compare(thing, RULES)) == []


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_which_source_comes_first_makes_no_difference(one: int, other: int) -> None:
    first, second = Said(source="first", text=str(one)), Said(source="second", text=str(other))
    assert explained("parameters", first, second) == explained("parameters", second, first)


def test_a_rule_applies_to_its_attributes_only() -> None:
    twice = [Rule(id="twice", label="twice", statement="", test="factor", attributes=("layers",), factors=(2.0,))]
    said = {("hidden_size", ""): [Said(source="first", text="16"), Said(source="second", text="32")]}
    (found,) = compare(Thing("otter-7b", (), said), twice)
    assert found.is_conflict
