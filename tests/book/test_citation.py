"""How a page is cited: the words of `CITATION.cff`, a line to copy, and BibTeX that others read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from assay.book.pages.citation import Citation, Work, read_work

ROOT = Path(__file__).parents[2]
BOOK = Work(title="Does size matter?", authors=("The Assay contributors",), version="0.1.0")
PAGE = Citation(
    work=BOOK,
    title="GPT-3 has 175 billion parameters.",
    name="sizes/gpt-3",
    address="https://example.org/claims/sizes/gpt-3.html",
)
TEXT = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]))


def test_a_line_to_copy() -> None:
    assert PAGE.text() == (
        "The Assay contributors: “GPT-3 has 175 billion parameters.” In: Does size matter?, version 0.1.0. "
        "Claim sizes/gpt-3. https://example.org/claims/sizes/gpt-3.html"
    )


def test_a_release_gives_the_year() -> None:
    released = Citation(
        work=Work(title="Sizes", authors=("Brook", "Weir"), released="2027-01-02"), title="It is so.", name="sizes/it"
    )
    assert released.text() == "Brook and Weir (2027): “It is so.” In: Sizes. Claim sizes/it."
    assert "  year = {2027},\n" in released.bibtex()


def test_the_same_as_bibtex() -> None:
    assert (
        PAGE.bibtex()
        == """\
@misc{assay-sizes-gpt-3,
  author = {{The Assay contributors}},
  title = {{GPT-3 has 175 billion parameters}},
  howpublished = {In: Does size matter?},
  edition = {Version 0.1.0},
  note = {Claim sizes/gpt-3},
  url = {https://example.org/claims/sizes/gpt-3.html},
}"""
    )


@given(TEXT, TEXT)
def test_bibtex_holds_whatever_is_stated(statement: str, title: str) -> None:
    library = parse_string(
        Citation(work=Work(title=title, authors=(title,)), title=statement, name="sizes/it").bibtex(), "bibtex"
    )
    assert list(library.entries) == ["assay-sizes-it"]


def test_the_book_says_how_it_is_cited() -> None:
    work = read_work(ROOT)
    assert work.title == "Does size matter? The model-size debate, assayed"
    assert work.authors == ("The Assay contributors",)
    assert work.version


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("title: Sizes\nauthors: [{given-names: Ada, family-names: Brook}, {name: River Lab}]\n",
         Work(title="Sizes", authors=("Ada Brook", "River Lab"))),
        ("title: Sizes\ndate-released: 2027-01-02\n", Work(title="Sizes", released="2027-01-02")),
        ("- no\n- mapping\n", Work()),
        (None, Work()),
    ],
)  # fmt: skip
def test_what_a_citation_file_says(tmp_path: Path, text: str | None, work: Work) -> None:
    if text is not None:
        (tmp_path / "CITATION.cff").write_text(text, encoding="utf-8")
    assert read_work(tmp_path) == work
