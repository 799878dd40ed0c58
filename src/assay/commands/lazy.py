"""Commands that are imported when they are called."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from assay.errors import suggest

STOPPED = 130
"""What a program ends with that was stopped by Ctrl-C: 128 and the number of the signal."""


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that `assay --help` answers at once.

    Each command is the object `command` of the module of its name in `package`; `listed` has a line on each for --help.
    """

    def __init__(self, *, package: str, listed: Mapping[str, str], **settings: Any) -> None:
        super().__init__(**settings)
        self._package = package
        self._listed = listed

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl-C is no finding, so it ends with a number of its own."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nstopped", err=True)
            sys.exit(STOPPED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; of an unknown command the nearest ones are named."""
        name = args[0] if args else ""
        if args and self.get_command(ctx, name) is None and name[:1] != "-":
            near = suggest(name, self._listed) or f"; `{ctx.command_path} --help` lists them"
            raise click.UsageError(f"there is no command {name!r}{near}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the list."""
        return list(self._listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self._listed:
            return None
        command: click.Command = import_module(f"{self._package}.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list as it stands, for which nothing is imported."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._listed.items()))
