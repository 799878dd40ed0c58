"""Commands that are imported when they are called."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

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
