"""Reference outputs: numbers are compared as numbers, and a figure that changed is named with its cell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assay.notebooks.recording import MIME
from assay.notebooks.reference import differences, reference_of
from tests.sample import put

ROOT = Path(__file__).parents[2]
SCRIPT = """\
# %% tags=["parameters"]
size = 7

# %% [markdown]
# # A chapter

# %%
import assay
print(f"It has {size:,} billion parameters.")

# %%
because = "Counted."
assay.record("size", size * 10**9, subject="otter", attribute="parameters", unit="parameter", because=because)

# %%
None
"""


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (["about 1,400 of 3"], ["about 1400.0 of 3"], []),
        (["a share of 0.1 and 2e3"], ["a share of 0.10000000000000001 and 2000"], []),
        (["GPT-3 has 175"], ["GPT-3 has 176"], ["was 175, is 176, in: GPT-3 has 176"]),
        (["GPT-3 has 175"], ["GPT-4 has 175"], ["was 3, is 4, in: GPT-4 has 175"]),
        (
            ["from 1.4 to 2"],
            ["from 1.5 to 3"],
            ["was 1.4, is 1.5, in: from 1.5 to 3", "was 2, is 3, in: from 1.5 to 3"],
        ),
        (["it holds"], ["it fails"], ["was: it holds\n is: it fails"]),
        (["one"], ["one", "two"], ["1 lines before, 2 now"]),
    ],
)
def test_numbers_are_compared_as_numbers(before: list[str], now: list[str], expected: list[str]) -> None:
    assert list(differences([before], [now])) == expected


def test_results_are_compared_field_by_field() -> None:
    before: dict[str, Any] = {
        "name": "size",
        "low": 7e9,
        "high": None,
        "unit": "parameter",
        "because": "Counted from 32 layers.",
    }
    close = {**before, "low": 7e9 + 0.001}
    other = {**before, "low": 7.1e9, "high": 8e9, "because": "Counted from 33 layers."}
    assert list(differences([before], [close])) == []
    assert list(differences([before], [other])) == [
        "result 'size': low was 7000000000.0, is 7100000000.0",
        "result 'size': high was None, is 8000000000.0",
        "result 'size': because was Counted from 32 layers., is Counted from 33 layers.",
    ]
    assert list(differences([before], [])) == ["1 outputs before, 0 now"]
    assert list(differences([before], [["size"]])) == ["a result before, a text now"]


def test_what_a_notebook_says_is_kept_and_how_it_looks_is_not() -> None:
    shown = {"output_type": "display_data", "data": {"text/html": "<svg/>", "text/plain": "A curve.\n\n a  b\n 1  2\n"}}
    result = {"output_type": "display_data", "data": {MIME: {"name": "n"}, "text/html": "<p>"}}
    prose = {"output_type": "execute_result", "data": {"text/markdown": "**2**", "text/plain": "<x.Markdown object>"}}
    empty = {"output_type": "execute_result", "data": {"text/plain": "<x.Axis object at 0x0>"}}
    cells = [{"outputs": []}, {"outputs": [shown, result]}, {"outputs": [prose, empty]}, {}]
    assert reference_of({"cells": cells}) == {
        "2": [["A curve.", " a  b", " 1  2"], {"name": "n"}],
        "3": [["**2**"]],
    }


def run_pytest(folder: Path) -> tuple[int, str]:
    """What nbval says of the references of a checkout, in a process of its own."""
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-q", "-W", "ignore::pytest.PytestUnknownMarkWarning"]
    command = [sys.executable, "-m", "pytest", *options, "tests/reference"]
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_changed_figure_fails_with_notebook_cell_and_both_values(tmp_path: Path) -> None:
    put(tmp_path, "notebooks/sizes.py", SCRIPT)
    result = {"name": "size", "subject": "otter", "attribute": "parameters", "low": 7e9, "high": 7e9}
    result |= {"printed": "7,000,000,000 parameters", "unit": "parameter", "because": "Counted.", "circumstances": {}}
    path = put(
        tmp_path,
        "tests/reference/sizes.json",
        json.dumps({"3": [["It has 7.0 billion parameters."]], "4": [result]}),
    )
    code, said = run_pytest(tmp_path)
    assert code == 0, said
    path.write_text(path.read_text(encoding="utf-8").replace("7.0", "7.5").replace("7000000000.0", "7100000000.0"))
    code, said = run_pytest(tmp_path)
    assert code == 1
    assert "notebooks/sizes.py, cell 3 says something else:\n  was 7.5, is 7, in: It has 7 billion parameters." in said
    assert "cell 4 says something else:\n  result 'size': low was 7100000000.0, is 7000000000\n" in said
    assert "If this is as it should be: make reference" in said
    put(tmp_path, "notebooks/sizes.py", SCRIPT.replace("print(", "1 / 0\nprint("))
    code, said = run_pytest(tmp_path)
    assert code == 1
    assert "notebooks/sizes.py, cell 3: Cell execution caused an exception" in said
    assert "ZeroDivisionError" in said
    assert "cell 4" not in said


def test_every_notebook_has_a_reference() -> None:
    scripts = {path.stem for path in (ROOT / "notebooks").glob("*.py")}
    references = {path.stem for path in (ROOT / "tests" / "reference").glob("*.json")}
    assert scripts == references, "run make reference"
