"""What the records say of what a text says: the judge of the book, asked about bindings instead of records.

A refutation is told as one only where the binding is certain and like is compared with like; else it is a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from assay.articles.checks import ties_of
from assay.articles.reading.binding import SCANNED, THE_TEXT, Binding, open_binding
from assay.articles.reading.doubts import NAMESAKE, NOT_ASSERTED, OPEN_MOODS, doubt, is_near, namesakes_that_fit
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.reader import read
from assay.articles.reading.segments import Segment
from assay.evidence.lawbook import Lawbook
from assay.model import Article, Attribute, Claim, Entity, Result, Role, Verdict
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.model.ids import ClaimId
from assay.model.statements import class_of
from assay.quantity import Found, Quantity
from assay.records.catalogue_facts import with_names
from assay.records.catalogue_store import Catalogues
from assay.verdicts.report import Row, judged


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

    @property
    def start(self) -> int:
        """Offset of the figure."""
        return self.binding.start

    @property
    def end(self) -> int:
        """Offset behind the figure."""
        return self.binding.end

    @property
    def sentence(self) -> tuple[int, int]:
        """Start and end of the sentence or cell."""
        return self.binding.segment.start, self.binding.segment.end


class Scanner:
    """Reads and judges texts by one corpus; make one and use it for many texts.

    What the articles of the corpus claim is no evidence and is left out.
    """

    def __init__(self, corpus: Corpus, results: Sequence[Result] = (), catalogues: Catalogues | None = None) -> None:
        itself = Entity(id=THE_TEXT, label="this text", kind=min(corpus.kinds.of(Role.TEXT), default="text"))
        self.corpus = replace(corpus, claims={}, set_asides={}, entities={**corpus.entities, THE_TEXT: itself})
        self.lexicon = Lexicon(self.corpus)
        self.ties = ties_of(corpus.laws, corpus.attributes)
        self._book = Lawbook(self.corpus)
        self._results = tuple(results)
        self._catalogues = catalogues

    def scan(self, text: str, *, title: str = "", date: PartialDate | None = None) -> list[Finding]:
        """What the records say of every figure of the text, in the order of the text.

        Of what the text names and the records do not know the catalogues are asked, if there are any.
        """
        knowing = self._with_what_catalogues_know(text)
        if knowing is not None:
            return knowing.scan(text, title=title, date=date)
        bindings = read(text, self.lexicon, title)
        words = len(text.split())
        article = Article(
            id=SCANNED, title=title, sha256="", length=len(text), words=words, references="none", date=date
        )
        book = self._beside(article)
        found = [self._finding(one, text, book) for one in bindings]
        return [self._settled(one, found, book) for one in found]

    def told_of(self, entity: str, attribute: Attribute, value: Quantity) -> Finding:
        """What would be told of a text that gives this value of this thing beyond doubt."""
        nowhere = Segment(kind="sentence", start=0, end=0)
        figure = Found(start=0, end=0, kind="quantity", printed=value.printed, quantity=value)
        binding = replace(open_binding("", nowhere, figure), name=self.corpus.label(entity), entity=entity)
        return self._finding(replace(binding, attribute=attribute, value=value, certain=True), "", self._empty)

    @cached_property
    def _empty(self) -> Lawbook:
        return self._beside(Article(id=SCANNED, title="", sha256="", length=0, words=0, references="none"))

    def _beside(self, article: Article) -> Lawbook:
        """The laws and facts with a text beside them."""
        entities = {**self.corpus.entities, **self.lexicon.made}
        return self._book.beside(replace(self.corpus, articles={SCANNED: article}, entities=entities))

    def _with_what_catalogues_know(self, text: str) -> Scanner | None:
        """A scanner that knows more of the text's names than this one, or None where nobody does."""
        if self._catalogues is None:
            return None
        names = {one.text for one in self.lexicon.names.find(text, 0, len(text)) if one.entity is None}
        corpus = with_names(self.corpus, self._catalogues, names) if names else self.corpus
        return Scanner(corpus, self._results) if len(corpus.entities) > len(self.corpus.entities) else None

    def _finding(self, binding: Binding, text: str, book: Lawbook) -> Finding:
        if not binding.is_bound or binding.mood in OPEN_MOODS:
            why = NOT_ASSERTED.get(binding.mood) or "; ".join(binding.why)
            return Finding(say=Say.ABSTAINED, binding=binding, why=why)
        row = judged(_claim(binding, text), book, self._results)
        if row.verdict in (Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE):
            return Finding(say=Say.OPEN, binding=binding, row=row, message=row.because)
        if row.verdict is Verdict.SUPPORTED:
            more = f" But {binding.says_more}." if binding.says_more else ""
            say = Say.OPEN if more else Say.HOLDS
            return Finding(say=say, binding=binding, row=row, message=f"{row.because}{more}")
        if row.verdict is Verdict.DISPUTED and binding.figure and is_near(row):
            return Finding(say=Say.HOLDS, binding=binding, row=row, message=row.because)
        reason = doubt(binding, row, book, self.lexicon.names, self._results)
        if not reason:
            return Finding(say=Say.REFUTED, binding=binding, row=row, message=_refutation(binding, row, book.corpus))
        message = f"The text seems to say: {_said(binding, book.corpus)}. Known is: {row.because}"
        return Finding(say=Say.ASKED, binding=binding, row=row, message=message, why=reason)

    def _settled(self, finding: Finding, found: Sequence[Finding], book: Lawbook) -> Finding:
        """A question about who is meant is none any more where the rest of the text tells them apart."""
        if finding.why != NAMESAKE or finding.row is None:
            return finding
        told = [
            one.row.claim for one in found
            if one is not finding and one.row is not None and one.binding.certain
            and one.binding.name == finding.binding.name and one.row.verdict is not Verdict.REFUTED
        ]  # fmt: skip
        for other in namesakes_that_fit(finding.binding, finding.row, book, self.lexicon.names, self._results):
            verdicts = (judged(replace(claim, subject=other), book).verdict for claim in told)
            if Verdict.REFUTED not in verdicts:
                return finding
        message = _refutation(finding.binding, finding.row, book.corpus)
        return replace(finding, say=Say.REFUTED, message=message, why="")


def _claim(binding: Binding, text: str) -> Claim:
    """The claim that a record of this binding would be."""
    assert binding.attribute is not None
    return class_of(binding.value, None)(
        id=ClaimId(f"{SCANNED}/{binding.start}"),
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


def _said(binding: Binding, corpus: Corpus) -> str:
    assert binding.entity
    assert binding.attribute
    return f"{corpus.label(binding.entity)}, {binding.attribute.label}: {' '.join(binding.printed.split())}"


def _refutation(binding: Binding, row: Row, corpus: Corpus) -> str:
    return f"{_said(binding, corpus)}. {row.because}"
