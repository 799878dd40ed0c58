"""Which pages of the book read differently: those that are generated, and chapters that show something of a record."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assay.book.pages import pages
from assay.book.pages.write import material_of
from assay.book.sphinxext.data import Data, data_of_documents
from assay.checkout.paths import is_generated
from assay.diff import Page
from assay.diff.changes import state_of
from assay.exports.formats import facts_document
from assay.notebooks.paths import names, source_of
from assay.notebooks.stored import read_executed
from assay.project import Project

SHOWN = {
    "claim": "claim", "mark": "claim", "said": "claim", "off": "claim", "gap": "claim", "fact": "fact",
    "count": "count", "strip": "article", "filters": "article", "between": "conflict", "verdicts": "all",
    "findings": "all", "claims-table": "all", "facts-table": "facts", "filter-conflicts": "conflicts",
    "errors-map": "conflicts",
}  # fmt: skip
"""The roles and directives that show something of a record, with the kind of what they show."""

_ROLE = re.compile(r"\{(?P<name>[a-z-]+)\}`(?:[^`<]*<)?(?P<target>[^`<>]+)>?`")
_DIRECTIVE = re.compile(r"^(?:# )?`{3,}\{(?P<name>[a-z-]+)\}[ \t]*(?P<target>[^\s`]*)", re.MULTILINE)


def changed_pages(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[Page, ...]:
    """The pages that read differently, by their paths below `book/`; of each state what `as_read` says."""
    differing = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
    return tuple(Page(name, state_of(name in was, name in now)) for name in differing)


def as_read(project: Project, kept_in: Path) -> Mapping[str, str]:
    """Every page with a digest of all that decides how it reads.

    The history of a record is left out: a state that is laid out in a folder has none. `kept_in` is the checkout
    of which it is a state.
    """
    generated = pages(material_of(project, kept_in=kept_in, history={}))
    data = data_of_documents(project.verdicts, facts_document(project))
    written = {name: (text, list(_shown(text, data, generated))) for name, text in _by_hand(project)}
    return {name: _digest(page) for name, page in {**generated, **written}.items()}


def _digest(page: object) -> str:
    return hashlib.sha256(json.dumps(page).encode()).hexdigest()


def _by_hand(project: Project) -> Iterator[tuple[str, str]]:
    book = project.root / "book"
    paths = {path.relative_to(book): path for path in sorted(book.rglob("*.md"))}
    for name, path in paths.items():
        if not is_generated(name):
            yield name.as_posix(), path.read_text(encoding="utf-8", errors="replace")
    for notebook in names(project.root):
        script = source_of(project.root, notebook).read_text(encoding="utf-8", errors="replace")
        done = read_executed(project.root, notebook)
        yield f"notebooks/{notebook}.ipynb", f"{script}\n{json.dumps(done['cells']) if done else ''}"


def _shown(text: str, data: Data, generated: Mapping[str, str]) -> Iterator[object]:
    """What of the records a chapter shows."""
    for found in (*_ROLE.finditer(text), *_DIRECTIVE.finditer(text)):
        name, target = found["name"], found["target"]
        if name == "include":
            yield generated.get(target.removeprefix("../"))
        elif name in SHOWN:
            yield data.digest(f"{SHOWN[name]}:{target.partition(' in words')[0]}")
