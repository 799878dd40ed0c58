"""Long lists show their beginning, and more on demand: a phone need not lay out thousands of rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.book.kinds import SIZES
from tests.book.waiting import wait_until

pytestmark = pytest.mark.browser

SHOWN = "table.assay-lookup tbody tr:not([hidden])"


@pytest.mark.parametrize("page_at", ["facts.html", "explorers/models.html"])
def test_a_list_begins_with_two_hundred_rows_and_shows_more_on_demand(site: Path, browser: Any, page_at: str) -> None:
    width, height = SIZES["phone"]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((site / page_at).as_uri())
    wait_until(page, "document.querySelector('.assay-more')")
    assert page.locator(SHOWN).count() == 200
    assert page.evaluate("document.documentElement.scrollHeight") < 60_000
    page.get_by_role("button", name="Show 200 more").click()
    assert page.locator(SHOWN).count() == 400
    page.close()


def test_a_filter_looks_through_all_rows_and_not_only_those_shown(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'explorers' / 'models.html').as_uri()}#words=zephyr")
    wait_until(page, "document.querySelector('.assay-more')")
    shown = [row.inner_text().lower() for row in page.locator(SHOWN).all()]
    assert 0 < len(shown) < 200
    assert [text for text in shown if "zephyr" not in text] == []
    assert page.locator(".assay-more").is_hidden()
    page.close()


def test_sorted_by_size_the_largest_come_first_of_all(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'explorers' / 'models.html').as_uri()}#sort=-parameters")
    wait_until(page, "document.querySelector('.assay-more')")
    cells = page.locator(f"{SHOWN} td:nth-child(2)")
    keys = [float(key) for key in cells.evaluate_all("(all) => all.map((one) => one.dataset.sort)")]
    assert len(keys) == 200
    assert keys == sorted(keys, reverse=True)
    page.close()


def test_without_a_script_every_row_is_there(site: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "explorers" / "models.html").as_uri())
    assert page.locator("table.assay-explorer tbody tr").count() > 2_000
    context.close()
