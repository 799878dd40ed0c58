"""Pages by keyboard alone: the skip link comes first, every stop can be seen, and the text is soon reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.book.kinds import SIZES, page_of

pytestmark = pytest.mark.browser

STOP = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  document.getAnimations().forEach((moving) => moving.finish());
  const shown = one.matches("summary:has(> .toctree-toggle)") ? one.firstElementChild : one;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const around = one.closest("label") ? getComputedStyle(one.closest("label")) : style;
  const marked = (s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  return {
    name: one.outerHTML.slice(0, 90),
    inside: document.querySelector("article.bd-article").contains(one),
    marked: marked(style) || marked(around),
    seen: shown.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""

KINDS = ["title", "article", "claim, a figure", "contradictions", "notebook with controls", "all claims"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES)
def test_every_stop_of_the_tabulator_can_be_seen(site: Path, browser: Any, kind: str, size: str) -> None:
    """The first sixty; what has the focus is in the window, visible, and marked."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(page_of(site, kind).as_uri())
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    page.close()
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["marked"])] == []
    assert any(stop["inside"] for stop in stops)


@pytest.mark.parametrize("size", SIZES)
def test_the_first_stop_leads_past_the_list_of_pages(site: Path, browser: Any, size: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(page_of(site, "article").as_uri())
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main-content').contains(document.activeElement)")
    page.close()
