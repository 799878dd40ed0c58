"""The fragment of a fact is found however the text is set, and never in another figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assay.sources.fragments import Text

FOUND = [
    ("1.4 Trillion", "trained on 1.4\u202ftrillion tokens"),
    ("16,384", "width 16384"),
    ("16,384", "width 16\u2009384 and more"),
    ("16384", "width 16,384"),
    ("16'384", "width 16 384"),
    ("2 048", "a batch of 2048"),
    ("100 models", "in 2023 100 models"),
    ("the same number", "the\n  same\tnumber"),
    ("compute-optimal", "compute\u2011optimal"),
    ("5.76 × 10^23", "about 5.76 × 10^23 FLOPs"),
    ("it's “open”", 'it’s "open" now'),
    ("Of the 62 tasks … only four", "Of the 62 tasks that we saw, only four lost"),
    ("language", "lan\u00adguage"),
    ("ﬁne", "fine"),
    ("7.5", "it has 7.5."),
    ("$5 million", "(US$5 million)"),
    ("GPT-3", "Gpt–3"),
]
MISSING = [
    ("1.4 trillion", "21.4 trillion"),
    ("1.4", "1.45"),
    ("7", "7.5"),
    ("5", "7.5"),
    ("384", "16,384"),
    ("16", "16,384"),
    ("7B", "7Bn"),
    ("1 trillion", "1.1 trillion"),
    ("only four … Of the 62", "Of the 62 tasks only four"),
    ("1.400", "1400"),
    ("…", "anything"),
    ("otter", ""),
]


@pytest.mark.parametrize(("fragment", "text"), FOUND)
def test_a_fragment_is_found_however_the_text_is_set(fragment: str, text: str) -> None:
    assert Text(text).holds(fragment)
    assert Text("nothing", text).holds(fragment)


@pytest.mark.parametrize(("fragment", "text"), MISSING)
def test_a_fragment_is_not_found_in_other_words_or_figures(fragment: str, text: str) -> None:
    assert not Text(text).holds(fragment)


WORDS = some.text(some.characters(categories=["Ll", "Nd", "Zs", "Po", "Sm", "Cf"]), max_size=30)


@given(WORDS, WORDS, WORDS)
def test_what_stands_in_a_text_between_spaces_is_found(before: str, inside: str, after: str) -> None:
    text = Text(f"{before} | {inside} | {after}")
    assert text.holds(f"| {inside} |")


@given(some.integers(0, 10**12), some.integers(0, 10**12))
def test_a_figure_is_found_only_where_it_stands(one: int, other: int) -> None:
    assert Text(f"There are {other:,} of them").holds(f"{one}") is (one == other)
