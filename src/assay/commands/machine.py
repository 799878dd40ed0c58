"""`--format json`: what a command says, for programs, in the words of `_build/verdicts.json` and its schema.

The keys `claims` and `conflicts` hold rows as `verdicts.schema.json` describes them (`assay export schema` writes it);
`faults` has the file, line, path and reason of each record that cannot be read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assay.errors import RecordError

if TYPE_CHECKING:
    from assay.articles.scan import Scan

format_option = click.option(
    "--format", "as_format", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs."
)


def print_github(root: Path, lines: Iterable[Any], faults: Iterable[RecordError]) -> None:
    """Print findings as GitHub reads them from the log of a run: it shows each at its line.

    Files are told from the folder in which the command runs, which on GitHub is the repository.
    """

    def here(file: str) -> str:
        return Path(os.path.relpath(root / file)).as_posix()

    for fault in faults:
        _github("error", here(fault.file), fault.line, "a record cannot be read", f"{fault.path}: {fault.reason}")
    for line in lines:
        title, text = f"{line.verdict}: {line.claim}", f"{line.statement} {line.because}"
        _github("warning", here(line.file), line.line, title, text)


def print_scan_github(scans: Iterable[Scan]) -> None:
    """Print what was found in texts, each at its line; of a page, whose lines nobody knows, at the first."""
    from assay.articles.reading.findings import Say

    for scan in scans:
        file = scan.name if "://" in scan.name or scan.name == "-" else Path(os.path.relpath(scan.name)).as_posix()

        def line(offset: int, scan: Scan = scan) -> int:
            place = scan.begins(offset)
            return place.line if place else 1

        for fault in scan.faults:
            level, title = "warning" if fault.weight == "major" else "notice", fault.check.replace("_", " ")
            _github(level, file, line(fault.spans[0].start), title, fault.message)
        for one in scan.of(Say.REFUTED, Say.ASKED):
            level = "warning" if one.say == Say.REFUTED else "notice"
            said = scan.text[one.sentence[0] : one.sentence[1]].strip()
            _github(level, file, line(one.start), str(one.say), f"{said} {one.message}")


def _github(level: str, file: str, line: int, title: str, text: str) -> None:
    place = f"file={_property(file)},line={line},title={_property(title)}"
    click.echo(f"::{level} {place}::{_data(text)}")


def _data(text: str) -> str:
    """What would end or begin a command in the log, written out."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def open_verdicts(root: Path) -> Mapping[str, Any]:
    """The rows of the checkout, judged."""
    from assay.project import open_project

    return open_project(root).verdicts


def print_json(
    verdicts: Mapping[str, Any],
    faults: Iterable[RecordError],
    *,
    claims: Collection[str] | None = None,
    conflicts: Collection[str] | None = None,
) -> None:
    """Print the rows of these claims or conflicts, and the faults."""
    said: dict[str, Any] = {"version": verdicts["version"]} if "version" in verdicts else {}
    for key, wanted in (("claims", claims), ("conflicts", conflicts)):
        if wanted is not None:
            said[key] = [row for row in verdicts[key] if row["id"] in wanted]
    said["faults"] = [
        {"file": fault.file, "line": fault.line, "path": fault.path, "reason": fault.reason} for fault in faults
    ]
    click.echo(json.dumps(said, ensure_ascii=False, indent=1))
