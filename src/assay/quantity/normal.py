r"""A text in plain signs, and where each of them stands in the text as printed.

What is made plain: full-width digits, numbers in TeX (`$3 \times 10^{23}$`), words that a hyphen cuts at the end of a
line. Most texts are plain already and cost one search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_ODD = re.compile(r"[\\０-９％＄\u00ad\u200b\u2060]|[a-z][-‐]\s*\n|\$[^$\n]*\$|\{,\}")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％＄＋－／：（）", "0123456789.,%$+-/:()")
_WIDE = re.compile("[０-９％＄]")

_SIGNS = {
    "times": "×", "cdot": "·", "ast": "*", "pm": "±", "approx": "≈", "sim": "~", "simeq": "≈", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "mu": "µ", "degree": "°", "Omega": "Ω", "ldots": "…", "quad": " ", "gt": ">", "lt": "<",
}  # fmt: skip
_TEX = re.compile(
    r"\\(?P<sign>" + "|".join(sorted(_SIGNS, key=len, reverse=True)) + r")(?![A-Za-z])[ \t]?"
    r"|\^\{?\\circ\}?(?P<degree>)"
    r"|\\(?:mathrm|text|textrm|mathbf|textbf|mathit|operatorname|emph|num|rm)\s*\{(?P<inner>[^{}\\]{0,80})\}"
    r"|(?<=\d)(?:\\[,;:!]|\{,\})(?P<group>)(?=\d)"
    r"|\\(?P<space>[,;:! ])"
    r"|\\(?P<plain>[%$&#_])"
    r"|(?P<open>\\[(\[])|(?P<close>\\[)\]])"
)
_MATHS = re.compile(r"(?<![\\\w$])\$(?=[^\s$])(?P<maths>[^$\n]{0,300}?)(?<=[^\s$\\])\$(?!\d)")
_IS_MATHS = re.compile(r"\\[a-zA-Z,%]|[\^=_{}]|\A[-−+]?[\d.,]+\Z")
_WRAPPED = re.compile(r"(?<=[a-z])[-‐][ \t]*\r?\n[ \t]*(?=[a-z])")
_INVISIBLE = re.compile(r"\u00ad(?:[ \t]*\r?\n[ \t]*)?|[\u200b\u2060]")


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text, and for some of its places how many characters further on they stand as printed."""

    text: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` stand in the text as printed."""
        if not self.places:
            return start, end
        return self._at(start), max(self._at(start), self._at(end - 1) + 1)

    def _at(self, place: int) -> int:
        i = bisect_right(self.places, place) - 1
        return place + (self.shifts[i] if i >= 0 else 0)


def plain(text: str) -> Plain:
    """The text in plain signs."""
    if not _ODD.search(text):
        return Plain(text)
    wide = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    edits = sorted({*_edits(wide)})
    if not edits:
        return Plain(wide)
    parts, places, shifts = [], [], []
    at = length = 0
    for start, end, new in edits:
        if start < at:
            continue
        parts += [wide[at:start], new]
        length += start - at + len(new)
        at = end
        places.append(length)
        shifts.append(end - length)
    return Plain("".join([*parts, wide[at:]]), tuple(places), tuple(shifts))


def _edits(text: str) -> list[tuple[int, int, str]]:
    """What is replaced: start, end, and what comes in its place."""
    found = [(*match.span(), "") for pattern in (_WRAPPED, _INVISIBLE) for match in pattern.finditer(text)]
    for match in _MATHS.finditer(text):
        if _IS_MATHS.search(match["maths"]):
            found += [(match.start(), match.start() + 1, ""), (match.end() - 1, match.end(), "")]
    if "\\" in text or "{," in text:
        found += [(match.start(), match.end(), _for(match)) for match in _TEX.finditer(text)]
    return found


def _for(match: re.Match[str]) -> str:
    """The plain form of a piece of TeX."""
    if match["sign"] is not None:
        return _SIGNS[match["sign"]]
    if match["degree"] is not None:
        return "°"
    if match["inner"] is not None:
        return match["inner"]
    if match["group"] is not None:
        return "\u202f"
    return match["plain"] or (" " if match["space"] else "")
