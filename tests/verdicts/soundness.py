"""What records and verdicts must keep besides their form: rules that hold over all of them, each with what breaks it.

A false accusation is the worst that can happen here, so the first question is whether a name was read too narrowly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from assay.evidence.figure import compare
from assay.model import Claim, Entity, Fact, Outcome, Verdict
from assay.model.corpus import Corpus
from assay.verdicts.report import Report, Row

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
RELATIVE = re.compile(
    rf"\b(?:last|this|next|past|previous|coming) (?:days?|weeks?|months?|years?|{_MONTHS})\b"
    r"|\b(?:days?|weeks?|months?|years?) ago\b|\bpress time\b|\bin (?:" + _MONTHS + r")\b(?! \d)",
    re.IGNORECASE,
)
"""Words that tell a day from the day of writing."""


def told_from_an_unknown_day(corpus: Corpus) -> Iterator[str]:
    """Dates that are told from the day of an article that has none, and claims that do not say that they hang on it."""
    for claim in corpus.claims.values():
        article = corpus.articles[claim.article]
        said = RELATIVE.search(claim.quote)
        if said and article.span and not article.has_a_day and not claim.hangs_on_date:
            yield f"{claim.id}: “{said[0]}” is told from a day that is not known; add 'hangs_on: article-date'"


def accused_by_name_alone(report: Report, corpus: Corpus) -> Iterator[str]:
    """Refuted figures that a sibling has, where nothing else in the article tells that the sibling was not meant."""
    for row in report.rows:
        for lead in row.diagnosis:
            subject = row.claim.subject or ""
            of_a_member = not corpus.members(subject) and lead.entity in corpus.siblings(subject)
            if row.verdict is Verdict.REFUTED and of_a_member:
                told = [one for one in report.rows if _is_of_the_same(one, row)]
                if not any(_differs(one.claim, lead.entity or "", corpus) for one in told):
                    name, meant = corpus.label(subject), corpus.label(lead.entity)
                    yield (
                        f"{row.claim.id}: the figure is right of {meant}, and nothing that holds in the article tells "
                        f"that it means {name}; make the subject their family"
                    )


def _is_of_the_same(one: Row, row: Row) -> bool:
    """Whether it holds, of the same thing in the same article."""
    here = (one.claim.article, one.claim.subject) == (row.claim.article, row.claim.subject)
    return here and one.verdict is Verdict.SUPPORTED


def _differs(claim: Claim, sibling: str, corpus: Corpus) -> bool:
    """Whether what is said could not be said of the sibling, by some fact on it."""
    facts = corpus.facts_about(sibling, claim.attribute)
    if claim.figure:
        figures = [fact.figure for fact in facts if fact.figure and fact.when == claim.when]
        return any(compare(claim.figure, figure) is Outcome.MISMATCH for figure in figures)
    if isinstance(claim.value, tuple):
        named = [fact.value for fact in facts if isinstance(fact.value, tuple)]
        return any(not set(claim.value) & set(names) for names in named)
    return False


def named_as_their_series(corpus: Corpus) -> Iterator[str]:
    """Other names of a member that are those of its series, or that a sibling's name begins with, word by word."""
    for entity in corpus.entities.values():
        for sibling in _same_series(entity, corpus):
            for alias in entity.aliases:
                if _begins(sibling.label, alias):
                    yield f"{entity.id}: the name {alias!r} may mean {sibling.label} as well; give it to the family"


def _same_series(entity: Entity, corpus: Corpus) -> list[Entity]:
    if entity.family is None:
        return []
    names = (entity.family, *(name for name in corpus.members(entity.family) if name != entity.id))
    return [corpus.entities[name] for name in names]


def _begins(name: str, start: str) -> bool:
    """Whether the words of a name, an article left out, begin with those of another, and are more or the same."""
    words, first = (text.lower().removeprefix("the ").replace("-", " ").split() for text in (name, start))
    is_sized = any(word[0].isdigit() or word[-1].isdigit() for word in first)
    return words[: len(first)] == first and not is_sized


def told_twice(corpus: Corpus) -> Iterator[str]:
    """Facts that one source is said to give of a family and of a member of it, at the same place and with one value."""
    places: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in corpus.facts:
        printed = fact.figure.printed if fact.figure else fact.value
        places[(fact.source, fact.attribute, printed, fact.locator, fact.when)].append(fact)
    for facts in places.values():
        subjects = {fact.subject: fact for fact in facts}
        for fact in facts:
            family = corpus.entities[fact.subject].family
            if family in subjects:
                yield f"{fact.id}: the same is told of {corpus.label(family)} ({subjects[family].id}); keep one of them"
