"""The search as a stranger uses it: questions in everyday words, with typing errors, typed into the page."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

QUESTIONS = {
    "is it true that training an AI emits as much carbon as five cars?": "five-cars",
    "is it true that Chinchila was trained on 1.4 billion tokens?": "chinchilla-training-tokens",
    "is it true that LIMA is better than GPT-4?": "lima-outperforms-gpt-4",
    "is it true that gpt3 beats PaLM?": "gpt-3-outperforms-palm",
    "is it true that there is a model called Nemistral?": "nemistral-exists",
    "is Llama 2 really open source?": "llama-2-open-source",
    "how many GPU hours does it take to train a 175 billion parameter model?": "gpu-hours-175b",
    "is it true that mixtral rivals gpt4?": "mixtral-rivals-gpt-4",
    "did Mistral raise 113 million in its seed round?": "mistral-ai-seed-funding",
    "is it true that ChatGPT was created by Sam Altman?": "altman-creator-of-chatgpt",
    "is a raspbery pi a microcontroller?": "raspberry-pi-microcontroller",
    "do smaller language models have less bias?": "small-models-bias",
    "is falcon better than llama?": "falcon-outperforms-llama",
    "do smaller models discriminate more than larger ones": "small-models-bias",
    "how much money did the french startup mistral get from investors": "mistral-ai-seed-funding",
    "can lora transfer knowledge from a bigger model to a smaller one": "lora-learns-from-larger",
    "is gpt3 stronger than googles 540b model palm": "gpt-3-outperforms-palm",
    "is it true that chat gpt taught alpaca": "chatgpt-first-model",
    "did gopher lose against chinchila in most tests": "chinchilla-outperforms-gopher",
    "is gopher 280B": "gopher-parameters",
}
"""What a stranger types, and the claim whose page answers it."""

WRITTEN_OTHERWISE = {
    "gpt3": "GPT-3",
    "Chinchila": "Chinchilla",
    "five cars carbon": "cars",
    "llama2": "Llama 2",
    "mixtrall 8x7b": "Mixtral",
    "7 billion": "7",
    "quantisation": "quantiz",
}
"""What is typed, and what the first three hits must speak of."""


@pytest.fixture(scope="module")
def search(site: Path, browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, offline=True)
    page.goto((site / "search.html").as_uri())
    yield page
    page.close()


def hits(page: Any, question: str, most: int = 3) -> list[Any]:
    """The first hits, typed as a person types: the list follows the field."""
    field = page.locator("#assay-search-field")
    field.fill(question)
    field.press("Enter")
    return list(page.locator(".assay-search-hits > li").all()[:most])


@pytest.mark.parametrize(("question", "claim"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_leads_to_its_finding_in_the_first_three_hits(search: Any, question: str, claim: str) -> None:
    led = [hit.locator("a").first.get_attribute("href") for hit in hits(search, question)]
    assert f"{claim}.html" in [address.rpartition("/")[2] for address in led], led


@pytest.mark.parametrize(("typed", "meant"), WRITTEN_OTHERWISE.items())
def test_it_does_not_matter_how_a_word_is_written(search: Any, typed: str, meant: str) -> None:
    found = [hit.inner_text() for hit in hits(search, typed)]
    assert len(found) == 3
    assert [text for text in found if meant.lower() not in text.lower()] == []


def test_a_hit_says_what_it_is_and_a_finding_its_verdict(search: Any) -> None:
    first = hits(search, "Chinchilla 1.4 billion tokens")[0]
    assert [line for line in first.inner_text().split("\n") if line] == [
        "✗ refuted Chinchilla was trained on 1.4 trillion tokens, not 1.4 billion.",
        "Claim: Chinchilla was trained on 1.4 billion tokens.",
        "finding",
    ]


def test_one_kind_can_be_shown_alone(search: Any) -> None:
    hits(search, "Chinchilla")
    search.get_by_role("button", name="Sources").click()
    kinds = {kind.inner_text() for kind in search.locator(".assay-hit-kind").all()}
    assert kinds == {"source"}
    assert search.get_by_role("button", name="Sources").get_attribute("aria-pressed") == "true"


def test_the_address_keeps_the_question(search: Any, site: Path) -> None:
    hits(search, "five cars")
    assert search.url.endswith("search.html?q=five+cars")


def test_what_nothing_speaks_of_is_said(search: Any) -> None:
    assert hits(search, "qwxyzqwxyz") == []
    assert search.locator(".assay-search-count").inner_text() == "Nothing in this book speaks of “qwxyzqwxyz”."


def documents(site: Path) -> list[list[str]]:
    text = (site / "_static" / "search-index.js").read_text("utf-8")
    found: list[list[str]] = json.loads(text.removeprefix("window.assayDocuments = ").removesuffix(";\n"))
    return found


def test_code_is_never_found(site: Path) -> None:
    """Neither lines of programs nor what they print."""
    code = re.compile(r"\bdef \w+\(|\bimport \w+ as\b|\bfrom \w+(\.\w+)+ import\b|\w+\(\w+=|f\"|<script")
    assert [row[:3] for row in documents(site) if code.search(" ".join(row[2:5]))] == []


def test_every_claim_can_be_found_and_every_address_is_there(site: Path) -> None:
    rows = documents(site)
    claims = json.loads((site / "verdicts.json").read_text("utf-8"))["claims"]
    assert [row[0] for row in rows if row[1] == "finding"] == [f"claims/{row['id']}.html" for row in claims]
    assert [row[0] for row in rows if not (site / row[0].partition("#")[0]).is_file()] == []


def test_a_search_is_light(site: Path) -> None:
    """All that the page fetches beyond any other, compressed as servers do."""
    files = [site / "_static" / name for name in ("search-index.js", "search.js")]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) < 300_000
    assert not (site / "searchindex.js").exists()


def test_without_a_script_all_findings_are_listed(site: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    listed = page.locator(".assay-search-all li")
    assert listed.first.inner_text().startswith("✗ refuted")
    assert listed.count() == len(json.loads((site / "verdicts.json").read_text("utf-8"))["claims"])
    context.close()
