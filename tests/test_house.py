"""Rules that hold for every module of the house, whatever it is about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
WIDE = 4
"""Fields from which on nobody remembers their order."""


def dataclasses(path: Path) -> Iterator[tuple[str, ast.expr, int]]:
    """The name of each dataclass in a file, how it is decorated, and how many fields it has."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for mark in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            if isinstance(node, ast.ClassDef) and ast.unparse(mark).startswith("dataclass"):
                yield node.name, mark, sum(isinstance(field, ast.AnnAssign) for field in node.body)


def is_by_name(mark: ast.expr) -> bool:
    """Whether the dataclass takes its fields by their names only."""
    return isinstance(mark, ast.Call) and any(ast.unparse(word) == "kw_only=True" for word in mark.keywords)


def test_a_dataclass_with_four_fields_or_more_takes_them_by_name_so_that_two_cannot_be_swapped() -> None:
    found = [(path, *one) for path in MODULES for one in dataclasses(path)]
    by_position = [
        f"{path.relative_to(ROOT)}: {name} has {fields} fields; decorate it with @dataclass(..., kw_only=True)"
        for path, name, mark, fields in found
        if fields >= WIDE and not is_by_name(mark)
    ]

    assert by_position == []
    assert len(found) > 200


CLAIMS = ROOT / "claims"
GENERAL = {
    "a word of our own: a key of records, a part that things play, a kind of element, a folder": (
        "accelerator", "author", "family", "input", "licence", "method", "model", "organisation", "origin",
        "parameters", "person", "product", "saying", "score", "share", "words", "work",
    ),
    "a word of HTML, CSL, schema.org, Sphinx or Jupyter": (
        "article", "arxiv", "dataset", "head", "language", "math", "meta", "place", "python", "role",
    ),
    "what every unit has, and what a new book begins with": ("dimension", "example"),
    "a place whose form of messages is one of several": ("github",),
    "a power, a letter or a word of mathematics": ("A", "B", "alpha", "beta", "phi", "power"),
    "a word of English that tells a time": ("before",),
}  # fmt: skip
"""What a book happens to name as the checker names something general, each with the reason."""
READER = ROOT / "src" / "assay" / "quantity"
"""It reads figures in any text, before any records are at hand: its word lists are a dictionary of English."""


def ids_of_the_book() -> set[str]:
    """Everything that `claims/` gives a name: things and their kinds, what can be said of them, units, settings."""
    files = {name: _yaml(CLAIMS / f"{name}.yml") for name in ("attributes", "entities", "kinds", "units")}
    settings = {
        str(fact["setting"])
        for path in (CLAIMS / "sources").glob("*.yml")
        for fact in _yaml(path).get("facts", ())
        if isinstance(fact, dict) and "setting" in fact
    }
    return {*(name for entries in files.values() for name in entries), *settings}


def _yaml(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return read


def literals(path: Path) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def test_the_checker_knows_no_subject_nothing_that_the_book_names_stands_in_it() -> None:
    ids = ids_of_the_book()
    general = {word for words in GENERAL.values() for word in words}
    modules = [path for path in MODULES if ROOT / "src" / "assay" in path.parents and READER not in path.parents]
    found = [(path, node) for path in modules for node in literals(path) if node.value in ids]

    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r} is an id of claims/; let a key of its record say it"
        for path, node in found
        if node.value not in general
    ] == []
    assert general == {node.value for _, node in found}, "take out what is no longer needed"
    assert len(ids) > 600


def test_the_reader_of_figures_knows_no_thing_kind_or_unit_of_the_book_but_words_of_english() -> None:
    named = {name for file in ("entities", "kinds", "units") for name in _yaml(CLAIMS / f"{file}.yml")}
    found = {node.value for path in READER.rglob("*.py") for node in literals(path) if node.value in named}

    # `head` and `car` stand in `$5 a head` and `10 a car`; php are pesos of the Philippines
    assert found == {"accelerator", "arxiv", "car", "family", "head", "model", "person", "php"}
