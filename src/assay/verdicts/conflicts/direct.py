"""Conflicts that need no solver: a quantity said differently, a name not in a list, shares that do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from assay.evidence.figure import BOUNDS, applies, compare
from assay.evidence.lawbook import of_highest_standing
from assay.model import Circumstances, Claim, Fact, Kind, Outcome
from assay.model.corpus import Corpus
from assay.model.stated import Statement
from assay.quantity import Quantity
from assay.verdicts.conflicts.conflict import (
    Conflict,
    Difference,
    Explained,
    Scope,
    contradict,
    is_plain,
    name_of,
    scope_of,
    spell_statement,
)

S = TypeVar("S", Claim, Fact)
NEAR = 1.03
"""Facts whose nearest ends differ by less than this factor are one figure, rounded differently."""


MOST_SAID = 25
"""Different figures given for one quantity of which every two are compared: 300 pairs, more than anybody reads.

Of more, each is set against the least and the greatest of its article and of the others, and the quantity is named.
"""


def direct_conflicts(corpus: Corpus, more_in: list[str]) -> Iterator[Conflict]:
    """Pairs of statements about the same quantity in the same circumstances whose intervals are disjoint.

    Where too much is said for all pairs, `more_in` is told of what.
    """
    claims: dict[tuple[str, str, Circumstances], list[Claim]] = defaultdict(list)
    for claim in corpus.claims.values():
        if is_plain(claim, corpus) and claim.subject and claim.attribute:
            claims[(claim.subject, claim.attribute, _undated(claim))].append(claim)
    for (subject, attribute, when), group in claims.items():
        said = _distinct(sorted(group, key=lambda claim: (claim.article, claim.start)))
        yield from _pairs(said, corpus, more_in)
        known = (fact for fact in corpus.facts_about(subject, attribute) if _undated(fact) == when)
        best = of_highest_standing(known, corpus)
        for claim in said:
            wrong = [fact for fact in best if _contradict(claim, fact) and not _implies(fact, claim, corpus)]
            real = (fact for fact in wrong if _explained(claim, fact, corpus) is None)
            if (fact := next(real, next(iter(wrong), None))) is not None:
                yield _pair(claim, fact, corpus)
    yield from _among_sources(corpus, more_in)
    yield from _not_in_the_list(corpus)


def _among_sources(corpus: Corpus, more_in: list[str]) -> Iterator[Conflict]:
    facts: dict[object, list[Fact]] = defaultdict(list)
    for fact in corpus.facts:
        exact = fact.figure is not None and fact.figure.hedge not in BOUNDS
        if exact and not corpus.attributes[fact.attribute].implies_smaller:
            facts[(fact.subject, fact.attribute, _undated(fact))].append(fact)
    for witnesses in facts.values():
        yield from _pairs(_distinct(witnesses), corpus, more_in)


def _not_in_the_list(corpus: Corpus) -> Iterator[Conflict]:
    """Names that an article gives and a list that is known to be complete does not have."""
    for claim in corpus.claims.values():
        if claim.kind is not Kind.EXISTENCE or not isinstance(claim.value, tuple):
            continue
        for fact in corpus.facts_about(claim.subject, claim.attribute):
            if (
                fact.complete
                and applies(claim.when, fact.when)
                and isinstance(fact.value, tuple)
                and not set(claim.value) <= set(fact.value)
            ):
                members = tuple(sorted((claim.id, fact.id)))
                names = ", ".join(corpus.label(name) for name in claim.value)
                where = f"the whole list of {len(fact.value)} names ({fact.source}, {fact.locator})"
                said = f"{names} is not in {where}."
                yield Conflict(id=name_of(members, ()), scope=Scope.FACTS, members=members, laws=(), because=said)


def _distinct(statements: Sequence[S]) -> list[S]:
    """One statement for each value that is said: the first of those that print the same."""
    seen: dict[object, S] = {}
    for statement in statements:
        if statement.figure:
            where = getattr(statement, "article", None)
            seen.setdefault((where, statement.when.as_of, statement.figure.interval), statement)
    return list(seen.values())


def _undated(statement: Statement) -> Circumstances:
    """The circumstances, whenever they were."""
    return replace(statement.when, as_of=None)


def _contradict(one: Statement, other: Statement) -> bool:
    """Whether two figures differ, and both say when they held or neither does."""
    return contradict(one.value, other.value) and (one.when.as_of is None) == (other.when.as_of is None)


def _implies(fact: Fact, claim: Claim, corpus: Corpus) -> bool:
    """Whether the fact says more than the claim: what matches models of 25 times its size matches those of twice."""
    if not claim.figure or not fact.figure:
        return False
    smaller = claim.figure.interval.high <= fact.figure.interval.high
    return smaller and corpus.attributes[fact.attribute].implies_smaller


def _pairs(group: Sequence[Statement], corpus: Corpus, more_in: list[str]) -> Iterator[Conflict]:
    chosen: Iterable[tuple[Statement, Statement]] = combinations(group, 2)
    if len(group) > MOST_SAID:
        dated = [statement for statement in group if statement.when.as_of]
        chosen = (*extremes(dated), *extremes([statement for statement in group if not statement.when.as_of]))
        one = group[0]
        label = corpus.attribute_label(one.attribute)
        more_in.append(f"{corpus.label(one.subject or '')}: {label}, for which {len(group)} figures are given")
    for one, other in chosen:
        if _contradict(one, other):
            yield _pair(one, other, corpus)


def extremes(group: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Each statement beside the least and the greatest figure of its own article or source, and of all others.

    What contradicts anything contradicts one of these: of intervals the one that ends first, or begins last.
    """
    order = {statement.id: place for place, statement in enumerate(group)}
    ends = [_ends(group, key) for key in (_top, _bottom)]
    pairs: dict[tuple[str, str], tuple[Statement, Statement]] = {}
    for statement in group:
        for own, others in ends:
            near = own[_where(statement)], next((far for far in others if _where(far) != _where(statement)), None)
            for far in near:
                if far is not None and far is not statement:
                    one, other = sorted((statement, far), key=lambda item: order[item.id])
                    pairs.setdefault((one.id, other.id), (one, other))
    return list(pairs.values())


