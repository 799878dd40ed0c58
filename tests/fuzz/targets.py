"""What is fuzzed: each target reads any text, and raises nothing that a caller does not expect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from assay.articles.coverage.elements import elements_of
from assay.articles.coverage.segments import units_of
from assay.book.pages import pages
from assay.book.pages.write import material_of
from assay.book.prose.markdown import prose
from assay.book.prose.scripts import script_prose
from assay.errors import RecordError
from assay.model.dates import parse_date
from assay.project import Project
from assay.quantity import NotAQuantity, Quantity, find, parse
from assay.records.decode import decode
from assay.records.formatter import canonical
from assay.records.layout import SORTS, sort_of
from assay.records.load import load
from assay.records.pointer import read_pointer
from assay.verdicts.report import as_json, assemble
from assay.yamlio import read_yaml, spell
from tests.fuzz import strangers
from tests.sample import SHARED, lay
from tests.world import real


@dataclass(frozen=True)
class Target:
    """A reader of texts."""

    run: Callable[[str], object]
    longest: int
    """Characters of the longest text that is measured; a reader that refuses longer ones is asked up to there."""
    head: str = ""
    """What stands before a text of which the growth is measured."""


def read_a_file(text: str) -> None:
    """The loader's parser: every path has a line, and no message is empty."""
    document = read_yaml(text, "it.yml")
    assert document.faults or isinstance(document.tree, str | list | dict)
    for fault in document.faults:
        assert fault.line >= 1
        assert fault.reason
    for path in document.lines:
        assert isinstance(spell(path), str)


def read_every_record(text: str) -> None:
    """The same text as a record of every sort: a record or faults, and never both."""
    document = read_yaml(text, "it.yml")
    for sort in SORTS:
        value, faults = decode(document, sort.record)
        assert (value is None) == bool(faults)


def form(text: str) -> None:
    """The canonical form reads the same, and is its own canonical form."""
    for sort in SORTS:
        file = sort.place.replace("*", "it")
        formed = canonical(text, sort, file)
        if isinstance(formed, RecordError):
            continue
        assert read_yaml(formed, file).tree == read_yaml(text, file).tree
        assert canonical(formed, sort, file) == formed
        assert sort_of(file) == sort


def read_a_figure(text: str) -> None:
    """A figure is a finite interval around what is printed, or no figure."""
    with suppress(NotAQuantity):
        quantity = parse(text)
        _check(quantity)


def find_figures(text: str) -> None:
    """All figures lie in the text, in order, and none overlap."""
    behind = 0
    for found in find(text):
        assert behind <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.printed
        behind = found.end
        if found.quantity:
            _check(found.quantity)


def _check(quantity: Quantity) -> None:
    assert quantity.interval.low <= quantity.interval.high, quantity
    assert quantity.loose.low <= quantity.loose.high, quantity
    assert all(abs(point) < float("inf") for point in quantity.points), quantity


def read_prose(text: str) -> None:
    """The prose of a page, and of a notebook's script; lines are counted from 1."""
    for line, said in (*prose(text), *script_prose(text)):
        assert line >= 1
        assert isinstance(said, str)


def read_an_article(text: str) -> None:
    """What an article holds: every unit and element lies in its text."""
    for unit in units_of(text):
        assert 0 <= unit.start < unit.end <= len(text)
    for element in elements_of(text, real()):
        assert 0 <= element.start < element.end <= len(text)


def read_small_things(text: str) -> None:
    """A date and a pointer: one, or a reason in words."""
    for read in (parse_date, read_pointer):
        with suppress(ValueError):
            read(text)


def load_a_project(text: str) -> None:
    """The first line names a file of the small project, the rest is put there: it is read, judged and shown.

    A file with a fault is told of by its name, and the claims that do not lean on it are still judged.
    """
    name, _, content = text.partition("\n")
    root = _root()
    path = root / name
    before = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") + (before or b"" if name in SHARED else b""))
    try:
        loaded = load(root)
        assert all(str(fault).startswith("claims/") for fault in loaded.faults)
        assert "sizes/stoat-needs" in loaded.corpus.claims or not name.startswith("claims/records/") or "stoat" in name
        report = assemble(loaded.corpus, (), loaded.quotes)
        assert as_json(report, loaded.corpus)["claims"] or not loaded.corpus.claims
        for page in pages(material_of(Project(root=root, loaded=loaded, results=(), report=report))).values():
            page.encode()
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


@cache
def _root() -> Path:
    return lay(Path(mkdtemp(prefix="assay-fuzz-")))


TARGETS: Mapping[str, Target] = {
    "yaml": Target(read_a_file, 60_000),
    "records": Target(read_every_record, 60_000),
    "load": Target(load_a_project, 40_000, "claims/records/sizes/it.yml\nstatement: "),
    "fmt": Target(form, 20_000),
    "parse": Target(read_a_figure, 500),
    "find": Target(find_figures, 40_000),
    "prose": Target(read_prose, 20_000),
    "article": Target(read_an_article, 40_000),
    "small": Target(read_small_things, 4_000),
    "notebook": Target(strangers.show_in_a_notebook, 400_000),
    "page": Target(strangers.read_a_page, 60_000),
    "search": Target(strangers.search_a_page, 400_000),
    "service": Target(strangers.answer_as_a_service, 60_000),
    "retraction": Target(strangers.take_back, 400_000),
    "wheel": Target(strangers.read_a_wheel, 4_000),
}
