"""What the records say of what a text says: the judge of the book, asked about bindings instead of records.

A refutation is told as one only where the binding is certain and like is compared with like; else it is a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assay.articles.reading.binding import SCANNED, THE_TEXT, Binding
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.reader import read
from assay.articles.reading.segments import Segment
from assay.evidence import Evidence
from assay.evidence.lawbook import Lawbook
from assay.model import Article, Claim, Entity, Flag, Outcome, Result, Verdict
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.quantity import Quantity
from assay.verdicts.report import Row, judged

NEAR = 1.05
"""Within this factor of the truth a figure is asked about, not accused: sources round, and count embeddings or not."""


NAMESAKE = "it is true of another one that is called so as well"


class Say(StrEnum):
    """What a finding tells its reader, the worst first."""

    REFUTED = "refuted"
    ASKED = "question"
    HOLDS = "holds"
    OPEN = "open"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One figure of a text: what it was bound to, what the records say of it, and what may be told of that."""

    say: Say
    binding: Binding
    row: Row | None = None
    message: str = ""
    why: str = ""
    """Why it is a question and no refutation, or why nothing was bound."""
    sentence: tuple[int, int] = (0, 0)

    @property
    def start(self) -> int:
        """Offset of the figure."""
        return self.binding.start

    @property
    def end(self) -> int:
        """Offset behind the figure."""
        return self.binding.end


class Scanner:
    """Reads and judges texts by one corpus; make one and use it for many texts."""

    def __init__(self, corpus: Corpus, results: Sequence[Result] = ()) -> None:
        """What the articles of the corpus claim is no evidence and is left out."""
        itself = Entity(THE_TEXT, "this text", "article")
        self.corpus = replace(corpus, claims={}, set_asides={}, entities={**corpus.entities, THE_TEXT: itself})
        self.lexicon = Lexicon(self.corpus)
        self._book = Lawbook(self.corpus)
        self._results = tuple(results)

    def scan(self, text: str, *, title: str = "", date: PartialDate | None = None) -> list[Finding]:
        """What the records say of every figure of the text, in the order of the text."""
        article = Article(SCANNED, title, "", len(text), len(text.split()), "none", date=date)
        bindings = read(text, self.lexicon, title)
        entities = {**self.corpus.entities, **self.lexicon.made}
        corpus = replace(self.corpus, articles={SCANNED: article}, entities=entities)
        book = Lawbook(corpus, self._book._allowed)
        found = [self._finding(one, text, book) for one in bindings]
        return [self._settled(one, found, book) for one in found]

    def _finding(self, binding: Binding, text: str, book: Lawbook) -> Finding:
        place = _sentence(binding.segment)
        if not binding.is_bound or binding.mood in ("denied", "supposed", "planned", "asked"):
            why = _NOT_ASSERTED.get(binding.mood, "") or "; ".join(binding.why)
            return Finding(say=Say.ABSTAINED, binding=binding, why=why, sentence=place)
        row = judged(claim_of(binding, text), book, self._results)
        if row.verdict in (Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE):
            return Finding(say=Say.OPEN, binding=binding, row=row, message=row.because, sentence=place)
        if row.verdict is Verdict.SUPPORTED:
            return Finding(say=Say.HOLDS, binding=binding, row=row, message=row.because, sentence=place)
        reason = self._doubt(binding, row)
        if row.verdict is Verdict.REFUTED and not reason:
            return Finding(
                say=Say.REFUTED,
                binding=binding,
                row=row,
                message=_refutation(binding, row, book.corpus),
                sentence=place,
            )
        message = _question(binding, row, book.corpus)
        return Finding(
            say=Say.ASKED, binding=binding, row=row, message=message, why=reason or str(row.verdict), sentence=place
        )

    def _doubt(self, binding: Binding, row: Row) -> str:
        """Why a refutation is only a question; empty where it may be told as one."""
        if binding.mood != "asserted":
            return _NOT_ASSERTED[binding.mood]
        if not binding.certain:
            return f"the binding is not certain: {binding.why[0]}" if binding.why else "the binding is not certain"
        assert binding.entity
        assert isinstance(binding.value, Quantity)
        decisive = [one for one in row.ruling.decisive if one.outcome is Outcome.MISMATCH]
        if Flag.SECONDARY_SOURCE in row.flags:
            return "only second-hand sources give it"
        if Flag.SOURCE_DISPUTED in row.flags or any(one.agrees for one in row.evidence):
            return "sources disagree on it"
        if decisive and all(_is_limited(one, binding) for one in decisive):
            return "what is known holds under conditions that the text does not name"
        if self.corpus.members(binding.entity) and len(binding.value.points) == 1 and binding.value.hedge != "up to":
            return "the name may mean any member of a family"
        if row.gap.margin is not None and row.gap.margin < NEAR:
            return "it is so near that rounding or another way to count may explain it"
        if self._namesakes(binding, row):
            return NAMESAKE
        return ""

    def _settled(self, finding: Finding, found: Sequence[Finding], book: Lawbook) -> Finding:
        """A question about who is meant is none any more where the rest of the text tells them apart."""
        if finding.why != NAMESAKE or finding.row is None:
            return finding
        others = [
            one for one in found
            if one is not finding and one.row is not None and one.binding.certain
            and one.binding.entity == finding.binding.entity and one.row.verdict is not Verdict.REFUTED
        ]  # fmt: skip
        for namesake in self._namesakes(finding.binding, finding.row):
            if not any(
                judged(replace(one.row.claim, subject=namesake), book).verdict is Verdict.REFUTED
                for one in others
                if one.row
            ):
                return finding
        message = _refutation(finding.binding, finding.row, book.corpus)
        return replace(finding, say=Say.REFUTED, message=message, why="")

    def _namesakes(self, binding: Binding, row: Row) -> list[str]:
        """Others whose longer names begin with the printed one, and of whom the figure is true."""
        assert binding.entity
        if self.corpus.members(binding.entity):
            return []
        return [
            other for other in self.lexicon.names.namesakes(binding.entity, binding.name)
            if judged(replace(row.claim, subject=other), self._judging, self._results).verdict
            in (Verdict.SUPPORTED, Verdict.MISLEADING)
        ]  # fmt: skip

    @property
    def _judging(self) -> Lawbook:
        article = Article(SCANNED, "", "", 0, 0, "none")
        return Lawbook(replace(self.corpus, articles={SCANNED: article}), self._book._allowed)


