"""Words of the field: what the glossary says of a word is told wherever a reader meets it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book.test_sphinxext import Book

GLOSSARY = """\
# Glossary

```{glossary}
token
  A piece of a word, the unit
  in which "models" read.

parameter
weight
FLOP/s of a chip
  One of the numbers that a model learns.
```
"""
PIECE = 'title="A piece of a word, the unit in which &quot;models&quot; read."'
PAGE = "# Page\n\n{term}`token` {term}`numbers <weight>` {term}`FLOP/s of a chip` {term}`tokken`\n"
CLAIM = "# Otter's tokens\n\n:::{container} assay-because\n\nOf %s.\n\n:::\n\nOf tokens.\n"


@pytest.fixture
def book(base: Path) -> Iterator[Book]:
    yield Book(base)
    shutil.rmtree(base / "built", ignore_errors=True)


def test_a_word_leads_to_the_glossary_and_tells_what_it_means(book: Book) -> None:
    book.build({"glossary": GLOSSARY, "page": PAGE})
    html = book.html("page")
    assert book.warnings == "page.md:3: WARNING: no term 'tokken' (did you mean 'token'?) [assay.term]\n"
    assert f'href="glossary.html#term-token" {PIECE}><span class="assay-term">token</span></a>' in html
    assert 'id="term-token"' in book.html("glossary")
    assert 'href="glossary.html#term-FLOP-s-of-a-chip"' in html
    assert 'id="term-FLOP-s-of-a-chip"' in book.html("glossary")
    assert 'href="glossary.html#term-weight" title="One of the numbers that a model learns.">' in html


def test_on_the_page_of_a_claim_the_first_of_each_word_leads_there(book: Book) -> None:
    said = "Tokens, tokens, {given}`a token`, a [parameter](../../glossary.md) and tokenless weights"
    book.build({"glossary": GLOSSARY, "claims/sizes/otter-tokens": CLAIM % said})
    html = book.html("claims/sizes/otter-tokens")
    assert book.warnings == ""
    assert html.count(PIECE) == 1
    assert f'{PIECE}><span class="assay-term">Tokens</span></a>, tokens,' in html
    assert '<span class="assay-term">weights</span>' in html
    assert '<span class="assay-term">parameter</span>' not in html, "it leads somewhere already"


def test_a_page_is_made_again_when_the_meaning_of_a_word_changes(book: Book) -> None:
    book.build({"glossary": GLOSSARY, "claims/sizes/otter-tokens": CLAIM % "tokens", "other": "# Other\n"})
    book.build({"glossary": GLOSSARY.replace("A piece of a word", "Part of a word")})
    assert sorted(book.read) == ["claims/sizes/otter-tokens", "glossary"]
    assert 'title="Part of a word' in book.html("claims/sizes/otter-tokens")


def test_a_book_without_a_glossary_explains_nothing(book: Book) -> None:
    book.build({"claims/sizes/otter-tokens": CLAIM % "tokens"})
    assert (book.warnings, "assay-term" in book.html("claims/sizes/otter-tokens")) == ("", False)
