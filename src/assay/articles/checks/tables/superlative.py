"""Is what the text calls the highest also the highest in the table?

A sentence that names one row and one column and calls it the highest, lowest, largest or smallest is held against the
column. Nothing is said where the sentence narrows the field (`among the small ones`) or hedges (`one of the`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.cells import number_of
from assay.articles.checks.reading.grid import Address, address_in, numbers_of, without_marks

_TABLE = "\n\n| Car | Accuracy | Depth |\n|---|---|---|\n| Alpha | 71 | 18 |\n| Beta | 77 | 50 |\n| Gamma | 74 | 90 |"
EXAMPLES = Examples(
    passes=(f"Beta has the highest accuracy.{_TABLE}",),
    fails=(
        f"Gamma has the highest accuracy.{_TABLE}",
        f"Alpha has the second highest accuracy.{_TABLE}",
        f"Beta reached the lowest depth.{_TABLE}",
    ),
    nearly=(
        f"Gamma has one of the highest accuracy values.{_TABLE}",
        f"Among the deep ones Gamma has the highest accuracy.{_TABLE}",
        f"Gamma has the second highest accuracy.{_TABLE}",
        f"Gamma has not the highest accuracy.{_TABLE}",
    ),
)

_MOST = "highest|largest|greatest|biggest|most"
_LEAST = "lowest|smallest|least|fewest"
_PLACES = {"": 0, "second": 1, "third": 2}
_SAID = re.compile(
    rf"\bthe\s(?:(?P<place>second|third)[\s-])?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b", re.IGNORECASE
)
_NARROWED = re.compile(
    r"\b(?:among|of (?:the|all|those|these)|one of|next|within|except|but|not|n’t|n't|never|if|when|while|although|"
    r"than|for its|in its|per|nearly|almost|of any|after|before|until|previous|would|could|may|should|compared|cost)\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Fault]:
    """Every superlative that the column of its table denies."""
    if not document.tables:
        return
    for sentence in document.sentences:
        words = document[sentence]
        said = _SAID.search(words)
        if said is None or _NARROWED.search(words):
            continue
        for table in document.tables:
            address = address_in(document, sentence, table)
            if address is not None and _is_of(said, words, address):
                yield from _compared(sentence, said, address)


def _is_of(said: re.Match[str], words: str, address: Address) -> bool:
    """Whether the head of the column follows the superlative directly."""
    return (
        re.match(rf"\W*{re.escape(without_marks(address.head.text))}", words[said.end() :], re.IGNORECASE) is not None
    )


def _compared(sentence: Span, said: re.Match[str], address: Address) -> Iterator[Fault]:
    cells = list(numbers_of(address.table, address.column))
    numbers = [number_of(cell.text) for cell in cells]
    own = number_of(address.cell.text)
    known = [number.value for number in numbers if number]
    if own is None or len(known) < len(numbers) or len(known) < 3:
        return
    order = sorted(set(known), reverse=bool(said["most"]))
    place = _PLACES[(said["place"] or "").lower()]
    if place < len(order) and own.value != order[place]:
        cell = cells[known.index(order[place])]
        word = said.group().partition(" ")[2].lower()
        message = f"The table gives {address.label.text} {own.text}, and the {word} is {cell.text}."
        yield Fault(spans=(sentence, address.cell.span, cell.span), message=message)
