"""Finding the fragment of a fact again in a text, however the text is set.

White space, thin spaces, soft hyphens, quotation marks, dashes, capitals and the separators of thousands make no
difference; figures do: `1.4` is not found in `21.4`, `7` not in `7.5`, `70` not in `.70` or `10^70`, and
`102` not in `10²`.
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
_RAISED = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")
_SIGN = re.compile(r"(?:\A|[^\w.,)\]])-\Z")
_GROUP_BEFORE = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})* \Z")
_GROUP_BEHIND = re.compile(r" [0-9]{3}(?![0-9])")
_POWER_BEHIND = re.compile(r" ?[×x*·] ?10 ?\^")
_POINTS = ".,·'"
"""What may stand inside of a figure, between two digits."""
_NEAR = 40
"""Characters on each side that decide whether a figure ends: longer than any figure that is printed."""
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
    """The text with all that makes no difference taken out; a raised figure is the power that it stands for."""
    raised = _RAISED.sub(lambda found: f"^{found[0]}", text.translate(_SAME))
    same = unicodedata.normalize("NFKC", raised).translate(_SAME)
    return _THOUSANDS.sub("", " ".join(same.casefold().split()).replace("^ ", "^").replace(" ^", "^"))


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
        if _begins(piece, text[max(0, place - _NEAR) : place]) and _ends(piece, text[end : end + _NEAR]):
            return end
        place = text.find(piece, place + 1)
    return None


def _begins(piece: str, before: str) -> bool:
    """Whether a word or figure begins here; what stands before it is no part of it."""
    if not piece[0].isalnum() or not before:
        return True
    if before[-1].isalnum():
        return False
    if not piece[0].isdigit():
        return True
    if before[-1] == "^" or _SIGN.search(before):
        return False
    if before[-1] in _POINTS:  # `7.70`, and `.70` too; but `…parameters.70` is a new sentence
        return len(before) > 1 and before[-2].isalpha()
    is_group = re.match(r"[0-9]{3}(?![0-9])", piece) is not None
    return not (is_group and _GROUP_BEFORE.search(before))


def _ends(piece: str, behind: str) -> bool:
    """Whether a word or figure ends here."""
    if not piece[-1].isalnum() or not behind:
        return True
    if behind[0].isalnum():
        return False
    if not piece[-1].isdigit():
        return True
    if behind[0] == "^" or _POWER_BEHIND.match(behind) or (behind[0] in _POINTS and behind[1:2].isdigit()):
        return False
    is_group = re.search(r"(?<![0-9.,^])[0-9]{1,3}\Z", piece) is not None
    return not (is_group and _GROUP_BEHIND.match(behind))


def is_near(fragment: str, letters: str) -> bool:
    """Whether the letters and figures of a fragment stand, one after the other, among these of a text.

    Where this holds and the fragment itself is not found, nothing has been shown: a part of a longer figure may be
    meant, or the same figure may be set in a way that is not known here.
    """
    return all(bare(part) in letters for part in _OMITTED.split(fragment))


def bare(text: str) -> str:
    """The letters and figures of a text, one after the other."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def look_for(facts: Iterable[Fact], text: Text, otherwise: tuple[Sight, str]) -> tuple[Check, ...]:
    """Look for the fragment of each fact; one that is missing gets the sight and the reason of `otherwise`."""
    checks = []
    for fact in facts:
        sight, why = Sight.NOT_CHECKED, "the record has no fragment"
        if fact.fragment:
            sight, why = (Sight.MATCH, "") if text.holds(fact.fragment) else otherwise
        checks.append(Check(fact.source, fact.id, sight, printed(fact), fact.fragment or "", why))
    return tuple(checks)
