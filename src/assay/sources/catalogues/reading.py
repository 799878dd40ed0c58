"""A catalogue, read: from the files of a package to rows of names and figures, by what its record says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from assay.records.catalogue_tables import Cell, Row, column_name
from assay.records.catalogue_types import CatalogueRecord, ColumnRecord, RowsRecord
from assay.sources.catalogues.python_tree import PythonTree
from assay.sources.catalogues.trees import DataTree, Leaf, TableTree, Tree, Unreadable

_FIELD = re.compile(r"\{([^{}]+)\}")
_SLASH = re.compile(r"(?<!/)/(?!/)")
"""Between the steps of a path; two slashes are one that belongs to a name."""

ReadFile = Callable[[str], str]
"""The text of a file of the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row as the file has it, before anybody knows which entity it is about."""

    name: str
    maker: str | None
    row: Row
    rows: int
    """Which part of the record it was read by."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a part of the record asks for and the files do not have."""

    keys: tuple[str | int, ...]
    reason: str


def read_rows(
    record: CatalogueRecord, folder: str, files: Iterable[str], read: ReadFile
) -> tuple[list[Found], list[Problem]]:
    """Every row that the record describes; `folder` is the source's file or folder, `files` all of the package."""
    trees = _Trees(read)
    found: list[Found] = []
    problems: list[Problem] = []
    for number, rows in enumerate(record.rows):
        before = len(found)
        chosen = sorted(_chosen(rows.files, folder, files)) if rows.files else [folder]
        if not chosen:
            wanted = ", ".join(rows.files)
            problems.append(Problem(("rows", number, "files"), f"no file of the package fits {wanted}; correct it"))
            continue
        for file in chosen:
            try:
                tree = trees.of(file)
            except Unreadable as error:
                problems.append(Problem(("rows", number), f"{file} {error}"))
                continue
            short = file.removeprefix(_parent(folder))
            found += (
                Found(name=name, maker=maker, row=row, rows=number)
                for name, maker, row in _rows_of(tree, short, rows, record.columns(rows))
            )
        if len(found) == before:
            problems.append(Problem(("rows", number, "at"), f"no row stands at {', '.join(rows.at)}; correct it"))
        problems += _unused(rows, number, {one.name for one in found[before:]})
    return found, problems


def _parent(folder: str) -> str:
    return folder if folder.endswith("/") else f"{PurePosixPath(folder).parent}/"


def _chosen(patterns: list[str], folder: str, files: Iterable[str]) -> set[str]:
    """The files that fit one of the patterns; a star stands for no slash."""
    return {
        name
        for name in files
        for pattern in patterns
        if name.count("/") == (folder + pattern).count("/") and fnmatchcase(name, folder + pattern)
    }


def tree_of(file: str, text: str) -> Tree:
    """The tree of a file, by its ending. Raises Unreadable."""
    ending = PurePosixPath(file).suffix
    if ending == ".py":
        return PythonTree(text)
    if ending in (".json", ".yaml", ".yml"):
        return DataTree(text)
    if ending == ".csv":
        return TableTree(text)
    raise Unreadable(
        f"nothing here reads {ending or 'such'} files; write a file that ends in .py, .json, .yaml or .csv"
    )


class _Trees:
    def __init__(self, read: ReadFile) -> None:
        self._read = read
        self._trees: dict[str, Tree] = {}

    def of(self, file: str) -> Tree:
        if file not in self._trees:
            self._trees[file] = tree_of(file, self._read(file))
        return self._trees[file]


def _rows_of(
    tree: Tree, file: str, rows: RowsRecord, columns: list[ColumnRecord]
) -> Iterator[tuple[str, str | None, Row]]:
    places = (found for at in rows.at for found in select(tree, tree.root, steps_of(at)))
    for stars, place in places:
        if rows.call is not None and tree.call(place) != rows.call:
            continue
        said = _Said(tree, place, {"$file": PurePosixPath(file).stem, **{f"${n}": s for n, s in enumerate(stars, 1)}})
        if not _is_wanted(said, rows):
            continue
        cells = {column_name(column): cell for column in columns if (cell := _cell(tree, place, column))}
        if not cells:
            continue
        for name in _names(said, rows):
            if name not in rows.skip:
                place_said = f"{file}:{tree.line(place)}"
                setting, as_of = said.fill(rows.setting), said.fill(rows.as_of)
                also = tuple(text for template in rows.also if (text := said.fill(template)) and text != name)
                yield (
                    name,
                    said.fill(rows.maker),
                    Row(
                        entity="",
                        name=name,
                        at=place_said,
                        setting=setting or "",
                        as_of=as_of or "",
                        cells=cells,
                        also=also,
                    ),
                )


