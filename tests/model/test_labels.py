"""How sources are named in a sentence, each by a name of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from assay.model import Source
from assay.model.dates import parse_date
from assay.model.sources import lettered
from tests.world import real

DAY = parse_date("2022-03-29")
PAPER = Source(
    id="it",
    kind="paper",
    title="On otters",
    author=("Brook, Ada",),
    date=DAY,
    depth="full-text",
    read_on=DAY,
    read_at="the print",
)


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        (["Brook, Ada"], "Brook 2022"),
        (["Brook, Ada", "Rill, Ben"], "Brook and Rill 2022"),
        (["Brook, Ada", "Rill, Ben", "Weir, Cy"], "Brook et al. 2022"),
        (["Brook, Ada", "and others"], "Brook et al. 2022"),
        (["Brook, Ada", "and 12 others"], "Brook et al. 2022"),
        (["Brook, Ada", "Rill, Ben", "others"], "Brook et al. 2022"),
        (["Others Ltd"], "Others Ltd 2022"),
        ([], "On otters 2022"),
    ],
)
def test_more_than_two_authors_are_the_first_and_others(authors: list[str], label: str) -> None:
    assert replace(PAPER, author=tuple(authors)).short == label


def test_two_of_one_name_and_year_get_letters_in_the_order_of_their_keys() -> None:
    keys = {"brook-2022b": PAPER, "brook-2022": PAPER, "rill-2022": replace(PAPER, author=("Rill, Ben",))}
    assert {key: source.short for key, source in lettered(keys).items()} == {
        "brook-2022": "Brook 2022a",
        "brook-2022b": "Brook 2022b",
        "rill-2022": "Rill 2022",
    }


def test_without_a_year_the_letter_stands_in_brackets() -> None:
    undated = replace(PAPER, date=None)
    assert [source.short for source in lettered({"a": undated, "b": undated}).values()] == ["Brook (a)", "Brook (b)"]


def test_no_two_sources_of_the_book_are_named_alike() -> None:
    names = Counter(source.short for source in real().sources.values())
    assert [name for name, count in names.items() if count > 1] == []
