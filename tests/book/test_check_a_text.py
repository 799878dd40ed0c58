"""The page that checks texts: what is typed is read there, and goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.book.waiting import wait_until

pytestmark = pytest.mark.browser

TEXT = "GPT-3 has 48 layers. BLOOM has 70 layers. PaLM is <img src=x onerror=alert(1)> large. It has 9 layers."
READ = "document.querySelector('form.assay-reader output').textContent.includes('read:')"


@pytest.fixture
def page(site: Path, browser: Any) -> Iterator[Any]:
    """The page as a folder has it, without a network."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    opened = context.new_page()
    opened.goto((site / "check-a-text.html").as_uri())
    yield opened
    context.close()


def test_a_text_is_checked_by_the_keyboard_alone(page: Any) -> None:
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_until(page, READ)
    assert page.locator("form.assay-reader output").inner_text() == "3 figures read: 1 refuted, 1 holds, 1 not judged."
    first, second = page.locator("#assay-reader-shown > ol > li").all()
    assert first.inner_text().split("\n\n")[:2] == ["✗ refuted · GPT-3, layers", "GPT-3 has 48 layers."]
    assert "It is half the true figure." in first.inner_text()
    assert "96, Brown et al. 2020, Table 2.1" in first.inner_text()
    assert second.inner_text().startswith("✓ holds · BLOOM, layers")
    assert page.locator("#assay-reader-shown details").get_attribute("open") is None


def test_what_is_typed_is_never_markup_and_never_sent(page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Text", exact=True).fill(f"{TEXT} <b>GPT-3 has 12 layers.</b>")
    page.get_by_role("button", name="Check", exact=True).click()
    wait_until(page, READ)
    assert page.locator("#assay-reader-shown img, #assay-reader-shown b b").count() == 0
    files = [url.rpartition("/")[2].partition("?")[0] for url in asked]
    assert [name for name in files if name != "favicon.svg"] == ["reader-data.js"]  # that is fetched when it likes


def test_a_source_of_what_is_known_has_its_page(page: Any, site: Path) -> None:
    page.get_by_label("Text", exact=True).fill("GPT-3 has 48 layers")
    page.get_by_role("button", name="Check", exact=True).click()
    wait_until(page, READ)
    links = page.eval_on_selector_all(".assay-reader-known a", "found => found.map((one) => one.getAttribute('href'))")
    assert links
    assert [link for link in links if not (site / link).is_file()] == []


def test_the_example_is_judged_and_can_be_cleared(page: Any) -> None:
    page.get_by_role("button", name="Try an example").click()
    wait_until(page, READ)
    said = page.locator("#assay-reader-shown > ol > li .assay-reader-say b").all_inner_texts()
    assert sorted(set(said)) == ["✓ holds", "✗ refuted"]
    page.get_by_role("button", name="Clear").click()
    assert page.locator("#assay-reader-shown").inner_text() == ""
    assert page.get_by_label("Text", exact=True).input_value() == ""


def test_an_empty_text_is_asked_for(page: Any) -> None:
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator("form.assay-reader output").inner_text() == "There is no text yet: type or paste one."
    assert page.evaluate("document.activeElement.id") == "assay-reader-text"
