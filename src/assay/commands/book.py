"""`assay book`: run what changed, judge, write the pages, build the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from assay.build import DRAFTED, STAGES, Snapshot, Stage, bring_up_to_date, due
from assay.checkout.paths import BOOK, PREVIEW, alone, find_root, refuse_oddities
from assay.commands.environment import need
from assay.commands.terminal import Console, print_faults, tell

if TYPE_CHECKING:
    from rich.progress import TaskID

    from assay.build.actions import Progress


@click.command(name="book")
@click.option("--explain", is_flag=True, help="Build nothing; say which stages would run, and why.")
@click.option("--draft", is_flag=True, help="The pages alone, below _build/preview: no exports, no audit, no crate.")
@click.pass_obj
def command(root: Path | None, explain: bool, draft: bool) -> None:
    """Bring `_build/html` up to date: notebooks, prose, verdicts, exports, pages, site, and the crate of the build.

    Each of these stages runs exactly when the content of something that it reads, or that it made, has changed. Ends
    with 1 when a notebook or a page is at fault or a figure in our own prose is typed by hand, and with 2 when a record
    cannot be read. The last complete site stays in place until a new one is complete.
    """
    need("jupytext")
    root = find_root(root)
    refuse_oddities(root, "notebooks", "book")
    stages, place = (DRAFTED, PREVIEW) if draft else (STAGES, BOOK)
    if explain:
        _explain(Snapshot(root), stages)
        return
    start = monotonic()
    with alone(root, lambda: click.echo("Waiting for another build to finish", err=True)) as locks:
        done = _build(Snapshot(root), stages, locks)
    _say_what_is_left_out(root)
    click.echo(root / place.site / "index.html")
    click.echo(f"{done}, {monotonic() - start:.1f} s")


def _say_what_is_left_out(root: Path) -> None:
    """What no page can name while the site has no address."""
    from assay.checkout.settings import BASE_URL, CONFIG, read_addresses

    if not read_addresses(root).site:
        left = "canonical addresses, sitemap and pictures for services are left out"
        click.echo(f"The site has no public address (html.baseurl in {CONFIG}, or {BASE_URL}): {left}", err=True)


def _build(snapshot: Snapshot, stages: Sequence[Stage], locks: tuple[int, ...]) -> str:
    """Run the stages that are due, in their order; what came of it, in a few words."""
    if not any(due(stage, snapshot) for stage in stages):
        return "nothing has changed"
    with _faults_shown(), _progress() as progress:
        ran, changed = bring_up_to_date(snapshot, stages, progress, locks)
    return f"{', '.join(ran)} made anew, {changed} pages written" if ran else "nothing has changed"


@contextmanager
def _progress() -> Iterator[Progress]:
    """Bars on the terminal, one for each thing that is done, gone when all are."""
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, of: int) -> None:
            task = tasks[what] if what in tasks else tasks.setdefault(what, bars.add_task(what))
            bars.update(task, completed=done, total=of)

        yield report


@contextmanager
def _faults_shown() -> Iterator[None]:
    """Say what is at fault, and end with 1 for a notebook or a page and with 2 for a record."""
    from assay.book.site import BuildFailed
    from assay.build.actions import TypedByHand, Unreadable
    from assay.notebooks.run import NotebookFailed

    try:
        yield
    except (NotebookFailed, TypedByHand, BuildFailed) as failure:
        click.echo(str(failure), err=True)
        sys.exit(1)
    except Unreadable as unreadable:
        print_faults(Console(stderr=True), unreadable.loaded)
        sys.exit(2)


def _explain(snapshot: Snapshot, stages: Sequence[Stage]) -> None:
    before = False
    for stage in stages:
        found = due(stage, snapshot)
        narrow = found and stage.name == "notebooks"
        reasons = _notebooks(snapshot.root) if narrow else found.reasons
        follows = before and not reasons
        state = "runs if what it reads of the stages before comes out otherwise" if follows else "would run"
        tell(stage.name, state if reasons or follows else "unchanged", reasons)
        before = before or bool(reasons)


def _notebooks(root: Path) -> list[str]:
    """Why notebooks would run: the stage looks at all records, each notebook only at what it reads."""
    from assay.notebooks.run import plan

    planned = [(one.name, reason) for one in plan(root) for reason in one.reasons]
    return [f"{name}: {reason}" for name, reason in planned]
