"""Every link and every anchor of the whole site, by the text of its files: no browser is needed to follow them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

LINKS = "//@href | //@src | //@poster | //@data | //@action"
SETS = "//@srcset"
LOADED = "//script/@src | //img/@src | //iframe/@src | //source/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


@cache
def tree(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def anchors(page: Path) -> frozenset[str]:
    """What a fragment can lead to."""
    return frozenset(tree(page).xpath("//@id | //a/@name"))


@cache
def is_there(path: Path) -> bool:
    return path.is_file()


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    """All pages; what lies in `_static` is the theme's."""
    return [page for page in sorted(site.rglob("*.html")) if page.relative_to(site).parts[0] != "_static"]


def links(page: Path) -> set[str]:
    sets = (part.split()[0] for several in tree(page).xpath(SETS) for part in several.split(",") if part.strip())
    return {*map(str, tree(page).xpath(LINKS)), *sets}


def fault(page: Path, link: str, site: Path) -> str | None:
    """What is wrong with a link that leads to a place in the site."""
    split = urlsplit(link)
    if split.scheme or split.netloc:
        return None
    target = Path(normpath(page.parent / unquote(split.path))) if split.path else page
    if not target.is_relative_to(site):
        return "leads out of the site"
    if not is_there(target):
        return "leads to no file"  # neither does a folder: without a server it shows a list of its files
    name = unquote(split.fragment)
    if name and target.suffix == ".html" and name not in anchors(target):
        return "leads to no place on its page"
    return None


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: list[Path]) -> None:
    broken = [
        f"{page.relative_to(site)}: {link} {found}"
        for page in pages
        for link in sorted(links(page))
        if (found := fault(page, link, site))
    ]
    assert broken == []


def test_no_page_has_two_places_of_one_name(site: Path, pages: list[Path]) -> None:
    doubled = [
        f"{page.relative_to(site)}: {name}"
        for page in pages
        for name, times in Counter(map(str, tree(page).xpath("//@id"))).items()
        if times > 1
    ]
    assert doubled == []


def test_every_page_can_be_reached_from_the_title_page(site: Path, pages: list[Path]) -> None:
    """The search is behind a button, and the general index is Sphinx's own."""
    reached, waiting = set(), [site / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        to = (urlsplit(str(link)) for link in tree(page).xpath("//a/@href"))
        inside = {Path(normpath(page.parent / unquote(one.path))) for one in to if one.path and not one.scheme}
        waiting += [one for one in inside if one.suffix == ".html" and is_there(one)]
    left = {str(page.relative_to(site)) for page in set(pages) - reached}
    assert left <= {"search.html", "genindex.html", "404.html"}


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: list[Path]) -> None:
    """Links out are for people to click."""
    foreign = [
        f"{page.relative_to(site)}: {url}"
        for page in pages
        for url in map(str, tree(page).xpath(LOADED))
        if urlsplit(url).netloc or urlsplit(url).scheme not in ("", "data")
    ]
    assert foreign == []


def test_what_style_sheets_name_is_there(site: Path, pages: list[Path]) -> None:
    """Of all style sheets that a page loads."""
    sheets = {
        Path(normpath(page.parent / unquote(urlsplit(str(url)).path)))
        for page in pages
        for url in tree(page).xpath("//link[@rel='stylesheet']/@href")
    }
    assert [f"{sheet.relative_to(site)}: {url}" for sheet in sorted(sheets) for url in _lost(sheet)] == []


def _lost(sheet: Path) -> Iterator[str]:
    for url in IN_STYLE.findall(sheet.read_text("utf-8")):
        split = urlsplit(url)
        if split.scheme != "data" and (split.netloc or not (sheet.parent / unquote(split.path)).is_file()):
            yield url
