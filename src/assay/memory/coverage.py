"""What of each article is accounted for, counted again only where its text, its claims or a name was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assay.memory.corpus import WatchedCorpus
from assay.memory.dependencies import Memory
from assay.memory.indented_json import indented
from assay.model.corpus import Corpus

if TYPE_CHECKING:
    from assay.articles.coverage import Coverage


@dataclass(frozen=True)
class RecalledCoverage:
    """The account of one article: as it is published, and whole when it is asked for."""

    published: bytes
    whole: Callable[[], Coverage]


def recalled_coverage(article: str, texts: Mapping[str, str], corpus: Corpus, memory: Memory) -> RecalledCoverage:
    """The account of one article."""
    unit = f"coverage {article}"
    known = memory.known(unit, "")
    if known:
        kept = known.texts
        return RecalledCoverage(kept[0], lambda: memory.codec.loads(kept[1]))
    from assay.articles.coverage import coverage_of  # noqa: PLC0415 - mostly it is remembered

    with memory.watching() as seen:
        text = memory.watched("text", texts).get(article)
        found = coverage_of(article, text, WatchedCorpus(corpus, memory.note))
    published = indented(article_as_json(found, text), "\n  ")
    memory.learn(unit, "", seen, published, found)
    return RecalledCoverage(published.encode("utf-8", "surrogatepass"), lambda: found)


def article_as_json(coverage: Coverage, text: str | None) -> Any:
    """One article of `coverage.json`."""
    from assay.articles.coverage import as_json  # noqa: PLC0415 - mostly it is remembered

    return as_json((coverage,), {coverage.article: text or ""})["articles"][0]
