"""What services say of a source: arXiv, Crossref and doi.org by the guarded way out, packages by pip."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from tempfile import TemporaryDirectory

from assay.errors import UsageError
from assay.model.wording import spoken
from assay.web import NoAnswer, Web
from assay.web.retractions import unmarked

SERVICES = {"arxiv": "", "crossref": "", "resolver": ""}
"""Other hosts than the public ones, for tests."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is known of a source, in the terms of a record; empty where nobody could be asked."""

    kind: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    url: str | None = None
    package: Mapping[str, str] | None = None
    files: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()
    """What the person at the terminal should know: that nobody answered, that the work was retracted."""


def way_out() -> Web:
    """The client that asks; tests put one in its place that may speak to a server of their own."""
    return Web()


def look_up(arxiv: str | None, doi: str | None, package: str | None) -> Found:
    """What the service in charge says; a service that cannot be reached is said, and leaves all to the options."""
    web = way_out()
    if package:
        return _package(package)
    if not (arxiv or doi):
        return Found()
    try:
        return _arxiv(arxiv, web) if arxiv else _doi(doi or "", web)
    except NoAnswer as reason:
        return Found(said=(f"nothing could be looked up ({reason}); options say what the record needs",))


def _arxiv(number: str, web: Web) -> Found:
    from assay.web import arxiv

    known = arxiv.ask(web, [number], SERVICES["arxiv"] or arxiv.HOST)
    data = known.get(arxiv.without_version(number))
    if data is None:
        raise UsageError(f"arXiv knows no {number}; look at the number again")
    notices = tuple(f"arXiv tells of a {one.type} ({one.said_by})" for one in data.notices)
    return Found(
        kind="paper",
        title=data.title,
        authors=data.authors,
        date=data.date,
        url=f"https://arxiv.org/abs/{data.id}",
        said=notices,
    )


def _doi(name: str, web: Web) -> Found:
    from assay.web import doi
    from assay.web.metadata import Absent

    try:
        hosts = (SERVICES["crossref"] or doi.CROSSREF, SERVICES["resolver"] or doi.RESOLVER)
        data = doi.ask(web, name, *hosts)
    except Absent as reason:
        raise UsageError(f"{reason}; look at the DOI again") from None
    notices = tuple(f"there is a {spoken(one.type)} of it ({one.said_by})" for one in data.notices)
    notices += tuple(f"its title may tell of a {kind}" for kind, _ in unmarked(data.title))
    return Found(
        kind="paper",
        title=data.title,
        authors=data.authors,
        date=data.date or None,
        url=f"https://doi.org/{name}",
        said=notices,
    )


def _package(named: str) -> Found:
    from assay.model.sources import Package
    from assay.sources.packages.index import Unreachable, Withdrawn, fetch
    from assay.sources.packages.wheel import digest

    name, equals, version = named.partition("==")
    if not equals or not name or not version:
        raise UsageError(f"{named!r} is no package with its version; write it as torchvision==0.19.0")
    with TemporaryDirectory() as folder:
        try:
            fetched = fetch(Package(name=name, version=version, file="", sha256=""), Path(folder))
        except Withdrawn as reason:
            raise UsageError(f"{reason}; look at name and version again") from None
        except Unreachable as reason:
            raise UsageError(f"the wheel of {named} could not be had ({reason}), and its digest is needed") from None
        wheel = fetched.wheel
        with zipfile.ZipFile(wheel) as archive:
            files = frozenset(archive.namelist())
            place = next(file for file in files if file.endswith(".dist-info/METADATA"))
            data = HeaderParser().parsestr(archive.read(place).decode("utf-8", "replace"))
        package = {"name": name, "version": version, "sha256": digest(wheel)}
        if not wheel.name.endswith("-none-any.whl"):
            package["wheel"] = wheel.name
    author = data["Author"] or (data["Author-email"] or "").partition("<")[0].strip()
    title = f"{data['Name']} {data['Version']}" + (f": {data['Summary']}" if data["Summary"] else "")
    said = (fetched.note,) if fetched.note else ()
    return Found(
        kind="package", title=title, authors=(author,) if author else (), package=package, files=files, said=said
    )
