"""What arXiv says of preprints: its Atom interface, asked for many at once and not more often than it allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from assay.web.answer import BadAnswer, Page, plain
from assay.web.client import Web
from assay.web.isolation import isolated
from assay.web.metadata import Metadata, Notice, family_first
from assay.web.retractions import is_withdrawn_by_abstract, is_withdrawn_by_comment

HOST = "https://export.arxiv.org"
AT_ONCE = 100
"""Preprints in one request."""
PAUSE = 3.0
"""Seconds between two requests, as its terms of use ask for."""
KINDS = ("application/atom+xml", "application/xml", "text/xml")
_NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "arxiv": "http://arxiv.org/schemas/atom",
    "search": "http://a9.com/-/spec/opensearch/1.1/",
}
_ID = re.compile(
    r"https?://arxiv\.org/abs/(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})v(?P<version>[0-9]{1,4})"
)


def ask(web: Web, ids: Sequence[str], host: str = HOST) -> dict[str, Metadata]:
    """What arXiv says of these preprints; one that it does not know is left out.

    An id may name a version; what comes back is of the newest. NoAnswer where nothing can be said.
    """
    wanted = list(dict.fromkeys(without_version(name) for name in ids))
    found: dict[str, Metadata] = {}
    for start in range(0, len(wanted), AT_ONCE):
        if start:
            web.sleep(PAUSE)
        batch = wanted[start : start + AT_ONCE]
        query = f"id_list={','.join(batch)}&max_results={len(batch)}"
        found |= isolated(read_feed, web.get(f"{host}/api/query?{query}", kinds=KINDS), batch)
    return found


def without_version(name: str) -> str:
    """`2203.15556` of `2203.15556v1`."""
    return re.sub(r"v[0-9]+\Z", "", name)


def read_feed(page: Page, wanted: Sequence[str]) -> dict[str, Metadata]:
    """The entries of a feed by their ids; BadAnswer where it is not the whole answer to what was asked."""
    feed = _root(page)
    found = {}
    entries = feed.findall("atom:entry", _NAMES)
    for entry in entries:
        data = _read(entry)
        if data.id not in wanted or data.id in found:
            raise BadAnswer("the feed holds what was not asked for")
        found[data.id] = data
    if _text(feed, "search:totalResults") != str(len(entries)):
        raise BadAnswer("the feed does not hold as many entries as it says")
    return found


def _root(page: Page) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(page.data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadAnswer("the answer is not readable as XML") from None
    if root.getroottree().docinfo.doctype or root.tag != f"{{{_NAMES['atom']}}}feed":
        raise BadAnswer("the answer is not an Atom feed")
    return root


def _read(entry: Any) -> Metadata:
    place = _text(entry, "atom:id")
    named = _ID.fullmatch(place)
    title = _text(entry, "atom:title")
    authors = tuple(family_first(_text(author, "atom:name")) for author in entry.findall("atom:author", _NAMES))
    date = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", _text(entry, "atom:published"))
    if not named or not title or not authors or not all(authors) or not date:
        if "/api/errors" in place:
            raise BadAnswer(f"arXiv says: {plain(_text(entry, 'atom:summary'))}")
        raise BadAnswer("an entry lacks its id, title, author or date")
    abstract = _text(entry, "atom:summary")
    version = int(named["version"])
    notices = tuple(_withdrawals(_text(entry, "arxiv:comment"), abstract, version))
    return Metadata(
        id=named["id"],
        title=title,
        authors=authors,
        date=date[0],
        type="preprint",
        abstract=abstract,
        version=version,
        notices=notices,
    )


def _withdrawals(comment: str, abstract: str, version: int) -> Iterator[Notice]:
    """A withdrawal has no field of its own: it stands in the comment, or in place of the abstract."""
    if is_withdrawn_by_comment(comment, version):
        yield Notice("withdrawal", f"the comment on arXiv: {plain(comment, 120)}")
    if is_withdrawn_by_abstract(abstract):
        yield Notice("withdrawal", f"the abstract on arXiv: {plain(abstract, 120)}")


def _text(element: Any, path: str) -> str:
    """The text of a child, with its line breaks taken for spaces; empty where there is none."""
    found = element.find(path, _NAMES)
    return "" if found is None else " ".join("".join(found.itertext()).split())
