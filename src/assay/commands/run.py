"""`assay run`: execute the notebooks whose inputs changed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assay.checkout.paths import find_root, refuse_oddities
from assay.commands.completion import complete
from assay.commands.environment import need
from assay.commands.scheduler import Spreading, scheduler_option
from assay.commands.terminal import Console, tell
from assay.errors import UsageError


@click.command(name="run")
@click.argument("names", nargs=-1, shell_complete=complete("notebook"))
@click.option("--explain", is_flag=True, help="Run nothing; say which would run, and why.")
@click.option(
    "--reference", is_flag=True, help="Keep what they say in tests/reference, for `make test` to compare with."
)
@click.option(
    "-p",
    "--parameter",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="Run one notebook with another value of a parameter; a list is written NAME=[a, b]. The book stays as it is.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the notebook of a run with -p goes; otherwise _build/runs/NOTEBOOK.ipynb.",
)
@scheduler_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - click hands over each option
    root: Path | None, names: tuple[str, ...], explain: bool, reference: bool, parameters: tuple[str, ...],
    output: Path | None, scheduler: Spreading,
) -> None:  # fmt: skip
    """Execute the notebooks that are named, or all, unless nothing that they depend on has changed.

    Ends with 1 when a cell fails, after the others are done, and shows the cell and the traceback.
    """
    from assay.notebooks.run import NotebookFailed, Run, here, run

    need("jupytext")
    root = find_root(root)
    refuse_oddities(root, "notebooks", "book")
    if explain:
        _explain(root, names)
        return
    if parameters:
        _try_out(find_root(root), names, parameters, output)
        return
    if output:
        raise UsageError("-o goes with -p: without other parameters the outputs are those of the book")
    console = Console()
    errors = Console(stderr=True)

    def report(done: Run) -> None:
        console.print(f"{done.name}: {done.state} ({done.seconds:.1f} s)", highlight=False)

    with console.status("running notebooks"):
        try:
            with scheduler() as workers:
                done = run(root, names or None, report, workers.notebooks if workers else here)
        except NotebookFailed as failure:
            errors.print(str(failure), markup=False, highlight=False)
            sys.exit(1)
    if reference:
        _keep(root, [one.name for one in done])


def _keep(root: Path, names: list[str]) -> None:
    from assay.notebooks.reference import write_reference
    from assay.notebooks.stored import read_executed

    for name in names:
        notebook = read_executed(root, name)
        assert notebook
        write_reference(root / "tests" / "reference" / f"{name}.json", notebook)


def _try_out(root: Path, names: tuple[str, ...], parameters: tuple[str, ...], output: Path | None) -> None:
    from assay.notebooks.run import NotebookFailed
    from assay.notebooks.trial import try_out

    if len(names) != 1:
        raise UsageError("-p goes with one notebook: assay run NOTEBOOK -p NAME=VALUE")
    output = output or root / "_build" / "runs" / f"{names[0]}.ipynb"
    try:
        try_out(root, names[0], parameters, output)
    except NotebookFailed as failure:
        Console(stderr=True, soft_wrap=True).print(str(failure), markup=False, highlight=False)
        sys.exit(1)
    Console(soft_wrap=True).print(f"{names[0]}: ran, see {output}", highlight=False)


def _explain(root: Path, names: tuple[str, ...]) -> None:
    from assay.notebooks.run import plan

    for planned in plan(root, names or None):
        tell(planned.name, "would run" if planned.reasons else "unchanged", planned.reasons)
