from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repository["hooks"]
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "records" / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(hook: str, checkout: Path, *files: str) -> tuple[int, str]:
    """What the hook does to these files, called as pre-commit calls it."""
    entry = HOOKS[hook]["entry"].replace(".venv/bin/assay", f"{Path(sys.executable).parent / 'assay'}")
    taken = [file for file in files if re.search(HOOKS[hook]["files"], file)]
    passed = taken if HOOKS[hook].get("pass_filenames", True) else []
    done = subprocess.run(
        [*shlex.split(entry), *passed], cwd=checkout, capture_output=True, text=True, check=False, timeout=120
    )
    return done.returncode, done.stdout + done.stderr


def test_the_hook_for_the_form_brings_a_record_into_it(checkout: Path) -> None:
    file = next((checkout / "claims" / "records").rglob("*.yml"))
    before = file.read_text(encoding="utf-8")
    file.write_text("\n".join(reversed(before.splitlines())) + "\n", encoding="utf-8")
    name = file.relative_to(checkout).as_posix()
    code, said = run("assay-fmt", checkout, name, "README.md")
    assert (code, said.splitlines()[0]) == (0, f"changed {name}")
    assert sorted(file.read_text(encoding="utf-8").splitlines()[1:]) == sorted(before.splitlines())


def test_the_hook_for_the_check_passes_records_that_can_be_read_and_stops_at_others(checkout: Path) -> None:
    code, said = run("assay-check", checkout)
    assert code == 0
    assert re.fullmatch(r"\d+ claims and \d+ facts can be read\n", said)
    bad = checkout / "claims" / "sources" / "bad.yml"
    bad.write_text("kind: rumour\n", encoding="utf-8")
    code, said = run("assay-check", checkout)
    assert code == 2
    assert "claims/sources/bad.yml:1: the key 'title' is missing; add it: its title, as it is printed\n" in said


def test_hooks_for_other_repositories_call_commands_that_are_there() -> None:
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in offered] == ["assay-fmt", "assay-records", "assay-prose"]
    for hook in offered:
        assert hook["language"] == "python"
        command = [sys.executable, "-m", *shlex.split(hook["entry"]), "--help"]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
        assert re.search(hook["files"], "claims/sources/a.yml" if hook["id"] != "assay-prose" else "book/index.md")


def test_the_action_calls_options_that_are_there() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = "\n".join(step.get("run", "") for step in action["runs"]["steps"])
    for command, option in (("scan", "--checks-only"), ("scan", "--sarif"), ("check", "--format github")):
        assert command in script
        assert option in script
        line = [sys.executable, "-m", "assay", command, "--help"]
        told = subprocess.run(line, capture_output=True, text=True, check=True).stdout
        assert option.split()[0] in told
