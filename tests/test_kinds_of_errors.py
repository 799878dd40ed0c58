"""Every kind of error that is known of has a test, and a test that fails says which kind it stands for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.kinds_of_errors import FIGURES, HELD_BY, kinds_of
from tests.quantity.kinds import KINDS

HERE = Path(__file__).parent
CASES = Path(os.environ.get("ASSAY_CASES", HERE.parents[1] / "shared" / "cases"))


def test_every_kind_is_held_by_a_test_that_is_there() -> None:
    written = "\n".join(path.read_text("utf-8") for path in HERE.rglob("test_*.py"))
    assert [kind for kind, name in HELD_BY.items() if f"def {name}(" not in written] == []
    assert [kind for kind, name in FIGURES.items() if name not in KINDS] == []


@pytest.mark.skipif(not CASES.is_dir(), reason="the collection of cases is not at hand; set ASSAY_CASES")
def test_every_kind_of_the_collection_is_known() -> None:
    lines = (line for path in sorted(CASES.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    assert {json.loads(line)["kind"] for line in lines} - {*HELD_BY, *FIGURES} == set()


def test_a_test_knows_the_kinds_for_which_it_stands() -> None:
    assert kinds_of("test_a_page_is_read_as_it_is_seen") == ["struck or hidden text", "superscript lost in HTML"]
    assert kinds_of("test_a_reader_takes_these_figures_from_the_sentence[signs: r = − 0.31]") == ["signs and hedges"]
    assert kinds_of("test_something_else") == []
