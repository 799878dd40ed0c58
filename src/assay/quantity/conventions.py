"""How a language prints numbers: its decimal sign, its group signs and its words for powers of ten."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from .errors import UnknownLanguage

_SPACES = "\u00a0\u202f\u2009"
_APOSTROPHES = "'’_"

_POINT_LANGUAGES = ("en", "zh", "ja", "ko", "he", "th")
_COMMA_LANGUAGES = (
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "da",
    "nb",
    "no",
    "fi",
    "pl",
    "cs",
    "sk",
    "ru",
    "uk",
    "tr",
)

_ENGLISH = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "quintillion": 18,
    "sextillion": 21, "septillion": 24, "lakh": 5, "crore": 7,
    "mn": 6, "mln": 6, "mil": 6, "bn": 9, "bln": 9, "bil": 9, "tn": 12, "trn": 12, "tln": 12,
}  # fmt: skip
_SCALES: dict[str, dict[str, int]] = {
    "de": {"tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9,
           "billion": 12, "billionen": 12, "billiarde": 15, "billiarden": 15},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "md": 9, "mds": 9, "billion": 12,
           "billions": 12},
    "es": {"mil": 3, "millón": 6, "millones": 6, "millardo": 9, "billón": 12, "billones": 12},
    "it": {"mila": 3, "mille": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9, "bilione": 12},
    "pt": {"mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9, "trilhão": 12, "trilhões": 12},
    "nl": {"duizend": 3, "miljoen": 6, "miljard": 9, "biljoen": 12},
}  # fmt: skip
_SHARED_SCALES = {"mio": 6, "mrd": 9}

SHORT_SCALES = {
    "K": 3, "k": 3, "M": 6, "m": 6, "MM": 6, "B": 9, "b": 9, "T": 12, "G": 9, "Bn": 9, "Mn": 6, "Tn": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """Signs and words of one language; `scales` gives the power of ten of a word in small letters."""

    language: str
    decimal: str
    groups: frozenset[str]
    scales: dict[str, int]


@functools.cache
def convention(language: str) -> Convention:
    """The convention of a language by its code, `de` or `de-AT`; UnknownLanguage if there is none here."""
    code = language.replace("_", "-").split("-")[0].lower()
    if code in _POINT_LANGUAGES:
        return Convention(language=code, decimal=".", groups=frozenset("," + _APOSTROPHES + _SPACES), scales=_ENGLISH)
    if code in _COMMA_LANGUAGES:
        scales = _SCALES.get(code, _ENGLISH if code not in _SCALES else {}) | _SHARED_SCALES
        return Convention(language=code, decimal=",", groups=frozenset("." + _APOSTROPHES + _SPACES), scales=scales)
    raise UnknownLanguage(language, tuple(sorted(_POINT_LANGUAGES + _COMMA_LANGUAGES)))
