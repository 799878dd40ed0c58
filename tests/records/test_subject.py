"""What a book declares about its own subject: sorts of things, units, and which attribute plays which part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assay.model import Role
from assay.quantity import Interval, NotAQuantity, find, parse, use_units
from assay.records.load import Loaded, load
from assay.records.values import read_quantity

KINDS = (
    "cell: {role: system, has_page: true, listed_as: cells}\nchemistry: {role: family}\nmaker: {role: organisation}\n"
)
UNITS = "cycle: {symbol: cycles, words: [charge cycle]}\npack: {equals: 4.5 kWh, words: [battery pack]}\n"
ENTITIES = "lfp: {label: LFP, kind: chemistry}\nblade: {label: Blade, kind: cell, family: lfp}\n"
ATTRIBUTES = """\
lifetime: {label: lifetime, type: quantity, unit: cycle, definition: Cycles until a fifth of its charge is lost.}
stored: {label: stored energy, type: quantity, unit: pack, measures_size: true, definition: What it holds.}
"""


@pytest.fixture(autouse=True)
def units_of_this_process() -> Iterator[None]:
    """Other tests count in what they did before."""
    from assay.quantity.in_force import declared_units  # noqa: PLC0415 - only here

    before = declared_units()
    yield
    use_units(before)


def book(root: Path, **files: str) -> Loaded:
    """A book on batteries with other files where they are given."""
    for name, text in (
        {"kinds": KINDS, "units": UNITS, "entities": ENTITIES, "attributes": ATTRIBUTES} | files
    ).items():
        path = root / "claims" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
    return load(root)


def faults(root: Path, **files: str) -> list[str]:
    return [
        str(fault).removeprefix("claims/attributes.yml:").removeprefix("claims/")
        for fault in book(root, **files).faults
    ]


def test_a_book_on_batteries_declares_cells_and_cycles(tmp_path: Path) -> None:
    loaded = book(tmp_path)
    corpus = loaded.corpus

    assert loaded.faults == ()
    assert [corpus.role(name) for name in ("blade", "lfp", "nobody")] == [Role.SYSTEM, Role.FAMILY, None]
    assert corpus.kinds.main == "cell"
    assert corpus.kinds.lists == {"cells": ("cell",)}
    assert corpus.size == "stored"
    assert corpus.attributes["lifetime"].unit == "cycle"
    assert parse("3,000 charge cycles").to(parse("1 charge cycle").unit).points == (3000.0,)  # type: ignore[arg-type]
    assert parse("2 battery packs").to(parse("1 kWh").unit).points == pytest.approx((9.0,))  # type: ignore[arg-type]


def test_where_a_book_says_so_a_thousand_of_a_unit_may_be_1024(tmp_path: Path) -> None:
    book(tmp_path, units=f"{UNITS}slot: {{words: [slot], counted_in_1024: true}}\n")

    assert [parse(f"4K {thing}").binary for thing in ("slots", "charge cycles")] == [Interval(3584.0, 4608.0), None]


def test_what_one_subject_counts_is_a_noun_like_any_other_in_the_next(tmp_path: Path) -> None:
    said = "It has 3 layers, 40 heads and 12 experts."
    as_nouns = [(None, "layer"), (None, "head"), (None, "expert")]
    assert [(one.unit and one.unit.name, one.noun) for one in find(said)] == [
        ("layer", ""), ("head", ""), ("expert", ""),
    ]  # fmt: skip
    book(tmp_path)

    assert [(one.unit and one.unit.name, one.noun) for one in find(said)] == as_nouns


def test_a_verb_that_a_book_counts_says_what_happens_so_many_times(tmp_path: Path) -> None:
    rate = "rate: {label: heart rate, type: quantity, unit: beats/minute, definition: Beats at rest.}\n"
    loaded = book(tmp_path, units="beat: {symbol: beats, words: [beat]}\n", attributes=rate)
    said = find("It beats about 33 times a minute, turns 5 times a day and beats 7 times out of 10.")

    assert loaded.faults == ()
    assert [one.quantity and one.quantity.unit and one.quantity.unit.name for one in said] == [
        "beat_per_minute", "times_per_day", "times", None
    ]  # fmt: skip
    typed, _ = read_quantity("1,980 times an hour", loaded.corpus.attributes["rate"])
    assert typed is not None
    assert typed.points == (33.0,)


def test_units_of_one_book_are_not_those_of_the_next(tmp_path: Path) -> None:
    book(tmp_path)
    book(tmp_path / "other", units="", attributes="{}\n")

    with pytest.raises(NotAQuantity):
        parse("2 battery packs")


def test_without_the_file_a_kind_plays_the_part_that_it_is_called_after_or_is_a_system(tmp_path: Path) -> None:
    entities = "eve: {label: Eve, kind: person}\nblade: {label: Blade, kind: cell}\n"
    loaded = book(tmp_path, kinds="", entities=entities)

    assert loaded.faults == ()
    assert [loaded.corpus.role(name) for name in ("eve", "blade")] == [Role.PERSON, Role.SYSTEM]


def test_what_is_declared_nowhere_is_a_fault_with_the_place_of_the_declarations(tmp_path: Path) -> None:
    entities = "blade: {label: Blade, kind: cel}\n"
    attributes = (
        ATTRIBUTES + "price: {label: price, type: quantity, unit: usd, said_of: [pack], definition: Its price.}\n"
    )

    assert faults(tmp_path, entities=entities, attributes=attributes) == [
        "3: price.said_of[0]: unknown kind 'pack'; the known ones are cell, chemistry, maker (claims/kinds.yml)",
        "entities.yml:1: blade.kind: unknown kind 'cel' (did you mean 'cell'?); the known ones are in claims/kinds.yml",
    ]


def test_a_unit_takes_no_name_and_no_word_that_is_taken_and_its_size_is_a_figure_with_a_unit(tmp_path: Path) -> None:
    units = "kilogram: {}\nheap: {words: [tonne]}\nstack: {equals: many}\nrow: {equals: '3'}\n"

    assert faults(tmp_path, units=units, attributes="{}\n") == [
        "units.yml:1: kilogram: 'kilogram' is a unit that the checker has; take this one out, or give it another name",
        "units.yml:2: heap.words[0]: 'tonne' means tonne already; take it out",
        (
            "units.yml:3: stack.equals: 'many' is neither a figure with a unit nor units that are known; "
            "write for instance '3.6 kilojoule' or 'ampere * hour'"
        ),
        (
            "units.yml:4: row.equals: '3' is neither a figure with a unit nor units that are known; "
            "write for instance '3.6 kilojoule' or 'ampere * hour'"
        ),
    ]


def test_each_part_is_played_by_one_attribute_of_the_type_that_can(tmp_path: Path) -> None:
    attributes = ATTRIBUTES + (
        "weight: {label: weight, type: quantity, unit: kilogram, measures_size: true, definition: Its weight.}\n"
        "sold: {label: sold, type: date, compares: score, definition: When.}\n"
        "range: {label: range, type: quantity, unit: kilometre, lower_is_better: true, definition: How far.}\n"
    )

    assert faults(tmp_path, attributes=attributes) == [
        "3: weight.measures_size: `measures_size` is a part that 'stored' has already; take one of them out",
        "4: sold.compares: only a quantity has 'compares'; take it out, or write `type: quantity`",
        "5: range.lower_is_better: says something of a score only; take it out, or write `compares: score`",
    ]
