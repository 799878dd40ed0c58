"""Rules that hold over all records: a name is not read too narrowly, an alias is of one thing, a fact is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.model import Claim, Fact
from assay.model.dates import parse_date
from assay.model.statements import DayBound
from assay.verdicts.report import assemble
from tests.verdicts.soundness import accused_by_name_alone, named_as_their_series, told_from_an_unknown_day, told_twice
from tests.world import claim, fact, project, world

WIDTH = claim("ponds/width", "otter-70b.hidden_size", "6144")
FACTS = (fact("otter-70b.hidden_size", "4096"), fact("otter-7b.hidden_size", "6144"))
SIZE = fact("otter-70b.parameters", "70 billion")
SMALL = fact("otter-7b.parameters", "7 billion")


def accused(*statements: Claim | Fact) -> list[str]:
    corpus = world(*statements)
    return list(accused_by_name_alone(assemble(corpus, (), {}), corpus))


def test_a_figure_of_a_sibling_is_no_error_where_only_the_series_is_named() -> None:
    (found,) = accused(WIDTH, *FACTS)
    assert found == (
        "ponds/width: the figure is right of Otter 7B, and nothing that holds in the article tells that it means "
        "Otter; make the subject their family"
    )


@pytest.mark.parametrize(
    ("size", "pinned"),
    [("70 billion", True), ("7 billion", False), ("30 billion", False), ("at least 1 billion", False)],
)
def test_what_holds_of_the_one_and_not_of_the_other_tells_which_is_meant(size: str, pinned: bool) -> None:  # noqa: FBT001
    told = claim("ponds/size", "otter-70b.parameters", size)
    assert (accused(WIDTH, told, *FACTS, SIZE, SMALL) == []) is pinned


def test_what_another_article_says_tells_nothing() -> None:
    assert accused(WIDTH, claim("rivers/size", "otter-70b.parameters", "70 billion"), *FACTS, SIZE, SMALL)


def test_a_figure_of_nothing_near_needs_no_more() -> None:
    assert accused(WIDTH, FACTS[0], fact("heron.hidden_size", "6144")) == []


@pytest.mark.parametrize(
    ("alias", "found"), [("Otter", True), ("otter models", True), ("Otter 70B", False), ("Big Otter", False)]
)
def test_an_alias_may_not_be_the_name_of_the_series(alias: str, found: bool) -> None:  # noqa: FBT001
    corpus = world()
    named = replace(corpus.entities["otter-70b"], aliases=(alias,))
    assert bool(list(named_as_their_series(replace(corpus, entities={**corpus.entities, named.id: named})))) is found


def test_a_fact_is_told_once_of_a_family_or_of_its_member() -> None:
    of_all = fact("otter.licence", "mit")
    assert list(told_twice(world(of_all, fact("otter-7b.licence", "mit")))) == [
        "paper#otter-7b.licence: the same is told of the Otter models (paper#otter.licence); keep one of them"
    ]
    others = [
        fact("otter-7b.licence", "apache-2.0"),
        fact("otter-7b.licence", "mit", "survey"),
        fact("otter-7b.licence", "mit", locator="Table 2"),
        fact("stoat.licence", "mit"),
    ]
    assert [list(told_twice(world(of_all, other))) for other in others] == [[], [], [], []]


JUNE = DayBound(date=parse_date("2023-06-08"), because="It tells of a report.", source="survey", locator="title page")


@pytest.mark.parametrize(
    ("quote", "dated", "hangs", "sound"),
    [
        ("Last month", "2023", False, False),
        ("as of press time", None, False, False),
        ("in June", "2023", False, False),
        ("Last month", "2023", True, True),
        ("Last month", "2023-06-10", False, True),
        ("in June 2023", "2023", False, True),
        ("at last a month", "2023", False, True),
    ],
)
def test_a_date_that_is_told_from_an_unknown_day_says_that_it_hangs_on_it(
    quote: str,
    dated: str | None,
    hangs: bool,  # noqa: FBT001
    sound: bool,  # noqa: FBT001
) -> None:
    told = replace(claim("ponds/when", "stoat.released", "2023"), quote=quote, hangs_on_date=hangs)
    corpus = world(told)
    article = replace(corpus.articles["ponds"], date=parse_date(dated) if dated else None, not_before=JUNE)
    faults = list(told_from_an_unknown_day(replace(corpus, articles={"ponds": article})))
    assert (faults == []) is sound


@pytest.mark.parametrize(
    ("low", "high", "span"),
    [
        (JUNE, None, "it is of 8 June 2023 or later"),
        (None, JUNE, "it is of 8 June 2023 or earlier"),
        (JUNE, JUNE, "it is not before 8 June 2023 and not after 8 June 2023"),
    ],
)
def test_the_sentence_says_what_is_known_of_the_day(low: DayBound | None, high: DayBound | None, span: str) -> None:
    told = replace(claim("ponds/when", "stoat.released", "2023"), hangs_on_date=True)
    corpus = world(told, fact("stoat.released", "2023-05"))
    article = replace(corpus.articles["ponds"], not_before=low, not_after=high)
    (row,) = assemble(replace(corpus, articles={"ponds": article}), (), {}).rows
    assert (
        row.because == f"Brook 2020 gives May 2023 (Table 1). The article has no day; {span} (Fell 2020, title page)."
    )


def test_the_records_of_the_book_keep_these_rules() -> None:
    corpus, report = project().loaded.corpus, project().report
    broken = [*accused_by_name_alone(report, corpus), *named_as_their_series(corpus), *told_twice(corpus)]
    assert [*broken, *told_from_an_unknown_day(corpus)] == []
