"""The role by which the prose of a notebook prints what its code computed: text, and links by id, never markup."""

# ruff: noqa: D102 - what `run` gives is what its class says

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from assay.book.sphinxext.chapters import chapter
from assay.book.sphinxext.domain import data_of, note_use
from assay.book.sphinxext.roles import Found, reference, unknown
from assay.notebooks.telling import Link, Part, told_in


class ToldRole(SphinxRole):
    """`{told}`name``: what the code of this notebook handed over under the name, be it before or after this place.

    `{told}`carbon#name`` prints, on any page, what another chapter tells.
    """

    def run(self) -> Found:
        behind, _, name = self.text.rpartition("#")
        told = self._told(behind)
        if name not in told:
            return unknown(self, "told", self.text, told)
        shown = nodes.inline(classes=["assay-told"])
        shown += [self._node(part) for part in told[name]]
        return [shown], []

    def _told(self, name: str) -> dict[str, list[Part]]:
        """What a chapter tells, or the page itself; nothing where it is none."""
        if not name:
            return _told(Path(self.env.doc2path(self.env.docname)))
        notebook = chapter(self.env, name)
        return told_in(notebook) if notebook else {}

    def _node(self, part: Part) -> nodes.Node:
        if not isinstance(part, Link):
            return nodes.Text(part)
        target, told = part.target, ""
        if part.kind == "fact":
            note_use(self.env, f"fact:{target}")
            fact = data_of(self.env).facts.get(target)
            if fact is None:
                return nodes.Text(part.text)
            target, told = f"{fact['source']}#{fact['anchor']}", fact["printed"]
        return reference(part.kind, target, nodes.inline("", part.text), told)


def _told(source: Path) -> dict[str, list[Part]]:
    """What a page's notebook tells; nothing where it is none."""
    return _of_state(source, source.stat().st_mtime_ns) if source.suffix == ".ipynb" else {}


@lru_cache(maxsize=4)
def _of_state(source: Path, changed: int) -> dict[str, list[Part]]:
    return told_in(json.loads(source.read_text(encoding="utf-8")))
