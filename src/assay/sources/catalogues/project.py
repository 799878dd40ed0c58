"""The catalogues of a checkout: their records, their tables, and what their packages say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assay.errors import RecordError, UsageError, suggest
from assay.model.sources import Package
from assay.records.catalogue_tables import Row, read_table
from assay.records.catalogue_types import CatalogueRecord
from assay.records.entity_names import registry_of
from assay.records.load import Loaded
from assay.records.naming import read_naming
from assay.records.reader import Reader
from assay.records.source_types import SourceRecord
from assay.sources.catalogues.entities import Names
from assay.sources.catalogues.importing import Imported, import_catalogue
from assay.sources.catalogues.reading import Found, Problem, read_rows
from assay.sources.packages.wheel import files_of, read_from_wheel
from assay.web.isolation import isolated
from assay.yamlio import Document


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """One source that is a catalogue, with its files in the checkout."""

    key: str
    document: Document
    record: CatalogueRecord
    package: Package
    table: Path

    def stored(self) -> list[Row]:
        """The rows that are kept; none before the first import. Raises UsageError for a damaged table."""
        if not self.table.is_file():
            return []
        try:
            return list(read_table(self.table.read_text("utf-8")))
        except (ValueError, OSError) as error:
            raise UsageError(f"{self.table.name}: {error}; import it anew: assay sources import {self.key}") from None

    def fault(self, keys: tuple[str | int, ...], reason: str) -> RecordError:
        """A fault of the record, with its line."""
        return self.document.fault(("catalogue", *keys), reason)

    def read(self, wheel: Path, loaded: Loaded, names: Names) -> Imported:
        """What the wheel says, by the record; strangers' files are read in another process. Raises BadAnswer."""
        read = isolated(rows_of_wheel, self.record, self.package.file, wheel)
        return import_catalogue(self.record, read, names, loaded.corpus.attributes)


def rows_of_wheel(record: CatalogueRecord, folder: str, wheel: Path) -> tuple[list[Found], list[Problem]]:
    """The rows of the files of a wheel."""
    return read_rows(record, folder, files_of(wheel), lambda file: read_from_wheel(wheel, file))


def table_of(root: Path, key: str) -> Path:
    """Where the table of a catalogue is kept."""
    return root / "claims" / "sources" / f"{key}.csv"


def catalogues(root: Path, loaded: Loaded) -> Iterator[Catalogue]:
    """All catalogues of a checkout."""
    for key, source in loaded.corpus.sources.items():
        if source.catalogue and source.package:
            yield _catalogue(root, key, source.package)


def catalogue(root: Path, loaded: Loaded, key: str) -> Catalogue:
    """The catalogue of that name. Raises UsageError where there is none."""
    source = loaded.corpus.sources.get(key)
    if source is None:
        raise UsageError(f"no source is called {key!r}{suggest(key, loaded.corpus.sources)}")
    if not source.catalogue or not source.package:
        raise UsageError(f"claims/sources/{key}.yml is no catalogue: it needs `package` and `catalogue`")
    return _catalogue(root, key, source.package)


def _catalogue(root: Path, key: str, package: Package) -> Catalogue:
    reader = Reader(root=root)
    document = reader.document(root / "claims" / "sources" / f"{key}.yml")
    record = reader.decoded(document, SourceRecord, apart="facts")
    assert record
    assert record.catalogue
    return Catalogue(key=key, document=document, record=record.catalogue, package=package, table=table_of(root, key))


def names_of(root: Path, loaded: Loaded) -> Names:
    """What names lead to without any catalogue."""
    words = read_naming(Reader(root=root), root / "claims" / "naming.yml", loaded.corpus.kinds)
    registry, _ = registry_of(loaded.corpus.entities.values(), words)
    return Names(words, registry.index(), loaded.corpus.entities)


def digest_of(text: str) -> str:
    """SHA-256 of a table."""
    return hashlib.sha256(text.encode()).hexdigest()
