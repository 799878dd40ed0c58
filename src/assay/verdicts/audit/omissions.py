"""Changes that leave something out of a true claim, or put something in, so that it says more than the evidence.

Each yields only what the facts, read as plain numbers, days and names, deny or do not bear out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assay.evidence.figure import BOUNDS
from assay.evidence.ratio import is_ratio
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.quantity import Quantity
from assay.verdicts.audit.change import Change, Plain, Rule, denied, kin, known, numbers_of, same_as, scores_compared

MOST = 16
"""Names that are added to one claim."""


def _limit(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The condition under which it holds is left out, where the facts deny it under another."""
    if claim.when.setting is None or claim.subject is None or claim.value is None:
        return
    mutant = replace(claim, when=replace(claim.when, setting=None))
    facts = corpus.facts_about(claim.subject, claim.attribute)
    others = [fact for fact in facts if fact.when.setting not in (None, claim.when.setting)]
    if any(denied(mutant, _plainly(fact, claim)) for fact in others):
        yield f"without {claim.when.setting}", mutant


def _qualifier(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """What holds of some is said without a word for how many, which is read as most; the widest table denies it."""
    if claim.relation == "outperforms" and claim.scope in ("some", "many") and _is_ahead_on_few(claim, corpus):
        yield f"without {claim.scope}", replace(claim, scope=None)


def _family(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """A figure of one member is said of its whole family, in which another member has another."""
    entity = corpus.entity(claim.subject)
    value = claim.value
    if entity is None or entity.family is None or not isinstance(value, Quantity) or is_ratio(claim, corpus):
        return
    if len(value.points) != 1 or value.hedge in BOUNDS or corpus.facts_about(entity.family, claim.attribute):
        return
    mutant = replace(claim, subject=entity.family)
    if any(not same_as(number, value) for number in known(mutant, corpus) if isinstance(number, float)):
        yield f"of {entity.family}", mutant


def _several(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """What holds of one thing is said of a sibling in the same words, of which the facts deny it."""
    if claim.subject is None or claim.value is None or is_ratio(claim, corpus) or corpus.members(claim.subject):
        return
    for sibling in corpus.siblings(claim.subject)[:MOST]:
        other = replace(claim, subject=sibling)
        if not corpus.members(sibling) and denied(other, known(other, corpus)):
            yield f"and of {sibling}", replace(claim, also_of=(sibling,))


def _half(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """Another name is added to those that are right, of which no fact says it."""
    attribute = corpus.attribute(claim.attribute)
    if attribute and attribute.type == "entity" and isinstance(claim.value, tuple):
        used = {name for fact in corpus.facts_on(attribute.id) if isinstance(fact.value, tuple) for name in fact.value}
        entity = corpus.entities[claim.subject or ""]
        above = replace(claim, subject=entity.family) if entity.family else claim
        named = {*claim.value, *map(str, known(claim, corpus)), *map(str, known(above, corpus))}
        akin = {member for name in named for member in (*corpus.members(name), *kin(name, corpus))}
        for other in sorted(used - named - akin)[:MOST]:
            yield f"and {other}", replace(claim, value=(*claim.value, other))


def _plainly(fact: Fact, claim: Claim) -> list[Plain]:
    """What one fact gives, as plain numbers, days or names in the unit of the claim."""
    counted_in = claim.figure.unit if claim.figure else None
    match fact.value:
        case Quantity():
            return list(numbers_of(fact.value, counted_in))
        case PartialDate():
            return [fact.value]
        case tuple():
            return list(fact.value)
    return []


def _is_ahead_on_few(claim: Claim, corpus: Corpus) -> bool:
    """Whether the source that prints the most scores of both has the subject ahead on no more than half of them."""
    ahead: dict[str, list[bool]] = {}
    for fact, lead in scores_compared(claim.subject or "", claim.when.object or "", corpus):
        ahead.setdefault(fact.source, []).append(lead > 0)
    widest = max(ahead.values(), key=len, default=[])
    return bool(widest) and 2 * sum(widest) <= len(widest)


OMISSIONS: dict[str, Rule] = {
    "limit": _limit,
    "qualifier": _qualifier,
    "family": _family,
    "several": _several,
    "half": _half,
}
