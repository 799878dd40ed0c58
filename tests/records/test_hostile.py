"""Records by somebody who means harm: each is refused in clear words, or read and shown as the harmless text it is."""

from __future__ import annotations

import ast
import csv
import io
import re
import subprocess
from pathlib import Path

import pytest

from assay.book.pages import pages
from assay.book.pages.write import material_of
from assay.errors import RecordError, visible
from assay.exports.formats import EXPORTS
from assay.project import open_project
from assay.records.confusables import lookalikes
from assay.records.load import Loaded, load
from tests.hostile import HOSTILE, REFUSED, ROOT, SHOWN
from tests.sample import lay, messages, read

SRC = ROOT / "src" / "assay"


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_it_is_refused_in_these_words_or_read_and_all_other_records_are_read(
    case: Path, sound: Loaded, tmp_path: Path
) -> None:
    loaded = read(tmp_path, case)
    assert messages(loaded) == (case / "expected.txt").read_text("utf-8").splitlines()
    assert set(loaded.corpus.claims) >= set(sound.corpus.claims)
    assert set(loaded.corpus.entities) >= set(sound.corpus.entities)
    assert not list(tmp_path.rglob("pwned"))


def test_there_are_hostile_records_of_both_sorts() -> None:
    assert len(REFUSED) >= 40
    assert len(SHOWN) >= 20


def test_no_message_holds_what_a_terminal_would_obey(tmp_path: Path) -> None:
    said = "\n".join(message for case in REFUSED for message in (case / "expected.txt").read_text("utf-8").splitlines())
    assert visible(said.replace("\n", "")) == said.replace("\n", "")


def test_what_is_hidden_is_written_out_in_a_message() -> None:
    fault = RecordError(file="claims/a\x1b[31m\n.yml", line=1, path="\u202eyek", reason="x\u200by caf\u00e9 \u00adz")
    assert str(fault) == "claims/a\\x1b[31m\\n.yml:1: \\u202eyek: x\\u200by caf\u00e9 \u00adz"


@pytest.mark.parametrize("target", ["/etc/hostname", "../../../../outside.yml", "loop.yml", "/etc"])
def test_a_link_out_of_the_project_is_refused_and_not_followed(base: Path, target: str) -> None:
    (base.parent / "outside.yml").write_text("statement: from outside\n", encoding="utf-8")
    link = base / "claims/records/sizes/loop.yml"
    link.symlink_to(target)
    loaded = load(base)
    reason = "is a link; put the record itself here: nothing else is read"
    assert messages(loaded) == [f"claims/records/sizes/loop.yml:1: {reason}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GPT", ""),
        ("G\u0420T-3", "\u0420"),
        ("\u041e\u0420\u0422", "\u041e\u0420\u0422"),
        ("\u03bcTransfer", ""),
        ("\u03c0 and \u0394", ""),
        ("\u041f\u0435\u0442\u0440\u043e\u0432", ""),
        ("Erd\u0151s caf\u00e9", ""),
        ("\u4e2d\u6587", ""),
    ],
)
def test_letters_deceive_in_a_word_that_reads_as_latin(text: str, found: str) -> None:
    assert lookalikes(text) == found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("hostile"), *SHOWN)


def test_letters_that_deceive_are_told_beside_a_quote_that_has_them(project: Path) -> None:
    page = dict(pages(material_of(open_project(project))))["claims/hidden/letters.md"]
    assert "the quote holds U\\+0420 \\(Cyrillic capital letter er\\), U\\+043E \\(Cyrillic small letter o\\)" in page


def test_no_cell_of_a_table_is_a_formula(project: Path) -> None:
    opened = open_project(project)
    tables = [export.write(opened) for export in EXPORTS if export.file.endswith(".csv")]
    assert tables
    for table in tables:
        assert isinstance(table, str)
        for row in csv.reader(io.StringIO(table)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_every_export_of_hostile_records_can_be_written(project: Path) -> None:
    opened = open_project(project)
    for export in EXPORTS:
        assert export.write(opened)


DANGEROUS = frozenset({"eval", "exec", "__import__", "compile"})
PICKLES = frozenset({"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"})


def test_the_checker_evaluates_nothing_and_loads_no_pickle() -> None:
    """Formulas are products of powers, pointers a language of their own, and what is kept between runs is JSON.

    What reads strangers' bytes answers in a pickle, of which only values are taken: `tests/web/test_isolation.py`.
    """
    found = []
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DANGEROUS:
                found.append(f"{path.name}:{node.lineno} calls {node.func.id}")
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]
                found += [
                    f"{path.name}:{node.lineno} imports {name}" for name in names if name.split(".")[0] in PICKLES
                ]
            if isinstance(node, ast.keyword) and node.arg == "shell":
                found.append(f"{path.name}:{node.lineno} asks for a shell")
    assert [re.sub(r":\d+", "", one) for one in found] == ["isolation.py imports pickle"]


def test_nothing_that_a_build_makes_is_kept_in_git() -> None:
    """A committed `_build` or executed notebook would be believed: Sphinx keeps pickles, and outputs have no author."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("this is no checkout of git")
    assert done.stdout.splitlines() == []
