"""Binds every element of a text to the claims that answer for it, or to the reason for which it is set aside.

Strict: a figure, a date or a reference is bound only by a claim whose quote covers it; a sentence by a claim that lies
in it; a name by a claim on what it names. What is neither bound nor set aside is open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any, Generic, TypeVar

from assay.articles.coverage.clauses import speaks_of
from assay.articles.coverage.cue_words import ATTRIBUTION, COMPARISON
from assay.articles.coverage.elements import EXACT, KINDS, Element, Kind, elements_of
from assay.articles.coverage.layout import around
from assay.articles.coverage.segments import Unit
from assay.model import Claim, Entity
from assay.model import Kind as ClaimKind
from assay.model.corpus import Corpus
from assay.model.set_aside import Reason, SetAside

_LONGEST_FRAGMENT = 60
_NAMES = frozenset({"system", "organisation", "person", "name"})


@dataclass(frozen=True, slots=True)
class Account:
    """One element with the claims that answer for it, or else with what sets it aside."""

    element: Element
    claims: tuple[str, ...]
    aside: SetAside | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing accounts for it."""
        return not self.claims and self.aside is None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many elements of a kind were found, and what became of them."""

    found: int
    bound: int
    set_aside: int

    @property
    def open(self) -> int:
        """Those for which nothing accounts."""
        return self.found - self.bound - self.set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All elements of one article, accounted for; none where its text is not at hand."""

    article: str
    accounts: tuple[Account, ...]
    is_checked: bool = True
    idle: tuple[SetAside, ...] = ()
    """What sets nothing aside, because a claim answers for all that it touches."""

    @property
    def open(self) -> tuple[Account, ...]:
        """The elements for which nothing accounts, in the order of the text."""
        return tuple(account for account in self.accounts if account.is_open)

    def tallies(self) -> Mapping[Kind, Tally]:
        """The count of every kind, all kinds named."""
        return {kind: _tally([item for item in self.accounts if item.element.kind == kind]) for kind in KINDS}

    def total(self) -> Tally:
        """The count over all kinds."""
        return _tally(self.accounts)

    def reasons(self) -> Mapping[Reason, int]:
        """How many elements are set aside for each reason that occurs."""
        return dict(sorted(Counter(item.aside.reason for item in self.accounts if item.aside).items()))


def coverage_of(article: str, text: str | None, corpus: Corpus) -> Coverage:
    """Account for every element of an article's text; without the text nothing is taken for granted."""
    if text is None:
        return Coverage(article=article, accounts=(), is_checked=False)
    ledger = _Ledger(
        text=text,
        claims=_Places(corpus.claims_of(article)),
        asides=_Places(corpus.set_asides.get(article, ())),
        corpus=corpus,
    )
    accounts = tuple(ledger.account(element) for element in elements_of(text, corpus))
    used = {item.aside for item in accounts}
    asides = corpus.set_asides.get(article, ())
    return Coverage(article=article, accounts=accounts, idle=tuple(entry for entry in asides if entry not in used))


P = TypeVar("P", Claim, SetAside)


class _Places(Generic[P]):
    """Claims or set-asides by where they stand, so that those at a place are found without a look at all others."""

    def __init__(self, quoted: Iterable[P]) -> None:
        self._order: list[tuple[int, P]] = sorted(enumerate(quoted), key=lambda item: item[1].start)
        self._starts: list[int] = [one.start for _, one in self._order]
        self._reach: list[int] = list(accumulate((one.end for _, one in self._order), max))

    def touching(self, place: Unit | Element) -> list[P]:
        """Those that share a character with the place, in the order in which they were given."""
        found = []
        index = bisect_left(self._starts, place.end)
        while index and self._reach[index - 1] > place.start:
            index -= 1
            if self._order[index][1].end > place.start:
                found.append(self._order[index])
        return [one for _, one in sorted(found, key=lambda item: item[0])]


@dataclass(frozen=True, kw_only=True)
class _Ledger:
    text: str
    claims: _Places[Claim]
    asides: _Places[SetAside]
    corpus: Corpus

    def account(self, element: Element) -> Account:
        binds = _BINDS.get(element.kind, _covers)
        if element.kind == "clause":
            binds = partial(_takes_up, self.text[element.start : element.end])
        near = self.claims.touching(element.unit)
        bound = tuple(claim.id for claim in near if binds(claim, element, self.corpus))
        return Account(element, bound, None if bound else self._aside(element, is_claimed=bool(near)))

    def _aside(self, element: Element, *, is_claimed: bool) -> SetAside | None:
        """What sets the element aside: its own entry first, then one for a whole sentence that no claim lies in."""
        around = self.asides.touching(element)
        covering = [entry for entry in around if entry.start <= element.start and element.end <= entry.end]
        if element.kind == "clause":  # what is set aside in a clause is said of it, unless it is a word that misleads
            covering += [entry for entry in around if entry not in covering and entry.reason != "wording"]
        own = min(covering, key=lambda entry: entry.end - entry.start, default=None)
        if own or is_claimed or (element.kind in EXACT and element.kind != "row"):
            return own
        return next(iter(self.asides.touching(element.unit)), None)


