"""A record as text, from its fields: in canonical form, under a name that tells what it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

import yaml

from assay.errors import RecordError
from assay.records.formatter import canonical
from assay.records.layout import sort_of

_LONGEST = 60


def record_text(fields: Mapping[str, Any], file: str) -> str | RecordError:
    """The canonical text of a record with these fields, for the file of that path below `claims/`; empty ones go."""
    sort = sort_of(file)
    assert sort is not None
    return canonical(yaml.safe_dump(plain_fields(fields), allow_unicode=True, sort_keys=False, width=10**6), sort, file)


def plain_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something, every scalar as text."""
    return {name: _as_text(value) for name, value in fields.items() if value not in (None, "", [], (), {})}


def _as_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _as_text(inner) for name, inner in value.items() if inner not in (None, "", [], ())}
    if isinstance(value, list | tuple):
        return [_as_text(inner) for inner in value]
    if isinstance(value, bool):
        return value
    return str(value)


def slug(text: str) -> str:
    """An id made of the words of a text: `Code Llama, 7B` gives `code-llama-7b`."""
    plain = unicodedata.normalize("NFKD", text.replace("+", " plus ").replace("#", " sharp "))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    found = ""
    for word in words:
        if found and len(found) + 1 + len(word) > _LONGEST:
            break
        found = f"{found}-{word}" if found else word[:_LONGEST]
    return found


def claim_name(fields: Mapping[str, Any], taken: Collection[str]) -> str:
    """A short name for a claim that no other has: its subject and what is said of it, or the words of its quote."""
    said = [fields.get("subject"), fields.get("relation"), fields.get("object"), fields.get("attribute")]
    if fields.get("placeholder"):
        said = [fields["placeholder"], fields["quote"]]
    elif not (fields.get("attribute") or fields.get("relation")):
        said = [" ".join(str(fields["statement"]).split()[:7])]
    return free(slug(" ".join(str(part) for part in said if part)) or "claim", taken)


def free(name: str, taken: Collection[str]) -> str:
    """The name, or the first of `name-2`, `name-3`… that is free."""
    number = 1
    tried = name
    while tried in taken:
        number += 1
        tried = f"{name}-{number}"
    return tried
