"""`assay show ID`: one claim with everything that is known of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.text import Text

from assay.build.check_cache import checked_of
from assay.checkout.paths import find_root
from assay.commands.check import select
from assay.commands.completion import complete
from assay.commands.environment import keep_quietly
from assay.commands.lines import exit_code
from assay.commands.machine import format_option, print_json
from assay.commands.terminal import Console, badge, print_faults
from assay.evidence import Evidence
from assay.model import Witness
from assay.model.corpus import Corpus
from assay.model.meanings import how_deep
from assay.project import recalled_project
from assay.records.quotes import Answer
from assay.verdicts.report import Row


@click.command(name="show")
@click.argument("claim", shell_complete=complete("claim"))
@format_option
@click.pass_obj
def command(root: Path | None, claim: str, as_format: str) -> None:
    """Show one claim: what it says, its verdict and why, its flags, and each piece of evidence.

    Ends with 1 when the claim is refuted, misleading or disputed, so that a script can ask.
    """
    project, keep = recalled_project(find_root(root))
    keep_quietly(keep)
    lines = select(checked_of(project), (claim,))
    named = {line.claim for line in lines}
    claim = next(iter(named)) if len(named) == 1 and claim.endswith(".yml") else claim
    rows = [row for row in project.report.rows if row.claim.id == claim and claim in named]
    console = Console()
    if not rows:
        console.print(f"{claim} is an article; `assay check {claim} --all` lists its claims")
        sys.exit(2)
    (row,) = rows
    if as_format == "json":
        print_json(project.verdicts, project.loaded.faults, claims={claim})
        sys.exit(exit_code((), rows))
    describe(console, row, project.loaded.corpus, project.loaded.answers.get(claim))
    file, line = project.loaded.places[row.claim.id]
    _line(console, "record", f"{file}:{line}")
    print_faults(Console(stderr=True), project.loaded)
    sys.exit(exit_code((), rows))


def describe(console: Console, row: Row, corpus: Corpus, answer: Answer | None = None) -> None:
    """All that is known of one claim, a line each."""
    article = corpus.articles[row.claim.article]
    console.print(Text.assemble(badge(row.verdict), "  ", (row.claim.id, "bold")))
    _line(console, "article", article.title)
    _line(console, "quote", f"“{row.claim.quote}” at {row.claim.start} ({row.quote})")
    if answer:
        _line(console, "now", f"{answer.state}: {answer}")
    _line(console, "statement", row.claim.statement)
    if row.claim.read_as:
        _line(console, "read as", row.claim.read_as)
    _line(console, "because", row.because)
    _line(console, "flags", ", ".join(row.flags) or "none")
    _line(console, "basis", row.ruling.basis)
    if row.gap.ratio:
        _line(console, "ratio", f"{_plain(row.gap.ratio)} of the true value")
    if row.gap.margin:
        _line(console, "margin", f"flips when claim or evidence moves by a factor of {_plain(row.gap.margin)}")
    if row.gap.turns:
        who = f"1 {row.gap.turns_of.removesuffix('es' if row.gap.turns_of.endswith('sses') else 's')} says"
        said = who if row.gap.turns == 1 else f"{row.gap.turns} {row.gap.turns_of} say"
        _line(console, "margin", f"flips when {said} the opposite")
    for lead in row.diagnosis:
        _line(console, "lead", lead.text)
    for conflict in row.conflicts:
        _line(console, "conflict", conflict)
    for piece in row.evidence:
        _line(console, "evidence", _evidence(piece, corpus))


def _plain(number: float) -> str:
    """A number as people write it: 997,800 and not 9.978e+05."""
    digits = f"{number:.4g}"
    return f"{float(digits):,.0f}" if "e+" in digits and number < _LARGEST else digits


_LARGEST = 1e15


def _line(console: Console, name: str, text: str) -> None:
    console.print(Text.assemble((f"{name:>10}  ", "bright_black"), text), soft_wrap=True)


def _evidence(piece: Evidence, corpus: Corpus) -> str:
    name = piece.name
    if piece.witness is Witness.SOURCE:
        source = corpus.sources[piece.name]
        name = f"{source.short}, {source.title} [{source.kind}, read {how_deep(source)}]"
    extra = "; ".join(part for part in (piece.reading and piece.reading.text, piece.remark, str(piece.when)) if part)
    return f"{piece.outcome}: {piece.printed} ({name}, {piece.locator})" + (f"; {extra}" if extra else "")
