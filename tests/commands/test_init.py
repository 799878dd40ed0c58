"""`assay init`: a book begins with one command, in any folder, under any title."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from assay.book.pages.citation import read_work
from assay.book.site.config import settings_of
from assay.checkout.installation import read_direct_url
from assay.cli import group
from assay.commands.new import prompts
from assay.errors import UsageError
from assay.model import Verdict
from assay.project import open_project
from assay.records.json_schema import stale_schemas
from assay.skeleton import Beginning, files

TITLES = st.text(st.characters(blacklist_categories=["C", "Zl", "Zp"]), min_size=1).filter(lambda text: text.strip())


def init(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(group, ["init", str(folder), *more])


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new book, in a folder whose name has a space and an umlaut."""
    monkeypatch.delenv("ASSAY_ARTICLES", raising=False)
    folder = tmp_path / "Mein schönes Buch"
    done = init(folder, "--title", "The Moon: what is said", "--author", "Ada Brook", "--author", "River Lab")
    assert done.exit_code == 0, done.output
    return folder


def test_it_can_be_checked_at_once_and_has_a_claim_of_each_verdict(book: Path) -> None:
    project = open_project(book)
    assert not [*project.loaded.faults, *project.loaded.skipped]
    assert sorted(row.verdict for row in project.report.rows) == sorted(Verdict)
    assert set(project.loaded.quotes.values()) == {"match"}
    assert not project.finding_faults


def test_its_records_are_in_canonical_form_and_its_schemas_are_current(book: Path) -> None:
    done = CliRunner().invoke(group, ["--root", str(book), "fmt", "--check"])
    assert done.output == "16 records are in their canonical form\n"
    assert not list(stale_schemas(book))


def test_title_authors_and_licence_stand_where_they_are_read(book: Path) -> None:
    settings = settings_of(book)
    assert (settings["title"], settings["author"]) == ("The Moon: what is said", "Ada Brook, River Lab")
    assert settings["sphinx"]["config"]["project"] == "The Moon: what is said"  # the title of its first page
    assert "CC BY 4.0" in settings["html"]["extra_footer"]
    assert read_work(book).authors == ("Ada Brook", "River Lab")
    assert (book / "book/index.md").read_text("utf-8").startswith("# The Moon: what is said\n")


def test_line_ends_are_the_same_on_every_machine(book: Path) -> None:
    assert "* text=auto eol=lf\n" in (book / ".gitattributes").read_text("utf-8")
    assert [path for path in book.rglob("*") if path.is_file() and b"\r" in path.read_bytes()] == []


def test_it_says_what_comes_next(tmp_path: Path) -> None:
    done = init(tmp_path / "it & that", "--title", "T", "--author", "A")
    assert done.stdout.endswith(f"Next:\n  cd '{tmp_path / 'it & that'}'\n"
                                "  assay check --all    # every claim with its verdict\n"
                                "  assay book           # _build/html/index.html\n")  # fmt: skip


def test_every_option_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    done = init(tmp_path / "it")
    assert isinstance(done.exception, UsageError)
    said = "--title is missing: what is the book called?\n       --author is missing: who makes it?"
    assert str(done.exception) == said
    assert not (tmp_path / "it").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    done = init(tmp_path, "--title", "T", "--author", "A")
    reason = f"{tmp_path / 'README.md'} is there already and not overwritten; choose an empty folder"
    assert str(done.exception) == reason
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_bare_book_has_no_records_and_can_be_checked_too(tmp_path: Path) -> None:
    assert init(tmp_path / "it", "--title", "T", "--author", "A", "--bare").exit_code == 0
    done = CliRunner().invoke(group, ["--root", str(tmp_path / "it"), "check", "--records"])
    assert (done.exit_code, done.stdout) == (0, "0 claims and 0 facts can be read\n")


