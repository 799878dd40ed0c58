"""Text of records made harmless: whatever a record holds, a page shows it as it stands and obeys none of it."""

from __future__ import annotations

import re
from string import punctuation
from urllib.parse import quote

_BREAKS = re.compile(r"[ \x00-\x1f\x7f\x85\u2028\u2029]+")
_HARMLESS = ",;'"
_ESCAPED = {ord(mark): f"\\{mark}" for mark in punctuation if mark not in _HARMLESS}
_FENCES = re.compile(r"`+")
_SCHEMES = ("https://", "http://")


def text(raw: str) -> str:
    """`raw` as Markdown that shows exactly it, on one line: in a paragraph, a heading, a cell or the text of a link."""
    return _BREAKS.sub(" ", raw).strip().translate(_ESCAPED)


def link(label: str, address: str) -> str:
    """A link to an address of the web; the bare label where the address is none."""
    if not address.startswith(_SCHEMES):
        return text(label)
    return f"[{text(label)}](<{quote(address, safe=':/?#@!$&*+,;=%~-._')}>)"


def link_to(words: str, address: str) -> str:
    """The same for an address that the settings of the book give, which may be one for letters."""
    if address.startswith("mailto:"):
        return f"[{text(words)}](<{quote(address, safe=':/?#@!$&*+,;=%~-._')}>)"
    return link(words, address)


def block(raw: str, language: str) -> str:
    """A code block; its fence is longer than any in the text."""
    longest = max((len(run) for run in _FENCES.findall(raw)), default=0)
    fence = "`" * max(3, longest + 1)
    body = raw.rstrip("\n")
    return f"{fence}{language}\n{body}\n{fence}"


def role(name: str, target: str, label: str = "") -> str:
    """One of the book's own roles; what could end it early is taken out of its target and its label."""
    safe = re.sub(r"[^A-Za-z0-9_./#+-]", "-", target)
    words = re.sub(r"[^\w ,.()–-]", "", label)
    return f"{{{name}}}`{words} <{safe}>`" if words else f"{{{name}}}`{safe}`"
