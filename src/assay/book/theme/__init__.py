"""What every book looks like: style sheet, scripts, pictures, and the templates that stand before the theme's.

A book that wants another look puts files of the same names into its own `_static` and `_templates`.
"""

from __future__ import annotations

import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

HERE = Path(__file__).parent
STATIC = HERE / "static"
TEMPLATES = HERE / "templates"
OWN_TEMPLATES = "_templates"
LAST = 800
"""Where Sphinx puts the files of a book: behind those of the theme and of all extensions."""


def add_look(app: Sphinx) -> None:
    """Have Sphinx take our files before the theme's, and those of the book before ours."""
    app.connect("config-inited", look)


def look(app: Sphinx, config: Config) -> None:
    """Name our folders; told from that of the book, the settings are the same wherever both lie."""
    static = _from(app, STATIC)
    own = [OWN_TEMPLATES] if (Path(app.srcdir) / OWN_TEMPLATES).is_dir() else []
    config.templates_path = [*own, _from(app, TEMPLATES), *config.templates_path]
    config.html_static_path = [static, *config.html_static_path]
    config.html_logo = config.html_logo or f"{static}/logo.svg"
    config.html_favicon = config.html_favicon or f"{static}/favicon.svg"
    for path in sorted(STATIC.iterdir()):
        if path.suffix == ".css":
            app.add_css_file(path.name, priority=LAST)
        elif path.suffix == ".js":
            app.add_js_file(path.name, priority=LAST)


def _from(app: Sphinx, folder: Path) -> str:
    try:
        return Path(os.path.relpath(folder, app.confdir)).as_posix()
    except ValueError:  # on Windows the book may lie on another drive
        return folder.as_posix()
