"""Texts made plain: full-width digits, TeX, cut words; every place keeps its place in the text as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.quantity import find, parse
from assay.quantity.normal import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$3 \times 10^{23}$ FLOPs", "3 ×10^{23} FLOPs"),
        (r"$1{,}500$ and 2\,000", "1\u202f500 and 2\u202f000"),
        ("bil-\nlion", "billion"),
        ("co\u00adop", "coop"),
        ("７０ %", "70 %"),
        ("It costs $5 and $6.", "It costs $5 and $6."),
        ("A100-\nbased", "A100-\nbased"),
    ],
)
def test_a_text_is_made_plain(text: str, expected: str) -> None:
    assert plain(text).text == expected


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"so $2.6 \times 10^{22}$ FLOPs in all", r"2.6 \times 10^{22}$ FLOPs"),
        ("about 3.6 bil-\nlion words", "about 3.6 bil-\nlion words"),
        ("has ７０ billion parameters.", "７０ billion parameters"),
    ],
)
def test_a_quantity_is_found_where_it_is_printed(text: str, printed: str) -> None:
    found = next(find(text))
    assert found.printed == printed == text[found.start : found.end]
    assert found.quantity is not None
    assert found.quantity.printed == printed
    assert parse(printed.replace("$", "")).points == found.quantity.points


PIECES = st.sampled_from(
    [
        "$",
        r"\times ",
        r"\,",
        "{,}",
        "10^{3}",
        "５",
        "bil-\nlion",
        " 7 ",
        "\u00ad",
        "kg",
        "%",
        r"\%",
        ".",
        "x",
        "\n",
        "-\n",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_made_plain_every_find_lies_in_the_text_and_none_overlap(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert found.printed == text[found.start : found.end]
        end = found.end
