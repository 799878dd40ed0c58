"""Names in a text: those that the records know, and those that they do not know, as such.

A name is read to its end before it is looked up: a known one inside of a longer one ("Falcon-180B", "PaLM 2",
"GPT-4.1") is not that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assay.articles.coverage.mentions import GENERIC
from assay.model import Role
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
VARIANTS = frozenset(_VARIANT_WORDS.split())
"""Words that make another member's name of a name, in any case: the habits of naming things, not of one field."""
_NO_NAME_WORDS = (
    "language model models llm llms ai api transformer transformers network networks paper series system systems "
    "gpu gpus team labs research architecture the and or vs versus in on at for of by from with is was has"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
"""Capitalised words that may follow a name in a heading or a label without being part of it."""
_DETERMINERS = frozenset({"The", "This", "That", "These", "Our", "Its", "Their", "An"})
"""What opens a sentence before a name, and no unknown one: `The Code Llama 34B`."""
_SMALL_VARIANT = frozenset({"small", "medium", "large", "mini", "base"})
"""Those of them that are written small behind a name too: `GPT-2 small`."""
_NAME_END = re.compile(r"\s*(?:[,.;:)]|\Z|\w+(?:s|ed)\b)")
_OWNER = re.compile(r"[’']s\Z")
_LANGUAGE = re.compile(r"\s[Ll]anguage\b")
"""Behind a variant word that belongs to a noun: `a Large Language Model`."""
_LETTERED = re.compile(r"(?:\d+x)?[\d.]+[BM]")
LONGEST_ABBREVIATION = 6
"""Letters; one word of more capitals is shouted."""
_LIKE = re.compile(
    r"[-‑](?:based|like|style|type|sized|level|class|powered|inspired|compatible|derived|scale|era|trained|only|size"
    r"|equivalent|optimal|driven|enabled|generated|assisted)\b"
)
"""Behind a name: something that resembles what bears the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text: `entity` is its id, None where the records do not know it; `others` may be meant as well."""

    start: int
    end: int
    text: str
    entity: str | None = None
    others: tuple[str, ...] = ()
    doubtful: bool = False
    """Whether another capitalised word stands before it that may belong to it."""


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A text with its words, and where the digits of its figures begin, which count something or do not."""

    said: str
    words: tuple[re.Match[str], ...]
    figures: Mapping[int, bool]
    in_title: bool

    def joint(self, i: int) -> str:
        """What stands between a word and the one before."""
        return self.said[self.words[i - 1].end() : self.words[i].start()] if i else ""

    def may_begin(self, i: int) -> bool:
        """Whether a name may begin with word `i`: by its capitals."""
        word = self.words[i].group()
        if word in GENERIC or word.lower() in MONTHS or word[0].isdigit():
            return False
        return word[0].isupper() or _ODD.search(word) is not None

    def is_name(self, first: int, last: int) -> bool:
        """Whether words that no record knows are a name: odd ones, or several capitals where capitals are rare."""
        words = [match.group() for match in self.words[first : last + 1]]
        if len(words) == 1 and words[0].isupper() and len(words[0]) > LONGEST_ABBREVIATION:
            return False
        return any(map(_ODD.search, words)) or (len(words) > 1 and not self.in_title)

    def goes_on(self, i: int) -> bool:
        """Whether word `i` belongs to the name that ends before it."""
        before, word, joint = self.words[i - 1].group(), self.words[i].group(), self.joint(i)
        is_joined = joint in ("-", "‑", "")
        if _OWNER.search(before) or not (is_joined or joint in (" ", "\u00a0")):
            return False
        if _SIZE.fullmatch(word):
            return self._is_size(i, is_joined=is_joined)
        if is_joined:
            is_like = _LIKE.match(self.said, self.words[i - 1].end()) is not None
            return not is_like and (not joint or not word[0].islower() or word in VARIANTS)
        if word in _SMALL_VARIANT:
            return _NAME_END.match(self.said, self.words[i].end()) is not None
        if _LANGUAGE.match(self.said, self.words[i].end()):
            return False
        is_free = not (self.in_title or word.lower() in _NO_NAME or word in GENERIC)
        return word[0].isupper() and (word.lower() in VARIANTS or is_free)

    def _is_size(self, i: int, *, is_joined: bool) -> bool:
        """Whether digits behind a name are part of it, and no figure: `Llama 2 70B`, not `Gopher 80 layers`."""
        word = self.words[i]
        if not self.figures.get(word.start(), False):
            return True
        if not (is_joined or _LETTERED.fullmatch(word.group())):
            return False
        return re.match(r"[ -]param", self.said[word.end() :]) is None


class Names:
    """The names of the records, ready to be looked for in any number of texts."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids: dict[str, list[str]] = {}
        self._spelled: dict[str, set[str]] = {}
        for entity in corpus.entities.values():
            surname = entity.label.split()[-1:] if corpus.kinds.role(entity.kind) is Role.PERSON else []
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

    def listed(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Every name: what of it matters, how it is spelled, and whom it means."""
        for key, ids in self._ids.items():
            yield key, sorted(self._spelled[key]), ids

    def find(self, text: str, start: int, end: int, *, in_title: bool = False) -> list[Mention]:
        """The names between two offsets, in order; `in_title` where most words have capitals."""
        said = text[start:end]
        figures = _figures(said) if any(character.isdigit() for character in said) else {}
        line = _Line(said=said, words=tuple(_WORD.finditer(said)), figures=figures, in_title=in_title)
        found: list[Mention] = []
        i = 0
        while i < len(line.words):
            read = self._at(line, i) if line.may_begin(i) else None
            if read is None:
                i += 1
                continue
            mention, i = read
            if mention is not None:
                found.append(replace(mention, start=start + mention.start, end=start + mention.end))
        return found

    def _at(self, line: _Line, i: int) -> tuple[Mention | None, int] | None:
        """The name that begins at word `i`, and the word after it; no name where something only resembles one."""
        known = self._longest(line, i)
        if known is None and line.words[i].group() in _DETERMINERS:
            return None
        last = known[0] if known else i
        stop = self._end(line, last)
        begin, finish = line.words[i].start(), line.words[stop].end()
        name = line.said[begin:finish]
        if known is None and not line.is_name(i, stop):
            return None
        if _LIKE.match(line.said, finish) or (known and stop == last and line.joint(i) in ("-", "‑")):
            return None, stop + 1
        if known is None or stop != last:
            return Mention(start=begin, end=finish, text=name), stop + 1
        ids = self._likeliest(known[1], name)
        return Mention(
            start=begin,
            end=finish,
            text=name,
            entity=ids[0],
            others=tuple(ids[1:]),
            doubtful=self._is_doubtful(line, i),
        ), stop + 1

    def _longest(self, line: _Line, i: int) -> tuple[int, list[str]] | None:
        """The last word of the longest known name that begins at word `i`, and whom it means."""
        best = None
        for last in range(i, min(len(line.words), i + MOST_WORDS)):
            if last > i and not _JOINT.fullmatch(line.joint(last)):
                break
            name = _OWNER.sub("", line.said[line.words[i].start() : line.words[last].end()])
            ids = self._meant(name)
            is_noun = last > i and _LANGUAGE.match(line.said, line.words[last].end())  # "GPT-3 Large Language Model"
            if ids and not is_noun and self._is_spelled(name):
                best = last, ids
        return best

    def _is_spelled(self, name: str) -> bool:
        """Whether it is written as a name: words that are in the dictionary too need their capital letter."""
        if _ODD.search(name):
            return True
        return any(spelled[:1].isupper() == name[:1].isupper() for spelled in self._spelled[_key(name)])

    def _meant(self, name: str) -> list[str]:
        """Whom a name means; families without a number only by their own capitals: Llama is not the LLaMA of 2023."""
        key = _key(name)
        ids = self._ids.get(key, [])
        if any(sign.isdigit() for sign in name) or name in self._spelled.get(key, ()):
            return ids
        return [one for one in ids if self._corpus.role(one) is not Role.FAMILY]

    def _end(self, line: _Line, last: int) -> int:
        """The last word of the name that goes on behind word `last`."""
        while last + 1 < len(line.words) and line.goes_on(last + 1):
            following = line.words[last + 1].group()
            if following[0].isupper() and line.joint(last + 1) in (" ", "\u00a0"):
                is_other = self._is_another(line, last + 1) or following.lower() in MONTHS
                if is_other and following.lower() not in VARIANTS:
                    break
            last += 1
        return last

    def _is_another(self, line: _Line, i: int) -> bool:
        """Whether a known name stands at word `i` by itself; in `Code Llama Python 13B` Python goes on to another."""
        found = self._longest(line, i)
        return found is not None and (found[0] + 1 >= len(line.words) or not line.goes_on(found[0] + 1))

    def _is_doubtful(self, line: _Line, i: int) -> bool:
        """Whether the word before has a capital and is neither known, nor the first of its sentence, nor an owner."""
        if i < 2 or line.joint(i) not in (" ", "\u00a0"):
            return False
        before = line.words[i - 1].group()
        if not before[0].isupper() or _OWNER.search(before) or before in GENERIC:
            return False
        return before.lower() not in _NO_NAME and _key(before) not in self._ids

    def _likeliest(self, ids: list[str], said: str) -> list[str]:
        """Those that bear exactly this name first; single things before families."""

        def rank(entity: str) -> tuple[bool, bool]:
            record = self._corpus.entities[entity]
            return said not in (record.label, *record.aliases), self._corpus.kinds.role(record.kind) is Role.FAMILY

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
