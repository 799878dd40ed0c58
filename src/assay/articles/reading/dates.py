"""Dates bound to what happened on them: `GPT-4 was released in March 2023`.

A date is bound only where a word of the event stands right before it: `released in`, `launched on`. What only lies
before or after a date is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assay.articles.reading.attribute import Choice
from assay.articles.reading.binding import Binding, bound, open_binding
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.segments import Segment
from assay.articles.reading.sentence import Parsed
from assay.articles.reading.topics import Page, mood_at, owner_of
from assay.model import Attribute
from assay.model.dates import parse_date
from assay.quantity import Found, find
from assay.quantity.days import readings

_LEADS = re.compile(
    r"[\s,]*(?:(?:publicly|officially|first|back|to the public|as open source|under licence|by|the|it|them|was|were|is|"
    r"early|late|mid|spring|summer|autumn|fall|winter|day|month|year|of|end|beginning)\b[\s,-]*)*(?P<on>in|on|during)?"
    r"[\s,-]*(?:(?:the|early|late|mid|spring|summer|autumn|fall|winter|end|beginning|of)\b[\s,-]*)*",
    re.IGNORECASE,
)
"""What may stand between the word of an event and its date, names left out: praise, seasons and prepositions."""
PART_OF_YEAR = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|early|late|mid|(?:first|second|third|fourth|last) (?:quarter|half)"
    r"|Q[1-4]|H[12]|(?:the )?(?:end|beginning|start|middle)|Christmas(?: (?:Day|Eve))?|Easter|Thanksgiving"
    r"|New Year(?:[’']s)?(?: (?:Day|Eve))?|[A-Z][a-z]+ (?:Day|Eve|Friday|Monday|Sunday))(?:,? of|,? in|,)?[\s-]+\Z"
)
"""Words before a year that tell a part of it, or a feast, which a record of the year alone would leave out."""
_NOT_YET = re.compile(
    r"\b(?:before|after|since|until|till|by|around|about|circa|between|from|to|or|and)\s*\Z", re.IGNORECASE
)
"""Words right before a date by which the event lies beside it."""


def date_bindings(page: Page, segment: Segment, parsed: Parsed, lexicon: Lexicon) -> Iterator[Binding]:
    """What happened on each date of a sentence, where the sentence says it."""
    for one in find(parsed.said) if lexicon.vocabulary.events else ():
        if one.date is None or any(name.start <= one.start < name.end for name in parsed.mentions):
            continue
        attribute = _event(parsed, one, lexicon)
        if attribute is not None:
            yield _binding(page, segment, parsed, one, attribute, lexicon)


def _event(parsed: Parsed, date: Found, lexicon: Lexicon) -> Attribute | None:
    """The one attribute whose word stands right before a date."""
    index = parsed.clause_at(date.start)
    begin = parsed.clauses[index].start if parsed.clauses else 0
    said = parsed.said
    for name in parsed.mentions:
        said = said[: name.start] + " " * (name.end - name.start) + said[name.end :]
    before = said[begin : date.start]
    if _NOT_YET.search(before):
        return None
    found = []
    for sign in lexicon.vocabulary.events:
        last = max((match.end() for match in sign.cues.finditer(before)), default=None)
        if last is None or sign.unless.search(before):
            continue
        between = _LEADS.fullmatch(before[last:])
        if between is not None and (between["on"] or date.kind == "date"):
            found.append((last, sign.attribute))
    nearest = max((at for at, _ in found), default=0)
    best = [attribute for at, attribute in found if at == nearest]
    return best[0] if len(best) == 1 else None


def _binding(
    page: Page, segment: Segment, parsed: Parsed, date: Found, attribute: Attribute, lexicon: Lexicon
) -> Binding:
    binding = replace(open_binding(page.text, segment, date), mood=mood_at(page, segment, parsed, date.start))
    parsed, subject = owner_of(page, segment, parsed, (date.start, date.end), attribute, lexicon)
    choice = Choice(attribute=attribute, certain=True, why="a word of the event stands right before the date")
    found = bound(binding, choice, subject, parsed, lexicon)
    if days := readings(date.printed):
        why = f"“{date.printed}” may be {parse_date(days[0])} or {parse_date(days[1])}"
        return replace(found, value=None, certain=False, why=(why,))
    part = PART_OF_YEAR.search(parsed.said[: date.start]) if date.kind == "year" else None
    more = f"“{part.group()}{date.printed}” says more than the year, and no date says it" if part else ""
    return replace(found, says_more=more)
