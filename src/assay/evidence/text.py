"""What a text says of itself against the text: its words are counted when the article is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from assay.evidence.figure import compare
from assay.evidence.piece import Evidence
from assay.model import Basis, FigureClaim, Witness
from assay.model.corpus import Corpus
from assay.model.standing import Standing
from assay.quantity import parse, show, unit

TOLERANCE = "about"
"""Ways of counting words differ, so that the count is read as approximate."""


def text_evidence(claim: FigureClaim, corpus: Corpus) -> Iterator[Evidence]:
    """The number of words of the article, where the claim gives one for its own text."""
    article = corpus.articles[claim.article]
    attribute = corpus.attributes[claim.attribute]
    if not attribute.counted_in_text or claim.subject != f"text-{article.id}":
        return
    counted = parse(f"{TOLERANCE} {article.words}").to(unit(attribute.unit))
    yield Evidence(
        outcome=compare(claim.value, counted),
        basis=Basis.RECOMPUTED,
        witness=Witness.TEXT,
        name=article.id,
        locator="the whole text, counted between white space",
        printed=show(article.words, unit(attribute.unit), digits=len(str(article.words))),
        standing=Standing.FIRST_HAND,
        truth=counted.interval,
    )
