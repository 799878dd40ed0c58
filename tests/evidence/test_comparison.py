"""Who beats whom: counted from scores, taken from counts, or read off two figures."""

from __future__ import annotations

import pytest

from tests.sample import judged, says

OTTER, STOAT = "subject: otter-70b", "subject: stoat"


def beats(scope: str | None = None, metric: str = "exams", relation: str = "outperforms") -> str:
    quantifier = f", scope: {scope}" if scope else ""
    return f"{OTTER}, relation: {relation}, object: stoat, metric: {metric}{quantifier}"


def scores(key: str, attribute: str = "score", **pairs: tuple[float, float]) -> list[str]:
    facts = []
    for metric, (mine, theirs) in pairs.items():
        facts += [
            f"{key}: {OTTER}, attribute: {attribute}, metric: {metric}, value: '{mine}'",
            f"{key}: {STOAT}, attribute: {attribute}, metric: {metric}, value: '{theirs}'",
        ]
    return facts


def tasks(key: str, won: int, lost: int, tied: int = 0, subject: str = "otter-70b", other: str = "stoat") -> list[str]:
    counts = {"tasks_won": won, "tasks_lost": lost, "tasks_tied": tied}
    head = f"{key}: subject: {subject}, object: {other}, metric: exams"
    return [f"{head}, attribute: {name}, value: '{count}'" for name, count in counts.items()]


THREE_OF_FOUR = scores("paper", quiz=(70, 60), maths=(70, 60), reading=(70, 60), essay=(50, 60))
ONE_OF_FOUR = scores("paper", quiz=(70, 60), maths=(50, 60), reading=(50, 60), essay=(50, 60))


@pytest.mark.parametrize(
    ("scope", "facts", "verdict"),
    [
        ("all", tasks("paper", 57, 0), "supported"),
        ("all", tasks("paper", 56, 1), "refuted"),
        ("all", tasks("paper", 56, 0, tied=1), "refuted"),
        ("almost every", tasks("paper", 51, 6), "supported"),
        ("almost every", tasks("paper", 48, 9), "refuted"),
        ("most", tasks("paper", 29, 28), "supported"),
        ("most", tasks("paper", 28, 28), "refuted"),
        ("many", tasks("paper", 18, 39), "supported"),
        ("many", tasks("paper", 17, 40), "refuted"),
        ("some", tasks("paper", 1, 56), "supported"),
        ("some", tasks("paper", 0, 57), "refuted"),
        (None, tasks("paper", 29, 28), "supported"),
        (None, tasks("paper", 28, 29), "refuted"),
    ],
)
def test_a_quantifier_asks_for_a_share(scope: str | None, facts: list[str], verdict: str) -> None:
    assert judged(beats(scope), *facts).verdict == verdict


@pytest.mark.parametrize(
    ("scope", "facts", "verdict"),
    [
        ("most", THREE_OF_FOUR, "supported"),
        ("almost every", THREE_OF_FOUR, "refuted"),
        ("most", ONE_OF_FOUR, "refuted"),
        ("some", ONE_OF_FOUR, "supported"),
    ],
)
def test_scores_of_one_source_are_counted(scope: str, facts: list[str], verdict: str) -> None:
    row = judged(beats(scope), *facts)
    assert row.verdict == verdict
    assert len(row.evidence) == 1


def test_a_count_that_the_other_side_states_is_turned_round() -> None:
    assert judged(beats("most"), *tasks("paper", 6, 51, subject="stoat", other="otter-70b")).verdict == "supported"


def test_one_side_of_a_count_says_nothing() -> None:
    assert says(judged(beats("most"), tasks("paper", 51, 6)[0])) == []


def test_a_narrow_count_yields_to_a_wide_one() -> None:
    facts = [*tasks("paper", 51, 6), *scores("survey", quiz=(50, 60))]
    row = judged(beats("most"), *facts)
    assert ([piece.name for piece in row.evidence], row.verdict) == (["paper"], "supported")


def test_counts_of_like_width_are_all_heard() -> None:
    facts = [*scores("paper", quiz=(70, 60), maths=(70, 60)), *scores("survey", quiz=(50, 60))]
    row = judged(beats("most"), *facts)
    assert (says(row), row.verdict) == (["match", "mismatch"], "disputed")


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"), [(10, 12, "supported"), (12, 10, "refuted"), (10, 10, "refuted")]
)
def test_of_perplexity_less_is_better(mine: float, theirs: float, verdict: str) -> None:
    facts = scores("paper", "perplexity", quiz=(mine, theirs))
    assert judged(beats(metric="quiz"), *facts).verdict == verdict


@pytest.mark.parametrize(
    ("mine", "verdict"), [(62.0, "supported"), (60.0, "supported"), (58.0, "supported"), (57.9, "refuted")]
)
def test_to_match_is_to_be_better_level_or_within_two_points(mine: float, verdict: str) -> None:
    facts = scores("paper", quiz=(mine, 60.0))
    assert judged(beats(metric="quiz", relation="matches"), *facts).verdict == verdict


@pytest.mark.parametrize(
    "facts",
    [
        scores("paper", maths=(70, 60)),
        [scores("paper", quiz=(70, 60))[0], scores("survey", quiz=(70, 60))[1]],
        [
            f"paper: {OTTER}, attribute: score, metric: quiz, setting: zero-shot, value: 70 %",
            f"paper: {STOAT}, attribute: score, metric: quiz, setting: 5-shot, value: 60 %",
        ],
    ],
    ids=["another metric", "different sources", "different settings"],
)
def test_only_like_is_compared_with_like(facts: list[str]) -> None:
    row = judged(beats(metric="quiz"), *facts)
    assert (says(row), row.verdict) == ([], "unverifiable")


def tokens(key: str, subject: str, value: str) -> str:
    return f"{key}: {subject}, attribute: training_tokens, value: {value}"


@pytest.mark.parametrize(
    ("mine", "theirs", "exceeds", "is_below"),
    [
        ("1.4 trillion", "300 billion", "match", "mismatch"),
        ("300 billion", "1.4 trillion", "mismatch", "match"),
        ("1.4 trillion", "1.4 trillion", "mismatch", "mismatch"),
    ],
)
def test_one_figure_exceeds_another_or_not(mine: str, theirs: str, exceeds: str, is_below: str) -> None:
    facts = [tokens("paper", OTTER, mine), tokens("paper", STOAT, theirs)]
    for relation, outcome in (("exceeds", exceeds), ("is_below", is_below)):
        claim = f"{OTTER}, relation: {relation}, object: stoat, attribute: training_tokens"
        assert says(judged(claim, *facts)) == [outcome]


def test_a_source_that_gives_both_figures_goes_before_two_that_give_one_each() -> None:
    facts = [tokens("paper", OTTER, "1 trillion"), tokens("paper", STOAT, "300 billion")]
    claim = f"{OTTER}, relation: exceeds, object: stoat, attribute: training_tokens"
    assert says(judged(claim, *facts, tokens("survey", STOAT, "2 trillion"))) == ["match"]
    assert says(judged(claim, facts[0], tokens("survey", STOAT, "2 trillion"))) == ["mismatch"]
