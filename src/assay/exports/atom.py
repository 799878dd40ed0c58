"""The corrections as an Atom feed (RFC 4287).

Its dates are those of the records. While nothing has been corrected, the feed is as old as the newest reading of a
source: that is the state of which it says that no correction is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # written here, never read

from assay.checkout.addresses import Addresses, urn
from assay.checkout.paths import FEED
from assay.model.corpus import Corpus
from assay.model.corrections import Correction
from assay.model.wording import spoken

FILE = FEED
PAGE = "corrections.html"

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_atom(corrections: Sequence[Correction], corpus: Corpus, addresses: Addresses) -> str:
    """The feed, the latest correction first; valid without any, and without a public address."""
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _put(feed, "id", urn("correction", "feed"))
    _put(feed, "title", f"{addresses.short_title or addresses.title} Corrections")
    _put(feed, "subtitle", "Verdicts that were published and were wrong.")
    _put(feed, "updated", _stamp([entry.date.last for entry in corrections] or _readings(corpus)))
    _put(SubElement(feed, "author"), "name", addresses.author)
    _put(feed, "rights", "CC BY 4.0")
    if addresses.site:
        SubElement(feed, "link", rel="self", type="application/atom+xml", href=addresses.download(FILE))
        SubElement(feed, "link", rel="alternate", type="text/html", href=addresses.download(PAGE))
    for correction in corrections:
        _entry(SubElement(feed, "entry"), correction, corpus, addresses)
    indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(entry: Element, correction: Correction, corpus: Corpus, addresses: Addresses) -> None:
    claim = corpus.claims.get(correction.claim) if correction.now else None
    was, now = spoken(correction.was), spoken(correction.now) if correction.now else "withdrawn"
    _put(entry, "id", urn("correction", correction.id))
    _put(entry, "title", f"{claim.statement if claim else correction.claim} Was {was}, is {now}")
    _put(entry, "updated", _stamp([correction.date.last]))
    _put(entry, "content", correction.wrong, type="text")
    if correction.noticed_by:
        _put(SubElement(entry, "contributor"), "name", correction.noticed_by)
    if addresses.site:
        SubElement(entry, "link", rel="alternate", type="text/html", href=addresses.page("correction", correction.id))


def _put(parent: Element, name: str, text: str, **attributes: str) -> None:
    """An element with a text, without what XML cannot hold."""
    SubElement(parent, name, attributes).text = _UNFIT.sub("\ufffd", text)


def _readings(corpus: Corpus) -> Iterable[date]:
    return [source.read_on.last for source in corpus.sources.values()]


def _stamp(days: Iterable[date]) -> str:
    """The latest of some days as a point in time; long ago where there is none."""
    return f"{max(days, default=date(1970, 1, 1)).isoformat()}T00:00:00Z"
