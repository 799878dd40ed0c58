"""Where very much is said of one quantity: every statement still stands in a conflict, and there are few of them."""

from __future__ import annotations

import pytest

from assay.evidence.lawbook import Lawbook
from assay.model import Article, Attribute, Claim, ClaimId, Entity, Fact, FactId, Kind, Source
from assay.model.corpus import Corpus
from assay.model.dates import parse_date
from assay.quantity import Quantity, parse, unit
from assay.verdicts.conflicts import Conflicts, Scope, find_conflicts
from assay.verdicts.conflicts.direct import MOST_SAID

DAY = parse_date("2026-01-01")
ARTICLES = ("one", "other", "third")


def figure(number: int) -> Quantity:
    return parse(str(number)).to(unit("parameter"))


def claimed(number: int, article: str) -> Claim:
    return Claim(
        id=ClaimId(f"{article}/claim-{number}"), article=article, statement=f"It has {number}.", quote=str(number),
        start=number, kind=Kind.FIGURE, subject="mole", attribute="parameters", value=figure(number),
    )  # fmt: skip


def stated(number: int) -> Fact:
    return Fact(
        id=FactId(f"source-{number}#mole.parameters"), source=f"source-{number}", subject="mole",
        attribute="parameters", value=figure(number), locator="Table 1",
    )  # fmt: skip


def source(key: str) -> Source:
    return Source(
        id=key, kind="paper", title=key, author=(), date=DAY, depth="full-text", read_on=DAY, read_at="the print"
    )


def found(claims: list[Claim], facts: list[Fact]) -> Conflicts:
    attribute = Attribute(id="parameters", label="parameters", type="quantity", definition="", unit="parameter")
    articles = {
        name: Article(id=name, title=name, sha256="", length=10**6, words=1, references="none") for name in ARTICLES
    }
    return find_conflicts(
        Lawbook(
            Corpus(
                attributes={"parameters": attribute}, entities={"mole": Entity(id="mole", label="Mole", kind="model")},
                sources={fact.source: source(fact.source) for fact in facts}, facts=tuple(facts), articles=articles,
                claims={claim.id: claim for claim in claims},
            )
        )
    )  # fmt: skip


@pytest.mark.parametrize("count", [2, MOST_SAID])
def test_every_two_statements_that_disagree_are_a_conflict(count: int) -> None:
    conflicts = found([claimed(10_001 + 37 * number, "one") for number in range(count)], [])
    assert len(conflicts.found) == count * (count - 1) // 2
    assert conflicts.more_in == ()


def test_of_very_many_each_is_set_against_the_ends_and_the_quantity_is_named() -> None:
    claims = [claimed(10_001 + 37 * number, ARTICLES[number % 3]) for number in range(400)]
    conflicts = found(claims, [])
    assert len(conflicts.found) <= 4 * len(claims)
    assert conflicts.more_in == ("Mole: parameters, for which 400 figures are given",)
    for scope in (Scope.WITHIN, Scope.ACROSS):
        members = {member for conflict in conflicts.found if conflict.scope is scope for member in conflict.members}
        assert members == {claim.id for claim in claims}


def test_the_same_holds_of_very_many_sources() -> None:
    facts = [stated(10_001 + 37 * number) for number in range(400)]
    conflicts = found([], facts)
    assert len(conflicts.found) <= 4 * len(facts)
    assert {member for conflict in conflicts.found for member in conflict.members} == {fact.id for fact in facts}
    assert conflicts.more_in == ("Mole: parameters, for which 400 figures are given",)


def test_one_that_stands_apart_of_very_many_that_agree_is_found() -> None:
    near = [*(claimed(10_001 + number, "one") for number in range(30)), claimed(20_001, "other")]
    apart = near[-1].id
    assert any(apart in conflict.members for conflict in found(near, []).found)
