"""Where a claim stands in its article: the sentence around the quote, and the link that opens the article there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.book.pages.in_article import MOST, around, quote_address
from assay.model import Article, Claim, ClaimId, Kind

TEXT = "Otters swim. The small model, with 7 billion parameters, beats 7 billion others.\nA heading\nMore of it."
ARTICLE = Article(id="a", title="A", sha256="0", length=1, words=1, references="none", url="https://example.org/a")


def claim(quote: str, start: int) -> Claim:
    return Claim(id=ClaimId("a/it"), article="a", quote=quote, start=start, statement="It.", kind=Kind.FIGURE)


def shown(quote: str, whole: str = TEXT) -> str:
    start = whole.index(quote)
    found = around(whole, start, start + len(quote))
    return f"{found.before}[{quote}]{found.behind}"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("7 billion parameters", "The small model, with [7 billion parameters], beats 7 billion others."),
        ("A heading", "[A heading]"),
        ("More of it.", "[More of it.]"),
        ("Otters", "[Otters] swim."),
        ("illion param", "The small model, with 7 b[illion param]eters, beats 7 billion others."),
    ],
)
def test_a_quote_is_shown_with_the_rest_of_its_sentence(quote: str, sentence: str) -> None:
    assert shown(quote) == sentence


def test_of_a_long_sentence_only_what_is_near_is_shown() -> None:
    found = shown("here", f"{'word ' * 60}here{' more' * 60}.")
    assert found.startswith("… word word")
    assert found.endswith("more more …")
    assert len(found.split()) <= MOST + 2


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_what_is_shown_stands_in_the_text_in_this_order(whole: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(whole)), min(other, len(whole))))
    found = around(whole, start, end)
    kept = [word for word in (*found.before.split(), *found.behind.split()) if word != "…"]
    assert len(kept) <= MOST
    assert all(word in whole for word in kept)


def test_a_link_opens_the_article_at_the_quote() -> None:
    assert quote_address(ARTICLE, claim("small model, with 7", 17), TEXT) == (
        "https://example.org/a#:~:text=small%20model%2C%20with%207"
    )


def test_where_the_words_stand_twice_those_around_them_tell_which() -> None:
    assert quote_address(ARTICLE, claim("7 billion", TEXT.index("7 billion o")), TEXT) == (
        "https://example.org/a#:~:text=with%207%20billion%20parameters%2C%20beats-,7%20billion,-others.%20A%20heading%20More"
    ).replace("with%207%20billion%20parameters", "7%20billion%20parameters")


def test_without_an_address_there_is_no_link_and_without_a_text_only_the_quote() -> None:
    assert quote_address(replace(ARTICLE, url=None), claim("7 billion", 5), TEXT) == ""
    assert quote_address(ARTICLE, claim("7 billion", 5), None) == "https://example.org/a#:~:text=7%20billion"
