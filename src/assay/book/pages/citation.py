"""How to cite a page of the book: as a line of text and as BibTeX, from what `CITATION.cff` says of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.exports.bibtex import tex
from assay.yamlio import read_yaml

CITATION = "CITATION.cff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The book as a whole; what is not known is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    version: str = ""
    released: str = ""
    """Day of the release, `2026-11-21`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One page of a work."""

    work: Work
    title: str
    name: str
    """The id of what the page is about."""
    address: str = ""
    """Where it stands for good, or the name that it keeps."""

    def text(self) -> str:
        """`The Assay contributors (2026): “GPT-3 has 175 billion parameters.” In: Does size matter? …`."""
        year = f" ({self.work.released[:4]})" if self.work.released else ""
        version = f", version {self.work.version}" if self.work.version else ""
        makers = " and ".join(self.work.authors)
        return (
            f"{makers}{year}: “{self.title}” In: {self.work.title}{version}. Claim {self.name}. {self.address}".strip()
        )

    def bibtex(self) -> str:
        """The same for BibTeX and biblatex."""
        fields = {
            "author": " and ".join(f"{{{tex(author)}}}" for author in self.work.authors),
            "title": f"{{{tex(self.title.rstrip('.'))}}}",  # in braces of its own: no style changes its capitals
            "howpublished": f"In: {tex(self.work.title)}",
            "edition": f"Version {tex(self.work.version)}" if self.work.version else "",
            "year": self.work.released[:4],
            "note": f"Claim {tex(self.name)}",
            "url": self.address,
        }
        lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
        key = re.sub(r"[^a-z0-9]+", "-", self.name.lower())
        return "\n".join([f"@misc{{assay-{key},", *lines, "}"])


def read_work(root: Path) -> Work:
    """What `CITATION.cff` says; nothing where there is none."""
    path = root / CITATION
    tree: Any = read_yaml(path.read_text(encoding="utf-8"), CITATION).tree if path.is_file() else {}
    if not isinstance(tree, dict):
        return Work()
    said = {key: str(tree.get(key, "")) for key in ("title", "version", "date-released")}
    return Work(
        title=said["title"],
        authors=tuple(_names(tree.get("authors", ()))),
        version=said["version"],
        released=said["date-released"],
    )


def _names(authors: Sequence[Any]) -> list[str]:
    """Persons by given and family names, others by name."""
    people = [author for author in authors if isinstance(author, dict)]
    return [
        author.get("name") or " ".join(filter(None, (author.get("given-names"), author.get("family-names"))))
        for author in people
    ]
