"""A figure of a source as the book prints it: the same number, in the form of all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.quantity import in_house_form, parse


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("1.4 Trillion tokens", "1.4 trillion tokens"),
        ("18432 dimensions", "18,432 dimensions"),
        ("47B parameters", "47 billion parameters"),
        ("7 billion (Otter 7B) to 70 billion (Otter 70B)", "7 billion (Otter 7B) to 70 billion (Otter 70B)"),
        ("75.3%", "75.3\N{NO-BREAK SPACE}%"),
        ("0.12345", "0.12345"),
        ("176,247,271,424", "176,247,271,424"),
        ("16 GB", "16 GB"),
        ("32k tokens", "32k tokens"),
        ("5.76e23 FLOP", "5.76e23 FLOP"),
        ("4096 (LLaMA 7B) to 8192 (LLaMA 65B)", "4,096 (LLaMA 7B) to 8,192 (LLaMA 65B)"),
        ("4096 (LLaMA 7B, and 8192", "4,096 (LLaMA 7B, and 8192"),
    ],
)
def test_a_figure_is_printed_in_the_form_of_all_others(printed: str, shown: str) -> None:
    assert in_house_form(printed) == shown


@given(st.integers(0, 10**9), st.sampled_from(["", "B", "M", "T", "%", " Billion", " Trillion"]))
def test_the_number_stays_what_it_is(number: int, scale: str) -> None:
    assert parse(in_house_form(f"{number}{scale}")).points == parse(f"{number}{scale}").points
