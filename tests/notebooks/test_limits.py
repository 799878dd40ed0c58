"""What a notebook shows and how long it takes has limits, and none of them asks the notebook."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from assay.notebooks import process
from assay.notebooks.normalise import normalise
from assay.notebooks.run import NotebookFailed, run
from tests.notebooks.test_run import project, write

__all__ = ["project"]

HEAD = '# %% tags=["parameters"]\nx = 1\n\n# %%\n'
BUSY = """\
import itertools, os, pathlib
pathlib.Path('pid').write_text(str(os.getpid()))
all(itertools.repeat(1))
"""
"""A call that never ends, and during which Python listens to nobody, to no signal either."""


def shown(kind: str, text: str) -> str:
    cell = {
        "cell_type": "code", "metadata": {}, "source": "", "execution_count": 1,
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": {kind: text}}],
    }  # fmt: skip
    return str(normalise({"cells": [cell]}, "/r")["cells"][0]["outputs"][0]["data"][kind])


@pytest.mark.parametrize(
    "unit", ["A", "ipykernel_1", "ipykernel_1/1.p", "0x123456", "altair-viz-", "T_abcde", "/", "1"]
)
@pytest.mark.parametrize("kind", ["text/plain", "image/png", "text/html"])
def test_what_a_notebook_shows_is_made_steady_in_proportion_to_its_length(kind: str, unit: str) -> None:
    begun = time.process_time()
    shown(kind, unit * (1_000_000 // len(unit)))
    assert time.process_time() - begun < 2  # some hundredths; with the square of the length it would be an hour


def test_a_picture_is_left_as_it_came() -> None:
    data = "iVBOR/0x1234567/r/ipykernel_1/2.py="
    assert [shown(kind, data) for kind in ("image/png", "application/pdf", "audio/wav")] == [data] * 3
    assert shown("image/svg+xml", data) == shown("text/plain", data) == "cell.py="


@pytest.mark.parametrize(
    "show", ["print('x' * 1000)", "print('x' * 21_000_000)", "display({'text/plain': 'x' * 5_000_000}, raw=True)"]
)
def test_a_notebook_that_shows_more_than_a_page_holds_fails_at_that_cell(project: Path, show: str) -> None:
    write(project, "flood", f"{HEAD}pass\n\n# %%\nfor _ in range(60_000):\n    {show}\n")
    begun = time.monotonic()
    with pytest.raises(NotebookFailed) as caught:
        run(project)
    assert time.monotonic() - begun < 60
    reason = "the notebook shows more than 20,000,000 characters, which no page can hold; show less"
    assert str(caught.value).splitlines()[0] == f"notebooks/flood.py:8: cell 3 failed with TooMuchOutput: {reason}"


def test_a_notebook_that_listens_to_nobody_is_ended_when_its_time_is_over(project: Path) -> None:
    write(project, "busy", HEAD + BUSY)
    for seconds in (4.0, 40.0):  # within the first its kernel has begun, if the machine has nothing else to do
        outcome = process.execute(project, "busy", seconds=seconds)
        assert outcome["ename"] == "TooLong"
        assert outcome["evalue"] == f"the notebook was not done after {seconds:.0f} seconds"
        if (project / "pid").exists():
            break
    assert_ended(int((project / "pid").read_text()))


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send to another process")
def test_ctrl_c_ends_a_run_and_all_that_it_started(project: Path) -> None:
    (project / "claims" / "attributes.yml").write_text("")
    write(project, "busy", HEAD + BUSY)
    command = [sys.executable, "-c", "from assay.cli import main; main()", "--root", str(project), "run"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    pid = project / "pid"
    end = time.monotonic() + 60
    while not (pid.exists() and pid.read_text()) and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(1.0)
    os.killpg(running.pid, signal.SIGINT)
    try:
        said = running.communicate(timeout=60)
    finally:
        running.kill()  # does nothing to one that has ended
    assert running.returncode == 130
    assert b"Traceback" not in said[1]
    assert_ended(int(pid.read_text()))


def assert_ended(number: int) -> None:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            os.kill(number, 0)
        except OSError:
            return
        time.sleep(0.1)
    pytest.fail("the kernel lives on")


def test_a_folder_for_temporary_files_may_have_a_long_path(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("t" * 120)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    write(project, "good", f"{HEAD}print(2)\n")
    assert [done.state for done in run(project)] == ["ran"]
