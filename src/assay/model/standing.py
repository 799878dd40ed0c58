"""How much a source's word weighs: a report yields to the work, and others' words on a system to its makers'."""

from __future__ import annotations

from enum import IntEnum

from assay.model import Source
from assay.model.corpus import Corpus


class Standing(IntEnum):
    """How much a witness counts: reports of a work yield to the work, and others' words on a system to its makers'."""

    SECONDARY = 1
    PRIMARY = 2
    FIRST_HAND = 3


def standing_of(source: Source, subject: str, corpus: Corpus) -> Standing:
    """What the source's word on the subject weighs."""
    if not source.is_primary:
        return Standing.SECONDARY
    entity = corpus.entities.get(subject)
    names = {subject, entity.family if entity else None}
    return Standing.FIRST_HAND if names & source.first_hand else Standing.PRIMARY
