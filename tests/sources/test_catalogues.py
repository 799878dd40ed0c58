"""Catalogues: what a record says of the files of a package, and what comes out as rows, problems and differences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.model.name_index import Registry
from assay.model.naming import NameWords
from assay.records.catalogue_changes import changed_tables, changes
from assay.records.catalogue_tables import Cell, Row, as_text, printed, read_table
from assay.records.catalogue_types import CatalogueRecord
from assay.sources.catalogues.entities import Names
from assay.sources.catalogues.importing import Imported, import_catalogue
from assay.sources.catalogues.python_tree import PythonTree
from assay.sources.catalogues.reading import leaf_at, read_rows, select
from assay.sources.catalogues.trees import DataTree, TableTree, Unreadable
from assay.sources.catalogues.verifying import compared
from assay.sources.outcome import Sight
from tests.world import ROOT, entities, real

WORDS = NameWords(makers={"river lab": "river-lab"}, variants={"it": "instruct", "instruct": "instruct"})


def names() -> Names:
    registry = Registry(WORDS)
    for entity in entities().values():
        list(registry.add(entity.id, (entity.label, *entity.aliases)))
    return Names(WORDS, registry.index(), entities())


def imported(files: Mapping[str, str], folder: str = "", **record: object) -> Imported:
    catalogue = CatalogueRecord.model_validate({"licence": "MIT", "kind": "model", **record})
    read = read_rows(catalogue, folder or next(iter(files)), files, files.__getitem__)
    return import_catalogue(catalogue, read, names(), real().attributes)


SIZE = [{"attribute": "parameters", "field": "size"}]
YAML = "models:\n- {name: lab/Otter-7B, size: 7000000000}\n- {name: lab/Newt-99-3B, size: 3e9}\n"


def test_rows_are_read_with_their_line_and_named_by_what_they_are_called() -> None:
    found = imported({"data.yaml": YAML}, rows=[{"at": ["models/*"], "name": ["{name}"], "facts": SIZE}])
    assert (found.problems, found.unusable) == ((), ())
    assert [(row.entity, row.name, row.at, str(row.cells["parameters"])) for row in found.rows] == [
        ("otter-7b", "lab/Otter-7B", "data.yaml:2", "7000000000"),
        ("newt-99-3b", "lab/Newt-99-3B", "data.yaml:3", "3e9"),
    ]


PYTHON = """
import somewhere
BASE = dict(width=64, heads=8)
class Config:
    layers: int = 12
rows = [
    dict(name="Newt-{}-3B", **BASE, heads=4),
    Model(name="Heron", width=2 * 32, layers=somewhere.LAYERS),
]
def more():
    return [Model(name="Stoat", layers=int(1.2 * 10))]
