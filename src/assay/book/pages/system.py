"""The page of a system: every fact that was read about it, and every claim that names it."""

from __future__ import annotations

from collections.abc import Sequence

from assay.book.pages.context import Material
from assay.book.pages.escape import text
from assay.book.pages.markdown import ORPHAN, badge, box, bullets, folded, page, table, to_finding, to_page
from assay.book.pages.side_by_side import in_short, reached_on
from assay.book.pages.source import to_entity, where
from assay.exports.facts import conditions
from assay.model import Entity, Fact
from assay.verdicts.report import Row

MOST = 8
"""Facts on one attribute that are shown; more of them are folded."""


def system_page(system: Entity, material: Material) -> str:
    """The fact sheet of a model or a family."""
    return page(
        ORPHAN,
        f"# {text(system.label)}",
        box("assay-place", f"{system.kind.capitalize()} · {to_page('all subjects', 'systems/index')}"),
        _kin(system, material),
        in_short(system, material),
        reached_on(system, material),
        _claims(material.rows_by_entity.get(system.id, ())),
        _facts(system, material.facts_by_entity.get(system.id, ()), material),
    )


def _kin(system: Entity, material: Material) -> str:
    lines = []
    if system.aliases:
        lines.append(f"Also called {text(', '.join(system.aliases))}.")
    if system.family:
        lines.append(f"Belongs to {to_entity(system.family, material)}.")
    members = [name for name in material.corpus.members(system.id) if name in material.systems]
    if members:
        lines.append(f"Members: {', '.join(to_entity(name, material) for name in members)}.")
    return box("assay-note", " ".join(lines)) if lines else ""


def _claims(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    items = bullets(f"{badge(row.verdict)} {to_finding(row)}" for row in rows)
    return page(f"## Claims about it ({len(rows)})", box("assay-list", items)).rstrip()


def _facts(system: Entity, facts: Sequence[Fact], material: Material) -> str:
    """The facts, one group for each attribute; long groups are folded."""
    if not facts:
        return ""
    groups: dict[str, list[Fact]] = {name: [] for name in material.corpus.attributes}
    for fact in facts:
        groups[fact.attribute].append(fact)
    shown = [_group(name, group, system, material) for name, group in groups.items() if group]
    return page(f"## Everything that sources say of it ({len(facts)})", *shown).rstrip()


def _group(attribute: str, facts: Sequence[Fact], system: Entity, material: Material) -> str:
    label = material.corpus.attributes[attribute].label
    head = ("As printed", "Of what", "Source and place")
    rows = [(_printed(fact, material), _conditions(fact, system, material), _place(fact, material)) for fact in facts]
    found = table("assay-facts", head, rows)
    if len(facts) > MOST:
        return folded(f"{label.capitalize() if label.islower() else label}: {len(facts)} facts", found)
    return box("assay-group", box("assay-group-name", text(label)), found)


def _printed(fact: Fact, material: Material) -> str:
    mark = " *(a known error)*" if fact.erratum else ""
    return f"**{text(material.shown(fact.value))}**{mark}"


def _conditions(fact: Fact, system: Entity, material: Material) -> str:
    of = [material.corpus.label(fact.subject)] if fact.subject != system.id else []
    return text(", ".join([*of, *conditions(fact.when, material.corpus)]))


def _place(fact: Fact, material: Material) -> str:
    source = material.corpus.sources[fact.source]
    return f"{to_page(source.short, f'sources/{source.id}')}, {where(fact)}"
