"""How a work is taken back, as arXiv's authors and administrators and the registries of DOIs write it.

arXiv has no field for a withdrawal. It stands in the comment or in place of the abstract, in the authors' own words:
"This paper has been withdrawn by the author due to …", "Withdrawn.", "arXiv admin note: This submission has been
withdrawn by arXiv administrators because …". Only a clause that says this of the work itself counts; that an earlier
version, a companion, a submission to a conference or what the paper is about was withdrawn is another matter.

Registries of DOIs have a list of notices, and publishers mark the title: `RETRACTED: …`, `… (Withdrawn)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORK = r"(?:paper|submission|article|manuscript|preprint|work|version|draft|note|letter|report|e-?print|document)s?"
_THIS = r"(?:(?:this|the(?: following| present| above| current)?|our|these)\s+(?:arxiv\s+)?)"
_DONE = r"(?:withdrawn|retracted)\b"
_BUT = (
    r"(?!\s+(?:\w+\s+){0,4}?from\s+(?!(?:the\s+)?(?:arxiv|consideration|publication|public)\b))"
    r"(?!\s+at\s+(?!(?:the\s+|our\s+|my\s+|its\s+)?(?:request|authors?|moment|present|time)))(?!\s+and\s+(?:re)?submitted\b)"
)
"""Not from a conference or a journal: that a paper is no longer submitted there says nothing of what it says."""
_ALONE = (
    r"(?=\s*(?:\Z|[^\w\s]"
    r"|(?:by|due|because|owing|as|for|from|since|pending|until|on|at|in|after|following|per|to)\b))"
)
"""Behind the bare word: what is said of it, and no noun that it belongs to, such as `withdrawn drugs`."""
_BEEN = r"(?:has|have|had|as)(?:\s+(?!not\b|never\b)\w+)?\s+been"
_WISH = r"(?:(?:have\s+)?decided\s+to|wish(?:es)?\s+to|want(?:s)?\s+to|(?:would|'d)\s+like\s+to|must|ha(?:ve|s|d)\s+to)"
_NOTICE = re.compile(
    rf"(?:temporarily\s+)?{_DONE}{_BUT}{_ALONE}"
    rf"|(?:(?:because\s+of|due\s+to|owing\s+to)\s[^.;:]{{0,150}}?\s(?={_THIS}))?"
    rf"{_THIS}?{_WORK}(?:\s+\([^()]{{0,80}}\)|\s+arxiv:\S+|\s+v\d+)?"
    rf"(?:\s+(?:{_BEEN}|has|is|are|was|were|(?:needs|ought)\s+to\s+be|should\s+be\s+(?:considered|regarded\s+as)))?"
    rf"(?:\s+(?:being|hereby|now|also|\w+ly))*\s+{_DONE}{_BUT}"
    rf"|(?:the\s+)?(?:\w+\s+)?(?:authors?|we|i)\s+(?:(?:have|has|had|hereby|now)\s+|\w+ly\s+)*(?:withdraws?|withdrew|{_DONE}|retracts?)"
    rf"\s+(?:this|the|our|my|their|his|her)\s+(?:arxiv\s+)?{_WORK}\b{_BUT}"
    rf"|(?:the\s+)?(?:\w+\s+)?(?:authors?|we|i)\s+(?:(?:am|are|is)\s+(?:now\s+)?(?:withdrawing|retracting)|{_WISH}\s+(?:withdraw|retract))"
    rf"\s+(?:this|the|our|my|their|his|her)\s+(?:arxiv\s+)?{_WORK}\b{_BUT}"
    r"|withdrawal\s+(?:was\s+)?requested\s+by\s+(?:the\s+)?authors?\b"
    rf"|(?:withdrew|retract)\s+(?:this|the|our|my)\s+{_WORK}\b{_BUT}"
    rf"|(?:{_THIS}?{_WORK}\s+(?:(?:has|have)\s+been|is|was)\s+)?(?:removed|withdrawn)\s+by\s+(?:the\s+)?arxiv\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:\A|[.;:!?,()\[\]–—]|\s-)\W*")
_LEAD = re.compile(r"\W*(?:arxiv\s+admin\s+note\s*:\s*)?\W*", re.IGNORECASE)
_VERSION = re.compile(r"\bv(?:ersion\s+)?(\d{1,4})\W*\Z", re.IGNORECASE)
_LONGEST = 3000
"""Characters of a comment that are read."""


def is_withdrawn_by_comment(comment: str, version: int) -> bool:
    """Whether one of the clauses of a comment takes the preprint back; `version` is the newest, which it belongs to."""
    text = " ".join(comment[:_LONGEST].split())
    for start in _BEGINS.finditer(text):
        if _NOTICE.match(text, start.end()):
            named = _VERSION.search(text[: start.end()])
            if not named or int(named[1]) >= version:
                return True
    return False


def is_withdrawn_by_abstract(abstract: str) -> bool:
    """Whether an abstract begins with the notice that the preprint is taken back."""
    text = " ".join(abstract[:_LONGEST].split())
    lead = _LEAD.match(text)
    return bool(_NOTICE.match(text, lead.end() if lead else 0))


_MARKS = {
    "retraction": r"retract(?:ed|ion)|rétractation|zurückgezogen|rétractée?|retractad[oa]|retratad[oa]|ritirat[oa]",
    "withdrawal": r"withdr(?:awn|awal)",
    "removal": r"remov(?:ed|al)",
}
_KIND = (
    r"(?:\s+(?:and\s+replaced|article|paper|chapter|preprint|publication|proceeding|book|note|notice|statement|artikel"
    r"|artigo|artículo))*"
)
_LED = r"(?:(?:notice|statement|note)\s+of\s+|(?:article|editorial|author|partial|temporary|publisher)\s+)?"
_BEFORE = re.compile(
    rf"\s*[\[({{*]?\s*{_LED}(?P<mark>{'|'.join(_MARKS.values())}){_KIND}"
    r"\s*(?:[\])}*]\s*[:.–—-]?|[:–—]|\.(?=\s)|\s-)\s*(?P<rest>.+)"
    rf"|\s*(?P<notice>retraction|withdrawal|removal){_KIND}\s*(?:to|of|for)?\s*[:\s]\s*(?P<of>[\"“‘'«].+)"
    rf"|\s*(?P<second>retraction|withdrawal|removal){_KIND}\s*(?:to|of|for)\s*:?\s*(?P<whole>.+)",
    re.IGNORECASE | re.DOTALL,
)
"""A title with a mark before it: `Retracted: …`, or one of a notice: `Retraction to “…”`."""
_BEHIND = re.compile(
    rf"(?P<rest>.+?)\s*(?:[\[({{|–—:*]|\s-)\s*(?P<mark>{'|'.join(_MARKS.values())}){_KIND}\s*[\])}}.*]?\s*",
    re.IGNORECASE | re.DOTALL,
)
"""The same, with the mark behind the title: `… (retracted)`."""


_TAG = re.compile(r"</?(?:b|bold|em|i|italic|scp|strong|sub|sup|tt|u)>", re.IGNORECASE)
"""Marks of emphasis, which registries keep in titles."""
_CITED = re.compile(r"([”\"’»])\s*[\[(][^\[\]()]{0,100}(?:\([^()]{0,40}\)[^\[\]()]{0,60})?[\])]\s*\Z")
"""Where the work appeared, behind its title in quotation marks."""


def plain_title(title: str) -> str:
    """A title without emphasis and what is cited behind it; white space has the most ways to be divided."""
    return _CITED.sub(r"\1", " ".join(_TAG.sub("", title).split()))


def unmarked(title: str) -> Iterator[tuple[str, str]]:
    """What a title may be without a mark that its work is taken back, each with what the mark tells of.

    A title may begin with such a word of its own (`Removed: how moderation works`). So this decides nothing by itself:
    it does where the title is known from elsewhere to be what is left.
    """
    plain = plain_title(title)
    for form in (_BEFORE, _BEHIND):
        found = form.fullmatch(plain)
        if found:
            groups = {name: text for name, text in found.groupdict().items() if text}
            mark = next(groups[name] for name in ("mark", "notice", "second") if name in groups)
            rest = next(groups[name] for name in ("rest", "of", "whole") if name in groups)
            yield _kind_of(mark), rest.strip(" \"“”‘’'«».")


def _kind_of(mark: str) -> str:
    return next(kind for kind, form in _MARKS.items() if re.fullmatch(form, mark, re.IGNORECASE))
