"""A book that has just begun is built by the command that builds all others, with nothing of this checkout."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.cli import group


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new book, in a folder whose name has a space and an umlaut."""
    root = tmp_path_factory.mktemp("new") / "Mein schönes Buch"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASSAY_ARTICLES", raising=False)
        begin = ["init", str(root), "--title", "On 2 Moons", "--author", "Ada Brook"]
        words = ["--label", "stones", "--type", "quantity", "--unit", "boulder", "--definition", "Brought back."]
        fact = ["--subject", "moon", "--attribute", "stones", "--value", "2,196 boulders", "--locator", "page 2"]
        lines = [
            ["new", "unit", "boulder", "--symbol", "boulders", "--words", "boulder"],
            ["new", "attribute", "stones", *words],
            ["new", "fact", "uat-moon", *fact],
            ["book"],
        ]
        for line in (begin, *(["--root", str(root), *line] for line in lines)):
            done = CliRunner().invoke(group, line)
            assert done.exit_code == 0, done.output
    return root / "_build/html"


def test_it_has_the_look_of_every_book(site: Path) -> None:
    first = (site / "index.html").read_text("utf-8")
    assert 'href="_static/assay.css' in first
    assert 'src="_static/lookup.js' in first
    assert 'rel="icon" href="_static/favicon.svg"' in first
    assert "<title>On 2 Moons" in first
    assert (site / "_static/assay.css").is_file()


def test_every_page_that_people_and_records_make_is_there(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {
        "articles/how-far-is-the-moon.html", "checks.html", "claims/how-far-is-the-moon/light-time.html",
        "claims/index.html", "contradictions.html", "contribute.html", "corrections.html", "differences.html",
        "downloads.html", "facts.html", "laws.html", "method.html", "notebooks/light.html", "sources/uat-moon.html",
    } <= pages  # fmt: skip


def test_a_unit_of_the_book_is_printed_as_all_others(site: Path) -> None:
    assert "2,196 boulders" in (site / "facts.html").read_text("utf-8")


def test_law_and_notebook_refute_the_same_claim(site: Path) -> None:
    page = (site / "claims/how-far-is-the-moon/light-time.html").read_text("utf-8")
    assert "1.282218–1.282222 seconds" in page
    assert "the claim is 10 times too large" in page


def test_a_claim_stands_on_the_pages_of_all_sources_that_its_law_rests_on(site: Path) -> None:
    for source in ("uat-moon", "bipm-metre"):
        assert "claims/how-far-is-the-moon/light-time.html" in (site / f"sources/{source}.html").read_text("utf-8")
