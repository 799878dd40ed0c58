"""How one state of the tables of catalogues differs from another, figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.records.catalogue_pack import tables
from assay.records.catalogue_tables import Row


@dataclass(frozen=True)
class Changes:
    """How one table differs from another."""

    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]
    """Rows of the same entity and name, before and now; a mere move in the file is none."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def lines(self) -> list[str]:
        """One line for each figure that differs: `+ llama-7b layers 32`."""
        said = [f"+ {row.entity} ({row.name}): {_shown(row)}" for row in self.added]
        said += [f"- {row.entity} ({row.name}): {_shown(row)}" for row in self.removed]
        for was, now in self.changed:
            for name in dict.fromkeys((*was.cells, *now.cells)):
                before, after = was.cells.get(name), now.cells.get(name)
                if before != after:
                    said.append(f"~ {now.entity} ({now.name}): {name} {before or 'nothing'} → {after or 'nothing'}")
        return said


def _shown(row: Row) -> str:
    return ", ".join(f"{name} {cell}" for name, cell in row.cells.items())


def changes(before: Iterable[Row], now: Iterable[Row]) -> Changes:
    """Compare two states of a table."""
    was = {row.key: row for row in before}
    there = {row.key: row for row in now}
    return Changes(
        tuple(row for key, row in there.items() if key not in was),
        tuple(row for key, row in was.items() if key not in there),
        tuple((was[key], row) for key, row in there.items() if key in was and was[key].cells != row.cells),
    )


def changed_tables(base: Path, head: Path) -> Mapping[str, Changes]:
    """The catalogues of two checkouts that do not say the same, by key."""
    was = {table.key: table.rows for table in tables(base)}
    now = {table.key: table.rows for table in tables(head)}
    found = {key: changes(was.get(key, ()), now.get(key, ())) for key in sorted({*was, *now})}
    return {key: difference for key, difference in found.items() if difference}
