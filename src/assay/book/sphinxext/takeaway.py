"""What a reader takes away from a chapter: the notebook to run, and each chart as data and as a picture.

A notebook is offered as its script is, without outputs. Where the repository has an address, Binder opens the same,
which `postBuild` makes there. Charts lie beside their page as `<page>-cell-<number>`: .csv, .svg and .png.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import vl_convert
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from assay.checkout.addresses import Addresses
from assay.checkout.settings import read_addresses
from assay.notebooks.recording import ESCAPED

SCRIPT = "takeaway.js"
CHART = 'class="assay-picture"'
KINDS = {"csv": "data (CSV)", "svg": "picture (SVG)", "png": "picture (PNG)"}
SHARPNESS = 2.0
"""Pixels of a picture for each of the drawing: sharp on today's screens."""

_MARK = "assay_notebook"


def add_takeaway(app: Sphinx) -> None:
    """Offer on the page of a notebook what can be taken from it, and write that beside the page."""
    read: set[str] = set()
    app.connect("env-before-read-docs", lambda app, env, pages: read.update(pages))
    app.connect("doctree-read", offer, priority=600)  # when the cells have their numbers
    app.connect("env-updated", lambda app, env: write(app, env, read))
    app.connect("html-page-context", load)


def offer(app: Sphinx, doctree: nodes.document) -> None:
    """Put links at the top of a chapter and below each of its charts."""
    source = Path(app.env.doc2path(app.env.docname))
    if source.suffix != ".ipynb" or not _is_executed(source):
        return
    app.env.metadata[app.env.docname][_MARK] = "yes"
    page, addresses = app.env.docname, read_addresses(Path(app.srcdir).parent)
    chapter = next(iter(doctree.findall(nodes.section)), doctree)
    chapter.insert(1, _raw(top_of(page.rpartition("/")[2], addresses)))
    for cell in doctree.findall(nodes.container):
        drawn = [node for node in cell.findall(nodes.raw) if CHART in node.astext()]
        if cell.get("nb_element") == "cell_code" and drawn:
            links = _raw(below_a_chart(f"{page}-cell-{cell['cell_index'] + 1}", drawn[0].astext(), addresses))
            drawn[0].parent.insert(drawn[0].parent.index(drawn[0]) + 1, links)


def top_of(name: str, addresses: Addresses) -> str:
    """The line at the top of a chapter; the switch for its code shows itself when its script runs."""
    links = [f'<a href="{escape(name)}.ipynb" download>Download the notebook</a>']
    if address := addresses.binder(f"notebooks/{name}.ipynb"):
        links.append(f'<a href="{escape(address)}">Run it on Binder</a>')
    switch = '<button type="button" class="assay-code" aria-pressed="false" hidden>Show all code</button>'
    return f'<p class="assay-run">{" ".join(links)} {switch}</p>'


def below_a_chart(place: str, shown: str, addresses: Addresses) -> str:
    """The links to a chart as data and as a picture, and the lines that put it into another page."""
    name = place.rpartition("/")[2]
    links = " ".join(f'<a href="{escape(name)}.{kind}" download>{said}</a>' for kind, said in KINDS.items())
    code = embed(place, shown, addresses)
    folded = f"<details><summary>Embed it</summary><pre><code>{escape(code)}</code></pre></details>" if code else ""
    return f'<div class="assay-take"><p>Take it away: {links}</p>{folded}</div>'


def embed(place: str, shown: str, addresses: Addresses) -> str:
    """The chart as an image that leads back to its chapter; nothing while the site has no address."""
    if not addresses.site:
        return ""
    page, _, cell = place.rpartition("-cell-")
    drawing = BeautifulSoup(shown, "html.parser").select_one("[role=img]")
    said = str(drawing["aria-label"]) if drawing else ""
    image = f'<img src="{addresses.site}{escape(place)}.svg" alt="{escape(said)}" style="max-width: 100%">'
    return f'<a href="{addresses.site}{escape(page)}.html#cell-{cell}">{image}</a>'


