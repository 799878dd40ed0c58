"""Web pages: fetched, taken apart in another process, and the fragments of facts looked for in them.

That a fragment is there, or is missing, means something only on the page that was read. A page counts as that page
where it is recognised by its title, its address or by what was read on it, and where nothing tells of another page: a
soft 404, a log-in, a wall, a portal, a notice of retraction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from assay.records.quotes import Text
from assay.sources import interstitials as other
from assay.sources.archive import Archive
from assay.sources.fragments import checks_of
from assay.sources.outcome import Check, Missed, Sight, Sighting
from assay.sources.recognition import names_itself, telling, titles, words
from assay.sources.service import Job, host_of, unanswered, unseen
from assay.sources.shown import Shown, shown
from assay.web import BadAnswer, NoAnswer, Page, Web
from assay.web.encodings import decode
from assay.web.isolation import SECONDS, isolated_for

NAME = "web"
KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
ENOUGH = 400
"""Characters of running text, without menus, below which a page counts as not read."""
WHOLE = 4000
"""Characters of running text from which on a page is more than the beginning that a wall leaves to be read."""
ENDS = 100_000
"""Characters at either end of a page in which it says what it is, or asks for something."""
DENSE = 0.01
"""Share of its text in a page with scripts, below which the scripts count as the page."""
_GONE = (404, 410)
_OTHERWISE_HELD = {"arxiv": ("arxiv.org",), "doi": ("doi.org",), "repository": ("github.com",)}
"""Addresses that only repeat another identifier of the source, which is looked up better."""


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Whatever has an address and is no paper, package or repository."""

    web: Web
    archive: Archive
    name: str = NAME
    seconds: int = SECONDS
    """Of computing, for one page."""

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
            return isolated_for(self.seconds, compare, job, page)
        except BadAnswer as error:
            absent = Missed.ABSENT if error.status in _GONE else None
            return unseen(job, self.name, error.reason, absent)
        except NoAnswer as error:
            return unanswered(job, self.name, error)


def compare(job: Job, page: Page) -> Sighting:
    """What a page shows of a source and its facts."""
    address = job.identifier("url") or ""
    document = Document(page)
    reading = _Reading(job, document, address)
    checks = reading.checks()
    sight, why = reading.verdict(checks)
    return Sighting(
        source=job.source.id,
        service=NAME,
        sight=sight,
        why=why,
        notes=tuple(_moved(address, page.address)),
        checks=checks,
    )


class _Reading:
    """One page, read for one source."""

    def __init__(self, job: Job, document: Document, address: str) -> None:
        self._job = job
        self._document = document
        fragments = dict.fromkeys(fact.fragment for fact in job.facts if fact.fragment)
        self._found = {fragment for fragment in fragments if document.holds(fragment)}
        headings = document.shown.headings
        self._is_titled = any(titles(heading, job.source.title, address) for heading in headings)
        self._is_itself = names_itself(document.shown.canonical, address)
        self._doubt = document.other_page(job.source.title)

    def checks(self) -> tuple[Check, ...]:
        """Each fact, by its fragment."""
        return checks_of(self._job.facts, self._sight)

    def _sight(self, fragment: str) -> tuple[Sight, str]:
        if fragment in self._found:
            if self._doubt or not self._is_the_page:
                return Sight.NOT_CHECKED, self._doubt or "it stands there, but nothing shows that the page is the same"
            return Sight.MATCH, ""
        doubt = self._doubt or self._document.incomplete
        if not doubt and Text(self._document.shown.hidden).holds(fragment):
            doubt = "it stands there only in text that is hidden or struck out"
        if not doubt and self._document.nearly_holds(fragment):
            doubt = "it stands there only within something longer, or set in another way"
        if not doubt and not (self._is_titled or self._found):
            doubt = "a page is there, and nothing shows that it is the one that was read"
        if not doubt and not self._is_told_otherwise(fragment):
            doubt = "it does not stand there, and nothing shows that the page is whole: a person should look"
        return (Sight.NOT_CHECKED, doubt) if doubt else (Sight.CHANGED, "not in the text of the page any more")

    def _is_told_otherwise(self, fragment: str) -> bool:
        """Whether more than its lack shows that a fragment is gone: another figure in its words, or a long text.

        A wall of whatever language leaves a title and a few paragraphs.
        """
        return len(self._document.shown.running) >= WHOLE or self._document.holds_with_another_figure(fragment)

    @cached_property
    def _is_the_page(self) -> bool:
        """Whether what stands here may be taken for what was read: by its title, its address, or two of its facts."""
        if self._is_titled or self._is_itself:
            return True
        return len(self._found) > 1 and len(self._document.shown.running) >= ENOUGH

    def verdict(self, checks: Sequence[Check]) -> tuple[Sight, str]:
        """What all that says of the source."""
        wanted = [check for check in checks if check.found]
        missing = [check for check in wanted if check.sight is Sight.CHANGED]
        if missing:
            return Sight.CHANGED, f"{len(missing)} of {len(wanted)} fragments are missing"
        if not wanted:
            return self._presence()
        if all(check.sight is Sight.MATCH for check in wanted):
            return Sight.MATCH, "the fragments are there"
        reasons = dict.fromkeys(check.why for check in wanted if check.why)
        return Sight.NOT_CHECKED, next(iter(reasons))

    def _presence(self) -> tuple[Sight, str]:
        """Without a fragment nothing that the page says can be compared."""
        doubt = self._doubt or self._document.incomplete
        if doubt:
            return Sight.NOT_CHECKED, doubt
        if self._is_titled:
            return Sight.PRESENT, "a page is there, with the title; the record has no fragment to look for"
        return Sight.NOT_CHECKED, "a page is there, and the record has no fragment to look for and another title"


