"""`assay article fetch`: texts from the recorded addresses, compared with what was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.cli import group
from assay.commands.new import metadata_retrieval
from assay.records.load import load
from assay.web import Page
from tests.raw_server import reply, serving

FILLER = "The river was high that year, and nobody counted anything at all on its banks. " * 4


def page(text: str) -> str:
    """The article as a page of the web."""
    title, *paragraphs = [part for part in text.split("\n") if part]
    body = "".join(f"<p>{part}</p>" for part in (*paragraphs, FILLER))
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def fetch(root: Path, address: str, answer: bytes, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    record = root / "claims/articles/sizes.yml"
    said = record.read_text(encoding="utf-8")
    if "url:" not in said:
        record.write_text(f"{said}url: {address}\n", encoding="utf-8")
    with serving({"/sizes": answer}) as server:
        web = server.web()

        class Way:
            """The server of the test in the place of the public one."""

            def get(self, _: str, *, kinds: tuple[str, ...]) -> Page:
                return web.get(f"{server.url}/sizes", kinds=kinds)

        monkeypatch.setattr(metadata_retrieval, "way_out", Way)
        return CliRunner().invoke(group, ["--root", str(root), "article", "fetch", *arguments])


@pytest.fixture
def without(base: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """The small project without a text at hand, and the text."""
    text = (base / "texts" / "sizes.txt").read_text(encoding="utf-8")
    monkeypatch.setenv("ASSAY_ARTICLES", str(base.parent / "articles"))
    return base, text


ADDRESS = "https://daily.example/sizes"


def test_a_text_is_fetched_and_its_quotes_are_checked_from_then_on(
    without: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, text = without
    result = fetch(root, ADDRESS, reply(page(text)), monkeypatch)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "sizes: 5 of 5 quotes are kept")
    assert (root.parent / "articles/sizes.txt").is_file()
    assert {str(outcome) for outcome in load(root).quotes.values()} == {"match"}


def test_what_the_publisher_changed_is_said(without: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    root, text = without
    result = fetch(root, ADDRESS, reply(page(text.replace("1.4 billion", "1.9 billion"))), monkeypatch, "--dry-run")
    assert result.exit_code == 1
    assert "  sizes/otter-tokens: '1.4 billion tokens': changed, at 73 '1.4' became '1.9'" in result.output
    assert result.output.endswith("sizes: 4 of 5 quotes are kept\n")
    assert not (root.parent / "articles").exists()


def test_a_page_that_cannot_be_had_is_neither_a_pass_nor_a_fail(
    without: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = without
    result = fetch(root, ADDRESS, reply("", 404), monkeypatch)
    assert result.exit_code == 0
    assert result.output.startswith("sizes: not checked, ")


def test_an_article_without_an_address_is_said(without: tuple[Path, str]) -> None:
    result = CliRunner().invoke(group, ["--root", str(without[0]), "article", "fetch"])
    assert (result.exit_code, result.output) == (0, "sizes: its record names no address\n")
