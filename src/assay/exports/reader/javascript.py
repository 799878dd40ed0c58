"""A pattern of Python as one of JavaScript (with the flag `u`) that matches the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"\p{L}\p{N}_"
_OUTSIDE = {
    r"\A": "^", r"\Z": "$", r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]", r"\d": r"\p{Nd}",
    r"\b": f"(?:(?<![{_WORD}])(?=[{_WORD}])|(?<=[{_WORD}])(?![{_WORD}]))",
}  # fmt: skip
_INSIDE = {r"\w": _WORD, r"\d": r"\p{Nd}"}
_CLASSES = {r"[^\W\d_]": r"\p{L}", r"[^\W_]": r"[\p{L}\p{N}]"}
"""Classes that are told by what they are not."""
_KEPT = r"^$\.*+?()[]{}|/-"
"""Signs whose backslash JavaScript keeps; before any other it is an error."""


def to_javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Source and flags; of the flags of Python only IGNORECASE is known."""
    return "".join(_pieces(pattern.pattern)), "iu" if pattern.flags & re.IGNORECASE else "u"


def _pieces(source: str) -> Iterator[str]:
    i = 0
    is_inside = False
    while i < len(source):
        known = next((one for one in _CLASSES if source.startswith(one, i)), None)
        if known and not is_inside:
            yield _CLASSES[known]
            i += len(known)
        elif source[i] == "\\":
            yield _escaped(source[i : i + 2], is_inside=is_inside)
            i += 2
        elif source.startswith("(?P<", i) and not is_inside:
            yield "(?<"
            i += 4
        else:
            is_inside = source[i] == "[" or (is_inside and source[i] != "]")
            yield source[i]
            i += 1


def _escaped(pair: str, *, is_inside: bool) -> str:
    known = (_INSIDE if is_inside else _OUTSIDE).get(pair)
    if known is not None:
        return known
    if pair[1].isalnum():
        if pair not in (r"\s", r"\S", r"\n", r"\t") and not re.fullmatch(r"\\[1-9]", pair):
            raise ValueError(f"{pair} has no counterpart in JavaScript")
        return pair
    return pair if pair[1] in _KEPT and (is_inside or pair[1] != "-") else pair[1]
