"""Known errors of sources: shown beside the verdict, and counted by nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assay.evidence.lawbook import Lawbook
from assay.model import Erratum, Outcome
from assay.model.corpus import Corpus
from assay.model.dates import parse_date
from assay.records.known_errors import concerned
from assay.records.load import load
from assay.verdicts.conflicts import find_conflicts
from assay.verdicts.report import Row, assemble
from tests.sample import corpus_of, judged, messages, put

TOKENS = "subject: otter-70b, attribute: training_tokens"
RIGHT = f"paper: {TOKENS}, value: 1.4 trillion"
WRONG = f"survey: {TOKENS}, value: 1.4 billion"
ERRATUM = Erratum(
    id="survey-tokens",
    source="survey",
    locator="Table 1",
    printed="1.4 billion",
    should_be="1.4 trillion",
    shown_by=(("paper", "Table 1"),),
    known_since=parse_date("2022"),
    consequence="A thousandth is taken for the whole.",
    subject="otter-70b",
    attribute="training_tokens",
)
NOTE = "not counted: an error of the source, which should say 1.4 trillion (paper, Table 1)"


def marked(*facts: str, claimed: str = "1.4 trillion") -> Corpus:
    corpus = corpus_of(f"{TOKENS}, value: {claimed}", facts)
    wrong = {fact.id for fact in concerned(ERRATUM, corpus.facts)}
    assert wrong
    known = tuple(replace(fact, erratum=ERRATUM) if fact.id in wrong else fact for fact in corpus.facts)
    return replace(corpus, facts=known, errata={ERRATUM.id: ERRATUM})


def row(corpus: Corpus) -> Row:
    (one,) = assemble(corpus, (), {"sizes/it": Outcome.MATCH}).rows
    return one


def test_without_the_register_the_two_sources_dispute() -> None:
    assert judged(f"{TOKENS}, value: 1.4 trillion", RIGHT, WRONG).verdict == "disputed"


def test_a_known_error_is_shown_and_not_counted() -> None:
    one = row(marked(RIGHT, WRONG))
    assert one.verdict == "supported"
    shown = [(piece.name, str(piece.outcome), piece.note) for piece in one.evidence if piece.erratum]
    assert shown == [("survey", "mismatch", NOTE)]
    assert "source_disputed" not in one.flags


def test_a_known_error_does_not_support_a_claim_that_repeats_it() -> None:
    assert row(marked(RIGHT, WRONG, claimed="1.4 billion")).verdict == "refuted"


def test_where_the_error_is_all_there_is_nothing_is_settled() -> None:
    one = row(marked(WRONG, claimed="1.4 billion"))
    assert one.verdict == "unverifiable"
    said = f"Fell and Moor 2023 gives 1.4 billion tokens (Table 1, {NOTE})."
    assert one.because == f"The only source that gives it errs there: {said}"


def test_laws_and_look_ups_pass_over_it() -> None:
    corpus = marked(RIGHT, WRONG)
    assert [fact.source for fact in corpus.facts_about("otter-70b", "training_tokens")] == ["paper"]
    assert [fact.source for fact in corpus.mistakes_about("otter-70b", "training_tokens")] == ["survey"]
    assert [fact.source for fact in corpus.facts_on("training_tokens")] == ["paper"]


def test_the_conflict_between_the_sources_is_explained() -> None:
    (conflict,) = find_conflicts(Lawbook(marked(RIGHT, WRONG))).found
    assert str(conflict.apparent) == "explained by a known error: survey should say 1.4 trillion (survey-tokens)"


def test_the_register_is_read_and_marks_the_facts(base: Path) -> None:
    fact = "{subject: otter-70b, attribute: training_tokens, value: 1.4 billion, locator: Abstract}"
    read = "read: {on: 2026-11-21, at: the print, depth: full-text}"
    put(base, "claims/sources/fell-2023.yml", f"kind: paper\ntitle: A survey\n{read}\nfacts:\n  - {fact}\n")
    place = "{source: otter-2022, locator: Table 1}"
    about = "subject: otter-70b\n  attribute: training_tokens"
    known = f"shown_by: [{place}]\n  known_since: 2022-03-29\n  consequence: It misleads.\n  {about}"
    head = "source: fell-2023\n  locator: Abstract\n  printed: 1.4 billion\n  should_be: 1.4 trillion"
    put(base, "claims/errata.yml", f"fell-2023-tokens:\n  {head}\n  {known}\n")
    loaded = load(base)
    assert not messages(loaded)
    assert [fact.source for fact in loaded.corpus.facts if fact.erratum] == ["fell-2023"]
    assert loaded.places["fell-2023-tokens"] == ("claims/errata.yml", 1)
    note = loaded.corpus.errata["fell-2023-tokens"].note
    assert note == "not counted: an error of the source, which should say 1.4 trillion (otter-2022, Table 1)"
