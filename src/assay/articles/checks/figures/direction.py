"""Does what rises rise, and what falls fall?

`Rose from 60 to 50` has its verb or its figures the wrong way round. Only verbs of rising and falling directly before
both ends count; ranks, places and versions are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault
from assay.articles.checks.reading.changes import change_in

EXAMPLES = Examples(
    passes=("Sales rose from 50 to 60 units.", "Sales fell sharply from 60 to 50 units."),
    fails=("Sales rose from 60 to 50 units.", "The rate dropped to 7.1% from 6.2%."),
    nearly=(
        "It rose in the ranking from place 60 to 50.",
        "Ships rose from a depth of 60 to 50 metres.",
        "Sales rose from 50 to 50 units.",
    ),
)

_RISES = r"rose|rises|risen|rising|grew|grows|grown|increased|increases|climbed|climbs|jumped|jumps|soared|surged"
_FALLS = (
    "fell|falls|fallen|falling|dropped|drops|declined|declines|decreased|decreases|shrank|shrinks|sank|plunged|"
    "plummeted"
)
_VERB = re.compile(
    rf"\b(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))(?:\s+[a-z]+ly)?(?:\s+by\s+[^,;]{{1,30}})?,?\s*\Z", re.IGNORECASE
)
_OTHER_WAY = re.compile(
    r"rank|place\b|position|spot|version|depth|below|minus|deficit|loss|seed|negative|debt", re.IGNORECASE
)


def check(document: Document) -> Iterator[Fault]:
    """Every change that goes the other way than its verb."""
    for sentence in document.sentences:
        change = change_in(document, sentence) if re.search(r"\bfrom\s", document[sentence]) else None
        if change is None or _OTHER_WAY.search(document[sentence]):
            continue
        verb = _VERB.search(document.text, sentence.start, change.span.start)
        if verb is None:
            continue
        up, down = change.before.high < change.after.low, change.after.high < change.before.low
        if (verb["rises"] and down) or (verb["falls"] and up):
            first, second = change.printed
            goes = "down" if down else "up"
            message = f"From {first} to {second} goes {goes}, not as {(verb['rises'] or verb['falls'])!r} says."
            yield Fault(spans=(change.span,), message=message)
