"""One piece of evidence: what it says of the claim, where it stands, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass

from assay.model import ANY, Basis, Circumstances, Fact, Outcome
from assay.model.corpus import Corpus
from assay.model.standing import Standing, standing_of
from assay.quantity import Interval


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one witness says of one claim."""

    outcome: Outcome
    basis: Basis
    witness: str
    """`source`, `notebook` or `law`."""
    name: str
    """Id of the source, the notebook or the law."""
    locator: str
    printed: str
    """What the witness says, as printed or as computed."""
    standing: Standing = Standing.PRIMARY
    fragment: str | None = None
    truth: Interval | None = None
    """The interval that it asserts, in the unit of the attribute."""
    reading: str | None = None
    """The narrow reading under which it agrees; None where it agrees, or not, in the plain one."""
    when: Circumstances = ANY
    note: str | None = None
    fact: str | None = None
    """Id of the fact, where it is one."""
    erratum: str | None = None
    """Id of the known error that the witness makes here: it is shown, and not counted."""
    about: str | None = None
    """What it is about, where that is not the claim's subject: a model of the size that the claim speaks of."""
    spans: bool = False
    """Whether the truth spans several members of a family, so that no one ratio tells how far off a claim is."""
    room: float | None = None
    """Of a count: on how many more metrics it would have to go the other way to say the opposite."""

    @property
    def decides(self) -> bool:
        """Whether it says yes or no to the plain reading."""
        return self.reading is None and (self.agrees or self.outcome is Outcome.MISMATCH)

    @property
    def agrees(self) -> bool:
        """Whether it says the same as the claim."""
        return self.outcome in (Outcome.MATCH, Outcome.MATCH_ROUNDED)


def from_fact(fact: Fact, corpus: Corpus, outcome: Outcome, printed: str, **more: object) -> Evidence:
    """Evidence that rests on one fact; `more` are further fields of `Evidence`."""
    standing = standing_of(corpus.sources[fact.source], fact.subject, corpus)
    if fact.erratum:
        more |= {"erratum": fact.erratum.id, "note": fact.erratum.note}
    return Evidence(
        outcome, Basis.FACT, "source", fact.source, fact.locator, printed,
        standing=standing, fragment=fact.fragment, when=fact.when, fact=fact.id, **more,  # type: ignore[arg-type]
    )  # fmt: skip
