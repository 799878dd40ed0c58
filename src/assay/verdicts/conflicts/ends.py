"""A member outside of what is said of its family: `up to 65 billion`, the largest of its kind, and one of 70."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from assay.model import Circumstances, FigureClaim
from assay.model.corpus import Corpus
from assay.quantity import Interval
from assay.verdicts.conflicts.conflict import Conflict, name_of, scope_of, spell_member
from assay.verdicts.conflicts.direct import NEAR


def beyond_the_ends(corpus: Corpus) -> Iterator[Conflict]:
    """For each figure of a member, the first range or bound on its family, in any article, that leaves it out."""
    ranges: dict[tuple[str, str, Circumstances], list[FigureClaim]] = defaultdict(list)
    for claim in corpus.claims.values():
        if isinstance(claim, FigureClaim) and corpus.members(claim.subject) and _is_range(claim):
            ranges[(claim.subject, claim.attribute, _undated(claim))].append(claim)
    for claim in corpus.claims.values():
        entity = corpus.entity(claim.subject)
        family = entity.family if entity else None
        if isinstance(claim, FigureClaim) and family and len(claim.value.points) == 1:
            said = ranges[(family, claim.attribute, _undated(claim))]
            wider = (item for item in said if item.when.overlaps_in_time(claim.when))  # for a family grows
            apart = (item for item in wider if not _may_hold(item, claim.value.interval))
            yield from (_conflict(item, claim, corpus) for item in list(apart)[:1])


def _is_range(claim: FigureClaim) -> bool:
    return len(claim.value.points) == 2 or claim.value.hedge == "up to"


def _may_hold(claim: FigureClaim, member: Interval) -> bool:
    """Whether a member may have it, roundings allowed for; a range that only says `up to` is open below."""
    low = claim.value.interval.low if len(claim.value.points) == 2 else 0.0
    return member.low <= claim.value.interval.high * NEAR and member.high >= low / NEAR


def _undated(claim: FigureClaim) -> Circumstances:
    return replace(claim.when, as_of=None)


def _conflict(whole: FigureClaim, member: FigureClaim, corpus: Corpus) -> Conflict:
    members = tuple(sorted((whole.id, member.id)))
    said = " and ".join(spell_member(item.id, corpus) for item in (whole, member))
    because = f"{said}. {corpus.label(member.subject)} is of that family, and outside of the range."
    return Conflict(id=name_of(members, ()), scope=scope_of(members, corpus), members=members, laws=(), because=because)
