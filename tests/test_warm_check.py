"""`assay check` a second time: the same words at once where nothing changed, and never those of another day."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay import project
from assay.cli import group
from tests.sample import put


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "check", *arguments])


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def afresh(root: Path, *arguments: str) -> tuple[int, str, str]:
    """What is said where nothing is kept."""
    (root / "_build" / "stages" / "check.json").unlink(missing_ok=True)
    return said(check(root, *arguments))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The checkouts that were judged."""
    found: list[Path] = []
    judge = project.open_project

    def watched(root: Path, *others: object) -> project.Project:
        found.append(root)
        return judge(root)

    monkeypatch.setattr(project, "open_project", watched)
    return found


CLAIM = "claims/records/sizes/otter-tokens.yml"
CHANGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a claim": (CLAIM, lambda text: text.replace("1.4 billion", "1.5 billion")),
    "a comment": (CLAIM, lambda text: f"# seen\n{text}"),
    "a claim's statement": (CLAIM, lambda text: text.replace("statement: ", "statement: Once more, ")),
    "a source": ("claims/sources/otter-2022.yml", lambda text: text.replace("1.4 trillion", "1.3 trillion")),
    "an article's text": ("texts/sizes.txt", lambda text: f"{text}."),
    "what was written": ("_build/verdicts.json", lambda text: text.replace("refuted", "supported")),
    "what is kept": ("_build/check.json", lambda text: text.replace("refuted", "supported")),
}


@pytest.mark.parametrize("selection", [(), ("--all",), ("sizes/otter-tokens",)])
def test_nothing_is_judged_twice_while_nothing_has_changed(
    base: Path, judged: list[Path], selection: tuple[str, ...]
) -> None:
    first = said(check(base))
    os.utime(base / CLAIM, (0, 0))
    again = said(check(base, *selection))
    assert len(judged) == 1
    assert again == afresh(base, *selection)
    assert said(check(base)) == first


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_of_anything_that_it_reads_or_made_all_is_judged_anew(
    base: Path, judged: list[Path], what: str
) -> None:
    check(base)
    name, change = CHANGES[what]
    before = (base / name).read_text(encoding="utf-8")
    put(base, name, change(before))
    assert (base / name).read_text(encoding="utf-8") != before, "the change changes something"
    after = said(check(base))
    assert len(judged) == 2
    assert after == afresh(base)


def test_a_fault_is_told_every_time(base: Path, judged: list[Path]) -> None:
    check(base)
    put(base, "claims/records/sizes/bad.yml", "statement: It is so.\n")
    assert said(check(base)) == said(check(base))
    assert check(base).exit_code == 2
    assert len(judged) == 4


def test_a_claim_that_is_taken_out_is_gone_at_once(base: Path) -> None:
    check(base)
    (base / CLAIM).unlink()
    assert "otter-tokens" not in check(base, "--all").stdout
