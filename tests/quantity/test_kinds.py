"""Each kind of figure by its sentences: a test that fails names the kind."""

from __future__ import annotations

import pytest

from assay.quantity import find
from tests.quantity.kinds import KINDS, Read

CASES = [
    pytest.param(text, expected, id=f"{kind}: {text}")
    for kind, sentences in KINDS.items()
    for text, expected in sentences
]


def read(text: str) -> list[Read]:
    return [
        (found.quantity.points, found.quantity.unit.name if found.quantity.unit else found.noun)
        for found in find(text)
        if found.quantity is not None
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_reader_takes_these_figures_from_the_sentence(text: str, expected: list[Read]) -> None:
    found = read(text)
    assert [name for _, name in found] == [name for _, name in expected], found
    for (points, _), (wanted, _) in zip(found, expected, strict=True):
        assert points == pytest.approx(wanted)
