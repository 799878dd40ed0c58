"""The laws, each with its formula, its range and where it comes from."""

from __future__ import annotations

from math import isinf

from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.markdown import box, page, to_page
from assay.checkout.anchors import law_anchor
from assay.model import Law
from assay.quantity import parse, show, show_interval, unit


def laws_page(material: Material) -> str:
    """All laws in the order of their records."""
    return page(*(_law(law, material) for law in material.corpus.laws))


def _law(law: Law, material: Material) -> str:
    source = material.corpus.sources.get(law.source)
    where = to_page(source.short, f"sources/{source.id}") if source else text(law.source)
    origin = ", ".join(part for part in (where, text(law.locator)) if part)
    return page(
        role("anchor", law_anchor(law.id)),
        f"## {text(law.label)}",
        text(law.statement),
        box("assay-law", f"{_product(law, material)} {_range(law)}"),
        _assumed(law, material),
        f"Holds for: {text(law.validity)}" if law.validity else "",
        f"Source: {origin}." if origin else "",
    ).rstrip()


def _product(law: Law, material: Material) -> str:
    above = [_power(name, power, material) for name, power in law.powers if power > 0]
    below = [_power(name, -power, material) for name, power in law.powers if power < 0]
    top = " × ".join(above) or "1"
    if not below:
        return top
    return f"{top} ÷ ({' × '.join(below)})" if len(below) > 1 else f"{top} ÷ {below[0]}"


def _power(name: str, power: float, material: Material) -> str:
    attribute = material.corpus.attributes.get(name)
    label = text(attribute.label if attribute else name)
    return label if power == 1 else f"{label}{{sup}}`{power:g}`"


def _range(law: Law) -> str:
    """`lies between 0.01 and 1.1 kg CO₂e per kWh`, in the unit in which the law is stated."""
    stated = parse(law.printed)
    ends = [text(show(point, stated.unit)) for point in stated.points]
    if len(ends) == 2:
        return f"lies between {ends[0]} and {ends[1]}"
    if isinf(law.constant.high):
        return f"≥ {ends[0]}"
    return f"≤ {ends[0]}" if law.constant.low <= 0 else f"= {ends[0]}"


def _assumed(law: Law, material: Material) -> str:
    if not law.assumed:
        return ""
    attributes = material.corpus.attributes
    said = [
        f"{text(attributes[name].label)} is taken to be {text(show_interval(interval, unit(attributes[name].unit)))}"
        for name, interval in law.assumed
        if name in attributes
    ]
    return f"Where nothing is stated, {'; '.join(said)}."