if somewhere: more_rows = [dict(name="Plain", width=-1)]
"""
SHAPE = [
    {"attribute": "hidden_size", "field": "width"},
    {"attribute": "attention_heads", "field": "heads"},
    {"attribute": "layers", "field": "layers", "default": "Config/layers"},
]


def test_python_is_parsed_and_a_value_that_only_running_would_tell_is_none() -> None:
    part = {"at": ["rows/*", "more/*"], "name": ["{name}"], "fill": ["A", "B"], "facts": SHAPE}
    found = imported({"x.py": PYTHON}, rows=[part])
    said = {row.name: {name: str(cell) for name, cell in row.cells.items()} for row in found.rows}
    assert said == {
        "Newt-A-3B": {"hidden_size": "64", "attention_heads": "4", "layers": "(12)"},
        "Newt-B-3B": {"hidden_size": "64", "attention_heads": "4", "layers": "(12)"},
        "Heron": {"hidden_size": "64"},
        "Stoat": {"layers": "12"},
    }


def test_only_calls_of_one_name_and_only_rows_with_some_values_are_read() -> None:
    part = {"at": ["*/*"], "call": "Model", "but": {"name": ["Her*"]}, "name": ["{name}"], "facts": SHAPE}
    assert [row.name for row in imported({"x.py": PYTHON}, rows=[part]).rows] == ["Stoat"]


CSV = "Name,Rate per s (a/b)\r\nNewt 5 2B,0.5\r\nNewt 6 2B,\r\nNewt 7 2B,n/a\r\n"


def test_a_figure_is_multiplied_where_the_unit_of_the_file_is_another_and_never_rounded() -> None:
    column = {"attribute": "peak_compute", "field": "Rate per s (a//b)", "times": "1e3", "nothing": ["n/a"]}
    part = {"at": ["*"], "name": ["{Name}"], "facts": [column]}
    found = imported({"t.csv": CSV}, rows=[part])
    catalogue = CatalogueRecord.model_validate({"licence": "MIT", "kind": "model", "rows": [part]})
    assert [(row.name, printed(row.cells["peak_compute"], catalogue.rows[0].facts[0])) for row in found.rows] == [
        ("Newt 5 2B", "500")
    ]


@pytest.mark.parametrize(
    ("files", "part", "reason"),
    [
        ({"d.yaml": YAML}, {"at": ["nowhere/*"]}, "no row stands at nowhere/*; correct it"),
        ({"d.yaml": YAML}, {"files": ["*.toml"]}, "no file of the package fits *.toml; correct it"),
        (
            {"d.toml": ""},
            {},
            "d.toml nothing here reads .toml files; write a file that ends in .py, .json, .yaml or .csv",
        ),
        ({"d.py": "a = ("}, {}, "d.py is not readable as Python ('(' was never closed (<unknown>, line 1))"),
        (
            {"d.yaml": "models: [{name: a/Newt-8-2B, size: 2e9}, {name: b/newt8-2b, size: 3e9}]"},
            {},
            "'b/newt8-2b' (d.yaml:1) is another name of 'a/Newt-8-2B' (d.yaml:1) with other figures; skip one",
        ),
        (
            {"d.yaml": "models: [{name: 8-2B, size: 2e9}]"},
            {},
            "'8-2B' has no word in it, so that it names nothing; skip it",
        ),
        (
            {"d.yaml": YAML},
            {"same": {"lab/Adder": "stoat"}},
            "no row is called 'lab/Adder'; correct it or take it out",
        ),
    ],
)
def test_what_the_record_asks_for_and_the_package_does_not_have_is_told(
    files: dict[str, str], part: dict[str, object], reason: str
) -> None:
    rows = [{"at": ["models/*"], "name": ["{name}"], "facts": SIZE, **part}]
    assert reason in [problem.reason for problem in imported(files, rows=rows).problems]


def test_a_figure_out_of_bounds_is_left_out_and_told_with_its_place() -> None:
    text = "models:\n- {name: Newt 8 2B, size: 12}\n"
    found = imported({"d.yaml": text}, rows=[{"at": ["models/*"], "name": ["{name}"], "facts": SIZE}])
    assert found.rows == ()
    (told,) = found.unusable
    assert told.startswith("d.yaml:2: Newt 8 2B: parameters: '12' is outside the sane bounds of parameters")


def test_one_column_cannot_be_read_in_two_ways() -> None:
    other = [{"attribute": "parameters", "field": "size", "times": "1e9"}]
    parts = [{"at": ["models/*"], "name": ["{name}"], "facts": facts} for facts in (SIZE, other)]
    found = imported({"d.yaml": YAML}, rows=parts)
    assert "another part of the record reads this attribute in another way; make it a record of its own" in [
        problem.reason for problem in found.problems
    ]


ROWS = (
    Row(
        entity="newt-8",
        name="Newt 8",
        at="f.py:3",
        setting="",
        as_of="",
        cells={"layers": Cell("12"), "parameters": Cell("8", is_default=True)},
        also=("N8",),
    ),
    Row(
        entity="adder", name="Adder, the", at="f.py:1", setting="on Tuesdays", as_of="2023", cells={"layers": Cell("3")}
    ),
)
CATALOGUE = CatalogueRecord.model_validate(
    {
        "licence": "MIT",
        "kind": "model",
        "rows": [{"at": ["x"], "name": ["y"]}],
        "facts": [{"attribute": "layers", "field": "l"}, {"attribute": "parameters", "field": "p"}],
    }
)


def test_a_table_is_sorted_names_defaults_and_is_read_back_the_same() -> None:
    text = as_text(ROWS, CATALOGUE)
    assert text == (
        "entity,name,at,also,setting,as_of,layers,parameters\n"
        'adder,"Adder, the",f.py:1,,on Tuesdays,2023,3,\n'
        "newt-8,Newt 8,f.py:3,N8,,,12,(8)\n"
    )
    assert tuple(read_table(text)) == (ROWS[1], ROWS[0])


@pytest.mark.parametrize("text", ["", "a,b\n", "entity,name,at,layers\nx,y\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"its first line is not|has 2 cells, and 4 are expected"):
        list(read_table(text))


def test_a_difference_names_every_figure_and_a_mere_move_in_the_file_is_none() -> None:
    moved = Row(entity="newt-8", name="Newt 8", at="f.py:90", setting="", as_of="", cells=dict(ROWS[0].cells))
    assert not changes([ROWS[0]], [moved])
    grown = Row(entity="newt-8", name="Newt 8", at="f.py:3", setting="", as_of="", cells={"layers": Cell("13")})
    found = changes([ROWS[0], ROWS[1]], [grown])
    assert found.lines() == [
        "- adder (Adder, the): layers 3",
        "~ newt-8 (Newt 8): layers 12 → 13",
        "~ newt-8 (Newt 8): parameters (8) → nothing",
    ]


def test_two_checkouts_are_compared_catalogue_by_catalogue(tmp_path: Path) -> None:
    record = (ROOT / "claims/sources/codecarbon-regions.yml").read_text("utf-8")
    table = "entity,name,at,carbon_intensity\n{}-1,{} 1,impact.csv:2,{}\n"
    for side, figure in (("base", "646"), ("head", "647")):
        folder = tmp_path / side / "claims" / "sources"
        folder.mkdir(parents=True)
        for key, value in (("same", "5"), ("grid", figure)):
            (folder / f"{key}.yml").write_text(record, "utf-8")
            (folder / f"{key}.csv").write_text(table.format(key, key, value), "utf-8")
    found = changed_tables(tmp_path / "base", tmp_path / "head")
    assert {key: one.lines() for key, one in found.items()} == {
        "grid": ["~ grid-1 (grid 1): carbon_intensity 646 → 647"]
    }


def test_a_table_that_somebody_changed_by_hand_does_not_match_its_package() -> None:
    edited = [
        Row(
            entity="adder",
            name="Adder, the",
            at="f.py:1",
            setting="on Tuesdays",
            as_of="2023",
            cells={"layers": Cell("4")},
        ),
        ROWS[0],
    ]
    found = compared("snakes", edited, Imported((ROWS[1],), (), ()))
    assert found.sight is Sight.CHANGED
    assert found.why == "3 of 3 figures do not stand there"
    assert [(check.fact, check.sight, check.recorded, check.found, check.why) for check in found.checks] == [
        ("snakes#adder.layers", Sight.CHANGED, "4", "3", ""),
        ("snakes#newt-8.layers", Sight.GONE, "12", "", "no row 'Newt 8' stands there any more"),
        ("snakes#newt-8.parameters", Sight.GONE, "(8)", "", "no row 'Newt 8' stands there any more"),
    ]
    assert compared("snakes", ROWS, Imported(ROWS, (), ())).why == "all 3 figures stand there"


def test_json_numbers_stay_as_typed_and_null_is_nothing() -> None:
    tree = DataTree('{"a": {"price": 4e-06, "none": null, "text": "null"}}')
    leaves = {path: leaf_at(tree, tree.root, path) for path in ("a/price", "a/none", "a/text", "a/b")}
    assert {path: leaf and (leaf.text, leaf.is_nothing) for path, leaf in leaves.items()} == {
        "a/price": ("4e-06", False), "a/none": ("null", True), "a/text": ("null", False), "a/b": None,
    }  # fmt: skip


def test_one_row_of_a_list_is_chosen_by_a_field() -> None:
    tree = PythonTree("shops = [Shop(id='one', models=[M(n=1)]), Shop(id='two', models=[M(n=2), M(n=3)])]")
    found = [leaf_at(tree, place, "n") for _, place in select(tree, tree.root, ["shops", "id=two", "models", "*"])]
    assert [leaf and leaf.text for leaf in found] == ["2", "3"]


@pytest.mark.parametrize(
    "expression", ["9**9**9**9", "10**400 * 10**400 * 10**400", "'a' * 10**9", "[1] * 10**9", "1 / 0"]
)
def test_an_expression_that_would_take_for_ever_has_no_value(expression: str) -> None:
    tree = PythonTree(f"x = {expression}")
    leaf = leaf_at(tree, tree.root, "x")
    assert leaf is None or len(leaf.text) < 1000


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for kind in (PythonTree, DataTree, TableTree):
        try:
            tree = kind(text)
            list(select(tree, tree.root, ["*", "*"]))
        except Unreadable:
            pass
