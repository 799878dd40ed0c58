"""A source as a bibliographic entry."""

from __future__ import annotations

from collections.abc import Sequence

from assay.book.pages.escape import link, text
from assay.model import Source
from assay.model.meanings import how_deep

MOST = 6
"""Authors that are named before the rest becomes `et al.`"""


def entry(source: Source, title: str | None = None) -> str:
    """`Hoffmann, Jordan et al. *Training …*. 29 March 2022. arXiv 2203.15556`; `title` is Markdown."""
    authors = "; ".join(source.author[:MOST]) + (" et al." if len(source.author) > MOST else "")
    head = f"{text(authors.removesuffix('.'))}." if authors else ""
    named = f"*{title or text(source.title)}*."
    date = f"{source.date}." if source.date else "Undated."
    addresses = ", ".join(_identifier(kind, name) for kind, name in _distinct(source.identifiers))
    return " ".join(part for part in (head, named, date, addresses) if part)


def _distinct(identifiers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without an address that only spells out one of the others."""
    numbers = [name for kind, name in identifiers if kind in ("arxiv", "doi")]
    return [(kind, name) for kind, name in identifiers if kind != "url" or not any(n in name for n in numbers)]


def _identifier(kind: str, name: str) -> str:
    if kind == "arxiv":
        return link(f"arXiv {name}", f"https://arxiv.org/abs/{name}")
    if kind == "doi":
        return link(f"doi {name}", f"https://doi.org/{name}")
    if kind == "url":
        return link(name.removeprefix("https://").removeprefix("http://").rstrip("/"), name)
    if kind == "repository":
        repository, _, _ = name.partition("@")
        return f"{link(repository, f'https://github.com/{repository}')} {text(name.removeprefix(repository))}"
    return text(f"{kind} {name}")


def how_read(source: Source) -> str:
    """`Read in full on 21 November 2026: …`."""
    return f"Read {text(how_deep(source))}, {source.read_on}: {text(source.read_at)}"