@given(TITLES, TITLES)
def test_any_title_and_name_come_out_as_they_were_given(title: str, name: str) -> None:
    found = files(Beginning(title=title, authors=[name], licence="CC0-1.0", year=2026, requirement="assay"))
    settings = yaml.safe_load(found["_config.yml"])
    assert (settings["title"], settings["author"]) == (title, name.strip())
    assert yaml.safe_load(found["CITATION.cff"])["title"] == title


def test_no_file_of_it_is_hidden_in_the_package() -> None:
    import assay.skeleton as package  # noqa: PLC0415 - the folder, not what is in it

    names = [path.name for path in Path(package.__file__).parent.rglob("*")]
    assert not [name for name in names if name.startswith(".")]


def test_the_command_is_there_without_a_path_to_it() -> None:
    done = subprocess.run([sys.executable, "-m", "assay", "init", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: assay init [OPTIONS] DIR")


def test_without_a_folder_none_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(group, ["init", "--title", "T", "--author", "A"])
    assert str(done.exception) == "DIR is missing: in which folder, new or empty?"
    assert not list(tmp_path.iterdir())


def test_in_a_terminal_a_folder_with_other_things_in_it_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "is_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(group, ["init", "--bare"], input=".\nn\nit\nTitle\nAda\n")
    assert done.exit_code == 0, done.output
    assert "has 1 entry already; begin the book among them?" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it", "mine.txt"]


def test_an_entity_in_a_bare_book_leaves_it_in_canonical_form(tmp_path: Path) -> None:
    assert init(tmp_path, "--bare", "--title", "T", "--author", "A").exit_code == 0
    root = ["--root", str(tmp_path)]
    for line in (["kind", "city", "--has-page"], ["entity", "lyon", "--label", "Lyon", "--kind", "city"]):
        assert CliRunner().invoke(group, [*root, "new", *line]).exit_code == 0
    assert CliRunner().invoke(group, [*root, "fmt", "--check"]).output == "3 records are in their canonical form\n"


@pytest.mark.parametrize(
    ("told", "line", "requirement"),
    [
        ({}, "pip install 'assay[book]'", "assay[book]==0.1.0"),
        (
            {"url": "https://example.org/a.git", "vcs_info": {"vcs": "git", "commit_id": "0abc"}},
            "pip install 'assay[book] @ git+https://example.org/a.git@0abc'",
            "assay[book] @ git+https://example.org/a.git@0abc",
        ),
        (
            {"url": "file:///src/assay", "dir_info": {"editable": True}},
            "pip install -e '/src/assay[book]'",
            "assay[book]==0.1.0",
        ),
        ({"url": "file:///gone/assay.whl", "archive_info": {}}, "pip install 'assay[book]'", "assay[book]==0.1.0"),
    ],
)
def test_what_a_book_is_built_with_is_told_from_how_assay_was_installed(
    told: dict[str, object], line: str, requirement: str
) -> None:
    found = read_direct_url(told)
    assert found.line("book") == line.replace("/src/assay", str(Path("/src/assay")))
    assert found.requirement("book", "wheels") == requirement


def test_a_book_that_was_begun_from_a_wheel_brings_it_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "with umläut" / "assay-0.1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"a wheel")
    found = read_direct_url({"url": wheel.as_uri(), "archive_info": {}})
    assert found.line("book") == f"pip install '{wheel}[book]'"
    monkeypatch.setattr("assay.checkout.installation.installation", lambda: found)
    assert init(tmp_path / "it", "--bare", "--title", "T", "--author", "A").exit_code == 0
    asked = (tmp_path / "it/requirements.txt").read_text("utf-8").splitlines()
    assert asked[-1] == "./wheels/assay-0.1.0-py3-none-any.whl[book]"
    assert (tmp_path / "it/wheels/assay-0.1.0-py3-none-any.whl").read_bytes() == b"a wheel"
    assert init(tmp_path / "other", "--title", "T", "--author", "A", "--assay", "assay[book]>=0.1").exit_code == 0
    assert (tmp_path / "other/requirements.txt").read_text("utf-8").endswith("\nassay[book]>=0.1\n")
    assert not (tmp_path / "other/wheels").exists()
