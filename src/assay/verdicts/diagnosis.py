"""Where a wrong figure may come from: leads, worded as leads, and silence where there is none.

A lead is only worth giving when it is specific. A value that many things share (32 layers) explains nothing, so every
match is weighed by how many other things have the same value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assay.evidence.figure import BOUNDS, COARSE, applies, compare
from assay.model import Claim, Fact, FigureClaim, Flag, Kind, Outcome
from assay.model.corpus import Corpus
from assay.quantity import Interval, Quantity

COMMON = 4
"""A value that more entities than this share is common, and no lead."""
WIDE = 2.0
"""A truth whose ends differ by more than this factor has no digits that a figure could be a slip of."""
LIKE = 0.6
"""How much of two names, letter by letter, must be the same before one may be a slip for the other."""
POWERS = {1e3: "thousand", 1e6: "million", 1e9: "billion"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One possible origin of a figure."""

    kind: str
    """`power`, `currency`, `digits`, `period`, `circumstances`, `sibling`, `elsewhere`, `column` or `name`."""
    text: str
    flag: Flag | None = None
    entity: str | None = None
    facts: tuple[str, ...] = ()


def diagnose(claim: Claim, truth: Interval | None, corpus: Corpus) -> tuple[Lead, ...]:
    """The leads on a refuted figure, the strongest first; on a name that does not exist, what it may be a slip for."""
    if claim.kind is Kind.EXISTENCE:
        return tuple(_misnamed(claim, corpus))
    if not isinstance(claim, FigureClaim):
        return ()
    found = [*_power(claim.value, truth), *_currency(claim, corpus), *_digits(claim.value, truth)]
    if not found:
        found = [*_another_time(claim, corpus)]
    if not found:
        found = [*_elsewhere(claim, corpus), *_column(claim, corpus)]
    return tuple(found)


def _misnamed(claim: Claim, corpus: Corpus) -> Iterator[Lead]:
    """Something with a like name, of the same family, that has a figure which the article gives of the other."""
    for name in claim.value if isinstance(claim.value, tuple) else ():
        told = [one for one in corpus.claims_of(claim.article) if one.subject == name]
        for sibling in corpus.siblings(name):
            fact = next((fact for one in told for fact in _borne_out(one, sibling, corpus)), None)
            if fact and fact.figure and _are_like(corpus.label(name), corpus.label(sibling)):
                attribute = corpus.attributes[fact.attribute].label
                said = f"{attribute}: {fact.figure.printed} ({fact.source}, {fact.locator})"
                meant = f"It may be a slip for {corpus.label(sibling)}"
                text = f"{meant}, of which the figure given is true ({said}); a guess."
                yield Lead(kind="name", text=text, entity=sibling, facts=(fact.id,))


def _borne_out(claim: Claim, entity: str, corpus: Corpus) -> Iterator[Fact]:
    """Facts on another thing that print what the claim gives."""
    for fact in corpus.facts_about(entity, claim.attribute):
        if not isinstance(claim, FigureClaim) or not fact.figure:
            continue
        if applies(claim.when, fact.when) and _is_the_same(claim.value, fact.figure):
            yield fact


def _are_like(one: str, other: str) -> bool:
    mine, theirs = ("".join(sign for sign in name.lower() if sign.isalpha()) for name in (one, other))
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= LIKE


def _power(claimed: Quantity, truth: Interval | None) -> Iterator[Lead]:
    """The figure is right but for a power of a thousand."""
    if truth is None or not _has_digits(truth):
        return
    asserted = Interval.exact(claimed.points[0]) if claimed.hedge in BOUNDS else claimed.interval
    for factor, word in POWERS.items():
        for scale, direction in ((factor, "small"), (1 / factor, "large")):
            if asserted.scaled(scale).overlaps(truth):
                text = (
                    f"The digits are right and the scale is not: the figure is too {direction} by a factor of a {word}."
                )
                yield Lead(kind="power", text=text, flag=Flag.UNIT_SLIP)


def _currency(claim: FigureClaim, corpus: Corpus) -> Iterator[Lead]:
    """The number is right in another currency."""
    for fact in corpus.facts_about(claim.subject, claim.attribute):
        if not fact.figure or fact.figure.unit is None or claim.value.unit is None:
            continue
        if fact.figure.unit.dimension == claim.value.unit.dimension:
            continue
        if compare(replace(claim.value, unit=fact.figure.unit), fact.figure) is Outcome.MATCH:
            said = f"{fact.figure.printed} ({fact.source}, {fact.locator})"
            text = f"The number is right in another currency: a source gives {said}."
            yield Lead(kind="currency", text=text, flag=Flag.CURRENCY_SLIP, facts=(fact.id,))
            return