class Document:
    """A page that was fetched: what it shows, and what tells against it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._is_html = page.kind in KINDS[:2]
        found = decode(page.data, page.encoding, is_page=self._is_html)
        self._source, self._is_decoded = found.text, not found.is_doubtful

    @cached_property
    def shown(self) -> Shown:
        """What it shows."""
        if self._is_html:
            return shown(self._source)
        first = self._source.lstrip("# \r\n").partition("\n")[0].strip()
        return Shown(
            text=self._source,
            spaced="",
            running=self._source,
            hidden="",
            headings=(first[:400],),
            canonical=(),
            is_whole=True,
            is_paid=False,
        )

    @cached_property
    def _ways(self) -> tuple[Text, Text]:
        return Text(self.shown.text), Text(self.shown.spaced)

    def holds(self, fragment: str) -> bool:
        """Whether it shows the fragment, with or without a space at every mark within it."""
        return any(way.holds(fragment) for way in self._ways)

    def holds_with_another_figure(self, fragment: str) -> bool:
        """Whether the words of a fragment stand on it with other figures."""
        return any(way.holds_with_another_figure(fragment) for way in self._ways)

    def nearly_holds(self, fragment: str) -> bool:
        """Whether it shows the letters and figures of the fragment, one after the other."""
        return self._ways[0].nearly_holds(fragment)

    @cached_property
    def _ends(self) -> str:
        """What it shows at its beginning and at its end, set in one way."""
        return " ".join(f"{self.shown.text[:ENDS]} {self.shown.text[ENDS:][-ENDS:]}".split())

    def other_page(self, title: str) -> str:
        """What tells that this is another page than the one of that title; empty where nothing does."""
        said = self._ends
        for heading in self.shown.headings:
            if titles(heading, title):
                said = said.replace(heading, "")  # a title may speak of such things
                continue
            if other.is_marked(heading):
                return "its heading says that it was taken back: a person should look"
            if kind := other.heading_of(heading):
                return f"its heading is that of {kind}: “{' '.join(heading.split())[:80]}”"
        if len(self.shown.running) < other.SHORT and (top := self._top_of_another(title)):
            return f"its heading is about something else: “{top[:80]}”"
        if other.is_taken_back(said, self.shown.running):
            return "it says that it was taken back: a person should look"
        if len(self.shown.running) < other.SHORT and other.is_about_its_absence(said):
            return "it says that what was asked for is not there"
        return ""

    def _top_of_another(self, title: str) -> str:
        """The heading on the page, where none has a word of the title, or of what else the page is called."""
        named = [heading for heading in self.shown.headings if heading not in self.shown.tops]
        known = {word for name in (title, *named) for word in telling(name)}
        tops = [top for top in self.shown.tops if words(top)]
        return tops[0] if tops and known and not any(known & set(words(top)) for top in tops) else ""

    @cached_property
    def incomplete(self) -> str:
        """Why a missing fragment would mean nothing; empty where the whole page was read."""
        has_script = "<script" in self._source.lower()
        reasons: list[tuple[str, Callable[[], object]]] = [
            ("the server does not say how long the page is, so part of it may be missing",
             lambda: not self._page.is_whole),
            ("the page is not in the encoding that it is said to be in", lambda: not self._is_decoded),
            ("the page is nested so deeply that only a part of it can be read", lambda: not self.shown.is_whole),
            ("the page has hardly any text without its scripts", lambda: len(self.shown.running) < ENOUGH),
            ("the page is made of scripts",
             lambda: has_script and len(self.shown.text) < DENSE * len(self._source)),
            ("the page says that it is not free to read", lambda: self.shown.is_paid),
        ]  # fmt: skip
        first = next((reason for reason, holds in reasons if holds()), "")
        wall = "" if first else other.wall_in(f"{self._ends} {' '.join(self.shown.hidden[:ENDS].split())}")
        return f"the page asks for {wall}" if wall else first


def _is_held(job: Job, address: str) -> bool:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return any(job.identifier(kind) and host in hosts for kind, hosts in _OTHERWISE_HELD.items())


def _moved(asked: str, came: str) -> list[str]:
    """A word on a redirect that leads to more than another spelling of the same address."""
    one, other_one = urlsplit(asked), urlsplit(came)
    same_host = (one.hostname or "").removeprefix("www.") == (other_one.hostname or "").removeprefix("www.")
    return [] if same_host and one.path.rstrip("/") == other_one.path.rstrip("/") else [f"leads to {came} now"]
