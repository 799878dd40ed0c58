"""The names in a statement: those that hold digits are no figures, and one that stands whole is what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assay.model import Entity

_RUN = re.compile("[0-9]+")
_WORD = re.compile(r"\w+(?:\.\w+)*")
Called = Mapping[int, Mapping[tuple[str, ...], Sequence[tuple[str, str]]]]
"""Names and the ids of what is called so, by the number of their words, and by these words in small letters."""
_NONE: Mapping[tuple[str, ...], Sequence[tuple[str, str]]] = {}


class Named:
    """What statements may speak of, and the names of it that hold digits, which are no figures."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        names: Mapping[str, Sequence[str]] | None = None,
        called: Mapping[str, Called] | None = None,
    ) -> None:
        self.entities = entities
        self._names = names_with_digits(entities.values()) if names is None else names
        self._called = names_by_word(entities.values()) if called is None else called

    def whole_in(self, text: str) -> dict[str, str]:
        """What stands in the text by a whole label or alias: the name by the id; a name inside a longer one is none."""
        found: dict[str, str] = {}
        printed = _WORD.findall(text)
        words = [word.casefold() for word in printed]
        at = 0
        while at < len(words):
            length, names = self._longest_at(at, words, printed[at])
            found.update(names)
            at += length
        return found

    def _longest_at(self, at: int, words: Sequence[str], printed: str) -> tuple[int, list[tuple[str, str]]]:
        """The longest names that begin with the word at this place, and how many words they have."""
        firsts = dict.fromkeys((words[at], words[at].removesuffix("s")))
        known = [called for first in firsts if (called := self._called.get(first))]
        for length in sorted({length for called in known for length in called}, reverse=True):
            said = tuple(words[at : at + length])
            several = (*said[:-1], said[-1].removesuffix("s"))
            names = [
                (entity, name)
                for own in dict.fromkeys((said, several))
                for called in known
                for name, entity in called.get(length, _NONE).get(own, ())
                if length > 1 or _is_cased(name, printed)
            ]
            if names:
                return length, names
        return 1, []

    def left_out_of(self, text: str) -> str:
        """The text without these names."""
        names = {name for run in set(_RUN.findall(text)) for name in self._names.get(run, ()) if name in text}
        return _any_of(frozenset(names)).sub(" ", text) if names else text


def names_with_digits(entities: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    """The labels and aliases that hold digits, by the first run of them: without it in a text the name is not there."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        for name in (entity.label, *entity.aliases):
            if run := _RUN.search(name):
                found.setdefault(run[0], {})[name] = None
    return {run: tuple(names) for run, names in found.items()}


def names_by_word(entities: Iterable[Entity]) -> Mapping[str, Called]:
    """The labels and aliases by their first word in small letters."""
    found: dict[str, dict[int, dict[tuple[str, ...], list[tuple[str, str]]]]] = {}
    for entity in entities:
        for name in dict.fromkeys((entity.label, *entity.aliases)):
            if words := words_of(name):
                alike = found.setdefault(words[0], {}).setdefault(len(words), {})
                alike.setdefault(words, []).append((name, entity.id))
    return found


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters."""
    return tuple(_WORD.findall(name.casefold()))


def _is_cased(name: str, word: str) -> bool:
    """Whether one word alone is written like the name, as it may begin a sentence: the tool Go is not the verb."""
    starts = (name[0], name[0].upper())
    return any(word in (f"{start}{name[1:]}", f"{start}{name[1:]}s") for start in starts)


@lru_cache(maxsize=256)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))
