"""Tables and charts that lost their cells on the way into a text: the heads run together, and so do the rows.

They can be read where a caption says what the heads are: `Size, Hours` over `SizeHours` over `175 billion3,200`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assay.articles.reading.tables import Cell
from assay.quantity import find

_CAPTION = re.compile(r"[^|\n]{0,120}\|\s*(?P<heads>[^|\n]+)\Z")


def heads_of(caption: str, line: str, offset: int) -> list[Cell]:
    """The two heads that a line holds without anything between them, if the caption names them; else nothing."""
    match = _CAPTION.fullmatch(caption)
    if match is None:
        return []
    for sign in (",", ":"):
        names = [name.strip() for name in match["heads"].split(sign)]
        if len(names) == 2 and all(names) and "".join(names) == line:
            stop = offset + len(names[0])
            return [Cell(names[0], offset, stop), Cell(names[1], stop, offset + len(line))]
    return []


def row_of(line: str, offset: int) -> Sequence[Cell]:
    """The head and the figure of a row; nothing where it does not end in a figure that has something before it."""
    figures = [one for one in find(line) if one.kind == "quantity"]
    if not figures or not figures[-1].start or figures[-1].end != len(line):
        return ()
    at = figures[-1].start
    return (
        Cell(line[:at].strip(), offset, offset + len(line[:at].rstrip())),
        Cell(line[at:], offset + at, offset + len(line)),
    )
