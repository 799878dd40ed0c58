"""A book of hostile records in a browser: nothing runs, nothing is asked for, and every text stands there as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from assay.book.pages.overlay import overlay
from tests.hostile import hostile_book
from tests.once import once

pytestmark = pytest.mark.browser

PAGES = (
    "index", "contradictions", "corrections", "laws", "facts", "claims/index", "sources/index", "systems/index",
    "articles/*", "claims/*/*", "sources/*", "systems/*",
)  # fmt: skip

UNEXPECTED = r"""() => {
  const found = [];
  for (const node of document.querySelectorAll('.bd-article-container *, .bd-sidebar *, title')) {
    const name = node.tagName.toLowerCase();
    if (['iframe', 'object', 'embed', 'base', 'animate', 'form', 'foreignobject', 'style'].includes(name)
        && !node.classList.contains('assay-filter') && !node.closest('.search-button-field, .bd-search'))
      found.push(name);
    const ofTheme = node.type === 'text/x-thebe-config' || node.textContent === "kernelName = 'python3'";
    if (name === 'script' && !ofTheme && node.type !== 'application/ld+json' && node.closest('.bd-article'))
      found.push('script');
    if (name === 'img' && node.closest('.bd-article')) found.push('img ' + node.src);
    for (const {name: attribute, value} of node.attributes) {
      if (attribute.startsWith('on')) found.push(`${name} ${attribute}`);
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute)
          && !node.classList.contains('assay-bookmark')  // looked at below
          && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(`${name} ${attribute}=${value}`);
    }
  }
  for (const node of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(node.textContent);
  return found;
}"""


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book, built once for all workers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSAY_ARTICLES", "texts")
        return once(tmp_path_factory, "hostile-book", hostile_book) / "_build/html"


@pytest.mark.parametrize("pattern", PAGES)
def test_nothing_of_a_record_is_more_than_text(hostile_site: Path, browser: Any, pattern: str) -> None:
    paths = sorted(hostile_site.glob(f"{pattern}.html"))
    assert paths
    found: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("dialog", lambda dialog: _dismiss(dialog, said))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: _note(request.url, said))
    page.on("popup", lambda popup: said.append("a window"))
    for path in paths:
        page.goto(path.as_uri())
        page.mouse.move(300, 300)
        said += page.evaluate(UNEXPECTED)
        if page.evaluate("window.__pwned") is not None:
            said.append("a script of a record ran")
        found += [f"{path.relative_to(hostile_site)}: {fault}" for fault in said]
        said.clear()
    page.close()
    assert found == []


def _dismiss(dialog: Any, said: list[str]) -> None:
    said.append(f"dialog {dialog.message}")
    dialog.dismiss()


def _note(url: str, said: list[str]) -> None:
    """Only files of the site are asked for."""
    if not url.startswith(("file:", "data:image/", "about:")):
        said.append(f"request {url}")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html", "<script>window.__pwned=1</script><img src=x"), ("markdown", "[a](javascript:window.__pwned=1)"),
        ("roles", "{download}`/etc/passwd` {raw}`<b>`"), ("svg", '<svg onload="window.__pwned=1">'),
        ("directive", "```{include} /etc/passwd"), ("tex", "$\\input{/etc/passwd}$ $$x$$ \\write18{id}"),
        ("end-of-a-script", "</script><script>window.__pwned=1</script>"),
    ],
)  # fmt: skip
def test_the_text_stands_there_to_the_letter(hostile_site: Path, browser: Any, name: str, text: str) -> None:
    page = browser.new_page()
    page.goto((hostile_site / f"claims/sizes/hostile-{name}.html").as_uri())
    assert text in page.locator(".bd-article h1").first.inner_text()
    page.close()


def test_the_checks_would_notice(browser: Any) -> None:
    """The same look at a page that does what the records try."""
    page = browser.new_page()
    page.set_content(
        '<div class="bd-article-container"><div class="bd-article"><a href=" javascript:x">a</a>'
        '<svg onload="window.__pwned=1"></svg>'
        "<iframe></iframe><img src=x><script>window.__pwned=1</script></div></div>"
    )
    assert page.evaluate("window.__pwned") == 1
    kinds = {found.split()[0] for found in page.evaluate(UNEXPECTED)}
    assert kinds == {"a", "svg", "iframe", "img", "script"}
    page.close()


def test_the_policy_of_a_page_stops_what_would_get_past_the_escapes(hostile_site: Path, browser: Any) -> None:
    attack = """<script>window.__pwned = 1</script><img src="x" onerror="window.__pwned = 2">
        <iframe srcdoc="<script>parent.__pwned = 3</script>"></iframe><a href="javascript:window.__pwned = 4">a</a>
        <img src="http://127.0.0.1:9/x.png"><base href="http://127.0.0.1:9/">"""
    page = hostile_site / "attacked.html"
    page.write_text(
        (hostile_site / "index.html").read_text("utf-8").replace("</article>", f"{attack}</article>"), "utf-8"
    )
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("requestfinished", lambda request: asked.append(request.url))
    opened.goto(page.as_uri())
    opened.locator("a[href^=javascript]").dispatch_event("click")
    opened.wait_for_timeout(200)
    assert opened.evaluate("document.querySelectorAll('.bd-article iframe').length") == 1, "the attack is on the page"
    assert opened.evaluate("window.__pwned") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert opened.evaluate("document.baseURI") == page.as_uri()
    opened.close()
    page.unlink()


def test_the_bookmark_of_an_article_is_our_script_with_its_findings_as_json(hostile_site: Path) -> None:
    pages = sorted(hostile_site.glob("articles/*.html"))
    links = [link for page in pages for link in BeautifulSoup(page.read_text("utf-8"), "html.parser").select("a[href]")]
    marks = [unquote(str(link["href"])) for link in links if "assay-bookmark" in (link.get("class") or ())]
    assert len(marks) == len(pages)
    ours = overlay([], "").split("[]", 1)
    for script in marks:
        assert script.startswith(f"javascript:{ours[0]}")
        rest = script.removeprefix(f"javascript:{ours[0]}")
        findings, end = json.JSONDecoder().raw_decode(rest)
        book, behind = json.JSONDecoder().raw_decode(rest[end:].removeprefix(", book = "))
        assert all(isinstance(word, str) for finding in findings for word in (*finding, book))
        assert rest[end:].removeprefix(", book = ")[behind:] == ours[1].removeprefix(', book = ""')
