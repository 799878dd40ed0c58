"""Words of the field: a role that leads to the glossary and tells what a word means; pages of claims do so too."""

# ruff: noqa: D102 - what `run` gives is what its class says

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import ReferenceRole

from assay.book.sphinxext.roles import Found, reference, unknown

PAGE = "glossary"
EXPLAINED = ("assay-because", "assay-claimed", "assay-evidence")
"""The parts of a claim's page in which the first of each word leads to the glossary."""
_PARTS = re.compile("[A-Za-z0-9._]+")
"""What Sphinx makes the name of a place in a glossary of, with a hyphen between."""
_BLOCK = re.compile(r"^```\{glossary\}\n(.*?)^```", re.MULTILINE | re.DOTALL)


class TermRole(ReferenceRole):
    """`{term}`token``, `{term}`pieces of words <token>``: the word, with what the glossary says of it."""

    def run(self) -> Found:
        known = explained(self.env)
        if self.target not in known:
            return unknown(self, "term", self.target, known)
        return [_leading(self.target, self.title, known[self.target])], []


def explained(env: BuildEnvironment) -> Mapping[str, str]:
    """The words of the glossary with what they mean; the page that is being read depends on it from now on."""
    path = Path(env.srcdir) / f"{PAGE}.md"
    if not path.is_file():
        return {}
    env.note_dependency(str(path))
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Mapping[str, str]:
    return {word: meaning for block in _BLOCK.findall(path.read_text("utf-8")) for word, meaning in _entries(block)}


def _entries(block: str) -> Iterator[tuple[str, str]]:
    """A word stands at the beginning of a line, and below it, set in, what it means."""
    words: list[str] = []
    meaning: list[str] = []
    for line in [*block.splitlines(), "end"]:
        if line.startswith(" "):
            meaning.append(line.strip())
        elif line:
            if meaning:
                yield from ((word, " ".join(meaning)) for word in words)
                words, meaning = [], []
            words.append(line.strip())


def explain(app: Sphinx, doctree: nodes.document) -> None:
    """On the page of a claim, let the first of each word of the glossary lead there."""
    if not app.env.docname.startswith("claims/"):
        return
    left = dict(explained(app.env))
    for box in doctree.findall(_is_explained):
        for text in list(box.findall(nodes.Text)):
            if left and not _is_kept(text):
                _mark(text, left)


def _is_explained(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and any(name in node.get("classes", ()) for name in EXPLAINED)


def _is_kept(text: nodes.Text) -> bool:
    """Whether it stands in what leads somewhere already, or is code or a heading."""
    node = text.parent
    while node is not None:
        if isinstance(node, nodes.reference | pending_xref | nodes.literal | nodes.title):
            return True
        node = node.parent
    return False


def _mark(text: nodes.Text, left: dict[str, str]) -> None:
    """Put links in the place of the words in a text that are still `left`, and take them out of there."""
    parts: list[nodes.Node] = []
    said, at = text.astext(), 0
    for found in _pattern(frozenset(left)).finditer(said):
        word = found["word"] if found["word"] in left else found["word"].lower()
        if word not in left:
            continue
        parts += [nodes.Text(said[at : found.start()]), _leading(word, found.group(), left.pop(word))]
        at = found.end()
    if parts:
        text.parent.replace(text, [*parts, nodes.Text(said[at:])])


@lru_cache(maxsize=256)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """One of the words, the longest first, with or without the sign of the plural."""
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?P<word>{either})s?(?![\w-])", re.IGNORECASE)


def _leading(word: str, shown: str, meaning: str) -> nodes.Node:
    inner = nodes.inline("", shown, classes=["assay-term"])
    return reference("place", f"{PAGE}#term-{'-'.join(_PARTS.findall(word))}", inner, meaning)
