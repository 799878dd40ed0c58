"""What sources say of the same attribute of the same thing, side by side: who agrees, what explains the rest, what not.

Pure. Why two figures may differ and both be right is a list of rules, which people write; the first that fits counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from math import isclose, prod

from assay.model.differences import Rule, Said, Test, Thing, unit_in_the_last_place

EXACT = 1e-9
"""Share by which two figures may differ and be the same: they went through a conversion of units."""
MULTIPLES = (8, 16, 32, 64, 128, 256, 512, 1024)
"""To which programs round the rows of a matrix up."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sources that do not say the same, and the rule that explains it, if one does."""

    one: Said
    other: Said
    rule: Rule | None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """All that is said of one attribute of one thing."""

    entity: str
    attribute: str
    said: tuple[Said, ...]
    differences: tuple[Difference, ...]
    conditions: str = ""

    @property
    def is_conflict(self) -> bool:
        """Whether nothing explains some difference."""
        return any(one.rule is None for one in self.differences)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those that explain a difference, each once."""
        return tuple(dict.fromkeys(one.rule for one in self.differences if one.rule))


def compare(thing: Thing, rules: Sequence[Rule]) -> Iterator[Compared]:
    """Every attribute on which at least two sources say something."""
    for (attribute, conditions), said in thing.said.items():
        if len({one.source for one in said}) < 2:
            continue
        pairs = ((one, other) for one, other in combinations(said, 2) if one.source != other.source)
        differences = tuple(
            Difference(one, other, explanation(one, other, attribute, thing, rules))
            for one, other in pairs
            if not is_same(one, other)
        )
        yield Compared(
            entity=thing.entity, attribute=attribute, said=tuple(said), differences=differences, conditions=conditions
        )


def is_same(one: Said, other: Said) -> bool:
    """Whether two sources say the same; a month does not contradict a day in it."""
    if one.number is not None and other.number is not None:
        return isclose(one.number, other.number, rel_tol=EXACT)
    short, long = sorted((one.text, other.text), key=len)
    return long == short or (long.startswith(f"{short}-") and short[:4].isdigit())


def explanation(one: Said, other: Said, attribute: str, thing: Thing, rules: Iterable[Rule]) -> Rule | None:
    """The first rule that says why both may be right."""
    for rule in rules:
        if (not rule.attributes or attribute in rule.attributes) and _TESTS[rule.test](one, other, thing, rule):
            return rule
    return None


def _pair(one: Said, other: Said) -> tuple[float, float] | None:
    """Both figures, the smaller first."""
    if one.number is None or other.number is None:
        return None
    low, high = sorted((float(one.number), float(other.number)))
    return (low, high) if low > 0 else None


def _is_default(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    return one.is_default != other.is_default


def _is_of_another_time(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    return one.when != other.when


def _is_rounded(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    if one.number is None or other.number is None:
        return False
    steps = {number: unit_in_the_last_place(number) for number in (one.number, other.number)}
    coarse = max(steps.values())
    return abs(one.number - other.number) <= coarse / 2 or _is_cut_off(one.number, other.number, coarse)


def _is_cut_off(one: Decimal, other: Decimal, coarse: Decimal) -> bool:
    """Whether the coarser is the finer with its last digits left out; it must keep two digits."""
    low, high = sorted((abs(one), abs(other)))
    return low % coarse == 0 and high - low < coarse and low >= 10 * coarse


def _is_the_size_of_the_name(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    return any(
        said.number is not None and isclose(said.number, size, rel_tol=EXACT)
        for said in (one, other)
        for size in thing.sizes
    )


def _is_a_factor(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    pair = _pair(one, other)
    return pair is not None and any(
        isclose(pair[1] / pair[0], factor, rel_tol=rule.tolerance) for factor in rule.factors
    )


def _is_an_offset(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    pair = _pair(one, other)
    return pair is not None and pair[1] - pair[0] in rule.factors


def _is_padded(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    pair = _pair(one, other)
    return pair is not None and any(pair[1] % multiple == 0 and pair[1] - pair[0] < multiple for multiple in MULTIPLES)


def _others(thing: Thing, attributes: Sequence[str]) -> Iterator[Decimal]:
    """The figures of an attribute; of several, the products of one figure each."""
    each = [
        [one.number for (name, _), said in thing.said.items() if name == attribute for one in said if one.number]
        for attribute in attributes
    ]
    yield from (prod(numbers, start=Decimal(1)) for numbers in product(*each))


def _is_instead(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    figures = [Said(source="", text=str(number)) for number in _others(thing, rule.other)]
    return any(
        is_same(said, figure) or _is_rounded(said, figure, thing, rule) for figure in figures for said in (one, other)
    )


def _is_without(one: Said, other: Said, thing: Thing, rule: Rule) -> bool:
    pair = _pair(one, other)
    if pair is None:
        return False
    missing = pair[1] - pair[0]
    return any(isclose(missing, number, rel_tol=rule.tolerance) for number in _others(thing, rule.other))


_TESTS: Mapping[Test, Callable[[Said, Said, Thing, Rule], bool]] = {
    "default": _is_default,
    "year": _is_of_another_time,
    "rounded": _is_rounded,
    "name": _is_the_size_of_the_name,
    "factor": _is_a_factor,
    "offset": _is_an_offset,
    "padded": _is_padded,
    "instead": _is_instead,
    "without": _is_without,
}
