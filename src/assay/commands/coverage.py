"""`assay coverage`: what of an article's text the records account for."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from assay.articles.coverage import Account, Coverage, Tally
from assay.articles.coverage.account import as_json, fragment
from assay.checkout.paths import find_root
from assay.commands.completion import complete
from assay.commands.environment import keep_if_possible, keep_quietly
from assay.commands.machine import format_option
from assay.commands.terminal import Console, print_faults
from assay.errors import UsageError, suggest
from assay.project import Project, recalled_project, write_coverage
from assay.verdicts.by_hand import ByHand, by_hand

_NOT_AT_HAND = "is not at hand (set ASSAY_ARTICLES to the folder of the texts)"


@click.command(name="coverage")
@click.argument("articles", nargs=-1, shell_complete=complete("article"))
@click.option("--by-hand", "hand", is_flag=True, help="List the claims that were assessed by hand, and why.")
@format_option
@click.option("--json", "machine", is_flag=True, help="Print what `_build/coverage.json` says of these articles.")
@click.pass_obj
def command(root: Path | None, articles: tuple[str, ...], hand: bool, machine: bool, as_format: str) -> None:
    """Account for every checkable element of the articles: bound to claims, set aside for a reason, or open.

    Writes `_build/coverage.json`. Ends with 1 when something is open or a claim is assessed by hand that need not be,
    with 2 when a record cannot be read.
    """
    console, errors = Console(), Console(stderr=True)
    project, keep = recalled_project(find_root(root))
    keep_if_possible(lambda: write_coverage(project))
    keep_quietly(keep)
    chosen = select(project, articles)
    print_faults(errors, project.loaded)
    if hand:
        rows = by_hand(project.report, project.loaded.corpus, [item.article for item in chosen])
        _print_by_hand(console, rows)
        found = any(row.is_needless for row in rows)
    else:
        _print_json(project, chosen) if machine or as_format == "json" else _print_all(console, project, chosen)
        found = any(item.open for item in chosen)
    sys.exit(2 if project.loaded.faults else 1 if found else 0)


def select(project: Project, names: Sequence[str]) -> list[Coverage]:
    """The coverage of the named articles; of all where none is named."""
    known = project.loaded.corpus.articles
    for name in names:
        if name not in known:
            raise UsageError(f"no article is called {name!r}{suggest(name, known)}")
    return [item for item in project.coverages if not names or item.article in names]


def _print_json(project: Project, chosen: Sequence[Coverage]) -> None:
    click.echo(json.dumps(as_json(chosen, project.loaded.texts), ensure_ascii=False, indent=1))


def _print_all(console: Console, project: Project, chosen: Sequence[Coverage]) -> None:
    for item in chosen:
        if not item.is_checked:
            reason = "has changed since it was checked" if item.article in project.loaded.changed else _NOT_AT_HAND
            console.print(f"{item.article}: not_checked: its text {reason}", soft_wrap=True, highlight=False)
            continue
        text = project.loaded.texts[item.article]
        for account in item.open:
            console.print(_line(account, item.article, text), soft_wrap=True)
        console.print(f"{item.article}: {_share(item.total())} accounted for", style="italic", highlight=False)
        console.print(_table(item))
        for entry in item.idle:
            place = f"claims/coverage/{item.article}.yml: at {entry.start}"
            console.print(Text(f"{place}: {entry.quote!r} sets nothing aside; take it out"), soft_wrap=True)


def _line(account: Account, article: str, text: str) -> Text:
    element = account.element
    line = text.count("\n", 0, element.start) + 1
    return Text.assemble(
        (f"open {element.kind}", "yellow"), f"  {article}.txt:{line}, at {element.start}: {fragment(element, text)}"
    )


def _table(item: Coverage) -> Table:
    total = item.total()
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for head in ("found", "bound", "set aside", "open"):
        table.add_column(head, justify="right")
    for kind, tally in (*item.tallies().items(), ("all", total)):
        if tally.found:
            table.add_row(kind, *(str(n) for n in (tally.found, tally.bound, tally.set_aside, tally.open)))
    reasons = ", ".join(f"{reason} {count}" for reason, count in item.reasons().items())
    table.caption = f"set aside as: {reasons}" if reasons else None
    table.caption_justify = "left"
    return table


def _share(total: Tally) -> str:
    """A share that is rounded down, so that 100 % means all."""
    return f"{(total.found - total.open) * 1000 // total.found / 10:g} %" if total.found else "nothing to be"


def _print_by_hand(console: Console, rows: Sequence[ByHand]) -> None:
    for row in rows:
        console.print(Text.assemble((row.claim, "bold"), f"  {row.verdict.replace('_', ' ')}"), soft_wrap=True)
        console.print(Text(f"    {row.why}"), soft_wrap=True)
        console.print(Text(f"    {row.because}", style="bright_black"), soft_wrap=True)
    needless = sum(row.is_needless for row in rows)
    more = f"; {needless} more need not be" if needless else ""
    console.print(f"{len(rows) - needless} verdicts are assessed by hand{more}")
