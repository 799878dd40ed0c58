"""Is the same thing said twice with the same figure?

Two sentences of one article that say the same in the same words (all words that carry meaning, and all names) and
each have one figure of the same unit must agree. What something has weighs more than what happened, which may
have happened twice. Sentences with a second figure, a year or a date are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span, Weight
from assay.articles.checks.reading.amounts import are_alike, differ, in_base, is_plain
from assay.articles.checks.reading.words import content_words, names_in, stem
from assay.quantity import Found

EXAMPLES = Examples(
    passes=(
        "The survey covered 1,204 adults in Wales. Later it says: 1,204 adults in Wales were covered by the survey.",
    ),
    fails=(
        "The survey covered 1,204 adults in Wales.\n\nMuch was learned.\n\nThe survey covered 1,240 adults in Wales.",
        "Otterburg has 12,000 inhabitants. We like Otterburg.\n\nOtterburg has 47,000 inhabitants.",
    ),
    nearly=(
        "The survey covered 1,204 adults in Wales.\n\nThe second survey covered 1,240 adults in Wales.",
        "In 2019 the survey covered 1,204 adults in Wales.\n\nIn 2020 the survey covered 1,240 adults in Wales.",
        "The survey covered about 1,200 adults in Wales.\n\nThe survey covered 1,204 adults in Wales.",
        "Later Ann scored 12 points.\n\nAnn scored 13 points.",
        "With its crew, this boat has 12.5 tonnes aboard.\n\nWith its crew, this boat has 13.5 tonnes aboard.",
    ),
)

LEAST_WORDS = 4
"""Words with a meaning that both sentences must share; with three, two games or two days read alike."""

_OTHER = re.compile(
    r"\b(?:another|other|second|third|next|again|each|respectively|then|later|now|if|suppose|example|say|run|step|assumed?|"
    r"known to be)\b|`",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?:\W*|[^,]{1,60},\s)(?:this|these|that|those|it|its|he|she|they|we|our|your|his|her|their|there|here)\b",
    re.IGNORECASE,
)
"""A sentence whose subject is such a word is about something of the sentence before."""


def check(document: Document) -> Iterator[Fault]:
    """Every pair of sentences that say the same with another figure."""
    by_words: dict[frozenset[str], list[Found]] = defaultdict(list)
    for sentence in document.sentences:
        found = _figure_of(document, sentence)
        if found is not None:
            outside = document.text[sentence.start : found.start] + " " + document.text[found.end : sentence.end]
            by_words[content_words(outside)].append(found)
    known: frozenset[str] | None = None
    for words, founds in by_words.items():
        if len(founds) != 2 or not _says_enough(document, words, founds):
            continue  # a sentence that comes three times is a form that is filled in
        known = names_in(document.text) if known is None else known
        is_state = _are_states(document, founds)
        openers = [_opener(document, found) for found in founds]
        if is_state and all(_is_name(opener) for opener in openers):
            yield from _compared(founds[0], founds[1], "major")
        elif words & known and all(opener == "The" or stem(opener) in known for opener in openers):
            yield from _compared(founds[0], founds[1], "major" if is_state else "minor")


def _opener(document: Document, found: Found) -> str:
    """The first word of the sentence of a figure: assertions begin with `The …` or a name, and instructions do not."""
    sentence = next(span for span in document.sentences if span.start <= found.start < span.end)
    return document[sentence].split()[0].strip("“‘\"'*_(").removesuffix("’s").removesuffix("'s")


def _is_name(word: str) -> bool:
    """Whether a first word is a name by itself; a letter alone is a variable."""
    return len(word) > 2 and word[0].isupper() and bool(content_words(word)) and word != "The"


_STATE = re.compile(r"\b(?:has|contains|comprises|weighs|measures)\s+\Z")


def _says_enough(document: Document, words: frozenset[str], founds: list[Found]) -> bool:
    """Whether the sentences share enough words, or say of a name what it has, which does not change."""
    if len(words | content_words(founds[0].printed)) >= LEAST_WORDS:
        return True
    return bool(words) and _are_states(document, founds)


def _are_states(document: Document, founds: list[Found]) -> bool:
    """Whether both sentences say what a name or `the …` has; what happens may happen twice."""
    return all(_STATE.search(document.text[max(0, found.start - 12) : found.start]) for found in founds)


def _figure_of(document: Document, sentence: Span) -> Found | None:
    """The one figure of a whole sentence that says for itself what it is about."""
    words = document[sentence]
    if not words.endswith((".", "!", ".”", '."')) or len(words) > 300 or _OTHER.search(words) or _POINTING.match(words):
        return None
    founds = document.quantities_in(sentence)
    if len(founds) != 1 or not _is_exact(founds[0]) or not (founds[0].unit or founds[0].noun):
        return None
    is_part = document.text[founds[0].end - 4 : founds[0].end + 1].find("-") >= 0 or "-" in founds[0].printed
    return None if is_part else founds[0]


def _is_exact(found: Found) -> bool:
    return is_plain(found) and found.quantity is not None and found.quantity.hedge == "exact"


def _compared(first: Found, second: Found, weight: Weight) -> Iterator[Fault]:
    assert first.quantity and second.quantity
    if not are_alike(first, second) or (first.unit is None) != (second.unit is None):
        return
    one, other = in_base(first.quantity), in_base(second.quantity)
    if differ(one, other):
        message = f"The same is said once with {first.printed} and once with {second.printed}."
        spans = (Span(second.start, second.end), Span(first.start, first.end))
        ratio = other.midpoint / one.midpoint if one.midpoint else None
        yield Fault(spans=spans, message=message, ratio=ratio, weight=weight)
