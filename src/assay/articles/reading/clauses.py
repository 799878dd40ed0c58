"""Cuts a sentence into clauses: main, relative, in brackets, and what is only compared with; and tells its mood.

A grammar of our own and not a parser of sentences: it knows few words, says nothing where it does not understand, and
each of its decisions can be read in one place. See `subject`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

ClauseKind = Literal["main", "relative", "bracket", "comparison"]

NOUNS_IN_S_WORDS = (
    "models weights versions parameters layers tokens heads authors researchers developers results series "
    "variants sizes users tests tasks scores benchmarks experts hours days months years cards chips nodes its "
    "this as was always less thus across perhaps besides towards others words levels makers creators engineers "
    "engine papers"
)
NOUNS_IN_S = frozenset(NOUNS_IN_S_WORDS.split())
"""Words that end in s and are no verbs."""
_ADVERB = r"(?:(?:also|only|now|still|just|then|even|itself|already|once|alone|each|both|all|\w+ly),? )*"
_IRREGULAR = (
    "became|becomes?|has|have|had|is|are|was|were|be|been|does|did|do|can|could|will|would|may|might|must|should"
    "|took|take|ran|run|came"
    "|cost|gave|saw|won|held|fell|rose|grew|made|got|beat|beats|needs?|use|used|reach|went|goes|boast|contain"
    "|comprise"
    "|require|consume|emit|feature|include|support|score|achieve|range|weigh|cannot|isn[’']t|doesn[’']t|didn[’']t"
    "|wasn[’']t|hasn[’']t|hadn[’']t|won[’']t|don[’']t|aren[’']t|weren[’']t"
)
VERB = re.compile(rf"{_ADVERB}(?P<verb>{_IRREGULAR}|[a-z]+ed|[a-z]{{2,}}s)\b")
"""A finite verb, perhaps behind adverbs; `is_verb` leaves out nouns that look like one."""
COMPARED = re.compile(
    r"\b(?:(?:as )?(?:compared|in comparison|by comparison|in contrast|as opposed|contrary|similar|relative|next)"
    r" (?:to|with)|comparable (?:to|with)|than|against|versus|vs\.?|unlike|like|as (?:do|does|did|is|was)"
    r"|outperform\w*|outscor\w*|surpass\w*|beat(?:s|ing|en)?(?! (?:about |some )?[0-9.,]+ times)"
    r"|rival\w*|exceed\w*|outstrip\w*|overt[oa]k\w*|eclips\w*"
    r"|dwarf\w*|tying|trail\w*|match(?:es|ed|ing)?(?! the)|replac\w*|succeed\w*|instead of|rather than|same \w+ as"
    r"|as (?:large|big|small|many|much|fast|good|well|deep|long|wide) as|(?<=times )(?:that of|the \w+ of)|half of"
    r"|equal to|on (?:a )?par with|ahead of|behind|followed by|predecessor[^.,;]*?|successor to)\b",
    re.IGNORECASE,
)
"""What stands behind is only compared with."""
_BREAK = re.compile(
    r";|\s[–—-]\s|[–—]|,?\s(?:but|while|whereas|although|though|because|yet|unless|except that)\s|:\s"
    r"|,\s(?:and|so|as|making)\s(?=(?:it|they|this|the)\b)"
    r"|\s(?:show\w*|f[io]u?nds?|mean[st]?|impl\w+|prov\w+|demonstrat\w+|not(?:e|es|ed)|so|such|ensur\w+"
    r"|conclud\w+|reveal\w*"
    r"|argu\w+|explain\w*|indicat\w+|confirm\w*|discover\w*|observ\w+|evidence|fact|idea|sign) that\s",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r",?\s(?<!\bof\s)(?:which|who|whose|where|that(?= (?:has|have|had|is|was|were|are|uses?|used|contains?"
    r"|took)\b))\s"
)
BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_AND_VERB = re.compile(
    r"\s(?:and|but|or)\s(?=(?:\w+ly )?(?:has|have|had|is|are|was|were|uses?|took|contains?|[a-z]+ed)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Characters `start` to `end` of the sentence; `anchor` is where it hangs on the clause around it."""

    kind: ClauseKind
    start: int
    end: int
    anchor: int
    outer: int | None = None
    """Index of the clause around it."""


def is_verb(text: str) -> bool:
    """Whether a text begins with a finite verb."""
    match = VERB.match(text)
    return match is not None and match["verb"] not in NOUNS_IN_S