def _ends(
    group: Sequence[Statement], key: Callable[[Statement], float]
) -> tuple[dict[object, Statement], list[Statement]]:
    """By article or source the statement with the least key; and the two least of those."""
    least: dict[object, Statement] = {}
    for statement in sorted(group, key=key):
        least.setdefault(_where(statement), statement)
    return least, sorted(least.values(), key=key)[:2]


def _where(statement: Statement) -> object:
    return statement.article if isinstance(statement, Claim) else statement.source


def _top(statement: Statement) -> float:
    return statement.figure.interval.high if statement.figure else 0.0


def _bottom(statement: Statement) -> float:
    return -statement.figure.interval.low if statement.figure else 0.0


def _pair(one: Statement, other: Statement, corpus: Corpus) -> Conflict:
    members = tuple(sorted((one.id, other.id)))
    said = " and ".join(spell_statement(statement, corpus) for statement in (one, other))
    because = f"The same quantity is given as {said}."
    return Conflict(
        id=name_of(members, ()),
        scope=scope_of(members, corpus),
        members=members,
        laws=(),
        because=because,
        apparent=_explained(one, other, corpus),
    )


def _explained(one: Statement, other: Statement, corpus: Corpus) -> Explained | None:
    """Whether a known error, precision, another date, or another definition that a fact bears out makes both right."""
    wrong = next((item for item in (one, other) if isinstance(item, Fact) and item.erratum), None)
    if wrong and wrong.erratum:
        why = f"{wrong.source} should say {wrong.erratum.should_be}"
        return Explained(by=Difference.KNOWN_ERROR, why=why, record=wrong.erratum.id)
    if isinstance(one, Fact) and isinstance(other, Fact) and corpus.attributes[one.attribute].so_far:
        return Explained(by=Difference.PROGRESS, why="it is what was shown so far")
    if isinstance(one, Fact) and _is_close(one.value, other.value):
        why = f"as printed, their nearest ends are less than {100 * (NEAR - 1):.0f} % apart"
        return Explained(by=Difference.PRECISION, why=why)
    if not one.when.overlaps_in_time(other.when):
        return Explained(by=Difference.DATE, why=f"{one.when.as_of} and {other.when.as_of}")
    return next((reason for statement in (one, other) if (reason := _by_definition(statement, corpus))), None)


def _is_close(one: object, other: object) -> bool:
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    return one.interval.distance_ratio(other.interval) < NEAR


def _by_definition(statement: Statement, corpus: Corpus) -> Explained | None:
    if statement.subject is None or statement.attribute is None or not statement.figure:
        return None
    for variant in corpus.variants(statement.attribute):
        for fact in corpus.facts_about(statement.subject, variant):
            if fact.figure and compare(statement.figure, fact.figure) is Outcome.MATCH:
                label = corpus.attributes[variant].label
                why = f"{spell_statement(statement, corpus)} is right of the {label}"
                return Explained(by=Difference.DEFINITION, why=why)
    return None


def _adds_up(claim: Claim, corpus: Corpus) -> bool:
    attribute = corpus.attribute(claim.attribute)
    return attribute is not None and attribute.adds_up


def shares_that_do_not_add_up(corpus: Corpus) -> Iterator[Conflict]:
    """Shares of one whole that cannot add up to a hundred per cent; one that is repeated counts once."""
    wholes: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.claims.values():
        if _adds_up(claim, corpus) and claim.when.setting and claim.figure:
            wholes[(claim.article, claim.when.setting)].append(claim)
    for parts in wholes.values():
        claims = list({claim.subject: claim for claim in reversed(parts)}.values())
        intervals = [claim.figure.interval for claim in claims if claim.figure]
        least, greatest = sum(interval.low for interval in intervals), sum(interval.high for interval in intervals)
        if len(claims) > 1 and not least <= 100 <= greatest:
            members = tuple(sorted(claim.id for claim in claims))
            said = f"The shares add up to between {least:g} and {greatest:g} %, not to 100 %."
            yield Conflict(
                id=name_of(members, ("shares-add-up",)),
                scope=Scope.WITHIN,
                members=members,
                laws=("shares-add-up",),
                because=said,
            )
