"""Names in a text: those of the vocabulary, and capitalised ones that it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from assay.articles.coverage.segments import Unit
from assay.model import Role
from assay.model.corpus import Corpus
from assay.quantity.word_lists import MONTHS

NameKind = Literal["system", "organisation", "person", "name"]

_KINDS: Mapping[Role | None, NameKind] = {
    Role.SYSTEM: "system",
    Role.FAMILY: "system",
    Role.CLASS: "system",
    Role.ORGANISATION: "organisation",
    Role.PERSON: "person",
}
GENERIC = frozenset({"AI", "LLM", "LLMs", "GPU", "GPUs", "PC", "PCs", "API", "APIs", "I", "MoE", "PS", "DM", "A"})
"""Capitals that name no particular thing."""
_CAPITALISED = r"(?:[A-ZÀ-Þ][\w’'&-]*|[a-z]+[A-Z]\w*)"
_UNKNOWN = re.compile(rf"(?<![\w@/.]){_CAPITALISED}(?:[ \u00a0]+(?:{_CAPITALISED}|\d+(?:\.\d+)*))*")
_ODD = re.compile(r"\w[A-Z]|\d|[A-Z]{2}")


class Names:
    """The names of the vocabulary, ready to be looked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids: dict[str, set[str]] = {}
        for entity in corpus.entities.values():
            surname = entity.label.split()[-1:] if corpus.kinds.role(entity.kind) is Role.PERSON else []
            for name in (entity.label, *entity.aliases, *surname):
                if name[:1].isupper() or _ODD.search(name):
                    self._ids.setdefault(name, set()).add(entity.id)
        self._kinds = {entity: _KINDS.get(corpus.role(entity), "name") for entity in corpus.entities}
        longest_first = sorted(self._ids, key=lambda name: (-len(name), name))
        known = "|".join(re.escape(name) for name in longest_first) or r"(?!)"
        self._known = re.compile(rf"(?<![\w-])(?:{known})(?!\w)")

    def find(self, text: str, unit: Unit, prose: str) -> Iterator[tuple[int, int, NameKind, frozenset[str]]]:
        """Start, end, kind and the entities that may be meant (none for an unknown name).

        `prose` is all sentences of the text: what stands in small letters there is no name at the head of one.
        """
        said = text[unit.start : unit.end]
        taken = [False] * len(said)
        for match in self._known.finditer(said):
            ids = frozenset(self._ids[match.group()])
            taken[match.start() : match.end()] = [True] * len(match.group())
            kind = max(self._kinds[name] for name in ids)
            yield unit.start + match.start(), unit.start + match.end(), kind, ids
        for match in _UNKNOWN.finditer(said):
            for start, end in _free(match, taken):
                if _is_a_name(said, start, end, unit, prose):
                    yield unit.start + start, unit.start + end, "name", frozenset()


def _free(match: re.Match[str], taken: list[bool]) -> Iterator[tuple[int, int]]:
    """The words of a match that belong to no known name, in runs."""
    start = end = -1
    for word in re.finditer(r"[^ \u00a0]+", match.group()):
        here, there = match.start() + word.start(), match.start() + word.end()
        if any(taken[here:there]):
            if start >= 0:
                yield start, end
            start = -1
        else:
            start, end = (here if start < 0 else start), there
    if start >= 0:
        yield start, end


def _is_a_name(said: str, start: int, end: int, unit: Unit, prose: str) -> bool:
    """Whether the capitals are more than those of a generic abbreviation, a title or the first word of a sentence."""
    bare = re.sub(r"[’'][a-z]+\b", "", said[start:end])
    words = [word for word in re.split(r"[^\w-]+", bare) if word and word not in GENERIC]
    if not words or words[0].lower() in MONTHS:
        return False
    odd = any(_ODD.search(word) for word in words)
    if unit.kind != "sentence":
        return odd
    if not odd and re.search(rf"\b{re.escape(bare.lower())}\b", prose):
        return False
    opens = re.search(r"(?:\A|[.:!?]\s+|[“‘\"(\[•*-]\s*)\Z", said[:start]) is not None
    if not opens or odd or len(words) > 1:
        return True
    return re.search(rf"[a-z,] {re.escape(words[0])}\b", prose) is not None
