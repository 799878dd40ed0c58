"""ClaimReview (schema.org): the verdicts in the form in which search engines and archives read fact checks.

What is on the scale is rated on it: 1 refuted, 2 misleading, 3 supported. A disputed or unverifiable claim has no place
on it, as not knowing is no degree of truth: its rating is its word alone, without a number, which is how fact checkers
publish what is unproven. An opinion, a forecast or a definition makes no claim of fact, and of a placeholder only a
reference is missing: they have no ClaimReview. The page of a claim says since when its record stands, as git knows it;
the file of all reviews, which is the same in every copy of the records, bears no dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assay.checkout.addresses import Addresses
from assay.exports.imprint import LICENCE
from assay.model import Article, Kind, Source, Verdict
from assay.model.corpus import Corpus
from assay.model.wording import spoken

CONTEXT = "https://schema.org"
SCALE = {Verdict.REFUTED: 1, Verdict.MISLEADING: 2, Verdict.SUPPORTED: 3}
"""The verdicts that are degrees of truth."""

Row = Mapping[str, Any]
Node = dict[str, Any]


def claim_reviews(rows: Iterable[Row], corpus: Corpus, addresses: Addresses) -> Node:
    """The reviews of all claims that have one, as one document."""
    reviews = [claim_review(row, corpus, addresses) for row in rows]
    return {"@context": CONTEXT, "@graph": [_bare(review) for review in reviews if review]}


def claim_review(row: Row, corpus: Corpus, addresses: Addresses, published: str = "") -> Node | None:
    """The review of one published row, as a document of its own; None where there is no claim of fact to review.

    `published` is the day on which it was, where that is known.
    """
    if row["verdict"] == Verdict.NOT_CHECKABLE or row["kind"] == Kind.PLACEHOLDER:
        return None
    article = corpus.articles[row["article"]]
    return _known({
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": addresses.iri("claim", row["id"]),
        "url": addresses.page("claim", row["id"]),
        "inLanguage": "en",
        "datePublished": published,
        "license": LICENCE,
        "author": _known({"@type": "Organization", "name": addresses.author, "url": addresses.site}),
        "claimReviewed": row["statement"],
        "itemReviewed": _claim(row, article),
        "reviewRating": _rating(Verdict(row["verdict"])),
        "reviewBody": row["because"],
        "citation": [_source(corpus.sources[key]) for key in _cited(row) if key in corpus.sources],
    })  # fmt: skip


def _claim(row: Row, article: Article) -> Node:
    return _known({
        "@type": "Claim",
        "identifier": row["id"],
        "text": row["statement"],
        "author": _authors(article),
        "datePublished": _date(article),
        "appearance": _known({
            "@type": "Article",
            "url": article.url,
            "headline": article.title,
            "author": [_maker(name) for name in article.author],
            "publisher": _publisher(article),
            "datePublished": _date(article),
        }),
    })  # fmt: skip


def _authors(article: Article) -> list[Node]:
    """Who makes the claim: those who signed the article, otherwise who published it."""
    publisher = _publisher(article)
    return [_maker(name) for name in article.author] or ([publisher] if publisher else [])


def _publisher(article: Article) -> Node | None:
    return {"@type": "Organization", "name": article.publisher} if article.publisher else None


def _date(article: Article) -> str | None:
    return article.date.printed if article.date else None


def _rating(verdict: Verdict) -> Node:
    rating: Node = {"@type": "Rating", "alternateName": spoken(verdict).capitalize()}
    if verdict in SCALE:
        rating |= {"ratingValue": SCALE[verdict], "worstRating": min(SCALE.values()), "bestRating": max(SCALE.values())}
    return rating


def _cited(row: Row) -> Iterator[str]:
    """The sources that say something on the claim, each once."""
    keys = (piece["source"] for piece in row["evidence"] if "source" in piece and piece["outcome"] != "not_found")
    return iter(dict.fromkeys(keys))


def _source(source: Source) -> Node:
    return _known({
        "@type": "CreativeWork",
        "name": source.title,
        "datePublished": source.date.printed if source.date else None,
        "url": source.address,
    })  # fmt: skip


def _maker(name: str) -> Node:
    """A person, whose name is written family name first, or an organisation: `James Liu` for `Liu, James`."""
    family, _, given = name.partition(", ")
    return {"@type": "Person", "name": f"{given} {family}"} if given else {"@type": "Organization", "name": name}


def _bare(review: Node) -> Node:
    return {key: value for key, value in review.items() if key != "@context"}


def _known(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
