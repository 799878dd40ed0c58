"""The way out to the very place: from a source and a locator to the address at which a browser opens there.

Each service has its own form: a section of a paper, a page of a PDF, a file at a commit with its line, a passage of a
page. Where a locator says nothing that the service understands, the address is that of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from assay.model import Source

ARXIV_HTML_SINCE = 2312
"""Month, as the numbers begin, since which arXiv itself has papers as HTML; the older ones ar5iv has converted."""
_SECTION = re.compile(r"\bSections? (\d+)(?:\.(\d+))?(?:\.(\d+))?")
_APPENDIX = re.compile(r"\bAppendix ([A-Z])(?:\.(\d+))?\b")
_PAGE = re.compile(r"\b(?:page|p\.) ?(\d+)\b")
_LINES = re.compile(r"(?::|\blines? )(\d+)(?:(?:-|–| to )(\d+))?\b")
_VERSION = re.compile(r"\bv(\d+)\b")
_FILE = re.compile(r"[\w.@+-]+(?:/[\w.@+-]+)*\.[A-Za-z0-9]+(?=[\s,;:)]|$)")
_GAP = re.compile(r"\s*(?:…|\.\.\.|\[…\])\s*")
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@dataclass(frozen=True, slots=True)
class Way:
    """A link out of the book."""

    words: str
    """What opens: `Section 3.3 of the paper`."""
    address: str


def ways_out(source: Source, locator: str = "", fragment: str | None = None) -> list[Way]:
    """Where a reader finds what a source says at a place, the nearest first and an archived copy last."""
    found: dict[str, Way] = {}
    for way in _ways(source, locator, fragment or ""):
        found.setdefault(way.address, way)
    return list(found.values())


def _ways(source: Source, locator: str, fragment: str) -> Iterator[Way]:
    known = dict(source.identifiers)
    if source.repository is not None:
        yield _repository(source, locator)
    if "arxiv" in known:
        yield _arxiv(known["arxiv"], locator, source.read_at)
    elif "doi" in known:
        yield Way("the publication", f"https://doi.org/{quote(known['doi'], safe='/:;()._-')}")
    if "url" in known and not ("arxiv" in known and "arxiv.org" in known["url"]):
        yield Way("the page", _page(known["url"], locator, fragment))
        yield Way("an archived copy", archived(known["url"], source.read_on.printed))


def _arxiv(number: str, locator: str, read_at: str) -> Way:
    """A section as HTML, a page of the PDF, the abstract's own page, or else the PDF."""
    versions = set(_VERSION.findall(read_at))
    exact = f"{number}v{versions.pop()}" if len(versions) == 1 else number
    place = _section(locator)
    if place:
        is_own = number[:4].isdigit() and int(number[:4]) >= ARXIV_HTML_SINCE
        host = "https://arxiv.org/html" if is_own else "https://ar5iv.labs.arxiv.org/html"
        return Way(f"{place[0]} of the paper", f"{host}/{exact if is_own else number}#{place[1]}")
    page = _PAGE.search(locator)
    if page:
        return Way(f"page {page[1]} of the paper", f"https://arxiv.org/pdf/{exact}#page={page[1]}")
    if locator.lower().startswith(("abstract", "title", "author", "list of authors")):
        return Way("the abstract", f"https://arxiv.org/abs/{exact}")
    return Way("the paper", f"https://arxiv.org/pdf/{exact}")


def _section(locator: str) -> tuple[str, str] | None:
    """The first section of a locator in words, and the name that its place has in a converted paper."""
    section, appendix = _SECTION.search(locator), _APPENDIX.search(locator)
    if section and (not appendix or section.start() < appendix.start()):
        marks = ("S", "SS", "SSS")
        numbers = [number for number in section.groups() if number]
        return f"Section {'.'.join(numbers)}", ".".join(map("".join, zip(marks, numbers, strict=False)))
    if appendix:
        below = f".SS{appendix[2]}" if appendix[2] else ""
        name = f"{appendix[1]}.{appendix[2]}" if appendix[2] else appendix[1]
        return f"Appendix {name}", f"A{ord(appendix[1]) - ord('A') + 1}{below}"
    return None


def _repository(source: Source, locator: str) -> Way:
    """The file at its commit, with the line where the locator names one; a folder as a folder."""
    repository = source.repository
    assert repository is not None
    named = _FILE.match(locator)
    path = repository.path or ""
    if named and "/" in named[0]:
        path = named[0]
    elif named and path.rpartition("/")[2] != named[0] and not _FILE.fullmatch(path):
        path = f"{path.strip('./')}/{named[0]}".lstrip("/")
    is_file = bool(_FILE.fullmatch(path))
    lines = _LINES.search(locator) if is_file else None
    place = (f"#L{lines[1]}" + (f"-L{lines[2]}" if lines[2] else "")) if lines else ""
    view = "blob" if is_file else "tree"
    words = path.rpartition("/")[2] if is_file else "the folder"
    folder = quote(path.strip("./") if not is_file else path)
    address = f"https://github.com/{repository.name}/{view}/{repository.commit}/{folder}".rstrip("/")
    return Way(f"{words} in the repository", f"{address}{place}")


def _page(address: str, locator: str, fragment: str) -> str:
    """A page of the web at what was read there: a page of a PDF, or the words themselves."""
    parts = urlsplit(address)
    if parts.path.lower().endswith(".pdf"):
        page = _PAGE.search(locator)
        return urlunsplit(parts._replace(fragment=f"page={page[1]}")) if page else address
    return with_text(address, fragment) if fragment else address


def with_text(address: str, words: str) -> str:
    """The address at which a browser opens at these words; an ellipsis in them stands for whatever lies between."""
    ends = [part for part in _GAP.split(words.strip()) if part]
    if not ends:
        return address
    directive = ",".join(text_of(end) for end in dict.fromkeys((ends[0], ends[-1])))
    bare, mark, place = address.partition("#")
    return f"{bare}#{place if mark else ''}:~:text={directive}"


def text_of(words: str) -> str:
    """Words as they stand in such an address, in which `-`, `,` and `&` mean something."""
    return "".join(sign if sign in _PLAIN else quote(sign, safe="").replace("-", "%2D") for sign in words)


def archived(address: str, day: str) -> str:
    """The copy in the Internet Archive that is nearest to a day, `2026-11-21`, or to a month or a year."""
    return f"https://web.archive.org/web/{day.replace('-', '')}/{address}"
