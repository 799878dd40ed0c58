"""What is known of the figures of each thing, and from where on the judge is sure: it is asked, never imitated.

The reader in a browser has no judge. For each thing and attribute the judge of this project is asked beforehand what it
says of figures ever farther from what is known; the reader accuses only beyond the nearest of them from which on the
judge refutes every one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assay.articles.reading.doubts import LIKE
from assay.articles.reading.findings import Say, Scanner
from assay.model import Attribute, Fact
from assay.quantity import Interval, Quantity, WrongDimension, unit

Node = dict[str, Any]
STEPS = (1.06, 1.12, 1.25, 2.0, 10.0, 1000.0)
"""How many times the known figure is given too large or too small; chosen: close enough together that what stands
between two of them is known to the records as another figure, and then left alone."""


def known_figures(scanner: Scanner) -> Iterator[Node]:
    """For each thing and attribute of which a figure is known: the facts, and where the judge refutes."""
    corpus = scanner.corpus
    told = {sign.attribute.id: sign.attribute for sign in scanner.lexicon.vocabulary.signs if sign.is_sure}
    pairs = {(fact.subject, fact.attribute) for fact in corpus.facts if fact.figure}
    for entity, name in sorted(pairs):
        attribute = told.get(name)
        if attribute is None or attribute.needs or corpus.members(entity) or entity not in corpus.entities:
            continue
        facts = [fact for fact in corpus.facts_about(entity, name) if fact.figure]
        if facts:
            yield _known(scanner, entity, attribute, facts)


def _known(scanner: Scanner, entity: str, attribute: Attribute, facts: list[Fact]) -> Node:
    values = [fact.figure for fact in facts if fact.figure]
    points = [point for value in values for point in value.points]
    least, most = min(points), max(points)
    above = _sure(scanner, entity, attribute, [most * step for step in STEPS]) if most > 0 else None
    below = _sure(scanner, entity, attribute, [least / step for step in STEPS]) if least > 0 else None
    return {
        "of": f"{entity} {attribute.id}",
        "facts": [_fact(fact, attribute, scanner) for fact in facts],
        "below": below,
        "above": above,
        "besides": _besides(scanner, entity, attribute, values),
    }


def _sure(scanner: Scanner, entity: str, attribute: Attribute, figures: Iterable[float]) -> float | None:
    """The nearest of the figures from which on each is refuted; None if the farthest is not."""
    nearest = None
    for figure in reversed(list(figures)):
        if not _refutes(scanner, entity, attribute, figure):
            break
        nearest = figure
    return nearest


def _refutes(scanner: Scanner, entity: str, attribute: Attribute, figure: float) -> bool:
    """Whether the judge refutes exactly this figure."""
    exact = Interval.exact(figure)
    value = Quantity(
        printed=f"{figure:g}", interval=exact, loose=exact, unit=unit(attribute.unit), hedge="exact", points=(figure,)
    )
    return scanner.told_of(entity, attribute, value).say is Say.REFUTED


def _besides(scanner: Scanner, entity: str, attribute: Attribute, values: list[Quantity]) -> list[list[float | None]]:
    """What a text may mean instead: a variant of the attribute, others whose names go on, what is a known mistake.

    What laws and notebooks leave possible is among them where it has two ends apart from what is known, and the judge
    does not refute all of it.
    """
    corpus, names = scanner.corpus, scanner.lexicon.names
    record = corpus.entities[entity]
    others = {one for name in (record.label, *record.aliases) for one in names.namesakes(entity, name)}
    attributes = (attribute.id, *corpus.variants(attribute.id))
    facts = [
        *(fact for name in attributes[1:] for fact in corpus.facts_about(entity, name)),
        *corpus.mistakes_about(entity, attribute.id),
    ]
    of_others = [fact for name in attributes for other in others for fact in corpus.facts_about(other, name)]
    near = LIKE if attribute.measures_size else 1.0
    found = {ends for fact in facts if (ends := _ends(fact, attribute)) is not None}
    found |= {ends for fact in of_others if (ends := _ends(fact, attribute, near)) is not None}
    row = scanner.told_of(entity, attribute, values[0]).row
    points = [point for value in values for point in value.points]
    truths = [piece.truth for piece in row.evidence if piece.truth is not None] if row else []
    found |= {
        (truth.low, truth.high) for truth in truths
        if math.isfinite(truth.low) and math.isfinite(truth.high)
        and (truth.high < min(points) or truth.low > max(points))
        and any(not _refutes(scanner, entity, attribute, at) for at in (truth.low, truth.midpoint, truth.high))
    }  # fmt: skip
    return [list(ends) for ends in sorted(found, key=lambda ends: (ends[0] or 0.0, ends[1] or math.inf))]


def _ends(fact: Fact, attribute: Attribute, near: float = 1.0) -> tuple[float | None, float | None] | None:
    """What a fact asserts, and what lies within a factor of it."""
    if not fact.figure:
        return None
    try:
        value = fact.figure.to(unit(attribute.unit))
    except WrongDimension:
        return None
    low, high = min(value.interval.low, value.loose.low), max(value.interval.high, value.loose.high)
    return _finite(low / near), _finite(high * near)


def _fact(fact: Fact, attribute: Attribute, scanner: Scanner) -> Node:
    value = fact.value
    assert isinstance(value, Quantity)
    source = scanner.corpus.sources[fact.source]
    is_plain = len(value.points) == 1 and value.hedge in ("exact", "about")
    return {
        "printed": value.printed,
        "source": fact.source,
        "label": source.short,
        "locator": fact.locator,
        "setting": fact.when.terms,
        "low": _finite(value.interval.low),
        "high": _finite(value.interval.high),
        "point": value.points[0] if is_plain else None,
        "holds": scanner.told_of(fact.subject, attribute, value).say is Say.HOLDS,
    }


def things(scanner: Scanner, names: Iterable[str]) -> Mapping[str, Node]:
    """Label and kind of everything that has a name."""
    entities = scanner.corpus.entities
    return {
        name: {
            "label": entities[name].label,
            "kind": entities[name].kind,
            "isFamily": bool(scanner.corpus.members(name)),
        }
        for name in sorted(set(names))
    }


def _finite(end: float) -> float | None:
    return end if math.isfinite(end) else None
