"""Finding numbers in running prose, and telling quantities from years, dates, ordinals and names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.quantity import Found, find


def quantities(text: str) -> list[Found]:
    return [found for found in find(text) if found.kind == "quantity"]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind, found.printed) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "printed", "points", "name"),
    [
        ("The 7B model is small.", "7B", (7e9,), "parameter"),
        ("It was trained on 1.4T tokens.", "1.4T tokens", (1.4e12,), "token"),
        ("A context of 32k is long.", "32k", (32e3,), None),
        ("Falcon 180B leads.", "180B", (180e9,), "parameter"),
        ("Mistral-7B-Instruct followed.", "7B", (7e9,), "parameter"),
        ("the 175-billion-parameter model", "175-billion-parameter", (175e9,), "parameter"),
        ("ranges between seven billion and 65 billion parameters", "between seven billion and 65 billion parameters",
         (7e9, 65e9), "parameter"),
        ("collecting more than €113 million in seed funding", "more than €113 million", (113e6,), "eur"),
        ("across 24-40 layers and", "24-40 layers", (24, 40), "layer"),
        ("up to 5376 hidden dimensions", "up to 5376 hidden dimensions", (5376,), "dimension"),
        ("on nearly five times as much data", "nearly five times", (5,), "times"),
        ("trained on trillions of tokens", "trillions of tokens", (1e12,), "token"),
        ("with 32 grouped self-attention heads", "32 grouped self-attention heads", (32,), "head"),
        ("it rose 0.68 per cent to 3,005.47", "0.68 per cent", (0.68,), "percent"),
        ("for US $58.24 per barrel today", "US $58.24 per barrel", (58.24,), "usd_per_barrel"),
        ("Simple Tasks1-6 billion", "1-6 billion", (1e9, 6e9), None),
        ("a 37m (121ft) skeleton", "37m", (37,), "metre"),
        ("it raised $37m (£30m)", "$37m", (37e6,), "usd"),
        ("for eight or nine euros", "eight or nine euros", (8, 9), "eur"),
        ("a 7- or 8-inch screen", "7", (7,), "inch"),
    ],
)  # fmt: skip
def test_the_first_quantity(text: str, printed: str, points: tuple[float, ...], name: str | None) -> None:
    found = quantities(text)[0]
    assert found.quantity is not None
    assert (found.printed, found.quantity.points) == (printed, points)
    assert (found.unit.name if found.unit else None) == name
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unlike GPT-3 and Phi 1.5, Llama 2 is open [12].",
         [("identifier", "GPT-3"), ("identifier", "Phi 1.5"), ("identifier", "Llama 2"), ("identifier", "12")]),
        ("ResNet-50 and iPhone 14 Pro", [("identifier", "ResNet-50"), ("identifier", "iPhone 14")]),
        ("see arXiv 2203.15556 and https://arxiv.org/abs/2306.11644",
         [("identifier", "arXiv 2203.15556"), ("identifier", "2306.11644")]),
        ("2010 billion tokens, 1898e21 FLOP", [("quantity", "2010 billion tokens"), ("quantity", "1898e21 FLOP")]),
        ("in 2020 and the 1960s, 2013-14", [("year", "2020"), ("year", "1960s"), ("year", "2013-14")]),
        ("on October 1 2019 at 17:22", [("date", "October 1 2019"), ("date", "17:22")]),
        ("April 4 and 5, 2024", [("date", "April 4 and 5, 2024")]),
        ("2019-09-01T10:38 or 5 a.m.", [("date", "2019-09-01T10:38"), ("date", "5 a.m")]),
        ("its 10th record", [("ordinal", "10th")]),
        ("2000 rpm", [("quantity", "2000 rpm")]),
        ("Table 3 and No. 5", [("identifier", "Table 3"), ("identifier", "5")]),
        ("version 1.2.3 of it", [("identifier", "1.2.3")]),
        ("no one knows the second half, a third party", []),
        ("6BB3 3E69 C4A7", [("identifier", "6BB3"), ("identifier", "3E69"), ("identifier", "C4A7")]),
        ("1 billion80", [("quantity", "1 billion"), ("quantity", "80")]),
    ],
)  # fmt: skip
def test_the_kinds_of_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("seven European countries conducted", "European country"),
        ("more than 700 heart transplants since", "heart transplant"),
        ("2.7m digital and physical sales of", "digital physical sale"),
        ("one of the best screens in this range", "best screen"),
        ("a four-cylinder engine", ""),
        ("About 1000 come from Asia", ""),
        ("Mistral 7B outperformed existing models", ""),
    ],
)
def test_the_noun_that_is_counted(text: str, noun: str) -> None:
    assert quantities(text)[0].noun == noun


def test_the_words_before_say_what_is_measured() -> None:
    assert quantities("a peak hidden dimension of 8192.")[0].before == "peak hidden dimension"
    assert quantities("| Parameters | 12B |")[0].before == "Parameters"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It read one million and a half tokens.", ["one million and a half tokens"]),
        ("It sold a million and a half of them.", ["a million", "a half"]),
        ("It lost a million and a half million.", ["a million", "a half million"]),
        ("a million and one third of all", ["a million", "one third"]),
    ],
)
def test_a_part_belongs_to_the_million_before_it_unless_it_is_of_something(text: str, expected: list[str]) -> None:
    assert [found.printed for found in quantities(text)] == expected


def test_an_age_between_commas() -> None:
    found = quantities("Jamie Armstrong, 25, said so.")[0]
    assert found.unit is not None
    assert found.unit.name == "year_of_age"


alphabet = st.sampled_from([*"0123456789.,-–/()[]%$€+~×^eBkMT ", " to ", " and ", "million", "half ", "GPT-", " of "])


@settings(deadline=None)  # the first unit of a run reads the table
@given(st.lists(alphabet, max_size=40).map("".join))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    last = 0
    for found in find(text):
        assert last <= found.start < found.end <= len(text)
        assert found.printed == text[found.start : found.end]
        assert (found.quantity is not None) == (found.kind == "quantity")
        last = found.end


def test_a_number_beyond_all_bounds_is_passed_over() -> None:
    assert [found.printed for found in quantities("between 5 and 31e308 tokens")] == ["5"]
