"""The records of articles, and the texts of those that are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assay.checkout.paths import texts_folder
from assay.model import Article, Reply
from assay.model.dates import parse_date
from assay.model.statements import DayBound
from assay.records.reader import Reader
from assay.records.references import Fault, Names
from assay.records.texts import read_texts

if TYPE_CHECKING:
    from assay.records.types import ArticleRecord, DayBoundRecord, ReplyRecord


def read_articles(reader: Reader, folder: Path) -> tuple[dict[str, Article], Names, dict[str, str]]:
    """The articles, their names for the look-up, and the texts that are at hand."""
    known, there = reader.once("articles", ("claims/articles/",), lambda: _read_articles(reader, folder))
    texts, faults = read_texts(texts_folder(reader.root), known)
    for name, (key, reason) in faults.items():
        reader.faults.append(reader.document(folder / f"{name}.yml").fault((key,), reason))
        del known[name]
        del reader.places[name]
    return known, Names(what="article", home="claims/articles/", known=known, broken=there - frozenset(known)), texts


def _read_articles(reader: Reader, folder: Path) -> tuple[dict[str, Article], frozenset[str]]:
    """The articles, and the names of all their files."""
    from assay.records.types import ArticleRecord  # noqa: PLC0415 - pydantic is for what is read anew

    documents = dict(reader.flat_files(folder))
    read = {name: reader.decoded(document, ArticleRecord) for name, document in documents.items()}
    known = {name: _article(name, record) for name, record in read.items() if record}
    reader.places.update({name: (documents[name].file, 1) for name in known})
    return known, frozenset(documents)


def _article(name: str, record: ArticleRecord) -> Article:
    date = parse_date(record.date) if record.date else None
    dated = record.dated
    return Article(
        id=name,
        title=record.title,
        sha256=record.sha256,
        length=record.length,
        words=record.words,
        references=record.references,
        author=tuple(record.author),
        publisher=record.publisher,
        date=date,
        url=record.url,
        archive=record.archive,
        reply=_reply(record.reply),
        note=record.note,
        summary=record.summary,
        not_before=_day(dated.not_before) if dated else None,
        not_after=_day(dated.not_after) if dated else None,
    )


def _day(record: DayBoundRecord | None) -> DayBound | None:
    if record is None:
        return None
    day = parse_date(record.date)
    return DayBound(date=day, because=record.because, source=record.source, locator=record.locator)


def undated(article: Article | None, sources: Names) -> Iterator[Fault]:
    """Days of an article that no source on record shows, or that stand beside a day that is known."""
    if article is None:
        return
    for key, bound in (("not_before", article.not_before), ("not_after", article.not_after)):
        reason = bound and sources.fault(bound.source)
        if reason:
            yield ("dated", key, "source"), reason
        if bound and article.has_a_day:
            yield ("dated", key), f"the article is of {article.date}, so that nothing has to bound it; take this out"


def _reply(record: ReplyRecord | None) -> Reply | None:
    if record is None:
        return None
    asked, on = (parse_date(day) if day else None for day in (record.asked, record.on))
    return Reply(asked=asked, on=on, said=record.said, url=record.url)
