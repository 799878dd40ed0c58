"""What is built anew when something changes: what depends on it, all of that, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assay.memory.answers import RecalledRecords
from assay.memory.opening import keep_memory, open_memory
from assay.notebooks.paths import executed
from assay.notebooks.run import plan
from assay.notebooks.stored import inputs_of, read_executed
from assay.notebooks.tracing.queries import Question, Records
from assay.records.load import load
from tests.changes import Change, remove, replace, touch, write
from tests.sample import lay, put
from tests.small_book import lay_code

FILES = """\
# %% tags=["parameters"]
scale = 2

# %%
from pathlib import Path
figures = [float(line) for line in Path("data/figures.txt").read_text().split()]
print(scale * sum(figures))
for path in sorted(Path("data/parts").glob("*.txt")):
    print(path.name)
print(Path("data/extra.txt").exists())
Path("data/own.txt").write_text("own")
print(Path("data/own.txt").read_text())

# %%
import sqlite3
address = Path("data/list.sqlite").absolute().as_uri()
for database in (f"{address}?mode=ro", ":memory:"):
    connection = sqlite3.connect(database, uri=True)
    print(connection.execute("SELECT count(*) FROM sqlite_master").fetchone())
    connection.close()
"""
RECORDS = """\
# %% tags=["parameters"]
subject = "otter-70b"

# %%
import assay
from assay.checkout.paths import find_root
from assay.records.load import load
corpus = load(find_root()).corpus
(fact,) = corpus.facts_about(subject, "parameters")
claims = [claim for claim in corpus.claims_of("sizes") if claim.attribute == "training_tokens"]
print(fact.value.printed, *(claim.value.printed for claim in claims))
"""
HELPED = """\
# %% tags=["parameters"]
width = 4

# %%
from assay.helper import twice
print(twice(width))
"""
CLAIM = "claims/records/sizes/otter-tokens.yml"
SOURCE = "claims/sources/otter-2022.yml"
MORE = "subject: otter-70b, attribute: parameters, value: 70.5 billion, locator: Table 9"
HELPER = "def twice(x):\n    return 2 * x\n"


RESTLESS = """\
# %% tags=["parameters"]
word = "true"

# %%
import subprocess
subprocess.run([word], check=True)
"""
EVERYTHING = """\
# %% tags=["parameters"]
least = 1

# %%
from dataclasses import fields
from assay.checkout.paths import find_root
from assay.records.load import load
loaded = load(find_root())
(entity,) = [entity for entity in loaded.corpus.entities.values() if entity.id == "stoat"]
print(loaded.corpus.label(subject := entity.id), loaded.corpus.siblings(entity=subject))
"""
NOTEBOOKS = {"files": FILES, "records": RECORDS, "helped": HELPED, "restless": RESTLESS, "everything": EVERYTHING}
ALWAYS = {"restless": ["it starts a program: true: what that reads cannot be seen"]}
EVERY_RECORD = {"everything": ["a record changed, and it reads all of them"]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Notebooks that ran, in a checkout with a copy of the package; tests work on copies of it."""
    root = lay(tmp_path_factory.mktemp("stale") / "project")
    lay_code(root)
    put(root, "src/assay/helper.py", HELPER)
    put(root, "requirements.lock", "numpy==2.0\n")
    put(root, "data/figures.txt", "1\n2\n")
    put(root, "data/parts/a.txt", "a")
    table(root)
    for name, text in NOTEBOOKS.items():
        put(root, f"notebooks/{name}.py", text)
    assert ran(root) == set(NOTEBOOKS)
    return root


def table(root: Path, name: str = "one") -> None:
    """One more table in a database."""
    with closing(sqlite3.connect(root / "data" / "list.sqlite")) as connection:
        connection.execute(f"CREATE TABLE {name} (x)")


def ran(root: Path) -> set[str]:
    """Run what has to be run, by the package in the checkout; which notebooks that were."""
    with started(root) as process:
        said, errors = process.communicate()
    assert process.returncode == 0, errors
    return {line.partition(":")[0] for line in said.splitlines() if ": ran" in line}


