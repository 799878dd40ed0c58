"""`assay init`: a new book in an empty folder, which can be checked and built at once."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from assay.commands.new import prompts
from assay.errors import UsageError

LICENCE = "CC-BY-4.0"
WHEELS = "wheels"
"""Folder of the book for the wheel of an Assay that came from no index."""


@click.command(name="init")
@click.argument("folder", metavar="DIR", required=False)
@click.option("--title", help="What the book is called.")
@click.option("--author", "authors", multiple=True, help="Who makes it: a person or a group. May be repeated.")
@click.option("--licence", help=f"Of records and book, by its SPDX identifier.  [default: {LICENCE}]")
@click.option("--assay", "requirement", help="What its requirements.txt asks for; otherwise what is installed here.")
@click.option("--bare", is_flag=True, help="Without the records to begin with; the lists stand empty.")
@click.option("--dry-run", is_flag=True, help="Write nothing: list the files.")
def command(folder: str | None, **options: Any) -> None:
    """Begin a book: settings, pages, workflows, and a few records that show every verdict.

    \b
    assay init moon --title "What is said of the Moon" --author "Ada Brook"

    `assay check --all` and `assay book` work in it at once. Nothing that is there is overwritten. Where Assay was
    installed from a wheel, the wheel is copied into the book, so that others and its workflows install the same one.
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    from assay.checkout.installation import installation
    from assay.commands.new.prompts import Question, ask
    from assay.skeleton import Beginning, files

    answers = ask(
        [
            Question(option="DIR", text="in which folder, new or empty?", answer=folder, check=_full),
            Question(option="--title", text="what is the book called?", answer=options["title"]),
            Question(option="--author", text="who makes it?", answer="; ".join(options["authors"])),
        ]
    )
    place, here = Path(answers["DIR"]), installation()
    beginning = Beginning(
        title=answers["--title"],
        authors=options["authors"] or (answers["--author"],),
        licence=options["licence"] or LICENCE,
        year=datetime.now(UTC).year,
        bare=options["bare"],
        requirement=options["requirement"] or here.requirement("book", WHEELS),
    )
    wanted = dict(files(beginning))
    if here.wheel and not options["requirement"]:  # the book installs it from there, on any machine
        wanted[f"{WHEELS}/{here.wheel.name}"] = here.wheel.read_bytes()
    taken = sorted(name for name in wanted if (place / name).exists() or (place / name).is_symlink())
    if taken:
        others = f" and {len(taken) - 1} more are" if taken[1:] else " is"
        raise UsageError(f"{place / taken[0]}{others} there already and not overwritten; choose an empty folder")
    if options["dry_run"]:
        with TemporaryDirectory() as scratch:
            made = _write(Path(scratch), wanted)
        click.echo("\n".join(str(place / name) for name in made))
        return
    _say_what_next(place, len(_write(place, wanted)))


def _write(place: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """The files that were written, the schemas for editors among them."""
    from assay.checkout.paths import write_bytes
    from assay.records.json_schema import write_schemas

    for name, data in wanted.items():
        write_bytes(place / name, data)
    write_schemas(place)
    schemas = (path.relative_to(place).as_posix() for path in (place / "claims/schemas").iterdir())
    return sorted({*wanted, *schemas})


def _full(answer: str) -> str | None:
    """Why a book cannot begin there; among other files it does where somebody at a terminal says so."""
    folder = Path(answer)
    if folder.exists() and not folder.is_dir():
        return f"{answer} is a file; name a folder"
    there = len(list(folder.iterdir())) if folder.exists() else 0
    if there and prompts.is_terminal():
        entries = "1 entry" if there == 1 else f"{there} entries"
        if not click.confirm(f"{folder.resolve()} has {entries} already; begin the book among them?", err=True):
            return "name another folder"
    return None


def _say_what_next(folder: Path, count: int) -> None:
    click.echo(f"{count} files in {folder.resolve()}")
    quoted = subprocess.list2cmdline([str(folder)]) if os.name == "nt" else shlex.quote(str(folder))
    steps = [f"cd {quoted}"] if folder != Path() else []
    steps += ["assay check --all    # every claim with its verdict", "assay book           # _build/html/index.html"]
    click.echo("\n".join(["Next:", *(f"  {step}" for step in steps)]))
