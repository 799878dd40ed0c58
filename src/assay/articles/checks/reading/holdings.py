"""What a text says that a named thing has, in the plainest words: `Alpha has 80 layers`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Span
from assay.articles.checks.reading.amounts import is_plain
from assay.quantity import Found

NAME = r"[A-Z][\w.-]*\w(?:\s[A-Z\d][\w.-]*\w|\s\d[\w.]*)*"
_HAS = re.compile(
    rf"(?:\A|[,;]\s(?:and\s|while\s|but\s)?|\band\s|\bwhile\s)(?:[Tt]he\s)?(?P<name>{NAME})(?:\s\([^()]{{1,40}}\))?\s"
    r"(?:has|contains|comprises|weighs|measures|costs|uses)\s(?:a\stotal\sof\s|exactly\s)?\Z"
)
_OPENERS = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "It",
        "He",
        "She",
        "They",
        "We",
        "You",
        "I",
        "There",
        "Here",
        "In",
        "On",
        "At",
        "For",
        "By",
        "If",
        "When",
        "While",
        "Each",
    ]
)
_DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:now|then|once|originally|later|earlier|initially|if|would|could|per|each|up to)\b"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A name, what it has by kind (`layers`), and the figure."""

    name: str
    kind: str
    found: Found

    @property
    def span(self) -> Span:
        """The place of the figure."""
        return Span(self.found.start, self.found.end)


@functools.lru_cache(maxsize=4)
def holdings_in(document: Document) -> tuple[Holding, ...]:
    """All such statements; those of another time, of a wish or of a condition are left out."""
    return tuple(
        holding
        for sentence in document.sentences
        if not _DATED.search(document[sentence])
        for found in document.quantities_in(sentence)
        if is_plain(found) and (holding := _holding(document, sentence, found))
    )


def _holding(document: Document, sentence: Span, found: Found) -> Holding | None:
    match = _HAS.search(document.text[max(sentence.start, found.start - 120) : found.start])
    if match is None or match["name"].split()[0] in _OPENERS or not (found.unit or found.noun):
        return None
    return Holding(match["name"], kind_of(found), found)


def kind_of(found: Found) -> str:
    """What a figure counts, in the words in which it is printed: `embedding layers` are not `layers`."""
    words = re.sub(r"[\d.,]+(?:\s?(?:thousand|million|billion|trillion)\b|[KMBT]\b)?", " ", found.printed)
    return " ".join(f"{words} {found.noun}".lower().replace("-", " ").split()).removesuffix("s")
