"""axe-core on each kind of page, on a desktop in light and on a phone in dark colours: it finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.book.kinds import KINDS, VIEWS, page_of

pytestmark = pytest.mark.browser

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


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on(site: Path, browser: Any, kind: str) -> None:
    """Every rule sees each width and each scheme once: which rules fail for a width does not hang on the colours."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    path = page_of(site, kind)
    faults = []
    for view in VIEWS:
        context = browser.new_context(**view)
        page = context.new_page()
        page.goto(path.as_uri())
        if page.locator(".assay-live").count():
            page.locator(".assay-answers").wait_for()
        page.evaluate(SHORTENED)
        found = axe.run(page, options=OPTIONS).response["violations"]
        faults += [
            f"{path.relative_to(site)} {view['color_scheme']}: {rule['id']}: {node['target'][0]}: "
            f"{node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]
        context.close()
    assert faults == []


def test_axe_would_find_a_picture_without_words(site: Path, browser: Any) -> None:
    """So that an audit which looks at nothing does not pass for a good one."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    page = browser.new_page()
    page.goto(page_of(site, "title").as_uri())
    page.evaluate("document.querySelector('.bd-article').append(new Image())")
    assert [rule["id"] for rule in axe.run(page, options=OPTIONS).response["violations"]] == ["image-alt"]
    page.close()
