"""The page of a notebook: its cells as places that links lead to, and what it was computed from, told at its end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx

from assay.book.sphinxext.nodes import folded, folded_summary
from assay.notebooks.tracing.queries import singular

if TYPE_CHECKING:
    from assay.notebooks.inputs import Inputs

AGAIN = (
    "It runs again when one of these changes, and only then; `assay run --explain` says which. Every input with its"
    " digest stands in the metadata of the executed notebook."
)
SHOWN = 12
"""Characters of a digest: enough to compare by eye."""


def add_inputs(app: Sphinx, doctree: nodes.document) -> None:
    """Put a folded list of its inputs at the end of a page that `assay run` executed."""
    source = Path(app.env.doc2path(app.env.docname))
    if source.suffix != ".ipynb":
        return
    made_from = json.loads(source.read_text(encoding="utf-8"))["metadata"].get("assay", {}).get("inputs")
    if made_from:
        chapter = next(iter(doctree.findall(nodes.section)), doctree)
        chapter.append(_folded(app.env.docname, made_from))


def _folded(page: str, made_from: Inputs) -> folded:
    rows = (nodes.list_item("", nodes.paragraph("", "", *parts)) for parts in _inputs(page, made_from))
    again = nodes.paragraph("", "", *_marked(AGAIN))
    summary = folded_summary("", "What this page was computed from")
    return folded("", summary, nodes.bullet_list("", *rows, bullet="-"), again)


def _inputs(page: str, made_from: Inputs) -> Iterator[list[nodes.Node]]:
    """One line for each kind of input."""
    yield _marked(f"`{page}.py`, sha256 `{made_from['script'][:SHOWN]}`")
    for name, value in made_from["parameters"].items():
        yield _marked(f"the parameter `{name} = {value}`")
    if made_from["records"]:
        yield _marked(f"of the records, as seen while it ran: {_asked(made_from['records'])}")
    for name, digest in made_from["files"].items():
        yield _marked(f"`{name}`, sha256 `{digest[:SHOWN]}`")
    packages = Counter(name.partition("/")[0] for name in made_from["modules"])
    yield from (_marked(f"{number} modules of `{package}`") for package, number in packages.items())
    yield _marked(
        f"Python {made_from['python']} with the packages of `requirements.lock`, sha256 `{made_from['lock'][:SHOWN]}`"
    )
    for what in made_from["unseen"]:
        yield _marked(f"it {what}, and what that reads cannot be seen: it runs every time")


def _asked(records: dict[str, str]) -> str:
    """How many records of each kind it looked at, and how many other questions it put to them."""
    questions = [json.loads(text) for text in records]
    if ["everything"] in questions:
        return "all"
    kinds = Counter(question[1] for question in questions if question[0] == "record")
    others = sum(question[0] != "record" for question in questions)
    parts = [f"{count} {field if count > 1 else singular(field)}" for field, count in kinds.most_common()]
    if others:
        parts.append(f"the answers to {others} look-ups" if others > 1 else "the answer to one look-up")
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _marked(text: str) -> list[nodes.Node]:
    """Text with what stands between backticks as code."""
    parts = text.split("`")
    return [nodes.literal("", part) if index % 2 else nodes.Text(part) for index, part in enumerate(parts)]


def number_cells(app: Sphinx, doctree: nodes.document) -> None:
    """Give every code cell an id, counting from 1, text cells included, as the checker counts them."""
    for node in doctree.findall(nodes.container):
        if node.get("nb_element") == "cell_code":
            node["ids"].append(f"cell-{node['cell_index'] + 1}")
