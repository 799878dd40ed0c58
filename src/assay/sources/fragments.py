"""Finding the fragment of a fact again in a text, however the text is set.

White space, thin spaces, soft hyphens, quotation marks, dashes, capitals and the separators of thousands make no
difference; figures do: `1.4` is not found in `21.4`, nor `7` in `7.5`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from assay.model import Fact
from assay.records.typography import PLAIN, UNSEEN
from assay.sources.outcome import Check, Sight
from assay.sources.service import printed

_SAME = str.maketrans({**PLAIN, **dict.fromkeys(UNSEEN)})
_THOUSANDS = re.compile(r"(?<=[0-9])[,'](?=[0-9]{3}(?![0-9]))")
_SPACED = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_OMITTED = re.compile(r"\s*(?:…|\.\.\.|\[\.\.\.\])\s*")


class Text:
    """One text, made ready to be searched many times."""

    def __init__(self, *parts: str) -> None:
        """Several parts are several ways to write the same text: found in one is found."""
        plain = [_even(part) for part in parts]
        self._ways = [*plain, *(_SPACED.sub("", part) for part in plain)]

    def holds(self, fragment: str) -> bool:
        """Whether the fragment stands in it; what it leaves out (…) may be anything."""
        pieces = [piece for piece in (_even(part) for part in _OMITTED.split(fragment)) if piece]
        return bool(pieces) and any(_in_order(pieces, way) for way in self._ways)


def _even(text: str) -> str:
    """The text with all that makes no difference taken out."""
    same = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return _THOUSANDS.sub("", " ".join(same.casefold().split()))


def _in_order(pieces: Sequence[str], text: str) -> bool:
    place = 0
    for piece in pieces:
        ends = [_end(one, text, place) for one in dict.fromkeys((piece, _SPACED.sub("", piece)))]
        found = [end for end in ends if end is not None]
        if not found:
            return False
        place = min(found)
    return True


def _end(piece: str, text: str, start: int) -> int | None:
    """Where the piece ends, if it stands in the text as whole words and whole figures."""
    place = text.find(piece, start)
    while place >= 0:
        end = place + len(piece)
        if _is_edge(text[max(0, place - 2) : place][::-1], piece[0]) and _is_edge(text[end : end + 2], piece[-1]):
            return end
        place = text.find(piece, place + 1)
    return None


def _is_edge(beyond: str, edge: str) -> bool:
    """Whether a word or figure that ends with this character ends here; `beyond` are the next two, outwards."""
    if not beyond or not edge.isalnum():
        return True
    if beyond[0].isalnum():
        return False
    return not (edge.isdigit() and beyond[0] in ".," and beyond[1:].isdigit())


def look_for(facts: Iterable[Fact], text: Text, otherwise: tuple[Sight, str]) -> tuple[Check, ...]:
    """Look for the fragment of each fact; one that is missing gets the sight and the reason of `otherwise`."""
    checks = []
    for fact in facts:
        sight, why = Sight.NOT_CHECKED, "the record has no fragment"
        if fact.fragment:
            sight, why = (Sight.MATCH, "") if text.holds(fact.fragment) else otherwise
        checks.append(Check(fact.source, fact.id, sight, printed(fact), fact.fragment or "", why))
    return tuple(checks)
