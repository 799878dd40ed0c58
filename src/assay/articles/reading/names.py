"""Names in a text: those that the records know, and those that they do not know, as such.

A name is read to its end before it is looked up: a known one inside of a longer one ("Falcon-180B", "PaLM 2",
"GPT-4.1") is not that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assay.articles.coverage.mentions import GENERIC
from assay.model.corpus import Corpus
from assay.quantity import find
from assay.quantity.word_lists import MONTHS

MOST_WORDS = 7
"""Of a name that is looked up; longer labels of the records are descriptions, which no text repeats."""
_WORD = re.compile(r"[^\W_]+(?:[.&+/’'][^\W_]+)*\+?")
_JOINT = re.compile(r"[ \u00a0]|[-‑–]|")
_ODD = re.compile(r"[^\W\d_][A-Z]|[^\W_]*\d|[A-Z]{2}")
_SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[BbMmTtKk]|v\d[\w.]*|\d+(?:\.\d+)*[a-z]?")
_VARIANT_WORDS = (
    "turbo pro ultra nano instruct chat mini max plus next lite instant vision code coder large small medium tiny "
    "base xl xxl xs ii iii iv preview flash opus sonnet haiku omni air edge micro nova alpha beta rc guard embed "
    "math"
)
_VARIANT = frozenset(_VARIANT_WORDS.split())
"""Words that make another member's name of a name, in any case: the habits of naming things, not of one field."""
_NO_NAME_WORDS = (
    "language model models llm llms ai api transformer transformers network networks paper series system systems "
    "gpu gpus team labs research architecture the and or vs versus in on at for of by from with is was has"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
"""Capitalised words that may follow a name in a heading or a label without being part of it."""
_LIKE = re.compile(
    r"[-‑](?:based|like|style|type|sized|level|class|powered|inspired|compatible|derived|scale|era|trained|only|size"
    r"|equivalent|optimal|driven|enabled|generated|assisted)\b"
)
"""Behind a name: something that resembles what bears the name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: `entity` is its id, None where the records do not know it; `others` may be meant as well."""

    start: int
    end: int
    text: str
    entity: str | None = None
    others: tuple[str, ...] = ()
    doubtful: bool = False
    """Whether another capitalised word stands before it that may belong to it."""


class Names:
    """The names of the records, ready to be looked for in any number of texts."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids: dict[str, list[str]] = {}
        self._spelled: dict[str, set[str]] = {}
        for entity in corpus.entities.values():
            surname = entity.label.split()[-1:] if entity.kind == "person" else []
            for name in (entity.label, *entity.aliases, *surname):
                ids = self._ids.setdefault(_key(name), [])
                self._spelled.setdefault(_key(name), set()).add(name)
                if entity.id not in ids:
                    ids.append(entity.id)
        self._corpus = corpus

    def namesakes(self, entity: str, said: str) -> tuple[str, ...]:
        """Others whose names go on where this one ends: of "GPT-3" said of one model, "GPT-3 13B" is another."""
        key = _key(said)
        longer = {
            other
            for name, ids in self._ids.items()
            if name.startswith(key) and name != key and not name[len(key)].isdigit() | (name[len(key)] == ".")
            for other in ids
        }
        sized = {
            other
            for name in self._spelled
            if name.startswith(key) and name != key
            for spelled in self._spelled[name]
            if re.match(r"[ -]?\S*[BMK]\b", _rest(spelled, key)) and _rest(spelled, key)[:1] in " -"
            for other in self._ids[name]
        }
        return tuple(sorted((longer | sized) - {entity}))

    def find(self, text: str, start: int, end: int, *, in_title: bool = False) -> list[Mention]:
        """The names between two offsets, in order; `in_title` where most words have capitals."""
        said = text[start:end]
        words = list(_WORD.finditer(said))
        figures = _figures(said) if any(character.isdigit() for character in said) else {}
        found: list[Mention] = []
        i = 0
        while i < len(words):
            read = self._at(said, words, i, figures, in_title)
            if read is None:
                i += 1
                continue
            mention, i = read
            if mention is not None:
                moved = Mention(
                    start + mention.start, start + mention.end, mention.text, mention.entity, mention.others,
                    mention.doubtful,
                )  # fmt: skip
                found.append(moved)
        return found

    def _at(
        self, said: str, words: list[re.Match[str]], i: int, figures: dict[int, bool], in_title: bool
    ) -> tuple[Mention | None, int] | None:
        first = words[i].group()
        if not (first[0].isupper() or _ODD.search(first)) or first in GENERIC or first.lower() in MONTHS:
            return None
        if first[0].isdigit():
            return None
        known = self._longest(said, words, i)
        last = known[0] if known else i
        stop = self._extended(said, words, last, figures, in_title)
        if known and stop == last:
            begin, finish = words[i].start(), words[last].end()
            if _LIKE.match(said, finish) or (i and said[words[i - 1].end() : begin] in ("-", "‑")):
                return None, last + 1
            name = said[begin:finish]
            ids = self._likeliest(known[1], name)
            return Mention(begin, finish, name, ids[0], tuple(ids[1:]), self._is_doubtful(said, words, i)), last + 1
        begin, finish = words[i].start(), words[stop].end()
        name = said[begin:finish]
        odd = any(_ODD.search(word.group()) for word in words[i : stop + 1])
        if known is None and not odd and (stop == i or in_title):
            return None
        if known is None and stop == i and (first in GENERIC or (first.isupper() and len(first) > 6)):
            return None
        if _LIKE.match(said, finish):
            return None, stop + 1
        return Mention(begin, finish, name), stop + 1

    def _longest(self, said: str, words: list[re.Match[str]], i: int) -> tuple[int, list[str]] | None:
        """The last word of the longest known name that begins at word `i`, and whom it means."""
        best = None
        for last in range(i, min(len(words), i + MOST_WORDS)):
            if last > i and not _JOINT.fullmatch(said[words[last - 1].end() : words[last].start()]):
                break
            name = said[words[i].start() : words[last].end()].removesuffix("’s").removesuffix("'s")
            ids = self._ids.get(_key(name))
            if ids and self._is_spelled(name):
                best = last, ids
        return best

    def _is_spelled(self, name: str) -> bool:
        """Whether it is written as a name: words that are in the dictionary too need their capital letter."""
        if _ODD.search(name):
            return True
        return any(spelled[:1].isupper() == name[:1].isupper() for spelled in self._spelled[_key(name)])

    def _extended(
        self, said: str, words: list[re.Match[str]], last: int, figures: dict[int, bool], in_title: bool
    ) -> int:
        """The last word of the name that goes on behind word `last`."""
        while last + 1 < len(words):
            here, following = words[last], words[last + 1]
            joint, word = said[here.end() : following.start()], following.group()
            if here.group().endswith(("’s", "'s")) or joint not in (" ", "\u00a0", "-", "‑", ""):
                break
            touching = joint in ("-", "‑", "")
            if touching and _LIKE.match(said, here.end()):
                break
            if _SIZE.fullmatch(word):
                counts = figures.get(following.start(), False)
                if counts and not (touching or re.fullmatch(r"(?:\d+x)?[\d.]+[BM]", word)):
                    break
                if counts and re.match(r"[ -]param", said[following.end() :]):
                    break
            elif touching:
                if joint and word[0].islower() and word not in _VARIANT:
                    break
            elif word.lower() in _VARIANT and (
                word[0].isupper() or word in ("small", "medium", "large", "mini", "base")
            ):
                if word[0].islower() and not _ends_name(said, following.end()):
                    break
            elif word[0].isupper() and not in_title and word.lower() not in _NO_NAME and word not in GENERIC:
                if self._longest(said, words, last + 1) or word.lower() in MONTHS:
                    break
            else:
                break
            last += 1
        return last

    def _is_doubtful(self, said: str, words: list[re.Match[str]], i: int) -> bool:
        """Whether the word before has a capital and is neither known, nor the first of its sentence, nor an owner."""
        if not i or said[words[i - 1].end() : words[i].start()] not in (" ", "\u00a0"):
            return False
        before = words[i - 1].group()
        if not before[0].isupper() or before.endswith(("’s", "'s")) or i == 1 or before in GENERIC:
            return False
        return before.lower() not in _NO_NAME and _key(before) not in self._ids

    def _likeliest(self, ids: list[str], said: str) -> list[str]:
        """Those that bear exactly this name first; single things before families."""

        def rank(entity: str) -> tuple[bool, bool]:
            record = self._corpus.entities[entity]
            return said not in (record.label, *record.aliases), record.kind == "family"

        return sorted(ids, key=rank)


def _key(name: str) -> str:
    """What of a name matters: letters, digits and the dots between digits."""
    plain = re.sub(r"(?<!\d)\.|\.(?!\d)", "", name.casefold())
    return re.sub(r"[^\w.+]|_", "", plain)


def _rest(spelled: str, key: str) -> str:
    """What of a written name stands behind the part that has this key."""
    for end in range(1, len(spelled) + 1):
        if _key(spelled[:end]) == key:
            return spelled[end:]
    return ""


def _ends_name(said: str, end: int) -> bool:
    return re.match(r"\s*(?:[,.;:)]|\Z|\w+(?:s|ed)\b)", said[end:]) is not None


def _figures(said: str) -> dict[int, bool]:
    """Where the digits of quantities begin, and whether they count something that is named behind them."""
    found = {}
    for one in find(said):
        if one.kind != "quantity":
            continue
        digits = re.search(r"\d", one.printed)
        if digits:
            found[one.start + digits.start()] = one.unit is not None or bool(one.noun) or " " in one.printed
    return found


def capitalised(said: str) -> bool:
    """Whether most words of a line have capitals, so that a capital tells no name."""
    words = re.findall(r"[A-Za-z]{4,}", said)
    return bool(words) and sum(word[0].isupper() for word in words) * 10 >= 6 * len(words)


def only(mentions: Iterator[Mention] | list[Mention]) -> Mention | None:
    """The one thing that all these names mean, None where they are several or none."""
    found: dict[str, Mention] = {}
    for one in mentions:
        found.setdefault(one.entity or one.text, one)
    return next(iter(found.values())) if len(found) == 1 else None
