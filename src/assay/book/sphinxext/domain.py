"""The domain `assay`: which page uses what, what is out of date, and where links lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from assay.book.sphinxext.data import Data, read_data
from assay.book.sphinxext.incremental import FOLDERS
from assay.model.wording import spoken


def data_of(env: BuildEnvironment) -> Data:
    """The exports that belong to this book."""
    return read_data((Path(env.srcdir) / env.config.assay_exports).resolve())


def note_use(env: BuildEnvironment, key: str) -> None:
    """Remember that the page being read shows this, as it is now."""
    uses = env.domaindata["assay"]["uses"]
    uses.setdefault(env.docname, {})[key] = data_of(env).digest(key)


_BY_PAGE = ("uses", "links", "words")
"""What is kept of each page: what it shows, where it leads, and what the search finds on it."""


class AssayDomain(Domain):
    """Claims, facts and cells as targets; nothing but the exports says what they are."""

    name = "assay"
    label = "Assay"
    object_types = {"claim": ObjType("claim", "claim"), "fact": ObjType("fact", "fact")}  # noqa: RUF012
    initial_data = {"uses": {}, "links": {}, "words": {}, "cards": {}, "faces": {}, "frame": ""}  # noqa: RUF012 - Sphinx copies it

    def clear_doc(self, docname: str) -> None:
        """Forget what a page used and where it led."""
        for kept in _BY_PAGE:
            self.data[kept].pop(docname, None)

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for kept in _BY_PAGE:
            self.data[kept].update((doc, otherdata[kept][doc]) for doc in docnames if doc in otherdata[kept])

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str,
        node: pending_xref, contnode: nodes.Element,
    ) -> nodes.Element | None:  # fmt: skip
        """A link to the page, or to a file of the site; the bare text where this book has no such page."""
        if typ == "asset":
            here = builder.get_target_uri(fromdocname)
            return nodes.reference("", "", contnode, refuri=relative_uri(here, target), internal=True)
        name, _, place = target.partition("#")
        document = f"{FOLDERS[typ]}{name}"
        if document not in env.found_docs:
            return contnode
        link = make_refnode(builder, fromdocname, document, place, contnode, node.get("told") or None)
        link["classes"].append(f"assay-to-{typ}")
        return link

    def resolve_any_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, target: str,
        node: pending_xref, contnode: nodes.Element,
    ) -> list[tuple[str, nodes.Element]]:  # fmt: skip
        """The claim of that name, if there is one."""
        if target not in data_of(env).claims:
            return []
        found = self.resolve_xref(env, fromdocname, builder, "claim", target, node, contnode)
        return [("assay:claim", found)] if found is not None else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Claims that have a page, for the search and for other books."""
        for name, row in data_of(self.env).claims.items():
            if f"claims/{name}" in self.env.found_docs:
                yield name, f"{row['finding']} ({spoken(row['verdict'])})", "claim", f"claims/{name}", "", 1


def name_verdicts(app: Sphinx, doctree: nodes.document) -> None:
    """Put the verdict before the title of a claim's page, for the tab of a browser, the search and links to it.

    Of a claim that is not settled, or no statement of fact, the title says so already.
    """
    env = app.env
    row = data_of(env).claims.get(env.docname.removeprefix("claims/"))
    title = env.titles.get(env.docname)
    if row is None or title is None or row["verdict"] in ("unverifiable", "not_checkable"):
        return
    named = nodes.title("", f"{spoken(row['verdict']).capitalize()}: {title.astext()}")
    env.titles[env.docname] = env.longtitles[env.docname] = named


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Exactly the pages that show something that is no longer so."""
    data = data_of(env)
    uses = env.domaindata["assay"]["uses"]
    return [doc for doc, shown in uses.items() if any(data.digest(key) != digest for key, digest in shown.items())]
