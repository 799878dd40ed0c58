"""CONTRIBUTING.md does what it says: its console examples are run in a copy of the records, and say what they show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "CONTRIBUTING.md"


def examples() -> Iterator[tuple[str, list[str]]]:
    """Each command of a console example with the lines that it is said to print."""
    for block in re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        command = ""
        printed: list[str] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, printed
                command, printed = line[2:], []
            else:
                printed.append(line.rstrip())
        yield command, printed


def says(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines are those that are shown, where `…` stands for any number of lines."""
    wanted = (
        ".*" if left_out else "".join(f"{re.escape(line)}\n" for line in lines)
        for left_out, lines in groupby(shown, key=lambda line: line == "…")
    )
    return re.fullmatch("".join(wanted), "".join(f"{line}\n" for line in printed), re.DOTALL) is not None


def test_the_walk_through_prints_what_it_shows_from_the_article_to_the_green_check(tmp_path: Path) -> None:
    checkout = tmp_path / "assay"
    shutil.copytree(ROOT / "claims", checkout / "claims")
    shutil.copytree(ROOT / "tests" / "walkthrough", checkout / "tests" / "walkthrough")
    commands = list(examples())
    script = "set -o pipefail\n" + "\n".join(
        f"{{ {command}; }} >{tmp_path}/{number} 2>&1\necho $? >>{tmp_path}/codes"
        for number, (command, _) in enumerate(commands)
    )
    here = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    subprocess.run(["bash", "-c", script], cwd=checkout, env=here, check=True, timeout=300)
    assert (tmp_path / "codes").read_text(encoding="utf-8").split() == ["0"] * len(commands)
    assert len(commands) == 5
    for number, (command, shown) in enumerate(commands):
        printed = [line.rstrip() for line in (tmp_path / str(number)).read_text(encoding="utf-8").splitlines()]
        assert says(shown, printed), f"CONTRIBUTING.md shows something else for {command}:\n" + "\n".join(printed)


def test_every_place_that_the_map_names_is_there_and_no_folder_is_left_out() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## Where things are")[2].partition("\n## ")[0]
    tree = re.findall(r"^  (\S+?)/? {2,}\S", section, re.MULTILINE)
    code = ROOT / "src" / "assay"
    folders = sorted(path.parent.name for path in code.glob("*/__init__.py"))
    assert sorted(name for name in tree if "." not in name) == folders
    questions = [line for line in section.splitlines() if re.match(r"\| (what|whether|which|where) ", line)]
    assert len(questions) == 12
    named = re.findall(r"`((?:src|tests)/[^`]+)`", section)
    assert len(named) > len(questions)
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_a_line_that_is_left_out_stands_for_any_number_of_lines() -> None:
    assert says(["a", "…", "d"], ["a", "b", "c", "d"])
    assert says(["a", "…"], ["a"])
    assert not says(["a"], ["a", "b"])
    assert not says(["a", "…"], ["b"])
