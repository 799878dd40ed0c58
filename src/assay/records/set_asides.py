"""The files below `claims/coverage/`: for each article a list of what is set aside, and why."""

from __future__ import annotations

from collections.abc import Mapping

from assay.model import Article
from assay.model.set_aside import Reason, SetAside
from assay.records.fields import Offset, ShortQuote, Surroundings, Text
from assay.records.reader import Reader
from assay.records.references import Fault, Names
from assay.records.texts import quote_fault
from assay.records.types import Record
from assay.yamlio import Document


class SetAsideRecord(Record):
    """One entry of a file below `claims/coverage/`."""

    at: Offset
    """Offset of the quote's first character in the article's text."""
    quote: ShortQuote
    """The shortest fragment that shows what is set aside, to the letter."""
    around: Surroundings | None = None
    """Digests of the words around the quote, where it stands several times; `assay fmt` writes it."""
    reason: Reason
    """Why it is no claim."""
    to: Offset | None = None
    """Offset behind the last character, where more is set aside than the quote."""
    of: Text | None = None
    """The claim that a repetition repeats."""
    note: Text | None = None
    """What else a reader should know."""


def read_set_asides(
    reader: Reader, articles: Names, claims: Names, texts: Mapping[str, str]
) -> dict[str, tuple[SetAside, ...]]:
    """What is set aside in each article, in the order of the text; entries with a fault are noted and left out."""
    found: dict[str, tuple[SetAside, ...]] = {}
    for name, document in reader.flat_files(reader.root / "claims" / "coverage"):
        known = reader.resolved(document, (), lambda: _article(name, articles))  # noqa: B023
        if known is None or document.is_lost:
            continue
        if not isinstance(document.tree, list):
            reader.faults.append(document.fault((), "a list of entries is expected, one `- {at: …, quote: …}` a line"))
            continue
        entries = [_entry(reader, document, index, known, claims, texts) for index in range(len(document.tree))]
        found[name] = tuple(sorted((entry for entry in entries if entry), key=lambda entry: (entry.start, entry.end)))
    return found


def _article(name: str, articles: Names) -> tuple[Article | None, list[Fault]]:
    reason = articles.fault(name)
    known = articles.known.get(name)
    return (known if isinstance(known, Article) else None), [((), reason)] if reason else []


def _entry(
    reader: Reader, document: Document, index: int, article: Article, claims: Names, texts: Mapping[str, str]
) -> SetAside | None:
    record = reader.decoded(document, SetAsideRecord, (index,))
    if record is None:
        return None
    entry: SetAside | None = reader.resolved(
        document, (index,), lambda: _resolve(record, article, claims, texts.get(article.id))
    )
    return entry


def _resolve(
    record: SetAsideRecord, article: Article, claims: Names, text: str | None
) -> tuple[SetAside | None, list[Fault]]:
    end = record.at + len(record.quote)
    entry = SetAside(
        article=article.id,
        quote=record.quote,
        start=record.at,
        end=record.to or end,
        reason=record.reason,
        of=record.of,
        note=record.note,
    )
    faults: list[Fault] = []
    misquoted = quote_fault(entry, article.length, text)
    if misquoted:
        faults.append((("at",), misquoted))
    if record.to is not None and not end < record.to <= article.length:
        wanted = f"write an offset behind the quote, {end}, and within the {article.length} characters of the article"
        faults.append((("to",), f"the stretch cannot end at {record.to}; {wanted}, or leave the key out"))
    return entry, [*faults, *_repetition_faults(record, article, claims)]


def _repetition_faults(record: SetAsideRecord, article: Article, claims: Names) -> list[Fault]:
    if record.of is None:
        missing = "a repetition repeats a claim, which is not named; add its id as `of`"
        return [((), missing)] if record.reason == "repetition" else []
    if record.reason != "repetition":
        return [(("of",), f"only a repetition is one of a claim; take `of` out of this {record.reason}")]
    reason = claims.fault(record.of)
    if reason is None and not record.of.startswith(f"{article.id}/"):
        reason = f"{record.of!r} is a claim of another article; name one of {article.id}"
    return [(("of",), reason)] if reason else []
