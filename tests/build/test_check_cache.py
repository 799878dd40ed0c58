"""`assay check` a second time: the same words at once where nothing changed, and never those of another day."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay import project
from assay.cli import group
from assay.memory.dependencies import Memory
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

    def watched(root: Path, *, memory: Memory) -> project.Project:
        found.append(root)
        return judge(root, memory=memory)

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


def flip(what: str) -> Callable[[Path], None]:
    """Make one of the changes; made a second time it is taken back."""
    name, change = CHANGES[what]

    def flipped(root: Path) -> None:
        kept, path = root / f"{what}.before", root / name
        if not path.exists():
            return
        now = path.read_text(encoding="utf-8")
        put(root, name, kept.read_text(encoding="utf-8") if kept.exists() else change(now))
        kept.unlink() if kept.exists() else kept.write_text(now, encoding="utf-8")

    return flipped


def take_out_or_put_back(root: Path) -> None:
    path, away = root / "claims/records/sizes/reference-8.yml", root / "away"
    path.replace(away) if path.exists() else away.replace(path)


def spoil_or_mend(root: Path) -> None:
    path = root / "claims/records/sizes/bad.yml"
    path.unlink() if path.exists() else path.write_text("statement: It is so.\n", encoding="utf-8")


def age(root: Path) -> None:
    for path in (root / "claims").rglob("*.yml"):
        os.utime(path, (0, 0))


EDITS: dict[str, Callable[[Path], None]] = {
    **{what: flip(what) for what in CHANGES},
    "a claim that goes or comes back": take_out_or_put_back,
    "a record that cannot be read": spoil_or_mend,
    "modification times": age,
    "nothing kept": lambda root: (root / "_build" / "check.json").unlink(missing_ok=True),
}


@given(edits=st.lists(st.lists(st.sampled_from(sorted(EDITS)), max_size=3), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_changed_in_whatever_order_it_says_what_a_first_check_says(
    base: Path, edits: list[list[str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        warm = shutil.copytree(base, Path(folder) / "warm")
        check(warm)
        for together in edits:
            for edit in together:
                EDITS[edit](warm)
            again = said(check(warm))
            cold = shutil.copytree(warm, Path(folder) / "cold")
            shutil.rmtree(cold / "_build")
            assert again == said(check(cold))
            assert (warm / "_build/verdicts.json").read_bytes() == (cold / "_build/verdicts.json").read_bytes()
            shutil.rmtree(cold)


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
def test_after_a_change_of_anything_that_it_reads_or_made_nothing_is_taken_from_the_last_check_as_it_was(
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


@pytest.mark.slow
def test_killed_twenty_times_at_any_moment_it_says_and_writes_what_a_first_check_does(base: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - moments, no secrets
    command = [sys.executable, "-c", "from assay.cli import main; main()", "--root", str(base), "check"]
    start = time.monotonic()
    subprocess.run(command, capture_output=True, check=False)
    whole = time.monotonic() - start
    edits = sorted(name for name in CHANGES if name not in ("what was written", "what is kept"))
    for _ in range(20):
        EDITS[chance.choice(edits)](base)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            time.sleep(chance.uniform(0.05, 1.0) * whole)
            process.kill()
        again = said(check(base))
        made = MADE if again[0] != 2 else MADE[:1]  # where a record has a fault nothing is kept
        warm = {name: (base / "_build" / name).read_bytes() for name in made}
        shutil.rmtree(base / "_build")
        assert again == said(check(base))
        assert warm == {name: (base / "_build" / name).read_bytes() for name in made}


MADE = ("verdicts.json", "check.json")
