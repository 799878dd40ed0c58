"""One conflict in words: which statements cannot all be true, and why, in two sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.linkify import legible
from assay.book.pages.markdown import to_claim, to_law, to_page
from assay.checkout.anchors import conflict_anchor
from assay.exports.facts import conditions
from assay.model import Claim, Fact
from assay.model.stated import Statement
from assay.model.wording import spelt
from assay.quantity import in_house_form, show
from assay.verdicts.conflict_details import Listing, Trend, listing_of, trend_of
from assay.verdicts.conflicts import Conflict, Scope
from assay.verdicts.implied_range import Leftover


def said(conflict: Conflict, material: Material) -> str:
    """The two sentences."""
    leftover = material.leftovers.get(conflict.id)
    if leftover is not None:
        return _squeezed(conflict, leftover, material)
    trend, listing = trend_of(conflict, material.corpus), listing_of(conflict, material.corpus)
    if trend is not None:
        return _trend(trend, material)
    if listing is not None:
        return _listing(listing, material)
    pair = pair_of(conflict, material)
    return _either(conflict, *pair, material) if pair else legible(conflict.because, material)


def full_account(conflict: Conflict, material: Material) -> str:
    """A link to the conflict on the page of all of them, by what it is on."""
    where = "differences" if conflict.scope is Scope.SOURCES else "contradictions"
    pair, leftover = pair_of(conflict, material), material.leftovers.get(conflict.id)
    on = pair[0] if pair else leftover.claim if leftover else None
    words = f"All statements on {_topic(on, material)}" if on and on.subject and on.attribute else "All statements"
    return role("place", f"{where}#{conflict_anchor(conflict.id)}", words)


def _topic(on: Statement, material: Material) -> str:
    """`the training tokens of Chinchilla`."""
    return f"the {material.corpus.attributes[on.attribute or ''].label} of {material.corpus.label(on.subject or '')}"


def statements(conflict: Conflict, material: Material, but: str = "") -> list[str]:
    """The members but one, each with a link, and the laws; without what sentences or picture link to already."""
    corpus = material.corpus
    trend = trend_of(conflict, corpus)
    members: Sequence[str] = [trend.claim.id] if trend else conflict.members
    if listing_of(conflict, corpus) or pair_of(conflict, material):
        members = [name for name in members if name in corpus.claims]
    members = [name for name in members if name != but]
    laws = () if conflict.id in material.leftovers else conflict.laws
    said_of_laws = [f"Law: {to_law(law, material.law_label(law))}" for law in laws]
    return [*(_member(name, conflict, material) for name in members), *said_of_laws]


def _squeezed(conflict: Conflict, leftover: Leftover, material: Material) -> str:
    others = len(conflict.members) - 1
    rest = "the other statement" if others == 1 else f"the other {text(spelt(others))} statements"
    joined = " and ".join(to_law(law, material.law_label(law)) for law in conflict.laws)
    by = f"{rest} and the law {joined}" if len(conflict.laws) == 1 else f"{rest} and the laws {joined}"
    by = by if conflict.laws else rest
    verb = "leaves" if others == 1 and not conflict.laws else "leave"
    apart = show(leftover.factor, digits=2 if leftover.factor < 1000 else 3)
    return (
        f"**{text(leftover.claim.statement)}** But {by} {verb} {text(leftover.printed)}: "
        f"they are at least {text(apart)} times apart."
    )


def _trend(trend: Trend, material: Material) -> str:
    steps = trend.steps(material.corpus)
    up = [after["value"] > before["value"] for before, after in pairwise(steps)]
    way = "rises" if all(up) else "falls" if not any(up) else "goes up and down"
    points = ", ".join(f"{step['label']} {show(step['value'])}" for step in steps)
    shown = f"the {trend.what} {way} along the {trend.over}: {points}"
    return f"**{text(trend.claim.statement)}** But in the table of the same article {text(shown)}."


def _listing(listing: Listing, material: Material) -> str:
    names = "name" if len(listing.names) == 1 else "names"
    where = f"{_printer(listing.fact, material)}{_at(listing.fact)}"
    return (
        f"**{text(listing.claim.statement)}** But the whole list of {len(listing.names):,} {names} that {where} gives "
        "does not have it."
    )


def _either(conflict: Conflict, one: Statement, other: Statement, material: Material) -> str:
    """`PaLM, layers: not both 96 and 118.` and who prints which."""
    corpus = material.corpus
    attribute = corpus.attribute_label(one.attribute)
    narrowed = ", ".join(conditions(one.when, corpus)) if one.when == other.when else ""
    label = corpus.label(one.subject)
    what = f"{label[:1].upper()}{label[1:]}, {attribute}" + (f" ({narrowed})" if narrowed else "")
    figures = [in_house_form(material.shown(statement.value)) for statement in (one, other)]
    joined = " and ".join(figures)
    both_stand = conflict.apparent or conflict.scope is Scope.SOURCES
    head = f"**{text(what)}: {text(joined)}.**" if both_stand else f"**{text(what)}: not both {text(joined)}.**"
    if isinstance(one, Fact) and isinstance(other, Fact) and one.source == other.source:
        places = " and ".join(f"{text(fact.locator)}" for fact in (one, other))
        return f"{head} {_printer(one, material)} prints the one and the other, in {places}."
    first, second = (f"{_printer(item, material)}{_at(item)}" for item in (one, other))
    return f"{head} The one is printed by {first}, the other by {second}."


def _printer(statement: Statement, material: Material) -> str:
    corpus = material.corpus
    if isinstance(statement, Claim):
        article = corpus.articles[statement.article]
        return to_page(article.short_title, f"articles/{article.id}")
    return to_page(corpus.sources[statement.source].short, f"sources/{statement.source}")


def _at(statement: Statement) -> str:
    return f" ({text(statement.locator)})" if isinstance(statement, Fact) else ""


def pair_of(conflict: Conflict, material: Material) -> tuple[Statement, Statement] | None:
    """Two figures for one thing, the article's first; None where the conflict is of another kind."""
    found = [_statement(name, material) for name in conflict.members]
    if conflict.laws or len(found) != 2:
        return None
    one, other = sorted(found, key=lambda item: isinstance(item, Fact))
    if (
        one is None
        or other is None
        or not _are_figures((one, other))
        or (one.subject, one.attribute) != (other.subject, other.attribute)
    ):
        return None
    return one, other


def _are_figures(items: Sequence[Statement]) -> bool:
    return all(item.figure is not None for item in items)


def _statement(name: str, material: Material) -> Statement | None:
    return material.corpus.claims.get(name) or material.facts_by_id.get(name)


def _member(name: str, conflict: Conflict, material: Material) -> str:
    found = _statement(name, material)
    if isinstance(found, Claim):
        where = f" ({_printer(found, material)})" if conflict.scope is Scope.ACROSS else ""
        return f"{role('claim', name)} {to_claim(found)}{where}"
    if found is None:
        return legible(name, material)
    corpus = material.corpus
    words = f"{corpus.label(found.subject)}, {corpus.attributes[found.attribute].label}: {material.shown(found.value)}"
    return f"{text(words)} ({_printer(found, material)}, {text(found.locator)})"
