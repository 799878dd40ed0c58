"""`assay serve`: the book while it is written, on this machine."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Collection
from pathlib import Path
from threading import Event
from time import monotonic, time_ns
from typing import TYPE_CHECKING

import click

from assay.checkout.paths import PREVIEW, find_root, refuse_oddities
from assay.commands.environment import need
from assay.errors import UsageError

if TYPE_CHECKING:
    from assay.preview import Builder, State


@click.command(name="serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.pass_obj
def command(root: Path | None, port: int) -> None:
    """Build the pages, serve them on this machine, and build and load them again whenever something was saved.

    Watches records, notebooks and chapters. What is wrong with them is shown in the page, with file and line, until it
    is mended. The pages lie below `_build/preview`: exports, audit and the description of the build are made by
    `assay book`, which alone makes what is published. Ctrl-C ends it at once.
    """
    if not hasattr(os, "fork"):
        raise UsageError("this system starts processes in another way than serving needs; use `assay book --draft`")
    need("jupytext")
    need("watchfiles")
    from assay.preview import Builder, Server, State, changes_in

    root = find_root(root)
    refuse_oddities(root, "notebooks", "book")
    state, builder, stop = State(str(time_ns())), Builder(root), Event()
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell that starts it in the background has them ignored
        signal.signal(ending, signal.default_int_handler)
    try:
        with Server(root / PREVIEW.site, state, port) as server, server.serving():
            click.echo(f"{server.address} (stop with Ctrl-C)")
            _build(builder, state)
            for saved in changes_in(root, stop):
                _build(builder, state, saved)
    except KeyboardInterrupt:
        click.echo()
    finally:
        builder.end()
    sys.exit(0)


def _build(builder: Builder, state: State, saved: Collection[str] = ()) -> None:
    """Bring the preview up to date, and tell the pages and the terminal what came of it."""
    start = monotonic()
    state.set(is_working=True)
    done = builder.build()
    seconds = f"{monotonic() - start:.1f} s"
    what = f"{_few(saved)}: " if saved else ""
    if done["fault"]:
        click.echo(f"{what}{done['fault']}", err=True)
        state.set(is_working=False, fault=done["fault"])
        return
    is_new = "preview" in done["ran"]
    click.echo(f"{what}built again, {seconds}" if is_new else f"{what}no page is another one, {seconds}")
    state.set(is_working=False, fault="", **({"site": str(time_ns())} if is_new else {}))


def _few(saved: Collection[str]) -> str:
    first, *others = sorted(saved)
    return f"{first} and {len(others)} more" if others else first
