"""Dates, categories, names and their origins against what the sources say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assay.evidence.figure import applies
from assay.evidence.piece import Evidence, Reading, ReadingKind, from_fact, limit_of, undisclosed
from assay.model import Attribute, DateClaim, Fact, NameClaim, Outcome
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate, parse_date
from assay.model.standing import standing_of
from assay.quantity import Quantity

YES_OR_NO = {"yes", "no"}
MOST = 4
"""Names in a list that are shown one by one."""


def name_evidence(claim: DateClaim | NameClaim, corpus: Corpus) -> Iterator[Evidence]:
    """One piece of evidence a fact about the subject, its family or its members."""
    yield from _of_attribute(claim, claim.attribute, corpus)
    for variant in corpus.variants(claim.attribute):
        for piece in _of_attribute(claim, variant, corpus):
            if piece.agrees and piece.reading is None:
                yield replace(piece, reading=_another(corpus.attributes[variant], corpus.attributes[claim.attribute]))


def _of_attribute(claim: DateClaim | NameClaim, attribute: str, corpus: Corpus) -> Iterator[Evidence]:
    own = [fact for fact in corpus.facts_about(claim.subject, attribute) if applies(claim.when, fact.when)]
    above = corpus.entities[claim.subject].family
    for subject in _readings(claim.subject, corpus):
        for fact in (*corpus.facts_about(subject, attribute), *corpus.mistakes_about(subject, attribute)):
            if applies(claim.when, fact.when) and not (subject == above and _is_otherwise(fact, own, corpus)):
                yield _from_fact(claim, fact, corpus)


def _is_otherwise(of_family: Fact, own: Sequence[Fact], corpus: Corpus) -> bool:
    """Whether what is said of a family is not so of this member, by what is said, on no less ground, of itself."""
    if not isinstance(of_family.value, tuple) or corpus.attributes[of_family.attribute].many:
        return False
    weight = standing_of(corpus.sources[of_family.source], of_family.subject, corpus)
    values = [
        set(fact.value)
        for fact in own
        if isinstance(fact.value, tuple) and standing_of(corpus.sources[fact.source], fact.subject, corpus) >= weight
    ]
    return bool(values) and all(named.isdisjoint(of_family.value) for named in values)


def _another(variant: Attribute, claimed: Attribute) -> Reading:
    text = f"true of the {variant.label}, which is another thing than the {claimed.label}"
    if variant.type == "date":
        text = f"true of when it was {variant.label}, and not of when it was {claimed.label}"
    return Reading(kind=ReadingKind.ANOTHER_QUANTITY, text=text)


def _readings(subject: str, corpus: Corpus) -> tuple[str, ...]:
    """The subject, the members if it is a family, and its own family: what holds of the family holds of the member."""
    entity = corpus.entities[subject]
    return (subject, *corpus.members(subject), *((entity.family,) if entity.family else ()))


def _from_fact(claim: DateClaim | NameClaim, fact: Fact, corpus: Corpus) -> Evidence:
    printed = printed_value(fact, corpus, claim.value if isinstance(claim, NameClaim) else ())
    if isinstance(claim, DateClaim) and isinstance(fact.value, PartialDate):
        return from_fact(fact, corpus, _date_outcome(claim.value, fact.value), printed)
    if isinstance(claim, NameClaim) and isinstance(fact.value, tuple):
        return _from_names(claim, fact, fact.value, printed, corpus)
    return undisclosed(fact, corpus, printed)


def _from_names(claim: NameClaim, fact: Fact, names: tuple[str, ...], printed: str, corpus: Corpus) -> Evidence:
    attribute = corpus.attributes[fact.attribute]
    limit, is_yes_or_no = limit_of(claim, fact, corpus), set(attribute.values) == YES_OR_NO
    before = _predecessor(claim, names, corpus)
    if before:
        claimed = ", ".join(corpus.label(name) for name in claim.value)
        founded = _founded(claim.value, corpus)
        text = f"true only of {before}, which went into {claimed} {f'in {founded}' if founded else 'later'}"
        reading = Reading(kind=ReadingKind.PREDECESSOR, text=text)
        return from_fact(fact, corpus, Outcome.MATCH, printed, reading=reading)
    met = {name: _met_by(name, names, corpus) for name in claim.value}
    note = "; ".join(said for _, said in filter(None, met.values()) if said) or None
    if all(met.values()):
        outcome = Outcome.MATCH
    elif attribute.many and not fact.complete:
        outcome = Outcome.NOT_FOUND
    else:
        outcome = Outcome.MISMATCH
    return from_fact(fact, corpus, outcome, printed, limit=limit, is_yes_or_no=is_yes_or_no, note=note)


def _met_by(claimed: str, names: tuple[str, ...], corpus: Corpus) -> tuple[str, str] | None:
    """The name in the fact that is the claimed one, and a note where it is printed as another.

    An organisation is met by the name that it bore before, and a series by one of its members; never the other way
    round, since a member is more than its series says.
    """
    if claimed in names:
        return claimed, ""
    entity = corpus.entities.get(claimed)
    before = next((name for name in names if entity and name in entity.renamed_from), None)
    if before:
        founded = _founded((claimed,), corpus)
        since = f"since {founded}" if founded else "now"
        return before, f"{corpus.label(before)} is called {corpus.label(claimed)} {since}"
    member = next((name for name in names if name in corpus.members(claimed)), None)
    return (member, f"{corpus.label(member)}, of {corpus.label(claimed)}") if member else None


def _founded(names: Sequence[str], corpus: Corpus) -> str | None:
    """`April 2023`, where a source says when an organisation was founded under its name."""
    begun = [attribute.id for attribute in corpus.attributes.values() if attribute.begins]
    dates = [fact.value for name in names for began in begun for fact in corpus.facts_about(name, began)]
    date = next((value for value in dates if isinstance(value, PartialDate)), None)
    return str(parse_date(date.printed[:7])) if date else None


def _date_outcome(claimed: PartialDate, found: PartialDate) -> Outcome:
    """A month neither confirms nor contradicts a day in it."""
    if not claimed.overlaps(found):
        return Outcome.MISMATCH
    return Outcome.MATCH if claimed.first <= found.first and found.last <= claimed.last else Outcome.NOT_FOUND


def _predecessor(claim: NameClaim, names: tuple[str, ...], corpus: Corpus) -> str | None:
    """The organisation that the fact names, where the claimed one was made of it."""
    if all(_met_by(name, names, corpus) for name in claim.value) or set(claim.value) & set(names):
        return None
    made_of = {
        name for value in claim.value if value in corpus.entities for name in corpus.entities[value].successor_of
    }
    named = [name for name in names if name in made_of]
    return corpus.label(named[0]) if named else None


def printed_value(fact: Fact, corpus: Corpus, claimed: Sequence[str] = ()) -> str:
    """A fact's value for readers; of a list, the names that are claimed come first, and of a long one only they."""
    match fact.value:
        case None:
            return "not disclosed"
        case Quantity():
            return fact.value.printed
        case PartialDate():
            return str(fact.value)
    named = [name for name in claimed if name in fact.value]
    names = [*named, *(name for name in fact.value if name not in named)]
    shown = names if len(names) <= MOST else names[: max(len(named), 1)]
    is_entity = corpus.attributes[fact.attribute].type == "entity"
    labels = [corpus.label(name) if is_entity else name for name in shown]
    if fact.printed and fact.printed != ", ".join(labels):
        return f"“{fact.printed}” ({', '.join(labels)})"
    more = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    return ", ".join(labels) + more
