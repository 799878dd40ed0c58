"""Names that a reader would take for one another: by capitals, signs, spaces, or letters of other scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from assay.model import Entity
from assay.records.confusables import LATIN

_SMALL = {sign.casefold(): LATIN[sign].casefold() for sign in sorted(LATIN, key=str.islower)}
"""Of a letter whose capital is taken for another one (Ν for N, ν for v), what its small form is taken for counts."""
_TWINS = str.maketrans({**_SMALL, "ω": "w", "0": "o"})
_STROKES = str.maketrans("i1", "ll")
"""`i`, `1` and `l` count as one."""


def skeleton(name: str) -> str:
    """What is left of a name when all is gone that readers overlook."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")
    return letters.translate(_TWINS).translate(_STROKES)


def taken_names(entities: Mapping[str, Entity]) -> dict[str, tuple[str, str]]:
    """By its skeleton each name in use: the name as it is written, and the id of its entity."""
    found: dict[str, tuple[str, str]] = {}
    for entity in entities.values():
        for name in (entity.id, entity.label, *entity.aliases):
            found.setdefault(skeleton(name), (name, entity.id))
    return found
