"""Markdown for comments on GitHub that quote records, of which a contributor may have written every one.

GitHub turns much more than Markdown's own marks into links and notices: @names, numbers of issues, digests of commits,
addresses, names of emoji, HTML. Escapes do not stop all of that, code spans do. So whatever comes from a record stands
in a code span, on one line, without a back-tick; around it are only our own words. `is_safe` is the whole grammar, and
what posts the comment checks it again without trusting what wrote it: `.github/workflows/comment.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from assay.errors import HIDDEN

LARGEST = 65_536
"""What GitHub takes, in characters; counted here in bytes, which are never fewer."""

HEADROOM = 2_048
"""Bytes that are left to what posts the comment, for a heading of its own."""

LONGEST = 400
"""Characters of one piece from a record."""

OWN = r"[A-Za-z0-9 ,.;:()+→✓≈✗⇄?–-]"
"""What our own words are made of: nothing with which a mention, an image, HTML or a code span begins."""

CODE = r"`[^`\x00-\x1f\x7f-\x9f\u2028\u2029]+`"
"""A code span on one line."""

SAFE = re.compile(rf"(?:### |- |  - )?{OWN}*(?:{CODE}{OWN}+)*(?:{CODE})?")
"""The whole of one line."""

LINKED = re.compile(r"www\.|\bGH-[0-9]|[0-9a-f]{7}", re.IGNORECASE)
"""What becomes a link although it is made of letters, digits and dots alone."""


def within(largest: int, head: Sequence[str], blocks: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The head, then lines under headings: as many as `largest` bytes hold; the others are counted at the end."""
    lines = list(head)
    left = largest - _size(lines) - 200
    missing = 0
    for title, body in blocks:
        block = ["", f"### {title}", ""]
        for line in body:
            block.append(line)
            if missing or _size(block) > left:
                missing += 1
                block.pop()
        if len(block) > 3:
            lines += block
            left -= _size(block)
    if missing:
        lines += ["", f"{missing} more lines do not fit here; the JSON of the same run has them all."]
    return "\n".join(lines) + "\n"


def is_safe(line: str) -> bool:
    """Whether a line is made of our own words and of code spans alone."""
    return bool(SAFE.fullmatch(line)) and not LINKED.search(re.sub(CODE, "", line))


def code(text: str) -> str:
    """The text as a code span that shows it and does nothing else."""
    shown = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(mark) in HIDDEN else mark for mark in
                    re.sub(r"\s+", " ", text)).replace("`", "'").strip()  # fmt: skip
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 1]}…"
    return f"`{shown or ' '}`"


def _size(lines: list[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)
