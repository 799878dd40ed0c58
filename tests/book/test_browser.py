"""The built book in a browser, on phone and desktop, in light and dark: no error, no foreign host, nothing cut off."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.browser


SIZES = {"phone": (390, 844), "desktop": (1280, 900)}

KINDS = {
    "title": "index.html",
    "article": "articles/mistral-*.html",
    "claim": "claims/*/*training-tokens.html",
    "comparison": "claims/mistral-and-phi/*outperforms*.html",
    "source": "sources/hoffmann-2022.html",
    "system": "systems/chinchilla-70b.html",
    "notebook": "notebooks/c*.html",
    "notebooks": "notebooks/[d-z]*.html",
    "contradictions": "contradictions.html",
    "laws": "laws.html",
    "method": "method.html",
    "contribute": "contribute.html",
    "downloads": "downloads.html",
    "claims": "claims/index.html",
    "systems": "systems/index.html",
    "sources": "sources/index.html",
    "search": "search.html",
}
"""Every kind of page, with where those of it lie."""

HIDDEN_OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? [wide] : [];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page(site: Path, browser: Any, kind: str) -> None:
    """In light and dark, on both sizes: no error, no other host, no scrolling to the side, the theme as asked for."""
    paths = sorted(site.glob(KINDS[kind]))
    if not paths and kind.startswith("notebook"):
        pytest.skip("this book was built without its notebooks")
    assert paths, kind
    faults = []
    for scheme in ("light", "dark"):
        for size, (width, height) in SIZES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            for path in paths:
                said: list[str] = []
                page = context.new_page()
                listen(page, said)
                page.goto(path.as_uri())
                said += [f"{found} px too wide" for found in page.evaluate(HIDDEN_OVERFLOW)]
                theme = page.evaluate("document.documentElement.dataset.theme")
                if theme != scheme:
                    said.append(f"theme {theme}")
                faults += [f"{path.relative_to(site)} {scheme} {size}: {fault}" for fault in said]
                page.close()
            context.close()
    assert faults == []


def listen(page: Any, said: list[str]) -> None:
    """Note errors and requests to other hosts."""
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if is_foreign(request.url) else None)


def is_foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "about:"))


@pytest.mark.parametrize("kind", ["title", "article", "claim", "contradictions", "system"])
def test_it_reads_without_javascript(site: Path, browser: Any, kind: str) -> None:
    path = min(site.glob(KINDS[kind]))
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".bd-article h1").first.is_visible()
    assert page.locator(".assay-badge, .assay-tile, .assay-lane-line a").first.is_visible()
    assert len(page.locator(".bd-article").inner_text()) > 400
    context.close()


def test_the_search_finds_a_claim_by_its_words(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'search.html').as_uri()}?q=Chinchilla+trained+1.4+billion+tokens")
    found = page.locator("#search-results a[href*='chinchilla-training-tokens']").first
    found.wait_for(timeout=10_000)
    assert "Chinchilla" in found.inner_text()
    page.close()


def pages_of(site: Path) -> list[Path]:
    """All pages; what lies in `_static` is the theme's."""
    return [page for page in sorted(site.rglob("*.html")) if page.relative_to(site).parts[0] != "_static"]


LINK = re.compile(r'<(?:a|link|script|img|source|iframe)\b[^>]*?\b(?:href|src)="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')


def test_every_link_and_anchor_inside_resolves(site: Path) -> None:
    @cache
    def ids(path: Path) -> frozenset[str]:
        return frozenset(html.unescape(name) for name in ID.findall(path.read_text("utf-8")))

    broken = set()
    for page in pages_of(site):
        for raw in set(LINK.findall(page.read_text("utf-8"))):
            link = urlsplit(html.unescape(raw))
            if link.scheme or link.netloc:
                continue
            target = (page.parent / unquote(link.path)).resolve() if link.path else page
            target = target / "index.html" if target.is_dir() else target
            name = unquote(link.fragment)
            if not target.is_file() or (name and target.suffix == ".html" and name not in ids(target)):
                broken.add(f"{page.relative_to(site)}: {raw}")
    assert sorted(broken) == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """By its text, so that every page is looked at: links out are for people to click."""
    loads = re.compile(r'<(?:script|img|link|iframe|source)\b[^>]*?\b(?:href|src)="((?:https?:)?//[^"]*)"')
    pages = {page.relative_to(site): page.read_text("utf-8") for page in pages_of(site)}
    found = {f"{name}: {url}" for name, content in pages.items() for url in loads.findall(content)}
    assert sorted(found) == []
