"""What one source implies of a run without printing it: hours from accelerators and days."""

from __future__ import annotations

import pytest

from assay.evidence.lawbook import Lawbook
from assay.model import Basis, Fact
from assay.verdicts.report import Row, judged
from tests.world import claim, fact, world

SIZE = fact("stoat.parameters", "1.1 billion")
CHIPS = fact("stoat.training_accelerators", "1,000")
DAYS = fact("stoat.training_days", "10")


def hours(claimed: str, *facts: Fact) -> Row:
    said = claim("ponds/hours", "any-1b.gpu_hours", claimed)
    return judged(said, Lawbook(world(said, *facts)))


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("240,000", "supported"),
        ("30,000 or more", "supported"),
        ("10,000 or more", "unverifiable"),
        ("100,000", "unverifiable"),
        ("10,000", "refuted"),
    ],
)
def test_accelerators_and_days_of_one_run_are_its_hours(claimed: str, verdict: str) -> None:
    row = hours(claimed, SIZE, CHIPS, DAYS)
    assert row.verdict == verdict
    if verdict != "unverifiable":
        assert row.ruling.basis is Basis.RECOMPUTED


def test_the_evidence_says_from_what_the_hours_follow() -> None:
    (piece,) = (piece for piece in hours("240,000", SIZE, CHIPS, DAYS).evidence if piece.agrees)
    assert piece.note == "from 1,000 and 10 by the law “Days times GPUs”, reported of Stoat"
    assert (piece.printed, piece.fact, piece.counted) == ("240,000 GPU-hours", None, (CHIPS.id, DAYS.id))


def test_hours_of_other_equipment_are_named_as_such() -> None:
    chips = fact("stoat.training_accelerators", "1,000", accelerator="old-chip")
    days = fact("stoat.training_days", "10", accelerator="old-chip")
    (piece,) = (piece for piece in hours("240,000", SIZE, chips, days).evidence if piece.agrees)
    assert piece.note == "from 1,000 and 10 by the law “Days times GPUs”, on Old chip, reported of Stoat"


@pytest.mark.parametrize(
    "facts",
    [
        [CHIPS, fact("stoat.training_days", "10", "survey")],
        [CHIPS, fact("stoat.training_days", "10", setting="fine-tuning")],
        [fact("stoat.training_accelerators", "more than 1,000"), DAYS],
        [CHIPS],
        [CHIPS, DAYS, fact("stoat.gpu_hours", "200,000", "survey")],
    ],
    ids=["two sources", "two runs", "a bound", "one half", "hours that are printed"],
)
def test_nothing_follows_from_parts_of_different_runs_or_where_hours_are_printed(facts: list[Fact]) -> None:
    said = hours("240,000", SIZE, *facts)
    assert all("by the law" not in (piece.note or "") for piece in said.evidence)