Binds = Callable[[Claim, Element, Corpus], bool]


def _touches(quoted: Claim | SetAside, place: Unit | Element) -> bool:
    return quoted.start < place.end and place.start < quoted.end


def _covers(claim: Claim, element: Element, corpus: Corpus) -> bool:
    return claim.start <= element.start and element.end <= claim.end


def _covers_figure(claim: Claim, element: Element, corpus: Corpus) -> bool:
    """A claim that only mentions a figure, such as who made it, does not answer for it."""
    answers = (claim.value, claim.assessment, claim.unsettled, claim.also_read or None)
    return _covers(claim, element, corpus) and any(answer is not None for answer in answers)


def _lies_in(claim: Claim, element: Element, corpus: Corpus) -> bool:
    return True


def _takes_up(clause: str, claim: Claim, element: Element, corpus: Corpus) -> bool:
    """A clause is bound where a quote touches it, or where a claim in its sentence says in its words what it says."""
    return _touches(claim, element) or speaks_of(claim.statement, clause)


def _is_about(claim: Claim, element: Element, corpus: Corpus) -> bool:
    """A name is bound by a claim in its sentence that is about it or its family, or whose quote touches it."""
    if _touches(claim, element):
        return True
    named = {claim.subject, claim.when.object, claim.when.metric, *claim.cites}
    named |= set(claim.value) if isinstance(claim.value, tuple) else set()
    entities = [corpus.entities[name] for name in named if name and name in corpus.entities]
    return any(name in element.entities for entity in entities for name in _names_of(entity))


def _names_of(entity: Entity) -> tuple[str, ...]:
    return (entity.id, entity.family) if entity.family else (entity.id,)


def _compares(claim: Claim, element: Element, corpus: Corpus) -> bool:
    """A word that compares is bound where a quote touches it, or where the statement beside it compares as well."""
    is_comparison = claim.kind is ClaimKind.COMPARISON or claim.when.object is not None
    return _touches(claim, element) or is_comparison or COMPARISON.search(claim.statement) is not None


def _attributes(claim: Claim, element: Element, corpus: Corpus) -> bool:
    """A word that attributes is bound where a quote touches it, or where the statement beside it attributes as well."""
    is_attribution = claim.kind is ClaimKind.ATTRIBUTION
    return _touches(claim, element) or is_attribution or ATTRIBUTION.search(claim.statement) is not None


def _is_quoted(claim: Claim, element: Element, corpus: Corpus) -> bool:
    return _touches(claim, element)


_BINDS: Mapping[Kind, Binds] = {
    "sentence": _lies_in,
    "heading": _lies_in,
    "row": _lies_in,
    "number": _covers_figure,
    "date": _is_quoted,
    "system": _is_about,
    "organisation": _is_about,
    "person": _is_about,
    "name": _is_about,
    "comparison": _compares,
    "attribution": _attributes,
    "quotation": _is_quoted,
}


def _tally(accounts: Sequence[Account]) -> Tally:
    bound = sum(bool(item.claims) for item in accounts)
    return Tally(len(accounts), bound, sum(item.aside is not None for item in accounts))


def as_json(coverages: Sequence[Coverage], texts: Mapping[str, str]) -> dict[str, Any]:
    """The content of `_build/coverage.json`: counts, and every element with what accounts for it."""
    return around([_article(item, texts.get(item.article, "")) for item in coverages])


def _article(coverage: Coverage, text: str) -> dict[str, Any]:
    return {
        "article": coverage.article,
        "outcome": "not_checked" if not coverage.is_checked else "mismatch" if coverage.open else "match",
        "total": _counts(coverage.total()),
        "kinds": {kind: _counts(tally) for kind, tally in coverage.tallies().items()},
        "reasons": dict(coverage.reasons()),
        "open": [{**_place(item), "fragment": fragment(item.element, text)} for item in coverage.open],
        "elements": [_place(item) | _accounted(item) for item in coverage.accounts],
    }


def _counts(tally: Tally) -> dict[str, int]:
    return {"found": tally.found, "bound": tally.bound, "set_aside": tally.set_aside, "open": tally.open}


def _place(account: Account) -> dict[str, Any]:
    return {"kind": account.element.kind, "start": account.element.start, "end": account.element.end}


def _accounted(account: Account) -> dict[str, Any]:
    if account.aside is None:
        return {"claims": list(account.claims)}
    return {"reason": account.aside.reason, **({"of": account.aside.of} if account.aside.of else {})}


def fragment(element: Element, text: str) -> str:
    """The first characters of an element, on one line."""
    said = " ".join(text[element.start : element.end].split())
    return said if len(said) <= _LONGEST_FRAGMENT else f"{said[: _LONGEST_FRAGMENT - 1].rstrip()}…"