def select(
    tree: Tree, place: Any, steps: list[str], stars: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """All places that fit a path with stars, each with what the stars stood for."""
    if not steps:
        yield stars, place
        return
    step, *rest = steps
    if "=" in step:
        field, _, value = step.partition("=")
        for _, inner in tree.members(place):
            if (leaf := leaf_at(tree, inner, field)) and leaf.text == value:
                yield from select(tree, inner, rest, stars)
        return
    if "*" not in step:
        inner = tree.at(place, step)
        if inner is not None:
            yield from select(tree, inner, rest, stars)
        return
    pattern = re.compile("(.*)".join(map(re.escape, step.split("*"))) + r"\Z", re.DOTALL)
    for key, inner in tree.members(place):
        if match := pattern.match(key):
            yield from select(tree, inner, rest, (*stars, *match.groups()))


def steps_of(path: str) -> list[str]:
    """The steps of a path; a dot has none."""
    return [] if path == "." else [step.replace("//", "/") for step in _SLASH.split(path)]


def leaf_at(tree: Tree, place: Any, path: str) -> Leaf | None:
    """The plain value below a place, None where there is none; a dot is the place itself."""
    for step in steps_of(path):
        place = tree.at(place, step)
        if place is None:
            return None
    return tree.leaf(place)


def _is_wanted(said: _Said, rows: RowsRecord) -> bool:
    return all(said.has(field, values) for field, values in rows.only.items()) and not any(
        said.has(field, values) for field, values in rows.but.items()
    )


def _cell(tree: Tree, place: Any, column: ColumnRecord) -> Cell | None:
    """What the row says, or the default that holds where it says nothing."""
    leaf = leaf_at(tree, place, column.field)
    if leaf is None and column.default:
        leaf = leaf_at(tree, tree.root, column.default)
        return _said(leaf, column, is_default=True)
    return _said(leaf, column, is_default=False)


def _said(leaf: Leaf | None, column: ColumnRecord, *, is_default: bool) -> Cell | None:
    if leaf is None or leaf.is_nothing or leaf.is_code or leaf.text in column.nothing:
        return None
    if column.values and leaf.text not in column.values:
        return None
    return Cell(" ".join(leaf.text.split()), is_default)


class _Said:
    """A row, asked by templates."""

    def __init__(self, tree: Tree, place: Any, stars: Mapping[str, str]) -> None:
        self._tree, self._place, self._stars = tree, place, stars

    def has(self, field: str, values: list[str]) -> bool:
        """Whether the field, or one item of the list there, has one of the values."""
        return any(
            fnmatchcase(one.text, value) for one in self._leaves(field) if not one.is_nothing for value in values
        )

    def _leaves(self, field: str) -> list[Leaf]:
        if field in self._stars:
            return [Leaf(self._stars[field])]
        place = self._place
        for step in steps_of(field):
            place = self._tree.at(place, step)
            if place is None:
                return []
        leaf = self._tree.leaf(place)
        return [leaf] if leaf else [inner for _, item in self._tree.members(place) if (inner := self._tree.leaf(item))]

    def fill(self, template: str | None) -> str | None:
        """The template with the row's fields in it; None where one is not there."""
        if template is None:
            return None
        texts = []
        for part in _FIELD.split(template)[1::2]:
            leaf = Leaf(self._stars[part]) if part in self._stars else leaf_at(self._tree, self._place, part)
            if leaf is None or leaf.is_nothing:
                return None
            texts.append(leaf.text)
        filled = iter(texts)
        return _FIELD.sub(lambda _: next(filled), template)


def _names(said: _Said, rows: RowsRecord) -> Iterator[str]:
    for template in rows.name:
        name = said.fill(template)
        if name is None:
            continue
        for filling in rows.fill if "{}" in name else ("",):
            full = name.replace("{}", filling)
            for ending in rows.endings:
                full = full.removesuffix(ending)
            yield " ".join(full.split())


def _unused(rows: RowsRecord, number: int, names: set[str]) -> Iterator[Problem]:
    for name in rows.same:
        if name not in names:
            yield Problem(("rows", number, "same", name), f"no row is called {name!r}; correct it or take it out")
