"""Web pages: fetched, their text taken out, and the fragments of facts looked for in it.

That a fragment is missing means something only where the page was really read: a page that a script fills, a question
whether we are human or a demand to log in holds other words than the reader sees.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from assay.sources.archive import Archive
from assay.sources.fragments import Text, look_for
from assay.sources.outcome import Missed, Sight, Sighting
from assay.sources.service import Job, host_of, seen, unanswered, unseen
from assay.web import BadAnswer, NoAnswer, Page, Web

KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
ENOUGH = 400
"""Characters of running text, without menus, below which a page counts as not read."""
LONGEST = 1_000_000
"""Characters of a page above which its menus are taken for text: to find them would take longer and longer."""
DENSE = 0.01
"""Share of its text in a page with scripts, below which the scripts count as the page."""
_GONE = (404, 410)
_WALL = re.compile(
    r"(?:enable|requires?|turn on|activate) javascript|javascript (?:is|must be) (?:disabled|required|enabled)"
    r"|just a moment|verify (?:that )?you are (?:a )?human|are you a robot|captcha|access denied|unusual traffic"
    r"|(?:log|sign) in to (?:continue|read|view)|subscribe to (?:continue|read)|checking your browser",
    re.IGNORECASE,
)
_OTHERWISE_HELD = {"arxiv": ("arxiv.org",), "doi": ("doi.org",), "repository": ("github.com",)}
"""Addresses that only repeat another identifier of the source, which is looked up better."""


@dataclass(frozen=True)
class Pages:
    """Whatever has an address and is no paper, package or repository."""

    web: Web
    archive: Archive
    name: str = "web"

    def place(self, job: Job) -> str | None:
        """The host of the page: those of one host are asked one after the other."""
        address = job.identifier("url")
        return None if address is None or job.source.package or _is_held(job, address) else host_of(address)

    def look_up(self, jobs: Sequence[Job]) -> Iterator[Sighting]:
        """Read each page, and look for a copy in the archive where it is gone or says something else."""
        for job in jobs:
            address = job.identifier("url") or ""
            sighting = self._look_up(job, address)
            if sighting.missed or sighting.sight is Sight.CHANGED:
                sighting = self.archive.with_copy(sighting, address, job.source.read_on.first)
            yield sighting

    def _look_up(self, job: Job, address: str) -> Sighting:
        try:
            page = self.web.get(address, kinds=KINDS)
        except BadAnswer as error:
            absent = Missed.ABSENT if error.status in _GONE else None
            return unseen(job, self.name, error.reason, absent)
        except NoAnswer as error:
            return unanswered(job, self.name, error)
        return self._compared(job, _Document(page), _moved(address, page.address))

    def _compared(self, job: Job, document: _Document, notes: Sequence[str]) -> Sighting:
        doubt = document.doubt
        otherwise = (Sight.NOT_CHECKED, doubt) if doubt else (Sight.CHANGED, "not in the text of the page any more")
        checks = look_for(job.facts, document.text, otherwise)
        sights = {check.sight for check in checks}
        named = document.text.holds(job.source.title)
        if Sight.CHANGED in sights:
            missing = sum(check.sight is Sight.CHANGED for check in checks)
            wanted = sum(bool(check.found) for check in checks)
            return seen(job, self.name, checks, f"{missing} of {wanted} fragments are missing", *notes)
        if Sight.MATCH in sights and not (doubt and any(check.why == doubt for check in checks)):
            return seen(job, self.name, checks, "the fragments are there", *notes)
        if not any(check.found for check in checks) and named and not doubt:
            return seen(job, self.name, checks, "the page is there, with its title", *notes)
        why = doubt or "a page is there, and the record has no fragment to look for and another title"
        return Sighting(job.source.id, self.name, Sight.NOT_CHECKED, why, tuple(notes), checks)


class _Document:
    """The text of a page: all of it, and what of it is running text."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._source = page.data.decode(_encoding(page), "replace")
        self._is_html = page.kind in KINDS[:2]

    @cached_property
    def _whole(self) -> str:
        """All that the page shows, with a space between elements, so that the cells of a table stay apart."""
        return " ".join(self._shown[0]) if self._is_html else self._source

    @cached_property
    def _shown(self) -> tuple[list[str], bool]:
        return _shown(self._source)

    @cached_property
    def _running(self) -> str:
        """The main text, without menus and footers."""
        if not self._is_html or len(self._source) > LONGEST:
            return self._whole
        from trafilatura import extract  # noqa: PLC0415 - slow to import

        logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it cannot read we say ourselves
        return extract(self._source, include_tables=True, include_comments=False, favor_recall=True) or ""

    @cached_property
    def text(self) -> Text:
        """What is searched. Set tight as well, as words may be broken by marks of emphasis."""
        return Text(self._whole, self._running, "".join(self._shown[0])) if self._is_html else Text(self._source)

    @cached_property
    def doubt(self) -> str:
        """Why a missing fragment would mean nothing; empty where the page was read."""
        has_script = "<script" in self._source.lower()
        reasons: list[tuple[str, Callable[[], object]]] = [
            ("the server does not say how long the page is, so part of it may be missing",
             lambda: not self._page.is_whole),
            ("the page is not in the encoding that it is said to be in", lambda: "\ufffd" in self._source),
            ("the page is nested so deeply that only a part of it can be read",
             lambda: self._is_html and not self._shown[1]),
            ("the page has hardly any text without its scripts", lambda: len(self._running) < ENOUGH),
            ("the page is made of scripts", lambda: has_script and len(self._whole) < DENSE * len(self._source)),
            ("the page asks for JavaScript, a login or a proof of being human", lambda: _WALL.search(self._whole)),
        ]  # fmt: skip
        return next((reason for reason, holds in reasons if holds()), "")


def _shown(source: str) -> tuple[list[str], bool]:
    """The pieces of text of a page without scripts, styles and comments, and whether they are all of it."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree: Any = html.document_fromstring(source.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [], False
    etree.strip_elements(tree, "script", "style", "template", with_tail=False)
    return list(tree.itertext()), all(error.level_name != "FATAL" for error in parser.error_log)


def _encoding(page: Page) -> str:
    """The encoding that the server names, or the page itself, or UTF-8."""
    inside = re.search(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{2,40})", page.data[:4096], re.IGNORECASE)
    for name in (page.encoding, inside and inside[1].decode("ascii")):
        try:
            if name:
                b"".decode(name)
                return name
        except LookupError:
            continue
    return "utf-8"


def _is_held(job: Job, address: str) -> bool:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return any(job.identifier(kind) and host in hosts for kind, hosts in _OTHERWISE_HELD.items())


def _moved(asked: str, came: str) -> list[str]:
    """A word on a redirect that leads to more than another spelling of the same address."""
    one, other = urlsplit(asked), urlsplit(came)
    same_host = (one.hostname or "").removeprefix("www.") == (other.hostname or "").removeprefix("www.")
    return [] if same_host and one.path.rstrip("/") == other.path.rstrip("/") else [f"leads to {came} now"]
