"""Each error once, and what sources give differently."""

from __future__ import annotations

import pytest

from assay.evidence.lawbook import Lawbook
from assay.model import Claim, Fact, Verdict
from assay.verdicts.conflicts import Conflict, Difference, Explained, Scope, find_conflicts
from assay.verdicts.differences import MEANINGS, difference_of
from assay.verdicts.distinct_errors import distinct_errors
from tests.world import claim, fact, project, world

YES, NO, OPEN = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.UNVERIFIABLE
DATED = Explained(by=Difference.DATE, why="2022 and May 2024")


def conflict(name: str, *members: str, scope: Scope = Scope.WITHIN, apparent: Explained | None = None) -> Conflict:
    return Conflict(id=name, scope=scope, members=members, laws=(), because="They differ.", apparent=apparent)


def test_all_ways_to_see_one_error_are_one_error() -> None:
    found = [
        conflict("one", "a/wrong", "b#x"),
        conflict("two", "a/right", "a/wrong"),
        conflict("three", "a/off", "b#y"),
    ]
    errors = distinct_errors(found, {"a/wrong": NO, "a/right": YES, "a/off": NO})
    assert [(error.claim, [item.id for item in error.conflicts]) for error in errors] == [
        ("a/wrong", ["one", "two"]),
        ("a/off", ["three"]),
    ]


@pytest.mark.parametrize(
    ("verdicts", "accused"),
    [
        ({"a/one": NO, "a/two": YES}, "a/one"),
        ({"a/one": YES, "a/two": NO}, "a/two"),
        ({"a/one": OPEN, "a/two": Verdict.MISLEADING}, "a/two"),
        ({"a/one": NO, "a/two": NO}, "a/one"),
    ],
)
def test_the_worst_statement_of_a_set_is_accused(verdicts: dict[str, Verdict], accused: str) -> None:
    (error,) = distinct_errors([conflict("it", "a/one", "a/two")], verdicts)
    assert error.claim == accused


def test_of_two_that_are_refuted_the_one_that_is_in_more_sets_is_accused() -> None:
    found = [conflict("both", "a/one", "a/two"), conflict("alone", "a/two", "b#x")]
    assert [error.claim for error in distinct_errors(found, {"a/one": NO, "a/two": NO})] == ["a/two"]


def test_what_is_explained_or_lies_between_sources_accuses_nobody() -> None:
    found = [conflict("it", "b#x", "c#x", scope=Scope.SOURCES), conflict("dated", "a/one", "b#x", apparent=DATED)]
    assert distinct_errors(found, {"a/one": NO}) == ()


def test_the_articles_of_an_error_begin_with_its_own() -> None:
    (error,) = distinct_errors([conflict("it", "a/right", "b/wrong", "c#x")], {"a/right": YES, "b/wrong": NO})
    assert error.articles == ("b", "a")


def between(one: Fact, other: Fact) -> Difference:
    corpus = world(one, other)
    (found,) = find_conflicts(Lawbook(corpus)).found
    assert found.scope is Scope.SOURCES
    return difference_of(found, corpus)


@pytest.mark.parametrize(
    ("what", "values", "more", "kind"),
    [
        ("stoat.score", ("47.5", "50.2"), {"metric": "quiz", "setting": "5-shot"}, Difference.MEASURED_AGAIN),
        ("stoat.shown_to_work_up_to", ("175B", "530B"), {}, Difference.PROGRESS),
        ("plain.parameters", ("176.2 billion", "178 billion"), {}, Difference.PRECISION),
        ("plain.parameters", ("1.50 trillion", "1.57 trillion"), {}, Difference.OPEN),
    ],
)
def test_a_difference_between_sources_has_a_kind(
    what: str, values: tuple[str, str], more: dict[str, str], kind: Difference
) -> None:
    other = fact(what, values[1], source="survey", **more)
    assert between(fact(what, values[0], **more), other) is kind


def test_two_days_are_a_difference_of_date() -> None:
    same = {"metric": "quiz", "setting": "5-shot"}
    early = fact("stoat.score", "47.5", as_of="2022-05", **same)
    assert between(early, fact("stoat.score", "90", source="survey", as_of="2023-05", **same)) is Difference.DATE


def test_every_kind_is_told() -> None:
    assert set(MEANINGS) == set(Difference)
    report, corpus = project().report, project().loaded.corpus
    for item in report.conflicts.found:
        if item.scope is Scope.SOURCES:
            assert difference_of(item, corpus) in Difference


def test_a_rounding_is_told_by_the_ends_that_are_compared() -> None:
    corpus = world(fact("plain.parameters", "176.2 billion"), fact("plain.parameters", "178 billion", source="survey"))
    (found,) = find_conflicts(Lawbook(corpus)).found
    assert str(found.apparent) == "explained by precision: as printed, their nearest ends are less than 3 % apart"


def test_the_records_have_each_error_once() -> None:
    """Nobody is accused twice, and every set between statements of articles and the evidence is one way to see one."""
    report = project().report
    accused = [error.claim for error in report.errors]
    assert len(accused) == len(set(accused))
    ways = [item.id for error in report.errors for item in error.conflicts]
    real = [item.id for item in report.conflicts.found if not item.apparent and item.scope is not Scope.SOURCES]
    assert sorted(ways) == sorted(real)
    verdicts: dict[str, Verdict] = {row.claim.id: row.verdict for row in report.rows}
    assert {verdicts[name] for name in accused} == {NO, Verdict.MISLEADING}


def test_a_list_of_other_circumstances_accuses_no_name() -> None:
    named: Claim = claim("ponds/a", "river-lab.released_model", "newt-1", setting="versions")
    listed = fact("river-lab.released_model", ["newt-2", "newt-3"], complete="true", setting="models")
    assert find_conflicts(Lawbook(world(named, listed))).found == ()
    plain: Claim = claim("ponds/a", "river-lab.released_model", "newt-1", setting="models")
    (found,) = find_conflicts(Lawbook(world(plain, listed))).found
    assert found.members == ("paper#river-lab.released_model.models", "ponds/a")
