"""The checkable elements of a text: each kind is found, each lies in one unit, and no figure vanishes."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.articles.coverage import Kind, elements_of, units_of
from assay.articles.coverage.elements import KINDS
from assay.model import Entity
from assay.model.corpus import Corpus
from assay.model.kinds import EntityKind, Kinds, Role

ROLES = {
    "model": Role.SYSTEM, "organisation": Role.ORGANISATION, "person": Role.PERSON, "benchmark": Role.TEST,
    "method": Role.METHOD,
}  # fmt: skip
CORPUS = Corpus(
    kinds=Kinds({kind: EntityKind(id=kind, role=role) for kind, role in ROLES.items()}),
    entities={
        entity.id: entity
        for entity in (
            Entity(id="otter-7b", label="Otter 7B", kind="model", aliases=("Otter",)),
            Entity(id="river-lab", label="River Lab", kind="organisation"),
            Entity(id="ada-weir", label="Ada Weir", kind="person"),
            Entity(id="maths", label="Maths", kind="benchmark"),
            Entity(id="pruning", label="pruning", kind="method"),
        )
    },
)
EXAMPLES: list[tuple[Kind, str, list[str]]] = [
    ("sentence", "It is so. It was so.", ["It is so.", "It was so."]),
    ("heading", "On size\n\nIt is so.", ["On size"]),
    ("row", "| 12B | 36 |\n| 7B | 24 |", ["| 12B | 36 |", "| 7B | 24 |"]),
    ("clause", "Otter outperforms Stoat, and its makers released the weights.",
        ["Otter outperforms Stoat", "and its makers released the weights."]),
    ("number", "It has about 7 to 65 billion parameters, nearly five times as many.", ["7 to 65 billion", "five"]),
    ("number", "L2 had 1 billion80 and a trillion tokens.", ["1 billion", "80", "trillion"]),
    ("date", "In 2020, last month, in June, a few months later, March 3, 2023.",
        ["2020", "last month", "in June", "a few months later", "March 3, 2023"]),
    ("system", "It beats Otter 7B and Otter.", ["Otter 7B", "Otter"]),
    ("organisation", "They work at River Lab’s office.", ["River Lab"]),
    ("person", "So says Weir, that is Ada Weir.", ["Weir", "Ada Weir"]),
    ("name", "On Maths it meets Stoat Three, pruning and AI.", ["Maths", "Stoat Three"]),
    ("comparison", "It outperforms most, is larger than all and the first.",
        ["outperforms", "most", "larger", "than", "first"]),
    ("attribution", "He found that it works, according to her.", ["found that", "according to"]),
    ("quotation", "She said “it works” and ‘so it is’.", ["“it works”", "‘so it is’"]),
    ("quotation", "She said âitâs fast,â he left.", ["âitâs fast,â"]),
    ("reference", "So it is [8], see https://example.org/x.pdf (there).", ["[8]", "https://example.org/x.pdf"]),
    ("placeholder", "It works [DATA NEEDED], in the xDATEx issue.", ["[DATA NEEDED]", "xDATEx"]),
    ("word count", "Word count: 4500", ["Word count: 4500"]),
]  # fmt: skip
WORDS = [
    "Otter", "7B", "70 billion", "1.4", "[8]", "2023", "in June", "said", "that", "“it", "works”", "better", "than",
    "GPT-3", "one", "A", "½", "10^9", "1e-3", "€5", "12:30", "017", "3rd", ".", "\n", "\n\n", "| 3 |", "River Lab",
]  # fmt: skip


def found(kind: str, text: str) -> list[str]:
    return [text[item.start : item.end] for item in elements_of(text, CORPUS) if item.kind == kind]


@pytest.mark.parametrize(("kind", "text", "expected"), EXAMPLES)
def test_each_kind_is_found(kind: str, text: str, expected: list[str]) -> None:
    assert found(kind, text) == expected


def test_every_kind_has_an_example() -> None:
    assert {kind for kind, _, _ in EXAMPLES} == set(KINDS)
    assert set(KINDS) == {name for part in get_args(Kind) for name in (get_args(part) or (part,))}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "It beats Otter 7B."),
        ("name", "Other models work. Models work."),
        ("name", "Training Time and More"),
        ("name", "It came in March 2023."),
        ("comparison", "It is exceedingly fast, leading to trouble."),
        ("quotation", "The lab’s model and its rivals’ models."),
        ("reference", "It has [eight] parts."),
    ],
)
def test_what_only_looks_like_one_is_none(kind: str, text: str) -> None:
    assert found(kind, text) == []


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_every_element_lies_in_exactly_one_unit(text: str) -> None:
    units = units_of(text)
    for element in elements_of(text, CORPUS):
        assert [unit for unit in units if unit.start <= element.start < element.end <= unit.end] == [element.unit]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_every_unit_is_an_element_and_no_digit_vanishes(text: str) -> None:
    elements = elements_of(text, CORPUS)
    whole = [item for item in elements if (item.start, item.end) == (item.unit.start, item.unit.end)]
    assert {item.unit for item in whole if item.kind == item.unit.kind} == set(units_of(text))
    inner = [item for item in elements if item.kind not in ("sentence", "heading", "row", "quotation")]
    for match in re.finditer("[0-9]+", text):
        assert any(item.start < match.end() and match.start() < item.end for item in inner), match


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("In 2021, about 90 GWh were used.", [("date", "2021"), ("number", "90")]),
        ("It ran on 1,536 TPU v3 chips.", [("number", "1,536"), ("name", "TPU")]),
        ("In March 2023 Windows 11 came out.", [("date", "In March 2023"), ("name", "Windows 11")]),
        ("The system reaches BLEU 31.5.", [("name", "BLEU"), ("number", "31.5")]),
        ("Otter 7B scores PUE 1.4 here.", [("system", "Otter 7B"), ("name", "PUE"), ("number", "1.4")]),
    ],
)
def test_no_preposition_opens_a_name_no_unit_is_one_and_no_figure_begins_in_another(
    text: str, elements: list[tuple[str, str]]
) -> None:
    found = [(one.kind, text[one.start : one.end]) for one in elements_of(text, CORPUS) if one.kind != "sentence"]
    assert found == elements
