"""Commands where the terminal, the disk or the memory is not as it should be: one sentence, and no traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assay import commands
from assay.cli import main
from assay.commands.environment import trouble_of
from tests.sample import put

RUN = [sys.executable, "-c", "from assay.cli import main; main()"]


def said(root: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "ASSAY_ARTICLES": "texts", **settings}
    return subprocess.run([*RUN, "--root", str(root), *arguments], env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_cannot_write_every_letter_gets_the_nearest(base: Path, encoding: str) -> None:
    expected = said(base, "check", "--all", PYTHONIOENCODING="utf-8")
    done = said(base, "check", "--all", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (expected.returncode, expected.stderr)
    assert len(done.stdout.splitlines()) == len(expected.stdout.splitlines())
    assert b"Traceback" not in said(base, "show", "sizes/otter-tokens", PYTHONIOENCODING=encoding).stderr


def test_in_ascii_the_signs_of_verdicts_stay_apart(base: Path) -> None:
    done = said(base, "check", "--all", PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "x refuted" in done
    assert "+ supported" in done


@pytest.mark.parametrize("arguments", [["check"], ["coverage"]])
def test_what_only_answers_needs_no_disk_to_write_on(base: Path, arguments: list[str]) -> None:
    expected = said(base, *arguments)
    for path in sorted((base / "_build").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (base / "_build").rmdir()
    put(base, "_build", "a file where a folder should be")
    done = said(base, *arguments)
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert done.stderr.startswith(expected.stderr + b"assay: nothing is kept for the next time: ")
    assert len(done.stderr.splitlines()) == len(expected.stderr.splitlines()) + 1


@pytest.mark.parametrize("arguments", [["book"], ["run"], ["audit"], ["export", "verdicts", "-o", "/dev/null/x"]])
def test_what_has_to_write_says_in_one_line_why_it_cannot(base: Path, arguments: list[str]) -> None:
    put(base, "_build", "a file where a folder should be")
    put(base, "book/notebooks", "a file where a folder should be")
    put(base, "notebooks/n.py", '# %% tags=["parameters"]\nx = 1\n')
    done = said(base, *arguments)
    assert done.returncode == 2, done
    assert b"Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith(b"assay: ")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "_build/a"),
         "_build/a: No space left on device; make room and ask again: nothing that was half written is believed"),
        (OSError(errno.EROFS, "Read-only file system", "_build"),
         "_build: Read-only file system; work on a copy that can be written"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files; allow more open files with `ulimit -n`"),
        (MemoryError(), "there is not enough memory; free some memory and ask again"),
        (OSError("odd"), "OSError; mend that and ask again: nothing that was half written is believed"),
    ],
)  # fmt: skip
def test_every_trouble_has_a_way_out(error: OSError | MemoryError, sentence: str) -> None:
    assert trouble_of(error) == sentence


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such paths")
def test_a_path_that_is_no_utf_8_is_said(base: Path, tmp_path: Path) -> None:
    other = os.fsencode(tmp_path) + b"/ot\xffter"
    base.rename(os.fsdecode(other))
    done = subprocess.run([*RUN, "check"], cwd=other, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"assay: the path ")
    assert done.stderr.strip().endswith(b"holds bytes that are no UTF-8; give the folder another name")


def test_a_stream_that_is_closed_is_no_trouble(base: Path) -> None:
    line = [*RUN, "--root", str(base), "scan", "-", str(base / "texts/sizes.txt")]
    done = subprocess.run(["sh", "-c", 'exec "$@" <&- >&-', "sh", *line], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


HOSTILE = "\x1b]0;taken\x07 \x1b[31m \x9b31m \u202e \u2066 \u200b \U000e0041 \x08\r \x7f\x0b"
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)


@pytest.mark.parametrize(("form", "wish"), [("txt", "--json"), ("html", "--all"), ("md", "--all")])
def test_what_a_page_or_the_name_of_a_file_says_is_not_obeyed_by_the_terminal(
    base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str, wish: str
) -> None:
    text = f"Otter has 80 billion parameters {HOSTILE}. 3 + 4 = 8 {HOSTILE}.\n"
    page = f"<html><head><title>It {HOSTILE}</title></head><body><article><p>{text}</p></article></body></html>"
    path = put(base, f"a \x1b[31m\u202e.{form}", page if form == "html" else text)
    monkeypatch.setattr(sys, "argv", ["assay", "--root", str(base), "scan", wish, str(path), str(base / "no\x9b.pdf")])
    monkeypatch.setattr(sys, "stdout", sys.stdout)  # main puts others in their place
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr()
    assert "80 billion" in said.out
    assert "no\\u009b.pdf cannot be read" in said.err
    assert OBEYED.findall(said.out + said.err) == []
    if wish == "--json":
        (one,) = json.loads(said.out)["texts"]
        assert one["name"] == str(path)


def test_no_module_has_another_way_to_the_terminal() -> None:
    """`click.echo` writes through `Tame`, and only `terminal.Console` past it."""
    ways = re.compile(
        r"rich\.console import Console|sys\.__std|^\s*print\(.*# noqa: T201|os\.write\([12],", re.MULTILINE
    )
    source = Path(commands.__file__).parents[1]
    found = [path.name for path in sorted(source.rglob("*.py")) if ways.search(path.read_text("utf-8"))]
    assert found == ["recording.py"], "a notebook run as a script prints its tables"
