"""What is registered of a DOI: at Crossref, with retractions, and for all other agencies by what doi.org hands out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from assay.web.answer import BadAnswer, Page, plain
from assay.web.client import Web
from assay.web.isolation import isolated
from assay.web.metadata import Absent, Metadata, Notice, many, one, read_json

CROSSREF = "https://api.crossref.org"
RESOLVER = "https://doi.org"
CSL = "application/vnd.citationstyles.csl+json"
_NOT_FOUND = 404


def ask(web: Web, doi: str, crossref: str = CROSSREF, resolver: str = RESOLVER) -> Metadata:
    """What is registered of a DOI; Absent where no agency knows it, NoAnswer where nothing can be said."""
    try:
        page = web.get(f"{crossref}/works/{quote(doi, safe='')}", kinds=["application/json"])
    except BadAnswer as error:
        if error.status != _NOT_FOUND:
            raise
        return _ask_resolver(web, doi, resolver)
    return isolated(read_work, page, doi)


def read_work(page: Page, doi: str) -> Metadata:
    """What Crossref says of a DOI; BadAnswer where that cannot be read, or is about another one."""
    message = one(read_json(page), "message", dict)
    return _read(message, doi, _first(one(message, "title", list)), _notices(message))


def _ask_resolver(web: Web, doi: str, resolver: str) -> Metadata:
    """The agency behind the DOI answers by content negotiation; it says nothing of retractions."""
    try:
        page = web.get(f"{resolver}/{quote(doi, safe='/')}", kinds=[CSL, "application/json"], headers={"Accept": CSL})
    except BadAnswer as error:
        if error.status != _NOT_FOUND:
            raise
        raise Absent(f"neither Crossref nor doi.org knows {doi}") from None
    return isolated(read_csl, page, doi)


def read_csl(page: Page, doi: str) -> Metadata:
    """What another agency says of a DOI, in CSL; BadAnswer as above."""
    found = read_json(page)
    return _read(found, doi, one(found, "title", str), ())


def _read(found: Mapping[str, Any], doi: str, title: str, notices: tuple[Notice, ...]) -> Metadata:
    if one(found, "DOI", str).casefold() != doi.casefold():
        raise BadAnswer(f"the answer is about another DOI ({plain(one(found, 'DOI', str), 60)})")
    title = " ".join(re.sub(r"</?[a-z]+>", "", title).split())
    if not title:
        raise BadAnswer("the answer has no title")
    authors = tuple(_name(person) for person in many(found, "author"))
    kind = found.get("type", "")
    return Metadata(
        id=doi,
        title=title,
        authors=authors,
        date=_date(found),
        type=kind if isinstance(kind, str) else "",
        notices=notices,
    )


def _notices(message: Mapping[str, Any]) -> tuple[Notice, ...]:
    """`updated-by` lists what was said of this work later, by its publisher or by Retraction Watch."""
    later = [
        Notice(one(item, "type", str).lower(), " by ".join(filter(None, (_told(item, "DOI"), _told(item, "source")))))
        for item in many(message, "updated-by")
    ]
    return tuple(dict.fromkeys(later))


def _told(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name, "")
    return plain(value, 80) if isinstance(value, str) else ""


def _first(titles: list[Any]) -> str:
    if not titles or not isinstance(titles[0], str):
        raise BadAnswer("the answer has no title")
    return titles[0]


def _name(person: Mapping[str, Any]) -> str:
    parts = [_told(person, "family") or _told(person, "name") or _told(person, "literal"), _told(person, "given")]
    return ", ".join(part for part in parts if part)


def _date(found: Mapping[str, Any]) -> str:
    """The earliest date that is told, as exact as it is."""
    issued = found.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not first or not all(type(number) is int for number in first[:3]):
        return ""
    return "-".join(f"{number:04}" if place == 0 else f"{number:02}" for place, number in enumerate(first[:3]))
