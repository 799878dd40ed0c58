"""The book on paper: one document of the built pages, and what Chromium makes of it."""

from __future__ import annotations

import io
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from assay.book.pdf.document import POLICY, Page, document, reading_order
from assay.book.pdf.printer import NAMES, PrintFailed, _print, print_book
from assay.cli import group
from tests.sample import put


def built(article: str, links: str = "") -> str:
    """A built page in short."""
    return (
        '<!DOCTYPE html><html><head><title>Title</title><link rel="stylesheet" href="_static/a.css?v=1"></head><body>'
        f'<nav class="bd-links">{links}</nav><article class="bd-article">{article}</article></body></html>'
    )


def link(path: str) -> str:
    return f'<a class="reference internal" href="{path}">x</a>'


INDEX = built(
    '<section id="top"><h1>Top<a class="headerlink" href="#top">#</a></h1>'
    '<p><a href="articles/one.html#two">to two</a> <a href="claims/a/b.html">to a claim</a> '
    '<a href="https://example.org/x#y">outside</a> <a href="#top">up</a></p>'
    "<details><summary>More</summary>folded</details><script>1</script></section>",
    link("articles/one.html") + link("claims/index.html") + link("articles/one.html#two"),
)
ONE = built(
    '<h1 id="two" aria-labelledby="two">Two</h1><img src="../_images/a.svg"><a href="../index.html">back</a>'
    '<svg><defs><clipPath id="c"></clipPath></defs><use href="#c"></use></svg>'
)


def made(site: str = "") -> BeautifulSoup:
    pages = [Page("index.html", INDEX), Page("articles/one.html", ONE)]
    return BeautifulSoup(document(pages, site, "p {}", FILES.get), "html.parser")


FILES = {"_images/a.svg": b"<svg/>", "_static/a.css": b"b { color: red }</style>"}


def test_the_pages_stand_in_the_order_of_the_contents_without_lists_for_the_screen() -> None:
    assert reading_order(INDEX) == ["index.html", "articles/one.html"]


def test_links_between_pages_lead_inside_the_document() -> None:
    paper = made()
    leads = {a.get_text(): a.get("href") for a in paper.select("a")}
    assert leads == {
        "to two": "#articles-one--two",
        "to a claim": None,
        "outside": "https://example.org/x#y",
        "up": "#index--top",
        "back": "#index",
    }
    for target in ("articles-one--two", "index--top", "index"):
        assert paper.select_one(f"[id='{target}']")


def test_a_page_that_is_not_on_paper_is_reached_at_its_public_address() -> None:
    (claim,) = made("https://example.org/size/").select("a:-soup-contains('to a claim')")
    assert claim["href"] == "https://example.org/size/claims/a/b.html"


def test_names_stay_apart_and_those_in_a_drawing_stay_together() -> None:
    paper = made()
    heading = paper.select_one("h1[aria-labelledby]")
    assert heading is not None
    assert (heading["id"], heading["aria-labelledby"]) == ("articles-one--two", "articles-one--two")
    assert paper.select_one("use[href='#c']")
    assert paper.select_one("clipPath[id='c'], clippath[id='c']")


def test_pictures_and_styles_are_part_of_the_document() -> None:
    paper = made()
    assert [image["src"] for image in paper.select("img")] == ["data:image/svg+xml;base64,PHN2Zy8+"]
    assert [style.get_text() for style in paper.select("style")] == ["\nb { color: red }<\\/style>", "\np {}"]
    assert not paper.select("link")


HOSTILE = """
<img src="file:///etc/hostname" onerror="x()"><img src="https://example.org/a.png"><img src="../../../etc/hostname">
<a href="javascript:x()" onclick="x()">a</a><iframe src="file:///etc/hostname"></iframe><base href="//e">
<object data="/etc/hostname"></object><form action="//e"><button>b</button></form><script>x()</script>
<svg onload="x()"><image href="file:///etc/hostname"></image><use href="#c"></use></svg>
<meta http-equiv="refresh" content="0;url=//e">
"""


