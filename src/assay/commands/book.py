"""`assay book`: run what changed, judge, write the pages, build the site."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from assay.commands.terminal import print_faults
from assay.project import Project, find_root, open_project


@click.command(name="book")
@click.pass_obj
def command(root: Path | None) -> None:
    """Bring `_build/html` up to date: notebooks, verdicts, pages, site.

    Ends with 1 when a notebook or a page is at fault, or a figure in our own prose is typed by hand, and with 2 when a
    record cannot be read. The last complete site stays in place until a new one is complete.
    """
    start = monotonic()
    root = find_root(root)
    errors = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=errors, transient=True) as progress:
        _run_notebooks(root, progress, errors)
        project = _judge(root, progress)
        if project.loaded.faults:
            print_faults(errors, project.loaded)
            sys.exit(2)
        _check_prose(project, errors)
        changed = _write(project, progress)
        page = _build(root, progress, errors)
        _describe(project)
    seconds = monotonic() - start
    counted = f"{len(project.report.rows)} claims, {changed} pages written, {seconds:.1f} s"
    click.echo(f"{page}\n{counted}")


def _run_notebooks(root: Path, progress: Progress, errors: Console) -> None:
    from assay.notebooks import NotebookFailed, Run, run
    from assay.notebooks.paths import names

    task = progress.add_task("notebooks", total=len(names(root)))

    def report(done: Run) -> None:
        progress.update(task, advance=1, description=f"notebooks: {done.name} {done.state}")

    try:
        run(root, progress=report)
    except NotebookFailed as failure:
        errors.print(str(failure), markup=False, highlight=False)
        sys.exit(1)
    progress.update(task, description="notebooks")


def _judge(root: Path, progress: Progress) -> Project:
    task = progress.add_task("judging", total=1)
    project = open_project(root)
    progress.update(task, advance=1)
    return project


def _check_prose(project: Project, errors: Console) -> None:
    """Stop where a figure in our own prose is typed by hand."""
    from assay.prose import prose_faults

    faults = prose_faults(project.root, project.loaded.corpus)
    for fault in faults:
        errors.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    if faults:
        sys.exit(1)


def _write(project: Project, progress: Progress) -> int:
    from assay.audit import audit
    from assay.commands.audit import summarise
    from assay.exports.files import write_exports
    from assay.pages.write import write_pages

    task = progress.add_task("writing pages", total=1)
    found = summarise(audit(project.loaded.corpus, project.results))
    write_exports(project, found)
    changed = write_pages(project, found)
    progress.update(task, advance=1)
    return changed


def _describe(project: Project) -> None:
    from assay.crate import write_crate

    write_crate(project.root, project.loaded.corpus)


def _build(root: Path, progress: Progress, errors: Console) -> Path:
    from assay.site import BuildFailed, build_site

    tasks = {step: progress.add_task(step, total=100) for step in ("reading sources", "writing output")}
    try:
        return build_site(root, lambda step, done: progress.update(tasks[step], completed=done))
    except BuildFailed as failure:
        errors.print(str(failure), markup=False, highlight=False)
        sys.exit(1)