def clauses_of(said: str, heads: list[tuple[int, int]], hedges: list[tuple[int, int]]) -> list[Clause]:
    """The clauses of a sentence, outer ones first.

    `heads` are the names and pronouns that may open a clause, `hedges` the figures, whose own "more than" compares
    nothing.
    """
    plain = said
    found: list[Clause] = []
    brackets = []
    for match in BRACKETS.finditer(said):
        plain = plain[: match.start()] + " " * len(match.group()) + plain[match.end() :]
        brackets.append((match.start(), match.end()))
    cuts = sorted({0, len(said), *_cuts(plain, heads)})
    for start, end in pairwise(cuts):
        if not plain[start:end].strip():
            continue
        outer = len(found)
        found.append(Clause(kind="main", start=start, end=end, anchor=start))
        found += _inner(plain, start, end, outer, hedges)
    for start, end in brackets:
        inside = [i for i, one in enumerate(found) if one.start <= start < one.end]
        hung = max(inside, key=lambda i: found[i].start, default=None)
        found.append(Clause(kind="bracket", start=start + 1, end=end - 1, anchor=start, outer=hung))
        found += _inner(said, start + 1, end - 1, len(found) - 1, hedges)
    return found


def _cuts(plain: str, heads: list[tuple[int, int]]) -> Iterator[int]:
    """Where one clause ends and the next begins; a name opens one only behind a clause that has a verb."""
    cuts = [0]
    for match in _BREAK.finditer(plain):
        is_sign = match.group().strip() in (";", ":", "–", "—", "-") or match.group().rstrip().endswith("that")
        cuts.append(match.end() if is_sign else match.start())
    yield from cuts
    for start, end in heads:
        before = plain[:start]
        joined = _JOINED.search(before)
        if joined is None:
            continue
        follows = plain[end:].lstrip()
        apposed = re.match(r",\s(?:an?|the)\s[^,]{3,60},\s", follows)
        if not (is_verb(follows) or (apposed and is_verb(follows[apposed.end() :]))):
            continue
        said = plain[max(cut for cut in cuts if cut <= joined.start()) : joined.start()].lstrip(" ,;")
        if _SUBORDINATE.match(said) or (has_verb(said) and not PHRASE.match(said)):
            cuts.append(joined.start())
            yield joined.start()


_JOINED = re.compile(
    r"(?:,(?: and| but| while| so| then)?|\band|\bwhile|\bbut|\bthen|\bso|\bor)\s(?:the |its |an? "
    r"|our )?(?:[a-z-]+ ){0,2}\Z"
)
_SUBORDINATE = re.compile(
    r"(?:while|whereas|although|though|when|where|if|because|since|as|after|before|once)\b", re.IGNORECASE
)
PHRASE = re.compile(
    r"(?:with|trained|having|featuring|boasting|using|containing|built|at|despite|thanks to|weighing|released"
    r"|launched"
    r"|developed|consisting|comprising|based|equipped|powered|given|for|because of|due to|like|unlike|compared|in"
    r"|on|by"
    r"|from|of|to|pre-?trained|fine-?tuned|introduced|created|described|designed|made|running|spanning|sporting"
    r"|alongside)\b",
    re.IGNORECASE,
)
"""What opens a phrase that stands before its clause: its figures are said of the subject behind the comma."""


def has_verb(text: str) -> bool:
    """Whether a finite verb stands somewhere in the text."""
    return any(is_verb(text[match.start() :] + " ") for match in re.finditer(r"\b[a-z]", text))


def _inner(plain: str, start: int, end: int, outer: int, hedges: list[tuple[int, int]]) -> Iterator[Clause]:
    """Relative clauses, and what is only compared with, inside of one clause."""
    at = start
    while (match := _RELATIVE.search(plain, at, end)) is not None:
        comma = plain.find(",", match.end(), end)
        stop = comma if comma >= 0 else end
        yield Clause(kind="relative", start=match.end(), end=stop, anchor=match.start(), outer=outer)
        at = stop
    for match in COMPARED.finditer(plain, start, end):
        if any(first <= match.start() < last for first, last in hedges):
            continue
        stops = [end]
        comma = plain.find(",", match.end(), end)
        if comma >= 0 and not re.match(r",\d", plain[comma:]):
            stops.append(comma)
        if again := _AND_VERB.search(plain, match.end(), end):
            stops.append(again.start())
        begin = match.end() if is_verb(match.group().lower() + " ") else match.start()
        yield Clause(kind="comparison", start=begin, end=min(stops), anchor=begin, outer=outer)
