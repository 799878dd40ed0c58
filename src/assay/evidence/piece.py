"""One piece of evidence: what it says of the claim, where it stands, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assay.model import ANY, Basis, Circumstances, Claim, Fact, FactId, Outcome, Witness
from assay.model.corpus import Corpus
from assay.model.standing import Standing, standing_of
from assay.quantity import Interval


class ReadingKind(StrEnum):
    """Why a claim that agrees with a witness leaves a wrong impression all the same."""

    ANOTHER_QUANTITY = "another quantity"
    FAR_BOUND = "far bound"
    PREDECESSOR = "predecessor"
    UNDERSTATED = "understated"
    ONE_MEMBER = "one member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The narrow reading under which a claim holds."""

    kind: ReadingKind
    text: str
    """It in words, as they follow what the witness says: `true only as a lower bound: …`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a notebook and the result that it recorded; cells count from 1, text cells included."""

    notebook: str
    number: int
    name: str

    def __str__(self) -> str:
        return f"cell {self.number}: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one witness says of one claim."""

    outcome: Outcome
    basis: Basis
    witness: Witness
    name: str
    """Id of the source, the notebook, the law or the article."""
    locator: str
    printed: str
    """What the witness says, as printed or as computed."""
    standing: Standing = Standing.PRIMARY
    fragment: str | None = None
    truth: Interval | None = None
    """The interval that it asserts, in the unit of the attribute."""
    reading: Reading | None = None
    """The narrow reading under which it agrees; None where it agrees, or not, in the plain one."""
    when: Circumstances = ANY
    note: str | None = None
    counted_over: tuple[str, ...] = ()
    """Of a count: the labels of the metrics that were counted."""
    counted: tuple[FactId, ...] = ()
    """Of a count: the facts that were counted."""
    undisclosed: bool = False
    """Whether it says that the figure is not disclosed."""
    is_worded: bool = False
    """Whether `printed` is complete as it is and takes no unit behind it."""
    cell: Cell | None = None
    """Where a notebook computed it."""
    fact: FactId | None = None
    """Id of the fact, where it is one."""
    erratum: str | None = None
    """Id of the known error that the witness makes here: it is shown, and not counted."""
    about: tuple[str, ...] = ()
    """What it is about, where not the claim's subject alone: a class of sizes, or both sides of a comparison."""
    contested: bool = False
    """Whether what it rests on contradicts, by a law, what sources give for the very quantity."""
    spans: bool = False
    """Whether the truth spans several members of a family, so that no one ratio tells how far off a claim is."""
    limit: str | None = None
    """The conditions of which alone it speaks, where the claim names none and they may limit what is true."""
    is_yes_or_no: bool = False
    """Whether it answers yes or no, so that of two conditions with different answers neither is the whole truth."""
    leans: bool | None = None
    """Of a count for a claim on some metrics: whether the subject is ahead on most of those counted."""
    laws: tuple[str, ...] = ()
    """Of a law: all laws that bound it together."""
    sources: tuple[str, ...] = ()
    """Of a law: the sources of the facts that it was applied to, and its own."""
    room: float | None = None
    """Of a count: on how many more metrics it would have to go the other way to say the opposite."""

    @property
    def read_in(self) -> tuple[str, ...]:
        """The sources in which what it says was read."""
        return (self.name,) if self.witness is Witness.SOURCE else self.sources

    @property
    def remark(self) -> str | None:
        """The note for a reader, or what was counted."""
        return f"counted over {', '.join(self.counted_over)}" if self.counted_over else self.note

    @property
    def decides(self) -> bool:
        """Whether it says yes or no to the plain reading."""
        return self.reading is None and (self.agrees or self.outcome is Outcome.MISMATCH)

    @property
    def agrees(self) -> bool:
        """Whether it says the same as the claim."""
        return self.outcome in (Outcome.MATCH, Outcome.MATCH_ROUNDED)


def limit_of(claim: Claim, fact: Fact, corpus: Corpus) -> str | None:
    """The conditions of a fact that the claim leaves out; those that merely name a measurement limit nothing."""
    if claim.when.setting is not None or {"metric", "setting"} & set(corpus.attributes[fact.attribute].needs):
        return None
    return fact.when.terms


def from_fact(fact: Fact, corpus: Corpus, outcome: Outcome, printed: str, **more: object) -> Evidence:
    """Evidence that rests on one fact; `more` are further fields of `Evidence`."""
    standing = standing_of(corpus.sources[fact.source], fact.subject, corpus)
    if fact.erratum:
        more |= {"erratum": fact.erratum.id, "note": fact.erratum.note}
    return Evidence(
        outcome=outcome,
        basis=Basis.FACT,
        witness=Witness.SOURCE,
        name=fact.source,
        locator=fact.locator,
        printed=printed,
        standing=standing,
        fragment=fact.fragment,
        when=fact.when,
        fact=fact.id,
        **more,  # type: ignore[arg-type]
    )


def undisclosed(fact: Fact, corpus: Corpus, printed: str) -> Evidence:
    """Evidence of a source that says it does not tell."""
    note = "the source does not disclose it"
    return from_fact(fact, corpus, Outcome.NOT_FOUND, printed, note=note, undisclosed=True)
