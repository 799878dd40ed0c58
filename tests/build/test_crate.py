"""The crate of a build says what went in and what came out, and another machine can tell whether it has the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rocrate.rocrate import ROCrate

from assay.build.crate import Difference, compare, write_crate
from assay.build.crate.write import date_of
from assay.cli import group
from assay.errors import UsageError
from assay.records.load import load
from tests.sample import lay, put

OUTPUTS = {
    "_build/verdicts.json": "{}\n",
    "_build/html/index.html": "<p>One.</p>",
    "_build/html/claims/sizes/otter.html": "<p>Two.</p>",
    "book/notebooks/sizes.ipynb": "{}",
}
OTHERS = {
    "_config.yml": "title: x\n",
    "book/index.md": "# One\n",
    "book/claims/index.md": "# Claims\n",
    "book/claims/sizes/otter.md": "generated",
    "notebooks/sizes.py": "x = 1\n",
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A checkout with something built in it."""
    root = lay(tmp_path / "project")
    for name, text in {**OUTPUTS, **OTHERS}.items():
        put(root, name, text)
    return root


def write(root: Path) -> Path:
    return write_crate(root, load(root).corpus)


def test_it_names_every_input_and_output(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    path = write(built)
    crate = ROCrate(path.parent)
    action = crate.get("#build")
    read = {file["name"] for file in action["object"]}
    assert {"_config.yml", "book/index.md", "book/claims/index.md", "claims/entities.yml", "notebooks/sizes.py"} <= read
    assert "src/assay/verdicts/judge.py" in read
    assert not read & {"book/claims/sizes/otter.md", *OUTPUTS}
    assert {file["name"] for file in action["result"]} == set(OUTPUTS)
    assert action["instrument"]["name"] == "assay"
    assert "make book" in {step["text"] for step in crate.get("#repeat")["step"]}
    assert crate.root_dataset["datePublished"].startswith("2026-11-21"), "the day when a source was last read"
    assert crate.root_dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_it_is_the_same_bytes_every_time_and_in_every_folder(built: Path, tmp_path: Path) -> None:
    first = write(built).read_bytes()
    assert write(built).read_bytes() == first
    moved = built.rename(tmp_path / "moved")
    assert write(moved).read_bytes() == first
    assert str(tmp_path).encode() not in first


def test_the_day_is_that_of_source_date_epoch(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert date_of(load(built).corpus) == "2001-09-09"


CHANGES: dict[str, tuple[Callable[[Path], object], list[Difference], list[Difference]]] = {
    "nothing": (lambda root: None, [], []),
    "a page": (
        lambda root: put(root, "_build/html/index.html", "<p>Other.</p>"),
        [],
        [Difference("_build/html/index.html", "differs")],
    ),
    "a page that is gone": (
        lambda root: (root / "_build/html/index.html").unlink(),
        [],
        [Difference("_build/html/index.html", "missing")],
    ),
    "a page more": (lambda root: put(root, "_build/html/x.html", ""), [], [Difference("_build/html/x.html", "new")]),
    "a record": (
        lambda root: put(root, "claims/sources/otter-2022.yml", ""),
        [Difference("claims/sources/otter-2022.yml", "differs")],
        [],
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_every_file_that_is_another_is_named(built: Path, case: str) -> None:
    change, inputs, outputs = CHANGES[case]
    crate = write(built)
    change(built)
    found = compare(built, crate)
    assert (list(found.inputs), list(found.outputs)) == (inputs, outputs)
    assert found.is_same == (not outputs)
    assert found.same == len(OUTPUTS) - sum(difference.how != "new" for difference in outputs)


def test_the_command_says_same_or_different(built: Path) -> None:
    crate = write(built)
    command = ["--root", str(built), "verify-build", str(crate.parent)]
    done = CliRunner().invoke(group, command)
    assert (done.exit_code, done.output) == (0, "same: 4 files are the same, 0 not\n")
    put(built, "_build/html/index.html", "<p>Other.</p>")
    data = json.loads(crate.read_text(encoding="utf-8"))
    next(entity for entity in data["@graph"] if entity["@id"] == "#python")["version"] = "3.99.0"
    crate.write_text(json.dumps(data), encoding="utf-8")
    done = CliRunner().invoke(group, command)
    assert done.exit_code == 1
    lines = done.output.splitlines()
    assert lines[0] == "output differs: _build/html/index.html"
    assert lines[1].startswith("made with Python 3.99.0, here is 3.")
    assert lines[2].startswith("The inputs are the same: build here")
    assert lines[3] == "different: 3 files are the same, 1 not"


@pytest.mark.parametrize("text", ["", "{}", '{"@graph": []}', "[]"])
def test_what_is_no_crate_is_said(built: Path, text: str) -> None:
    path = put(built, "other.json", text)
    with pytest.raises(UsageError, match=r"other\.json (is no RO-Crate|describes no build)"):
        compare(built, path)
