"""Write the generated pages into `book/`, and take out those that nothing generates any more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from assay.book.pages import File, Material, pages
from assay.book.pages.catalogued import catalogued
from assay.book.pages.citation import read_work
from assay.book.texts import texts
from assay.checkout.history import History, read_history
from assay.checkout.paths import MEASURED, READ, is_generated, write_text
from assay.project import Project


def material_of(
    project: Project,
    audit: Mapping[str, Any] | None = None,
    *,
    kept_in: Path | None = None,
    history: History | None = None,
) -> Material:
    """What the pages of a checkout are made from; `audit` is the checker's own error rate.

    `kept_in` is another checkout, where what catalogues say may be kept already. `history` is that of the claims;
    git is asked where none is given.
    """
    loaded = project.loaded
    paths = {claim: loaded.places[claim][0] for claim in loaded.corpus.claims}
    files = {claim: File(path, (project.root / path).read_text(encoding="utf-8")) for claim, path in paths.items()}
    accounts = {item.article: item for item in project.coverages}
    material = Material(
        corpus=loaded.corpus,
        report=project.report,
        files=files,
        coverages=accounts,
        audit=audit or {},
        addresses=project.addresses,
        work=read_work(project.root),
        history=read_history(project.root) if history is None else history,
        places=loaded.places,
        corrections=loaded.corrections,
        measured=read_measured(project.root),
        read=read_measured(project.root, READ),
        texts=loaded.texts,
    )
    return replace(material, catalogued=catalogued(project, material.systems, kept_in))


def read_measured(root: Path, file: str = MEASURED) -> dict[str, Any]:
    """What the benchmarks measured; nothing where they never ran."""
    path = root / file
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def write_pages(project: Project, audit: Mapping[str, Any] | None = None) -> int:
    """Bring the generated pages up to date; how many of them changed."""
    book = project.root / "book"
    wanted = {**texts(), **pages(material_of(project, audit))}
    taken = [name for name in wanted if not is_generated(PurePosixPath(name))]
    assert not taken, f"a record has taken the place of a page that a person writes: {taken}"
    changed = sum(write_text(book / path, text) for path, text in wanted.items())
    for path in list(_stale(book, wanted)):
        path.unlink()
        changed += 1
    return changed


def _stale(book: Path, wanted: Mapping[str, str]) -> Iterator[Path]:
    for path in book.rglob("*.md"):
        name = path.relative_to(book)
        if is_generated(name) and name.as_posix() not in wanted:
            yield path
