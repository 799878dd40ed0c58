"""A claim on half of a sentence does not answer for the other half."""

from __future__ import annotations

import pytest

from assay.articles.coverage.clauses import clauses_of, speaks_of


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Otter was trained on good data.", 1),
        ("Otter outperforms Stoat, and its makers released the weights in March.", 2),
        ("Otter runs on phones, which makes it useful for hospitals with private records.", 2),
        ("Larger models take more memory, raising the price of every answer given.", 2),
        ("He added that larger models take more memory.", 1),
        ("Otter is fast and cheap.", 1),
        ("Otter outperforms Stoat, Heron and Newt.", 1),
        ("Otter remains a small model: trained on textbooks alone, it matches models of twice its size.", 2),
    ],
)
def test_a_sentence_falls_into_what_could_be_said_by_itself(sentence: str, clauses: int) -> None:
    spans = list(clauses_of(sentence))
    assert len(spans) == clauses
    assert (spans[0][0], spans[-1][1]) == (0, len(sentence))


@pytest.mark.parametrize(
    ("statement", "taken_up"),
    [
        ("The makers of Otter released its weights.", True),
        ("The weights were released in March 2022.", True),
        ("Otter outperforms Stoat.", False),
        ("Its makers are in Rivertown.", False),
    ],
)
def test_a_statement_speaks_of_a_clause_in_half_of_its_words(statement: str, taken_up: bool) -> None:  # noqa: FBT001
    assert speaks_of(statement, "and its makers released the weights in March") is taken_up
