"""The records of claims, held against what they speak of and against the texts of their articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assay.model import Article, Claim
from assay.records.agreement import disagreements
from assay.records.knowledge import Known
from assay.records.reader import Reader
from assay.records.references import Fault, Names
from assay.records.resolve import Scope, resolve_claim
from assay.records.texts import quote_fault, uncovered_faults
from assay.yamlio import Document

if TYPE_CHECKING:
    from assay.records.types import ClaimRecord


def read_claims(
    reader: Reader, folder: Path, named: Known, texts: Mapping[str, str]
) -> Iterator[tuple[str, Claim | None]]:
    """Each claim by its name; None for one with a fault."""
    at_hand = reader.recall.watched("text", texts)
    for name, file in reader.paths(folder):

        def read() -> Claim | None:
            return _read(reader, name, file, named, at_hand)  # noqa: B023 - called before the next one comes

        yield name, reader.once(f"claim {name}", (file,), read)
    reader.recall.done("claim ")


def _read(reader: Reader, name: str, file: str, named: Known, texts: Mapping[str, str]) -> Claim | None:
    from assay.records.types import ClaimRecord  # noqa: PLC0415 - pydantic is for what is read anew

    document = reader.named(name, file)
    record = reader.decoded(document, ClaimRecord) if document else None
    if document is None or record is None:
        return None
    claim: Claim | None = reader.resolved(
        document, (), lambda: _claim(name, record, named.scope, named.articles, texts)
    )
    if claim:
        reader.places[name] = (document.file, _told_at(document))
    return claim


def _told_at(document: Document) -> int:
    """The line of the field that a verdict on the claim is about."""
    tree = document.tree
    names = ("value", "relation", "assessment", "placeholder", "statement")
    return document.line((next((name for name in names if name in tree), "statement"),))


def _claim(
    name: str, record: ClaimRecord, scope: Scope, articles: Names, texts: Mapping[str, str]
) -> tuple[Claim | None, list[Fault]]:
    """The claim of that name, its quote looked up in the text of its article."""
    article, _, rest = name.partition("/")
    if not rest:
        return None, [((), "lies beside the articles' folders; move it into the folder of its article")]
    reason = articles.fault(article)
    if reason:
        return None, [((), reason)]
    claim, faults = resolve_claim(name, article, record, scope)
    known = articles.known[article]
    assert isinstance(known, Article)
    return claim, [*faults, *claim_faults(claim, scope, known, texts.get(article))] if claim else faults


def claim_faults(claim: Claim, scope: Scope, article: Article, text: str | None) -> list[Fault]:
    """Where a claim does not agree with itself, or its quote with the text of the article."""
    if misquoted := quote_fault(claim, article.length, text):
        return [(("at",), misquoted)]
    uncovered = uncovered_faults(claim, text) if text else ()
    if claim.hangs_on_date and not article.span:
        reason = "the record of the article does not say under 'dated' between which days it is; add it there"
        if article.has_a_day:
            reason = f"the article is of {article.date}, so that nothing hangs on it; take this out"
        return [(("hangs_on",), reason)]
    return [*disagreements(claim, scope.attributes.get(claim.attribute or ""), article, scope.named), *uncovered]
