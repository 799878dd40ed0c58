"""Each kind of page in a browser, wide in light and narrow in dark colours, without network or script; and axe-core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.book.kinds import DESKTOP, KINDS, PHONE, READ, VIEWS, page_of

pytestmark = pytest.mark.browser

MANY = ("title", "story", "article", "claim, a figure", "all facts", "notebook with controls", "explorer")
"""Kinds that are looked at in both views in every run. Each of the others is made of the same parts; every second is
looked at in one view, the next in the other, and by `make reproduce` in the one that is left."""


def views_of(kind: str) -> tuple[dict[str, Any], ...]:
    return VIEWS if kind in MANY else (VIEWS[list(KINDS).index(kind) % 2],)


def views_left(kind: str) -> tuple[dict[str, Any], ...]:
    return tuple(view for view in VIEWS if view not in views_of(kind))


ALIKE = [kind for kind in READ if kind.startswith("claim, ") and kind not in MANY]
"""Pages by one template."""

HIDDEN_OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? [wide] : [];
}"""

NOT_DRAWN = """() => {
  const seen = (one) => one.checkVisibility({ contentVisibilityAuto: false });
  const size = (one) => { const box = one.getBoundingClientRect(); return Math.min(box.width, box.height); };
  const empty = [...document.querySelectorAll(".bd-article img, .bd-article svg")]
    .filter((one) => seen(one) && (size(one) < 8 || one.naturalWidth === 0));
  const pictures = [...document.querySelectorAll(".bd-article figure.assay-picture, .bd-article .assay-live-view")]
    .filter((one) => seen(one) && size(one) < 12);
  const marks = [...document.querySelectorAll(".bd-article .assay-wide, .bd-article .assay-narrow")]
    .filter((one) => seen(one) && !one.querySelector("svg path, svg line, svg rect"));
  return [...empty, ...pictures, ...marks].map((one) => `not drawn: ${one.outerHTML.slice(0, 80)}`);
}"""

CUT_OFF = """() => [...document.querySelectorAll(".assay-tile, .assay-tile *")]
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth)
  .map((one) => `cut off: ${one.textContent}`)"""
"""Words beside the large numbers that do not fit into their box: the picture would hide their end."""

OVERLAPPING = """() => {
  const seen = (one) =>
    getComputedStyle(one).opacity > 0 && one.textContent.trim() && one.getBoundingClientRect().width;
  const texts = [...document.querySelectorAll(".assay-picture svg, .assay-live-view svg")].map((svg) =>
    [...svg.querySelectorAll("text")].filter(seen).map((one) => [one.textContent, one.getBoundingClientRect()]));
  const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return texts.flatMap((all) => all.flatMap(([said, box], i) => all.slice(i + 1)
    .filter(([, other]) => across(box, other) > 0 && down(box, other) > 3)
    .map(([other]) => `in a picture “${said}” touches “${other}”`)));
}"""
"""Marks of an axis and names that lie on one another, by more than the space between two lines of letters."""

CONTROLS = "button:not([popovertarget]), input, select, [role=button], summary:not(details > summary)"
"""What does nothing without a script; the button of a popover needs none."""
DEAD = f"""() => [...document.querySelectorAll("{CONTROLS}")]
  .filter((one) => one.checkVisibility({{ visibilityProperty: true }}))
  .map((one) => one.outerHTML.slice(0, 80))"""


def listen(page: Any, said: list[str]) -> None:
    """Note errors and requests to other hosts."""
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if is_foreign(request.url) else None)
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))


def is_foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "about:"))


OPTIONS = {"resultTypes": ["violations"], "preload": False}
"""All rules of axe-core. Style sheets are not fetched anew: a page in a folder may not, and no rule here needs it."""

ROWS = 40
"""Rows that are kept of a long table, and marks of a picture: all are written by one line, and axe-core takes minutes
over thousands. What has another tag, or in a picture another class, than those that are kept stays."""

