"""The command `assay`. Each command lives in a module of its own, imported only when it is called."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from assay.commands.lazy import LazyGroup

COLLECT = (1_000_000, 20, 100)
"""How seldom to look for garbage in circles: records hold none, and to look through them takes a tenth of the time."""
COMMANDS = {
    "init": "Begin a book on any subject in an empty folder.",
    "check": "Judge every claim and print the verdicts.",
    "show": "Show one claim with its verdict, why, and all its evidence.",
    "conflicts": "List the smallest sets of statements that cannot all be true.",
    "list": "List the ids of a sort, with their names.",
    "diff": "Say what a change does to the verdicts, and which changed record is the cause.",
    "scan": "Say what does not add up in a text that nobody prepared.",
    "sources": "Look facts up again where they were read.",
    "coverage": "Account for every figure, name and sentence of an article.",
    "article": "Get the texts of articles from their addresses, and compare them with what was read.",
    "audit": "Measure how often the checker itself errs.",
    "new": "Write a record: a claim, an article, a source, a fact, a law…",
    "rename": "Give a record another id, and follow it wherever it is named.",
    "fmt": "Bring records into their canonical form.",
    "schema": "Write the JSON Schemas that editors read.",
    "run": "Execute the notebooks whose inputs changed.",
    "book": "Execute, judge, write the pages and build the book.",
    "serve": "Serve the book while it is written, built again when something is saved.",
    "pdf": "Print the built book as one file.",
    "verify-build": "Compare the build with another one, file by file.",
    "export": "Write the verdicts, or what follows from them, for other programs.",
}


@click.group(
    cls=LazyGroup,
    package="assay.commands",
    listed=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="assay")
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the book; otherwise the one around this folder.",
)
@click.pass_context
def group(ctx: click.Context, root: Path | None) -> None:
    """Check what is written, figure by figure and claim by claim, against sources that were read."""
    ctx.obj = root


def main() -> None:
    """Run the command; faults of usage, and what the machine refuses, are said in one line, with exit code 2."""
    from assay.commands.environment import (
        lack_of,
        open_what_is_closed,
        speak_as_the_terminal_can,
        tame_the_streams,
        trouble_of,
    )
    from assay.errors import UsageError

    open_what_is_closed()
    speak_as_the_terminal_can(sys.stdout, sys.stderr)
    tame_the_streams()
    gc.set_threshold(*COLLECT)
    try:
        group(prog_name="assay")
    except UsageError as error:
        click.echo(f"assay: {error}", err=True)
        sys.exit(2)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "assay":
            raise
        click.echo(f"assay: {lack_of(error.name)}", err=True)
        sys.exit(2)
    except (OSError, MemoryError) as error:
        click.echo(f"assay: {trouble_of(error)}", err=True)
        sys.exit(2)
