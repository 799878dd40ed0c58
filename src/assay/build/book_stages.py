"""The stages of the book, in their order: each reads what people wrote and what the stages before it made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePath

from assay.build.snapshot import LOCK, PYTHON, Snapshot
from assay.build.stage import Digests, Stage
from assay.checkout.digests import digest_tree
from assay.checkout.paths import BOOK, EXPORTS, MEASURED, PREVIEW, READ, SHOWN, UNITS, Place, is_generated

RESULTS = "_build/results.json"
"""What the notebooks recorded."""

CODE_OF = {
    "prose": ("assay.records.load", "assay.book.prose"),
    "verdicts": ("assay.project", "assay.exports.files"),
    "exports": ("assay.project", "assay.verdicts.audit", "assay.exports.files"),
    "pages": ("assay.project", "assay.book.pages.write"),
    "site": ("assay.book.site", "assay.book.site.sphinx", "assay.book.sphinxext"),
}
"""The modules that a stage begins with. The notebooks say which they import; the crate lists them all."""


def _notebooks_read(snapshot: Snapshot) -> Digests:
    seen = {name: snapshot.now(name) for name in _seen(snapshot)}
    return {**seen, **snapshot.scripts, **snapshot.records, **snapshot.environment}


def _notebooks_made(snapshot: Snapshot) -> Digests:
    executed = {name: digest for name, digest in snapshot.below("book/notebooks").items() if name.endswith(".ipynb")}
    return {**executed, RESULTS: snapshot.now(RESULTS)}


def _seen(snapshot: Snapshot) -> Digests:
    """What the executed notebooks say that they read; what two of them read differently was changed in between."""
    found: dict[str, str] = {}
    for path in sorted((snapshot.root / "book" / "notebooks").glob("*.ipynb")):
        for name, digest in _manifest(path):
            found[name] = digest if found.get(name, digest) == digest else "read twice, differently"
    return found


def _manifest(notebook: Path) -> Iterator[tuple[str, str]]:
    try:
        made_from = json.loads(notebook.read_bytes())["metadata"]["assay"]["inputs"]
        yield from made_from["files"].items()
        yield from ((f"{name}/", digest) for name, digest in made_from["folders"].items())
        yield from ((f"{name}?", kind) for name, kind in made_from["looked_for"].items())
        yield from made_from["modules"].items()
        yield from ((LOCK, made_from["lock"]), (PYTHON, made_from["python"]))
        yield from ((f"notebooks/{notebook.stem}.py: {what}", "unseen") for what in made_from["unseen"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return  # cut off, damaged, or not ours: the notebook itself is not as it was left


def _prose_read(snapshot: Snapshot) -> Digests:
    code = snapshot.modules.behind(*CODE_OF["prose"])
    pages = {name: digest for name, digest in _written(snapshot).items() if name.endswith(".md")}
    return {**pages, **snapshot.scripts, **snapshot.records, **snapshot.environment, **code}


def _prose_made(snapshot: Snapshot) -> Digests:
    return {}


def _judged(stage: str, snapshot: Snapshot) -> Digests:
    code = snapshot.modules.behind(*CODE_OF[stage])
    return {**snapshot.records, **_environment(snapshot), **code, RESULTS: snapshot.now(RESULTS)}


def _exported(files: Iterable[str], snapshot: Snapshot) -> Digests:
    return {f"_build/{name}": snapshot.now(f"_build/{name}") for name in files}


def _pages_read(snapshot: Snapshot) -> Digests:
    code = snapshot.modules.behind(*CODE_OF["pages"])
    made = {name: snapshot.now(name) for name in (RESULTS, "_build/audit.json")}
    cited = {name: snapshot.now(name) for name in ("CITATION.cff", MEASURED, READ)}
    return {**snapshot.records, **snapshot.history, **cited, **_environment(snapshot), **code, **made}


def _pages_made(snapshot: Snapshot) -> Digests:
    book = snapshot.below("book")
    return {name: digest for name, digest in book.items() if name.endswith(".md") and _is_generated(name)}


def _site_read(place: Place, snapshot: Snapshot) -> Digests:
    code = snapshot.modules.behind(*CODE_OF["site"])
    exports = _exported(dict.fromkeys((*SHOWN, *place.exports)), snapshot)
    units = {name: digest for name, digest in snapshot.records.items() if name == UNITS}
    return {**snapshot.below("book"), **_environment(snapshot), **code, **exports, **units}


def _site_made(place: Place, snapshot: Snapshot) -> Digests:
    workings = {name: digest_tree(snapshot.root / name) for name in place.workings}
    return {**snapshot.below(place.site), **workings}


def _crate_read(snapshot: Snapshot) -> Digests:
    files = {name: snapshot.now(name) for name in ("pyproject.toml", "CITATION.cff", "$SOURCE_DATE_EPOCH")}
    made = {**_notebooks_made(snapshot), **_exported(EXPORTS, snapshot), **snapshot.below(BOOK.site)}
    return {
        **snapshot.records, **snapshot.scripts, **_written(snapshot), **files, **made, **snapshot.modules.digests,
        **_environment(snapshot),
    }  # fmt: skip


def _crate_made(snapshot: Snapshot) -> Digests:
    return snapshot.below("_build/crate")


def _written(snapshot: Snapshot) -> Digests:
    return {name: digest for name, digest in snapshot.below("book").items() if not _is_generated(name)}


def _environment(snapshot: Snapshot) -> Digests:
    return {**snapshot.environment, **snapshot.settings}


def _is_generated(name: str) -> bool:
    return is_generated(PurePath(name).relative_to("book"))


NOTEBOOKS = Stage(name="notebooks", inputs=_notebooks_read, outputs=_notebooks_made, seen=_seen)
PROSE = Stage(name="prose", inputs=_prose_read, outputs=_prose_made)
VERDICTS = Stage(name="verdicts", inputs=partial(_judged, "verdicts"), outputs=partial(_exported, SHOWN))
REST = tuple(name for name in EXPORTS if name not in SHOWN)
REPORTS = Stage(name="exports", inputs=partial(_judged, "exports"), outputs=partial(_exported, REST))
PAGES = Stage(name="pages", inputs=_pages_read, outputs=_pages_made)
SITE = Stage(name="site", inputs=partial(_site_read, BOOK), outputs=partial(_site_made, BOOK))
CRATE = Stage(name="crate", inputs=_crate_read, outputs=_crate_made)
DRAFT = Stage(name="preview", inputs=partial(_site_read, PREVIEW), outputs=partial(_site_made, PREVIEW))
STAGES = (NOTEBOOKS, PROSE, VERDICTS, REPORTS, PAGES, SITE, CRATE)
"""Of the book as it is published."""
DRAFTED = (NOTEBOOKS, PROSE, VERDICTS, PAGES, DRAFT)
"""Of its preview: without the exports, the audit behind one table of the method, and the description of the build."""
