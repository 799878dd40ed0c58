"""Names that a reader would take for one another: by capitals, signs, spaces, or letters of other scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from assay.model import Entity

_TWINS = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнαβεηικμνορτυχγωІⅼ01i",
    "aeopcyxljshdqwkmtbhabehlkmvoptuxywlloll",
)
"""Cyrillic and Greek letters, and digits, that look like Latin letters; `i`, `1` and `l` count as one."""


def skeleton(name: str) -> str:
    """What is left of a name when all is gone that readers overlook."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")
    return letters.translate(_TWINS)


def taken_names(entities: Mapping[str, Entity]) -> dict[str, tuple[str, str]]:
    """By its skeleton each name in use: the name as it is written, and the id of its entity."""
    found: dict[str, tuple[str, str]] = {}
    for entity in entities.values():
        for name in (entity.id, entity.label, *entity.aliases):
            found.setdefault(skeleton(name), (name, entity.id))
    return found