def test_nothing_on_a_page_runs_or_loads_when_it_is_printed() -> None:
    paper = BeautifulSoup(document([Page("a/b.html", built(HOSTILE))], "https://e/", "", FILES.get), "html.parser")
    body = paper.body
    assert body is not None
    assert not body.select("script, iframe, object, base, meta, form, link")
    assert [name for element in body.select("*") for name in element.attrs if name.startswith("on")] == []
    assert [str(element.get("src", element.get("href", ""))) for element in body.select("img, image, a, use")] == [
        "", "", "", "", "", "#c"
    ]  # fmt: skip
    policy = paper.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.mark.browser
@pytest.mark.parametrize("policy", [f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', ""])
def test_the_browser_that_prints_opens_no_file_and_asks_nobody(base: Path, policy: str) -> None:
    """Were markup to slip through, the policy would stop it, without a policy the browser; here all of it is such."""
    if not any(shutil.which(name) for name in NAMES):
        pytest.skip("no Chromium")
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    put(base, "secret.txt", "the secret")
    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}"
        attack = (
            f"{policy}<p>start</p><img src='{there}/picture'><script>document.body.prepend('a script ran ');"
            f"new Image().src = '{there}/script'; fetch('{there}/fetch', {{mode: 'no-cors'}});"
            "const q = new XMLHttpRequest(); q.open('GET', 'secret.txt', false); q.send();"
            "document.body.prepend(q.responseText)</script>"
        )
        put(base, "attack.html", attack)
        _print(base / "attack.html", base / "out.pdf")
        server.shutdown()
    text = PdfReader(base / "out.pdf").pages[0].extract_text()
    assert ("start" in text, "a script ran" in text, "secret" in text) == (True, not policy, False)
    assert asked == []


def test_controls_scripts_and_what_is_folded_stay_on_the_screen() -> None:
    text = made().get_text()
    assert "folded" not in text
    assert "#" not in text
    assert not made().select("script, details, .headerlink")


@given(st.lists(st.text(alphabet="ab#/.:?&é ", max_size=12), max_size=5))
def test_no_address_breaks_the_document(addresses: list[str]) -> None:
    article = "".join(f'<a href="{address.replace("&", "&amp;")}">x</a>' for address in addresses)
    paper = BeautifulSoup(document([Page("a/b.html", built(article))], "", "", FILES.get), "html.parser")
    assert len(paper.select("a")) == len(addresses)


def test_without_a_built_book_the_command_says_what_to_do(base: Path) -> None:
    result = CliRunner().invoke(group, ["--root", str(base), "pdf"])
    assert result.exit_code == 1
    assert result.stderr == "assay: there is no _build/html/index.html to print: run `make book` first\n"


def test_without_chromium_the_command_says_so(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(base, "_build/html/index.html", INDEX)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PrintFailed, match=r"^printing needs Chromium, and there is none: looked for chromium, "):
        print_book(base)
    assert not (base / "_build/book.pdf").exists()


@pytest.mark.browser
def test_the_file_has_a_page_for_each_chapter_an_outline_and_links(base: Path) -> None:
    if not any(shutil.which(name) for name in NAMES):
        pytest.skip("no Chromium")
    put(base, "_build/html/index.html", INDEX)
    put(base, "_build/html/articles/one.html", ONE)
    reader = PdfReader(io.BytesIO(print_book(base).read_bytes()))
    first, second = (page.extract_text() for page in reader.pages)
    assert ("Top" in first, "Two" in second) == (True, True)
    assert [getattr(item, "title", "") for item in reader.outline] == ["Top", "Two"]
    links = [note.get_object() for note in reader.pages[0].get("/Annots", [])]
    assert len(links) == 3
    assert "/StructTreeRoot" in reader.root_object
