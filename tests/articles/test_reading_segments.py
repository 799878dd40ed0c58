"""A text is cut into sentences, headings, items and cells, each under its headings; wrapped lines belong together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assay.articles.reading.segments import segments_of


def cut(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (one.kind, text[one.start : one.end], [text[above.start : above.end] for above in one.path])
        for one in segments_of(text)
    ]


def test_everything_stands_under_the_headings_above_it() -> None:
    assert cut("# Gopher\n\nIt is large.\n\n## Size\n\n- 80 layers\n\n# PaLM\n\nIt is larger.") == [
        ("heading", "Gopher", []),
        ("sentence", "It is large.", ["Gopher"]),
        ("heading", "Size", ["Gopher"]),
        ("item", "80 layers", ["Gopher", "Size"]),
        ("heading", "PaLM", []),
        ("sentence", "It is larger.", ["PaLM"]),
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It came out on Feb. 24, 2023 (see pp. 3 and Figs. 2 of it). It is large."
    assert [said for _, said, _ in cut(text)] == [text[:-13], "It is large."]


def test_a_line_that_ends_in_a_colon_heads_its_list_and_no_longer() -> None:
    assert cut("Its size is this:\n- 80 layers\n\nThat is all of it.")[1:] == [
        ("item", "80 layers", ["Its size is this:"]),
        ("sentence", "That is all of it.", []),
    ]


def test_a_sentence_that_was_wrapped_is_one() -> None:
    text = "LaMDA has 137 billion parameters and\nwas trained on 768 billion words with\n1,024 chips of a kind."
    assert [said for _, said, _ in cut(text)] == [text]


def test_abbreviations_end_no_sentence() -> None:
    assert len(cut("It was told by Dr. Stone and others, e.g. Ms. Wood. It is long.")) == 2


@given(st.text(alphabet="ab. \n|-#:1*\t", max_size=80))
def test_segments_stand_in_order_and_never_overlap(text: str) -> None:
    found = segments_of(text)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
