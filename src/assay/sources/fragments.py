"""Finding the fragment of a fact again in a text, however the text is set.

How it is set makes no difference; figures do: `1.4` is not found in `21.4`, nor `320` in `184 320` or `1023` in `10²³`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from assay.model import Fact
from assay.records import quotes
from assay.sources.outcome import Check, Sight
from assay.sources.service import printed

_OMITTED = re.compile(r"\s*(?:…|\.\.\.|\[\.\.\.\])\s*")


class Text:
    """One text, made ready to be searched many times."""

    def __init__(self, *parts: str) -> None:
        """Several parts are several ways to write the same text: found in one is found."""
        self._ways = [quotes.Text(part) for part in parts]

    def holds(self, fragment: str) -> bool:
        """Whether the fragment stands in it; what it leaves out (…) may be anything."""
        return any(way.holds(fragment) for way in self._ways)


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
        checks.append(
            Check(
                source=fact.source,
                fact=fact.id,
                sight=sight,
                recorded=printed(fact),
                found=fact.fragment or "",
                why=why,
            )
        )
    return tuple(checks)
