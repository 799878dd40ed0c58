"""Where a claim stands in its article: the sentence around the quote, and the link at which a browser opens there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.book.outward import text_of
from assay.book.pages.context import Material
from assay.book.pages.escape import link, text
from assay.book.pages.interpretation import asserted
from assay.book.pages.markdown import box, page, to_page
from assay.model import FAILING, Article, Claim
from assay.model.meanings import QUOTES
from assay.model.wording import cells_apart
from assay.records.confusables import lookalikes, spelt
from assay.verdicts.report import Row

MOST = 24
"""Words of a sentence that are shown with a quote: enough to judge it by, and no more than a fair quotation."""
NEAR = 300
"""Characters around a quote in which the ends of its sentence are looked for."""
CONTEXT = 4
"""Words before and behind a quote that tell its place from others, in an address."""
_END = re.compile(r"[.!?][”\"’')\]]*\s|\n")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a quote in its sentence."""

    before: str
    behind: str


def around(whole: str, start: int, end: int) -> Around:
    """The rest of the sentence on either side; of a long one, the words that are near, with an ellipsis."""
    head, tail = whole[max(0, start - NEAR) : start], whole[end : end + NEAR]
    ends = list(_END.finditer(head))
    before = head[ends[-1].end() :] if ends else head
    is_ended = bool(re.search(r"[.!?]\s*\Z", whole[start:end]))
    stop = re.search(r"[.!?](?=[”\"’')\]]*(?:\s|\Z))|(?=\n)", tail)
    behind = "" if is_ended else tail[: stop.end()] if stop else tail
    room = max(0, MOST - len(whole[start:end].split())) // 2
    first, last = before.split(), behind.split()
    cut_before, cut_behind = first[-room:] if room else [], last[:room]
    shown_before = " ".join([*(["…"] if len(cut_before) < len(first) else []), *cut_before])
    shown_behind = " ".join([*cut_behind, *(["…"] if len(cut_behind) < len(last) else [])])
    gap = " " if before[-1:].isspace() and shown_before else ""
    joint = " " if behind[:1].isspace() and shown_behind else ""
    return Around(f"{shown_before}{gap}", f"{joint}{shown_behind}")


def quote_address(article: Article, claim: Claim, whole: str | None) -> str:
    """The article at the quote: its address with the words, and with those around them where it says them twice."""
    if not article.url:
        return ""
    bare, _, place = article.url.partition("#")
    words = text_of(" ".join(claim.quote.split()))
    before = behind = ""
    if whole is not None and whole.count(claim.quote) > 1:
        first, last = whole[: claim.start].split()[-CONTEXT:], whole[claim.end :].split()[:CONTEXT]
        before = f"{text_of(' '.join(first))}-," if first else ""
        behind = f",-{text_of(' '.join(last))}" if last else ""
    return f"{bare}#{place}:~:text={before}{words}{behind}"


def claimed(row: Row, material: Material) -> str:
    """What was claimed, in our words where the heading does not say it, and in the article's; who, when, where."""
    claim = row.claim
    article, whole = material.corpus.articles[claim.article], material.texts.get(claim.article)
    address = quote_address(article, claim, whole)
    opened = link("open the article at these words", address) if address else ""
    told = [text(part) for part in (article.publisher or "", str(article.date) if article.date else "") if part]
    source = [to_page(article.short_title, f"articles/{article.id}"), *told, *([opened] if opened else [])]
    return box(
        "assay-claimed",
        f"**Claim:** {text(claim.statement)}" if row.finding != claim.statement else "",
        box("assay-quote", _quoted(row, whole)),
        box("assay-note", " · ".join(source)),
        _deceiving(claim.quote),
    )


def as_read(row: Row, material: Material) -> str:
    """How the quote was read: what it asserts as it is printed, to what the article points, and where it stands."""
    claim = row.claim
    stands = QUOTES.get(row.quote, "could not be compared")
    where = f"Characters {claim.start:,} to {claim.end:,} of the article's text; the quote {stands}."
    cites = ", ".join(
        to_page(material.corpus.sources[key].short, f"sources/{key}")
        for key in claim.cites
        if key in material.corpus.sources
    )
    pointed = f"Here the article itself points to {cites}." if cites else ""
    read_as = f"Read so: {text(claim.read_as.rstrip('.'))}." if claim.read_as else ""
    said = (text(asserted(claim, material.corpus)), read_as, pointed, where)
    return page("## How the claim was read", box("assay-note", " ".join(filter(None, said)))).rstrip()


def _quoted(row: Row, whole: str | None) -> str:
    """The quote; of a claim that does not hold, which is criticised, with the rest of its sentence."""
    claim = row.claim
    if whole is None or row.verdict not in FAILING or whole[claim.start : claim.end] != claim.quote:
        return text(cells_apart(claim.quote))
    sentence = around(whole, claim.start, claim.end)
    quoted = text(cells_apart(claim.quote))
    inner = f"**{quoted}**" if sentence.before or sentence.behind else quoted
    return f"{_kept(sentence.before)}{inner}{_kept(sentence.behind)}"


def _kept(words: str) -> str:
    """A part of a sentence with the space at its end that belongs to it."""
    lead = " " if words[:1].isspace() else ""
    trail = " " if words[-1:].isspace() else ""
    return f"{lead}{text(words)}{trail}" if words.strip() else ""


def _deceiving(quote: str) -> str:
    """What an eye does not see in a quote, which is kept to the letter."""
    found = lookalikes(quote)
    return box("assay-note", f"Not what it looks like: the quote holds {text(spelt(found))}.") if found else ""
