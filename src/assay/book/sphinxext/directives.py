"""Directives: pictures and lists that a chapter can show from the report."""

# ruff: noqa: D102 - what `run` gives is what its class says

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from math import log
from typing import ClassVar

from docutils import nodes
from docutils.nodes import Node
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from assay.book.sphinxext.conflict_drawings import ErrorsMap, conflicts_bar, drawing_of
from assay.book.sphinxext.data import Row
from assay.book.sphinxext.domain import data_of, note_use
from assay.book.sphinxext.drawings import Overview, Strip, table_of
from assay.book.sphinxext.filters import FilterBar, facets_of
from assay.book.sphinxext.gap import gap_of, off_by
from assay.book.sphinxext.nodes import folded, folded_summary, jsonld, lookup, peek, picture
from assay.book.sphinxext.roles import reference, verdict_badge
from assay.book.sphinxext.tables import ClaimsTable, FactsTable
from assay.errors import suggest

logger = logging.getLogger(__name__)

ELSEWHERE = "The table is in the web version of this book and in the files for download."


class VerdictsDirective(SphinxDirective):
    """`{verdicts}`: one mark for every claim, by article and verdict, with the numbers on top."""

    def run(self) -> list[Node]:
        note_use(self.env, "all")
        data = data_of(self.env)
        titles = {name: article["short"] for name, article in data.articles.items()}
        articles = [(name, titles.get(name, name), rows) for name, rows in data.rows_by_article.items()]
        shown = picture(drawing=Overview(articles))
        shown += _table(table_of(articles))
        return [shown]


class ArticleDirective(SphinxDirective):
    """A directive that shows something of one article."""

    required_arguments = 1

    def run(self) -> list[Node]:
        name = self.arguments[0]
        note_use(self.env, f"article:{name}")
        data = data_of(self.env)
        if name not in data.articles:
            return unknown(self, "article", name, data.articles)
        return self.shown(data.articles[name], data.rows_by_article[name])

    def shown(self, article: Row, rows: Sequence[Row]) -> list[Node]:
        """What it shows, from the article and its claims."""
        raise NotImplementedError


class StripDirective(ArticleDirective):
    """`{strip} article`: where its claims stand along its text."""

    def shown(self, article: Row, rows: Sequence[Row]) -> list[Node]:
        return [picture(drawing=Strip(article["length"], rows))]


class FiltersDirective(ArticleDirective):
    """`{filters} article`: the bar that narrows the list of its claims, and the strip with it."""

    def shown(self, article: Row, rows: Sequence[Row]) -> list[Node]:
        bar = FilterBar(
            noun="claims", total=len(rows), items=".assay-item", facets=facets_of(rows), marks=".assay-lane-line a"
        )
        return [picture(drawing=bar)] if rows else []


class ClaimsTableDirective(SphinxDirective):
    """`{claims-table}`: every claim, to sort and to filter; other writers than HTML say where the table is."""

    def run(self) -> list[Node]:
        note_use(self.env, "all")
        return [lookup("", *self.parse_text_to_nodes(ELSEWHERE), drawing=ClaimsTable(data_of(self.env)))]


class FactsTableDirective(SphinxDirective):
    """`{facts-table}`: the same for every fact."""

    def run(self) -> list[Node]:
        note_use(self.env, "facts")
        pages = frozenset(name for name in self.env.found_docs if name.startswith("systems/"))
        return [lookup("", *self.parse_text_to_nodes(ELSEWHERE), drawing=FactsTable(data_of(self.env), pages))]


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
    """`{between} conflict`: the picture of a conflict: a gap between two figures, a broken trend, or a list."""

    required_arguments = 1

    def run(self) -> list[Node]:
        name = self.arguments[0]
        note_use(self.env, f"conflict:{name}")
        data = data_of(self.env)
        if name not in data.conflicts:
            return unknown(self, "conflict", name, data.conflicts)
        drawing = drawing_of(name, data)
        return [picture(drawing=drawing)] if drawing else []


