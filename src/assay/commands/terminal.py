"""How verdicts look in a terminal, and what `--explain` says."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click
from rich import console
from rich.segment import Segment
from rich.text import Text

from assay.commands.environment import Tame
from assay.commands.lines import badge_of
from assay.errors import tame
from assay.model import Verdict

if TYPE_CHECKING:
    from assay.records.load import Loaded


class Console(console.Console):
    """That of rich, whose texts hold nothing that a terminal would obey: only its own colours and moves do."""

    def __init__(self, *, stderr: bool = False, **settings: Any) -> None:
        stream = sys.stderr if stderr else sys.stdout
        super().__init__(file=stream.rich_proxied_file if isinstance(stream, Tame) else stream, **settings)

    def render(
        self, renderable: console.RenderableType, options: console.ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """What is written, piece by piece."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(tame(segment.text), segment.style)


def badge(verdict: Verdict) -> Text:
    """Glyph and word, coloured."""
    return Text.assemble(badge_of(verdict))


def print_faults(console: Console, loaded: Loaded) -> None:
    """Every fault of a record, one line each, then what was skipped because of them."""
    for fault in loaded.faults:
        console.print(Text(str(fault)), soft_wrap=True)
    for note in loaded.skipped:
        console.print(Text(str(note), style="bright_black"), soft_wrap=True)


MOST = 12
"""Reasons that are shown of one thing."""


def tell(name: str, state: str, reasons: Sequence[str]) -> None:
    """Print what would become of something, with the first reasons and the number of the others."""
    click.echo(f"{name}: {state}")
    for reason in reasons[:MOST]:
        click.echo(f"  {reason}")
    if len(reasons) > MOST:
        click.echo(f"  and {len(reasons) - MOST} more")
