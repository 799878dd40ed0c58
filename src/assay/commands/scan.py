"""`assay scan`: what does not add up in a text that nobody prepared."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from assay.checkout.paths import find_root, write_text
from assay.errors import UsageError

if TYPE_CHECKING:
    from assay.articles.reading.findings import Finding, Scanner
    from assay.articles.scan import Scan
    from assay.model.corpus import Corpus

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
STYLES = {"refuted": "red", "question": "yellow", "holds": "green", "open": "cyan", "abstained": "bright_black"}
GLYPHS = {"refuted": "✗", "question": "≈", "holds": "✓", "open": "?", "abstained": "–"}


@click.command(name="scan")
@click.argument("places", metavar="FILE|FOLDER|ADDRESS|-", nargs=-1, required=True)
@click.option("--title", default="", help="The title, where the file does not say it: it tells what a list is about.")
@click.option("--date", help="Of publication, where the file does not say it: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option(
    "--all", "everything", is_flag=True, help="List what holds, is open or was left aside too, with the reason."
)
@click.option("--json", "machine", is_flag=True, help="Print the findings as JSON.")
@click.option("--html", type=_FILE, help="Write one page: the text with its findings marked in place.")
@click.option("--sarif", type=_FILE, help="Write SARIF 2.1.0, for editors and code hosts.")
@click.option("--annotations", type=_FILE, help="Write Web Annotations (W3C).")
@click.option("--records", type=_FOLDER, help="Write drafts of an article's records below this folder.")
@click.pass_obj
def command(root: Path | None, /, places: tuple[str, ...], **options: Any) -> None:
    """Find the checkable figures of a text, bind each to what it is said of, and judge it by the records.

    Reads .txt, .md, .html and .pdf files, folders of them, public addresses, and `-` for what is piped in. A refutation
    is told only where the text itself gives subject, quantity and value; where that is not certain it is a question.
    Ends with 1 when something is refuted, with 2 when a text cannot be read, otherwise with 0.
    """
    from assay.articles.reading.findings import Scanner
    from assay.articles.scan import files_in
    from assay.notebooks.results import read_results
    from assay.records.load import load

    home = find_root(root)
    loaded = load(home)
    scanner = Scanner(loaded.corpus, read_results(home))
    console = Console(highlight=False)
    unreadable = False
    scans: list[Scan] = []
    for place in files_in(places):
        try:
            scans.append(_scanned(place, scanner, options["title"], options["date"]))
        except UsageError as error:
            click.echo(f"assay: {error}", err=True)
            unreadable = True
            continue
        if not options["machine"]:
            tell(console, scans[-1], everything=options["everything"])
    _write(scans, scanner.corpus, options)
    found = any(not one.is_clean for one in scans)
    sys.exit(2 if unreadable else 1 if found else 0)


def _write(scans: list[Scan], corpus: Corpus, options: dict[str, Any]) -> None:
    """The files that were asked for, and JSON on the standard output."""
    if options["machine"]:
        from assay.exports.scans.plain import as_json

        click.echo(json.dumps(as_json(scans, corpus), ensure_ascii=False, indent=1))
    if options["html"] and scans:
        from assay.exports.scans.page import as_page

        _put(options["html"], as_page(scans), options)
    if options["sarif"]:
        from assay.exports.scans.sarif import as_sarif

        _put(options["sarif"], json.dumps(as_sarif(scans), ensure_ascii=False, indent=1) + "\n", options)
    if options["annotations"]:
        from assay.exports.scans.annotations import as_annotations

        _put(options["annotations"], json.dumps(as_annotations(scans), ensure_ascii=False, indent=1) + "\n", options)
    if options["records"]:
        from assay.exports.scans.drafts import drafts

        for scan in scans:
            for path, text in drafts(scan, corpus):
                _put(options["records"] / path, text, options)


def _put(path: Path, text: str, options: dict[str, Any]) -> None:
    try:
        write_text(path, text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    click.echo(f"wrote {path}", err=options["machine"])


def _scanned(place: str, scanner: Scanner, title: str, date: str | None) -> Scan:
    from dataclasses import replace

    from assay.articles.extraction import Extract
    from assay.articles.scan import read_file, scan_extract
    from assay.commands.new.article import _fetched

    if place == "-":
        taken = Extract(sys.stdin.read())
    elif "://" in place:
        taken = _fetched(place)
    else:
        taken = read_file(Path(place))
    return scan_extract(place, replace(taken, title=title or taken.title, date=date or taken.date), scanner)


def tell(console: Console, scanned: Scan, *, everything: bool = False) -> None:
    """The findings of one text, worst first, each with its sentence."""
    shown = [one for one in scanned.worst_first if everything or one.say in ("refuted", "question")]
    for one in shown:
        _tell_one(console, scanned, one)
    console.print(Text(summary(scanned), style="italic"), soft_wrap=True)


def _tell_one(console: Console, scanned: Scan, one: Finding) -> None:
    place = f"{scanned.name}:{scanned.line(one.start)}"
    head = Text.assemble((f"{GLYPHS[one.say]} {one.say}", STYLES[one.say]), f"  {place}  ")
    console.print(head + sentence(scanned, one), soft_wrap=True)
    for line in (one.message, one.why and f"({one.why})"):
        if line:
            console.print(Text(f"    {line}"), soft_wrap=True)


def sentence(scanned: Scan, one: Finding) -> Text:
    """The sentence of a finding, its figure set apart; long ones are cut around it."""
    start, end = one.sentence
    start, end = max(start, one.start - 160), min(end, one.end + 100)
    before, after = scanned.text[start : one.start], scanned.text[one.end : end]
    said = Text("…" if start > one.sentence[0] else "")
    said.append(" ".join(before.split()) + (" " if before[-1:].isspace() else ""))
    said.append(" ".join(scanned.text[one.start : one.end].split()), style="bold")
    said.append((" " if after[:1].isspace() else "") + " ".join(after.split()) + ("…" if end < one.sentence[1] else ""))
    return said


def summary(scanned: Scan) -> str:
    """How many figures were found, and what became of them."""
    from assay.articles.reading.findings import Say

    counts = {say: len(scanned.of(say)) for say in Say}
    parts = [
        f"{counts[Say.REFUTED]} refuted", f"{counts[Say.ASKED]} to ask about", f"{counts[Say.HOLDS]} hold",
        f"{counts[Say.OPEN]} open", f"{counts[Say.ABSTAINED]} left aside",
    ]  # fmt: skip
    return f"{scanned.name}: {len(scanned.findings)} figures: {', '.join(parts)}"
