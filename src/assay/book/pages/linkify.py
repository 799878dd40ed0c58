"""Ids in a sentence as names that a reader knows, each with its link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.book.pages.context import Material
from assay.book.pages.escape import text
from assay.book.pages.markdown import to_claim, to_page

_KEY = re.compile(r"(?<![\w-])[a-z0-9]+(?:(?:-[a-z0-9]+)+|(?=[#/][a-z0-9]))")
"""What may be an id: words with hyphens between them, or one word before what only an id has behind it."""


def legible(sentence: str, material: Material) -> str:
    """The sentence as Markdown, with the ids of facts, claims and sources turned into names and links."""
    return "".join(_parts(sentence, material))


def _parts(sentence: str, material: Material) -> Iterator[str]:
    rest = sentence
    while found := _KEY.search(rest):
        before, key, behind = rest[: found.start()], found[0], rest[found.end() :]
        named = _fact(key, behind, material) or _claim(key, behind, material) or _source(key, material)
        yield _kept(before)
        if named is None:
            yield text(key)
            rest = behind
        else:
            words, length = named
            yield words
            rest = behind[length:]
    yield _kept(rest)


def _kept(words: str) -> str:
    """Escaped, with the spaces at its ends, which join it to its neighbours."""
    inner = text(words)
    if not inner:
        return " " if words else ""
    return (" " if words[0] == " " else "") + inner + (" " if words[-1] == " " else "")


def _fact(key: str, behind: str, material: Material) -> tuple[str, int] | None:
    if not behind.startswith("#"):
        return None
    facts = [fact for fact in material.facts_by_source.get(key, ()) if (key + behind).startswith(fact.id)]
    if not facts:
        return None
    fact = max(facts, key=lambda found: len(found.id))
    corpus = material.corpus
    where = to_page(corpus.sources[key].short, f"sources/{key}")
    named = f"{corpus.label(fact.subject)}, {corpus.attributes[fact.attribute].label}"
    return f"{text(named)} ({where}, {text(fact.locator)})", len(fact.id) - len(key)


def _claim(key: str, behind: str, material: Material) -> tuple[str, int] | None:
    found = re.match(r"/[^\s,;]+", behind)
    claim = material.corpus.claims.get(key + found[0]) if found else None
    return (to_claim(claim), len(claim.id) - len(key)) if claim else None


def _source(key: str, material: Material) -> tuple[str, int] | None:
    source = material.corpus.sources.get(key)
    return (to_page(source.short, f"sources/{key}"), 0) if source else None
