"""YAML as text with lines: nothing guessed, nothing lost, and no input that raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.yamlio import read_yaml, spell


def said(text: str) -> list[str]:
    return [str(fault) for fault in read_yaml(text, "it.yml").faults]


@pytest.mark.parametrize(
    "scalar",
    ["NO", "yes", "12:30", "017", "0x1F", "1e-3", "1.4e12", "~", "null", "2022-03-29", ".5", "1_000", "=", "<<"],
)
def test_a_scalar_is_the_text_that_was_typed(scalar: str) -> None:
    document = read_yaml(f"key: {scalar}\n{scalar}: value\n", "it.yml")
    assert (document.tree, document.faults) == ({"key": scalar, scalar: "value"}, [])


def test_every_value_knows_its_line() -> None:
    document = read_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n  - e\n", "it.yml")
    assert document.tree == {"a": "1", "b": [{"c": "2", "d": "3"}, "e"]}
    assert [document.line(path) for path in [("a",), ("b",), ("b", 0, "d"), ("b", 1)]] == [1, 2, 4, 5]


def test_what_is_not_there_has_the_line_of_what_should_hold_it() -> None:
    document = read_yaml("a: 1\nb:\n  - c: 2\n", "it.yml")
    assert (document.line(("b", 0, "x", "y")), document.line(("z",))) == (3, 1)
    assert str(document.fault(("b", 0, "x"), "is missing")) == "it.yml:3: b[0].x: is missing"


def test_a_path_is_spelt_as_people_write_it() -> None:
    assert [spell(path) for path in [(), ("a",), ("facts", 2, "value"), (0, 1)]] == [
        "",
        "a",
        "facts[2].value",
        "[0][1]",
    ]


def test_a_repeated_key_keeps_the_first_value_and_passes_over_the_second() -> None:
    document = read_yaml("a: 1\na: [{b: 2}, 3]\nc: 4\n", "it.yml")
    assert document.tree == {"a": "1", "c": "4"}
    assert said("a: 1\na: [{b: 2}, 3]\nc: 4\n") == [
        "it.yml:2: a: the key is repeated; it already stands on line 1: keep one"
    ]


def test_an_alias_is_refused_however_often_it_is_used() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    wanted = "stands for another part of the file; write the value out"
    assert said(text) == [f"it.yml:{n}: {path}: the alias *{name} {wanted}" for n, path, name in [
        (2, "b[0]", "a"), (2, "b[1]", "a"), (3, "c[0]", "b"), (3, "c[1]", "b"),
    ]]  # fmt: skip


@pytest.mark.parametrize(
    "opening", ["a: " + "[" * 100_000, "- " * 100_000, "a: " + "{b: " * 50_000, "a: " + "[" * 50 + "]" * 50]
)
def test_no_nesting_is_deep_enough_to_break_the_parser(opening: str) -> None:
    assert len(said(opening)) == 1


def test_what_follows_values_that_are_nested_too_deeply_is_still_read() -> None:
    document = read_yaml("a: " + "[" * 50 + "x" + "]" * 50 + "\nb: 1\n", "it.yml")
    assert document.tree["b"] == "1"
    assert said("a: " + "[" * 50 + "]" * 50) == [
        "it.yml:1: a" + "[0]" * 11 + ": values are nested more than 12 deep; write them flat"
    ]


def test_a_file_that_is_too_long_is_not_parsed() -> None:
    assert said("a" * 2_000_001) == [
        "it.yml:1: the file has 2,000,001 characters; a record has at most 2,000,000: split it"
    ]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_control_character_is_named_with_its_line(character: str) -> None:
    wanted = f"it.yml:2: holds a control character (U+{ord(character):04X}); remove it"
    assert said(f"ä: 1\nb: x{character}\n") == [wanted]


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read_yaml("\ufeffa: 1\n", "it.yml").tree == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n# nothing\n"])
def test_an_empty_file_says_so_or_gives_an_empty_text(text: str) -> None:
    document = read_yaml(text, "it.yml")
    assert document.is_lost is (document.tree == {})
    assert document.tree in ({}, "")


def test_only_a_file_that_cannot_be_read_at_all_is_lost() -> None:
    assert read_yaml("a: 'x", "it.yml").is_lost
    assert not read_yaml("a: 1\na: 2\n", "it.yml").is_lost


@given(st.text(alphabet=st.sampled_from("ab:-?[]{}&*!|>'\"#%@`, \n\t~<=0"), max_size=60))
def test_any_text_gives_a_tree_or_a_fault_and_never_an_exception(text: str) -> None:
    document = read_yaml(text, "it.yml")
    assert document.faults or isinstance(document.tree, str | list | dict)
    assert all(fault.line >= 1 for fault in document.faults)


scalars = st.text(alphabet="abNO019.:e-", min_size=1, max_size=8).map(lambda text: f"x{text}x")
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(scalars, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(scalars, trees, min_size=1, max_size=4))
def test_a_tree_that_is_written_comes_back(tree: dict[str, object]) -> None:
    assert read_yaml(written(tree), "it.yml").tree == tree


def written(tree: object) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f'"{key}": {written(value)}' for key, value in tree.items()) + "}"
    return "[" + ", ".join(map(written, tree)) + "]" if isinstance(tree, list) else f'"{tree}"'
