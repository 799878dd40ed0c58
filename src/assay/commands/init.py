"""`assay init`: a new book in an empty folder, which can be checked and built at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from assay.errors import UsageError

LICENCE = "CC-BY-4.0"


@click.command(name="init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--title", help="What the book is called.")
@click.option("--author", "authors", multiple=True, help="Who makes it: a person or a group. May be repeated.")
@click.option("--licence", help=f"Of records and book, by its SPDX identifier.  [default: {LICENCE}]")
@click.option("--bare", is_flag=True, help="Without the records to begin with; the lists stand empty.")
@click.option("--dry-run", is_flag=True, help="Write nothing: list the files.")
def command(folder: Path, **options: Any) -> None:
    """Begin a book: settings, pages, workflows, and a few records that show every verdict.

    \b
    assay init moon --title "What is said of the Moon" --author "Ada Brook"

    `assay check --all` and `assay book` work in it at once. Nothing that is there is overwritten.
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    from assay.checkout.paths import write_bytes
    from assay.commands.new.prompts import Question, ask
    from assay.records.json_schema import write_schemas
    from assay.skeleton import Beginning, files

    answers = ask(
        [
            Question(option="--title", text="what is the book called?", answer=options["title"]),
            Question(option="--author", text="who makes it?", answer="; ".join(options["authors"])),
        ]
    )
    beginning = Beginning(
        title=answers["--title"],
        authors=options["authors"] or (answers["--author"],),
        licence=options["licence"] or LICENCE,
        year=datetime.now(UTC).year,
        bare=options["bare"],
    )
    wanted = files(beginning)
    taken = sorted(name for name in wanted if (folder / name).exists() or (folder / name).is_symlink())
    if taken:
        others = f" and {len(taken) - 1} more" if taken[1:] else ""
        raise UsageError(f"{folder / taken[0]}{others} is there already and is not overwritten; choose an empty folder")
    for name, data in wanted.items():
        if options["dry_run"]:
            click.echo(folder / name)
        else:
            write_bytes(folder / name, data)
    if not options["dry_run"]:
        write_schemas(folder)
        _say_what_next(folder, len(wanted))


def _say_what_next(folder: Path, count: int) -> None:
    click.echo(f"{count} files in {folder.resolve()}")
    steps = [f"cd {folder}"] if folder != Path() else []
    steps += ["assay check --all    # every claim with its verdict", "assay book           # _build/html/index.html"]
    click.echo("\n".join(["Next:", *(f"  {step}" for step in steps)]))
