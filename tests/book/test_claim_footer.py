"""What a page of a claim says of itself, with and without a public address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assay.book.pages import pages
from assay.book.pages.citation import Work
from assay.book.pages.context import Material
from assay.book.pages.escape import text
from assay.book.pages.write import material_of
from assay.checkout.addresses import Addresses, urn
from assay.checkout.history import Change
from assay.project import open_project

ROOT = Path(__file__).parents[1] / "records" / "base"
SOURCE = "claims/sources/otter-2022.yml"
CLAIM = "sizes/otter-tokens"
BOOK = Work(title="Does size matter?", authors=("The Assay contributors",), version="0.1.0")
KNOWN = Addresses(site="https://example.org/size/", repository="https://github.com/owner/name")


@pytest.fixture
def material(base: Path) -> Material:
    history = {CLAIM: (Change("0123456789" * 4, "2026-03-01", "Records on otters"),)}
    return replace(material_of(open_project(base)), work=BOOK, history=history)


def part(material: Material, summary: str) -> str:
    """What is folded under a summary."""
    page = pages(material)[f"claims/{CLAIM}.md"]
    return page.partition(f"{{folded}} {summary}\n\n")[2].partition("{folded}")[0].partition("{jsonld}")[0]


def section(material: Material, title: str) -> str:
    page = pages(material)[f"claims/{CLAIM}.md"]
    return page.partition(f"## {title}\n\n")[2].partition("\n\n## ")[0].partition("\n\n:::::")[0]


def test_without_an_address_the_page_is_cited_by_its_lasting_name(material: Material) -> None:
    told = part(material, "How to cite and share this page")
    name = urn("claim", CLAIM)
    assert text(f"In: Does size matter?, version 0.1.0. Claim {CLAIM}. {name}") in told
    assert f"This copy of the book has no public address. Its permanent identifier is `{name}`." in told
    assert "@misc{assay-sizes-otter-tokens," in told


def test_with_an_address_it_has_a_permanent_link(material: Material) -> None:
    told = part(replace(material, addresses=KNOWN), "How to cite and share this page")
    assert "[https\\:\\/\\/example\\.org" in told
    assert "](<https://example.org/size/claims/sizes/otter-tokens.html>)" in told
    assert "urn" not in told


def test_without_a_repository_the_files_and_lines_are_named(material: Material) -> None:
    lines = (material.files[CLAIM].text.splitlines(), (ROOT / SOURCE).read_text(encoding="utf-8").splitlines())
    assert lines[0][5].startswith("value:")
    assert "training_tokens" in lines[1][9]
    assert section(material, "Is something wrong?").startswith("""\
This verdict is computed. To change it, correct the fact or the claim behind it. \
[How to send a change](</contribute.md>)

:::{container} assay-lines

- `claims/records/sizes/otter-tokens.yml`, line 6
- `claims/sources/otter-2022.yml`, line 10

:::""")


def test_with_a_repository_a_form_opens_with_the_claim_filled_in(material: Material) -> None:
    told = section(replace(material, addresses=KNOWN), "Is something wrong?")
    assert "issues/new?template=correction.yml&claim=sizes/otter-tokens>" in told


def test_files_and_commits_are_links_where_the_repository_is_public(material: Material) -> None:
    public = replace(material, addresses=KNOWN)
    assert "(<https://github.com/owner/name/blob/main/claims/records/sizes/otter-tokens.yml>)" in part(
        public, "The record"
    )
    assert f"(<https://github.com/owner/name/commit/{'0123456789' * 4}>)" in part(public, "Changes of the record")
    assert "github" not in pages(material)[f"claims/{CLAIM}.md"]
