"""`assay pdf`: the built book as one file to print."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assay.checkout.paths import find_root


@click.command(name="pdf")
@click.pass_obj
def command(root: Path | None) -> None:
    """Print the built book to `_build/book.pdf`: story, articles, chapters, contradictions, laws, sources, method.

    The pages of single claims stay on the site; each is linked where the site has a public address. Needs Chromium.
    Ends with 1 when the book cannot be printed.
    """
    from assay.book.pdf import PrintFailed, is_root, print_book
    from assay.checkout.settings import read_addresses

    root = find_root(root)
    try:
        target = print_book(root, read_addresses(root).site)
    except PrintFailed as failure:
        click.echo(f"assay: {failure}", err=True)
        sys.exit(1)
    if is_root():
        click.echo("assay: Chromium printed without its sandbox, which does not start for root", err=True)
    click.echo(target)
