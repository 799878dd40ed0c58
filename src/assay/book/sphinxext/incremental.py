"""Which pages are read or written again, by what has changed in them and around them, never by when it was written.

Sphinx compares times, so it misses a file that was put back with its old one. And it leaves pages alone whose sidebar,
style sheet or links have changed with another page; a site that was carried on would not equal one made from nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from assay.checkout.digests import digest_tree

FOLDERS = {"claim": "claims/", "fact": "sources/", "cell": "notebooks/", "place": ""}
"""Where the page of a target of ours lies."""

FEW = 30
"""As many pages as one process reads and writes sooner than it starts another one and merges what that knows."""
ANY = "*"
"""Among the links of a page: one that could lead anywhere."""


def read_again(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """The pages whose file, or a file that they include, is among those that the build names as changed."""
    names = set(app.config.assay_changed)
    used = {doc: {env.doc2path(doc, base=False), *map(str, env.dependencies.get(doc, ()))} for doc in env.all_docs}
    return [doc for doc, files in used.items() if files & names]


def read_few_here(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Read a few pages in this process: each other one would have to send back all that is known of all pages."""
    if len(docnames) <= FEW:
        app.parallel = 1


def note_links(app: Sphinx, doctree: nodes.document) -> None:
    """Remember where the page leads: `page` where it can show the title of that one, `page?` where it need only be."""
    found = {_target(node) for node in doctree.findall(pending_xref)}
    app.env.domaindata["assay"]["links"][app.env.docname] = sorted(found)


def _target(node: pending_xref) -> str:
    domain, kind, target = node.get("refdomain"), node.get("reftype"), node.get("reftarget", "")
    if domain == "assay" and kind == "asset":
        return ""  # no page's name or place is in it
    if domain == "assay":
        return f"{FOLDERS[kind]}{target.partition('#')[0]}?" if kind in FOLDERS else ANY
    if domain == "doc":
        return str(target)
    if domain == "std" and kind == "doc":
        return docname_join(node["refdoc"], target)
    return ANY


def written_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages where what surrounds each of them changed, otherwise those that lead to what changed its name."""
    data = env.domaindata["assay"]
    frame, faces = _frame(env), {doc: _face(env, doc) for doc in sorted(env.found_docs)}
    before, data["frame"], data["faces"] = (data["frame"], data["faces"]), frame, faces
    if frame != before[0]:
        return sorted(env.found_docs)
    changed = set(_changed(before[1], faces))
    links: Mapping[str, list[str]] = data["links"]
    return sorted(doc for doc, targets in links.items() if changed.intersection(targets)) if changed else []


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for doc in {*before, *now}:
        if before.get(doc) != now.get(doc):
            yield from (doc, ANY) if doc in before and doc in now else (doc, f"{doc}?", ANY)


def _face(env: BuildEnvironment, doc: str) -> str:
    """What other pages can show of a page, or lead to in it."""
    labels = env.domaindata["std"]["labels"], env.domaindata["std"]["anonlabels"]
    named = [sorted((name, *entry[1:]) for name, entry in table.items() if entry[0] == doc) for table in labels]
    return _digest([env.titles[doc].astext(), named, env.metadata[doc].get("myst_slugs")])


def _frame(env: BuildEnvironment) -> str:
    """What every page shows: the table of contents with its titles, and the version of each static file."""
    listed = {*env.toctree_includes, *(doc for docs in env.toctree_includes.values() for doc in docs)}
    titles = {doc: [node.astext() for node in (env.titles[doc], env.longtitles[doc])] for doc in sorted(listed)}
    static = [digest_tree(Path(env.srcdir) / folder) for folder in env.config.html_static_path]
    return _digest([env.toctree_includes, titles, static])


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=list).encode()).hexdigest()


def remove_unused(app: Sphinx, exception: Exception | None) -> None:
    """Take out pictures and downloads that no page shows any more."""
    if exception is None and app.builder.format == "html":
        out = Path(app.outdir)
        for folder, used in (("_images", app.env.images), ("_downloads", app.env.dlfiles)):
            kept = {out / folder / name for _, name in used.values()}
            for path in (out / folder).rglob("*"):
                if path.is_file() and path not in kept:
                    path.unlink()
