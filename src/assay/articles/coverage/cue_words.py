"""Words that make a statement checkable: they compare, they say who said it, or they name a day."""

from __future__ import annotations

import re

_COMPARATIVES = (
    "better best worse worst more most less least fewer fewest larger largest bigger biggest smaller smallest "
    "greater greatest higher highest lower lowest longer longest shorter shortest faster fastest slower slowest "
    "cheaper cheapest easier easiest harder hardest newer newest latest earlier deeper wider stronger weaker closer"
)
_RELATIONS = (
    "than first unlike twice same equal similar similarly equally peers counterparts superior inferior "
    "state-of-the-art dethrone toe-to-toe trumps pioneering leading(?!\\sto\\b) unprecedented marginal marginally "
    "slightly"
)
_VERBS = (
    r"outperform\w*|surpass\w*|exceed(?:s|ed|ing)?|beat(?:s|ing)?|rival(?:s|ed|ing)?|match(?:es|ed|ing)?|compet(?:e|es|ed|ing)"
    r"|lag(?:s|ged|ging)?|state of the art|on top of|at the same level"
)
COMPARISON = re.compile(
    rf"(?<![\w-])(?:{'|'.join((*_COMPARATIVES.split(), *_RELATIONS.split()))}|{_VERBS})(?!\w)", re.IGNORECASE
)
"""Words that compare, or that rank one thing among all."""

ATTRIBUTION = re.compile(
    r"\b(?:(?:found|discovered|showed|shows?|shown|demonstrate[sd]?|suggest(?:s|ed)?|argue[sd]?|states?|stated"
    r"|conclude[sd]?|prove[sd]?|proving|claims?|claimed|reports? by|noted?|notes|stress(?:es|ed)?|explains?|explained"
    r"|predict(?:s|ed)?|propose[sd]?|illustrated?)(?: that)?(?=\s)"
    r"|sa(?:id|ys?|ying)\b|according to|thinks?\b|believe[sd]?\b|points? to|highlights?|iterated|added that|put it"
    r"|to quote|visioned|calling it|calls\b|speculation|wisdom|assumed|considered|surprised|goal was)",
    re.IGNORECASE,
)
"""Words that lay a statement at somebody's door."""

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_SPAN = r"(?:days?|weeks?|months?|years?|decades?)"
DATE = re.compile(
    rf"\b(?:in |since |by |until )?{_MONTH}(?: \d{{1,2}},?)? (?:19|20)\d\d\b|\b(?:in|since|by|until) {_MONTH}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},?(?: (?:19|20)\d\d)?\b"
    r"|\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b"
    rf"|(?:earlier |later )?(?:last|this|next|past|previous) (?:{_SPAN}|{_MONTH})"
    rf"|(?:a few|several|\w+) {_SPAN} (?:later|ago|earlier)|press time",
    re.IGNORECASE,
)
"""Days, months and years that are named, or told from the day of writing."""

REFERENCE = re.compile(r"\[\d+\]|https?://[^\s)\]>]+")
"""Markers that lead to a reference, and addresses."""

PLACEHOLDER = re.compile(r"\[[A-Z]{2,}(?: [A-Z]+)*\]|\bx[A-Z]{3,}x\b")
"""Marks of a template that nobody filled in."""

WORD_COUNT = re.compile(r"word count:?\s*[\d,.]+", re.IGNORECASE)
"""What a text says of its own length."""

QUOTATION = re.compile(r"“[^“”\n]+”|(?<!\w)‘[^‘\n]+?’(?!\w)|(?<![\w\"])\"[^\"\n]+\"")
"""What stands in quotation marks."""
