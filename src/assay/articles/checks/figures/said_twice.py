"""Is the same thing said twice with the same figure?

Two sentences of one article that say the same in the same words (all words that carry meaning, and all names) and each have
one figure of the same unit must agree. Sentences with a year or a date of their own are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from assay.quantity import Found

from ..document import Document
from ..finding import Examples, Fault, Span
from ..reading.amounts import are_alike, differ, in_base, is_plain
from ..reading.words import content_words

EXAMPLES = Examples(
    passes=("The survey covered 1,204 adults in Wales. Later it says: 1,204 adults in Wales were covered by the survey.",),
    fails=(
        "The survey covered 1,204 adults in Wales.\n\nIn short, much was learned.\n\nThe survey covered 1,240 adults in Wales.",
        "The new model of Mistral has 12 billion parameters and is open.\n\nThe new model is of Mistral, open, and has 13 billion parameters.",
    ),
    nearly=(
        "The survey covered 1,204 adults in Wales.\n\nThe second survey covered 1,240 adults in Wales.",
        "In 2019 the survey covered 1,204 adults in Wales.\n\nIn 2020 the survey covered 1,240 adults in Wales.",
        "The survey covered about 1,200 adults in Wales.\n\nThe survey covered 1,204 adults in Wales.",
        "He scored 12 points.\n\nHe scored 13 points.",
    ),
)

LEAST_WORDS = 4
"""Words with a meaning that both sentences must share; with three, two games or two days read alike."""

_OTHER = re.compile(r"\b(?:another|other|second|third|next|again|each|respectively|then|later|now|if|suppose|example|say)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Fault]:
    """Every pair of sentences that say the same with another figure."""
    by_words: dict[frozenset[str], list[tuple[Span, Found]]] = defaultdict(list)
    for sentence in document.sentences:
        founds = document.quantities_in(sentence)
        words = document[sentence]
        if len(founds) != 1 or not is_plain(founds[0]) or _OTHER.search(words) or not words.endswith((".", "!", ".”", '."')):
            continue
        found = founds[0]
        if found.unit is None and found.start == sentence.start:
            continue  # the number of a section or of an item
        outside = document.text[sentence.start : found.start] + " " + document.text[found.end : sentence.end]
        key = content_words(outside)
        if len(key | content_words(found.printed)) >= LEAST_WORDS and sentence.end - sentence.start < 300:
            by_words[key].append((sentence, found))
    for places in by_words.values():
        for (_, first), (_, second) in combinations(places[:4], 2):
            yield from _compared(first, second)


def _compared(first: Found, second: Found) -> Iterator[Fault]:
    assert first.quantity and second.quantity
    if not are_alike(first, second) or (first.unit is None) != (second.unit is None):
        return
    one, other = in_base(first.quantity), in_base(second.quantity)
    if differ(one, other):
        message = f"The same is said once with {first.printed} and once with {second.printed}."
        spans = (Span(second.start, second.end), Span(first.start, first.end))
        ratio = other.midpoint / one.midpoint if one.midpoint else None
        yield Fault(spans=spans, message=message, ratio=ratio)
