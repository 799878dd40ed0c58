"""Catalogues read again from their packages: whether every figure of the stored tables still stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from assay.records.catalogue_tables import Row
from assay.records.load import Loaded
from assay.sources.catalogues.entities import Names
from assay.sources.catalogues.importing import Imported
from assay.sources.catalogues.project import catalogue, names_of
from assay.sources.outcome import Check, Sight, Sighting
from assay.sources.packages import Fetch, FetchedWheels, Unreachable, Withdrawn
from assay.sources.packages.wheel import BadWheel
from assay.sources.service import Job, unseen
from assay.web import BadAnswer


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The stored tables of a checkout, each against its package."""

    fetch: Fetch
    root: Path
    loaded: Loaded
    name: str = "catalogue"

    def place(self, job: Job) -> str | None:
        """No address: pip knows where to ask."""
        return "" if job.source.catalogue and job.source.package else None

    def look_up(self, jobs: Sequence[Job]) -> Iterator[Sighting]:
        """Each wheel once, for all catalogues that are read from it."""
        with TemporaryDirectory(prefix="assay-") as folder:
            wheels = FetchedWheels(self.fetch, Path(folder))
            for job in jobs:
                yield self._looked_up(job, wheels)

    @cached_property
    def _names(self) -> Names:
        return names_of(self.root, self.loaded)

    def _looked_up(self, job: Job, wheels: FetchedWheels) -> Sighting:
        mine = catalogue(self.root, self.loaded, job.source.id)
        stored = mine.stored()
        if not stored:
            return unseen(job, self.name, f"no table is stored; assay sources import {mine.key}")
        try:
            fetched = wheels.get(mine.package)
        except Unreachable as error:
            return unseen(job, self.name, str(error))
        except (Withdrawn, BadWheel) as error:
            return Sighting(source=job.source.id, service=self.name, sight=Sight.GONE, why=str(error))
        try:
            imported = mine.read(fetched.wheel, self.loaded, self._names)
        except BadAnswer as error:
            return unseen(job, self.name, str(error))
        return compared(job.source.id, stored, imported, (fetched.note,) if fetched.note else ())


def compared(source: str, stored: Sequence[Row], imported: Imported, notes: tuple[str, ...] = ()) -> Sighting:
    """Every figure of the table against what the package says now; only those that differ are listed."""
    there = {row.key: row for row in imported.rows}
    checks = [check for row in stored for check in _checked(source, row, there.get(row.key))]
    figures = sum(len(row.cells) for row in stored)
    new = len(there.keys() - {row.key for row in stored})
    more = (f"{new:,} rows of the package are not in the table; assay sources import {source}",) if new else ()
    if not checks and not new:
        return Sighting(
            source=source,
            service="catalogue",
            sight=Sight.MATCH,
            why=f"all {figures:,} figures stand there",
            notes=notes,
        )
    why = f"{len(checks):,} of {figures:,} figures do not stand there"
    return Sighting(
        source=source, service="catalogue", sight=Sight.CHANGED, why=why, notes=(*notes, *more), checks=tuple(checks)
    )


def _checked(source: str, row: Row, now: Row | None) -> Iterator[Check]:
    for name, cell in row.cells.items():
        found = now.cells.get(name) if now else None
        if found == cell:
            continue
        fact = f"{source}#{row.entity}.{name}"
        if now is None:
            yield Check(
                source=source,
                fact=fact,
                sight=Sight.GONE,
                recorded=str(cell),
                why=f"no row {row.name!r} stands there any more",
            )
        elif found is None:
            yield Check(
                source=source,
                fact=fact,
                sight=Sight.GONE,
                recorded=str(cell),
                why=f"the row {row.name!r} ({now.at}) does not say it",
            )
        else:
            yield Check(source=source, fact=fact, sight=Sight.CHANGED, recorded=str(cell), found=str(found))
