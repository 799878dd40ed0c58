"""Who beats whom: differences of printed scores, and what a share of judgements leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.evidence.comparison import _counted
from assay.quantity import Interval
from size_debate.head_to_head import meetings, tally, wilson
from tests.world import fact, real, world


def test_like_is_compared_with_like() -> None:
    corpus = world(
        fact("stoat.score", "61.2", metric="quiz", setting="zero-shot"),
        fact("otter-70b.score", "60.0", metric="quiz", setting="zero-shot"),
        fact("otter-70b.score", "70.0", metric="quiz", setting="5-shot"),
        fact("otter-70b.score", "50.0", "survey", metric="quiz", setting="zero-shot"),
    )
    found = meetings("stoat", "otter-70b", corpus)
    assert list(found) == ["paper"], "another source measured only one of them"
    (game,) = found["paper"]
    assert (game.metric, game.setting, game.outcome) == ("quiz", "zero-shot", "won")
    assert game.ahead == pytest.approx(1.2)


def test_less_perplexity_is_better() -> None:
    corpus = world(
        fact("stoat.perplexity", "9.5", metric="quiz"),
        fact("otter-70b.perplexity", "10.5", metric="quiz"),
    )
    (game,) = meetings("stoat", "otter-70b", corpus)["paper"]
    assert game.outcome == "won"
    assert game.ahead == pytest.approx(1.0)


def test_a_lead_of_the_last_digit_is_a_lead() -> None:
    corpus = world(
        fact("stoat.score", "61.2", metric="quiz"),
        fact("otter-70b.score", "61.1", metric="quiz"),
        fact("stoat.score", "40", metric="maths"),
        fact("otter-70b.score", "40", metric="maths"),
    )
    games = meetings("stoat", "otter-70b", corpus)["paper"]
    assert [game.outcome for game in games] == ["won", "tied"], "the greatest lead stands first"
    assert tally(games) == (1, 1, 0)


@pytest.mark.parametrize(
    ("subject", "other"),
    [
        ("llama-13b", "gpt-3-175b"),
        ("gpt-3-175b", "palm-540b"),
        ("falcon-40b", "llama-65b"),
        ("mistral-7b", "llama-2-13b"),
    ],
)
def test_the_judge_counts_the_same(subject: str, other: str) -> None:
    counts = _counted(subject, other, lambda _: True, real())
    judged = {count.facts[0].source: (count.won, count.tied, count.lost) for count in counts}
    assert {source: tally(games) for source, games in meetings(subject, other, real()).items()} == judged


def test_wilson_as_in_a_textbook() -> None:
    """Newcombe (1998), Table I: 81 of 263 leave 0.2553 to 0.3662; 0 of 20 leave 0 to 0.1611."""
    found = wilson(Interval.exact(81 / 263), 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    found = wilson(Interval.exact(0.0), 20)
    assert (found.low, round(found.high, 4)) == (0.0, 0.1611)


@given(st.floats(0, 1), st.integers(1, 10_000))
def test_the_share_that_was_seen_is_possible(share: float, trials: int) -> None:
    found = wilson(Interval.exact(share), trials)
    assert found.low <= share + 1e-9
    assert found.high >= share - 1e-9


def test_a_share_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a share from 0 to 1 in at least one trial is needed, not .* in 300$"):
        wilson(Interval(0.5, 57), 300)
