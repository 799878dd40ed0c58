"""PDF: the text of its pages, with raised digits kept apart, and broken lines and words made whole."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

from assay.articles.extraction.formulas import lowered, raised
from assay.articles.extraction.lines import unwrap
from assay.articles.extraction.result import Extract, NoText, line

MOST_PAGES = 400
_SMALLER = 0.87
"""Share of the size before it, below which a run of digits is set as an exponent, an index or the mark of a note."""
_SHIFTED = 0.08
"""Share of the size by which such a run stands higher or lower."""
_DIGITS = re.compile(r"\s*([-+−–]?[0-9]{1,4}(?:,[0-9]{1,3})*)\s*")


def from_pdf(data: bytes) -> Extract:
    """The text of a PDF, its title and author; the day on which it was printed is no date of the article."""
    import logging  # noqa: PLC0415 - only to quieten the reader

    from pypdf import PdfReader  # noqa: PLC0415 - slow to import
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - likewise

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every slip of a file that it can read
    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > MOST_PAGES:
            raise NoText(f"it has {len(reader.pages)} pages; at most {MOST_PAGES} are read")
        pages = [_Page() for _ in reader.pages]
        for page, sheet in zip(pages, reader.pages, strict=True):
            sheet.extract_text(visitor_text=page.take, visitor_operand_before=page.watch)
        known = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise NoText(f"it is not readable as PDF ({type(error).__name__})") from None
    text = "\n\n".join(unwrap(page.text()).text.strip() for page in pages)
    lost = sum(page.lost for page in pages)
    told = "1 raised figure may stand" if lost == 1 else f"{lost} raised figures may stand"
    notes = (f"{told} on the line, as 1023 for 10^23: look for them",) if lost else ()
    author = line(_said(known.author)) if known else None
    title = line(_said(known.title)) if known else None
    return Extract(text=text + "\n", title=title, author=(author,) if author else (), notes=notes)


def _said(value: object) -> str | None:
    """What a PDF file says of itself, where that is a text."""
    return str(value) if isinstance(value, str) else None


@dataclass
class _Run:
    """A stretch of one size and height."""

    text: str
    size: float
    height: float


@dataclass(kw_only=True)
class _Page:
    """What the reader of a page tells, run by run."""

    runs: list[_Run] = field(default_factory=list)
    rise: float = 0.0
    small: int = 0
    """Runs of digits that the page sets in a smaller size than what stands before them."""
    _size: float = 0.0
    _raised: float = 0.0
    """The rise at which text was shown last: the reader tells of a piece only when the next begins."""
    _font: float = 1.0

    def take(self, text: str, _: Any, matrix: list[float], __: Any, size: float) -> None:
        """Called by the reader for each piece of text."""
        if text:
            self.runs.append(_Run(text, size * abs(matrix[3] or 1.0), matrix[5] + self._raised))

    def watch(self, operator: bytes, operands: list[Any], _: Any, matrix: list[float]) -> None:
        """Called by the reader before each operator: keeps the rise, and counts the runs of small digits."""
        if operator == b"Ts" and operands:
            self.rise = float(operands[0])
        elif operator == b"Tf" and len(operands) > 1:
            self._font = float(operands[1])
        elif operator in (b"Tj", b"TJ") and operands:
            shown = operands[0] if operator == b"TJ" else [operands[0]]
            said = "".join(one.decode("latin-1") if isinstance(one, bytes) else "" for one in shown)
            size = self._font * abs(matrix[3] or 1.0)
            self.small += bool(_DIGITS.fullmatch(said)) and size < _SMALLER * self._size
            self._size, self._raised = size, self.rise

    @property
    def lost(self) -> int:
        """Raised figures that were not told apart."""
        return max(0, self.small - sum(self._is_shifted(number) != 0 for number in range(len(self.runs))))

    def text(self) -> str:
        """The page, raised and lowered digits marked."""
        said = ""
        for number, run in enumerate(self.runs):
            shift = self._is_shifted(number)
            found = _DIGITS.fullmatch(run.text)
            if not shift or found is None:
                said += run.text
                continue
            said = said.rstrip(" ")
            ending = "\n" if run.text.endswith("\n") else ""
            said += (raised(said[-40:], found[1]) if shift > 0 else lowered(found[1])) + ending
        return re.sub(r"[ \t]+\n", "\n", re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", said))

    def _is_shifted(self, number: int) -> int:
        """1 where a run of digits is raised, -1 where it is lowered, otherwise 0."""
        run = self.runs[number]
        before = next((one for one in self.runs[number - 1 :: -1] if one.text.strip()), None) if number else None
        if before is None or not _DIGITS.fullmatch(run.text) or run.size >= _SMALLER * before.size:
            return 0
        if before.text.endswith("\n") or (_DIGITS.fullmatch(before.text) and before.size <= run.size):
            return 0
        shift = (run.height - before.height) / before.size
        return 0 if abs(shift) > 1 else -1 if shift < -_SHIFTED else 1 if shift > _SHIFTED else 0
