"""`assay scan`: what does not add up in a text that nobody prepared."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from assay.checkout.paths import find_root, write_text
from assay.commands.environment import need
from assay.commands.machine import print_scan_github
from assay.commands.scheduler import scheduler_option
from assay.commands.terminal import Console
from assay.errors import UsageError

if TYPE_CHECKING:
    from assay.articles.checks import Finding as Fault
    from assay.articles.reading.findings import Finding
    from assay.articles.scan import Scan, Scanning, Unreadable
    from assay.model.corpus import Corpus as Records

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
STYLES = {"refuted": "red", "question": "yellow", "holds": "green", "open": "cyan", "abstained": "bright_black"}
GLYPHS = {"refuted": "✗", "question": "≈", "holds": "✓", "open": "?", "abstained": "–"}
MANY = 8
"""Files from which it is worth while to start other processes, each of which takes a second to begin."""
_BEFORE, _AFTER = 160, 100
"""Characters of a sentence that are shown on either side of a figure."""


def _schema(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    from assay.exports.scans.plain import SCHEMA

    if asked:
        click.echo(SCHEMA.read_text(encoding="utf-8"), nl=False)
        context.exit()


@click.command(name="scan")
@click.argument("places", metavar="FILE|FOLDER|ADDRESS|-", nargs=-1, required=True)
@click.option("--title", default="", help="The title, where the file does not say it: it tells what a list is about.")
@click.option("--date", help="Of publication, where the file does not say it: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--all", "everything", is_flag=True, help="List what holds, is open or was left aside too, and why.")
@click.option("--checks-only", "alone", is_flag=True, help="Hold the text only against itself; no records are needed.")
@click.option(
    "--format",
    "as_format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or as GitHub reads it from the log of a run.",
)
@click.option("--json", "machine", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of --json.",
)
@click.option("--html", type=_FILE, help="Write one page: the text with its findings marked in place.")
@click.option("--sarif", type=_FILE, help="Write SARIF 2.1.0, for editors and code hosts.")
@click.option("--annotations", type=_FILE, help="Write Web Annotations (W3C).")
@click.option("--records", type=_FOLDER, help="Write drafts of an article's records below this folder.")
@scheduler_option
@click.pass_obj
def command(root: Path | None, /, places: tuple[str, ...], **options: Any) -> None:
    """Find the checkable figures of a text, bind each to what it is said of, and judge it by the records.

    Besides, the text is held against itself: totals, shares, tables, statistics, conversions.

    Reads files of text, Markdown, HTML and PDF, folders of them, public addresses, and `-` for what is piped in. A
    refutation is told only where the text itself gives subject, quantity and value; where that is not certain it is a
    question. Ends with 1 when something is refuted, with 2 when a text cannot be read, otherwise with 0.
    """
    from assay.articles.scan import Scan, Scanning, files_in
    from assay.model.corpus import Corpus

    need("bs4")
    options["machine"] = options["machine"] or options["as_format"] == "json"
    if options["alone"] and options["records"]:
        raise UsageError("--records needs the records, and --checks-only leaves them out; take one of them out")
    files = files_in(places)
    console, errors = Console(highlight=False), Console(stderr=True)
    scans: list[Scan] = []
    unreadable = 0
    with errors.status("reading the records") as status:
        scanner = None
        if not options["alone"]:
            from assay.project import scanner_of

            scanner = scanner_of(find_root(root))
        work = Scanning(scanner=scanner, title=options["title"], date=options["date"])
        for number, one in enumerate(_scanned(files, work, options["scheduler"]), 1):
            status.update(f"{number} of {len(files)} read")
            if not isinstance(one, Scan):
                click.echo(f"assay: {one.name} {one.reason}", err=True)
                unreadable += 1
                continue
            scans.append(one)
            if not options["machine"] and options["as_format"] == "text":
                tell(console, one, everything=options["everything"], alone=options["alone"])
    _write(scans, scanner.corpus if scanner else Corpus(), options)
    sys.exit(2 if unreadable else 1 if any(not one.is_clean for one in scans) else 0)


def _scanned(files: Sequence[str], work: Scanning, scheduler: Callable[[], Any]) -> Iterator[Scan | Unreadable]:
    """The texts in their order: read here, over the cores where they are many, or by the workers of a scheduler."""
    here = [one for one in files if one == "-" or "://" in one]
    with scheduler() as cluster:
        if cluster is not None and not here:
            yield from cluster.batches(work, files)
            return
    with ExitStack() as stack:
        spread: Callable[..., Iterator[Scan | Unreadable]] = map
        if len(files) >= MANY and not here:
            # begun anew and not forked: threads run here that draw the progress, and a fork would copy their locks
            context = get_context("spawn")
            workers = min(os.cpu_count() or 1, len(files))
            pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_take, initargs=(work,))
            spread = stack.enter_context(pool).map
            yield from spread(_file, files)
            return
        yield from spread(lambda place: _one(place, work), files)


_WORK: list[Scanning] = []
"""In another process: what it was given once, for all of its files."""


def _take(work: Scanning) -> None:
    _WORK[:] = [work]


def _file(path: str) -> Scan | Unreadable:
    return _WORK[0].file(path)


def _one(place: str, work: Scanning) -> Scan | Unreadable:
    from assay.articles.extraction import LARGEST, Extract
    from assay.articles.scan import Unreadable
    from assay.commands.new.article import fetched

    if place == "-":
        text = sys.stdin.read(LARGEST + 1)
        if len(text) > LARGEST:
            return Unreadable(place, f"has more than {LARGEST:,} characters; that many are read at most")
        return work.extract(place, Extract(text=text, source=text))
    if "://" not in place:
        return work.file(place)
    try:
        return work.extract(place, fetched(place))
    except UsageError as reason:
        return Unreadable(place, f"cannot be read: {reason}")


def _write(scans: list[Scan], corpus: Records, options: dict[str, Any]) -> None:
    """The files that were asked for, and on the standard output what is for programs."""
    if options["as_format"] == "github":
        print_scan_github(scans)
    if options["machine"]:
        from assay.exports.scans.plain import as_json

        click.echo(_as_text(as_json(scans, corpus)), nl=False)
    if options["html"] and scans:
        from assay.exports.scans.page import as_page

        _put(options["html"], as_page(scans), options)
    if options["sarif"]:
        from assay.exports.scans.sarif import as_sarif

        _put(options["sarif"], _as_text(as_sarif(scans)), options)
    if options["annotations"]:
        from assay.exports.scans.annotations import as_annotations

        _put(options["annotations"], _as_text(as_annotations(scans)), options)
    if options["records"]:
        from assay.exports.scans.drafts import drafts

        for scan in scans:
            for path, text in drafts(scan, corpus):
                _put(options["records"] / path, text, options)


def _as_text(node: object) -> str:
    return json.dumps(node, ensure_ascii=False, indent=1) + "\n"


def _put(path: Path, text: str, options: dict[str, Any]) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    click.echo(f"wrote {path}", err=options["machine"])


def tell(console: Console, scanned: Scan, *, everything: bool = False, alone: bool = False) -> None:
    """The findings of one text, worst first, each with its sentence."""
    for fault in scanned.faults:
        _tell_fault(console, scanned, fault)
    for one in scanned.worst_first:
        if everything or one.say in ("refuted", "question"):
            _tell_one(console, scanned, one)
    console.print(Text(summary(scanned, alone=alone), style="italic"), soft_wrap=True)


def _tell_fault(console: Console, scanned: Scan, fault: Fault) -> None:
    """What the text alone shows to be impossible, with its first place."""
    first = fault.spans[0]
    glyph, style = ("✗", "red") if fault.weight == "major" else ("≈", "yellow")
    words = f"{glyph} {fault.check.replace('_', ' ')}"
    said = _on_one_line(scanned.text[first.start : first.end])
    place = f"  {scanned.where(first.start)}  "
    console.print(Text.assemble((words, style), place, (said, "bold")), soft_wrap=True)
    console.print(Text(f"    {fault.message}"), soft_wrap=True)


def _tell_one(console: Console, scanned: Scan, one: Finding) -> None:
    place = scanned.where(one.start)
    head = Text.assemble((f"{GLYPHS[one.say]} {one.say}", STYLES[one.say]), f"  {place}  ")
    console.print(head + sentence(scanned, one), soft_wrap=True)
    for line in (one.message, one.why and f"({one.why})"):
        if line:
            console.print(Text(f"    {line}"), soft_wrap=True)


def sentence(scanned: Scan, one: Finding) -> Text:
    """The sentence of a finding, its figure set apart; a long one is cut around it."""
    start, end = max(one.sentence[0], one.start - _BEFORE), min(one.sentence[1], one.end + _AFTER)
    said = Text("…" if start > one.sentence[0] else "")
    said.append(_on_one_line(scanned.text[start : one.start]))
    said.append(_on_one_line(scanned.text[one.start : one.end]), style="bold")
    said.append(_on_one_line(scanned.text[one.end : end]))
    return said.append("…" if end < one.sentence[1] else "")


def _on_one_line(text: str) -> str:
    return " ".join(text.replace("\n", " ").split(" "))


def summary(scanned: Scan, *, alone: bool = False) -> str:
    """How many figures were found, what became of them, and what the text itself shows; `alone` where nothing else."""
    from assay.articles.reading.findings import Say

    words = {
        Say.REFUTED: "refuted by the records", Say.ASKED: "to ask about", Say.HOLDS: "hold", Say.OPEN: "open",
        Say.ABSTAINED: "left aside",
    }  # fmt: skip
    counts = ", ".join(f"{len(scanned.of(say))} {word}" for say, word in words.items())
    noun = "figure" if len(scanned.findings) == 1 else "figures"
    parts = [] if alone else [f"{len(scanned.findings)} {noun}: {counts}"]
    if scanned.faults or alone:
        parts.append(f"{len(scanned.faults)} {'fault' if len(scanned.faults) == 1 else 'faults'} in the text itself")
    return f"{scanned.name}: {'; '.join(parts)}"
