"""Rules that hold for every module of the house, whatever it is about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

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