def started(root: Path) -> subprocess.Popen[str]:
    """A run that goes on."""
    command = [sys.executable, "-c", "from assay.cli import main; main()", "run"]
    settings = {**os.environ, "PYTHONPATH": str(root / "src"), "ASSAY_ARTICLES": "texts"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=root, env=settings, stdout=pipe, stderr=pipe, text=True)


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, with everything up to date in it."""
    root = tmp_path / "copy"
    shutil.copytree(built, root)
    monkeypatch.setattr("assay.notebooks.inputs.CODE", root / "src" / "assay")
    monkeypatch.setenv("ASSAY_ARTICLES", "texts")
    return root


def reasons(root: Path, records: Callable[[], Records] | None = None) -> dict[str, list[str]]:
    """The notebooks that would run, and why, but for the one that always does."""
    found = {planned.name: list(planned.reasons) for planned in plan(root, records=records) if planned.reasons}
    assert {name: found.pop(name) for name in ALWAYS}.keys() == ALWAYS.keys()
    return found


def recalled(root: Path) -> dict[str, list[str]]:
    """The same by what is remembered of the last time, which is remembered then."""
    memory = open_memory(root)
    found = reasons(root, lambda: RecalledRecords(load(root, memory), memory))
    keep_memory(root, memory)
    return found


Reasons = dict[str, list[str]]
CASES: dict[str, tuple[Change, Reasons]] = {
    "a data file": (write("data/figures.txt", "1\n3\n"), {"files": ["data/figures.txt changed"]}),
    "a data file that is gone": (
        remove("data/figures.txt"),
        {"files": ["data/figures.txt is gone"]},
    ),
    "a database that is opened by its address": (
        lambda root: table(root, "two"),
        {"files": ["data/list.sqlite changed"]},
    ),
    "one more file in a folder that is listed": (
        write("data/parts/b.txt", "b"),
        {"files": ["data/parts/ holds other names"]},
    ),
    "a file whose absence was seen": (
        write("data/extra.txt", ""),
        {"files": ["data/extra.txt: nothing there before, a file now"]},
    ),
    "a file that nobody reads": (write("data/parts/a.txt", "other"), {}),
    "what a notebook wrote itself": (write("data/own.txt", "other"), {}),
    "a helper module": (
        write("src/assay/helper.py", HELPER.replace("2", "3")),
        {"helped": ["assay/helper.py changed"]},
    ),
    "a comment in a helper module": (
        write("src/assay/helper.py", HELPER + "# said\n"),
        {"helped": ["assay/helper.py changed"]},
    ),
    "a module that no notebook imports": (write("src/size_debate/carbon.py", ""), {}),
    "a parameter": (
        replace("notebooks/files.py", "scale = 2", "scale = 3"),
        {"files": ["parameter scale is 3 instead of 2"]},
    ),
    "a cell": (replace("notebooks/helped.py", "twice(width)", "twice(9)"), {"helped": ["notebooks/helped.py changed"]}),
    "a comment in a notebook": (
        replace("notebooks/helped.py", "width = 4", "width = 4  # wide"),
        {"helped": ["notebooks/helped.py changed"]},
    ),
    "a fact that is asked for": (
        replace(SOURCE, "value: 70 billion", "value: 71 billion"),
        EVERY_RECORD | {"records": ["fact otter-2022#otter-70b.parameters has another value"]},
    ),
    "a fact that is not asked for": (replace(SOURCE, "1.4 trillion", "1.5 trillion"), EVERY_RECORD),
    "where a fact stands": (replace(SOURCE, "Table 1}", "Table 2}"), EVERY_RECORD),
    "one more fact of those that are asked for": (
        replace(SOURCE, "facts:\n", f"facts:\n  - {{{MORE}}}\n"),
        EVERY_RECORD
        | {
            "records": [
                "facts_about(otter-70b, parameters) gives another answer",
                "fact otter-2022#otter-70b.parameters has another value",
            ]
        },
    ),
    "the value of a claim": (
        replace(CLAIM, "value: 1.4 billion\n", ""),  # then it is as the quote prints it: with its unit
        EVERY_RECORD | {"records": ["claim sizes/otter-tokens has another attribute or value"]},
    ),
    "the words of a claim": (replace(CLAIM, "Otter was", "The Otter was"), EVERY_RECORD),
    "a comment in a record": (replace(CLAIM, "at: 74", "at: 74  # copied"), {}),
    "a comment by which lines move": (replace(CLAIM, "statement:", "# copied\nstatement:"), EVERY_RECORD),
    "a claim that is gone": (
        lambda root: (root / "claims/records/sizes/reference-8.yml").unlink(),
        EVERY_RECORD
        | {
            "records": [
                "claims_of(sizes) gives another answer",
                "claim sizes/reference-8 is gone, or has another id",
            ]
        },
    ),
    "the lock file": (
        write("requirements.lock", "numpy==2.1\n"),
        {name: ["requirements.lock changed"] for name in NOTEBOOKS.keys() - ALWAYS},
    ),
    "modification times only": (touch, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_exactly_what_depends_on_it_has_to_be_run_again(project: Path, case: str) -> None:
    change, expected = CASES[case]
    assert recalled(project) == {}
    change(project)
    assert reasons(project) == recalled(project) == recalled(project) == expected


def test_only_what_a_change_may_concern_is_asked_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Question] = []
    digest_of = Records.digest_of

    def watched(self: Records, question: Question) -> str:
        asked.append(question)
        return digest_of(self, question)

    monkeypatch.setattr(Records, "digest_of", watched)
    assert recalled(project) == {}
    assert {kind for kind, *_ in asked} == {"each", "record", "call", "everything"}
    asked.clear()
    replace(CLAIM, "Otter was", "The Otter was")(project)
    assert recalled(project) == EVERY_RECORD
    assert {question[:2] for question in asked} == {("record", "claims"), ("call", "claims_of"), ("everything",)}


def test_exactly_what_has_to_be_is_run_again(project: Path) -> None:
    assert plan(project, ["restless"])[0].reasons == tuple(ALWAYS["restless"])
    before = {name: executed(project, name).stat().st_mtime_ns for name in NOTEBOOKS}
    put(project, "src/assay/helper.py", HELPER.replace("2", "3"))
    assert ran(project) == {"helped", "restless"}
    after = {name: executed(project, name).stat().st_mtime_ns for name in NOTEBOOKS}
    assert {name for name in NOTEBOOKS if before[name] != after[name]} == {"helped", "restless"}
    assert '"text": "12\\n"' in executed(project, "helped").read_text(encoding="utf-8")
    assert reasons(project) == {}


def test_the_inputs_stand_in_the_notebook(built: Path) -> None:
    notebook = read_executed(built, "files")
    assert notebook
    made_from = inputs_of(notebook)
    assert made_from["parameters"] == {"scale": "2"}
    assert set(made_from["files"]) == {"data/figures.txt", "data/list.sqlite"}
    assert set(made_from["folders"]) == {"data/parts"}
    assert made_from["looked_for"]["data/extra.txt"] == "absent"
    assert made_from["records"] == {}
    assert made_from["python"].count(".") == 2
    assert "assay/helper.py" not in made_from["modules"]
    assert str(built) not in json.dumps(made_from)
    other = read_executed(built, "helped")
    assert other and "assay/helper.py" in inputs_of(other)["modules"]


@pytest.mark.parametrize("part", ["outputs", "inputs"])
def test_outputs_or_inputs_that_somebody_changed_are_not_believed(project: Path, part: str) -> None:
    path = executed(project, "helped")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    if part == "outputs":
        notebook["cells"][-1]["outputs"] = []
    else:
        notebook["metadata"]["assay"]["inputs"]["lock"] = "absent"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert reasons(project) == {"helped": ["its outputs were changed by somebody, or not written to the end"]}


def test_a_file_that_was_cut_off_is_not_believed(project: Path) -> None:
    path = executed(project, "helped")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert list(reasons(project)) == ["helped"]


@pytest.mark.slow
def test_runs_that_were_killed_leave_nothing_that_the_next_one_believes(project: Path) -> None:
    expected = {name: executed(project, name).read_bytes() for name in NOTEBOOKS}
    for name in NOTEBOOKS:
        executed(project, name).unlink()
    for seconds in (0.8, 2.0, 3.5):
        with started(project) as process:
            time.sleep(seconds)
            process.kill()
        for planned in plan(project):
            if not planned.reasons:
                assert executed(project, planned.name).read_bytes() == expected[planned.name]
    ran(project)
    folder = executed(project, "any").parent
    assert {path.stem: path.read_bytes() for path in folder.iterdir()} == expected
