"""`assay check`: judge the claims, print what was found, write `_build/verdicts.json`."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import NoReturn

import click

from assay.build.check_cache import Checked, Line, checked_of, keep, kept
from assay.build.check_stage import CHECK
from assay.build.snapshot import Snapshot
from assay.build.stage import due, running
from assay.checkout.paths import find_root
from assay.commands.completion import complete
from assay.commands.environment import keep_if_possible, keep_quietly
from assay.commands.lines import ROOMY, Piece, aligned, badge_of, columns, exit_code, is_drawn, say
from assay.commands.machine import open_verdicts, print_github, print_json
from assay.commands.scheduler import Spreading, scheduler_option
from assay.errors import RecordError, UsageError, suggest
from assay.model.verdicts import FAILING, Outcome, Verdict


@click.command(name="check")
@click.argument("selection", nargs=-1, shell_complete=complete("article", "claim"))
@click.option("--all", "everything", is_flag=True, help="List every claim, not only those that do not hold.")
@click.option(
    "--records", "only_read", is_flag=True, help="Only read the records: 0 when all can be read, 2 otherwise."
)
@click.option(
    "--format",
    "as_format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or for the log of a run on GitHub, which shows each finding at its line.",
)
@scheduler_option
@click.pass_obj
def command(
    root: Path | None,
    selection: tuple[str, ...],
    everything: bool,
    only_read: bool,
    as_format: str,
    scheduler: Spreading,
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
    with _busy():
        checked, faults = _checked(find_root(root), scheduler)
    lines = select(checked, selection)
    if as_format == "github":
        print_github(find_root(root), [line for line in lines if line.verdict in FAILING], faults)
        sys.exit(exit_code(faults, lines))
    if as_format == "json":
        wanted = {line.claim for line in lines}
        print_json(open_verdicts(find_root(root)), faults, claims=wanted)
        sys.exit(exit_code(faults, lines))
    say(chain(_all_lines(checked, lines, everything=everything), _unread(faults)))
    sys.exit(exit_code(faults, lines))


def _checked(root: Path, scheduler: Spreading) -> tuple[Checked, tuple[RecordError, ...]]:
    """What the last check found where nothing that it read or made has changed since; otherwise all is judged anew.

    Where records have faults nothing is kept, so that they are told every time.
    """
    snapshot = Snapshot(root)
    found = due(CHECK, snapshot)
    if not found:
        keep_quietly(snapshot.known.keep)
        return kept(root), ()
    from assay.project import open_project, recalled_project, write_verdicts

    with scheduler() as workers:
        if workers:
            project, remember = open_project(root, workers.batches), _nothing
        else:
            project, remember = recalled_project(root, snapshot.known)
    checked, loaded = checked_of(project), project.loaded

    def keep_all() -> None:
        write_verdicts(project)
        remember()
        if not loaded.faults and not project.finding_faults:
            with running(CHECK, snapshot, found):
                keep(root, checked)
        snapshot.known.keep()

    keep_if_possible(keep_all)
    from assay.commands.terminal import Console, print_faults

    print_faults(Console(stderr=True), loaded)
    for fault in project.finding_faults:
        click.echo(fault, err=True)
    return checked, (*loaded.faults, *project.finding_faults)


def _busy() -> AbstractContextManager[object]:
    """Shows in a terminal that something goes on."""
    if not is_drawn():
        return nullcontext()
    from assay.commands.terminal import Console

    return Console().status("judging")


def _nothing() -> None:
    """What a cluster worked out is not kept."""


def _is_path(name: str) -> bool:
    """Whether something on disk is meant and no claim: `book/`, `book/index.md`; claims and articles have no ending."""
    return name.endswith(("/", ".md", ".py")) or name in {"book", "notebooks"} or Path(name).is_absolute()


def _check_prose(root: Path, paths: list[Path], selection: tuple[str, ...]) -> NoReturn:
    from assay.book.prose import prose_faults
    from assay.records.load import load

    if len(paths) < len(selection):
        raise UsageError("name either pages and notebooks or claims and articles: they are checked in different ways")
    faults = prose_faults(root, load(root).corpus, paths)
    for fault in faults:
        click.echo(fault)
    click.echo(f"figures typed by hand, and roles that name nothing: {len(faults) or 'none'}")
    sys.exit(1 if faults else 0)


def _read(root: Path) -> NoReturn:
    """Say what of the records cannot be read, and judge nothing."""
    from assay.commands.terminal import Console, print_faults
    from assay.records.load import load

    loaded = load(root)
    print_faults(Console(stderr=True), loaded)
    click.echo(f"{len(loaded.corpus.claims)} claims and {len(loaded.corpus.facts)} facts can be read")
    sys.exit(2 if loaded.faults else 0)


def select(checked: Checked, names: tuple[str, ...]) -> list[Line]:
    """The lines of the named claims and articles; all where none is named."""
    known = {line.claim for line in checked.lines} | set(checked.articles)
    names = tuple(map(_id_of_file, names))
    for name in names:
        if name not in known:
            raise UsageError(f"no claim or article is called {name!r}{suggest(name, known)}")
    return [line for line in checked.lines if not names or line.claim in names or line.article in names]


def _id_of_file(name: str) -> str:
    """The id of the claim or article whose record is named by its file, which a shell completes; other names as is."""
    found = _RECORD_FILE.fullmatch(name.replace("\\", "/"))
    return found[1] if found else name


_RECORD_FILE = re.compile(r"(?:.*/)?claims/(?:records|articles)/(.+)\.yml")


def _unread(faults: Sequence[RecordError]) -> Iterator[list[Piece]]:
    """That not all could be read, below the verdicts, where it is seen."""
    if faults:
        told = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        yield [(f"{told} in records that cannot be read, told above: what leans on them was not judged", "bold")]


def _renewal(article: str, checked: Checked) -> str:
    """What to do about a text that was changed."""
    mine = [line for line in checked.lines if line.article == article]
    lost = sum(line.quote is Outcome.MISMATCH for line in mine)
    if lost:
        return f"{lost} of {len(mine)} quotes are not kept; correct these records, then run assay fmt"
    signs = sum(line.claim in checked.quotes for line in mine)
    kept = f"all {len(mine)} quotes are kept" + (f", {signs} of them in other signs" if signs else "")
    return f"{kept}; assay fmt renews the records"


def _all_lines(checked: Checked, lines: Sequence[Line], *, everything: bool) -> Iterator[list[Piece]]:
    """What is printed of these claims."""
    for line in lines:
        if everything or line.verdict in FAILING or line.quote is Outcome.MISMATCH:
            yield from _lines_of(line, checked.quotes.get(line.claim, ""))
    yield from _summary(lines)
    for article in checked.changed:
        yield [(f"the text of {article} is not the one that was checked: {_renewal(article, checked)}", "")]
    unchecked = sum(line.quote is Outcome.NOT_CHECKED for line in lines)
    if unchecked:
        quotes = "1 quote" if unchecked == 1 else f"{unchecked} quotes"
        yield [(f"{quotes} not checked: the articles' texts are not at hand (set ASSAY_ARTICLES to their folder)", "")]


def _lines_of(line: Line, quote: str) -> Iterator[list[Piece]]:
    yield [badge_of(line.verdict), ("  ", ""), (line.claim, "bold"), (f"  {line.file}:{line.line}", "")]
    flags = f"  [{', '.join(line.flags)}]" if line.flags else ""
    yield [(f"    {line.statement} {line.because}{flags}", "")]
    if quote:
        yield [(f"    quote {quote}", "")]


def _summary(lines: Sequence[Line]) -> Iterator[list[Piece]]:
    """How many claims of each article have each verdict; in a narrow terminal the sign alone heads a column."""
    yield [("1 claim" if len(lines) == 1 else f"{len(lines)} claims", "italic")]
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for line in lines:
        counts[line.article][line.verdict] += 1
    words = 1 if columns() < ROOMY else None
    head = [(text[:words], f"{style} bold") for text, style in map(badge_of, Verdict)]
    rows = [[(name, ""), *((str(counts[name][verdict]), "") for verdict in Verdict)] for name in sorted(counts)]
    total = [(str(sum(one[verdict] for one in counts.values())), "bold") for verdict in Verdict]
    yield from aligned([[("article", "bold"), *head], *rows, [("all", "bold"), *total]])
