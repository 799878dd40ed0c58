"""Changes that make a true claim false: the checker should no longer support it.

Each yields only what the facts, read as plain numbers, days and names, deny.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise

from assay.evidence.figure import BOUNDS
from assay.evidence.ratio import is_ratio
from assay.model import Claim, Fact, Kind
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate, parse_date
from assay.quantity import parse
from assay.verdicts.audit.change import Change, Rule, denied, is_false, known, rewritten, scaled, scores_compared
from assay.verdicts.audit.omissions import OMISSIONS

MOST = 16
"""Other entities or names that one claim is changed to."""
STEPS = (1, 2, 4, 7)
FACTORS = (1e3, 1e-3, 100.0, 0.01, 10.0, 0.1, 2.0, 0.5)
OTHER_UNITS = {"eur": "usd", "usd": "eur", "day": "hour", "gigabyte": "megabyte", "megawatt_hour": "kilowatt_hour"}
TURNED = {"exceeds": "is_below", "is_below": "exceeds"}
TRENDS = {"rises_with": "falls_with", "falls_with": "rises_with"}
UNEQUAL = (None, "all", "almost every", "most")
"""Scopes of which two opposite statements cannot both be true."""


def _digits(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """One of the first two digits is another one."""
    text = _printed(claim)
    for place in _places(text)[:2]:
        for step in STEPS:
            digit = (int(text[place]) + step) % 10
            if digit or place != _places(text)[0]:
                yield from rewritten(claim, f"{text[:place]}{digit}{text[place + 1 :]}")


def _typing(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """A digit is left out or written twice, or two neighbours have changed places."""
    text = _printed(claim)
    places = _places(text)
    for place in places[:3]:
        if len(places) > 1:
            yield from rewritten(claim, text[:place] + text[place + 1 :])
        yield from rewritten(claim, text[: place + 1] + text[place:])
    for one, other in pairwise(places):
        if other == one + 1:
            yield from rewritten(claim, text[:one] + text[other] + text[one] + text[other + 1 :])


def _scale(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The scale is wrong by a power of ten, or the figure counts twice or half."""
    if claim.figure:
        for factor in FACTORS:
            yield f"times {factor:g}", replace(claim, value=scaled(claim.figure, factor))


