"""Units: canonical names, words in prose, conversion, and what must not convert."""

from __future__ import annotations

import math

import pytest

from assay.quantity import Interval, Unit, UnknownUnit, WrongDimension, convert, per, unit, unit_in_words
from assay.quantity.unit_table_everyday import UNITS


def test_every_unit_of_the_table_resolves_under_a_name_of_its_own() -> None:
    assert len({entry.name for entry in UNITS}) == len(UNITS)
    for entry in UNITS:
        assert unit(entry.name).name == entry.name


def test_every_word_of_the_table_names_its_unit() -> None:
    for entry in UNITS:
        for word in (*entry.spoken(), *entry.written()):
            assert " $" in word or unit_in_words(word) is not None, word


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("parameters", "parameter"),
        ("weights", "parameter"),
        ("tokens", "token"),
        ("GPU hours", "gpu_hour"),
        ("GPU-hours", "gpu_hour"),
        ("A100 hours", "gpu_hour"),
        ("TPU v3 hours", "gpu_hour"),
        ("GPUs", "gpu"),
        ("layers", "layer"),
        ("hidden dimensions", "dimension"),
        ("attention heads", "head"),
        ("experts", "expert"),
        ("examples", "example"),
        ("prompts", "example"),
        ("words", "word"),
        ("images", "image"),
        ("times", "times"),
        ("x", "times"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("percent", "percent"),
        ("€", "eur"),
        ("euros", "eur"),
        ("$", "usd"),
        ("US$", "usd"),
        ("dollars", "usd"),
        ("£", "gbp"),
        ("FLOP", "flop"),
        ("FLOPs", "flop"),
        ("PF-days", "petaflop_day"),
        ("petaflop/s-days", "petaflop_day"),
        ("TFLOPS", "teraflop_per_second"),
        ("TFLOP/s", "teraflop_per_second"),
        ("MWh", "megawatt_hour"),
        ("tCO2e", "tonne_co2e"),
        ("lbs of CO2", "pound_co2e"),
        ("kg CO2e", "kilogram_co2e"),
        ("lbs", "pound"),
        ("GB", "gigabyte"),
        ("GiB", "gibibyte"),
        ("bits", "bit"),
        ("days", "day"),
        ("weeks", "week"),
        ("months", "month"),
        ("years", "year"),
        ("hours", "hour"),
    ],
)
def test_words_of_prose_name_units(words: str, name: str) -> None:
    assert unit_in_words(words) == unit(name)


@pytest.mark.parametrize("words", ["bananas", "GPU bananas", "", "gb"])
def test_other_words_name_none(words: str) -> None:
    assert unit_in_words(words) is None


@pytest.mark.parametrize(
    ("amount", "frm", "to", "expected"),
    [
        (1, "petaflop_day", "flop", 8.64e19),
        (1, "gpu_day", "gpu_hour", 24),
        (50, "percent", "dimensionless", 0.5),
        (5, "times", "percent", 500),
        (1, "month", "day", 30.44),
        (1, "gibibyte", "gigabyte", 1.073741824),
        (1, "gigabyte", "bit", 8e9),
        (2000, "kilogram_co2e", "tonne_co2e", 2),
        (1, "pound_co2e", "kilogram_co2e", 0.45359237),
        (1, "pound", "tonne_co2e", 0.00045359237),
        (1, "megawatt_hour", "joule", 3.6e9),
        (1, "teraflop_per_second", "flop_per_second", 1e12),
    ],
)
def test_converts_within_a_dimension(amount: float, frm: str, to: str, expected: float) -> None:
    moved = convert(Interval.exact(amount), unit(frm), unit(to))
    assert math.isclose(moved.low, expected, rel_tol=1e-12)
    assert math.isclose(moved.high, expected, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("frm", "to", "message"),
    [
        ("eur", "usd", "cannot convert eur (eur) to usd (usd)"),
        ("token", "word", "cannot convert token (token) to word (word)"),
        ("flop", "teraflop_per_second", "cannot convert flop (flop) to teraflop_per_second (flop / time)"),
        ("gpu_hour", "hour", "cannot convert gpu_hour (accelerator * time) to hour (time)"),
    ],
)
def test_refuses_to_convert_between_dimensions(frm: str, to: str, message: str) -> None:
    with pytest.raises(WrongDimension) as caught:
        convert(Interval.exact(1), unit(frm), unit(to))
    assert str(caught.value) == message


def test_an_unknown_name_comes_with_suggestions() -> None:
    with pytest.raises(UnknownUnit) as caught:
        unit("paramter")
    assert str(caught.value) == "unknown unit 'paramter'; did you mean parameter?"
    assert caught.value.suggestions == ("parameter",)


def test_an_unknown_name_like_no_other_comes_without() -> None:
    with pytest.raises(UnknownUnit) as caught:
        unit("qqq")
    assert str(caught.value) == "unknown unit 'qqq'"


def test_a_rate_has_a_dimension_of_its_own() -> None:
    assert per(unit("usd"), "gpu_hour") == Unit(
        name="usd_per_gpu_hour", dimension="usd / accelerator / time", factor=1 / 3600, symbol="$ per gpu hour"
    )
    assert per(unit("usd"), "share") == Unit(
        name="usd_per_share", dimension="usd / share", factor=1.0, symbol="$ per share"
    )
    assert per(unit("mile"), "hour") == unit("mile_per_hour")
