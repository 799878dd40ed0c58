"""What a reader's browser fetches for a page of a claim, counted in bytes as they lie on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

MOST = 150_000
"""Bytes of the page of a claim, with its pictures, its tables and its record."""

MOST_SHARED = 1_000_000
"""Bytes of what is fetched once for all pages: style sheets, scripts and the font of the icons."""

SAMPLE = 8


def claim_pages(site: Path) -> list[Path]:
    return sorted(site.glob("claims/*/*.html"))


def fetched(page: Path, browser: Any) -> set[Path]:
    """The files that the page needs beside itself."""
    context = browser.new_context()
    opened = context.new_page()
    asked: set[Path] = set()
    opened.on("request", lambda request: asked.add(Path(request.url.removeprefix("file://").partition("?")[0])))
    opened.goto(page.as_uri(), wait_until="networkidle")
    context.close()
    return asked - {page}


def test_every_page_of_a_claim_is_light(site: Path) -> None:
    pages = claim_pages(site)
    assert len(pages) > 300
    assert [(path.name, path.stat().st_size) for path in pages if path.stat().st_size > MOST] == []


def test_what_the_pages_share_is_light_and_is_all_they_fetch(site: Path, browser: Any) -> None:
    pages = claim_pages(site)
    first, *others = [fetched(path, browser) for path in pages[:: len(pages) // SAMPLE]]
    assert all(other == first for other in others)
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in first}
    assert not {"_static/search-index.js", "_static/scripts/fontawesome.js", "_static/sphinx-thebe.js"} & set(sizes)
    assert sum(sizes.values()) < MOST_SHARED, sizes
