"""Conflicts between statements that laws and ratios tie together, found group by group with the solver.

Each is an irreducible infeasible subset (IIS): leave any one statement out, and the others can all be true.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assay.evidence import solver
from assay.evidence.figure import BOUNDS
from assay.evidence.lawbook import Lawbook, best_facts, ratio_row, row_for
from assay.evidence.ratio import is_ratio
from assay.evidence.solver import Row, Variable
from assay.model import Claim, ClaimId, FactId
from assay.verdicts.conflicts.conflict import (
    Conflict,
    contradict,
    is_plain,
    is_unconditional,
    name_of,
    scope_of,
    spell_member,
)
from assay.verdicts.conflicts.direct import MOST_SAID


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that hang together, and what they are about."""

    name: str
    rows: list[Row]


def groups(book: Lawbook) -> Iterator[Group]:
    """Claims, the facts that no claim contradicts, and the laws, split into groups that share no quantity."""
    stated, ratios = _stated(book)
    claimed: dict[str, list[Row]] = defaultdict(list)
    for variable, claims in stated.items():
        claimed[variable[0]] += [row_for(claim.id, variable, claim.figure) for claim in claims if claim.figure]
    compared: dict[str, set[Variable]] = defaultdict(set)
    for row in ratios:
        for variable, _ in row.coefficients:
            compared[variable[0]].add(variable)
    rows = list(ratios)
    for subject in sorted({*claimed, *compared}):
        about = claimed[subject]
        rows += [*about, *book.rows_of(subject), *_fact_rows(subject, about, compared[subject], book)]
    for tied in solver.groups(rows):
        if solver.ties(tied):
            yield Group(", ".join(sorted({name[0] for row in tied for name, _ in row.coefficients})), tied)


def _stated(book: Lawbook) -> tuple[dict[tuple[str, str], list[Claim]], list[Row]]:
    """What claims say of each quantity, one claim for each value; and the ratios between quantities."""
    corpus = book.corpus
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    ratios: list[Row] = []
    for claim in corpus.claims.values():
        if claim.subject is None or claim.attribute is None or not claim.figure:
            continue
        if is_ratio(claim, corpus) and claim.when.object:
            above, below = (claim.subject, claim.attribute), (claim.when.object, claim.attribute)
            ratios.append(ratio_row(claim.id, above, below, claim.figure))
        elif is_plain(claim, corpus) and claim.attribute in book.attributes and is_unconditional(claim.when):
            said[(claim.subject, claim.attribute)].append(claim)
    busiest = Counter((subject, claim.article) for (subject, _), claims in said.items() for claim in claims)
    for variable, claims in said.items():
        claims.sort(
            key=lambda claim: (
                _is_bound(claim),
                -busiest[claim.subject or "", claim.article],
                claim.article,
                claim.start,
            )
        )
        said[variable] = _representatives(claims)
    return said, ratios


def _is_bound(claim: Claim) -> bool:
    """Whether it says less than a figure would: then a figure that agrees with it speaks for both."""
    return claim.figure is not None and claim.figure.hedge in BOUNDS


def _representatives(claims: Sequence[Claim]) -> list[Claim]:
    """The first of all claims that agree with each other: repeating a figure makes no new conflict.

    So many at most as are compared with each other directly, where that there are more is told.
    """
    chosen: list[Claim] = []
    for claim in claims:
        if len(chosen) < MOST_SAID and all(contradict(claim.value, other.value) for other in chosen):
            chosen.append(claim)
    return chosen


def _fact_rows(subject: str, about: Sequence[Row], compared: Iterable[Variable], book: Lawbook) -> Iterator[Row]:
    """The facts on quantities of which no claim speaks: where one does, it is taken at its word, right or wrong."""
    claimed = {row.coefficients[0][0] for row in about}
    known: set[Variable] = set()
    for row in book.facts_of(subject):
        variable = row.coefficients[0][0]
        known.add(variable)
        if variable not in claimed or not isinstance(row.member, FactId):
            yield row
    for variable in sorted(set(compared) - claimed - known):
        best = best_facts(subject, variable[1], book.corpus)
        if best and best[0].figure:
            yield row_for(best[0].id, variable, best[0].figure)


def tied_conflict(subset: Sequence[Row], book: Lawbook) -> Conflict:
    """An irreducible infeasible subset as a conflict, with its laws named apart from its statements."""
    corpus = book.corpus
    known = {law.id: law for law in corpus.laws}
    laws = tuple(sorted({row.member for row in subset if row.member in known}))
    members = tuple(sorted({row.member for row in subset if isinstance(row.member, ClaimId | FactId)}))
    said = "; ".join(spell_member(member, corpus) for member in members)
    ties = ", ".join(known[law].label for law in laws)
    return Conflict(
        id=name_of(members, laws),
        scope=scope_of(members, corpus),
        members=members,
        laws=laws,
        because=f"{said}. Not all of this can be true" + (f": {ties}." if ties else "."),
    )
