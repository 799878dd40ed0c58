"""A source is dead only after it was missed on several days; the clock is outside."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assay.sources import Missed, Sight, Sighting
from assay.sources.missed import Miss, as_json, from_json, settle

START = date(2026, 11, 1)
MISSED = Sighting(
    source="otter",
    service="web",
    sight=Sight.NOT_CHECKED,
    why="the server answers with status 404",
    missed=Missed.ABSENT,
)
SEEN = Sighting(source="otter", service="web", sight=Sight.MATCH)
IDLE = Sighting(source="otter", service="web", sight=Sight.NOT_CHECKED, why="no network")


def told(*days: int) -> Sighting:
    """What is said after the source was missed on these days of a month."""
    history: dict[str, Miss] = {}
    last = MISSED
    for day in days:
        (last,), history = settle([MISSED], history, START + timedelta(day))
    return last


@pytest.mark.parametrize("days", [(0,), (0, 7), (0, 0, 0, 0), (0, 1, 2), (0, 1, 2, 3, 4, 5, 6)])
def test_a_source_that_was_missed_on_too_few_days_is_not_gone(days: tuple[int, ...]) -> None:
    assert told(*days).sight is Sight.NOT_CHECKED


@pytest.mark.parametrize("days", [(0, 7, 14), (0, 1, 7), (0, 1, 2, 3, 4, 5, 6, 7)])
def test_a_source_that_was_missed_long_enough_is_gone(days: tuple[int, ...]) -> None:
    assert told(*days).sight is Sight.GONE


def test_it_is_told_how_often_and_since_when() -> None:
    assert told(0).why == "the server answers with status 404 (not there on 1 day since 2026-11-01)"
    assert told(0, 7, 14).why == "the server answers with status 404 (not there on 3 days since 2026-11-01)"
    unreachable = Sighting(
        source="otter", service="web", sight=Sight.NOT_CHECKED, why="nobody takes the call", missed=Missed.UNREACHABLE
    )
    ((one,), _) = settle([unreachable], {"otter web": Miss((START,), "")}, START + timedelta(3))
    assert one.why == "nobody takes the call (unreachable on 2 days since 2026-11-01)"


def test_a_source_that_is_seen_again_starts_anew_and_one_at_which_nobody_looked_does_not() -> None:
    history = {"otter web": Miss((START,), "x"), "otter arxiv": Miss((START,), "y")}
    assert settle([SEEN], history, START)[1] == {"otter arxiv": Miss((START,), "y")}
    assert settle([IDLE], history, START) == ([IDLE], history)


def test_days_after_today_do_not_count() -> None:
    later = Miss((START + timedelta(30), START + timedelta(60)), "x")
    ((one,), kept) = settle([MISSED], {"otter web": later}, START)
    assert (one.sight, kept["otter web"].days) == (Sight.NOT_CHECKED, (START,))


@given(some.lists(some.tuples(some.sampled_from([MISSED, SEEN, IDLE]), some.integers(0, 40)), max_size=12))
def test_gone_needs_three_days_without_a_sight_between(steps: list[tuple[Sighting, int]]) -> None:
    history: dict[str, Miss] = {}
    since: set[int] = set()
    for sighting, day in sorted(steps, key=lambda step: step[1]):
        ((one,), history) = settle([sighting], history, START + timedelta(day))
        since = set() if sighting is SEEN else since | {day} if sighting is MISSED else since
        expected = sighting is MISSED and len(since) >= 3 and max(since) - min(since) >= 7
        assert (one.sight is Sight.GONE) is expected


def test_the_file_comes_back_as_it_was_without_sources_that_are_no_more() -> None:
    history = {"otter web": Miss((START,), "x"), "stoat arxiv": Miss((START,), "y")}
    kept = json.loads(json.dumps(as_json(history)))
    assert from_json(kept, ["otter", "stoat"]) == history
    assert from_json(kept, ["otter"]) == {"otter web": Miss((START,), "x")}


@pytest.mark.parametrize(
    "found",
    [None, [], {}, {"version": 2, "missed": {}}, {"version": 1}, {"version": 1, "missed": {"otter web": 1}},
     {"version": 1, "missed": {"otter web": {"days": 1, "why": ""}}},
     {"version": 1, "missed": {"otter web": {"days": ["soon"], "why": ""}}},
     {"version": 1, "missed": {"otter web": {"days": []}}}],
)  # fmt: skip
def test_another_file_is_refused(found: object) -> None:
    with pytest.raises(ValueError, match=r"it is not a file of this program|an entry has no days|Invalid isoformat"):
        from_json(found, ["otter"])
