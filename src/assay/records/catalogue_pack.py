"""All tables of catalogues packed into one file that can be asked: names, entities and figures, each with its place."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assay.model import Attribute, Entity
from assay.model.name_index import Collision, Registry
from assay.model.naming import NameWords, take_apart
from assay.records.catalogue_tables import Row, columns_of, printed, read_table
from assay.records.entity_names import registry_of
from assay.records.reader import Reader

if TYPE_CHECKING:
    from assay.records.catalogue_types import CatalogueRecord, ColumnRecord

LAYOUT = "3"
"""Changes whenever the same tables are packed in another way."""

_TABLES = """
CREATE TABLE made_of (digest TEXT);
CREATE TABLE entity (id TEXT PRIMARY KEY, label TEXT, kind TEXT, aliases TEXT);
CREATE TABLE name (rowid INTEGER PRIMARY KEY, key TEXT, entity TEXT, maker TEXT, name TEXT, at TEXT);
CREATE TABLE stem (stem TEXT, name INTEGER);
CREATE TABLE fact (entity TEXT, source TEXT, attribute TEXT, text TEXT, is_default INTEGER, metric TEXT, setting TEXT,
                   accelerator TEXT, as_of TEXT, at TEXT, name TEXT);
CREATE TABLE collision (text TEXT);
"""
_INDICES = """
CREATE INDEX name_key ON name (key);
CREATE INDEX stem_stem ON stem (stem);
CREATE INDEX fact_entity ON fact (entity);
"""


@dataclass(frozen=True)
class Table:
    """One catalogue with its stored rows."""

    key: str
    record: CatalogueRecord
    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        """What sort of thing the rows are about."""
        return self.record.kind

    @property
    def others(self) -> frozenset[str]:
        """Names of rows that mean another thing elsewhere."""
        return frozenset(name for part in self.record.rows for name in part.same)

    def place(self, row: Row) -> str:
        """Where a row stands, for messages."""
        return f"claims/sources/{self.key}.csv, {row.at}"


def tables(root: Path) -> Iterator[Table]:
    """The catalogues of a checkout that have a table; a damaged one is left out, `sources import` says why."""
    from assay.records.source_types import SourceRecord  # noqa: PLC0415 - pydantic is for what is read anew

    reader = Reader(root=root)
    for path in sorted((root / "claims" / "sources").glob("*.csv")):
        document = reader.document(path.with_suffix(".yml"))
        record = reader.decoded(document, SourceRecord, apart="facts") if document.tree else None
        if record and record.catalogue:
            try:
                yield Table(path.stem, record.catalogue, tuple(read_table(path.read_text("utf-8"))))
            except ValueError:
                continue


def pack(
    root: Path,
    path: Path,
    digest: str,
    entities: Mapping[str, Entity],
    attributes: Mapping[str, Attribute],
    words: NameWords,
) -> sqlite3.Connection:
    """Pack all tables; into memory where the file cannot be written."""
    read = list(tables(root))
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft)) as connection:
            _fill(connection, digest, read, entities, attributes, words)
        draft.replace(path)
        return connect(path)
    except (OSError, sqlite3.OperationalError):
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(memory, digest, read, entities, attributes, words)
        return memory


def connect(path: Path) -> sqlite3.Connection:
    """A packed file, to be read only; whichever thread drops it last closes it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _fill(
    connection: sqlite3.Connection,
    digest: str,
    read: list[Table],
    entities: Mapping[str, Entity],
    attributes: Mapping[str, Attribute],
    words: NameWords,
) -> None:
    connection.executescript(_TABLES)
    connection.execute("INSERT INTO made_of VALUES (?)", (digest,))
    registry, collisions = registry_of(entities.values(), words)
    found: dict[str, _Found] = {}
    for table in read:
        connection.executemany("INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?,?,?)", _facts(table, attributes))
        for row in table.rows:
            if row.name not in table.others:
                collisions += _named(registry, table, row, words)
            if row.entity not in entities:
                found.setdefault(row.entity, _Found(table.kind)).names += (row.name, *row.also)
    for table in read:
        for row in table.rows:
            _named_also(registry, table, row, words)
    lines = ((name, one.label, one.kind, json.dumps(one.aliases)) for name, one in sorted(found.items()))
    connection.executemany("INSERT INTO entity VALUES (?,?,?,?)", lines)
    _fill_names(connection, registry)
    connection.executemany("INSERT INTO collision VALUES (?)", sorted({(str(one),) for one in collisions}))
    connection.executescript(_INDICES)
    connection.commit()


@dataclass
class _Found:
    """An entity that only catalogues know."""

    kind: str
    names: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The name that people would write, without its owner: with capitals and spaces, where one has them."""
        plain = [name if " / " in name else name.rpartition("/")[2] for name in self.names]
        return min(plain, key=lambda name: ("_" in name, name == name.lower(), " " not in name))

    @property
    def aliases(self) -> list[str]:
        """All other names."""
        return list(dict.fromkeys(name for name in self.names if name != self.label))


def _named(registry: Registry, table: Table, row: Row, words: NameWords) -> Iterable[Collision]:
    """Enter the name of a row."""
    yield from registry.add(row.entity, [row.name], place=table.place(row), is_system=words.takes_apart(table.kind))


def _named_also(registry: Registry, table: Table, row: Row, words: NameWords) -> None:
    """Enter its other names; one that another entity has already is given up."""
    is_system = words.takes_apart(table.kind)
    for name in row.also:
        maker = take_apart(row.name, words).maker if is_system else None
        list(registry.add(row.entity, [name], maker, table.place(row), is_system=is_system))


def _fill_names(connection: sqlite3.Connection, registry: Registry) -> None:
    numbers: dict[int, int] = {}
    for entries in registry.keys.values():
        for entry in entries:
            numbers[id(entry)] = len(numbers) + 1
            line = (numbers[id(entry)], entry.key, entry.entity, entry.maker or "", entry.name, entry.place)
            connection.execute("INSERT INTO name VALUES (?,?,?,?,?,?)", line)
    stems = ((stem, numbers[id(entry)]) for stem, entries in registry.stems.items() for entry in entries)
    connection.executemany("INSERT INTO stem VALUES (?,?)", stems)


def _facts(table: Table, attributes: Mapping[str, Attribute]) -> Iterator[tuple[object, ...]]:
    columns = columns_of(table.record)
    for row in table.rows:
        for name, cell in row.cells.items():
            column = columns.get(name)
            if column is None or column.attribute not in attributes:
                continue
            try:
                text = printed(cell, column)
            except ValueError:
                continue
            yield (
                row.entity, table.key, column.attribute, text, cell.is_default, column.metric or "",
                _setting(row, column), column.accelerator or "", row.as_of or table.record.as_of or "", row.at,
                row.name,
            )  # fmt: skip


def _setting(row: Row, column: ColumnRecord) -> str:
    return "; ".join(text for text in (column.setting, row.setting) if text)
