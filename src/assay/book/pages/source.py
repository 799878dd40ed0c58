"""The page of a source: the entry, how it was read, every fact taken from it, and the claims that rest on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assay.book.pages.bibliographic_entry import entry, how_read
from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.markdown import ORPHAN, badge, box, bullets, page, table, to_finding, to_page
from assay.checkout.anchors import anchor
from assay.evidence import Standing
from assay.exports.facts import conditions
from assay.model import Erratum, Fact, Source
from assay.model.meanings import STANDINGS
from assay.model.wording import spoken


def source_page(source: Source, material: Material) -> str:
    """All that was taken from one source."""
    return page(
        ORPHAN,
        f"# {text(source.short)}",
        box(
            "assay-place",
            f"{spoken(source.kind).replace('-', ' ').capitalize()} · {to_page('all sources', 'sources/index')}",
        ),
        box("assay-entry", entry(source)),
        box("assay-reading", *_reading(source, material)),
        _errata(source, material),
        _claims(source, material),
        _facts(material.facts_by_source.get(source.id, ()), material),
        _notes(source),
    )


def _reading(source: Source, material: Material) -> list[str]:
    parts = [f"{how_read(source)}."]
    if source.origin and source.origin in material.corpus.sources:
        origin = material.corpus.sources[source.origin]
        again = to_page(origin.short, f"sources/{origin.id}")
        parts.append(f"It repeats {again} and does not count as a second source.")
    elif not source.is_primary:
        parts.append(STANDINGS[Standing.SECONDARY])
    if source.first_hand:
        made = ", ".join(to_entity(name, material) for name in sorted(source.first_hand))
        parts.append(f"Its authors made {made} themselves: on these it outranks other sources.")
    return parts


def _notes(source: Source) -> str:
    """The notes of the record; a line that ends a sentence ends a paragraph."""
    if not source.note:
        return ""
    paragraphs = re.split(r"(?<=[.:;])\n", source.note.strip())
    return page("## Notes", *(text(paragraph) for paragraph in paragraphs)).rstrip()


def to_entity(name: str, material: Material) -> str:
    """The name of an entity, as a link where it has a page."""
    label = material.corpus.label(name)
    return to_page(label, f"systems/{name}") if name in material.systems else text(label)


def _facts(facts: Sequence[Fact], material: Material) -> str:
    if not facts:
        return ""
    head = ("Of", "What", "As printed", "Where")
    rows = [
        (_marked(fact, material), _what(fact, material), f"**{text(material.shown(fact.value))}**", where(fact))
        for fact in facts
    ]
    return page(f"## Facts taken from it ({len(facts)})", table("assay-facts", head, rows)).rstrip()


def _marked(fact: Fact, material: Material) -> str:
    return role("anchor", anchor(fact.id)) + to_entity(fact.subject, material)


def _what(fact: Fact, material: Material) -> str:
    attribute = material.corpus.attributes[fact.attribute]
    said = text(", ".join([attribute.label, *conditions(fact.when, material.corpus)]))
    return f"{said} *(a known error)*" if fact.erratum else said


def where(fact: Fact) -> str:
    """Locator and fragment."""
    return f"{text(fact.locator)}; “{text(fact.fragment)}”" if fact.fragment else text(fact.locator)


def _errata(source: Source, material: Material) -> str:
    """The known errors of the source; what it prints there is shown in the evidence, and not counted."""
    found = [erratum for erratum in material.corpus.errata.values() if erratum.source == source.id]
    if not found:
        return ""
    head = ("Where", "It prints", "It should say", "Shown by", "What follows")
    rows = [_erratum(erratum, material) for erratum in found]
    lead = "Other places show that the source errs here. Its figure is shown in the evidence and not counted."
    return page(f"## Known errors ({len(found)})", lead, table("assay-facts assay-errata", head, rows)).rstrip()


def _erratum(erratum: Erratum, material: Material) -> tuple[str, ...]:
    sources = material.corpus.sources
    shown = "; ".join(
        f"{to_page(sources[key].short, f'sources/{key}') if key in sources else text(key)}, {text(locator)}"
        for key, locator in erratum.shown_by
    )
    since = f"{shown} (public since {text(str(erratum.known_since))})"
    printed, right = f"**{text(erratum.printed)}**", f"**{text(erratum.should_be)}**"
    return text(erratum.locator), printed, right, since, text(erratum.consequence)


def _claims(source: Source, material: Material) -> str:
    rows = material.rows_by_source.get(source.id, ())
    decided = [row for row in rows if any(source.id in piece.read_in for piece in row.ruling.decisive)]
    chosen = {row.claim.id for row in decided}
    others = [row for row in rows if row.claim.id not in chosen]
    return page(
        f"## Claims that rest on it ({len(decided)})" if decided else "",
        box("assay-list", bullets(f"{badge(row.verdict)} {to_finding(row)}" for row in decided)) if decided else "",
        f"## Claims on which it was consulted ({len(others)})" if others else "",
        box("assay-list", bullets(f"{badge(row.verdict)} {to_finding(row)}" for row in others)) if others else "",
    ).rstrip()
