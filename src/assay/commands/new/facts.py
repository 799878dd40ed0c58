"""`assay new facts`: all that a table of a source says, at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from assay.checkout.paths import find_root
from assay.commands.completion import complete
from assay.commands.new.fact import add
from assay.commands.new.from_type import check_of, shapes_of
from assay.errors import UsageError, suggest
from assay.records.knowledge_types import FactRecord

_SHAPES = {shape.name: shape for shape in shapes_of(FactRecord) if shape.form in ("text", "list")}
_SHOWN = 20
"""Faults that are told at once; a table with the wrong head has one in each cell."""


@click.command(name="facts")
@click.argument("source", shell_complete=complete("source"))
@click.argument("file", type=click.File("rb"))
@click.option("--locator", help="Where in the source the table stands, for rows without a locator of their own.")
@click.option("--subject", shell_complete=complete("entity"), help="What all rows are about, where no column says it.")
@click.option("--attribute", shell_complete=complete("attribute"), help="What all values are of, where none says it.")
@click.option("--dry-run", is_flag=True, help="Write nothing: print what would be written, and where.")
@click.pass_obj
def command(root: Path | None, /, *, source: str, file: io.BufferedReader, dry_run: bool, **given: str | None) -> None:
    """Add the facts of a table, FILE (CSV, or with tabs; `-` for what is piped in), to a SOURCE that is there.

    \b
    assay new facts survey rivers.csv --locator "Table 1"

    The first line names the columns, such as `subject,length,speed`, and a row is `otter,32 km,2 km/h`. A column is
    called as a field of a fact (`subject`, `attribute`, `value`, `locator`, `fragment`, `setting`…) or as an attribute,
    and then holds its values. Empty cells say nothing. All cells are checked first: either the whole table is
    written, or nothing, and each fault is told with its line and its column.
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    from assay.commands.new.by_type import known_ids
    from assay.records.load import load

    root = find_root(root)
    loaded = load(root)
    corpus = loaded.corpus
    if source not in corpus.sources:
        raise UsageError(f"no source is called {source!r}{suggest(source, corpus.sources)}")
    defaults = {name: text for name, text in given.items() if text}
    cells = list(_cells(file.name, file.read(), corpus.attributes, defaults))
    faults = [fault for cell in cells for fault in _faults(cell, known_ids(loaded), loaded)]
    if faults:
        more = [f"and {len(faults) - _SHOWN} more"] if faults[_SHOWN:] else []
        raise UsageError("\n       ".join(["nothing was written:", *faults[:_SHOWN], *more]))
    if not cells:
        raise UsageError(f"{file.name} holds no value; write a head and a row for each fact")
    add(root, source, [_fields(cell) for cell in cells], dry_run=dry_run)
    _say_what_was_read(cells, loaded)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """One fact of the table, and where it stands."""

    place: str
    fields: Mapping[str, str]


def _cells(name: str, data: bytes, attributes: Mapping[str, Any], defaults: Mapping[str, str]) -> Iterator[_Cell]:
    """The facts of a table, row by row; UsageError where its head names what is neither a field nor an attribute."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not in UTF-8; save it so (in a spreadsheet: “CSV UTF-8”)") from None
    begin = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=begin.count))
    head = [cell.strip() for cell in next(rows, [])]
    unknown = [one for one in head if one not in _SHAPES and one not in attributes]
    if unknown:
        known = [*_SHAPES, *attributes]
        reasons = [f"no field and no attribute is called {one!r}{suggest(one, known)}" for one in unknown]
        raise UsageError(f"{name}:1: " + "; ".join(reasons))
    needed = ("subject", "locator", *(("attribute",) if "value" in head else ()))
    if missing := [one for one in needed if one not in head and one not in defaults]:
        reasons = [f"{one} is missing; add a column, or --{one} for all rows" for one in missing]
        raise UsageError(f"{name}:1: " + "; ".join(reasons))
    for row in rows:
        if len(row) > len(head):
            reason = f"{len(row)} cells, but the head has {len(head)}; put what has a comma in quotes"
            raise UsageError(f"{name}:{rows.line_num}: {reason}")
        said = {one: cell.strip() for one, cell in zip(head, row, strict=False) if cell.strip()}
        fields = dict(defaults) | {one: cell for one, cell in said.items() if one in _SHAPES}
        for one in (one for one in said if one not in _SHAPES):
            yield _Cell(place=f"{name}:{rows.line_num}: {one}", fields={**fields, "attribute": one, "value": said[one]})
        if "value" in said:
            yield _Cell(place=f"{name}:{rows.line_num}: value", fields=fields)


def _faults(cell: _Cell, known: Mapping[str, Sequence[str]], loaded: Any) -> Iterator[str]:
    """What keeps a cell from being a fact."""
    from assay.commands.new.drafting import scope_of
    from assay.records.values import read_value

    for name, shape in _SHAPES.items():
        said = cell.fields.get(name)
        if said is None and shape.field.is_required():
            yield f"{cell.place}: {name} is missing in this row"
        elif said is not None and shape.form == "text" and (reason := check_of(shape, known)(said)):
            yield f"{cell.place}: {name}: {reason}"
    attribute = loaded.corpus.attributes.get(cell.fields.get("attribute", ""))
    if attribute is not None:
        _, wrong = read_value([cell.fields["value"]], attribute, scope_of(loaded).entities)
        yield from (f"{cell.place}: {reason}" for _, reason in wrong)


def _fields(cell: _Cell) -> dict[str, Any]:
    """The fields in the order of a record."""
    return {
        name: [cell.fields[name]] if shape.form == "list" else cell.fields[name]
        for name, shape in _SHAPES.items()
        if name in cell.fields
    }


def _say_what_was_read(cells: Sequence[_Cell], loaded: Any) -> None:
    """How many facts there are, and in which units bare figures were read."""
    from assay.records.values import unit_left_out

    units: dict[str, str] = {}
    for cell in cells:
        attribute = loaded.corpus.attributes[cell.fields["attribute"]]
        if unit := unit_left_out(cell.fields["value"], attribute):
            units[attribute.label] = unit
    click.echo(f"{len(cells)} facts" if len(cells) != 1 else "1 fact", err=True)
    if units:
        listed = ", ".join(f"{label} in {unit}" for label, unit in units.items())
        click.echo(f"note: read without a unit: {listed}", err=True)
