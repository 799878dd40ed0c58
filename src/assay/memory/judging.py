"""The report, judged again only where something was changed that a verdict, a bound or a conflict leaned on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from assay.evidence.lawbook import Allowed, Lawbook, asked_by
from assay.evidence.solver import Row, all_irreducible
from assay.memory.corpus import Part as Some
from assay.memory.corpus import WatchedCorpus
from assay.memory.dependencies import Memory
from assay.memory.indented_json import indented
from assay.model import Claim, Flag, Outcome, Reason, Result, Verdict
from assay.model.corpus import Corpus
from assay.verdicts.conflicts import Conflict, Conflicts, find_conflicts
from assay.verdicts.conflicts.parts import Part, parts
from assay.verdicts.conflicts.search import in_order
from assay.verdicts.report import Judging, Report, among, in_reading_order, row_as_json
from assay.verdicts.report import Row as Judged

BASE = ("law *", "results")
"""On which every verdict and every conflict leans, whatever it is about."""


@dataclass(frozen=True)
class RecalledReport(Report):
    """A report, with its rows as they are published."""

    published: tuple[bytes, ...] = ()


def recalled_report(
    corpus: Corpus, results: Sequence[Result], quotes: Mapping[str, Outcome], memory: Memory
) -> RecalledReport:
    """The report that `assemble` makes of the same."""
    memory.given("results", _digest(memory.codec.dumps(tuple(results))))
    conflicts = _conflicts(corpus, memory)
    judging = Judging(book=RecalledLawbook.over(corpus, memory), results=results, among=among(conflicts), quotes=quotes)
    rows, published = _rows(in_reading_order(corpus), judging, memory)
    memory.carry("allowed ")
    memory.carry("set ")
    return RecalledReport(tuple(rows), conflicts, tuple(published))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _conflicts(corpus: Corpus, memory: Memory) -> Conflicts:
    """Those of every part."""
    found = [_conflicts_of(part, corpus, memory) for part in parts(corpus)]
    return in_order((item for one in found for item in one.found), (name for one in found for name in one.more_in))


def _conflicts_of(part: Part, corpus: Corpus, memory: Memory) -> Conflicts:
    claims: dict[str, Claim] = {claim.id: claim for claim in part.claims}

    def searched() -> Conflicts:
        memory.note_all(BASE)
        memory.note_all([f"claim {name}" for name in claims])
        return find_conflicts(Lawbook(Some(corpus, memory.note, claims, part.subjects)), irreducible)

    def irreducible(rows: Sequence[Row], most: int) -> list[tuple[Row, ...]]:
        """What the solver says of these rows, whoever states them: it looks nothing up."""
        unit = f"set {_digest(repr((rows, most)))}"
        found = memory.remembered(unit, "", lambda: [_places(one, rows) for one in all_irreducible(rows, most)])
        return [tuple(rows[place] for place in one) for one in found]

    return memory.remembered(f"conflicts {part.name}", " ".join((*claims, "|", *part.subjects)), searched)


def _places(subset: Sequence[Row], rows: Sequence[Row]) -> tuple[int, ...]:
    """Where the rows of a subset stand."""
    return tuple(index for index, row in enumerate(rows) if any(row is one for one in subset))


class RecalledLawbook(Lawbook):
    """Remembers beyond the day what the laws leave possible of what claims ask for."""

    _memory: Memory
    _leaned_on: dict[str, set[str]]

    _claims: Mapping[str, Claim]

    @classmethod
    def over(cls, corpus: Corpus, memory: Memory) -> RecalledLawbook:
        """Over a corpus, which it watches."""
        book = cls(WatchedCorpus(corpus, memory.note))
        book._memory, book._leaned_on, book._claims = memory, {}, corpus.claims
        return book

    @cached_property
    def asked(self) -> Mapping[str, Collection[str]]:
        """See Lawbook. What else is asked of a subject makes no difference to an answer: nothing leans on it."""
        return asked_by(self._claims.values())

    def allowed(self, subject: str, attribute: str) -> Allowed | None:
        """See Lawbook."""
        if subject not in self._leaned_on:
            asked = sorted(self.asked.get(subject, ()))
            with self._memory.watching() as seen:
                self._allowed[subject] = self._memory.remembered(
                    f"allowed {subject}", " ".join(asked), lambda: self.worked_out(subject, asked)
                )
            self._leaned_on[subject] = seen
        with self._memory.watching() as seen:
            allowed = super().allowed(subject, attribute)
        self._leaned_on[subject] |= seen  # something was worked out of which no claim speaks, such as a changed one
        self._memory.note_all(self._leaned_on[subject])
        return allowed

    def worked_out(self, subject: str, attributes: Collection[str]) -> dict[str, Allowed | None]:
        """See Lawbook."""
        self._memory.note_all(BASE)
        return super().worked_out(subject, attributes)


_TOLD = ("verdict", "flags", "because", "finding", "quote", "reason", "conflicts")
"""What of a row is at hand at once, as plain JSON; the rest is read when it is asked for."""
_REST = tuple(field.name for field in fields(Judged) if field.name not in ("claim", *_TOLD))


class _Recalled(Judged):
    """A row of which only what lists and counts need is at hand; the rest comes when it is asked for."""

    __slots__ = ("_whole",)
    _whole: Callable[[], tuple[Any, ...]]

    def __getattr__(self, name: str) -> Any:
        if name not in _REST:
            raise AttributeError(name)
        for rest, value in zip(_REST, self._whole(), strict=True):
            object.__setattr__(self, rest, value)
        return object.__getattribute__(self, name)


def _rows(claims: Sequence[Claim], judging: Judging, memory: Memory) -> tuple[list[Judged], list[bytes]]:
    """All rows, and how they are published."""
    made_of = {claim.id: _made_of(claim, judging) for claim in claims}
    known = [memory.known(f"row {name}", given) for name, given in made_of.items()]
    told = iter(json.loads(b"[" + b",".join(unit.texts[0] for unit in known if unit) + b"]"))
    rows: list[Judged] = []
    published: list[bytes] = []
    for claim, unit in zip(claims, known, strict=True):
        if unit:
            rows.append(_recalled(claim, next(told), unit.texts[1], memory))
            published.append(unit.texts[2])
        else:
            row, text = _judged(claim, judging, made_of[claim.id], memory)
            rows.append(row)
            published.append(text.encode("utf-8", "surrogatepass"))
    return rows, published


def _made_of(claim: Claim, judging: Judging) -> str:
    stands_in = judging.among.get(claim.id, ())
    return f"{judging.quotes.get(claim.id)} {' '.join(map(_of_conflict, stands_in))}"


def _judged(claim: Claim, judging: Judging, made_of: str, memory: Memory) -> tuple[Judged, str]:
    """One row, and how it is published, at the second level of the file."""
    with memory.watching() as seen:
        memory.note_all((*BASE, f"claim {claim.id}"))
        row = judging.judged(claim)
        text = indented(row_as_json(row, judging.book.corpus), "\n  ")
    told = json.dumps([getattr(row, name) for name in _TOLD], ensure_ascii=False, separators=(",", ":"))
    rest = [getattr(row, name) for name in _REST]
    memory.learn(f"row {claim.id}", made_of, seen, told, rest, text)
    return row, text


def _of_conflict(conflict: Conflict) -> str:
    """What of a conflict a row shows."""
    return f"{conflict.id},{conflict.scope},{conflict.apparent is not None}"


_WORDS: Mapping[type[StrEnum], Mapping[str, Any]] = {
    kind: {word.value: word for word in kind} for kind in (Verdict, Flag, Outcome, Reason)
}


def _recalled(claim: Claim, told: Sequence[Any], rest: bytes, memory: Memory) -> Judged:
    verdict, flags, because, finding, quote, reason, conflicts = told
    row: Judged = object.__new__(_Recalled)
    put = partial(object.__setattr__, row)
    put("claim", claim)
    put("verdict", _WORDS[Verdict][verdict])
    put("flags", tuple(map(_WORDS[Flag].__getitem__, flags)))
    put("because", because)
    put("finding", finding)
    put("quote", _WORDS[Outcome][quote])
    put("reason", _WORDS[Reason].get(reason))
    put("conflicts", tuple(conflicts))
    put("_whole", lambda: memory.codec.loads(rest))
    return row
