"""Sphinx with Jupyter Book's configuration: `python -m assay.book.site.sphinx`, told where and what as JSON.

A process of its own: Sphinx changes the interpreter it runs in, and the jupyter-book command cannot run in parallel.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from jupyter_book.sphinx import build_sphinx

from assay.book.site.config import settings_of
from assay.book.site.publish import part_from_the_site
from assay.checkout.paths import end_with, write_text
from assay.checkout.settings import read_addresses
from assay.records.units import put_in_force

IMPORTED = (
    "assay.book.sphinxext.extension", "myst_nb.sphinx_ext", "sphinx_book_theme", "sphinx.builders.html",
    "sphinx.ext.mathjax", "jupyter_book.config", "sphinx_external_toc", "sphinx_togglebutton", "sphinx_copybutton",
    "sphinx_comments", "sphinx_design", "sphinx_thebe", "sphinxcontrib.bibtex", "sphinx_jupyterbook_latex",
    "sphinx_multitoc_numbering",
)  # fmt: skip
"""Our extension and those of Jupyter Book, with what they import: the most of what Sphinx loads when it starts."""


def main() -> int:
    """Import, then build as standard input says; nothing where nobody has anything built."""
    import_ahead(IMPORTED)
    said = sys.stdin.read()
    if not said:
        return 0
    told = json.loads(said)
    end_with_all(told["parent"])
    return build(told)


def import_ahead(names: Iterable[str]) -> None:
    """Import modules; one that cannot be imported is none that the build would miss, or it says so itself."""
    for name in names:
        with suppress(ImportError):
            import_module(name)


def end_with_all(parent: int) -> None:
    """End this process and all that it starts when the one is gone that waits for it."""
    if os.name != "nt":
        os.setpgrp()  # Sphinx starts writers: left over, they would wait for each other and hold the lock
        threading.Thread(target=end_with, args=[parent, _end_all], daemon=True).start()


def build(told: Mapping[str, Any]) -> int:
    """Build; every warning counts as a failure, and all of them are shown. The exit code."""
    root = Path(told["root"])
    part_from_the_site(Path(told["doctrees"]).parent)
    put_in_force(root)  # tables are sorted by figures in units of the book
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # by it Sphinx would change the year of the copyright; no date is printed
    config = Path(told["doctrees"]).with_name("config.yml")
    write_text(config, yaml.safe_dump(settings_of(root), allow_unicode=True))
    result = build_sphinx(
        str(root / "book"),
        told["out"],
        noconfig=True,
        path_config=config,
        confoverrides={
            "assay_changed": told["changed"],
            "external_toc_path": told["toc"],
            "html_baseurl": read_addresses(root).site,
            "latex_individualpages": False,
        },
        doctreedir=told["doctrees"],
        warningiserror=True,
        keep_going=True,
        jobs=1 + min(2, os.cpu_count() or 1),  # Sphinx starts one writer less than it is told
    )
    return result if isinstance(result, int) else 2


def _end_all() -> None:
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
