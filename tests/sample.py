"""A small project to test on: the one in `tests/records/base`, laid out in a folder of its own, and changed at will."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from assay.model import Outcome, Result, Value
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.quantity import Quantity
from assay.records.load import Loaded, load
from assay.verdicts.report import Row, assemble

RECORDS = Path(__file__).parent / "records"
BASE = RECORDS / "base"
SHARED = ("claims/attributes.yml", "claims/entities.yml", "claims/kinds.yml", "claims/units.yml")


def lay(root: Path, *overlays: Path) -> Path:
    """Copy the base into `root`, and the overlays over it; a shared file is continued at its head."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for overlay in overlays:
        for file in sorted(overlay.rglob("*")):
            name = file.relative_to(overlay).as_posix()
            if file.is_file() and name != "expected.txt":
                put(root, name, file.read_bytes())
    return root


def put(root: Path, name: str, content: str | bytes) -> Path:
    """Write one file; one that holds many records is continued at its head."""
    path = root / name
    data = content.encode() if isinstance(content, str) else content
    if name in SHARED:
        data += path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read(root: Path, *overlays: Path) -> Loaded:
    """What is loaded of the base with the overlays over it, the text of its article at hand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSAY_ARTICLES", "texts")
        return load(lay(root, *overlays))


def messages(loaded: Loaded) -> list[str]:
    """All that a contributor is told: the faults, then what was skipped because of them."""
    return [str(note) for note in (*loaded.faults, *loaded.skipped)]


def printed(value: Value | None) -> str:
    """A value as its record has it."""
    if value is None:
        return "nothing"
    return value.printed if isinstance(value, Quantity | PartialDate) else " | ".join(value)


READ_AS = "read_as: as the tests have it"
"""Why the figures of a record are not in its quote and statement."""

SOURCES = {
    "paper": "kind: paper\nauthor: ['Brook, Ada', 'Rill, Ben', 'Weir, Cy']\ndate: 2022",
    "survey": "kind: paper\nauthor: ['Fell, Dee', 'Moor, Eve']\ndate: 2023",
    "makers": "kind: model-card\nauthor: River Lab\ndate: 2024\nfirst_hand: [otter, otter-70b, stoat]",
    "press": "kind: press\nauthor: The Daily Otter\ndate: 2023-04-05",
    "quoted": "kind: paper\nauthor: 'Tarn, Flo'\ndate: 2021",
    "repeat": "kind: documentation\nauthor: 'Beck, Gus'\ndate: 2025\norigin: paper",
}
"""Sources of every standing: two primary ones, one first hand, and three that only report."""


def source(key: str, facts: Iterable[str]) -> str:
    """The file of one of `SOURCES` with these facts, each a flow mapping without its braces."""
    depth = "secondary" if key == "quoted" else "full-text"
    head = f"title: On {key}\n{SOURCES[key]}\nread: {{on: 2026-11-21, at: the print, depth: {depth}}}\nfacts:\n"
    return head + "".join(f"  - {{{_with_locator(fact)}}}\n" for fact in facts)


def _with_locator(fact: str) -> str:
    return fact if "locator:" in fact else f"{fact}, locator: Table 1"


def corpus_of(claim: str, facts: Iterable[str]) -> Corpus:
    """The base with one claim, given as a flow mapping without its braces, and facts, each led by its source's key."""
    by_source: dict[str, list[str]] = {key: [] for key in SOURCES}
    for fact in facts:
        key, _, rest = fact.partition(": ")
        by_source[key].append(rest)
    with TemporaryDirectory() as folder:
        root = lay(Path(folder))
        shutil.rmtree(root / "claims" / "records")
        shutil.rmtree(root / "claims" / "sources")
        said = f"{{statement: It is so., {READ_AS}, quote: Otter, at: 23, {claim}}}\n"
        put(root, "claims/records/sizes/it.yml", said)
        for key, mine in by_source.items():
            if mine:
                put(root, f"claims/sources/{key}.yml", source(key, mine))
        loaded = load(root)
    assert not messages(loaded), messages(loaded)
    return loaded.corpus


def judged(claim: str, *facts: str, results: Iterable[Result] = ()) -> Row:
    """The row of one claim, where these are all the facts."""
    (row,) = assemble(corpus_of(claim, facts), tuple(results), {"sizes/it": Outcome.MATCH}).rows
    return row


def says(row: Row) -> list[str]:
    """What each source says of the claim, in the order of the evidence."""
    return [str(piece.outcome) for piece in row.evidence if piece.witness == "source"]
