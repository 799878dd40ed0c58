"""One document from the built pages: their articles in reading order, with links that lead to each other in it.

It is complete in itself. Whoever prints it need not give the browser any file, network or script, and its policy asks
for none, whatever stands on the pages.
"""

from __future__ import annotations

import base64
import html
import mimetypes
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

LEFT_OUT = frozenset({"claims/index.html", "downloads.html", "facts/index.html", "systems/index.html"})
"""Lists that only help on a screen: they lead to pages that are not on paper."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Content-Security-Policy of the document: no script, no frame, no form, nothing from elsewhere."""

_CONTROLS = (
    "script", "style", "noscript", "iframe", "object", "embed", "base", "meta", "link", "button", "form", "template",
    "details", ".headerlink", ".assay-way-on", ".cell_input", ".assay-peek", ".assay-bookmark",
)  # fmt: skip
"""What paper has no use for: controls, code, and all that is folded away, such as the tables behind pictures."""
_LINKED = frozenset({"http", "https", "mailto"})
_ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href")
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")


@dataclass(frozen=True)
class Page:
    """A built page: its path below the site, and its HTML."""

    path: str
    source: str


def reading_order(index: str) -> list[str]:
    """The paths of the pages on paper, by the table of contents beside the title page, which comes first."""
    links = BeautifulSoup(index, "html.parser").select("nav.bd-links a.reference.internal")
    paths = [str(link["href"]).partition("#")[0] for link in links]
    return list(dict.fromkeys(["index.html", *(path for path in paths if path and path not in LEFT_OUT)]))


def document(pages: Sequence[Page], site: str, style: str, read: Callable[[str], bytes | None]) -> str:
    """All pages as one. `read` gives the content of a file by its path below the site, or None where there is none.

    A link to a page that is not on paper leads to its public address below `site`; where that is not known, only its
    words are left.
    """
    first = BeautifulSoup(pages[0].source, "html.parser")
    sheets = "".join(
        f"<style>\n{_in_style(read(urlsplit(str(sheet['href'])).path))}</style>\n"
        for sheet in first.select('link[rel="stylesheet"][href]')
    )
    title = html.escape(first.title.get_text() if first.title else "")
    known = {page.path: _name(page.path) for page in pages}
    chapters = "\n".join(_chapter(page, known, site, read) for page in pages)
    return (
        f'<!DOCTYPE html>\n<html lang="en" data-theme="light" data-mode="light">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{title}</title>\n{sheets}<style>\n{style}</style>\n</head>\n"
        f'<body class="assay-paper">\n{chapters}\n</body>\n</html>\n'
    )


def _in_style(content: bytes | None) -> str:
    """A style sheet that cannot end its element."""
    return (content or b"").decode("utf-8", "replace").replace("</", r"<\/")


def _chapter(page: Page, known: Mapping[str, str], site: str, read: Callable[[str], bytes | None]) -> str:
    """The article of one page, its names made its own, so that no two pages use the same one."""
    article = BeautifulSoup(page.source, "html.parser").select_one("article.bd-article")
    if article is None:
        return ""
    for control in article.select(", ".join(_CONTROLS)):
        control.decompose()
    for element in article.select("*"):
        _rename(element, known[page.path])
        for attribute in [name for name in element.attrs if name.lower().startswith("on")]:
            del element[attribute]
        for attribute in _ADDRESSES:
            if attribute in element.attrs:
                _readdress(element, attribute, page.path, known, site, read)
    return f'<section class="assay-chapter" id="{known[page.path]}">\n{article}\n</section>'


def _rename(element: Tag, name: str) -> None:
    """Put the page's name before the names in it; those in a drawing refer to each other and are left."""
    if element.find_parent("svg"):
        return
    if "id" in element.attrs:
        element["id"] = f"{name}--{element['id']}"
    for attribute in _REFERENCES:
        if attribute in element.attrs:
            words = element[attribute]
            listed = words.split() if isinstance(words, str) else words
            element[attribute] = " ".join(f"{name}--{word}" for word in listed)


def _readdress(
    element: Tag,
    attribute: str,
    path: str,
    known: Mapping[str, str],
    site: str,
    read: Callable[[str], bytes | None],
) -> None:
    address = str(element[attribute])
    if not address or (address.startswith("#") and element.find_parent("svg")):
        return
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        if element.name != "a" or parts.scheme not in _LINKED:
            del element[attribute]
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
    if element.name != "a":
        content = read(target)
        element[attribute] = "" if content is None else _data(target, content)
    elif target in known:
        element[attribute] = f"#{known[target]}--{parts.fragment}" if parts.fragment else f"#{known[target]}"
    elif site:
        element[attribute] = f"{site}{target}" + (f"#{parts.fragment}" if parts.fragment else "")
    else:
        del element[attribute]


def _data(path: str, content: bytes) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _name(path: str) -> str:
    """The name of a page inside the document."""
    return path.removesuffix(".html").replace("/", "-")
