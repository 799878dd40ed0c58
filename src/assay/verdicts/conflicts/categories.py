"""Categories that exclude each other: what is open source may be used commercially, so that both cannot be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assay.evidence.lawbook import of_highest_standing
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.stated import Statement
from assay.verdicts.conflicts.conflict import Conflict, name_of, scope_of

YES = ("yes",)


def excluding_categories(corpus: Corpus) -> Iterator[Conflict]:
    """A yes, and a statement on the same thing and day that denies what the yes implies."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in corpus.claims.values():
        if claim.subject and claim.attribute and isinstance(claim.value, tuple):
            said[(claim.subject, claim.attribute)].append(claim)
    for (subject, name), claims in said.items():
        for other, value in corpus.attributes[name].yes_implies:
            facts = of_highest_standing(corpus.facts_about(subject, other), corpus)
            for claim in claims:
                against: list[Statement] = [*said.get((subject, other), ()), *facts[:1]]
                yield from _denied(claim, against, value, corpus)


def _denied(claim: Claim, against: list[Statement], value: str, corpus: Corpus) -> Iterator[Conflict]:
    if claim.value != YES or claim.when.setting:
        return
    for statement in against:
        if isinstance(statement.value, tuple) and value not in statement.value and _at_once(claim, statement):
            members = tuple(sorted((claim.id, statement.id)))
            attributes = (corpus.attribute_label(item.attribute) for item in (claim, statement))
            what, other = attributes
            label = corpus.label(claim.subject)
            because = f"{label}: {what} implies {other}, which {_who(statement, corpus)} denies."
            yield Conflict(
                id=name_of(members, ()), scope=scope_of(members, corpus), members=members, laws=(), because=because
            )


def _at_once(one: Statement, other: Statement) -> bool:
    """Whether they are not limited to different conditions or days."""
    return not other.when.terms and one.when.overlaps_in_time(other.when)


def _who(statement: Statement, corpus: Corpus) -> str:
    if isinstance(statement, Fact):
        return f"{corpus.sources[statement.source].short} ({statement.locator})"
    return f"“{corpus.articles[statement.article].short_title}”"
