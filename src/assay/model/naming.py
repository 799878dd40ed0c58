"""Names of systems, taken apart: maker, family, version, size, variant, quantisation. Pure, and constant in time.

Two spellings are one name when all of their parts agree ("Llama 3.1 8B", "meta-llama/Llama-3.1-8B", "llama3.1-8b"), and
never otherwise: a name that shares its family with a known one and differs in any other part is a *sibling*, known to
be unknown. No likeness of letters is ever enough. Which words are makers, variants, quantisations and mere packaging
is data (`claims/naming.yml`), not code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 200
"""Characters of a name; the longest that a package has is half of that. What is longer is no name."""
DEEPEST = 4
"""Leading words of a name by which its family is looked for; no family's name has more."""

_BREAKS = re.compile(r"(?<!\d)\.|\.(?!\d)|[\s\-_/:,()\[\]{}@|~]+")
"""What parts the words of a name; a point between two digits belongs to a version, such as 3.1."""
_POSSESSIVE = re.compile(r"['’]s?(?![^\W\d_])")
_MARKS = re.compile("[®™©]")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!\d)")
"""A day in a name is one part: its hyphens part no words."""
_POINT = re.compile(r"(?<=\d)p(?=\d)")
"""`v3p1`, as some hosts write 3.1 where an address allows no dot."""
_SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?(?:[bmt]|bn)\Z")
_ACTIVE = re.compile(r"[ae]\d+(?:\.\d+)?[bm]\Z")
_CONTEXT = re.compile(r"\d+k\Z")
_MEMORY = re.compile(r"\d+gi?b\Z")
_REVISION = re.compile(r"v\d+(?:\.\d+)*\Z")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\Z")
_SNAPSHOT = re.compile(r"(?:\d{4}|\d{6}|\d{8}|0\d+)\Z")
_LETTERS_THEN = re.compile(r"([^\W\d_]+)(\d.*)\Z")
_NUMBER_THEN = re.compile(r"(\d+(?:\.\d+)*)([^\W\d_]{2,})\Z")
_SCALES = {"million": "m", "billion": "b", "trillion": "t", "b": "b", "bn": "b", "gb": "gb", "gib": "gb"}
"""Units that stand apart from their number: `7 billion`, `80 GB`."""
_FEW = 2
"""Letters that are a name only together with the digits behind them: H100, o4, R1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The words of which names are made, each as `fold` writes it."""

    makers: Mapping[str, str] = field(default_factory=dict)
    """Who makes systems, as names begin with them, and the organisation's id: {"mistral ai": "mistral-ai"}."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """The same before a slash, where the name itself does not begin with it: {"meta llama": "meta"}."""
    hosts: frozenset[str] = frozenset()
    """Who merely serves or stores what others made; before a slash they say nothing."""
    variants: Mapping[str, str] = field(default_factory=dict)
    """How a system was tuned, and the usual word for it: {"it": "instruct"}."""
    quantisations: frozenset[str] = frozenset()
    systems: frozenset[str] | None = None
    """Kinds of entities whose names have such parts; all others are known by their whole name. None for every kind."""
    packaging: frozenset[str] = frozenset()
    """Words that change nothing of the system: the format of its files."""

    def takes_apart(self, kind: str) -> bool:
        """Whether names of things of this kind have such parts."""
        return self.systems is None or kind in self.systems


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A name in parts; all but the maker make its key."""

    words: tuple[str, ...]
    """The family and what else is words, in order."""
    version: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    """Figures with a unit: parameters (8b, 8x7b), active ones (a22b), context (128k), memory (80gb)."""
    variants: tuple[str, ...] = ()
    quantisation: tuple[str, ...] = ()
    revision: tuple[str, ...] = ()
    """What stands behind a v: v0.1."""
    snapshot: tuple[str, ...] = ()
    """A date or a number of the release: 20240806, 0613, 2407, 002."""
    maker: str | None = None

    @property
    def key(self) -> str:
        """One text for all spellings of the name, and for no other name; `Code Llama` is `CodeLlama`."""
        groups = (self.version, self.sizes, self.variants, self.quantisation, self.revision, self.snapshot)
        return "|".join(("".join(self.words), *(" ".join(group) for group in groups))).rstrip("|")

    @property
    def stems(self) -> Mapping[str, str]:
        """Its leading words, the most first: what it shares with its family, as it is looked up and for readers."""
        heads = (self.words[:count] for count in range(min(len(self.words), DEEPEST), 0, -1))
        return {"".join(head): " ".join(head).replace("#", "") for head in heads}


