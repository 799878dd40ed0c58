"""What the extension registers with Sphinx: domain, roles, directives, nodes and the steps between."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from assay._version import __version__
from assay.book.sphinxext.chapters import ChaptersDirective, DrawnDirective
from assay.book.sphinxext.directives import (
    BetweenDirective,
    ClaimsTableDirective,
    ErrorsMapDirective,
    FactsTableDirective,
    FilterConflictsDirective,
    FiltersDirective,
    FoldedDirective,
    GapDirective,
    JsonLdDirective,
    PeekDirective,
    StripDirective,
    VerdictsDirective,
)
from assay.book.sphinxext.domain import AssayDomain, name_verdicts, outdated
from assay.book.sphinxext.findings import FindingsDirective
from assay.book.sphinxext.glossary import TermRole, explain
from assay.book.sphinxext.incremental import note_links, read_again, read_few_here, remove_unused, written_again
from assay.book.sphinxext.live import add_live
from assay.book.sphinxext.mathml import add_mathml
from assay.book.sphinxext.nodes import add_nodes
from assay.book.sphinxext.notebook_pages import add_inputs, number_cells
from assay.book.sphinxext.policy import add_policy
from assay.book.sphinxext.roles import (
    AnchorRole,
    AssetRole,
    CellRole,
    ClaimRole,
    CountRole,
    FactRole,
    GivenRole,
    LookRole,
    MarkRole,
    OffRole,
    OutcomeRole,
    PlaceRole,
    SaidRole,
    VerdictRole,
)
from assay.book.sphinxext.search import add_search
from assay.book.sphinxext.sharing import add_sharing
from assay.book.sphinxext.takeaway import add_takeaway
from assay.book.sphinxext.text_reader import add_reader
from assay.book.sphinxext.theme import add_frame
from assay.book.sphinxext.told import ToldRole
from assay.book.sphinxext.whole_names import add_whole_names
from assay.book.theme import add_look
from assay.checkout.digests import digest_tree
from assay.checkout.paths import FEED, UNITS
from assay.records.units import put_in_force

ENV_VERSION = int(digest_tree(Path(__file__).parent)[:8], 16)
"""What another extension than this one has read is read again."""

AssayDomain.roles = {
    "anchor": AnchorRole(),
    "asset": AssetRole(),
    "cell": CellRole(),
    "claim": ClaimRole(),
    "count": CountRole(),
    "fact": FactRole(),
    "given": GivenRole(),
    "look": LookRole(),
    "mark": MarkRole(),
    "place": PlaceRole(),
    "off": OffRole(),
    "outcome": OutcomeRole(),
    "said": SaidRole(),
    "told": ToldRole(),
    "term": TermRole(),
    "verdict": VerdictRole(),
}
AssayDomain.directives = {
    "between": BetweenDirective,
    "chapters": ChaptersDirective,
    "claims-table": ClaimsTableDirective,
    "drawn": DrawnDirective,
    "errors-map": ErrorsMapDirective,
    "facts-table": FactsTableDirective,
    "filter-conflicts": FilterConflictsDirective,
    "filters": FiltersDirective,
    "findings": FindingsDirective,
    "folded": FoldedDirective,
    "gap": GapDirective,
    "jsonld": JsonLdDirective,
    "peek": PeekDirective,
    "strip": StripDirective,
    "verdicts": VerdictsDirective,
}


def register(app: Sphinx) -> ExtensionMetadata:
    """Register everything; the roles need no prefix where `primary_domain` is `assay`."""
    app.add_config_value("assay_exports", "../_build", "env", str)
    app.add_config_value("assay_changed", [], "", list)
    app.add_domain(AssayDomain)
    add_nodes(app)
    add_mathml(app)
    add_live(app)
    add_look(app)
    add_takeaway(app)
    add_whole_names(app)
    add_reader(app)
    add_frame(app)
    add_search(app)
    add_sharing(app)
    app.connect("config-inited", allow_parallel, priority=999)
    app.connect("config-inited", skip_hidden)
    app.connect("builder-inited", know_units)
    app.connect("env-get-outdated", outdated)
    app.connect("env-get-outdated", read_again)
    app.connect("env-before-read-docs", read_few_here)
    app.connect("doctree-read", number_cells)
    app.connect("doctree-read", add_inputs)
    app.connect("doctree-read", name_verdicts, priority=900)  # when Sphinx has collected the titles
    app.connect("doctree-read", explain)
    app.connect("doctree-read", note_links)
    app.connect("env-updated", written_again)
    app.connect("build-finished", remove_unused)
    app.connect("html-page-context", drop_scripts, priority=999)
    app.connect("html-page-context", offer_feed)
    app.connect("html-page-context", escape_titles, priority=999)
    app.connect("html-page-context", add_policy, priority=1000)  # when all scripts are known
    return {"version": __version__, "env_version": ENV_VERSION, "parallel_read_safe": True, "parallel_write_safe": True}


def know_units(app: Sphinx) -> None:
    """Put the units of the book in force, whoever runs Sphinx: tables are sorted by figures in them."""
    root = (Path(app.srcdir) / app.config.assay_exports).resolve().parent
    if (root / UNITS).is_file():
        put_in_force(root)


THEBE = "thebe"
"""What Jupyter Book adds to every page so that cells could be run, from another host."""
DESIGN = ("sphinx-design", "design-tabs")
"""What it adds for cards and tabs, whose classes all begin with `sd-`."""


def drop_scripts(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Leave out scripts that an extension adds a second time, and those for what the page does not have.

    Added twice, they would declare the same names again and fail.
    """
    unused = [THEBE, *(DESIGN if "sd-" not in context.get("body", "") else ())]

    def is_used(name: str) -> bool:
        return not any(part in name.lower() for part in unused)

    seen: set[str] = set()
    kept = []
    for script in context.get("script_files", ()):
        body = (getattr(script, "attributes", None) or {}).get("body")
        if (body is None or body not in seen) and is_used(f"{_file(script)} {body}"):
            kept.append(script)
        seen.add(body or "")
    context["script_files"] = kept
    context["css_files"] = [sheet for sheet in context.get("css_files", ()) if is_used(_file(sheet))]


def _file(asset: Any) -> str:
    """The file of a script or a style sheet; nothing where it stands in the page."""
    return str(getattr(asset, "filename", asset) or "")


def escape_titles(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Escape what the theme of the book prints as it is: the title of a page is often that of a record."""
    for name in ("pagetitle", "root_title", "page_description"):
        if name in context:
            context[name] = escape(context[name])


def offer_feed(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the feed of corrections in the head of every page, where feed readers look for it."""
    address = context["pathto"](FEED, resource=True)
    kind = 'rel="alternate" type="application/atom+xml" title="Corrections"'
    context["metatags"] = f'{context.get("metatags", "")}<link {kind} href="{address}">\n'


HIDDEN = ("**/.*", ".*")
"""Files and folders whose name begins with a dot: what other tools leave behind is no page."""


def skip_hidden(app: Sphinx, config: Config) -> None:
    """Leave out what no page is, whatever the settings of the book say."""
    config.exclude_patterns = [*config.exclude_patterns, *HIDDEN]


def allow_parallel(app: Sphinx, config: Config) -> None:
    """Sphinx-external-toc loads an extension that does not say that it is safe; unused as it is here, it is."""
    unused = app.extensions.get("sphinx_multitoc_numbering")
    if unused is not None:
        unused.parallel_read_safe = True
