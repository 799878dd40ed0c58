"""`assay list`: the ids of a sort."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assay.checkout.paths import find_root
from assay.commands.completion import SORTS, ids
from assay.commands.machine import format_option


@click.command(name="list")
@click.argument("sort", type=click.Choice(SORTS))
@click.argument("words", nargs=-1)
@format_option
@click.pass_obj
def command(root: Path | None, sort: str, words: tuple[str, ...], as_format: str) -> None:
    """List the ids of a SORT of records with their names; only those in which all WORDS occur.

    \b
    assay list source
    assay list entity mistral
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    found = {
        name: label
        for name, label in ids(find_root(root), sort).items()
        if all(word.casefold() in f"{name} {label}".casefold() for word in words)
    }
    if as_format == "json":
        click.echo(json.dumps([{"id": name, "name": label} for name, label in found.items()], ensure_ascii=False))
        return
    width = min(max(map(len, found), default=0), 60)
    for name, label in found.items():
        click.echo(f"{name:<{width}}  {label}".rstrip())
