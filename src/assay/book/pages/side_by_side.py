"""What every source says of one thing, side by side: of a system its figures, of a benchmark who reached what on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.markdown import folded, page, table, to_page
from assay.checkout.anchors import anchor
from assay.exports.facts import conditions
from assay.model import Entity, Fact
from assay.verdicts.printed import with_unit

MOST = 10
"""Rows that are shown at once; what comes after them is folded."""
SOURCES = 4
"""Sources that are named beside a value; of more, the number."""


def in_short(system: Entity, material: Material) -> str:
    """Every figure, day and name that is said of a system without conditions, with all values side by side."""
    groups: dict[str, list[Fact]] = {name: [] for name in material.corpus.attributes}
    for fact in material.facts_by_entity.get(system.id, ()):
        if fact.subject == system.id and not str(fact.when):
            groups[fact.attribute].append(fact)
    labels = material.corpus.attributes
    rows = [(text(labels[name].label), _values(facts, material)) for name, facts in groups.items() if facts]
    head = ("What", "As sources print it")
    if not rows:
        return ""
    rest = rows[MOST:]
    more = folded(f"{len(rest)} more", table("assay-words", head, rest)) if rest else ""
    return page("## In short", table("assay-words", head, rows[:MOST]), more).rstrip()


def _values(facts: Iterable[Fact], material: Material) -> str:
    """Each value once, as it is printed first, with the places that give it."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(_key(fact, material), []).append(fact)
    return "; ".join(_value(same, material) for same in groups.values())


def _key(fact: Fact, material: Material) -> str:
    """What two printed values have in common that say the same: `175B` and `175 Billion`."""
    if fact.figure and len(fact.figure.points) == 1:
        return f"{fact.figure.points[0]:.6g} {fact.figure.hedge}"
    return material.shown(fact.value).casefold()


def _value(facts: Sequence[Fact], material: Material) -> str:
    first = facts[0]
    shown = material.shown(first.value)
    if first.figure:
        shown = with_unit(shown, material.corpus.attributes[first.attribute].unit)
    sources = {fact.source: fact for fact in reversed(facts)}
    named = [_source(fact, material) for fact in list(reversed(sources.values()))[:SOURCES]]
    more = [f"{len(sources) - SOURCES} more"] if len(sources) > SOURCES else []
    mark = " *(a known error)*" if all(fact.erratum for fact in facts) else ""
    return f"**{text(shown)}**{mark} ({', '.join([*named, *more])})"


def _source(fact: Fact, material: Material) -> str:
    source = material.corpus.sources[fact.source]
    return role("place", f"sources/{source.id}#{anchor(fact.id)}", source.short)


def reached_on(benchmark: Entity, material: Material) -> str:
    """Who reached what on a benchmark, the highest first, with all values of each side by side."""
    facts = material.facts_by_metric.get(benchmark.id, ())
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.attribute, fact.subject), []).append(fact)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -max(map(_height, item[1])), item[0][1]))
    rows: list[tuple[str, ...]] = [
        (_name(subject, material), text(material.corpus.attributes[attribute].label), _printed(found, material))
        for (attribute, subject), found in ordered
    ]
    if not rows:
        return ""
    head: tuple[str, ...] = ("Of", "What", "As sources print it, with the setting")
    if len({attribute for attribute, _ in groups}) == 1:  # which every row would say again
        head, rows = (head[0], head[2]), [(row[0], row[2]) for row in rows]
    rest = rows[4 * MOST :]
    more = folded(f"{len(rest)} more", table("assay-facts", head, rest)) if rest else ""
    title = f"## Who reached what on it ({len(facts)} figures of {len(rows)})"
    return page(title, table("assay-facts", head, rows[: 4 * MOST]), more).rstrip()


def _height(fact: Fact) -> float:
    return max(fact.figure.points, default=0.0) if fact.figure else 0.0


def _name(subject: str, material: Material) -> str:
    label = material.corpus.label(subject)
    return to_page(label, f"systems/{subject}") if subject in material.systems else text(label)


def _printed(facts: Sequence[Fact], material: Material) -> str:
    """All values of one system, the highest first, each with its conditions and its source."""
    shown = []
    for fact in sorted(facts, key=lambda fact: (-_height(fact), fact.id)):
        under = [words for words in conditions(fact.when, material.corpus)[1:] if words]
        named = ", ".join([*map(text, under), _source(fact, material)])
        shown.append(f"**{text(material.shown(fact.value))}** ({named})")
    return "; ".join(shown)


def metrics_index(material: Material) -> str:
    """Every benchmark on which something was measured, with how much is known of it."""
    head = ("Benchmark", "Figures", "Of how many", "Sources", "Claims")
    rows = []
    for name, system in material.systems.items():
        facts = material.facts_by_metric.get(name, ())
        if facts:
            counts = (len(facts), len({fact.subject for fact in facts}), len({fact.source for fact in facts}))
            claims = len(material.rows_by_entity.get(name, ()))
            rows.append((to_page(system.label, f"systems/{name}"), *map(str, counts), str(claims)))
    rows.sort(key=lambda row: -int(row[1]))
    return page(table("assay-counts", head, rows) or "Nothing that was read was measured on a benchmark.")
