"""The chapter on GPU-hours: an article's rows against the floor, and the days beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.model.corpus import Corpus
from assay.notebooks.parameters import Refused
from assay.quantity import Interval
from size_debate import printed_hours
from size_debate.figures import compute as pictures
from size_debate.figures import compute_tables as tables
from size_debate.printed_hours import HoursTable
from size_debate.sparse_runs import sparse_models
from size_debate.words import compute as words
from tests.size_debate.drawn import drawn

ARTICLE = "evolution-of-model-size"


@pytest.fixture(scope="module")
def table(corpus: Corpus) -> HoursTable:
    return printed_hours.hours_table(corpus, ARTICLE)


def test_a_bound_below_the_floor_is_measured_and_not_called_wrong(table: HoursTable) -> None:
    assert [row.short for row in table.below] == ["175 billion", "1.7 trillion"]
    assert [row.short for row in table.beaten] == ["175 billion"]
    said = list(tables.row_by_row(table).frame["so it is"])
    assert said[:2] == ["not forbidden by arithmetic"] * 2
    assert said[2] == "not possible: the floor is 3.4 times as much"
    assert said[3].startswith("true as far as it goes, for it is only a bound")


def test_the_pictures_have_every_row_and_every_run(table: HoursTable) -> None:
    drawn(pictures.tokens_a_parameter(table), rows=len(table.runs))
    drawn(pictures.floor_and_table(table), rows=len(table.rows) + len(table.reported))
    drawn(pictures.gpus_that_follow(table), rows=len(table.timed))
    assert len(tables.what_the_floor_stands_on(table).frame) == 4
    assert len(tables.possible_rows(table).frame) == len(table.possible)
    assert len(tables.what_would_save_a_row(table).frame) == 3 * len(table.beaten)


def test_the_reader_can_choose_and_the_picture_shows_the_kindest(table: HoursTable) -> None:
    picture = pictures.try_to_save(table)
    assert picture.live is not None
    drawn(picture, rows=4)
    common, said = printed_hours.common_hours(table)
    assert all(common[row.name] > row.floor for row in table.rows)
    assert len(said) == 3


def test_hours_over_days_are_gpus_and_they_have_to_hold_the_model(table: HoursTable) -> None:
    assert [row.short for row in table.too_few] == ["175 billion", "1.7 trillion"]
    said = "too few GPUs for a model of 175 billion parameters (4.8, where 7.3 are needed) and for a model of 1.7"
    assert str(words.of_the_days(table)["too_few"]).startswith(said)
    roomy = replace(table, rows=table.rows[:2])
    assert words.of_the_days(roomy)["too_few"] == "enough GPUs for every one of its models"


def test_a_mixture_may_take_less_and_yet_took_more(table: HoursTable) -> None:
    (sparse,) = sparse_models(table)
    assert sparse.spent == 1024 * 27 * 24
    assert sparse.least < sparse.spent
    assert [row.short for row in sparse.near] == ["1.7 trillion"]


def test_a_floor_above_a_run_on_record_is_refused(table: HoursTable) -> None:
    too_high = replace(table.kind, tokens=1e6)
    with pytest.raises(Refused, match="the floor is wrong: it is above the GPU-hours that were reported of "):
        printed_hours.hold_against_the_laws(replace(table, kind=too_high, rows=()))


def test_the_least_hours_are_handed_on_as_bounds(table: HoursTable) -> None:
    found = list(printed_hours.least_hours(table))
    assert [one.subject for one in found] == [row.name for row in table.rows]
    assert all(isinstance(one.value, Interval) and one.when == {"setting": "dense"} for one in found)


def test_an_article_that_prints_no_hours_is_refused(corpus: Corpus) -> None:
    with pytest.raises(Refused) as raised:
        printed_hours.hours_table(corpus, "when-llms-shrink")
    assert str(raised.value).startswith("article = 'when-llms-shrink' is none of the articles that print GPU-hours by ")
    assert "(evolution-of-model-size)" in str(raised.value)
