"""Pages and scripts on disk, and the figures in them that no role prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from assay.book.prose.figures import figures, names_pattern
from assay.book.prose.markdown import Line, prose, roles
from assay.book.prose.scripts import script_prose
from assay.checkout.digests import files_below
from assay.checkout.paths import is_generated
from assay.errors import RecordError, UsageError, suggest
from assay.model.corpus import Corpus
from assay.quantity.find import Found

READERS = {".md": prose, ".py": script_prose}
"""How the prose of a file is found, by its ending."""

OURS = ("book", "notebooks")
"""The folders whose prose is ours."""


def prose_faults(root: Path, corpus: Corpus, paths: Iterable[Path] = ()) -> list[RecordError]:
    """Every figure typed by hand, and every role that names nothing, in the files and folders that are named.

    Otherwise in all that is ours.

    Raises UsageError for a path that is not there, or no page and no script.
    """
    names = names_pattern(name for entity in corpus.entities.values() for name in (entity.label, *entity.aliases))
    ours = [root / folder for folder in OURS if (root / folder).is_dir()]
    chosen = [file for path in paths or ours for file in _files(root, path)]
    return sorted(fault for file in set(chosen) for fault in _faults(root, file, corpus, names))


def _files(root: Path, path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = (file for file in files_below(path) if file.suffix in READERS)
        yield from (file for file in found if not _is_made(root, file))
    elif path.is_file() and path.suffix in READERS:
        yield path
    else:
        raise UsageError(f"{path} is no folder, page (.md) or notebook script (.py)")


def _is_made(root: Path, file: Path) -> bool:
    """Whether a page is made from the records, which answer for its figures, or built from other pages."""
    try:
        below = file.resolve().relative_to((root / "book").resolve())
    except ValueError:
        return False
    return below.parts[0] == "_build" or is_generated(below)


def _faults(root: Path, file: Path, corpus: Corpus, names: re.Pattern[str]) -> Iterator[RecordError]:
    try:
        source = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        yield RecordError(
            file=_shown(root, file), line=1, path="", reason=f"byte {error.start} is not UTF-8; save the file as UTF-8"
        )
        return
    if file.suffix == ".md":
        for number, name, given in roles(source):
            if reason := _unnamed(name, given, corpus):
                yield RecordError(file=_shown(root, file), line=number, path="", reason=reason)
    lines: Iterable[Line] = READERS[file.suffix](source)
    for number, text in lines:
        for found in figures(text, names):
            yield RecordError(file=_shown(root, file), line=number, path="", reason=_reason(found, corpus))


def _unnamed(role: str, given: str, corpus: Corpus) -> str | None:
    """Why a role prints nothing: what it names is not in the records."""
    target = found[1] if (found := _TARGET.search(given)) else given.strip()
    if role in _OF_CLAIMS and target not in corpus.claims:
        return f"no claim is called {target!r}{suggest(target, corpus.claims)}"
    if role == "fact":
        names = ((f"{fact.subject}.{fact.attribute}", fact.id) for fact in corpus.facts)
        known = dict.fromkeys(name for both in names for name in both)
        return None if target in known else f"no fact is called {target!r}{suggest(target, list(known))}"
    return None


_OF_CLAIMS = frozenset(("claim", "mark", "said", "off"))
_TARGET = re.compile(r"<([^<>]+)>\s*\Z")


def _reason(found: Found, corpus: Corpus) -> str:
    near = _facts_like(found, corpus)
    like = f", such as {' or '.join(near)}" if near else ""
    return (
        f"the figure “{found.printed}” is typed by hand: print it by a role{like}, or compute it; "
        f"write {{given}}`{found.printed}` if it is only an example, a definition or a setting"
    )


def _facts_like(found: Found, corpus: Corpus) -> list[str]:
    """Up to three roles that would print the same figure."""
    assert found.quantity is not None
    wanted, unit = found.quantity.points, found.quantity.unit
    if unit is None:
        return []
    same = {
        f"{{fact}}`{fact.subject}.{fact.attribute}`"
        for fact in corpus.facts
        if fact.figure and fact.figure.points == wanted and fact.figure.unit == unit
    }
    return sorted(same)[:3]


def _shown(root: Path, file: Path) -> str:
    """The path as people would name it."""
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file.as_posix()
