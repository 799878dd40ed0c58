"""The sources and the facts taken from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assay.model import Article, Fact, Package, Source
from assay.model.dates import parse_date
from assay.model.sources import Repository, lettered
from assay.records.reader import Reader
from assay.records.references import Names
from assay.records.resolve import Scope, resolve_fact
from assay.records.vocabulary import bad_parents
from assay.yamlio import Document

if TYPE_CHECKING:
    from assay.records.source_types import SourceRecord

_PARTS = re.compile(
    r"\b(Sections?|Append(?:ix|ices)|up to|as far as|abstract|beginning|start of|part of|first (?:message|paragraphs?|"
    r"pages?|lines)|but the|without)\b(?! its appendi| with its)"
)
"""Words by which somebody says that a part was read; beside "whole" they name a further copy."""


def read_sources(
    reader: Reader, folder: Path, entities: Names, articles: Mapping[str, Article]
) -> tuple[dict[str, Source], frozenset[str]]:
    """The sources, and the names of those that are there and have a fault."""
    read: dict[str, Source | None] = {}
    for key, file in reader.paths(folder):
        read[key] = reader.once(
            f"source {key}",
            (file,),
            lambda: _read_source(reader, key, reader.flat(key, file, folder), entities, articles),  # noqa: B023
        )
    reader.recall.done("source ")
    there = frozenset(key for key in read if "/" not in key)
    sources = {key: source for key, source in read.items() if source}
    origins = {key: (("origin",), source.origin) for key, source in sources.items() if source.origin}
    for key, (place, reason) in list(bad_parents("source", origins, there)):
        reader.faults.append(reader.document(folder / f"{key}.yml").fault(place, reason))
        del sources[key]
        del reader.places[key]
    named = lettered(sources)
    reader.once("letters", (), lambda: tuple(one for one in named.values() if one.letter), given=_letters(named))
    return named, there - frozenset(named)


def _letters(sources: Mapping[str, Source]) -> str:
    """What tells sources apart that would be named alike."""
    return " ".join(f"{key}={source.letter}" for key, source in sources.items() if source.letter)


def _read_source(
    reader: Reader, key: str, document: Document | None, entities: Names, articles: Mapping[str, Article]
) -> Source | None:
    from assay.records.source_types import SourceRecord  # noqa: PLC0415 - pydantic is for what is read anew

    record = reader.decoded(document, SourceRecord, apart="facts") if document else None
    if document is None or record is None:
        return None
    fault = _judged_article(record, articles) or _overstated(record)
    if fault:
        reader.faults.append(document.fault(*fault))
        return None
    reader.places[key] = (document.file, 1)
    _check_first_hand(reader, document, record, entities)
    return _source(key, record)


def read_all_facts(reader: Reader, sources: Mapping[str, Source], scope: Scope) -> list[Fact]:
    """The facts of all sources, in their order."""
    folder, read = reader.root / "claims" / "sources", []
    for key in sources:
        path = folder / f"{key}.yml"
        read += reader.once(
            f"facts {key}",
            (reader.file_of(path),),
            lambda: list(read_facts(reader, key, reader.document(path), scope)),  # noqa: B023
        )
    reader.recall.done("facts ")
    return read


def read_facts(reader: Reader, key: str, document: Document, scope: Scope) -> Iterator[Fact]:
    """The facts of one source, one by one, so that a fault in one does not lose the others."""
    from assay.records.knowledge_types import FactRecord  # noqa: PLC0415 - pydantic is for what is read anew

    seen: Counter[str] = Counter()
    said: dict[tuple[str, ...], int] = {}
    for index in range(len(document.tree.get("facts", []))):
        keys = ("facts", index)
        record = reader.decoded(document, FactRecord, keys)
        if record is None:
            continue
        named = (record.metric, record.how, record.setting, record.object, record.accelerator, record.as_of)
        name = ".".join([f"{key}#{record.subject}", record.attribute, *(part for part in named if part)])
        seen[name] += 1
        fact_id = name if seen[name] == 1 else f"{name}.{seen[name]}"
        twin = said.setdefault((name, record.locator, *(record.value or ())), index)
        if twin != index:
            reason = f"says the same as fact {twin + 1} of this source, at the same place; take one of them out"
            reader.faults.append(document.fault(keys, reason))
            continue
        fact = reader.resolved(document, keys, lambda: resolve_fact(key, fact_id, record, scope))  # noqa: B023
        if fact:
            reader.places[fact_id] = (document.file, document.line(keys))
            yield fact


def _judged_article(record: SourceRecord, articles: Mapping[str, Article]) -> tuple[tuple[str, ...], str] | None:
    """Where a source is an article under review, and why that cannot be."""
    for name, article in articles.items():
        for key, mine, theirs in (("url", record.url, article.url), ("title", record.title, article.title)):
            if mine and theirs and _plain(mine) == _plain(theirs):
                reason = f"this is the {key} of {name}, an article under review, which is no witness in its own case"
                return (key,), f"{reason}; take the source out, and name what the article itself rests on"
    return None


def _overstated(record: SourceRecord) -> tuple[tuple[str, ...], str] | None:
    """Where a record says that all of a source was read and names a part of it, or names no part where it should."""
    read = record.read
    part = None if "whole" in read.at else _PARTS.search(read.at)
    if read.depth == "full-text" and part:
        reason = f"'full-text' stands beside {part[0]!r} in 'at'; write `depth: sections` and name them under `parts`"
        return ("read", "depth"), reason
    if read.depth == "sections" and not read.parts:
        return ("read",), "the depth 'sections' needs the key 'parts'; add it and name what was read"
    if read.depth != "sections" and read.parts:
        return ("read", "parts"), f"'parts' belong to the depth 'sections', not to {read.depth!r}; take one of them out"
    return None


def _plain(text: str) -> str:
    """An address or a title without what two spellings of it may differ in."""
    address = re.sub(r"^https?://(www\.)?|[?#].*$", "", text.casefold()) if "://" in text else text.casefold()
    return re.sub(r"[\W_]+", " ", address).strip()


def _check_first_hand(reader: Reader, document: Document, record: SourceRecord, entities: Names) -> None:
    for index, name in enumerate(record.first_hand):
        reason = None if name in entities.broken or entities.is_lost else entities.fault(name)
        if reason:
            reader.faults.append(document.fault(("first_hand", index), reason))


def _source(key: str, record: SourceRecord) -> Source:
    named = {"arxiv": record.arxiv, "doi": record.doi, "url": record.url}
    identifiers = [(name, text) for name, text in named.items() if text]
    if record.package:
        identifiers.append(("package", f"{record.package.name} {record.package.version}: {record.package.file}"))
    if record.repository:
        path = f": {record.repository.path}" if record.repository.path else ""
        identifiers.append(("repository", f"{record.repository.name}@{record.repository.commit[:10]}{path}"))
    return Source(
        id=key,
        kind=record.kind,
        title=record.title,
        author=tuple(record.author),
        date=parse_date(record.date) if record.date else None,
        depth=record.read.depth,
        parts=record.read.parts,
        is_copy=record.read.copy_by == "third-party",
        read_on=parse_date(record.read.on),
        read_at=record.read.at,
        origin=record.origin,
        first_hand=frozenset(record.first_hand),
        identifiers=tuple(identifiers),
        note=record.note,
        package=Package(**record.package.model_dump()) if record.package else None,
        repository=Repository(**record.repository.model_dump()) if record.repository else None,
        catalogue=record.catalogue.standing if record.catalogue else None,
    )
