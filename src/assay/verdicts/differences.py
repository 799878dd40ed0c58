"""Why sources give different figures for one thing: seldom because one of them is wrong."""

from __future__ import annotations

from assay.model.corpus import Corpus
from assay.verdicts.conflicts import Conflict, Difference

MEANINGS = {
    Difference.MEASURED_AGAIN: "The same test, run by other people with other software: each figure can be right.",
    Difference.PROGRESS: "What was shown so far: a later source has more, and the earlier one was right in its day.",
    Difference.DATE: "Each figure is of another day.",
    Difference.DEFINITION: "One of them counts something else, which a source bears out.",
    Difference.PRECISION: "Roundings of one figure: as printed, their nearest ends are too close to tell apart.",
    Difference.KNOWN_ERROR: "One of them is a known error of its source.",
    Difference.EDGE: "Two classes of one chart have nothing but their edge in common.",
    Difference.OPEN: "Nothing on record explains it.",
}


def difference_of(conflict: Conflict, corpus: Corpus) -> Difference:
    """Where a difference between sources comes from, as far as the records tell."""
    if conflict.apparent:
        return conflict.apparent.by
    facts = [fact for member in conflict.members if (fact := corpus.fact(member))]
    measured = all({"metric"} & set(corpus.attributes[fact.attribute].needs) for fact in facts)
    return Difference.MEASURED_AGAIN if facts and measured else Difference.OPEN
