"""The conflicts of a corpus are those of its parts: no search sets statements of two parts side by side."""

from __future__ import annotations

from pathlib import Path

from assay.evidence.lawbook import Lawbook
from assay.memory.corpus import Part
from assay.model.corpus import Corpus
from assay.records.load import load
from assay.verdicts.conflicts import Conflicts, find_conflicts
from assay.verdicts.conflicts.parts import parts
from assay.verdicts.conflicts.search import in_order
from tests.world import project

ROOT = Path(__file__).parents[2]


def by_parts(corpus: Corpus) -> Conflicts:
    found = [
        find_conflicts(
            Lawbook(Part(corpus, lambda key: None, {claim.id: claim for claim in part.claims}, part.subjects))
        )
        for part in parts(corpus)
    ]
    return in_order((item for one in found for item in one.found), (name for one in found for name in one.more_in))


def test_every_statement_is_in_one_part() -> None:
    corpus = project().loaded.corpus
    claims = [claim.id for part in parts(corpus) for claim in part.claims]
    subjects = [subject for part in parts(corpus) for subject in part.subjects]
    assert len(claims) == len(set(claims))
    assert len(subjects) == len(set(subjects))
    assert {fact.subject for fact in corpus.facts} <= set(subjects)


def test_the_conflicts_of_this_book_are_those_of_its_parts() -> None:
    assert by_parts(project().loaded.corpus) == project().report.conflicts


def test_the_same_holds_of_the_second_book() -> None:
    corpus = load(ROOT / "examples" / "heat-pumps").corpus
    assert by_parts(corpus) == find_conflicts(Lawbook(corpus))