def claim_of(binding: Binding, text: str) -> Claim:
    """The claim that a record of this binding would be."""
    assert binding.attribute is not None
    return Claim(
        id=f"{SCANNED}/{binding.start}",
        article=SCANNED,
        statement="",
        quote=text[binding.start : binding.end],
        start=binding.start,
        kind=binding.attribute.claim_kind,
        subject=binding.entity,
        attribute=binding.attribute.id,
        value=binding.value,
        when=binding.when,
    )


_NOT_ASSERTED = {
    "denied": "the text denies it",
    "supposed": "the text only supposes it",
    "planned": "the text tells a plan or a forecast",
    "asked": "the text asks",
    "reported": "the text tells what somebody says",
    "exemplified": "the text gives an example",
    "past": "the text tells of an earlier state",
}


def _sentence(segment: Segment) -> tuple[int, int]:
    return segment.start, segment.end


def _is_limited(piece: Evidence, binding: Binding) -> bool:
    """Whether a witness speaks of circumstances that the text leaves open."""
    if piece.witness == "law":
        return False
    return bool((piece.when.setting and binding.when.setting is None) or piece.when.as_of)


def _said(binding: Binding, corpus: Corpus) -> str:
    assert binding.entity
    assert binding.attribute
    return f"{corpus.label(binding.entity)}, {binding.attribute.label}: {' '.join(binding.printed.split())}"


def _refutation(binding: Binding, row: Row, corpus: Corpus) -> str:
    return f"{_said(binding, corpus)}. {row.because}"


def _question(binding: Binding, row: Row, corpus: Corpus) -> str:
    return f"The text seems to say: {_said(binding, corpus)}. Known is: {row.because}"
