"""A text without what the way of setting it adds, and for each of its characters the stretch it comes from.

Taken out: markup of HTML and Markdown, entities, soft hyphens and hyphens at the ends of lines, and ligatures. Raised
digits become `^23`: 10²³ is not 1023. White space stays, as figures and words end at it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape

_INLINE = "a|abbr|b|big|cite|code|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_TAG = r"<[^<>]{0,300}>"
_SPECIAL = re.compile(
    rf"""(?P<note><a\b[^<>]{{0,300}}>\s{{0,9}}<sup\b[^<>]{{0,300}}>\[?[0-9a-z*†,]{{1,6}}\]?</sup>\s{{0,9}}</a>
        | <sup\b[^<>]{{0,300}}>\s{{0,9}}<a\b[^<>]{{0,300}}>\[?[0-9a-z*†,]{{1,6}}\]?</a>\s{{0,9}}</sup>)
    | (?P<raised><sup\b[^<>]{{0,300}}>\s{{0,9}}(?:{_TAG}){{0,3}}\[?[-+−–]?[0-9]{{1,9}}\]?(?:{_TAG}){{0,3}}\s{{0,9}}
            </sup>
        | [⁺⁻]?[⁰¹²³⁴-⁹]+ | \^\{{\s{{0,9}}[-+−–]?[0-9]{{1,9}}\s{{0,9}}\}} | [ ]?\^[ ]?[-−–]?(?=[0-9])
        | (?<=[0-9])\*\*(?=[0-9]))
    | (?P<lowered></sub>(?=[0-9]) | [₀-₉]+(?=[0-9]))
    | (?P<gone>(?<=[^\W\d_])[-\u00ad\u2010][ \t]{{0,9}}\r?\n[ \t]{{0,80}}(?=[^\W\d_]) | <!--.{{0,2000}}?-->
        | </?(?:{_INLINE})\b[^<>]{{0,300}}> | [\u00ad\u200b-\u200d\u2060\ufeff] | \\(?=[%$&#_*])
        | \\(?:mathrm|textrm|text|rm)\b
        | !?\[(?=[^\[\]\n]{{1,300}}\]\((?:https?://|[./#])) | \]\((?:https?://|[./#])[^()\s]{{0,500}}\)
        | ~~ | `+ | (?<![0-9])\*\*\*? | \*\*\*?(?![0-9]) | (?<![\w*])[*_](?=[^\s*_]) | (?<=[^\s*_])[*_](?![\w*]))
    | (?P<apart></?[a-zA-Z][a-zA-Z0-9]{{0,15}}\b[^<>]{{0,300}}> | ^[ \t]{{0,80}}(?:[#]{{1,6}}|>|[-*•])[ \t])
    | (?P<entity>&(?:[#][0-9]{{1,7}}|[#][xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,30}});)
    | (?P<twice>[ÂÃÄÅÎÏâãïð](?:[\x80-\xbf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){{1,3}})
    | (?P<times>\\(?:times|cdot)\b | (?<=[0-9][ ])[xX✕⋅∙](?=[ ]10(?:\^|<sup|[⁺⁻⁰¹²³⁴-⁹])))
    | (?P<degree>[º˚](?=[CFK]\b))
    | (?P<thin>\\[,;:! ])
    | (?P<apostrophe>[ʹʻʼʽ＇])
    | (?P<composed>[^\x00-\x7f][\u0300-\u036f]* | [a-zA-Z][\u0300-\u036f]+)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
"""All repetitions have an end, so that a text is folded in a time that grows with its length alone."""

_MATHS = re.compile(r"(?<![\\$\w])\$(?=[^\s$])(?P<maths>[^$\n]{0,200}?[\\^_{}=][^$\n]{0,200}?)(?<=[^\s$\\])\$(?![\d$])")
"""A formula between two dollars has a sign that prices do not have: `$5 and $6` is none."""
LOST = "â"
"""What is left of a quotation mark or a dash that was encoded twice, once the signs that nobody sees are dropped; as a
letter it is rare enough to be taken for a sign, in quote and text alike."""


class Folded:
    """The folded text; its nth character comes from `starts[n]` to `ends[n]` of the text as it was given."""

    def __init__(self, raw: str) -> None:
        pieces: list[str] = []
        raw = _without_maths(raw)
        self.starts: list[int] = []
        self.ends: list[int] = []
        place = 0
        for match in _SPECIAL.finditer(raw):
            start, end = match.span()
            said = _SAID[match.lastgroup or ""](match[0]).replace(LOST, "'")
            pieces += (raw[place:start], said)
            self.starts += (*range(place, start), *[start] * len(said))
            self.ends += (*range(place + 1, start + 1), *[end] * len(said))
            place = end
        pieces.append(raw[place:])
        self.starts += range(place, len(raw))
        self.ends += range(place + 1, len(raw) + 1)
        self.text = "".join(pieces)


def _without_maths(raw: str) -> str:
    """The text with soft hyphens, which are dropped, for the dollar signs around formulas: they are no money."""
    if "$" not in raw:
        return raw
    return _MATHS.sub(lambda match: f"\u00ad{match['maths']}\u00ad", raw)


def _raised(said: str) -> str:
    digits = re.sub(rf"{_TAG}|[\^{{}}\[\]*\s]", "", said).translate(_RAISED)
    return "^" + re.sub("[−–]", "-", digits)


def _composed(said: str) -> str:
    """Ligatures, wide digits and the like in their plain form; a fraction of one sign stays apart from digits."""
    plain = unicodedata.normalize("NFKC", said)
    return " " + plain.replace("\u2044", "/") if "\u2044" in plain and said != "\u2044" else plain


def _entity(said: str) -> str:
    plain = unescape(said)
    raised = plain.translate(_RAISED)
    return "^" + raised if raised != plain else _composed(plain) if plain != "\u00ad" else ""


def _twice(said: str) -> str:
    """What was UTF-8 and was read as if it were not."""
    data = b"".join(sign.encode("latin-1" if sign < "\u0100" else "cp1252") for sign in said)
    for end in range(len(data), 1, -1):
        try:
            plain = data[:end].decode()
        except UnicodeDecodeError:
            continue
        return _composed(plain) + said[end:]
    return _composed(said)


_SAID: dict[str, Callable[[str], str]] = {
    "raised": _raised,
    "lowered": lambda said: _composed(said.removeprefix("</sub>")) + " ",
    "gone": lambda said: "",
    "apart": lambda said: "\n",
    "entity": _entity,
    "twice": _twice,
    "times": lambda said: "×",
    "thin": lambda said: " ",
    "apostrophe": lambda said: "'",
    "degree": lambda said: "°",
    "note": lambda said: "",
    "composed": _composed,
}
