"""How much a source's word weighs: a report yields to the work, and others' words on a system to its makers'."""

from __future__ import annotations

from enum import IntEnum

from assay.model import Source
from assay.model.corpus import Corpus


class Standing(IntEnum):
    """How much a witness counts: reports of a work yield to the work, and others' words on a system to its makers'.

    What a package lists of many works stands between the reports and the works.
    """

    SECONDARY = 1
    CATALOGUE = 2
    PRIMARY = 3
    FIRST_HAND = 4


def standing_of(source: Source, subject: str, corpus: Corpus) -> Standing:
    """What the source's word on the subject weighs."""
    if not source.is_primary or source.catalogue == "secondary":
        return Standing.SECONDARY
    if source.catalogue:
        return Standing.CATALOGUE
    entity = corpus.entities.get(subject)
    names = {subject, entity.family if entity else None}
    return Standing.FIRST_HAND if names & source.first_hand else Standing.PRIMARY
