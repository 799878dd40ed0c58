"""Homoglyphs, letters of other scripts that look Latin: in a name they deceive, in a quote they must be seen."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = zip("аеорсухіјѕһԁԛԝүАВЕКМНОРСТУХІЈЅԌԚԜҮ", "aeopcyxijshdqwyABEKMHOPCTYXIJSGQWY", strict=True)
_GREEK = zip("οναικρυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaikpuxyABEZHIKMNOPTYX", strict=True)
LATIN = {**dict(_CYRILLIC), **dict(_GREEK)}
"""Cyrillic and Greek letters, each with the Latin one that a reader sees in it. Symbols such as μ, π and Δ are none."""

_WORD = re.compile(r"[^\W\d_]+")


def lookalikes(text: str) -> str:
    """The deceiving letters of a text, each once: those in a word that has no other letters but Latin ones."""
    found = dict.fromkeys(
        sign for word in _WORD.findall(text) if _reads_as_latin(word) for sign in word if sign in LATIN
    )
    return "".join(found)


def _reads_as_latin(word: str) -> bool:
    return any(sign in LATIN for sign in word) and all(sign in LATIN or _is_latin(sign) for sign in word)


def _is_latin(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")


def lookalike_fault(text: str) -> str | None:
    """Why the text is no name that readers can tell from another, or None."""
    found = lookalikes(text)
    if not found:
        return None
    return f"{text!r} looks Latin and holds {spelt(found)}; write it in Latin letters"


def spelt(letters: str) -> str:
    """`U+0420 (Cyrillic capital letter er)`."""
    return ", ".join(f"U+{ord(sign):04X} ({unicodedata.name(sign).capitalize()})" for sign in letters)
