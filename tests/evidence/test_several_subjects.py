"""One sentence on several things holds when it holds of all of them."""

from __future__ import annotations

import pytest

from assay.evidence.lawbook import Lawbook
from assay.verdicts.report import Row, judged
from tests.world import claim, fact, world


def row(claimed: str, **layers: str) -> Row:
    said = claim("ponds/a", "stoat.layers", claimed, also_of=["heron"])
    facts = [fact(f"{name}.layers", printed) for name, printed in layers.items()]
    return judged(said, Lawbook(world(said, *facts)))


@pytest.mark.parametrize(
    ("layers", "verdict"),
    [
        ({"stoat": "32", "heron": "32"}, "supported"),
        ({"stoat": "32", "heron": "80"}, "misleading"),
        ({"stoat": "80", "heron": "32"}, "misleading"),
        ({"stoat": "80", "heron": "40"}, "refuted"),
        ({"stoat": "32"}, "unverifiable"),
        ({"stoat": "80"}, "refuted"),
        ({}, "unverifiable"),
    ],
)
def test_what_is_said_of_two_things_is_asked_of_each(layers: dict[str, str], verdict: str) -> None:
    assert row("32", **layers).verdict == verdict


def test_the_sentence_names_the_one_of_which_it_is_true_and_what_the_other_has() -> None:
    assert row("32", stoat="80", heron="32").because == (
        "Brook 2020 gives 32 layers (Table 1): true only of Heron; Brook 2020 gives 80 layers (Table 1)."
    )
