"""Claims that a notebook counts for, in the book as it was built: without its results they are left open."""

from __future__ import annotations

from pathlib import Path

from assay.model import Basis
from assay.project import open_project
from tests.world import ROOT


def test_what_was_read_beside_a_count_is_shown_with_it_and_decides_nothing(site: Path) -> None:
    read = [row for row in open_project(ROOT).report.rows if row.claim.also_read]
    assert len(read) > 10
    for row in read:
        assert {piece.basis for piece in row.evidence} >= {Basis.ASSESSED}, row.claim.id
        assert row.ruling.basis is Basis.RECOMPUTED, row.claim.id
        assert Basis.ASSESSED not in {piece.basis for piece in row.ruling.decisive}, row.claim.id
