"""What a reader's browser fetches for a page, compressed as servers send it."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assay.book.sphinxext.theme import without_icons
from tests.book.kinds import page_of

pytestmark = pytest.mark.browser

MOST = 150_000
"""Bytes of a claim's page with all that it needs, on a first visit."""

MOST_OF: dict[str, int] = {"all facts": 260_000, "all claims": 220_000, "article": 190_000, "title": 170_000}
"""The same for pages that hold long lists."""

SAMPLE = 3


def fetched(page: Path, browser: Any) -> set[Path]:
    """The page and the files that it needs."""
    context = browser.new_context()
    opened = context.new_page()
    asked: set[Path] = {page}
    opened.on("request", lambda request: asked.add(Path(request.url.removeprefix("file://").partition("?")[0])))
    opened.goto(page.as_uri(), wait_until="networkidle")
    context.close()
    return asked


def weight(files: set[Path]) -> int:
    return sum(compressed(path) for path in files if path.is_file())


@cache
def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_a_page_of_a_claim_is_light_on_a_first_visit(site: Path, browser: Any) -> None:
    pages = sorted(site.glob("claims/*/*.html"), key=lambda path: (path.stat().st_size, path))
    assert len(pages) > 300
    heaviest, *others = [fetched(path, browser) for path in (pages[-1], *pages[:: len(pages) // SAMPLE])]
    assert weight(heaviest) < MOST
    shared = heaviest - {pages[-1]}
    assert [other - shared for other in others if len(other - shared) != 1] == []
    assert {path.suffix for path in shared} <= {".css", ".js", ".svg"}, "no font, no index of the search"


@pytest.mark.parametrize("kind", MOST_OF)
def test_a_page_with_a_long_list_is_no_burden(site: Path, browser: Any, kind: str) -> None:
    assert weight(fetched(page_of(site, kind), browser)) < MOST_OF[kind]


def test_the_font_of_icons_is_no_part_of_the_site(site: Path) -> None:
    assert [path.name for path in site.rglob("*") if path.suffix in (".woff2", ".ttf")] == []
    assert not (site / "_static" / "scripts" / "fontawesome.js").exists()


def test_rules_for_icons_go_and_those_that_others_share_stay() -> None:
    css = "/* x */.fa,.fa-solid{font:a}.navbar,.fa-x:before{color:b}@font-face{src:url(c)}@media print{.fab{d:e}p{f:g}}"
    assert without_icons(css) == ".navbar{color:b}@media print{p{f:g}}"
