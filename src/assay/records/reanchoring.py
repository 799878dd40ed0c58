"""Offsets of quotes that move with their text: where an article was set anew, and says in its quotes what it said.

What surrounds each quote is kept as digests beside it (`around`), so that its place is known again. Where the text at
hand is another than the recorded one and every quote of the article is kept, offsets and digests are renewed; where one
is not, nothing is, and what became of it is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assay.checkout.paths import texts_folder
from assay.errors import RecordError
from assay.records.formatter.emit import write
from assay.records.formatter.nodes import Entry, Node, read
from assay.records.quotes import Text, around_of, locate
from assay.yamlio import Document, read_yaml


@dataclass
class Anchored:
    """The files that are written anew, with their new text; and the quotes that cannot be."""

    files: dict[Path, str] = field(default_factory=dict)
    lost: list[RecordError] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class _Quoted:
    """One quote of a record: the file, the path to its fields, and the fields."""

    path: Path
    document: Document
    place: tuple[int, ...]
    fields: dict[str, str]
    is_claim: bool

    @property
    def at(self) -> int:
        return int(self.fields["at"])


def reanchored(root: Path) -> Anchored:
    """All articles whose texts are at hand; records that cannot be read are left to those who tell of them."""
    anchored = Anchored()
    for path in sorted((root / "claims" / "articles").glob("*.yml")):
        kept = texts_folder(root) / f"{path.stem}.txt"
        document = read_yaml(path.read_text(encoding="utf-8"), f"claims/articles/{path.name}")
        if not kept.is_file() or document.faults or not isinstance(document.tree, dict):
            continue
        data = kept.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        digest = hashlib.sha256(data).hexdigest()
        quotes = list(_quotes(root, path.stem))
        if document.tree.get("sha256") == digest:
            _surround(quotes, Text(text), anchored)
        else:
            new = {"sha256": digest, "length": str(len(text)), "words": str(len(text.split()))}
            _move(quotes, Text(text), path, document, new, anchored)
    return anchored


def _quotes(root: Path, article: str) -> Iterator[_Quoted]:
    claims = root / "claims"
    for path in sorted((claims / "records" / article).rglob("*.yml")):
        document = read_yaml(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
        if _is_quoted(document.tree) and not document.faults:
            yield _Quoted(path=path, document=document, place=(), fields=document.tree, is_claim=True)
    aside = claims / "coverage" / f"{article}.yml"
    if aside.is_file():
        document = read_yaml(aside.read_text(encoding="utf-8"), aside.relative_to(root).as_posix())
        for number, entry in enumerate(document.tree if isinstance(document.tree, list) else ()):
            if _is_quoted(entry) and not document.faults:
                yield _Quoted(path=aside, document=document, place=(number,), fields=entry, is_claim=False)


def _is_quoted(tree: object) -> bool:
    if not isinstance(tree, dict):
        return False
    at, quote = tree.get("at"), tree.get("quote")
    return isinstance(quote, str) and isinstance(at, str) and at.isascii() and at.isdigit() and len(at) < 10


def _surround(quotes: list[_Quoted], text: Text, anchored: Anchored) -> None:
    """Keep what surrounds each quote: of what is set aside only where its words stand several times."""
    for quoted in quotes:
        around = around_of(text, quoted.fields["quote"], quoted.at)
        if around and (quoted.is_claim or around.count("-") > 1) and quoted.fields.get("around") != around:
            _write(quoted, {"around": around}, anchored)


def _move(
    quotes: list[_Quoted], text: Text, path: Path, article: Document, new: dict[str, str], anchored: Anchored
) -> None:
    length = int(article.tree.get("length", "0"))
    changes: list[tuple[_Quoted, dict[str, str]]] = []
    lost: list[RecordError] = []
    for quoted in quotes:
        answer = locate(text, quoted.fields["quote"], quoted.at, quoted.fields.get("around"), length)
        if not answer.is_kept or answer.place is None:
            advice = "read the article anew there, and correct the record"
            lost.append(quoted.document.fault((*quoted.place, "quote"), f"{answer.state}: {answer}; {advice}"))
            continue
        start, end = answer.place.start, answer.place.end
        said = text.raw[start:end]
        fields = {"quote": said, "at": str(start)}
        if "to" in quoted.fields:
            fields["to"] = str(int(quoted.fields["to"]) + end - quoted.at - len(quoted.fields["quote"]))
        if quoted.is_claim or "around" in quoted.fields:
            fields["around"] = around_of(text, said, start) or quoted.fields.get("around", "-")
        changes.append((quoted, fields))
    anchored.lost += lost
    if not lost:
        for quoted, fields in changes:
            _write(quoted, fields, anchored)
        _write(_Quoted(path=path, document=article, place=(), fields=article.tree, is_claim=False), new, anchored)


def _write(quoted: _Quoted, fields: dict[str, str], anchored: Anchored) -> None:
    """The file with these fields in the place of old ones of their names; all else as it stands."""
    old = anchored.files.get(quoted.path) or quoted.path.read_text(encoding="utf-8")
    tree, head, tail = read(old)
    node = tree
    for step in quoted.place:
        node = node.entries[step].value
    entries = {entry.key: entry for entry in node.entries}
    for key, said in fields.items():
        if key in entries:
            entries[key].value = Node(kind="scalar", start=0, text=said, is_bare=key in ("at", "to", "length", "words"))
        else:
            node.entries.append(
                Entry(key=key, value=Node(kind="scalar", start=0, text=said), line=node.entries[-1].line)
            )
    anchored.files[quoted.path] = "\n".join([*head, *write(tree, tail)]) + "\n"
