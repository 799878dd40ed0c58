"""A figure as a source prints it, in the form in which this book prints all: `1.4 trillion`, `18,432`, `75.3 %`.

The number stays what it is, digit by digit; only how it is written changes.
"""

from __future__ import annotations

import re

_CAPITAL = re.compile(r"(?<=\d )(Thousand|Million|Billion|Trillion)\b")
_LETTER = re.compile(r"(?<=\d)\s?(bn|B|M|T)(?=$|[\s,;.)–-])")
_LONG = re.compile(r"(?<![\d.,])\d{4,}(?![\d,]|\.\d)")
_PERCENT = re.compile(r"(?<=\d)%")
_BRACKETS = re.compile(r"(\([^()]*\)?)")
_WORDS = {"bn": "billion", "B": "billion", "M": "million", "T": "trillion"}


def in_house_form(printed: str) -> str:
    """The same figure in the house form; `k` stays, as it is 1,000 for some and 1,024 for others."""
    parts = _BRACKETS.split(printed)  # in which names may stand, which keep their letters
    return "".join(part if part.startswith("(") else _formed(part) for part in parts)


def _formed(figure: str) -> str:
    written = _CAPITAL.sub(lambda found: found[0].lower(), figure)
    written = _LETTER.sub(lambda found: f" {_WORDS[found[1]]}", written)
    written = _LONG.sub(lambda found: f"{int(found[0]):,}" if found[0][0] != "0" else found[0], written)
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", written)
