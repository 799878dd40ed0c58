"""Directives: pictures and lists that a chapter can show from the report."""

# ruff: noqa: D102 - what `run` gives is what its class says

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from math import log
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Node
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from assay.errors import suggest
from assay.sphinxext.data import Row
from assay.sphinxext.domain import data_of, note_use
from assay.sphinxext.drawings import Overview, Strip, table_of
from assay.sphinxext.gap import between, gap_of
from assay.sphinxext.nodes import folded, folded_summary, jsonld, picture
from assay.sphinxext.roles import reference, verdict_badge

logger = logging.getLogger(__name__)


class VerdictsDirective(SphinxDirective):
    """`{verdicts}`: one mark for every claim, by article and verdict, with the numbers on top."""

    def run(self) -> list[Node]:
        note_use(self.env, "all")
        data = data_of(self.env)
        titles = {name: article["title"] for name, article in data.articles.items()}
        articles = [(name, titles.get(name, name), rows) for name, rows in data.rows_by_article.items()]
        shown = picture(drawing=Overview(articles))
        shown += _table(table_of(articles))
        return [shown]


class StripDirective(SphinxDirective):
    """`{strip} article`: where its claims stand along its text."""

    required_arguments = 1

    def run(self) -> list[Node]:
        name = self.arguments[0]
        note_use(self.env, f"article:{name}")
        data = data_of(self.env)
        if name not in data.articles:
            return unknown(self, "article", name, data.articles)
        return [picture(drawing=Strip(data.articles[name]["length"], data.rows_by_article[name]))]


class GapDirective(SphinxDirective):
    """`{gap} claim`: how far the claim is from the evidence; nothing where no factor lies between them."""

    required_arguments = 1

    def run(self) -> list[Node]:
        name = self.arguments[0]
        note_use(self.env, f"claim:{name}")
        row = data_of(self.env).claims.get(name)
        if row is None:
            return unknown(self, "claim", name, data_of(self.env).claims)
        drawing = gap_of(row)
        return [picture(drawing=drawing)] if drawing else []


class BetweenDirective(SphinxDirective):
    """`{between} conflict`: how far the two figures of a conflict lie apart, where both are figures."""

    required_arguments = 1

    def run(self) -> list[Node]:
        name = self.arguments[0]
        note_use(self.env, f"conflict:{name}")
        data = data_of(self.env)
        conflict = data.conflicts.get(name)
        if conflict is None:
            return unknown(self, "conflict", name, data.conflicts)
        left = data.leftovers.get(name)
        if left is not None:
            drawing = between("The claim", data.claims[left["claim"]]["value"], "The rest leaves", left)
            return [picture(drawing=drawing)] if drawing else []
        stated = [("The claim", data.claims.get(item)) for item in conflict["members"]]
        said = [("A source", data.facts.get(item)) for item in conflict["members"]]
        pair = [(words, row["value"]) for words, row in (*stated, *said) if row and row["value"]]
        drawing = between(*pair[0], *pair[1]) if len(pair) == 2 else None
        return [picture(drawing=drawing)] if drawing else []


class FoldedDirective(SphinxDirective):
    """`{folded} summary`: what is in it is shown when the summary is clicked; it needs no script."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[Node]:
        summary, messages = self.parse_inline(self.arguments[0])
        return [folded("", folded_summary("", "", *summary), *self.parse_content_to_nodes()), *messages]


class JsonLdDirective(SphinxDirective):
    """`{jsonld}`: what the page says, for machines; readers see nothing of it."""

    has_content = True

    def run(self) -> list[Node]:
        return [jsonld(document=json.loads("\n".join(self.content)))]


class WorstDirective(SphinxDirective):
    """`{worst}`: the refuted figures that are furthest off, as many as `:most:` says."""

    option_spec: ClassVar = {"most": directives.nonnegative_int}

    def run(self) -> list[Node]:
        note_use(self.env, "all")
        rows = worst(list(data_of(self.env).claims.values()))[: self.options.get("most", 5)]
        listed = nodes.enumerated_list("", classes=["assay-worst"], enumtype="arabic", prefix="", suffix=".")
        for row in rows:
            item = nodes.list_item()
            head = nodes.paragraph("", "", classes=["assay-worst-head"])
            head += reference("claim", row["id"], nodes.inline("", row["statement"]))
            item += head
            item += nodes.paragraph("", row["because"], classes=["assay-worst-because"])
            item += nodes.paragraph("", "", verdict_badge(row["verdict"]), classes=["assay-worst-badge"])
            listed += item
        return [listed] if rows else []


def unknown(directive: SphinxDirective, kind: str, name: str, known: Iterable[str]) -> list[Node]:
    """Nothing, and a warning with its place that names what is near."""
    near, place = suggest(name, known), directive.get_location()
    logger.warning("no %s %r%s", kind, name, near, type="assay", subtype=kind, location=place)
    return []


def worst(rows: Sequence[Row]) -> list[Row]:
    """Refuted figures, the furthest off first; claims of one figure in one place of one article count once."""
    off = [row for row in rows if row["verdict"] == "refuted" and row["ratio"]]
    seen: set[Any] = set()
    chosen = []
    for row in sorted(off, key=lambda row: (-abs(log(row["ratio"])), row["id"])):
        key = (row["article"], row["subject"], row["attribute"])
        if key not in seen:
            seen.add(key)
            chosen.append(row)
    return chosen


def _table(cells: Sequence[Sequence[str]]) -> nodes.table:
    """A table whose first row is its head."""
    group = nodes.tgroup(cols=len(cells[0]))
    group += [nodes.colspec(colwidth=12) for _ in cells[0]]
    group += nodes.thead("", _row(cells[0]))
    group += nodes.tbody("", *(_row(row) for row in cells[1:]))
    return nodes.table("", group, classes=["assay-counts"])


def _row(cells: Sequence[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))
