"""`assay diff` remembers what it worked out of a commit: the answer is the one that working it out anew gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from assay.diff.revisions import difference
from assay.diff.revisions.book import as_read
from assay.diff.revisions.remembered import KEPT, MOST
from assay.project import Project
from tests.diff.test_revisions import FACTS, NOTEBOOK, commit, data, edit, git
from tests.sample import put


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """`base` or `head` for each state whose pages were worked out."""
    made: list[str] = []

    def noted(project: Project, kept_in: Path) -> Mapping[str, str]:
        made.append("head" if project.root == kept_in else "base")
        return as_read(project, kept_in)

    monkeypatch.setattr(difference, "as_read", noted)
    return made


@pytest.fixture
def changed(base: Path) -> Path:
    """A committed project with a fact that is another one in the working tree."""
    put(base, "notebooks/tenth.py", NOTEBOOK)
    edit(commit(base), FACTS, "1.4 trillion", "1.4 billion")
    return base


def test_a_commit_is_worked_out_once_and_the_working_tree_each_time(changed: Path, worked_out: list[str]) -> None:
    first = data(changed, "HEAD")
    assert data(changed, "HEAD") == first
    edit(changed, FACTS, "1.4 billion", "1.4 trillion")
    git(changed, "commit", "-qam", "a state of its own", "--allow-empty")
    assert [page["path"] for page in data(changed, "HEAD~1")["pages"]] == []
    assert worked_out == ["base", "head", "head", "head"]


def _code(root: Path) -> None:
    put(root, "requirements.lock", "another==1.0\n")


def _text(root: Path) -> None:
    put(root, "texts/sizes.txt", (root / "texts" / "sizes.txt").read_bytes() + b"More of it.\n")


def _executed(root: Path) -> None:
    put(root, "book/notebooks/tenth.ipynb", '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')


def _address(root: Path) -> None:
    os.environ["ASSAY_BASE_URL"] = "https://example.org/other/"


def _cut_off(root: Path) -> None:
    (path,) = (root / KEPT).iterdir()
    path.write_bytes(path.read_bytes()[:-20])


def _lost(root: Path) -> None:
    (path,) = (root / KEPT).iterdir()
    path.unlink()


@pytest.mark.parametrize("change", [_code, _text, _executed, _address, _cut_off, _lost])
def test_what_it_hangs_on_is_worked_out_anew(
    changed: Path, worked_out: list[str], monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    monkeypatch.setenv("ASSAY_BASE_URL", "")  # put back after the test
    data(changed, "HEAD")
    change(changed)
    data(changed, "HEAD")
    assert worked_out == ["base", "head"] * 2


def test_the_commits_last_asked_for_are_kept(changed: Path) -> None:
    for number in range(MOST + 2):
        git(changed, "commit", "-q", "--allow-empty", "-m", f"state {number}")
        data(changed, "HEAD")
    assert len(list((changed / KEPT).iterdir())) == MOST
