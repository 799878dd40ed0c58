"""Does the text give the figure that the table has?

A sentence that names one row and one column of a table and has one figure of its own is held against that cell.
Nothing is said where the sentence compares, hedges, or has a second figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import differ, fair, is_plain
from assay.articles.checks.reading.cells import number_of
from assay.articles.checks.reading.grid import Address, address_in
from assay.quantity import find

_TABLE = (
    "\n\n| Car | Accuracy | Depth |\n|---|---|---|\n| Alpha | 71.2 | 18 |\n| Beta | 77.4 | 50 |\n| Gamma | 74.0 | 90 |"
)
EXAMPLES = Examples(
    passes=(f"Beta reaches an accuracy of 77.4%.{_TABLE}", f"Gamma has a depth of 90.{_TABLE}"),
    fails=(f"Beta reaches an accuracy of 74.7%.{_TABLE}", f"Gamma has a depth of 80.{_TABLE}"),
    nearly=(
        f"Beta reaches an accuracy of 77%.{_TABLE}",
        f"Beta improves the accuracy by 6.2%.{_TABLE}",
        f"Beta reaches an accuracy of 74.7% without pretraining.{_TABLE}",
        f"Beta and Gamma reach an accuracy of 76%.{_TABLE}",
    ),
)

_NEAR = re.compile(
    r"\b(?:[A-Za-z][\w-]*\s(?:of|is|was|at|=|:)|has|have|achieves|reaches|attains|obtains|scores|gets)\s"
    r"(?:only\s|just\s|an?\s)?\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:by|than|without|average|mean|improv\w*|increas\w*|decreas\w*|differen\w*|more|less|fewer|higher|lower|gain\w*|drop\w*|compared|baseline|"
    "if|would|not|up to|over|about|around|when|while|before|after|except|only|each|between|per|times|with|on|"
    r"for|in|under|state of the art|human)\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Fault]:
    """Every figure of the text that its cell contradicts."""
    if not document.tables:
        return
    for sentence in document.sentences:
        words = document[sentence]
        founds = [found for found in document.quantities_in(sentence) if found.kind == "quantity"]
        if len(founds) != 1 or not is_plain(founds[0]) or _OTHER.search(words):
            continue
        found = founds[0]
        if not _NEAR.search(document.text[sentence.start : found.start]):
            continue
        addresses = [address for table in document.tables if (address := address_in(document, sentence, table))]
        if len(addresses) == 1:
            yield from _compared(document, Span(found.start, found.end), addresses[0])


def _compared(document: Document, span: Span, address: Address) -> Iterator[Fault]:
    said = next(iter(find(document[span])), None)
    cell = next(iter(find(address.cell.text)), None)
    bare = number_of(address.cell.text)
    if said is None or said.quantity is None or bare is None:
        return
    printed = cell.quantity if cell and cell.quantity else None
    if printed is not None and printed.unit is not None and said.unit is not None and said.unit != printed.unit:
        return
    own = fair(said.quantity)
    if not differ(own, bare.interval):
        return
    message = (
        f"The text gives {said.printed} for {address.label.text}, {address.head.text}; the table has "
        f"{address.cell.text}."
    )
    ratio = said.quantity.points[0] / bare.value if bare.value else None
    yield Fault(spans=(span, address.cell.span), message=message, ratio=ratio)
