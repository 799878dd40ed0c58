"""The rules of judging, held over all records of the book: what a rule can decide, no record may say otherwise."""

from __future__ import annotations

import re

import pytest

from assay.articles.checks.run import run
from assay.evidence import Evidence
from assay.model import DECIDED, Basis, Flag, Outcome, Verdict
from assay.verdicts.by_hand import by_hand
from assay.verdicts.finding import unfounded
from assay.verdicts.report import Row, assemble
from tests.world import project

NOT_READ = re.compile(r"\bno (?:other )?source\b[^.]*\b(?:read|found|looked at)\b", re.IGNORECASE)
NARROWEST, WIDEST = 0.5, 2.0


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return project().report.rows


def test_nothing_that_is_supported_is_more_than_twice_or_less_than_half_of_the_truth(rows: tuple[Row, ...]) -> None:
    ratios = {row.claim.id: row.gap.ratio for row in rows if row.verdict is Verdict.SUPPORTED and row.gap.ratio}
    assert len(ratios) > 10
    assert {name: ratio for name, ratio in ratios.items() if not NARROWEST <= ratio <= WIDEST} == {}


def test_every_claim_that_nothing_settles_says_why_and_no_other_does(rows: tuple[Row, ...]) -> None:
    assert [row.claim.id for row in rows if (row.reason is None) == (row.verdict is Verdict.UNVERIFIABLE)] == []


def test_no_reason_is_out_of_date(rows: tuple[Row, ...]) -> None:
    """Where something decides a claim by now, its record must not say any more that nothing does."""
    assert [row.claim.id for row in rows if row.claim.unsettled and row.verdict in DECIDED] == []


def test_no_person_judges_what_the_evidence_decides(rows: tuple[Row, ...]) -> None:
    """An assessment beside facts, laws or counts that decide is not read any more: it has to go."""
    assert [row.claim.id for row in rows if row.claim.assessment and row.ruling.basis is not Basis.ASSESSED] == []


def test_what_is_assessed_is_counted_once_for_the_command_and_the_exports() -> None:
    whole = project()
    rows = by_hand(whole.report, whole.loaded.corpus, whole.loaded.corpus.articles)
    exported = [row["id"] for row in whole.verdicts["claims"] if row["basis"] == "assessed"]
    assert [row.claim for row in rows if not row.is_needless] == exported
    assert [row.claim for row in rows if not row.why] == []


def test_nothing_that_no_source_was_read_for_is_supported(rows: tuple[Row, ...]) -> None:
    """Half of a claim without evidence is named under `uncovered`, which blocks its support."""
    supported = [row for row in rows if row.verdict is Verdict.SUPPORTED]
    assert [row.claim.id for row in supported if NOT_READ.search(row.because)] == []


def test_a_limit_of_all_evidence_stands_in_the_claim_or_beside_it(rows: tuple[Row, ...]) -> None:
    supported = [row for row in rows if row.verdict is Verdict.SUPPORTED and row.ruling.basis is not Basis.ASSESSED]
    silent = [row.claim.id for row in supported if _is_limited(row.ruling.decisive) and Flag.LIMITED not in row.flags]
    assert silent == []
    assert any(Flag.LIMITED in row.flags and "its limit there" in row.because for row in supported)


def test_what_a_person_supports_against_a_source_is_limited(rows: tuple[Row, ...]) -> None:
    supported = [row for row in rows if row.claim.assessment and row.verdict is Verdict.SUPPORTED]
    opposed = [row for row in supported if any(piece.outcome is Outcome.MISMATCH for piece in row.ruling.decisive)]
    assert len(opposed) > 3
    assert [row.claim.id for row in opposed if Flag.LIMITED not in row.flags] == []


def _is_limited(decisive: tuple[Evidence, ...]) -> bool:
    agreeing = [piece for piece in decisive if piece.agrees]
    return bool(agreeing) and all(piece.limit for piece in agreeing)


def test_what_decides_an_assessment_was_found(rows: tuple[Row, ...]) -> None:
    for row in rows:
        if row.claim.assessment and row.verdict in DECIDED:
            outcomes = {piece.outcome for piece in row.claim.assessment.evidence}
            assert outcomes - {Outcome.NOT_FOUND}, row.claim.id
            if row.because.startswith("True only"):
                assert outcomes & {Outcome.NOT_FOUND, Outcome.MISMATCH}, row.claim.id


def test_tensions_name_statements_that_are_there(rows: tuple[Row, ...]) -> None:
    corpus = project().loaded.corpus
    assert len(corpus.tensions) >= 15
    for tension in corpus.tensions.values():
        assert set(tension.members) <= set(corpus.claims)
        assert set(tension.articles) <= set(corpus.articles)


@pytest.mark.parametrize("article", sorted(project().loaded.corpus.articles))
def test_what_a_check_finds_in_a_text_is_a_tension_that_names_it(article: str) -> None:
    """And no tension names a check that does not find it; where the texts are not at hand nothing can be said."""
    corpus, text = project().loaded.corpus, project().loaded.texts.get(article)
    if text is None:
        pytest.skip("the text is not at hand (ASSAY_ARTICLES)")
    named = {tension.rule for tension in corpus.tensions.values() if tension.rule and article in tension.articles}
    assert {finding.check for finding in run(text)} == named


def test_no_figure_of_a_finding_is_without_evidence_whether_or_not_notebooks_have_run(rows: tuple[Row, ...]) -> None:
    loaded = project().loaded
    without = assemble(loaded.corpus, (), loaded.quotes).rows
    found = [
        (row.claim.id, figure)
        for row in (*rows, *without)
        for figure in unfounded(row.claim, row.gap.ratio, row.evidence, loaded.corpus)
    ]
    assert found == []
