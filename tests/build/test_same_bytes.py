"""The same records give the same bytes: in another folder, at another time, with another hash seed, whoever builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from assay.checkout.paths import CODE
from assay.exports.formats import EXPORTS
from tests.sample import lay, put

ROOT = Path(__file__).parents[2]
CLOCK = """\
import os
import time_machine

if "CLOCK" in os.environ:
    time_machine.travel(os.environ["CLOCK"], tick=True).start()
"""
"""What every process runs first, as it is `sitecustomize.py`."""
SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
    {
        "PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1000000000",
        "COLUMNS": "40", "CLOCK": "2031-12-31 23:59:50+00:00",
    },
)  # fmt: skip
RESTLESS = """\
# %% tags=["parameters"]
subject = "otter-70b"

# %%
import os
import warnings
from datetime import date
import altair as alt
import pandas as pd
import assay
from assay.records.load import load
from assay.notebooks.charts.drawing import draw
from assay.checkout.paths import find_root
corpus = load(find_root()).corpus
print({"one", "two", "three", "four"}, object(), os.getcwd(), find_root())
with open("year.txt", "w") as file:
    print(date.today().year, file=file)
warnings.warn("from a cell", stacklevel=1)

# %%
frame = pd.DataFrame({"size": [1.0, 2.0], "of": sorted({"b", "a"})})
draw(alt.Chart(frame).mark_point().encode(x="size:Q", color="of:N"), title="Two", alt_text="Two dots.", table=frame)
alt.Chart(frame).mark_bar().encode(x="size:Q")

# %%
frame.style.highlight_max()

# %%
(fact,) = corpus.facts_about(subject, "parameters")
because = "Read."
assay.record("size", fact.value, subject=subject, attribute="parameters", because=because)
"""


REMEMBERED = frozenset({"_build/memory", "_build/digests"})
"""What this machine remembers for itself: when files were changed, and what came of them."""


def digests(*folders: Path) -> dict[str, str]:
    """The digest of every file below some folders, by its path."""
    files = [(path, folder) for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {
        f"{folder.name}/{path.relative_to(folder)}": sha256(path.read_bytes()).hexdigest() for path, folder in files
    }


def assay(root: Path, settings: dict[str, str], *arguments: str) -> None:
    """A command in a checkout; findings are no failure."""
    command = [sys.executable, "-c", "from assay.cli import main; main()", *arguments]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr


def lay_package(root: Path) -> dict[str, str]:
    """Put the package below a checkout, with what sets the clock of every process; the variables that it needs."""
    shutil.copytree(CODE, root / "src" / "assay", ignore=shutil.ignore_patterns("__pycache__"))
    put(root, "src/sitecustomize.py", CLOCK)
    return {"PYTHONPATH": str(root / "src")}


@pytest.mark.slow
def test_two_runs_of_the_notebooks_and_the_judge(tmp_path: Path) -> None:
    built, years = [], []
    for folder, settings in zip(("one", "deeper/two"), SETTINGS, strict=True):
        root = lay(tmp_path / folder)
        machine = settings | lay_package(root) | {"ASSAY_ARTICLES": "texts"}
        put(root, "notebooks/restless.py", RESTLESS)
        assay(root, machine, "run")
        assay(root, machine, "check")
        found = digests(root / "book", root / "_build")
        built.append({name: digest for name, digest in found.items() if name not in REMEMBERED})
        years.append(int((root / "year.txt").read_text("utf-8")))
        os.utime(root / "notebooks" / "restless.py", (1, 1))
    assert {"book/notebooks/restless.ipynb", "_build/verdicts.json"} <= set(built[0])
    assert built[0] == built[1]
    assert years[0] < years[1] in (2031, 2032), "the clock of the second one was set, for its notebooks too"


@pytest.mark.slow
def test_two_runs_of_every_export(tmp_path: Path) -> None:
    written = []
    for folder, settings in zip(("one", "deeper/two"), SETTINGS, strict=True):
        root = tmp_path / folder
        machine = settings | lay_package(root)
        shutil.copytree(ROOT / "claims", root / "claims")
        assay(root, machine | {"ASSAY_ARTICLES": "none"}, "export", "all", "out")
        written.append(digests(root / "out"))
    assert {name.removeprefix("out/") for name in written[0]} == {export.file for export in EXPORTS}
    assert written[0] == written[1]


@pytest.mark.slow
def test_two_builds_of_the_whole_book(tmp_path: Path) -> None:
    sites = []
    generated = shutil.ignore_patterns("_build", "_generated", "*.ipynb", "__pycache__")
    for folder, settings in zip(("one", "deeper/two"), SETTINGS, strict=True):
        root = tmp_path / folder
        machine = settings | lay_package(root)
        for name in ("book", "claims", "notebooks"):
            shutil.copytree(ROOT / name, root / name, ignore=generated)
        for name in ("_config.yml", "requirements.lock", "CITATION.cff", "pyproject.toml"):
            shutil.copyfile(ROOT / name, root / name)
        assay(root, machine, "book")
        sites.append(digests(root / "_build" / "html", root / "book"))
    assert len(sites[0]) > 500
    assert {name for name in sites[0].keys() | sites[1].keys() if sites[0].get(name) != sites[1].get(name)} == set()
