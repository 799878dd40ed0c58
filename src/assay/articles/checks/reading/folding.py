"""Marks of typesetting taken out of a text, with every offset kept: Markdown, TeX, HTML and look-alike signs."""

from __future__ import annotations

import re

_SAME_LENGTH = str.maketrans(
    {
        "$": " ", "*": " ", "{": " ", "}": " ", "~": " ",
        **dict.fromkeys(map(chr, (*range(1, 9), 11, 12, *range(14, 32))), " "),
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-",
        "＝": "=", "＜": "<", "＞": ">", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥",
        "[": "(", "]": ")", "（": "(", "）": ")", "，": ",",
        "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
        "²": "2", "\u03a7": "χ", "𝜒": "χ", "𝝌": "χ", "ꭓ": "χ", "ᵪ": "χ",
        "𝑝": "p", "𝑃": "P", "𝑡": "t", "𝐹": "F", "𝑟": "r", "𝑧": "z", "𝑛": "n", "𝑁": "N", "𝑄": "Q",
    }
)  # fmt: skip
"""One sign for one sign; square brackets count as round ones."""

_LOST_SIGNS = (
    (re.compile(r"(?<=[)\w])(\s?)¼(?=\s?-?[\d.])"), r"\1="),
    (re.compile(r"(?<![A-Za-z])([pP]s?\s?)b(?=\s?0?\.\d)"), r"\1<"),
    (re.compile(r"(?<![A-Za-z])([pP]s?\s?)N(?=\s?0?\.\d)"), r"\1>"),
    (re.compile(r"((?:(?<![A-Za-z])[tFr]|2)\s?\([^()]{1,30}\)\s)p(?=\s+-?\s?[\d.])"), r"\1="),
    (re.compile(r"(?<![A-Za-z])([Np]\s)p(?=\s[\d.])"), r"\1="),
    (re.compile(r"(?<![A-Za-z])(p\s)!(?=\s\.\d)"), r"\1<"),
    (re.compile(r"(?<=[<>=])(\s?)\.\s(?=\d)"), r"\1 ."),
)
"""Signs that copies from the PDFs of some publishers have in place of =, < and >: `t(9) ¼ 2.1`, `pb.001`, `p ! .05`."""

_LONGER = (
    (re.compile(r"(?<![A-Za-z0-9])_([A-Za-zχ]{1,2}\d?)_(?![A-Za-z0-9])"), r" \1 "),
    (re.compile(r"</?(?:i|em|b|strong|sub|sup|span|p)(?:\s[^<>]{0,200})?/?>"), ""),
    (re.compile(r"&lt;"), "<"),
    (re.compile(r"&gt;"), ">"),
    (re.compile(r"&le;|\\leq?(?![a-z])"), "≤"),
    (re.compile(r"&ge;|\\geq?(?![a-z])"), "≥"),
    (re.compile(r"\\lt(?![a-z])"), "<"),
    (re.compile(r"\\gt(?![a-z])"), ">"),
    (re.compile(r"&(?:nbsp|thinsp|ensp|emsp);"), ""),
    (re.compile(r"&(?:minus|ndash|mdash);"), "-"),
    (re.compile(r"&chi;|\\chi(?![a-z])"), "χ"),
    (re.compile(r"\\times(?![a-z])|\\cdot(?![a-z])|&times;"), "×"),
    (
        re.compile(
            r"\\(?:mathit|mathrm|mathbf|mathsf|textit|textrm|textbf|emph|text|it|rm|left|right|big|Big)(?![a-z])"
        ),
        "",
    ),
    (re.compile(r"\\[,;:!() \[\]]"), ""),
    (re.compile(r"(?<!\d)\^\s?2(?!\d)"), "2"),
    (re.compile(r"(?<=\d)·(?=\d)(?!10\s?\^)"), "."),
)


def folded(text: str) -> str:
    """The text in plain signs; what becomes shorter is filled with spaces, so that each offset stays."""
    if len(text) != len(plain := text.translate(_SAME_LENGTH)):  # pragma: no cover - the table is one to one
        return text
    for pattern, replacement in (*_LONGER, *_LOST_SIGNS):
        plain = pattern.sub(lambda match, r=replacement: match.expand(r).ljust(len(match.group())), plain)  # type: ignore[misc]
    return plain


def clean(text: str) -> str:
    """A piece of a text as a message quotes it: without marks of typesetting, on one line."""
    return " ".join(re.sub(r"[*$_{}\\]|</?[a-z]+/?>", "", text).split())
