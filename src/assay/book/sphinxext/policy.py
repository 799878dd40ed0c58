"""The second wall: a page tells the browser to run only the scripts that were meant, and to load nothing from others.

That texts stay texts is the first one (`pages/escape.py`, `outputs.py`). Were something to get past it, a browser would
still refuse to run it: only files of the site, and the few lines that the theme and its extensions put into every page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_HERE = "'self' file:"
"""The site, also where it is opened from a folder: browsers differ on whether 'self' means files."""
_FIXED = (
    # pydata-sphinx-theme, layout.html: the colours of the page before it is drawn
    "sha256-P1Gd/Wqjqq8uduID7MOciZi3jIWvAuyCldpRMjsiEjw=",
    # sphinx-book-theme, the name of a kernel for cells that could be run
    "sha256-B2z8ojAZ2CuB4KdvqPES9/rZDL4n1G8Uw3Nn+wSVXM0=",
)


def add_policy(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the policy into the head of a page, before the first script; `script_files` must be complete."""
    bodies = ((getattr(script, "attributes", None) or {}).get("body") for script in context.get("script_files", ()))
    known = [*_FIXED, *(digest(body) for body in bodies if body)]
    context["metatags"] = f"{_meta(sorted(set(known)))}{context.get('metatags', '')}"


def digest(body: str) -> str:
    """An inline script as a policy names it."""
    return f"sha256-{b64encode(sha256(body.encode()).digest()).decode()}"


def _meta(scripts: list[str]) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": " ".join([_HERE, *(f"'{name}'" for name in scripts)]),
        "style-src": f"{_HERE} 'unsafe-inline'",
        "img-src": f"{_HERE} data:",
        "font-src": _HERE,
        "connect-src": _HERE,
        "form-action": _HERE,
        "base-uri": "'none'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
