"""Sizes of names against counted ones, and sizes that no shape allows."""

from __future__ import annotations

import pytest

from assay.model.differences import Said, Thing
from size_debate.figures import names as pictures
from size_debate.names import Listed, named_sizes, weighed
from size_debate.words import names as words
from tests.size_debate.drawn import drawn


def thing(size: float | None, **said: str) -> Thing:
    found = {(name, ""): [Said(source="list", text=text)] for name, text in said.items()}
    return Thing("otter", (size,) if size else (), found)


@pytest.mark.parametrize(
    ("size", "counted", "is_rounded"),
    [(7e9, "6738415616", True), (7e9, "8537680896", False), (0.5e9, "494032768", True), (70e9, "68976648192", True)],
)
def test_a_name_is_the_count_when_it_is_rounded_to_its_own_digits(
    size: float, counted: str, *, is_rounded: bool
) -> None:
    (one,) = named_sizes([thing(size, parameters=counted)])
    assert one.is_rounded is is_rounded
    assert one.ratio == pytest.approx(float(counted) / size)


def test_a_name_may_leave_out_the_embeddings() -> None:
    (one,) = named_sizes([thing(8e6, parameters="105975168", embedding_parameters="98304000")])
    assert not one.is_rounded
    assert one.is_without_embeddings


@pytest.mark.parametrize("one", [thing(None, parameters="6738415616"), thing(7e9), thing(7e9, parameters="7000000000")])
def test_without_a_size_in_the_name_or_a_count_there_is_nothing_to_compare(one: Thing) -> None:
    assert named_sizes([one]) == []


LLAMA = {
    "layers": "32", "hidden_size": "4096", "attention_heads": "32", "feed_forward_size": "11008", "vocabulary": "32000",
}  # fmt: skip


@pytest.mark.parametrize(("size", "is_possible"), [("6738415616", True), ("7000000000", True), ("13000000000", False)])
def test_a_size_that_no_switch_gives_is_no_size_of_the_shape(size: str, *, is_possible: bool) -> None:
    (one,) = weighed([thing(None, parameters=size, **LLAMA)])
    assert one.low <= 6_738_415_616 <= one.high
    assert [said.text for said in one.misfits] == ([] if is_possible else [size])


def test_a_shape_that_is_not_listed_in_full_is_not_weighed() -> None:
    assert weighed([thing(7e9, layers="32", hidden_size="4096")]) == []


def test_of_a_mixture_all_experts_count() -> None:
    mixtral = {**LLAMA, "hidden_size": "6144", "layers": "56", "attention_heads": "48", "key_value_heads": "8"}
    shape = {**mixtral, "feed_forward_size": "16384", "vocabulary": "32768", "experts": "8"}
    (one,) = weighed([thing(None, parameters="176000000000", **shape)])
    assert one.high < 141e9
    assert one.misfits


def listed() -> Listed:
    said = {"embedding_parameters": "98304000"}
    found = [thing(7e9, parameters="6738415616"), thing(8e6, parameters="105975168", **said)]
    found += [thing(70e9, parameters="6738415616"), thing(None, parameters="13000000000", **LLAMA)]
    return Listed(tuple(found), {"otter": "Otter"}, {"list": "A list"})


def test_what_names_come_to_is_told_and_drawn() -> None:
    models = listed()
    assert words.of_the_names(models) == {"names": 3, "rounded": 1, "share": "3"}
    assert words.of_the_others(models, 1.5) == {"others": 2, "without": 1, "larger": 1, "smaller": 1, "far": "1.5"}
    assert words.of_the_others(models, 100)["larger"] == 0
    assert words.of_the_shapes(models) == {"shapes": 1, "sizes": 1, "possible": 0, "impossible": 1}
    assert words.says(models) == "1 of 3 names are the counted size, rounded"
    drawn(pictures.counted_for_each_printed(models), rows=3)
    assert list(pictures.far_from_their_names(models, 1.5).frame["ratio"]) == ["13.2", "0.0963"]
    assert list(pictures.impossible_sizes(models).frame["a list says"]) == ["13 billion"]
