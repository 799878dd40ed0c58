"""`assay verify-build`: compare the build that stands here with another one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assay.checkout.paths import find_root

if TYPE_CHECKING:
    from assay.build.crate import Comparison, Difference


@click.command(name="verify-build")
@click.argument("crate", type=click.Path(exists=True, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Name every file, not only the first that differ.")
@click.pass_obj
def command(root: Path | None, crate: Path, everything: bool) -> None:
    """Say of every file of a build whether it is the same here; CRATE is the ro-crate-metadata.json of the other build.

    Ends with 0 when all outputs are the same, byte for byte, and with 1 otherwise.
    """
    from assay.build.crate import compare

    found = compare(find_root(root), crate)
    _list("input", found.inputs, everything)
    _list("output", found.outputs, everything)
    _say_why(found)
    click.echo(f"{'same' if found.is_same else 'different'}: {found.same} files are the same, {len(found.outputs)} not")
    sys.exit(0 if found.is_same else 1)


def _list(role: str, differences: Sequence[Difference], everything: bool) -> None:
    shown = differences if everything else differences[:20]
    for difference in shown:
        click.echo(f"{role} {difference.how}: {difference.name}")
    if len(differences) > len(shown):
        click.echo(f"{role}: {len(differences) - len(shown)} more; --all names them")


def _say_why(found: Comparison) -> None:
    there, here = found.python
    if there != here:
        click.echo(f"made with Python {there}, here is {here}")
    if found.inputs:
        click.echo("The inputs are others, so the outputs may be.")
    elif found.outputs:
        click.echo("The inputs are the same: build here (make book) and compare again, or report the difference.")
