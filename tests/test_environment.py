"""When tools/environment.py lays .venv, and when it leaves it alone."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).parent.parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_a_touched_file_changes_nothing(root: Path) -> None:
    before = environment.key(root)
    (root / "requirements.lock").touch()
    assert environment.key(root) == before


def test_the_settings_of_a_linter_change_nothing(root: Path) -> None:
    before = environment.key(root)
    edit(root / "pyproject.toml", "line-length = 120", "line-length = 100")
    assert environment.key(root) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("requirements.lock", "# This", "# this"),
        ("pyproject.toml", 'assay = "assay.cli:main"', 'assay = "assay.cli:run"'),
        ("pyproject.toml", '"numpy>=', '"numpy>'),
        ("pyproject.toml", 'dev-mode-dirs = ["src"]', 'dev-mode-dirs = ["."]'),
    ],
)
def test_what_is_installed_changes_the_key(root: Path, name: str, old: str, new: str) -> None:
    before = environment.key(root)
    edit(root / name, old, new)
    assert environment.key(root) != before


def test_another_folder_changes_the_key(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    moved = tmp_path_factory.mktemp("moved") / "here"
    before = environment.key(root)
    root.rename(moved)
    assert environment.key(moved) != before


def test_complete_is_what_has_the_stamp_and_a_python(tmp_path: Path) -> None:
    venv = tmp_path / ".venv"
    states = [environment.is_current(venv, "key")]
    python = environment.python_of(venv)
    python.parent.mkdir(parents=True)
    python.touch()
    states.append(environment.is_current(venv, "key"))
    (venv / environment.STAMP).write_text("another", encoding="ascii")
    states.append(environment.is_current(venv, "key"))
    (venv / environment.STAMP).write_text("key", encoding="ascii")
    states.append(environment.is_current(venv, "key"))
    python.unlink()
    states.append(environment.is_current(venv, "key"))
    assert states == [False, False, False, True, False]


def test_a_failed_set_up_leaves_no_stamp(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = root / ".venv"
    venv.mkdir()
    (venv / environment.STAMP).write_text("an earlier one", encoding="ascii")
    failing = [environment.PYTHON, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(environment, "commands", lambda _venv, _uv: [failing])
    with pytest.raises(SystemExit) as stop:
        environment.lay(root, venv, "key")
    said = f"Setting up .venv failed (exit code 3): {environment.PYTHON} -c raise SystemExit(3)"
    assert (stop.value.code, (venv / environment.STAMP).exists()) == (said, False)


@pytest.mark.parametrize("uv", ["/usr/bin/uv", None])
def test_the_project_itself_is_installed_without_the_network(uv: str | None) -> None:
    _, lock, own = environment.commands(Path(".venv"), uv)
    assert {"--no-deps", "--require-hashes", "-r", "requirements.lock"} <= set(lock)
    assert {"--no-deps", "--no-build-isolation", "-e", "."} <= set(own)
    assert {"--offline", "--no-index"} & set(own)


def wheel(folder: Path, text: str) -> str:
    """Write the wheel of a package `swapped` that holds `text`; its digest."""
    path = folder / "swapped-1.0-py3-none-any.whl"
    head = "swapped-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {
            "swapped.py": text,
            f"{head}/METADATA": "Metadata-Version: 2.1\nName: swapped\nVersion: 1.0\n",
            f"{head}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{head}/RECORD": "",
        }.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("installer", ["uv", "pip"])
def test_a_package_that_was_swapped_under_the_lock_is_not_installed(tmp_path: Path, installer: str) -> None:
    """With the very commands of the set-up, and without a network: what is offered has another digest."""
    uv = shutil.which("uv") if installer == "uv" else None
    if installer == "uv" and not uv:
        pytest.skip("uv is not installed")
    offered = tmp_path / "offered"
    offered.mkdir()
    (tmp_path / "requirements.lock").write_text(f"swapped==1.0 --hash=sha256:{wheel(offered, 'a = 1')}\n", "utf-8")
    venv = tmp_path / ".venv"
    create, install, _ = environment.commands(venv, uv)
    only = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(offered), "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(offered)}
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "PYTHON"))} | only
    clean["UV_CACHE_DIR"] = str(tmp_path / "cache")

    def run(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)

    assert run(create).returncode == 0
    wheel(offered, "a = 2")
    refused = run(install)
    assert refused.returncode != 0
    assert "hash" in (refused.stdout + refused.stderr).lower()
    assert not list(venv.rglob("swapped.py"))
    wheel(offered, "a = 1")
    accepted = run(install)
    assert (accepted.returncode, len(list(venv.rglob("swapped.py")))) == (0, 1), accepted.stderr


def test_every_package_of_the_lock_is_named_by_version_and_digest_and_by_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = [
        line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    assert len(lines) > 100
    for line in lines:
        assert re.match(
            r"[A-Za-z0-9._-]+(\[[a-z0-9,-]+\])?==[^ ;@]+( ; [^@]*?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*\Z", line
        ), line


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