SHORTENED = f"""() => {{
  const rows = [...document.querySelectorAll("tr, .assay-item, .assay-conflict, svg *")];
  for (const all of new Set(rows.map((one) => one.parentElement))) {{
    const seen = new Map();
    for (const one of [...all.children]) {{
      const kind = one.closest("svg") ? `${{one.tagName}} ${{one.getAttribute("class")}}` : one.tagName;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (seen.get(kind) > {ROWS}) one.remove();
    }}
  }}
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.getAnimations()) one.finish();
}}"""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What was seen of one page, on a desktop in light and on a phone in dark colours."""

    faults: list[str]
    """Errors, requests, what is cut off or not drawn."""
    barriers: list[str]
    """What axe-core finds."""
    words: set[str]


@pytest.fixture(scope="module")
def visit(site: Path, browser: Any) -> Callable[[str], Visit]:
    """Visits the page of a kind, once for all that is asked of it."""
    return cache(lambda kind: seen_of(site, browser, kind, views_of(kind)))


def seen_of(site: Path, browser: Any, kind: str, views: tuple[dict[str, Any], ...]) -> Visit:
    path = page_of(site, kind)
    faults: list[str] = []
    barriers: list[str] = []
    words: set[str] = set()
    for view in views:
        context = browser.new_context(**view, offline=True)
        said: list[str] = []
        page = context.new_page()
        listen(page, said)
        page.goto(path.as_uri())
        if page.locator(".assay-live").count():
            page.locator(".assay-answers").wait_for()
        said += [f"{found} px too wide" for found in page.evaluate(HIDDEN_OVERFLOW)]
        said += page.evaluate(NOT_DRAWN) + page.evaluate(CUT_OFF) + page.evaluate(OVERLAPPING)
        theme = page.evaluate("document.documentElement.dataset.theme")
        said += [] if theme == view["color_scheme"] else [f"theme {theme}"]
        if kind in READ and not words:
            words = set(page.locator(".bd-article").evaluate(WORDS).split())
        page.evaluate(SHORTENED)
        faults += [f"{path.relative_to(site)} {view['color_scheme']}: {fault}" for fault in said]
        barriers += [f"{path.relative_to(site)} {view['color_scheme']}: {found}" for found in barriers_on(page)]
        context.close()
    return Visit(faults=faults, barriers=barriers, words=words)


SAMPLED = """() => {
  const kinds = new Map(), seen = new Map();
  const kindOf = (one) => {
    if (!one) return "";
    if (!kinds.has(one)) {
      const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, fill } = getComputedStyle(one);
      const own = [one.tagName, one.getAttribute("class"), color, backgroundColor, backgroundImage, opacity, fontSize,
                   fontWeight, fill].join();
      kinds.set(one, kindOf(one.parentElement) + ">" + own);
    }
    return kinds.get(one);
  };
  for (const one of document.querySelectorAll("body *")) {
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.matches("input, select"))
      continue;
    const count = (seen.get(kindOf(one)) ?? 0) + 1;
    seen.set(kindOf(one), count);
    if (count <= 2) one.dataset.sampled = "";
  }
}"""
"""Two texts of each kind are marked, by tag, class, colours and size of all that it stands in: the contrast of the
others is the same, and to measure that of all takes six times as long as all other rules."""


def barriers_on(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    page.evaluate(SAMPLED)
    contrast = {**OPTIONS, "runOnly": ["color-contrast"]}
    others = {**OPTIONS, "rules": {"color-contrast": {"enabled": False}}}
    found = axe.run(page, options=others).response["violations"]
    found += axe.run(page, context={"include": [["[data-sampled]"]]}, options=contrast).response["violations"]
    return [f"{rule['id']}: {node['target'][0]}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_without_a_network(visit: Callable[[str], Visit], kind: str) -> None:
    """From its folder: no error, no other host, nothing cut off, pictures drawn, the theme as asked for."""
    assert visit(kind).faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on(visit: Callable[[str], Visit], kind: str) -> None:
    """Every rule sees each width and each scheme once: which rules fail for a width does not hang on the colours."""
    assert visit(kind).barriers == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if views_left(kind)])
def test_a_page_is_whole_and_without_barriers_in_the_other_view_too(site: Path, browser: Any, kind: str) -> None:
    seen = seen_of(site, browser, kind, views_left(kind))
    assert (seen.faults, seen.barriers) == ([], [])


SHEET = {"width": 680, "height": 900}
"""Pixels of the text on a sheet of A4 between usual margins."""

CUT_BY_THE_SHEET = """() => [...document.querySelectorAll(".bd-article *")]
  .filter((one) => one.checkVisibility() && !one.closest("svg, math") && one.clientWidth > 1)
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
    || (getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1))
  .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 60)}`)"""


@pytest.mark.parametrize("path", ["notebooks/names.html", "claims/index.html"])
def test_on_paper_nothing_is_cut_off_and_no_control_is_left(site: Path, browser: Any, path: str) -> None:
    """Where the widest tables stand: on paper nobody can scroll, and nobody can sort."""
    page = browser.new_page(viewport=SHEET, color_scheme="dark")
    page.goto((site / path).as_uri())
    page.emulate_media(media="print")
    controls = page.locator(".bd-article :is(button, input, select):visible").count()
    colours = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    assert (page.evaluate(CUT_BY_THE_SHEET), controls, colours) == ([], 0, "light")
    page.close()


def test_axe_would_find_a_picture_without_words(site: Path, browser: Any) -> None:
    """So that an audit which looks at nothing does not pass for a good one."""
    page = browser.new_page()
    page.goto(page_of(site, "title").as_uri())
    page.evaluate("document.querySelector('.bd-article').append(new Image())")
    faint = "const p = document.createElement('p'); p.textContent = 'faint'; p.style.color = '#bbb'"
    page.evaluate(f"() => {{ {faint}; document.querySelector('.bd-article').append(p) }}")
    assert [found.partition(":")[0] for found in barriers_on(page)] == ["image-alt", "color-contrast"]
    page.close()


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.slow if kind in ALIKE else ()) for kind in READ])
def test_without_a_script_all_of_it_is_there_and_nothing_is_dead(
    site: Path, browser: Any, visit: Callable[[str], Visit], kind: str
) -> None:
    """The words that a page has with its scripts are there without them, apart from those of controls."""
    with_scripts = visit(kind).words
    assert with_scripts
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    page = context.new_page()
    page.goto(page_of(site, kind).as_uri())
    words = set(page.locator(".bd-article").evaluate(WORDS).split())
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate(DEAD) == []
        assert page.evaluate(HIDDEN_OVERFLOW) == []
        assert page.evaluate(NOT_DRAWN) == []
        assert page.locator(".bd-article h1").first.is_visible()
        assert page.locator(".bd-sidebar-primary a[href$='method.html'], .bd-article").last.is_visible()
        assert page.get_by_role("navigation", name="Main").is_visible()
    context.close()
    assert sorted(with_scripts - words) == []


WORDS = """(article) => {
  const copy = article.cloneNode(true);
  copy.querySelectorAll(".assay-filter, .assay-live, .assay-more, script, style, svg").forEach((one) => one.remove());
  return copy.textContent;
}"""


@pytest.fixture(scope="module")
def served(site: Path) -> Any:
    """The address of the site on a server of this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("place", ["a folder", "a server"])
def test_the_search_finds_a_claim_by_its_words(site: Path, browser: Any, served: str, place: str) -> None:
    """Typed into the field that a key opens; the result leads to the page of the claim."""
    root = served if place == "a server" else site.as_uri()
    said: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    listen(page, said)
    page.goto(f"{root}/articles/mistral-and-phi.html")
    page.keyboard.press("Control+k")
    page.locator("#pst-search-dialog input[type=search]").fill("Chinchilla trained 1.4 billion tokens")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    found = page.locator(".assay-search-hits a[href*='mistral-and-phi/chinchilla-training-tokens']").first
    found.wait_for(timeout=30_000)
    assert [one for one in said if not one.removeprefix("failed: ").startswith(served)] == []
    found.click()
    page.wait_for_url("**/mistral-and-phi/chinchilla-training-tokens.html*")
    assert "1.4 trillion tokens, not 1.4 billion" in page.locator("h1").first.inner_text()
    page.close()
