"""Sphinx with Jupyter Book's configuration: `python -m assay.site.sphinx ROOT OUT DOCTREES TOC`.

A process of its own: Sphinx changes the interpreter it runs in, and the jupyter-book command cannot run in parallel.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jupyter_book.sphinx import build_sphinx

from assay.settings import read_addresses


def main() -> int:
    """Build; every warning counts as a failure, and all of them are shown."""
    root, out, doctrees, toc = (Path(argument) for argument in sys.argv[1:5])
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # by it Sphinx would change the year of the copyright; no date is printed
    result = build_sphinx(
        str(root / "book"),
        str(out),
        noconfig=True,
        path_config=root / "_config.yml",
        confoverrides={
            "external_toc_path": str(toc),
            "html_baseurl": read_addresses(root).site,
            "latex_individualpages": False,
        },
        doctreedir=str(doctrees),
        warningiserror=True,
        keep_going=True,
        jobs=1 + min(2, os.cpu_count() or 1),  # Sphinx starts one writer less than it is told
    )
    return result if isinstance(result, int) else 2


if __name__ == "__main__":
    sys.exit(main())
