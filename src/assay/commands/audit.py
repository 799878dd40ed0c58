"""`assay audit`: the checker's own error rate."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from assay.checkout.paths import find_root, write_text
from assay.commands.terminal import Console
from assay.project import recalled_project
from assay.verdicts.audit import summarise

LEAST_KILLED = 0.95
MOST_ALARMS = 0.01


@click.command(name="audit")
@click.option("--survivors", is_flag=True, help="List every changed claim that was judged wrongly, and why.")
@click.pass_obj
def command(root: Path | None, survivors: bool) -> None:
    """Make true claims false on purpose, and rewrite them harmlessly, and count what the checker notices.

    Writes `_build/audit.json`. Ends with 1 when fewer than 95 of 100 false claims are noticed, or when more than one
    of 100 harmless changes raises an alarm.
    """
    console = Console()
    with console.status("changing claims and judging them again"):
        project, keep = recalled_project(find_root(root))
        trials = project.trials
        keep()
    summary = summarise(trials)
    write_text(project.root / "_build" / "audit.json", json.dumps(summary, ensure_ascii=False, indent=1) + "\n")
    console.print(_table("made false", "noticed", summary["harmful"]))
    console.print(_table("rewritten harmlessly", "false alarms", summary["harmless"]))
    if survivors:
        for trial in summary["survivors"]:
            console.print(f"{trial['kind']}: {trial['claim']}: {trial['change']}: {trial['why']}", soft_wrap=True)
    else:
        console.print(f"{len(summary['survivors'])} were judged wrongly (--survivors lists them)")
    killed, alarms = summary["kill_rate"], summary["false_alarm_rate"]
    console.print(f"kill rate {killed:.2%}, false alarms {alarms:.2%}, over {len(trials)} changed claims")
    sys.exit(0 if killed >= LEAST_KILLED and alarms <= MOST_ALARMS else 1)


def _table(title: str, noticed: str, rows: Sequence[dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("change")
    table.add_column("claims", justify="right")
    table.add_column(noticed, justify="right")
    table.add_column("share", justify="right")
    for row in rows:
        share = f"{row['noticed'] / row['changed']:.1%}"
        table.add_row(row["kind"], str(row["changed"]), str(row["noticed"]), share)
    return table
