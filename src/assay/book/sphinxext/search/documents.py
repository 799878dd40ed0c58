"""What the search can find: one document for each finding, thing and source, and for each section of a chapter.

Prose is kept, code and what code printed are not: nobody looks for a line of a program, and its words hide the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from docutils import nodes
from lxml import etree, html

from assay.book.sphinxext.nodes import jsonld, lookup, picture
from assay.model import GLYPHS, Verdict
from assay.model.wording import spoken

Row = dict[str, Any]

FOLDERS = {"articles": "article", "notebooks": "chapter", "systems": "model or benchmark", "sources": "source"}
"""What a page is, by the folder it lies in; those that a person writes are chapters too."""
WHOLE = ("articles", "systems", "sources")
"""Folders whose pages are found as one: their headings are the same on each."""
MOST = 600
"""Characters of a document that can be found: the beginning says what it is about, and a phone loads all of them."""

_UNSAID = {"assay-place", "assay-list"}
"""Boxes that say where a page belongs, or list others that are found themselves."""
_SILENT = (nodes.literal_block, nodes.raw, nodes.comment, nodes.math_block, nodes.target, picture, lookup, jsonld)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Something that can be found."""

    address: str
    """Its page below the root of the site, with the place on it."""
    kind: str
    title: str
    text: str = ""
    said: str = ""
    """Of a finding: the claim."""
    verdict: str = ""

    def as_row(self) -> list[str]:
        """The fields in their order, as the script reads them; a verdict with its glyph and its word."""
        verdict = Verdict(self.verdict) if self.verdict else None
        shown = [verdict.replace("_", "-"), GLYPHS[verdict], spoken(verdict)] if verdict else []
        return [self.address, self.kind, self.title, self.text, self.said, *shown]


def document_of(row: Row, article: str) -> Document:
    """A published claim, under what was found."""
    said = row["statement"] if row["statement"] != row["finding"] else ""
    return Document(
        address=f"claims/{row['id']}.html",
        kind="finding",
        title=row["finding"],
        text=f"{row['because']} {article}",
        said=said or f"{article}: “{row['quote']}”",
        verdict=row["verdict"],
    )


def documents_in(docname: str, doctree: nodes.document) -> Iterator[Document]:
    """A page as one document, or one for each of its sections."""
    folder, _, name = docname.rpartition("/")
    kind = FOLDERS.get(folder.partition("/")[0], "chapter")
    sections = list(doctree.findall(nodes.section))
    if not sections:
        return
    address = f"{docname}.html"
    first = sections[0]
    if folder in WHOLE and name != "index":
        yield Document(address=address, kind=kind, title=_title(first), text=_words(first, is_whole=True))
        return
    for section in sections:
        title = _title(section)
        if section is not first:
            address, title = f"{docname}.html#{section['ids'][0]}", f"{_title(first)}: {title}"
        yield Document(address=address, kind=kind, title=title, text=_words(section, is_whole=False))


def documents_listed(docname: str, doctree: nodes.document) -> Iterator[Document]:
    """One document for each thing of a list to look things up in; it leads to the list, narrowed to the thing."""
    for raw in doctree.findall(nodes.raw):
        if 'class="assay-lookup assay-explorer"' not in raw.astext():
            continue
        table = html.fromstring(raw.astext())
        etree.strip_elements(table, "sup", with_tail=False)
        heads, *rows = [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
        for name, *leads, _ in rows:
            told = [f"{head}: {said}" for head, said in zip(heads[1:], leads, strict=False) if said]
            if name and told:
                address = f"{docname}.html#{urlencode({'words': name})}"
                yield Document(address=address, kind="listing", title=name, text="; ".join(told))


def _title(section: nodes.section) -> str:
    title = next(iter(section.findall(nodes.title)), None)
    return " ".join(title.astext().split()) if title is not None else ""


def _words(section: nodes.Element, *, is_whole: bool) -> str:
    """The words of a section, up to a limit, without its title; of the sections in it only where it is whole."""
    found: list[str] = []
    length = 0
    for words in _texts(section, is_whole=is_whole):
        found.append(words)
        length += len(words) + 1
        if length > MOST:
            break
    text = " ".join(" ".join(found).split())
    return text if len(text) <= MOST else f"{text[:MOST].rsplit(' ', 1)[0]} …"


def _texts(node: nodes.Element, *, is_whole: bool) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.section):
            if is_whole:
                yield from _texts(child, is_whole=True)
        elif _is_silent(child):
            continue
        elif isinstance(child, nodes.title):
            if node.parent is not None and is_whole and not isinstance(node.parent, nodes.document):
                yield f"{child.astext()}:"
        elif isinstance(child, nodes.Element):
            yield from _texts(child, is_whole=is_whole)
            yield " "


def _is_silent(node: nodes.Node) -> bool:
    """Whether a node holds nothing that a reader would look for by its words."""
    attributes = getattr(node, "attributes", {})
    is_unsaid = not _UNSAID.isdisjoint(attributes.get("classes", ()))
    return is_unsaid or isinstance(node, _SILENT) or "nb_element" in attributes
