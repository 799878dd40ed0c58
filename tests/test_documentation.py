"""The documentation beside the book: its reference is that of the code, and its tutorial works as it is written."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from assay.cli import group
from assay.skeleton import HERE
from tools import reference

DOCS = Path(__file__).parents[1] / "docs"
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_the_reference_is_that_of_the_code() -> None:
    for name, text in reference.pages().items():
        written = (reference.FOLDER / name).read_text(encoding="utf-8")
        assert written == text, f"docs/reference/{name} is not current: run python tools/reference.py"


def test_every_link_leads_to_a_file() -> None:
    for page in DOCS.rglob("*.md"):
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_what_an_index_shows_links_to_nothing_that_it_has_not() -> None:
    assert _LINK.findall((DOCS / "package.md").read_text(encoding="utf-8")) == []


def commands_shown() -> Iterator[tuple[str, list[str]]]:
    """Every command line of the documentation, with the page on which it stands, taken apart as a shell does it."""
    root = DOCS.parent
    pages = [*DOCS.glob("*.md"), *(root / "book").glob("*.md"), *HERE.rglob("*.md*")]
    pages += [root / "README.md", root / "CONTRIBUTING.md"]
    for page in pages:
        text = page.read_text(encoding="utf-8").replace("\\\n", " ")
        blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        lines = [line for block in blocks for line in block.splitlines()]
        lines += [line.replace("\n", " ") for line in re.findall(r"(?<!`)`(assay [^`]+)`", text)]
        for line in lines:
            found = re.match(r"(?:\$ )?(?:\.venv/bin/|\S*python3? -m )?assay (?!:)(.*)", line.strip())
            if found:
                yield f"{page.relative_to(root)}: {line}", shlex.split(found[1], comments=True)


def is_there(command: click.Command | None, words: list[str]) -> bool:
    """Whether there is a command of these words that knows the options among them."""
    if command is None:
        return False
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        return is_there(command.get_command(click.Context(command), words[0]), words[1:])
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
    said = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
    return said <= known


def test_every_command_that_is_shown_is_there_with_its_options() -> None:
    shown = list(commands_shown())
    wrong = [place for place, words in shown if not is_there(group, words)]
    assert wrong == []
    assert len(shown) > 80


def test_the_tutorial_works_as_it_is_written(tmp_path: Path) -> None:
    """All but the building of the book, which `tests/book/test_new_book.py` does."""
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    script = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL)).replace("assay book ", ": ")
    (article,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    lines = f'set -u\nassay() {{ \'{sys.executable}\' -m assay "$@"; echo "code $?"; }}\n{script}'
    here = {name: value for name, value in os.environ.items() if name != "ASSAY_ARTICLES"} | {"COLUMNS": "200"}
    done = subprocess.run(["bash", "-c", lines], cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
    codes = re.findall(r"^code (\d)$", done.stdout, re.MULTILINE)
    assert codes.count("2") == 0, f"{done.stdout}\n{done.stderr}"
    assert "✗ refuted  the-quiet-river/otter-travel-time" in done.stdout
