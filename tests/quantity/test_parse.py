"""Reading one figure: what it asserts, in which unit, with which hedge."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.quantity import HEDGES, Interval, NotAQuantity, TooLarge, UnknownLanguage, WrongDimension, find, parse, unit
from assay.quantity.hedges import PATTERNS, asserted

INF = math.inf
B = 1e9

FIGURES = [
    # plain numbers: half a unit of the last printed digit
    ("1.4 billion", 1.35e9, 1.45e9, None, "exact"),
    ("46.7B", 46.65e9, 46.75e9, None, "exact"),
    ("12B", 11.5e9, 12.5e9, None, "exact"),
    ("1.7T", 1.65e12, 1.75e12, None, "exact"),
    ("52K", 51_500, 52_500, None, "exact"),
    ("7B (billion)", 6.5e9, 7.5e9, None, "exact"),
    ("175-billion-parameter", 174.5e9, 175.5e9, "parameter", "exact"),
    ("40%", 39.5, 40.5, "percent", "exact"),
    ("75.30 %", 75.295, 75.305, "percent", "exact"),
    ("-3.5 %", -3.55, -3.45, "percent", "exact"),
    ("82,432 GPU hours", 82_431.5, 82_432.5, "gpu_hour", "exact"),
    ("3'200", 3199.5, 3200.5, None, "exact"),
    ("3\u2009200", 3199.5, 3200.5, None, "exact"),
    ("10 000", 9999.5, 10_000.5, None, "exact"),
    ("€113 million", 112.5e6, 113.5e6, "eur", "exact"),
    ("US$ 4.5m", 4.45e6, 4.55e6, "usd", "exact"),
    ("5 million US dollars", 4.5e6, 5.5e6, "usd", "exact"),
    ("$15.4/hour", 15.35, 15.45, "usd_per_hour", "exact"),
    ("8-bit", 7.5, 8.5, "bit", "exact"),
    # scientific
    ("1e24 FLOPs", 0.5e24, 1.5e24, "flop", "exact"),
    ("1.4e12", 1.35e12, 1.45e12, None, "exact"),
    ("1e-3", 0.5e-3, 1.5e-3, None, "exact"),
    ("13 × 10^9", 12.5e9, 13.5e9, None, "exact"),
    ("13 x 10^9", 12.5e9, 13.5e9, None, "exact"),
    ("3.14·10²³", 3.135e23, 3.145e23, None, "exact"),
    ("0.1–1.2 × 10²⁵ FLOP", 0.1e25, 1.2e25, "flop", "range"),
    ("5 × 10−3", 4.5e-3, 5.5e-3, None, "exact"),
    ("10^24 FLOP", 0.5e24, 1.5e24, "flop", "exact"),
    # words and fractions
    ("seven billion", 6.5e9, 7.5e9, None, "exact"),
    ("fifty-two thousand", 51_500, 52_500, None, "exact"),
    ("a hundred and two", 101.5, 102.5, None, "exact"),
    ("one hundred million", 99.5e6, 100.5e6, None, "exact"),
    ("a trillion", 0.5e12, 1.5e12, None, "exact"),
    ("a dozen", 11.5, 12.5, None, "exact"),
    ("three months", 2.5, 3.5, "month", "exact"),
    ("half", 0.45, 0.55, "dimensionless", "exact"),
    ("three-quarters", 0.7, 0.8, "dimensionless", "exact"),
    ("half a million", 450_000, 550_000, None, "exact"),
    ("two and a half million", 2.45e6, 2.55e6, None, "exact"),
    ("a million and a half", 1.45e6, 1.55e6, None, "exact"),
    ("three billion and a quarter", 3.2e9, 3.3e9, None, "exact"),
    ("$2 million and a half", 2.45e6, 2.55e6, "usd", "exact"),
    ("a dozen and a half", 17.4, 18.6, None, "exact"),
    ("1/2", 0.45, 0.55, None, "exact"),
    ("2½", 2.45, 2.55, None, "exact"),
    ("twice", 1.5, 2.5, "times", "exact"),
    ("a factor of 5", 4.5, 5.5, "times", "exact"),
    ("tenfold", 9.5, 10.5, "times", "exact"),
    # hedges
    ("about half", 0.45, 0.55, "dimensionless", "about"),
    ("around 20x", 18, 22, "times", "about"),
    ("~540B", 486e9, 594e9, None, "about"),
    ("around 1 billion parameters", 0.5e9, 1.5e9, "parameter", "about"),
    ("nearly five times", 4.5, 5.5, "times", "nearly"),
    ("nearly 100", 90, 100.5, None, "nearly"),
    ("just over 50 %", 49.5, 55, "percent", "just over"),
    ("more than €113 million", 113e6, INF, "eur", "more than"),
    ("over one million", 1e6, INF, None, "more than"),
    ("over a million", 1e6, INF, None, "more than"),
    ("10,000+", 10_000, INF, None, "more than"),
    ("49+", 49, INF, None, "more than"),
    ("175 billion+", 175e9, INF, None, "more than"),
    (">175B", 175e9, INF, None, "more than"),
    ("10,000+ GPU hours", 10_000, INF, "gpu_hour", "more than"),
    ("at least 3,200", 3200, INF, None, "at least"),
    ("100 billion tokens or more", 100e9, INF, "token", "at least"),
    ("at least about 50", 45, INF, None, "at least"),
    ("trillions", 1e12, INF, None, "vague plural"),
    ("trillions of tokens", 1e12, INF, "token", "vague plural"),
    ("hundreds of billions", 1e11, INF, None, "vague plural"),
    ("less than 5 %", 0, 5, "percent", "less than"),
    ("below -5 °C", -INF, -5, "celsius", "less than"),
    ("up to 5376", 0, 5376.5, None, "up to"),
    ("as many as a trillion", 0, 1.5e12, None, "up to"),
    ("max. 8192", 0, 8192.5, None, "up to"),
    ("only 65 billion parameters", 64.5e9, 65.5e9, "parameter", "exact"),
    # ranges
    ("7 to 65 billion", 7e9, 65e9, None, "range"),
    ("between seven billion and 65 billion parameters", 7e9, 65e9, "parameter", "range"),
    ("seven billion and 65 billion", 7e9, 65e9, None, "range"),
    ("1.3 billion to 2.7 billion", 1.3e9, 2.7e9, None, "range"),
    ("500 to 1 million", 500, 1e6, None, "range"),
    ("24–40 layers", 24, 40, "layer", "range"),
    ("1-6 billion", 1e9, 6e9, None, "range"),
    ("10 to 20 times", 10, 20, "times", "range"),
    ("$2 million to $3 million", 2e6, 3e6, "usd", "range"),
    ("€5–10 million", 5e6, 10e6, "eur", "range"),
    ("40% to 45%", 40, 45, "percent", "range"),
    ("about 10 to 20", 9, 22, None, "about"),
]


@pytest.mark.parametrize(("text", "low", "high", "name", "hedge"), FIGURES)
def test_a_figure_asserts_an_interval(text: str, low: float, high: float, name: str | None, hedge: str) -> None:
    quantity = parse(text)
    assert quantity.interval.low == pytest.approx(low)
    assert quantity.interval.high == pytest.approx(high)
    assert (quantity.unit.name if quantity.unit else None) == name
    assert quantity.hedge == hedge
    assert quantity.printed == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3,200", 3150, 3250),
        ("52,000", 51_500, 52_500),
        ("175,000,000,000", 174.5e9, 175.5e9),
        ("10,000", 9000, 11_000),
        ("3,201", 3200.5, 3201.5),
        ("20", 19.5, 20.5),
        ("70 billion", 69.5e9, 70.5e9),
        ("3,200.0", 3199.95, 3200.05),
    ],
)
def test_trailing_zeros_of_a_long_whole_number_may_be_rounding(text: str, low: float, high: float) -> None:
    quantity = parse(text)
    assert quantity.loose == Interval(low, high)
    assert quantity.interval.is_within(quantity.loose)


def test_the_printed_numbers_are_kept_without_hedge() -> None:
    assert parse("more than 7 to 65 billion").points == (7e9, 65e9)
    assert parse("nearly five times").points == (5.0,)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,4 Billionen", "de", 1.4e12),
        ("1,4 Milliarden Parameter", "de", 1.4e9),
        ("1.234.567,5", "de-AT", 1_234_567.5),
        ("46,7 Mrd.", "de", 46.7e9),
        ("1,3 milliard", "fr", 1.3e9),
        ("3\u202f200", "fr", 3200),
        ("2,7 miljard", "nl", 2.7e9),
        ("1,234", "en", 1234),
    ],
)
def test_other_languages_print_numbers_in_their_own_way(text: str, language: str, value: float) -> None:
    assert parse(text, language=language).points == (value,)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match=r"^no number format for language 'xx'; known are cs, da, de, en, "):
        parse("1", language="xx")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no figure in an empty text; write one such as '3.5 million km'"),
        ("up to", "'up to' does not begin with a number; write a figure such as '3.5 million km'"),
        ("GPT-3", "'GPT-3' does not begin with a number; write a figure such as '3.5 million km'"),
        (
            "7 billion banana",
            "did not understand 'banana' in '7 billion banana'; write it such as '3.5 million km'",
        ),
        (
            "175 billion3,200",
            "did not understand '3,200' in '175 billion3,200'; write it such as '3.5 million km'",
        ),
        ("12:30", "did not understand ':30' in '12:30'; write it such as '3.5 million km'"),
        ("3 to", "did not understand 'to' in '3 to'; write it such as '3.5 million km'"),
    ],
)
def test_what_is_no_figure_is_named(text: str, message: str) -> None:
    with pytest.raises(NotAQuantity) as caught:
        parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1e999", "a number with the exponent 999 is no figure of this world"),
        ("10^999999999999", "a number with the exponent 9999999 is no figure of this world"),
        ("9" * 450, "a number of more than 400 digits is no figure of this world"),
        ("9" * 301, "a number beyond 1e300 is no figure of this world"),
        ("1 " * 300, "a figure of 600 characters; no more than 500 are read"),
    ],
)
def test_giants_are_refused(text: str, message: str) -> None:
    with pytest.raises(TooLarge) as caught:
        parse(text)
    assert str(caught.value) == message


def test_a_figure_moves_to_another_unit() -> None:
    moved = parse("3 days").to(unit("hour"))
    assert moved.interval == Interval(60, 84)
    assert moved.points == (72.0,)
    assert moved.printed == "3 days"


def test_a_bare_number_takes_the_unit_it_is_given() -> None:
    assert parse("75.3").to(unit("percent")).interval == parse("75.3 %").interval


def test_half_is_fifty_percent() -> None:
    assert parse("half").to(unit("percent")).interval.contains(50)


def test_euros_do_not_become_dollars() -> None:
    with pytest.raises(WrongDimension):
        parse("€113 million").to(unit("usd"))


def test_the_table_of_hedges_has_one_row_a_name_and_one_sentence_each() -> None:
    assert len({hedge.name for hedge in HEDGES}) == len(HEDGES)
    phrases = [phrase for hedge in HEDGES for phrase in hedge.phrases]
    assert len(set(phrases)) == len(phrases)
    assert all(hedge.meaning.endswith(".") for hedge in HEDGES)


@pytest.mark.parametrize("hedge", [hedge for hedge in HEDGES if hedge.name not in PATTERNS], ids=lambda h: h.name)
def test_every_phrase_of_the_table_is_read(hedge: object) -> None:
    row = next(each for each in HEDGES if each is hedge)
    for phrase in row.phrases:
        assert parse(f"{phrase} 40").hedge == row.name, phrase
    for phrase in row.trailing:
        joint = "" if phrase[0] in "+-" else " "
        assert parse(f"40{joint}{phrase}").hedge == row.name, phrase


_HEDGED_SIDES = {
    "about": "both",
    "nearly": "low",
    "just over": "high",
    "more than": "high",
    "at least": "high",
    "less than": "low",
    "up to": "low",
}


@given(
    st.sampled_from(sorted(_HEDGED_SIDES)),
    st.floats(min_value=0.01, max_value=1e15),
    st.floats(min_value=0.0, max_value=0.5),
)
def test_a_hedge_never_narrows_on_the_hedged_side(name: str, value: float, share: float) -> None:
    half = value * share
    row = next(hedge for hedge in HEDGES if hedge.name == name)
    low, high = asserted((row,), value, half)
    if _HEDGED_SIDES[name] in ("low", "both"):
        assert low <= value - half
    if _HEDGED_SIDES[name] in ("high", "both"):
        assert high >= value + half


@given(st.lists(st.sampled_from([h for h in HEDGES if h.name != "vague plural"]), max_size=3), st.floats(1, 1e12))
def test_any_hedges_leave_the_value_itself_asserted(hedges: list[object], value: float) -> None:
    rows = tuple(hedge for hedge in HEDGES if hedge in hedges)
    low, high = asserted(rows, value, value / 100)
    assert low <= value <= high


AGREED = [
    "13 pairs per mm", "two free parameters", "90,000 barrels of oil a day", "2.5 deaths per 100,000 people", "3 of 4",
    "one in five", "1.5 ± 0.2 kg", "(4.5 ± 0.5) × 10^3 kg", "70 B", "275 000", "450 K", "32 K", "$12 M", "+5%", "−5 °C",
    "several billion tokens", "a couple of hundred GPUs", "between 800 MB and 1.5 GB", "$0.50 per million tokens",
    "1_000_000 tokens", "Rs 1,40,000", "50 MUSD", "7.2 km s−1", "exceeded 90 %", "16x H100", "a quarter million hours",
]  # fmt: skip


@pytest.mark.parametrize("text", AGREED)
def test_a_value_and_a_sentence_are_read_alike(text: str) -> None:
    (found,) = (one for one in find(text) if one.quantity is not None)
    assert found.quantity == replace(parse(text), printed=found.printed)
