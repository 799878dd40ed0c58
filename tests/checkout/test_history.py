"""The history of the records as git has it: the same in every clone, and nothing where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from assay.book.pages import pages
from assay.book.pages.write import material_of
from assay.checkout.history import read_history
from assay.project import open_project
from tests.sample import put

TOKENS = "claims/records/sizes/otter-tokens.yml"


def git(root: Path, *arguments: str, day: str = "2026-03-01") -> str:
    person = {"NAME": "Ada", "EMAIL": "ada@example.org", "DATE": f"{day}T23:30:00 -0800"}
    names = {f"GIT_{who}_{key}": value for who in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    clean = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", "-C", str(root), *arguments], env=clean, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(root: Path, message: str, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message, day=day)


@pytest.fixture
def repository(base: Path) -> Path:
    """The small project in two commits, of which the second changes one record."""
    git(base, "init", "-q", "-b", "main")
    commit(base, "Records on otters", "2026-03-01")
    put(base, TOKENS, (base / TOKENS).read_text(encoding="utf-8") + "cites: [otter-2022]\n")
    commit(base, "Tokens <b>again</b> & `twice`\n\nA body.", "2026-04-02")
    return base


def told(root: Path, claim: str) -> list[tuple[str, str]]:
    return [(change.date, change.subject) for change in read_history(root).get(claim, ())]


def history_on(root: Path, claim: str) -> str:
    """What is folded under its summary on the page of a claim."""
    page = pages(material_of(open_project(root)))[f"claims/{claim}.md"]
    opening, _, behind = page.partition(" Changes of the record\n\n")
    fence = opening.rpartition("\n")[2].partition("{")[0]
    return behind.partition(f"\n\n{fence}\n")[0]


def test_a_record_has_its_commits_the_latest_first(repository: Path) -> None:
    added = ("2026-03-01", "Records on otters")
    assert told(repository, "sizes/otter-tokens") == [("2026-04-02", "Tokens <b>again</b> & `twice`"), added]
    assert told(repository, "sizes/otter-licence") == [added]


def test_the_page_tells_it_and_runs_no_message(repository: Path) -> None:
    later, first = (change.short for change in read_history(repository)["sizes/otter-tokens"])
    assert (
        history_on(repository, "sizes/otter-tokens")
        == rf""":::{{container}} assay-history

- 2 April 2026, changed: Tokens \<b\>again\<\/b\> \& \`twice\` ({later})
- 1 March 2026, added: Records on otters ({first})

:::"""
    )


def test_a_commit_that_leaves_a_record_alone_leaves_its_page_alone(repository: Path) -> None:
    before = pages(material_of(open_project(repository)))
    put(repository, "README.md", "Otters.\n")
    commit(repository, "A word on otters", "2026-05-03")
    assert pages(material_of(open_project(repository))) == before


def test_what_is_not_committed_is_no_history(repository: Path) -> None:
    before = read_history(repository)
    put(repository, "claims/records/sizes/new.yml", (repository / TOKENS).read_bytes())
    put(repository, TOKENS, (repository / TOKENS).read_text(encoding="utf-8") + "# a thought\n")
    assert read_history(repository) == before
    assert history_on(repository, "sizes/new") == "The record is not committed yet."


def test_two_clones_say_the_same(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "deeper" / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    for setting in ("log.showRoot=false", "core.abbrev=20", "log.date=relative", "diff.renames=copies", "log.follow=1"):
        git(clone, "config", *setting.split("="))
    assert read_history(clone) == read_history(repository)


def test_a_project_in_a_folder_of_a_repository(repository: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    repository.rename(outer / "size")
    (outer / "size" / ".git").rename(outer / ".git")
    commit(outer, "Everything into one folder", "2026-05-03")
    assert told(outer / "size", "sizes/otter-licence") == [("2026-05-03", "Everything into one folder")]


def test_a_shallow_clone_cannot_tell(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    assert read_history(clone) == {}
    assert history_on(clone, "sizes/otter-tokens") == ""


def test_no_repository_has_no_history(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_history(base) == {}
    monkeypatch.setenv("PATH", "")
    assert read_history(base) == {}
