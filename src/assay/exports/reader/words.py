"""The words of the reader: names, attributes, units, hedges and signs of what is not asserted, as plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assay.articles.coverage.mentions import GENERIC
from assay.articles.reading import attribute, clauses, direct, lexicon, mood, names, other_kinds, segments
from assay.articles.reading.lexicon import Lexicon
from assay.exports.reader.javascript import to_javascript
from assay.quantity import HEDGES, unit
from assay.quantity.hedges import PATTERNS
from assay.quantity.unit_words import simple_units
from assay.quantity.units import unit_named
from assay.quantity.word_lists import MONTHS

Node = dict[str, Any]
_PLAIN = re.compile(r"[A-Za-z][A-Za-z -]*")
_BYTES = re.compile(r"(?:byte|bit)\Z")
"""Units of which a kilo may be 1,024; they are left to the reader that knows when."""


def words_of(known: Lexicon) -> Node:
    """Everything by which a text is read."""
    return {
        "names": [[key, spelled, ids] for key, spelled, ids in known.names.listed()],
        "attributes": [_attribute(sign, known) for sign in known.vocabulary.signs],
        "units": _units(known),
        "hedges": _hedges(),
        "trailing": _any_of([phrase for hedge in HEDGES for phrase in hedge.trailing]),
        "variants": sorted(names.VARIANTS),
        "generic": sorted(GENERIC),
        "months": sorted(MONTHS),
        "abbreviations": sorted(segments.ABBREVIATIONS),
        "harmless": sorted(direct.HARMLESS),
        "has": sorted(direct.HAS),
        "nounsInS": sorted(clauses.NOUNS_IN_S),
        "divisors": sorted({name for sign in known.vocabulary.signs for name in sign.attribute.per}),
        "patterns": {name: to_javascript(pattern) for name, pattern in _PATTERNS.items()},
        "notAsserted": [to_javascript(pattern) for pattern in mood.NO_ASSERTION],
        "before": [to_javascript(pattern) for pattern, _ in other_kinds.BEFORE],
        "after": [to_javascript(pattern) for pattern, _ in other_kinds.AFTER],
    }


_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "verb": clauses.VERB,
    "compared": clauses.COMPARED,
    "plainLead": direct.PLAIN_LEAD,
    "largest": direct.LARGEST,
    "subordinate": direct.SUBORDINATE,
    "ofThings": attribute.OF_THINGS,
    "sizeBeside": lexicon.SIZE_BESIDE,
    "boundary": segments.BOUNDARY,
}


def _attribute(sign: other_kinds.Sign, known: Lexicon) -> Node:
    own, vocabulary = sign.attribute, known.vocabulary
    return {
        "id": own.id,
        "label": own.label,
        "unit": own.unit,
        "dimension": unit(own.unit).dimension,
        "factor": unit(own.unit).factor,
        "cues": to_javascript(sign.cues),
        "unless": to_javascript(sign.unless),
        "nouns": to_javascript(vocabulary.nouns_of(own)),
        "kindNouns": to_javascript(vocabulary.kind_nouns_of(own)),
        "isSure": sign.is_sure,
        "byUnit": sign.by_unit,
        "needs": bool(own.needs),
        "kinds": sorted(vocabulary.subjects_of(own)),
    }


def _units(known: Lexicon) -> Node:
    """The words for what the attributes are counted in: in small letters, or, where signs, as they are written."""
    counted = {unit(sign.attribute.unit).dimension for sign in known.vocabulary.signs}
    found: Node = {}
    for words, name, is_sign in simple_units():
        own = unit_named(name)
        if own.dimension in counted and not own.offset and not _BYTES.search(name) and _PLAIN.fullmatch(words):
            found.setdefault(words, [name, own.dimension, own.factor, is_sign])
    return found


def _hedges() -> Node:
    """The phrases before a figure, in small letters, and the hedge of each; verbs may say something else too."""
    return {
        phrase: hedge.name
        for hedge in HEDGES if hedge.name not in PATTERNS
        for phrase in hedge.phrases if _PLAIN.fullmatch(phrase) and not clauses.is_verb(phrase + " ")
    }  # fmt: skip


def _any_of(phrases: list[str]) -> tuple[str, str]:
    listed = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return to_javascript(re.compile(rf"\s?(?:{listed})", re.IGNORECASE))
