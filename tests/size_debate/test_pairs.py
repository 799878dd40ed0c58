"""The chapter on who beats whom: pairs, judgements and one test by size."""

from __future__ import annotations

from typing import Any

import pytest

from assay.model.corpus import Corpus
from assay.notebooks.parameters import Refused
from size_debate.figures import matches as pictures
from size_debate.head_to_head import tally
from size_debate.one_test import GENERAL, solvers_of
from size_debate.pairs import counts_of, judgements, pair_of
from size_debate.words import matches as words
from tests.size_debate.drawn import drawn

TASKS = ["chinchilla-70b", "gopher-280b"]
FALCON = ["falcon-40b", "llama-65b"]
MISTRAL = ["mistral-7b", "llama-2-13b"]


def test_tasks_are_counted_by_the_source_itself(corpus: Corpus) -> None:
    pair = pair_of(corpus, "almost_every", TASKS, needs="all tasks")
    told = words.of_almost_every(pair)
    assert (told["tasks_won"], told["tasks"], told["met"]) == (139, 150, "It is met")
    drawn(pictures.leads(pair), rows=len(pair.scores))


@pytest.mark.parametrize("pair", [TASKS, FALCON, MISTRAL, ["llama-13b", "gpt-3-175b"], ["gpt-3-175b", "palm-540b"]])
def test_any_pair_that_one_source_measured_can_be_drawn_both_ways(corpus: Corpus, pair: list[str]) -> None:
    here, there = pair_of(corpus, "most", pair), pair_of(corpus, "most", pair[::-1])
    drawn(pictures.leads(here), rows=len(here.scores))
    drawn(pictures.leads(there), rows=len(here.scores))
    for source, games in here.games.items():
        assert tally(games) == tally(there.games[source])[::-1]
    assert words.of_most(here)["small_won"]
    assert words.of_reverse(there)["by_source"]


def test_a_leaderboard_is_told_with_who_made_the_tables(corpus: Corpus) -> None:
    pair = pair_of(corpus, "leaderboard", FALCON, sources=2)
    told = words.of_the_leaderboard(pair)
    assert (told["disputed_test"], told["apart"], told["by_program"]) == ("MMLU", "15", "1 of 3")
    assert told["widest_by"] == "from Meta, who made one of the two"
    assert len(pictures.by_source(pair).frame) == len(pair.games)


def test_scores_of_one_model_move_from_paper_to_paper(corpus: Corpus) -> None:
    pair = pair_of(corpus, "all_but_one", MISTRAL, needs="scores given twice")
    coders = pair_of(corpus, "specialist", ["mistral-7b", "code-llama-7b"])
    told = words.of_all_but_one(pair, coders)
    assert (told["moved"], told["measured_twice"], told["most_moved_by"]) == (12, 12, "−7.4")


def test_judgements_are_ahead_only_where_the_ranges_are_apart(corpus: Corpus) -> None:
    found = judgements(corpus, "lima-65b", ["gpt-4", "bard", "alpaca-65b"])
    assert [(one.other, one.outcome) for one in found] == [
        ("alpaca-65b", "ahead"), ("bard", "open"), ("gpt-4", "behind"),
    ]  # fmt: skip
    assert words.of_the_judges(found, "LIMA")["overlapping"] == "Bard"
    drawn(pictures.preferred(found, "LIMA"), rows=3)


def test_one_test_is_drawn_for_any_small_model_that_took_it(corpus: Corpus) -> None:
    everything = solvers_of(corpus, ["phi-1", "phi-1-small"])
    drawn(pictures.one_test_by_size(everything), rows=sum(len(one.facts) for one in everything.all))
    assert words.of_one_test(everything)["lead_beats"] == len(everything.of(GENERAL))
    other = solvers_of(corpus, ["mistral-7b"])
    assert words.of_one_test(other)["lead"] == "Mistral 7B"
    drawn(pictures.one_test_by_size(other), rows=sum(len(one.facts) for one in other.all))


def test_counts_are_sorted_by_share_and_few_pass_as_a_sample(corpus: Corpus) -> None:
    counts = counts_of([pair_of(corpus, "almost_every", TASKS), pair_of(corpus, "leaderboard", FALCON)])
    assert [one.share for one in counts] == sorted((one.share for one in counts), reverse=True)
    assert words.of_the_words(counts)["sure"] == "1 (Chinchilla – Gopher, task by task)"
    drawn(pictures.shares_won(counts), rows=len(counts))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (lambda corpus: pair_of(corpus, "most", ["llama-13b", "otter"]), "most: one of its values = 'otter' is none "),
        (lambda corpus: pair_of(corpus, "most", ["llama-13b"]), "most takes 2 or more different values"),
        (lambda corpus: pair_of(corpus, "most", [*TASKS, "llama-13b"]), "most takes two systems, not 3"),
        (lambda corpus: pair_of(corpus, "almost_every", FALCON, needs="all tasks"),
         "almost_every: no source counts all tasks of falcon-40b and llama-65b; none goes with falcon-40b"),
        (lambda corpus: pair_of(corpus, "leaderboard", ["llama-13b", "gpt-3-175b"], sources=2),
         "leaderboard: fewer than 2 sources on record measured both of llama-13b and gpt-3-175b; with llama-13b go "),
        (lambda corpus: pair_of(corpus, "all_but_one", ["gpt-3-175b", "palm-540b"], needs="scores given twice"),
         "all_but_one: no two sources on record have a test in common of gpt-3-175b and palm-540b; "),
        (lambda corpus: judgements(corpus, "gpt-4", ["bard"]), "judged = 'gpt-4' is none of the systems that people "),
        (lambda corpus: judgements(corpus, "lima-65b", ["phi-1"]), "others: one of its values = 'phi-1' is none of "),
        (lambda corpus: solvers_of(corpus, ["gpt-4"]), "small: one of its values = 'gpt-4' is none of the models "),
    ],
)  # fmt: skip
def test_a_value_that_does_not_work_is_refused_in_a_sentence(corpus: Corpus, asked: Any, message: str) -> None:
    with pytest.raises(Refused) as raised:
        asked(corpus)
    assert str(raised.value).startswith(message)
