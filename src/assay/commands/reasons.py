"""What `--explain` says: whether something would be done, and why."""

from __future__ import annotations

from collections.abc import Sequence

import click

MOST = 12
"""Reasons that are shown of one thing."""


def tell(name: str, state: str, reasons: Sequence[str]) -> None:
    """Print what would become of something, with the first reasons and the number of the others."""
    click.echo(f"{name}: {state}")
    for reason in reasons[:MOST]:
        click.echo(f"  {reason}")
    if len(reasons) > MOST:
        click.echo(f"  and {len(reasons) - MOST} more")
