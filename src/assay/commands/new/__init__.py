"""`assay new`: write records without knowing their format."""

from __future__ import annotations

import click

from assay.commands.lazy import LazyGroup


class Writers(LazyGroup):
    """Most records are written by a command that is made from their type."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported or made now."""
        if cmd_name in _BY_TYPE:
            from assay.commands.new.by_type import commands

            return commands()[cmd_name]
        return super().get_command(ctx, cmd_name)


_SORTS = {
    "claim": "A statement of an article, from its quote.",
    "article": "An article, from a file or an address.",
    "source": "A source, from its arXiv number, DOI or package.",
    "fact": "What a source says that is there already.",
    "facts": "Many facts of one source at once, from a table.",
    "entity": "Something that claims and facts are about.",
    "attribute": "What can be said: a quantity with its unit, a date, a category.",
    "kind": "A sort of thing.",
    "unit": "A unit, counted for itself or made of others.",
    "law": "What ties quantities together.",
    "set-aside": "What of an article is no claim, and why.",
    "tension": "Statements that do not go together, as a reader sees it.",
    "erratum": "A known error of a source.",
    "correction": "A verdict that was published and was wrong.",
}
_BY_TYPE = ("kind", "unit", "attribute", "law", "tension", "erratum", "correction")


@click.group(name="new", cls=Writers, package=__name__, listed=_SORTS)
def command() -> None:
    """Write a record: a claim, what it is held against, or what it is about.

    Whatever is missing is asked for in a terminal; without one the missing option is named. Nothing is overwritten.
    """