def _digits(claimed: Quantity, truth: Interval | None) -> Iterator[Lead]:
    """Two neighbouring digits have changed places."""
    if truth is None or not _has_digits(truth) or len(claimed.points) != 1:
        return
    digits = f"{claimed.points[0]:.12g}"
    if "e" in digits:
        return
    for index in range(len(digits) - 1):
        one, other = digits[index], digits[index + 1]
        swapped = digits[:index] + other + one + digits[index + 2 :]
        plain = one != other and one.isdigit() and other.isdigit() and not swapped.startswith("0")
        if plain and truth.contains(float(swapped)):
            yield Lead(kind="digits", text=f"Two digits may have changed places: {digits} for {swapped}.")
            return


def _has_digits(truth: Interval) -> bool:
    """Whether it is a figure rather than a bound or a range."""
    return 0 < truth.high <= WIDE * truth.low


def _another_time(claim: FigureClaim, corpus: Corpus) -> Iterator[Lead]:
    """The figure is right of another time, or in other circumstances, than the claim names."""
    for fact in corpus.facts_about(claim.subject, claim.attribute):
        same = fact.figure is not None and _is_the_same(claim.value, fact.figure)
        if same and not applies(claim.when, fact.when):
            kind = "period" if claim.when.as_of and fact.when.as_of else "circumstances"
            when = fact.when.as_of if kind == "period" else fact.when
            said = f"{fact.figure.printed} ({fact.source}, {fact.locator})"  # type: ignore[union-attr]
            yield Lead(kind=kind, text=f"It is right of {when}: a source gives {said}.", facts=(fact.id,))
            return


def _elsewhere(claim: FigureClaim, corpus: Corpus) -> Iterator[Lead]:
    """The figure belongs to something else: family first, then what the same article names, then anything."""
    holders: dict[str, Fact] = {}
    for fact in _candidates(claim.value, claim.attribute, corpus):
        if (
            fact.subject == claim.subject
            or fact.when.metric != claim.when.metric
            or fact.when.object != claim.when.object
        ):
            continue
        if fact.figure and len(fact.figure.points) == 1 and _is_the_same(claim.value, fact.figure):
            holders.setdefault(fact.subject, fact)
    family = [name for name in corpus.siblings(claim.subject) if name in holders]
    mentioned = corpus.subjects_in(claim.article)
    near = [name for name in holders if name in mentioned and name not in family]
    if family and len(family) <= COMMON:
        yield _lead("sibling", family, holders, corpus)
    elif near and len(holders) <= 2 * COMMON:
        yield _lead("elsewhere", near, holders, corpus)
    elif holders and len(holders) <= COMMON:
        yield _lead("elsewhere", list(holders), holders, corpus)


def _candidates(claimed: Quantity, attribute: str, corpus: Corpus) -> Sequence[Fact]:
    """The facts that `_is_the_same` has to look at: any other prints a figure too far away, or is too coarse."""
    point, asserted = claimed.points[0], claimed.interval
    low, high = point / (1 + 2 * COARSE), point / (1 - 2 * COARSE)
    if len(claimed.points) == 1 and claimed.hedge not in BOUNDS:
        low, high = min(low, asserted.low), max(high, asserted.high)
    return corpus.figures_between(attribute, low, high)


def _is_the_same(claimed: Quantity, found: Quantity) -> bool:
    """Whether two figures are printed alike or agree to the last digit of the finer one."""
    return compare(claimed, found) is Outcome.MATCH and found.interval.contains(claimed.points[0])


def _lead(kind: str, names: list[str], holders: dict[str, Fact], corpus: Corpus) -> Lead:
    shown = [f"{corpus.label(name)} ({holders[name].source}, {holders[name].locator})" for name in names[:3]]
    how = "no other entry in the facts has it" if len(holders) == 1 else f"{len(holders)} entries in the facts share it"
    text = f"This is the figure of {' and of '.join(shown)}; {how}."
    return Lead(
        kind=kind,
        text=text,
        flag=Flag.SIBLING_VALUE,
        entity=names[0],
        facts=tuple(holders[name].id for name in names[:3]),
    )


def _column(claim: FigureClaim, corpus: Corpus) -> Iterator[Lead]:
    """The number is another attribute of the same subject: a cell read from the wrong column."""
    for fact in corpus.facts_of(claim.subject):
        if fact.attribute == claim.attribute or not fact.figure:
            continue
        same = fact.figure.points == claim.value.points and fact.when.metric == claim.when.metric
        if same and claim.value.points[0] >= 10:
            label = corpus.attributes[fact.attribute].label
            text = f"The same number is its {label} ({fact.source}, {fact.locator}): a column may have shifted."
            yield Lead(kind="column", text=text, facts=(fact.id,))
            return
