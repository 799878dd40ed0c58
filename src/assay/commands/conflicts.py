"""`assay conflicts`: what contradicts what."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.text import Text

from assay.checkout.paths import find_root
from assay.commands.environment import keep_quietly
from assay.commands.machine import format_option, print_json
from assay.commands.terminal import Console, print_faults
from assay.project import recalled_project
from assay.verdicts.conflicts import Scope

BETWEEN = {
    Scope.WITHIN: "within one article",
    Scope.ACROSS: "between articles",
    Scope.FACTS: "against the facts",
    Scope.SOURCES: "between sources",
}


@click.command(name="conflicts")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), multiple=True, help="Only these.")
@click.option("--apparent", is_flag=True, help="Also those between sources that something explains.")
@format_option
@click.pass_obj
def command(root: Path | None, scope: tuple[str, ...], apparent: bool, as_format: str) -> None:
    """List every conflict, smallest first: take any one member away and the rest can be true.

    Ends with 1 when there is a conflict that nothing explains, 2 when a record cannot be read.
    """
    console = Console()
    with console.status("searching"):
        project, keep = recalled_project(find_root(root))
        keep_quietly(keep)
    wanted = [Scope(name) for name in scope] or list(Scope)
    found = project.report.conflicts
    mine = [item for item in found.found if item.scope in wanted]
    shown = [item for item in mine if apparent or not item.apparent or item.scope is not Scope.SOURCES]
    code = 2 if project.loaded.faults else 1 if any(not item.apparent for item in shown) else 0
    if as_format == "json":
        print_json(project.verdicts, project.loaded.faults, conflicts={item.id for item in shown})
        sys.exit(code)
    for item in shown:
        console.print(Text.assemble((item.id, "bold"), f"  {BETWEEN[item.scope]}"), soft_wrap=True)
        for member in (*item.members, *(f"law: {law}" for law in item.laws)):
            console.print(Text(f"    {member}"), soft_wrap=True)
        console.print(Text(f"    {item.because}", style="bright_black"), soft_wrap=True)
        if item.apparent:
            console.print(Text(f"    {item.apparent}"), soft_wrap=True)
    hidden = len(mine) - len(shown)
    more = f"; {hidden} more between sources are explained (--apparent)" if hidden else ""
    console.print(f"{len(shown)} {'conflict' if len(shown) == 1 else 'conflicts'}{more}")
    for group in found.more_in:
        console.print(f"more may exist among the statements on {group}")
    print_faults(Console(stderr=True), project.loaded)
    sys.exit(code)
