"""The list of pages for search engines, and the page for an address at which there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from sphinx.application import Sphinx

LOST = "404"
"""Servers show the page of this name for whatever they do not have."""
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_RELATIVE = re.compile(r'\b(href|src|action|data-content_root)="(?![a-z]+:|[/#])([^"]*)"')
"""Addresses from the page's own folder: the page of lost addresses is shown in any folder."""


def make_lost(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page for those who followed a link that leads nowhere."""
    yield LOST, {"title": "No such page"}, "assay-lost.html"


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Write what belongs to the address of the site, or take it out where there is none."""
    if exception is not None or app.builder.format != "html":
        return
    site, out = str(app.config.html_baseurl), Path(app.outdir)
    for name, text in ((SITEMAP, sitemap), (ROBOTS, robots)):
        if site:
            (out / name).write_text(text(site, sorted(app.env.found_docs)), encoding="utf-8", newline="\n")
        else:
            (out / name).unlink(missing_ok=True)
    lost = out / f"{LOST}.html"
    if site and lost.is_file():
        lost.write_text(rooted(lost.read_text("utf-8"), urlsplit(site).path), encoding="utf-8", newline="\n")


def sitemap(site: str, pages: list[str]) -> str:
    """Every page by its address; when one changed is not said, as nothing that is written here knows it."""
    listed = "".join(f"<url><loc>{escape(f'{site}{page}.html')}</loc></url>\n" for page in pages)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{listed}</urlset>
"""


def robots(site: str, pages: list[str]) -> str:
    """Where that list is; everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site}{SITEMAP}\n"


def rooted(html: str, root: str) -> str:
    """The page with links that begin at the root: it is shown at addresses of any depth."""
    return _RELATIVE.sub(lambda found: f'{found[1]}="{root}{found[2].removeprefix("./")}"', html)
