"""Why nothing settles a claim."""

from __future__ import annotations

import json

import pytest

from assay.model import Basis, Verdict
from assay.verdicts.report import as_json, assemble
from tests.sample import corpus_of, judged

TOKENS = "subject: otter-70b, attribute: training_tokens"
LOOKED = "because: Only the size is told., looked_at: [{source: paper, locator: Table 2, fragment: 70 billion}]"
FACT = f"paper: {TOKENS}, value: 1.4 trillion"
OTHER = "paper: subject: stoat, attribute: training_tokens, value: 1 trillion"


@pytest.mark.parametrize(
    ("claim", "facts", "reason"),
    [
        (f"{TOKENS}, value: 2 trillion, unsettled: {{reason: not_found, {LOOKED}}}", [OTHER], "not_found"),
        (f"{TOKENS}, value: 2 trillion", [f"paper: {TOKENS}, undisclosed: true"], "not_disclosed"),
        ("placeholder: reference", [], "nothing_cited"),
        ("placeholder: data", [], "nothing_cited"),
        (f"{TOKENS}, value: 2 trillion", [OTHER], "not_found"),
        ("unsettled: {reason: interview, because: It was said to its author.}", [], "interview"),
    ],
)
def test_a_claim_that_nothing_settles_says_why(claim: str, facts: list[str], reason: str) -> None:
    row = judged(claim, *facts)
    assert (row.verdict, row.reason, row.ruling.basis) == (Verdict.UNVERIFIABLE, reason, Basis.FACT)


def test_the_words_of_the_record_are_the_sentence_and_the_places_are_shown() -> None:
    row = judged(f"{TOKENS}, value: 2 trillion, unsettled: {{reason: not_found, {LOOKED}}}", OTHER)
    assert row.because == "Only the size is told."
    assert [(piece.outcome, piece.name, piece.locator, piece.fragment) for piece in row.evidence] == [
        ("not_found", "paper", "Table 2", "70 billion")
    ]


@pytest.mark.parametrize(("value", "verdict"), [("2 trillion", Verdict.REFUTED), ("1.4 trillion", Verdict.SUPPORTED)])
def test_a_reason_types_no_verdict(value: str, verdict: Verdict) -> None:
    row = judged(f"{TOKENS}, value: {value}, unsettled: {{reason: not_found, {LOOKED}}}", FACT)
    assert (row.verdict, row.reason) == (verdict, None)


def test_the_report_counts_the_reasons_and_the_export_tells_them() -> None:
    asked = "unsettled: {reason: no_source_had, because: The paper could not be had., ask_for: Table 9}"
    corpus = corpus_of(asked, [])
    report = assemble(corpus, (), {})
    told = json.loads(json.dumps(as_json(report, corpus)))
    assert {name: count for name, count in told["reasons"].items() if count} == {"no_source_had": 1}
    assert (told["claims"][0]["reason"], told["claims"][0]["ask_for"]) == ("no_source_had", "Table 9")
