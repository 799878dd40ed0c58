"""Means of whole numbers in a text, with their deviation and sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Span
from assay.articles.checks.reading.decimals import printed
from assay.articles.checks.reading.folding import folded

_DECIMAL = r"-?\d+\.\d+"
_MEAN = rf"(?:(?<![A-Za-z])M|[Mm]eans?|average|mean [a-z ]{{1,40}})\s*(?:=|:|of|was|is)\s*(?P<mean>{_DECIMAL})(?!\d)"
_SD = rf"(?:SDs?|S\.D\.|standard deviation)\s*(?:=|:|of|was)?\s*(?P<sd>{_DECIMAL})(?!\d)"
_N = r"(?<![A-Za-z])[nN]\s*=\s*(?P<n>\d+)(?![\d.,]\d)"
_APART = r"[\s,;:()]{1,6}(?:and\s)?"
_FORMS = (
    re.compile(rf"{_MEAN}(?:{_APART}{_SD})?{_APART}{_N}"),
    re.compile(rf"{_N}{_APART}{_MEAN}(?:{_APART}{_SD})?"),
)
_ALONE = re.compile(rf"{_MEAN}(?:{_APART}{_SD})?")
_SAMPLE = re.compile(_N)
_WHOLE = re.compile(
    r"\bnumbers? of (?!hours|minutes|seconds|days|years|points)[a-z]+|\bcounts? of\b|\b(?:single|one)[- ]item\b|"
    r"\bhow many\b|\binteger|\bwhole numbers?\b|\b(?:a|one|the) (?:\d|five|six|seven|nine|ten|four|"
    "eleven)-point (?:Likert|scale|rating|item)",
    re.IGNORECASE,
)
_NOT_WHOLE = re.compile(
    r"\bitems\b|averag|composite|aggregat|\bindex\b|subscale|mean number|sum score|scale score|adjusted|"
    "weighted|estimated|"
    "marginal|imputed|transform|standardi[sz]ed|logarithm|per (?:day|week|hour|minute|trial|person)|across "
    "(?:trials|blocks)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean of `n` whole numbers as printed, and their standard deviation where it stands beside."""

    span: Span
    mean: str
    sd: str | None
    n: int


def means_in(document: Document) -> Iterator[Mean]:
    """The means of which the sentence says that they are of whole numbers and of how many."""
    text = folded(document.text)
    for sentence in document.sentences:
        words = document[sentence]
        if not _WHOLE.search(words) or _NOT_WHOLE.search(re.sub(r"mean number of", "number of", words)):
            continue
        taken: set[int] = set()
        for form in _FORMS:
            for match in form.finditer(text, sentence.start, sentence.end):
                if match.start("mean") not in taken:
                    taken.add(match.start("mean"))
                    yield Mean(
                        span=Span(match.start(), match.end()), mean=match["mean"], sd=match["sd"], n=int(match["n"])
                    )
        yield from _apart(text, sentence, taken)


def _apart(text: str, sentence: Span, taken: set[int]) -> Iterator[Mean]:
    """A mean whose sample stands elsewhere in its sentence, where that has just one of each."""
    means = list(_ALONE.finditer(text, sentence.start, sentence.end))
    samples = list(_SAMPLE.finditer(text, sentence.start, sentence.end))
    if len(means) == len(samples) == 1 and means[0].start("mean") not in taken:
        start, end = means[0].span()
        yield Mean(span=Span(start, end), mean=means[0]["mean"], sd=means[0]["sd"], n=int(samples[0]["n"]))


def is_readable(mean: Mean) -> bool:
    """Whether its figures are numbers and its sample is one of which a mean can be taken."""
    return printed(mean.mean) is not None and 2 <= mean.n <= 10_000
