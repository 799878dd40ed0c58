"""The catalogues of the project and of small ones: looked up by name and id, and put among the facts."""

from __future__ import annotations

import pickle
import shutil
import time
from pathlib import Path

import pytest

from assay.checkout.paths import PACKED
from assay.evidence.figure import figure_evidence
from assay.model import ClaimId, FigureClaim, Kind, Outcome
from assay.model.name_index import Known, Sibling
from assay.model.standing import Standing, standing_of
from assay.quantity import Quantity
from assay.records.catalogue_facts import catalogues_of, with_catalogues, with_names
from assay.records.catalogue_store import Catalogues
from assay.records.load import load
from assay.records.references import Names
from assay.records.values import read_value
from tests.world import ROOT, real

FACTS, ENTITIES = 10_000, 1_500
"""What the catalogues were to hold at the least."""


@pytest.fixture(scope="module")
def catalogues() -> Catalogues:
    return catalogues_of(ROOT, real())


def test_the_catalogues_hold_what_they_were_made_for(catalogues: Catalogues) -> None:
    stored = list(catalogues.everything())
    assert len({one.source for one in stored}) >= 12
    assert len(stored) >= FACTS
    assert len({one.entity for one in stored}) >= ENTITIES
    assert {one.attribute for one in stored} <= set(real().attributes)


def test_no_name_is_that_of_two_things(catalogues: Catalogues) -> None:
    assert catalogues.collisions == ()


def test_makers_of_names_are_organisations_of_the_records(catalogues: Catalogues) -> None:
    makers = {*catalogues.words.makers.values(), *catalogues.words.owners.values()}
    assert {name: real().entities[name].kind for name in makers} == dict.fromkeys(makers, "organisation")


def test_known_errors_of_catalogues_are_what_their_tables_print(catalogues: Catalogues) -> None:
    stored = {(one.source, one.entity, one.attribute, one.text) for one in catalogues.everything()}
    registered = {
        (one.source, one.subject, one.attribute, one.printed)
        for one in real().errata.values()
        if one.subject and real().sources[one.source].catalogue
    }
    assert registered
    assert registered <= stored


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Llama 3.1 8B", "llama-3-1-8b"),
        ("meta-llama/Llama-3.1-8B", "llama-3-1-8b"),
        ("llama3.1-8b", "llama-3-1-8b"),
        ("Mistral-7B-v0.1", "mistral-7b"),
        ("CodeLlama 34B", "code-llama-34b"),
        ("GPT-4o (2024-08-06)", "gpt-4o-20240806"),
        ("NVIDIA H100 SXM", "h100"),
        ("France", "france"),
    ],
)
def test_names_of_people_and_of_packages_lead_to_the_same_thing(catalogues: Catalogues, name: str, entity: str) -> None:
    found = catalogues.names.resolve(name)
    assert isinstance(found, Known), found
    assert found.entity == entity


@pytest.mark.parametrize("name", ["Llama 3.1 9B", "GPT-4o (2031-08-06)", "Mistral 7B v0.9", "Falcon 181B", "H100 24GB"])
def test_a_model_that_nobody_lists_is_a_sibling_and_none_of_those_that_are(catalogues: Catalogues, name: str) -> None:
    assert isinstance(catalogues.names.resolve(name), Sibling)


def test_what_only_catalogues_know_is_added_with_its_facts_and_nothing_else_changes(catalogues: Catalogues) -> None:
    assert "falcon-180b" not in real().entities
    corpus = with_catalogues(real(), catalogues, ["falcon-180b", "nobody-knows-this"])
    assert set(corpus.entities) - set(real().entities) == {"falcon-180b"}
    new = set(corpus.facts) - set(real().facts)
    assert {fact.subject for fact in new} == {"falcon-180b"}
    (layers,) = corpus.facts_about("falcon-180b", "layers")
    assert isinstance(layers.value, Quantity)
    assert (layers.value.points, layers.source) == ((80.0,), "litgpt-models")
    assert layers.locator == "config.py, line 524: tiiuae/falcon-180B"


def test_the_names_of_a_text_bring_in_what_they_lead_to_and_a_sibling_brings_in_nothing(catalogues: Catalogues) -> None:
    corpus = with_names(real(), catalogues, ["Qwen2.5-7B", "qwen-2.5 7B", "Mistral-7B", "Falcon 181B", "the bakery"])
    assert set(corpus.entities) - set(real().entities) == {"qwen-2-5-7b"}
    assert {"Qwen2.5-7B", "qwen-2.5 7B"} <= {corpus.label("qwen-2-5-7b"), *corpus.entities["qwen-2-5-7b"].aliases}
    assert corpus.facts_about("qwen-2-5-7b", "layers")


