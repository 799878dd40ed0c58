"""The command `assay`. Each command lives in a module of its own, imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

COMMANDS = {
    "check": "Judge every claim and print the verdicts.",
    "show": "Show one claim with its verdict, why, and all its evidence.",
    "conflicts": "List the smallest sets of statements that cannot all be true.",
    "diff": "Say what a change does to the verdicts, and which changed record is the cause.",
    "sources": "Look facts up again where they were read.",
    "coverage": "Account for every figure, name and sentence of an article.",
    "audit": "Measure how often the checker itself errs.",
    "new": "Write a record: a claim, an article, a source or an entity.",
    "fmt": "Bring records into their canonical form.",
    "schema": "Write the JSON Schemas that editors read.",
    "run": "Execute the notebooks whose inputs changed.",
    "book": "Execute, judge, write the pages and build the book.",
    "pdf": "Print the built book as one file.",
    "verify-build": "Compare the build with another one, file by file.",
    "export": "Write the verdicts, or what follows from them, for other programs.",
}


class _Lazy(click.Group):
    """A group that imports a command when it is asked for, so that `assay --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"assay.commands.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assay")
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help="The checkout; otherwise the one around this folder.",
)
@click.pass_context
def group(ctx: click.Context, root: Path | None) -> None:
    """Check what is written about the size of AI models, claim by claim, against sources that were read."""
    ctx.obj = root


def main() -> None:
    """Run the command; faults of usage are said in one line, with exit code 2."""
    from assay.errors import UsageError

    try:
        group(prog_name="assay")
    except UsageError as error:
        click.echo(f"assay: {error}", err=True)
        sys.exit(2)
