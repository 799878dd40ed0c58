"""`assay new`: write records without knowing their format."""

from __future__ import annotations

from importlib import import_module

import click

_SORTS = {
    "claim": "A statement of an article, from its quote.",
    "article": "An article, from a file or an address.",
    "source": "A source, from its arXiv number, DOI or package.",
    "entity": "Something that claims and facts are about.",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_SORTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _SORTS:
            return None
        command: click.Command = import_module(f"assay.commands.new.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_SORTS.items()))


@click.group(name="new", cls=_Lazy)
def command() -> None:
    """Write a record: a claim, an article, a source or an entity.

    Whatever is missing is asked for in a terminal; without one the missing option is named. Nothing is overwritten.
    """
