"""Records that say the same of the same words: two records of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assay.model import Claim


def repeated(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """Each claim that says what another one says of the same words, with that other one."""
    about: dict[object, list[Claim]] = {}
    for claim in claims:
        about.setdefault((claim.article, claim.subject, claim.attribute, claim.relation), []).append(claim)
    seen: dict[object, list[Claim]] = {}
    for claim in (one for together in about.values() if together[1:] for one in together):
        same = seen.setdefault(_said(claim), [])
        twin = next((one for one in same if one.start < claim.end and claim.start < one.end), None)
        if twin:
            yield claim.id, twin.id
        same.append(claim)


def _said(claim: Claim) -> object:
    """All that a claim says, its wording apart unless it is nothing else."""
    value = claim.figure.points if claim.figure else str(claim.value)
    wording = "" if claim.attribute or claim.relation else claim.statement
    return (
        claim.article, claim.subject, claim.attribute, value, claim.relation, claim.over, claim.scope, str(claim.when),
        claim.placeholder, wording,
    )  # fmt: skip
