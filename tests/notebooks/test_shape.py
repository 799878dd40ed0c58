"""Notebooks are read as source: mostly prose, and no cell of code that one cannot see at a glance."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jupytext
import pytest

ROOT = Path(__file__).parents[2]
SHARE = 0.40
"""Of the lines that are not empty, those of code; a chapter in which less is prose is a program."""
LONGEST = 40
"""Lines of a cell of code: what a screen shows."""

NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.py"))
_TOLD = re.compile(r"\{told\}`([^`]+)`")


def cells(name: str, kind: str) -> list[str]:
    script: Any = jupytext.read(ROOT / "notebooks" / f"{name}.py", fmt="py:percent")
    return [cell.source for cell in script.cells if cell.cell_type == kind]


def lines(sources: list[str]) -> list[int]:
    return [sum(bool(line.strip()) for line in source.splitlines()) for source in sources]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_mostly_prose_and_its_cells_are_short(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, prose = lines(cells(name, "code")), lines(cells(name, "markdown"))
    share, longest = sum(code) / (sum(code) + sum(prose)), max(code)
    with capsys.disabled():
        print(  # noqa: T201 - the numbers are for people
            f"\n{name}: {share:.0%} of {sum(code) + sum(prose)} lines are code; the longest cell has {longest}"
        )
    assert share <= SHARE
    assert longest <= LONGEST


@pytest.mark.parametrize("name", NAMES)
def test_the_prose_prints_what_the_code_tells_and_all_of_it(name: str) -> None:
    printed = _TOLD.findall("\n".join(cells(name, "markdown")))
    reference = json.loads((ROOT / "tests/reference" / f"{name}.json").read_text("utf-8"))
    outputs = [said for cell in reference.values() for said in cell if isinstance(said, dict)]
    told = [key for said in outputs if said["name"] == "told" for key in said if key != "name"]
    assert sorted(told) == sorted(set(told)), "told once"
    assert set(told) == set(printed)
