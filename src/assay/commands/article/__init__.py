"""`assay article`: the texts of the articles that have a record."""

from __future__ import annotations

import click

from assay.commands.lazy import LazyGroup

COMMANDS = {"fetch": "Get their texts from the recorded addresses, and say whether they are still what was read."}


@click.group(name="article", cls=LazyGroup, package="assay.commands.article", listed=COMMANDS)
def command() -> None:
    """Look after the texts of articles, which belong to their publishers and are no part of the project."""