def _ends(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """One end of a range is another one."""
    if claim.figure and len(claim.figure.points) == 2:
        least, greatest = claim.figure.points
        for one, other in ((least / 3, greatest), (least, greatest * 3), (greatest, greatest * 3)):
            yield from rewritten(claim, f"{one:.12g} to {other:.12g}")


def _hedge(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """A bound is turned round, or a figure becomes a bound on its wrong side."""
    if not claim.figure or len(claim.figure.points) != 1:
        return
    point = claim.figure.points[0]
    if claim.figure.hedge in ("more than", "at least"):
        yield from rewritten(claim, f"less than {point:.12g}")
    elif claim.figure.hedge in ("less than", "up to"):
        yield from rewritten(claim, f"more than {point:.12g}")
    elif claim.figure.hedge not in BOUNDS:
        for words, factor in (("more than", 1.5), ("at least", 3), ("less than", 0.7), ("up to", 0.3)):
            yield from rewritten(claim, f"{words} {point * factor:.12g}")


def _unit(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The figure is counted in another unit."""
    if not claim.figure or claim.figure.unit is None or claim.figure.hedge in BOUNDS:
        return
    other = OTHER_UNITS.get(claim.figure.unit.name)
    if other:
        moved = parse(f"1 {other.replace('_', ' ')}").unit
        yield f"in {other}", replace(claim, value=replace(claim.figure, unit=moved))


def _entity(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """It is said of a sibling, or of something else for which the facts give another value."""
    if claim.subject and claim.attribute:
        others = [*corpus.siblings(claim.subject), *_subjects(corpus.facts_on(claim.attribute))]
        yield from _first((f"of {name}", replace(claim, subject=name)) for name in _others(others, claim, corpus))


def _object(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """It is compared with something else."""
    if claim.attribute and claim.when.object and (is_ratio(claim, corpus) or claim.relation in TURNED):
        others = [*corpus.siblings(claim.when.object), *_subjects(corpus.facts_on(claim.attribute))]
        changed = (
            (f"against {name}", replace(claim, when=replace(claim.when, object=name)))
            for name in _others(others, claim, corpus)
        )
        yield from _first(changed)


def _metric(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The score is said of another benchmark."""
    if claim.value is not None and claim.when.metric and claim.subject:
        facts = corpus.facts_about(claim.subject, claim.attribute)
        for name in dict.fromkeys(fact.when.metric for fact in facts):
            if name and name != claim.when.metric:
                yield f"on {name}", replace(claim, when=replace(claim.when, metric=name, setting=None))


def _definition(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """It is said of another definition of the quantity."""
    if claim.attribute and claim.figure:
        for variant in corpus.variants(claim.attribute):
            yield f"as {variant}", replace(claim, attribute=variant)


def _direction(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """Who beats whom, or which is greater, is turned round."""
    if claim.kind is not Kind.COMPARISON or claim.when.object is None or claim.relation not in ("outperforms", *TURNED):
        return
    if claim.scope in UNEQUAL:
        yield "turned round", replace(claim, subject=claim.when.object, when=replace(claim.when, object=claim.subject))
        if claim.relation in TURNED:
            yield TURNED[claim.relation], replace(claim, relation=TURNED[claim.relation])


def _trend(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """What rises in every step is said to fall."""
    if claim.relation in TRENDS and claim.scope != "some":
        yield TRENDS[claim.relation], replace(claim, relation=TRENDS[claim.relation])


def _scope(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """What holds of many is said of all."""
    if claim.relation == "outperforms" and claim.scope != "all" and _is_beaten_somewhere(claim, corpus):
        yield "all", replace(claim, scope="all")


def _is_beaten_somewhere(claim: Claim, corpus: Corpus) -> bool:
    """Whether a source counts a metric that is lost, or prints a better score of the object beside the subject's."""
    subject, other, metric = claim.subject or "", claim.when.object or "", claim.when.metric
    counts = (fact for part in corpus.comparing("lost") for fact in corpus.facts_about(subject, part.id))
    lost = (fact for fact in counts if fact.when.object == other)
    if any(fact.figure is not None and fact.figure.points[0] > 0 for fact in lost):
        return True
    meant = (metric, *corpus.members(metric))
    leads = scores_compared(subject, other, corpus)
    return any(lead < 0 for fact, lead in leads if metric in (None, corpus.everything) or fact.when.metric in meant)


def _date(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The year or the month is another one."""
    if not isinstance(claim.value, PartialDate):
        return
    text = claim.value.printed
    year, month = int(text[:4]), int(text[5:7] or 0)
    dates = [f"{year + step}{text[4:]}" for step in (-2, -1, 1, 2)]
    dates += [f"{year}-{(month + step - 1) % 12 + 1:02}" for step in (1, 3, 6, 9) if month]
    for date in dates:
        moved = date.replace("-02-29", "-02-28")
        yield moved, replace(claim, value=parse_date(moved))


def _category(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """Another of the categories is named: yes becomes no."""
    attribute = corpus.attribute(claim.attribute)
    if attribute and attribute.type == "category" and not attribute.many and isinstance(claim.value, tuple):
        for other in attribute.values:
            yield f"is {other}", replace(claim, value=(other,))


def _name(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """Another organisation, person or work is named."""
    attribute = corpus.attribute(claim.attribute)
    if attribute and attribute.type == "entity" and isinstance(claim.value, tuple):
        used = {name for fact in corpus.facts_on(attribute.id) if isinstance(fact.value, tuple) for name in fact.value}
        for other in sorted(used - set(claim.value) - set(map(str, known(claim, corpus))))[:MOST]:
            yield f"is {other}", replace(claim, value=(other,))


_RULES: dict[str, Rule] = {
    "digits": _digits,
    "typing": _typing,
    "scale": _scale,
    "range": _ends,
    "hedge": _hedge,
    "unit": _unit,
    "entity": _entity,
    "object": _object,
    "metric": _metric,
    "definition": _definition,
    "direction": _direction,
    "trend": _trend,
    "scope": _scope,
    "date": _date,
    "category": _category,
    "name": _name,
}


def _known_false(rule: Rule) -> Rule:
    """The rule without what may still be true, and without what says the same twice."""

    def changes(claim: Claim, corpus: Corpus) -> Iterator[Change]:
        seen: list[Claim] = []
        for text, mutant in rule(claim, corpus):
            if mutant != claim and mutant not in seen and _is_denied(mutant, claim, corpus):
                seen.append(mutant)
                yield text, mutant

    return changes


HARMFUL: dict[str, Rule] = {**{name: _known_false(rule) for name, rule in _RULES.items()}, **OMISSIONS}


def _is_denied(mutant: Claim, claim: Claim, corpus: Corpus) -> bool:
    """Whether the change is known to be false."""
    if mutant.relation in TURNED:
        return _is_turned(mutant, corpus)
    if mutant.relation:
        return True
    same = (mutant.subject, mutant.attribute, mutant.when) == (claim.subject, claim.attribute, claim.when)
    if same and claim.figure:
        return is_false(mutant, claim, corpus)
    smaller = corpus.attributes[claim.attribute or ""].implies_smaller
    return not smaller and denied(mutant, known(mutant, corpus))


def _is_turned(claim: Claim, corpus: Corpus) -> bool:
    """Whether every pair of figures stands in the opposite order."""
    there = replace(claim, subject=claim.when.object)
    pairs = [(one, other) for one in known(claim, corpus) for other in known(there, corpus)]
    numbers = [(one, other) for one, other in pairs if isinstance(one, float) and isinstance(other, float)]
    if claim.relation == "exceeds":
        return bool(numbers) and all(one < other for one, other in numbers)
    return bool(numbers) and all(one > other for one, other in numbers)


def _others(names: Iterable[str], claim: Claim, corpus: Corpus) -> Iterator[str]:
    """Each name once, without those of which the claim already speaks."""
    spoken_of = (claim.subject, claim.when.object, *corpus.members(claim.subject))
    return (name for name in dict.fromkeys(names) if name not in spoken_of)


def _first(changes: Iterator[Change]) -> Iterator[Change]:
    return islice(changes, MOST)


def _subjects(facts: Iterable[Fact]) -> Iterator[str]:
    return (fact.subject for fact in facts)


def _printed(claim: Claim) -> str:
    return claim.figure.printed if claim.figure else ""


def _places(text: str) -> list[int]:
    return [index for index, character in enumerate(text) if character.isdigit()]
