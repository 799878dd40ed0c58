"""Scan a text that nobody prepared: read it, judge what it says, and tell it in the order of how bad it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assay.articles.extraction import ENDINGS, KINDS, Extract, NoText, extract
from assay.articles.reading.findings import Finding, Say, Scanner
from assay.errors import UsageError
from assay.model.dates import PartialDate, parse_date

_ORDER = {say: place for place, say in enumerate(Say)}


@dataclass(frozen=True)
class Scan:
    """One text with what was found in it, in the order of the text."""

    name: str
    """How it was called: a path, an address, or `-`."""
    text: str
    title: str
    findings: tuple[Finding, ...]
    url: str | None = None

    @cached_property
    def worst_first(self) -> tuple[Finding, ...]:
        """Refutations, questions, what holds, what is open, what was left: each in the order of the text."""
        return tuple(sorted(self.findings, key=lambda one: (_ORDER[one.say], one.start)))

    def of(self, *says: Say) -> tuple[Finding, ...]:
        """The findings that say one of these, in the order of the text."""
        return tuple(one for one in self.findings if one.say in says)

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self.text.count("\n", 0, offset) + 1

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refuted."""
        return not self.of(Say.REFUTED)


def scan(text: str, scanner: Scanner, *, name: str = "-", title: str = "", date: str | None = None) -> Scan:
    """Read and judge a text; `title` and `date` as its publisher gives them.

    `Scanner(load(root).corpus)` is made once and serves for any number of texts.
    """
    findings = scanner.scan(text, title=title, date=_date(date))
    return Scan(name, text, title, tuple(findings))


def scan_file(path: Path, scanner: Scanner) -> Scan:
    """Read and judge a .txt, .md, .html or .pdf file; raises UsageError where it cannot be read."""
    return scan_extract(str(path), read_file(path), scanner)


def scan_extract(name: str, taken: Extract, scanner: Scanner) -> Scan:
    """Read and judge what was taken out of a file or a page."""
    findings = scanner.scan(taken.text, title=taken.title or "", date=_date(taken.date))
    return Scan(name, taken.text, taken.title or "", tuple(findings), taken.url)


def read_file(path: Path) -> Extract:
    """The text of a file, by the kind that its name tells; raises UsageError."""
    kind = ENDINGS.get(path.suffix.lower())
    if kind is None:
        raise UsageError(f"{path} is no file of a kind that is read ({', '.join(ENDINGS)})")
    try:
        return extract(path.read_bytes(), kind)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    except NoText as reason:
        raise UsageError(f"{path}: {reason}") from None


def files_in(places: Sequence[str]) -> list[str]:
    """The files, addresses and `-` that are meant; a folder stands for the files in it that can be read."""
    found: list[str] = []
    for place in places:
        path = Path(place)
        if "://" not in place and path.is_dir():
            inside = sorted(str(one) for one in path.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file())
            if not inside:
                raise UsageError(f"{place} holds no file that is read ({', '.join(ENDINGS)})")
            found += inside
        else:
            found.append(place)
    return list(dict.fromkeys(found))


def _date(text: str | None) -> PartialDate | None:
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None


__all__ = ["KINDS", "Scan", "files_in", "read_file", "scan", "scan_extract", "scan_file"]
