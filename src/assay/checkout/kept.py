"""A file of texts that were worked out before: believed whole or not at all.

It begins with a digest of all that follows. Then come texts with a zero byte between them, which no JSON holds: reading
one of them costs nothing for the others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

_BETWEEN = b"\0"
_DIGITS = 64


def read_kept(path: Path) -> list[bytes] | None:
    """The texts as UTF-8, None where there is no such file, or not the one that was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if data[:_DIGITS] != hashlib.sha256(memoryview(data)[_DIGITS:]).hexdigest().encode():
        return None
    first, *others = data.split(_BETWEEN)
    return [first[_DIGITS:], *others]


def write_kept(path: Path, texts: Sequence[bytes]) -> None:
    """Write the texts in the place of what was there; raises OSError where that cannot be."""
    body = _BETWEEN.join(texts)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode())
            file.write(body)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