def fold(text: str) -> str:
    """Words in small letters with one space between them."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub(" ", text)).casefold().strip()
    plain = _POSSESSIVE.sub("", plain).replace("+", " plus ")
    return " ".join(part for part in _BREAKS.split(plain) if part)


def take_apart(text: str, words: NameWords) -> NameParts:
    """The parts of a name; every text has some, even where no system is called so."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub(" ", text[:LONGEST])).casefold().strip()
    owner, rest = _owner(plain, words)
    chunks = fold(_DAY.sub(r"\1\2\3", rest)).split(" ")
    maker, chunks = _without_maker(chunks, words)
    parts = _Parts(words)
    parts.read(chunks)
    return NameParts(
        words=tuple(parts.words),
        version=tuple(parts.version),
        sizes=tuple(parts.sizes),
        variants=tuple(sorted(parts.variants)),
        quantisation=tuple(parts.quantisation),
        revision=tuple(parts.revision),
        snapshot=tuple(parts.snapshot),
        maker=owner or maker,
    )


def _owner(plain: str, words: NameWords) -> tuple[str | None, str]:
    """Who stands before the last slash of `owner/name`, and the name; `ViT-B/32` and `and/or` have no owner."""
    owner: str | None = None
    rest = plain
    while " " not in rest and "/" in rest:
        head, _, tail = rest.partition("/")
        who = fold(head)
        if maker := words.owners.get(who) or words.makers.get(who):
            owner = maker
        elif who not in words.hosts:
            if not re.search(r"[^\W\d_]{2}", tail) or not who:
                break
            owner = who
        rest = tail
    return owner, rest


def _without_maker(chunks: list[str], words: NameWords) -> tuple[str | None, list[str]]:
    """The maker who stands at the head of a name, and the rest; a name that is nothing else keeps it."""
    for count in (3, 2, 1):
        maker = words.makers.get(" ".join(chunks[:count]))
        if maker and len(chunks) > count and not _NUMBER.match(chunks[count]) and not _SIZE.match(chunks[count]):
            return maker, chunks[count:]
    return None, chunks


class _Parts:
    """Puts one chunk after another where it belongs."""

    def __init__(self, known: NameWords) -> None:
        self._known = known
        self.words: list[str] = []
        self.version: list[str] = []
        self.sizes: list[str] = []
        self.variants: set[str] = set()
        self.quantisation: list[str] = []
        self.revision: list[str] = []
        self.snapshot: list[str] = []

    def read(self, chunks: list[str]) -> None:
        at = 0
        while at < len(chunks):
            taken = self._listed(chunks, at)
            if not taken and at + 1 < len(chunks) and _NUMBER.match(chunks[at]) and chunks[at + 1] in _SCALES:
                self.sizes.append(chunks[at] + _SCALES[chunks[at + 1]])
                taken = 2
            if not taken:
                self._put(_POINT.sub(".", chunks[at]))
                taken = 1
            at += taken

    def _listed(self, chunks: list[str], at: int) -> int:
        """Take the chunks that together are a word of the lists; how many there were."""
        for count in (3, 2, 1):
            said = " ".join(chunks[at : at + count])
            if len(chunks) < at + count:
                continue
            if said in self._known.quantisations:
                self.quantisation.append(said.replace(" ", ""))
            elif at and said in self._known.variants:
                self.variants.add(self._known.variants[said])
            elif not (at and said in self._known.packaging):
                continue
            return count
        return 0

    def _put(self, chunk: str) -> None:
        if _SIZE.match(chunk) or _CONTEXT.match(chunk) or _MEMORY.match(chunk):
            self.sizes.append(chunk.replace("bn", "b").replace("gib", "gb"))
        elif self.sizes and _ACTIVE.match(chunk):
            self.sizes.append(chunk)
        elif (self.words or self.sizes) and _REVISION.match(chunk):
            self.revision += chunk[1:].split(".")
        elif _NUMBER.match(chunk):
            (self.snapshot if _SNAPSHOT.match(chunk) else self.version).extend(chunk.split("."))
        elif found := _LETTERS_THEN.match(chunk):
            self.words.append(found[1] if len(found[1]) > _FEW else f"{found[1]}#")
            self._put(found[2])
        elif found := _NUMBER_THEN.match(chunk):
            self._put(found[1])
            self._put(found[2])
        else:
            self.words.append(chunk)