def test_what_a_better_source_says_is_not_said_again(catalogues: Catalogues) -> None:
    corpus = with_catalogues(real(), catalogues, ["mistral-7b"])
    source = real().sources["litgpt-models"]
    assert standing_of(source, "mistral-7b", corpus) is Standing.CATALOGUE
    assert Standing.SECONDARY < Standing.CATALOGUE < Standing.PRIMARY
    assert corpus.facts_about("mistral-7b", "parameters") == real().facts_about("mistral-7b", "parameters")


def test_a_known_error_of_a_catalogue_is_no_witness(catalogues: Catalogues) -> None:
    corpus = with_catalogues(real(), catalogues, ["mixtral-8x22b-instruct-v0p1"])
    assert not any(
        isinstance(fact.value, Quantity) and fact.value.points == (176e9,)
        for fact in corpus.facts_about("mixtral-8x22b-instruct-v0p1", "parameters")
    )


def test_a_size_that_the_name_contradicts_is_not_handed_to_the_judge(catalogues: Catalogues) -> None:
    corpus = with_catalogues(real(), catalogues, ["gemma-7b", "llama-3-1-8b"])
    assert corpus.facts_about("gemma-7b", "parameters") == ()
    assert corpus.facts_about("llama-3-1-8b", "parameters")


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        ("131,072 tokens", Outcome.MATCH),
        ("128K tokens", Outcome.MATCH),
        ("128,000 tokens", Outcome.MATCH_ROUNDED),
        ("32K tokens", Outcome.MISMATCH),
        ("140,000 tokens", Outcome.MISMATCH),
    ],
)
def test_a_context_of_128k_is_one_of_131072(catalogues: Catalogues, printed: str, outcome: Outcome) -> None:
    corpus = with_catalogues(real(), catalogues, ["llama-3-1-8b"])
    claim = _claim("llama-3-1-8b", "context_length", printed)
    assert [piece.outcome for piece in figure_evidence(claim, corpus, ()) if piece.reading is None] == [outcome]


def _claim(subject: str, attribute: str, printed: str) -> FigureClaim:

    value, faults = read_value([printed], real().attributes[attribute], Names(what="entity", home="", known={}))
    assert not faults
    assert isinstance(value, Quantity)
    return FigureClaim(id=ClaimId("a/b"), article="a", statement="", quote=printed, start=0, kind=Kind.FIGURE,
                 subject=subject, attribute=attribute, value=value)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "claims" / "sources").mkdir(parents=True)
    for name in ("attributes.yml", "entities.yml", "naming.yml", "sources/codecarbon-regions.yml"):
        shutil.copy(ROOT / "claims" / name, tmp_path / "claims" / name)
    _table(tmp_path, "646")
    return tmp_path


def _table(root: Path, figure: str) -> None:
    text = f"entity,name,at,carbon_intensity\nfar-away,Far Away,impact.csv:2,{figure}\n"
    (root / "claims" / "sources" / "codecarbon-regions.csv").write_text(text, "utf-8")


def test_the_packed_file_is_made_anew_when_a_table_changes(small: Path) -> None:
    def figures() -> list[str]:
        return [one.text for one in catalogues_of(small, real()).everything()]

    assert figures() == ["646"]
    before = (small / PACKED).stat().st_mtime_ns
    assert figures() == ["646"]
    assert (small / PACKED).stat().st_mtime_ns == before
    _table(small, "647")
    assert figures() == ["647"]


@pytest.mark.parametrize("left", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 200])
def test_a_damaged_packed_file_is_made_anew(small: Path, left: bytes) -> None:
    (small / "_build").mkdir()
    (small / PACKED).write_bytes(left)
    assert [one.text for one in catalogues_of(small, real()).everything()] == ["646"]


def test_where_nothing_can_be_written_the_tables_are_packed_in_memory(small: Path) -> None:
    (small / "_build").write_text("a file where the folder should be", "utf-8")
    assert [one.text for one in catalogues_of(small, real()).everything()] == ["646"]


def test_what_was_opened_is_opened_again_in_another_process(catalogues: Catalogues) -> None:
    assert catalogues.entity("falcon-180b")
    sent = pickle.loads(pickle.dumps(catalogues))  # noqa: S301 - our own
    assert sent.entity("falcon-180b") == catalogues.entity("falcon-180b")


def test_loading_asks_no_catalogue_where_no_record_does(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a catalogue was opened")

    monkeypatch.setattr("assay.records.catalogue_store.open_packed", refuse)
    assert not load(ROOT).faults


def test_a_look_up_takes_milliseconds(catalogues: Catalogues) -> None:
    catalogues.names.resolve("Llama 3.1 8B")
    start = time.process_time()
    for number in range(100):
        catalogues.names.resolve(f"Llama 3.1 {number}B")
    assert time.process_time() - start < 3


def test_no_name_is_cut_where_a_stroke_joins_two(catalogues: Catalogues) -> None:
    """`Claude 2.0 / 2.1` is a name, and `anthropic/claude-2.1` an owner with one."""
    assert [one.label for one in catalogues.all_entities() if one.label != one.label.strip()] == []
