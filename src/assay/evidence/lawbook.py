"""Laws: what ties the quantities of one thing together, and what they leave possible.

A law says that a product of powers of quantities lies within a range, all in base units. Together with the facts it
bounds quantities that no source gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import exp, inf, isinf, log

from assay.evidence.solver import Bound, Programme, Row, Variable, finite, groups, ties
from assay.model import Claim, Fact, Given, Law, Role
from assay.model.corpus import Corpus
from assay.model.standing import Standing, standing_of
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity, unit


@dataclass(frozen=True, slots=True)
class Allowed:
    """What laws and facts leave possible for one quantity, in the attribute's unit, and which of them do."""

    interval: Interval
    members: tuple[str, ...]


@dataclass
class Lawbook:
    """The laws of a corpus, applied to its entities; answers are remembered, since many claims ask the same."""

    corpus: Corpus
    _allowed: dict[str, dict[str, Allowed | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.attributes = {name for law in self.corpus.laws for name, _ in law.powers}
        self._laws = {law.id for law in self.corpus.laws}

    def beside(self, corpus: Corpus) -> Lawbook:
        """The same laws for a corpus that differs in its articles alone; what was worked out is worked out for both."""
        return Lawbook(corpus, self._allowed)

    def rows_of(self, subject: str) -> list[Row]:
        """The laws that hold for a subject, with what they assume, as rows."""
        rows: list[Row] = []
        for law in self.corpus.laws:
            if not self.holds_for(law, subject):
                continue
            powers = tuple(((subject, name), power) for name, power in law.powers)
            rows.append(_row(law.id, powers, law.constant, 1.0))
            for name, interval in law.assumed:
                factor = unit(self.corpus.attributes[name].unit).factor
                rows.append(_row(law.id, (((subject, name), 1.0),), interval, factor))
            for name, kind in law.best_of:
                rows += self._best(subject, name, kind)
        return [row for row in dict.fromkeys(rows) if finite(row.low, row.high)]

    def facts_of(self, subject: str, *, loosely: bool = False) -> list[Row]:
        """What sources give for the quantities that laws speak of, one row each.

        Read `loosely`, the zeros at the end of a whole number are rounding too.
        """
        rows = []
        entity = self.corpus.entities[subject]
        for name, quantity in entity.given:
            if name in self.attributes:
                rows.append(
                    _row(
                        Given(f"{entity.label} by definition"),
                        (((subject, name), 1.0),),
                        quantity.interval,
                        _factor(quantity),
                    )
                )
        for name in sorted(self.attributes):
            best = best_facts(subject, name, self.corpus)
            if best:
                hull = hull_of(best, loosely=loosely)
                rows.append(_row(best[0].id, (((subject, name), 1.0),), hull, _factor(best[0].value)))
        return [row for row in rows if finite(row.low, row.high)]

    def allowed(self, subject: str, attribute: str) -> Allowed | None:
        """What the laws and the facts on everything else leave possible; None where they leave everything."""
        known = self._allowed.setdefault(subject, {})
        if attribute not in known:
            known |= self.worked_out(subject, {attribute, *self.asked.get(subject, ())} - known.keys())
        return known[attribute]

    @cached_property
    def asked(self) -> Mapping[str, Collection[str]]:
        """What is going to be asked of each subject: it is worked out together."""
        return asked_by(self.corpus.claims.values())

    def worked_out(self, subject: str, attributes: Collection[str]) -> dict[str, Allowed | None]:
        """What is left possible for each of these attributes."""
        found = self._all_allowed(subject, attributes) if subject in self.corpus.entities else ()
        return {**dict.fromkeys(attributes), **dict(found)}

    def allowed_loosely(self, subject: str, attribute: str) -> Allowed | None:
        """The same where every source may have rounded its whole numbers to their last digit that is no zero.

        It is asked for seldom and not remembered: of what lies outside of the narrower bounds.
        """
        return dict(self._all_allowed(subject, (attribute,), loosely=True)).get(attribute)

    def _all_allowed(
        self, subject: str, attributes: Collection[str], *, loosely: bool = False
    ) -> Iterator[tuple[str, Allowed]]:
        """For each of the attributes that laws bound, by what its own facts do not say.

        A bound that needs no law is none.
        """
        facts = self.facts_of(subject, loosely=loosely)
        for group in groups([*self.rows_of(subject), *facts]):
            variables = {variable for row in group for variable, _ in row.coefficients}
            asked = sorted(variable for variable in variables if variable[1] in attributes)
            if not ties(group) or not asked:
                continue
            programme = Programme(group)
            for variable in asked:
                own = [row for row in facts if row.coefficients[0][0] == variable]
                with programme.without([index for index, row in enumerate(group) if row in own]):
                    found = programme.bounds(variable)
                if found and any(row.member in self._laws for bound in found for row in bound.rows):
                    yield variable[1], self._as_allowed(variable[1], *found)

    def _as_allowed(self, attribute: str, low: Bound, high: Bound) -> Allowed:
        factor = unit(self.corpus.attributes[attribute].unit).factor
        members = dict.fromkeys(row.member for row in (*low.rows, *high.rows))
        return Allowed(interval_of(low, high, factor), tuple(members))

    def holds_for(self, law: Law, subject: str) -> bool:
        """Whether the law speaks of such a thing."""
        if not is_about(law, subject, self.corpus):
            return False
        return all(self._is(subject, name, wanted) for name, wanted in law.only_for)

    def _is(self, subject: str, attribute: str, wanted: str) -> bool:
        """Whether sources, or the definition of the subject, put it into the category."""
        entity = self.corpus.entities[subject]
        named = [fact for name in (subject, entity.family or "") for fact in self.corpus.facts_about(name, attribute)]
        values = {value for fact in named if isinstance(fact.value, tuple) for value in fact.value}
        values |= {value for name, value in entity.given_names if name == attribute}
        return values == {wanted}

    def _best(self, subject: str, attribute: str, kind: str) -> Iterator[Row]:
        """One row: no piece of equipment has more than the best that is reported."""
        reported = [
            fact
            for fact in self.corpus.facts_on(attribute)
            if fact.figure and self.corpus.entities[fact.subject].kind == kind
        ]
        if not reported:
            return
        best = max(reported, key=_high)
        yield _row(best.id, (((subject, attribute), 1.0),), Interval(0.0, _high(best)), _factor(best.value))


def asked_by(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Of which attributes of which things claims speak, so that laws may speak on them; nearly all of these."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.subject and claim.attribute:
            found[claim.subject].add(claim.attribute)
            if claim.relation and claim.when.object:
                found[claim.when.object].add(claim.attribute)
    return found


def best_facts(subject: str, attribute: str, corpus: Corpus) -> list[Fact]:
    """The facts of the highest standing on a quantity that hold in no special setting and of no special metric."""
    facts = [fact for fact in corpus.facts_about(subject, attribute) if fact.figure]
    return of_highest_standing((fact for fact in facts if not fact.when.terms and not fact.when.metric), corpus)


def of_highest_standing(facts: Iterable[Fact], corpus: Corpus) -> list[Fact]:
    """Those of the facts to which the others yield."""

    def weight(fact: Fact) -> Standing:
        return standing_of(corpus.sources[fact.source], fact.subject, corpus)

    known = list(facts)
    highest = max(map(weight, known), default=None)
    return [fact for fact in known if weight(fact) is highest]


def hull_of(facts: Sequence[Fact], *, loosely: bool = False) -> Interval:
    """The smallest interval that holds what all these facts assert, in the attribute's unit."""
    values = (fact.figure for fact in facts if fact.figure)
    return reduce(Interval.hull, (value.loose if loosely else value.interval for value in values))


def interval_of(low: Bound, high: Bound, factor: float) -> Interval:
    """What lies between two bounds, in a unit that is `factor` base units."""
    bottom = 0.0 if isinf(low.value) else exp(low.value) / factor
    return Interval(bottom, inf if isinf(high.value) else exp(high.value) / factor)


def row_for(member: str, variable: Variable, quantity: Quantity) -> Row:
    """A printed figure as a row."""
    return _row(member, ((variable, 1.0),), quantity.interval, _factor(quantity))


def ratio_row(member: str, above: Variable, below: Variable, quantity: Quantity) -> Row:
    """A ratio in words as a row."""
    return _row(member, ((above, 1.0), (below, -1.0)), quantity.interval, 1.0)


def _row(member: str, powers: tuple[tuple[Variable, float], ...], interval: Interval, factor: float) -> Row:
    low = log(interval.low * factor) if interval.low > 0 else -inf
    high = log(interval.high * factor) if 0 < interval.high < inf else inf
    return Row(member=member, coefficients=powers, low=low, high=high)


def _factor(value: object) -> float:
    return value.unit.factor if isinstance(value, Quantity) and value.unit else 1.0


def _high(fact: Fact) -> float:
    return quantity_of(fact).interval.high


def is_about(law: Law, subject: str, corpus: Corpus) -> bool:
    """Whether a law is about such sorts of things: those that it names, or else systems and classes of them."""
    record = corpus.entities.get(subject)
    if record is None or law.kinds is None:
        return corpus.role(subject) in (Role.SYSTEM, Role.CLASS)
    return record.kind in law.kinds