class ErrorsMapDirective(SphinxDirective):
    """`{errors-map}`: a line for each error that shows in a contradiction, with the number of ways to see it."""

    def run(self) -> list[Node]:
        note_use(self.env, "all")
        note_use(self.env, "conflicts")
        data = data_of(self.env)
        return [picture(drawing=ErrorsMap(data))] if data.errors else []


class FilterConflictsDirective(SphinxDirective):
    """`{filter-conflicts}`: the bar that narrows the page of contradictions."""

    def run(self) -> list[Node]:
        note_use(self.env, "conflicts")
        data = data_of(self.env)
        return [picture(drawing=conflicts_bar(data))] if data.errors or data.tensions else []


class FoldedDirective(SphinxDirective):
    """`{folded} summary`: what is in it is shown when the summary is clicked; it needs no script."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[Node]:
        summary, messages = self.parse_inline(self.arguments[0])
        return [folded("", folded_summary("", "", *summary), *self.parse_content_to_nodes()), *messages]


class PeekDirective(SphinxDirective):
    """`{peek} name`: a card that the role `look` opens; it needs no script."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[Node]:
        return [peek("", *self.parse_content_to_nodes(), name=self.arguments[0])]


class JsonLdDirective(SphinxDirective):
    """`{jsonld}`: what the page says, for machines; readers see nothing of it."""

    has_content = True

    def run(self) -> list[Node]:
        return [jsonld(document=json.loads("\n".join(self.content)))]


class WorstDirective(SphinxDirective):
    """`{worst}`: the refuted figures that are furthest off, one of each quantity, as many as `:most:` says.

    `:brief:` says by how much, what the evidence says and who printed it; otherwise the whole reason follows.
    """

    option_spec: ClassVar = {"most": directives.nonnegative_int, "brief": directives.flag}

    def run(self) -> list[Node]:
        note_use(self.env, "all")
        rows = worst(list(data_of(self.env).claims.values()))[: self.options.get("most", 5)]
        listed = nodes.enumerated_list("", classes=["assay-worst"], enumtype="arabic", prefix="", suffix=".")
        for row in rows:
            item = nodes.list_item()
            head = nodes.paragraph("", "", classes=["assay-worst-head"])
            head += reference("claim", row["id"], nodes.inline("", row["statement"]))
            item += head
            if "brief" in self.options:
                item += self._brief(row)
            else:
                item += nodes.paragraph("", row["because"], classes=["assay-worst-because"])
                item += nodes.paragraph("", "", verdict_badge(row["verdict"]), classes=["assay-worst-badge"])
            listed += item
        return [listed] if rows else []

    def _brief(self, row: Row) -> nodes.paragraph:
        said = f"; the evidence says {row['truth']['printed']}. " if row["truth"] else ". "
        article = data_of(self.env).articles[row["article"]]["short"]
        far = off_by(row)
        return nodes.paragraph(
            "",
            "",
            nodes.strong("", far[0].upper() + far[1:]),
            nodes.Text(said),
            nodes.emphasis("", article),
            classes=["assay-worst-because"],
        )


def unknown(directive: SphinxDirective, kind: str, name: str, known: Iterable[str]) -> list[Node]:
    """Nothing, and a warning with its place that names what is near."""
    near, place = suggest(name, known), directive.get_location()
    logger.warning("no %s %r%s", kind, name, near, type="assay", subtype=kind, location=place)
    return []


def worst(rows: Sequence[Row]) -> list[Row]:
    """Refuted figures, the furthest off of each quantity, furthest first."""
    off = [row for row in rows if row["verdict"] == "refuted" and row["ratio"]]
    furthest: dict[str, Row] = {}
    for row in sorted(off, key=lambda row: (-abs(log(row["ratio"])), row["id"])):
        furthest.setdefault(row["attribute"], row)
    return list(furthest.values())


def _table(cells: Sequence[Sequence[str]]) -> nodes.table:
    """A table whose first row is its head."""
    group = nodes.tgroup(cols=len(cells[0]))
    group += [nodes.colspec(colwidth=12) for _ in cells[0]]
    group += nodes.thead("", _row(cells[0]))
    group += nodes.tbody("", *(_row(row) for row in cells[1:]))
    return nodes.table("", group, classes=["assay-counts"])


def _row(cells: Sequence[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))
