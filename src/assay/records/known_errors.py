"""The facts that print a known error of their source: they are no witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.model import Erratum, Fact
from assay.model.dates import PartialDate
from assay.quantity import Quantity

if TYPE_CHECKING:
    from assay.records.errata import ErratumRecord


def marked(facts: Sequence[Fact], errata: Iterable[Erratum]) -> tuple[Fact, ...]:
    """The facts, those that print a known error marked as no witnesses."""
    wrong = {(known.source, known.subject, known.attribute, known.printed): known for known in errata}
    if not wrong:
        return tuple(facts)
    subjects = {subject for _, subject, _, _ in wrong}

    def as_known(fact: Fact) -> Fact:
        if fact.subject not in subjects:
            return fact
        erratum = wrong.get((fact.source, fact.subject, fact.attribute, _printed(fact)))
        return replace(fact, erratum=erratum) if erratum else fact

    return tuple(map(as_known, facts))


def concerned(erratum: Erratum | ErratumRecord, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that print what the erratum calls an error."""
    wanted = (erratum.source, erratum.subject, erratum.attribute, erratum.printed)
    return [fact for fact in facts if (fact.source, fact.subject, fact.attribute, _printed(fact)) == wanted]


def _printed(fact: Fact) -> str:
    if isinstance(fact.value, Quantity | PartialDate):
        return fact.value.printed
    return ", ".join(fact.value or ())