def write(app: Sphinx, env: BuildEnvironment, read: Collection[str]) -> list[str]:
    """Write notebooks, data and pictures of the pages that were read and of those that lack them.

    A picture that stands there already is not drawn again. No page changes by it.
    """
    if app.builder.format == "html":
        addresses = read_addresses(Path(app.srcdir).parent)
        for page in sorted(name for name, known in env.metadata.items() if _MARK in known):
            target = Path(app.outdir) / page
            if page in read or not _notebook_at(target).is_file():
                _write_page(Path(env.doc2path(page)), target, addresses)
        target = Path(app.outdir) / "_static" / SCRIPT
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(__file__).with_name(SCRIPT).read_bytes())
    return []


def load(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script on the pages of notebooks."""
    if _MARK in app.env.metadata.get(pagename, {}):
        app.add_js_file(SCRIPT, loading_method="defer")


def _write_page(source: Path, target: Path, addresses: Addresses) -> None:
    notebook = json.loads(source.read_text(encoding="utf-8"))
    target.parent.mkdir(parents=True, exist_ok=True)
    bare = json.dumps(without_outputs(notebook, addresses), ensure_ascii=False, indent=1) + "\n"
    _notebook_at(target).write_text(bare, encoding="utf-8", newline="\n")
    kept = set()
    for number, html, drawing in charts_in(notebook):
        name = f"{target.name}-cell-{number}"
        data, vector, pixels = (target.with_name(f"{name}.{kind}") for kind in KINDS)
        kept |= {data, vector, pixels}
        data.write_text(table_as_csv(html), encoding="utf-8", newline="\n")
        if not (pixels.is_file() and vector.is_file() and vector.read_text(encoding="utf-8") == drawing):
            vector.write_text(drawing, encoding="utf-8", newline="\n")
            pixels.write_bytes(vl_convert.svg_to_png(on_white(drawing), scale=SHARPNESS))
    for left in target.parent.glob(f"{target.name}-cell-*"):
        if left not in kept:
            left.unlink()


def _notebook_at(target: Path) -> Path:
    return target.with_name(f"{target.name}.ipynb")


def charts_in(notebook: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """The number of each cell that shows a chart with its table, what a page shows of it, and its drawing."""
    for number, cell in enumerate(notebook["cells"], start=1):
        for output in cell.get("outputs", ()):
            data = {kind: "".join(text) for kind, text in output.get("data", {}).items() if kind in (ESCAPED, _SVG)}
            if CHART in data.get(ESCAPED, "") and _SVG in data:
                yield number, data[ESCAPED], data[_SVG]
                break


_SVG = "image/svg+xml"


def table_as_csv(html: str) -> str:
    """The table under a chart: heads and rows, as they are shown, but for the minus, which programs write as `-`."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for row in BeautifulSoup(html, "html.parser").select(".assay-twin table tr"):
        writer.writerow([cell.get_text(" ", strip=True).replace("−", "-") for cell in row.select("th, td")])
    return lines.getvalue()


def on_white(drawing: str) -> str:
    """A drawing without a background, on white: a picture of pixels goes anywhere."""
    head, end, rest = drawing.partition(">")
    return f'{head}{end}<rect width="100%" height="100%" fill="#ffffff"/>{rest}'


def without_outputs(notebook: Mapping[str, Any], addresses: Addresses) -> dict[str, Any]:
    """The notebook to run elsewhere: no outputs, and first what it takes to run it."""
    cells = [
        cell | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
        for cell in notebook["cells"]
    ]
    first = {"cell_type": "markdown", "id": "to-run-it", "metadata": {}, "source": how_to_run(addresses)}
    metadata = {
        name: notebook["metadata"][name] for name in ("kernelspec", "language_info") if name in notebook["metadata"]
    }
    return {"cells": [first, *cells], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def how_to_run(addresses: Addresses) -> str:
    """What the first cell of a notebook says to whoever opens it elsewhere."""
    fetch = f"git clone {addresses.repository} size" if addresses.repository else "# a copy of the repository in: size"
    folder = f"./size/{addresses.folder}" if addresses.folder else "./size"
    return (
        "This chapter reads the records of its book, so it needs a copy of them and the package that reads them:\n\n"
        f"```console\n{fetch}\npip install -e '{folder}[book]'\n```\n\n"
        "Then it runs in any folder. In the text, `{told}` with a word behind stands for a figure that its code tells; "
        "on the page of the book the figure itself is printed."
    )


def _is_executed(source: Path) -> bool:
    return "assay" in json.loads(source.read_text(encoding="utf-8"))["metadata"]


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")
