"""A difference as Markdown for a comment on a pull request, of which a contributor may have written every record."""

from __future__ import annotations

from assay.diff.outline import Line, Piece, Said, sections, summary
from assay.diff.result import Difference
from assay.exports.github_markdown import HEADROOM, LARGEST, code, within


def as_markdown(difference: Difference, largest: int = LARGEST - HEADROOM) -> str:
    """The comment, at most `largest` bytes long; what does not fit is counted at its end."""
    head = [summary(difference), *(f"- {code(note)}" for note in difference.notes)]
    blocks = ((f"{section.title} ({section.count})", map(_line, section.lines)) for section in sections(difference))
    return within(largest, head, blocks)


def _line(line: Line) -> str:
    return f"{'  ' * line.depth}- " + "".join(map(_piece, line.pieces))


def _piece(piece: Piece) -> str:
    return code(piece.text) if isinstance(piece, Said) else piece
