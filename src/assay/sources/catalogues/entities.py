"""Which entity a row of a catalogue is about: one of `claims/entities.yml`, or one that its name alone makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assay.model import Entity
from assay.model.name_index import Known, NameIndex
from assay.model.naming import NameParts, NameWords, fold, take_apart
from assay.records.catalogue_tables import Row
from assay.records.catalogue_types import CatalogueRecord, RowsRecord
from assay.sources.catalogues.reading import Found, Problem

_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Names:
    """What names lead to, before the catalogue is read."""

    words: NameWords
    index: NameIndex
    """Of the entities of `claims/entities.yml` alone, so that no order of imports matters."""
    entities: Mapping[str, Entity]


def id_of(parts: NameParts) -> str:
    """The id that a name makes: all spellings of one name make the same.

    The version stands behind the word that it is part of (`o4-mini`), or behind the first (`claude-3-5-sonnet`).
    """
    at = next((index for index, word in enumerate(parts.words) if word.endswith("#")), 0)
    head, tail = parts.words[: at + 1], parts.words[at + 1 :]
    version = "-".join(parts.version)
    front = f"{' '.join(head)}{version}" if head and head[-1].endswith("#") else f"{' '.join(head)} {version}"
    sizes = [size.replace(".", "p") for size in parts.sizes]
    revision = [f"v{'p'.join(parts.revision)}"] if parts.revision else []
    return _slug(
        " ".join(
            (front.replace("#", ""), *tail, *sizes, *parts.variants, *parts.quantisation, *revision, *parts.snapshot)
        ).replace("#", "")
    )


def literal_id(name: str) -> str:
    """The id of what is no system: its name in small letters."""
    return _slug(fold(name))


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-")


def named(found: Iterable[Found], catalogue: CatalogueRecord, names: Names) -> tuple[list[Row], list[Problem]]:
    """The rows with their entities; those whose name is no name, or is that of another row's entity, are problems."""
    rows: list[Row] = []
    problems: list[Problem] = []
    taken: dict[tuple[str, str, str], Found] = {}
    keys: dict[str, tuple[str, str]] = {}
    for one in found:
        entity, key, reason = _entity(one, catalogue.rows[one.rows], catalogue.kind, names)
        if not reason:
            first = keys.setdefault(entity, (key, one.row.at))
            if first[0] != key:
                reason = f"makes the id {entity!r}, as does another name at {first[1]}; tell them apart under `same`"
        if not reason:
            there = taken.setdefault((entity, one.row.setting, one.row.as_of), one)
            if there is not one and _figures(there.row) == _figures(one.row):
                continue
            if there is not one:
                reason = (
                    f"({one.row.at}) is another name of {there.name!r} ({there.row.at}) with other figures; skip one"
                )
        if reason:
            problems.append(Problem(("rows", one.rows, "name"), f"{one.name!r} {reason}"))
        else:
            rows.append(replace(one.row, entity=entity))
    return rows, problems


def _figures(row: Row) -> dict[str, object]:
    """What a row says, with 512 and 512.0 the same."""
    return {name: _as_number(cell.text) for name, cell in row.cells.items()}


def _as_number(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


def _entity(one: Found, record: RowsRecord, kind: str, names: Names) -> tuple[str, str, str]:
    """Its id, the key of its name, and why it has none."""
    if one.name in record.same:
        return record.same[one.name], f"={record.same[one.name]}", ""
    if not names.words.takes_apart(kind):
        return _of_a_thing(one.name, kind, names)
    parts = take_apart(one.name, names.words)
    if one.maker:
        said = fold(one.maker)
        maker = names.words.owners.get(said) or names.words.makers.get(said) or said
        parts = replace(parts, maker=maker)
    resolved = names.index.resolve_parts(parts)
    if isinstance(resolved, Known):
        return resolved.entity, parts.key, ""
    if not any(len(word.strip("#")) > 1 or word.endswith("#") for word in parts.words):
        return "", "", "has no word in it, so that it names nothing; skip it"
    entity = id_of(parts)
    if entity in names.entities:
        return (
            "",
            "",
            f"makes the id of {names.entities[entity].label}, which is known by other names; write it under `same`",
        )
    return entity, parts.key, ""


def _of_a_thing(name: str, kind: str, names: Names) -> tuple[str, str, str]:
    """The same for what is no system: a place is known by its whole name."""
    entity = literal_id(name)
    known = names.entities.get(entity)
    if known and known.kind != kind:
        return "", "", f"makes the id of {known.label}, which is a {known.kind}; tell them apart under `same`"
    return entity, f"={fold(name)}", "" if entity else "has no letter or digit of Latin script; skip it"
