"""The script behind pictures that answer: one file for the whole site, and only on pages that have such a picture."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from assay.checkout.paths import write_text

SCRIPT = "assay-live.js"

_MARK = "assay_live"
_OURS = Path(__file__).with_name("live.js")
_NOTICE = """/*!
 * Pictures that answer: Assay, MIT.
 * Vega {vega}, Vega-Lite {vegalite}, vega-embed {embed} and what they stand on, as bundled by vl-convert-python:
 * Copyright (c) University of Washington Interactive Data Lab and contributors, BSD-3-Clause; D3: Mike Bostock, ISC.
 */
"""


def add_live(app: Sphinx) -> None:
    """Look for such pictures, write the script, and load it where it is needed."""
    app.connect("doctree-read", mark)
    app.connect("env-updated", write)
    app.connect("html-page-context", load)


def mark(app: Sphinx, doctree: nodes.document) -> None:
    """Note a page that has a picture that answers."""
    if any('class="assay-live"' in node.astext() for node in doctree.findall(nodes.raw)):
        app.env.metadata[app.env.docname][_MARK] = "yes"


def write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the script before any page, so that Sphinx can add its digest to the address; no page changes by it."""
    if app.builder.format == "html" and any(_MARK in known for known in env.metadata.values()):
        write_text(Path(app.outdir) / "_static" / SCRIPT, _bundled(Path(app.doctreedir)))
    return []


def _bundled(workings: Path) -> str:
    """The script; made once, and kept beside what Sphinx goes on from, under a name that says what it is made of."""
    latest = vl_convert.get_vegalite_versions()[-1]
    made_of = f"{latest} {version('vl-convert-python')} {_NOTICE} {_OURS.read_text(encoding='utf-8')}"
    kept = workings / f"live-{sha256(made_of.encode()).hexdigest()[:16]}.js"
    if not kept.is_file():
        write_text(kept, script())
    return kept.read_text(encoding="utf-8")


def load(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script on the pages that were marked."""
    if _MARK in app.env.metadata.get(pagename, {}):
        app.add_js_file(SCRIPT, loading_method="defer")


def script() -> str:
    """Our lines with Vega, Vega-Lite and vega-embed from the installed package; the same text every time."""
    latest = vl_convert.get_vegalite_versions()[-1]
    bundled = vl_convert.javascript_bundle(_OURS.read_text(encoding="utf-8"), latest)
    vega, embed = vl_convert.get_vega_version(), vl_convert.get_vega_embed_version()
    notice = _NOTICE.format(vega=vega, vegalite=latest, embed=embed)
    return f"{notice}(() => {{\n{bundled}\n}})();\n"
