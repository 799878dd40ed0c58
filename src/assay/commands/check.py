"""`assay check`: judge the claims, print what was found, write `_build/verdicts.json`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assay.commands.scheduler import Spreading, scheduler_option
from assay.commands.terminal import FINDINGS, badge, exit_code, print_faults
from assay.errors import UsageError, suggest
from assay.load import load
from assay.model import Outcome, Verdict
from assay.project import Project, find_root, open_project, write_verdicts
from assay.report import Row, at_once

_ROOMY = 110
"""Columns in which a summary has room for all words."""


@click.command(name="check")
@click.argument("selection", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="List every claim, not only those that do not hold.")
@click.option(
    "--records", "only_read", is_flag=True, help="Only read the records: 0 when all can be read, 2 otherwise."
)
@scheduler_option
@click.pass_obj
def command(
    root: Path | None, selection: tuple[str, ...], everything: bool, only_read: bool, scheduler: Spreading
) -> None:
    """Judge every claim, or only those of the articles and claims that are named.

    Where pages (book/) or notebooks (notebooks/carbon.py) are named, go over their prose instead: no figure in it may
    be typed by hand.

    Ends with 0 when all of them hold, 1 when one is refuted, misleading or disputed or a figure is typed by hand, 2
    when a record cannot be read.
    """
    paths = [Path(name) for name in selection if _is_path(name)]
    if paths:
        _check_prose(find_root(root), paths, selection)
    if only_read:
        _read(find_root(root))
    console = Console(stderr=False)
    with console.status("judging"), scheduler() as workers:
        project = open_project(find_root(root), workers.batches if workers else at_once)
        write_verdicts(project)
    rows = select(project, selection)
    print_faults(Console(stderr=True), project.loaded)
    for row in rows:
        if everything or row.verdict in FINDINGS or row.quote is Outcome.MISMATCH:
            _print_row(console, row, project)
    if not console.is_terminal:
        console.width = max(console.width, _ROOMY)
    console.print(_summary(rows, brief=console.width < _ROOMY))
    for article in sorted(project.loaded.changed):
        console.print(
            f"the text of {article} is not the one that was checked: read it anew, then renew sha256 and length"
        )
    unchecked = sum(row.quote is Outcome.NOT_CHECKED for row in rows)
    if unchecked:
        quotes = "1 quote" if unchecked == 1 else f"{unchecked} quotes"
        console.print(
            f"{quotes} not checked: the articles' texts are not at hand (set ASSAY_ARTICLES to their folder)",
            soft_wrap=True,
        )
    sys.exit(exit_code(project.loaded.faults, rows))


def _is_path(name: str) -> bool:
    """Whether something on disk is meant and no claim: `book/`, `book/index.md`; claims and articles have no ending."""
    return name.endswith(("/", ".md", ".py")) or name in {"book", "notebooks"} or Path(name).is_absolute()


def _check_prose(root: Path, paths: list[Path], selection: tuple[str, ...]) -> NoReturn:
    from assay.prose import prose_faults

    if len(paths) < len(selection):
        raise UsageError("name either pages and notebooks or claims and articles: they are checked in different ways")
    faults = prose_faults(root, load(root).corpus, paths)
    for fault in faults:
        click.echo(fault)
    click.echo(f"figures typed by hand: {len(faults) or 'none'}")
    sys.exit(1 if faults else 0)


def _read(root: Path) -> NoReturn:
    """Say what of the records cannot be read, and judge nothing."""
    loaded = load(root)
    print_faults(Console(stderr=True), loaded)
    click.echo(f"{len(loaded.corpus.claims)} claims and {len(loaded.corpus.facts)} facts can be read")
    sys.exit(2 if loaded.faults else 0)


def select(project: Project, names: tuple[str, ...]) -> list[Row]:
    """The rows of the named claims and articles; all where none is named."""
    rows = list(project.report.rows)
    known = {row.claim.id for row in rows} | set(project.loaded.corpus.articles)
    for name in names:
        if name not in known:
            raise UsageError(f"no claim or article is called {name!r}{suggest(name, known)}")
    return [row for row in rows if not names or row.claim.id in names or row.claim.article in names]


def _print_row(console: Console, row: Row, project: Project) -> None:
    file, line = project.loaded.places[row.claim.id]
    head = Text.assemble(badge(row.verdict), "  ", (row.claim.id, "bold"), f"  {file}:{line}")
    console.print(head, soft_wrap=True)
    flags = f"  [{', '.join(row.flags)}]" if row.flags else ""
    console.print(Text(f"    {row.claim.statement} {row.because}{flags}"), soft_wrap=True)


def _summary(rows: list[Row], *, brief: bool) -> Table:
    """How many claims of each article have each verdict; brief, its sign alone heads a column."""
    table = Table(
        title="1 claim" if len(rows) == 1 else f"{len(rows)} claims",
        title_justify="left",
        show_header=True,
        box=None,
        pad_edge=False,
    )
    table.add_column("article", no_wrap=True)
    for verdict in Verdict:
        table.add_column(badge(verdict)[:1] if brief else badge(verdict), justify="right")
    articles = sorted({row.claim.article for row in rows})
    for article in articles:
        mine = [row.verdict for row in rows if row.claim.article == article]
        table.add_row(article, *(str(mine.count(verdict)) for verdict in Verdict))
    table.add_row("all", *(str(sum(row.verdict is verdict for row in rows)) for verdict in Verdict), style="bold")
    return table
