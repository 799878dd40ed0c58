"""`assay new`: write records without knowing their format."""

from __future__ import annotations

import click

from assay.commands.lazy import LazyGroup

_SORTS = {
    "claim": "A statement of an article, from its quote.",
    "article": "An article, from a file or an address.",
    "source": "A source, from its arXiv number, DOI or package.",
    "entity": "Something that claims and facts are about.",
}


@click.group(name="new", cls=LazyGroup, package=__name__, listed=_SORTS)
def command() -> None:
    """Write a record: a claim, an article, a source or an entity.

    Whatever is missing is asked for in a terminal; without one the missing option is named. Nothing is overwritten.
    """
