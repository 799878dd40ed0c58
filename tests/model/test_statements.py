"""A claim is of the class that has its fields for certain, so that nobody asks for them twice."""

from __future__ import annotations

from dataclasses import fields

import pytest

from assay.model import (
    Claim,
    ContestClaim,
    DateClaim,
    FigureClaim,
    Kind,
    NameClaim,
    OrderClaim,
    TrendClaim,
    Value,
)
from assay.model.dates import parse_date
from assay.model.statements import class_of
from assay.quantity import parse
from tests.world import real

OF_RELATION: dict[str, type[Claim]] = {
    "rises_with": TrendClaim, "falls_with": TrendClaim, "exceeds": OrderClaim, "is_below": OrderClaim,
    "outperforms": ContestClaim, "matches": ContestClaim,
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [(parse("7 billion"), FigureClaim), (parse_date("2022-03"), DateClaim), (("mit",), NameClaim), (None, Claim)],
)
def test_the_value_tells_the_class(value: Value | None, expected: type[Claim]) -> None:
    assert class_of(value, None) is expected


@pytest.mark.parametrize(("relation", "expected"), OF_RELATION.items())
def test_a_relation_tells_it_before_any_value(relation: str, expected: type[Claim]) -> None:
    assert class_of(None, relation) is expected


def test_every_claim_of_the_book_has_what_its_class_promises() -> None:
    claims = real().claims.values()
    for claim in claims:
        own = () if type(claim) is Claim else type(claim).__annotations__
        promised = {one.name for one in fields(claim) if one.name in own}
        assert all(getattr(claim, name) is not None for name in promised), claim.id
        assert isinstance(claim, ContestClaim | TrendClaim) is (claim.kind is Kind.COMPARISON), claim.id
        assert not isinstance(claim, ContestClaim) or claim.other, claim.id

    assert {type(claim) for claim in claims} == {Claim, FigureClaim, DateClaim, NameClaim, *OF_RELATION.values()}
