"""What records and notebooks say in their own words decides nothing: only their fields do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.model import Circumstances, Outcome, Result, Verdict
from assay.model.corpus import Corpus
from assay.quantity import Quantity
from assay.verdicts.report import as_json, assemble
from tests.world import claim, project, world

CUES = (
    "does not disclose it", "12 against 7", "true of another quantity", "is not disclosed", "yes", "cell 5: name",
    "a#b", "by definition", "if dense", "counted over A, B, C, D, E", "25x", "true only as a lower bound", "", "{0} %s",
)  # fmt: skip
"""Words on which something once turned, or could."""
sentences = st.one_of(st.sampled_from(CUES), st.text(max_size=40)).map(lambda words: words.replace("\r", " "))


def reworded(corpus: Corpus, words: Callable[[], str]) -> Corpus:
    """The same corpus, every free text in it replaced."""
    erratum = {name: replace(one, locator=words(), consequence=words()) for name, one in corpus.errata.items()}
    return replace(
        corpus,
        attributes={name: replace(one, label=words(), definition=words()) for name, one in corpus.attributes.items()},
        entities={name: replace(one, label=words()) for name, one in corpus.entities.items()},
        sources={
            name: replace(one, title=words(), author=(words(),), note=words(), read_at=words())
            for name, one in corpus.sources.items()
        },
        facts=tuple(
            replace(fact, locator=words(), fragment=words(), erratum=fact.erratum and erratum[fact.erratum.id])
            for fact in corpus.facts
        ),
        laws=tuple(
            replace(law, label=words(), statement=words(), validity=words(), locator=words()) for law in corpus.laws
        ),
        articles={name: replace(one, title=words(), note=words()) for name, one in corpus.articles.items()},
        claims={
            name: replace(
                one,
                statement=words(),
                assessment=one.assessment
                and replace(
                    one.assessment,
                    because=words(),
                    evidence=tuple(
                        replace(found, locator=words(), fragment=words()) for found in one.assessment.evidence
                    ),
                ),
            )
            for name, one in corpus.claims.items()
        },
        errata=erratum,
    )


def decided(corpus: Corpus, results: tuple[Result, ...]) -> list[dict[str, Any]]:
    """What is published of each claim, without its words; sentences are made, and must not fail."""
    opened = project()
    rows = as_json(assemble(corpus, results, opened.loaded.quotes), corpus)["claims"]
    kept = ("id", "kind", "verdict", "flags", "basis", "value", "ratio", "margin", "turns", "conflicts")
    return [
        {key: row[key] for key in kept}
        | {"truth": {key: part for key, part in (row["truth"] or {}).items() if key != "printed"}}
        | {"evidence": [(one["outcome"], one.get("fact"), one.get("about")) for one in row["evidence"]]}
        for row in rows
    ]


@settings(max_examples=4, deadline=None)
@given(st.data())
def test_no_verdict_flag_or_unit_changes_with_the_words(data: st.DataObject) -> None:
    opened = project()
    pool = data.draw(st.lists(sentences, min_size=1, max_size=12))
    number = iter(range(10**9))

    def words() -> str:
        return pool[next(number) % len(pool)]

    results = tuple(replace(one, because=words(), name=words()) for one in opened.results)
    before = decided(opened.loaded.corpus, tuple(opened.results))
    assert decided(reworded(opened.loaded.corpus, words), results) == before


@pytest.mark.parametrize("words", CUES)
def test_what_a_notebook_says_in_its_own_words_changes_nothing(words: str) -> None:
    """The sentence of a recomputed figure names the figure with its unit, whatever the notebook remarks."""
    it = claim("ponds/a", "newt-1.training_tokens", "1.4 billion")
    assert isinstance(it.value, Quantity)
    recorded = Result(
        name="tokens",
        notebook="nb",
        cell=3,
        subject="newt-1",
        attribute="training_tokens",
        value=it.value,
        because=words,
    )
    (row,) = assemble(world(it), [recorded], {}).rows
    (piece,) = row.evidence
    assert (piece.outcome, piece.undisclosed, piece.reading) == (Outcome.MATCH, False, None)
    assert row.because == "Recomputing gives 1.4 billion tokens (nb, cell 3: tokens)."


@pytest.mark.parametrize("words", CUES)
def test_an_assumption_of_a_notebook_is_one_in_any_words(words: str) -> None:
    it = claim("ponds/a", "newt-1.training_tokens", "1.4 billion")
    assert isinstance(it.value, Quantity)
    recorded = Result(
        name="tokens",
        notebook="nb",
        cell=3,
        subject="newt-1",
        attribute="training_tokens",
        value=it.value,
        because=words,
        when=Circumstances(setting="dense"),
    )
    (row,) = assemble(world(it), [recorded], {}).rows
    assert row.ruling.verdict is Verdict.UNVERIFIABLE
    found = "Recomputing gives 1.4 billion tokens (nb, cell 3: tokens, if dense)"
    assert row.because == f"{found}, which neither confirms nor contradicts it."
