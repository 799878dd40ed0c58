"""Bytes of a page as text: only in encodings that browsers know, and without believing every word on them."""

from __future__ import annotations

import codecs
import re

import webencodings  # type: ignore[import-untyped]

_META = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
HEAD = 4096
"""Bytes in which browsers look for what a page says of its encoding."""
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks, and what follows them."""


def decoded(data: bytes, named: str | None) -> tuple[str, bool]:
    """The text, and whether its encoding is beyond doubt: what the server and the page say of it is what it is in."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return text, "\ufffd" not in text
    inside = _META.search(data[:HEAD])
    labels = [label for label in (named, inside and inside[1].decode("ascii")) if label]
    codecs_named = [name for label in labels if (name := codec_of(label))]
    codec = codecs_named[0] if codecs_named else "utf-8"
    is_agreed = len(codecs_named) == len(labels) and len(set(codecs_named)) < 2
    if codec != "utf-8" and _is_utf_8(data):  # a server's preset that nobody has changed
        return data.decode("utf-8"), False
    text = data.decode(codec, "replace")
    return text, is_agreed and "\ufffd" not in text


def codec_of(label: str) -> str | None:
    """Python's name for an encoding by the labels that browsers know; None for others, of which some are tricks."""
    found = webencodings.lookup(label)
    if found is None or found.name == "x-user-defined":  # which stands for bytes and not for signs
        return None
    return str(found.codec_info.name)


def _is_utf_8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 and more than ASCII; no text in another encoding is that by chance."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
