"""Claims that can be computed are computed: the chapters hand over a figure or a count for each of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assay.evidence.gather import gather
from assay.evidence.lawbook import Lawbook
from assay.model import Claim, Outcome, Result, Witness
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.recording import from_data
from assay.quantity import Interval, Quantity
from size_debate.recomputed import assumed, counts, sizes, trends
from size_debate.recomputed.finding import Tally
from size_debate.training_runs import figures_on
from tests.world import real

ROOT = Path(__file__).parents[2]
LEAST = 110
"""Claims that are recomputed, word counts included; fewer would mean that a chapter lost some."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return real()


@pytest.fixture(scope="module")
def results() -> list[Result]:
    """What the notebooks recorded when somebody last looked."""
    return [
        from_data(said, path.stem, int(cell))
        for path in sorted((ROOT / "tests/reference").glob("*.json"))
        for cell, outputs in json.loads(path.read_text("utf-8")).items()
        for said in outputs
        if isinstance(said, dict) and said["name"] != "told"
    ]


def test_claims_that_can_be_computed_have_a_recomputed_witness(corpus: Corpus, results: list[Result]) -> None:
    book = Lawbook(corpus)
    computed = {
        claim.id: piece
        for claim in corpus.claims.values()
        for piece in gather(claim, book, results)
        if piece.witness in (Witness.NOTEBOOK, Witness.TEXT)
    }
    assert len(computed) >= LEAST
    assert all(piece.cell or piece.witness is Witness.TEXT for piece in computed.values()), "linked to its cell"


def test_shares_of_judgements_are_told_as_shares_and_not_as_a_count_of_cases(
    corpus: Corpus, results: list[Result]
) -> None:
    claim = corpus.claims["bigger-not-always-better/lima-outperforms-gpt-4"]
    pieces = list(gather(claim, Lawbook(corpus), results))
    assert [piece.printed for piece in pieces] == [
        "LIMA is better than GPT-4 in 18 % of the comparisons, level in 25 %",
        "LIMA is ahead of GPT-4 in 18 %, and level in 25 %",
    ]
    assert [piece.room for piece in pieces] == [None, None], "a hundredth of the comparisons is no metric"


def test_every_result_speaks_to_some_claim(corpus: Corpus, results: list[Result]) -> None:
    book = Lawbook(corpus)
    heard = {
        (piece.cell.notebook, piece.cell.name)
        for claim in corpus.claims.values()
        for piece in gather(claim, book, results)
        if piece.cell
    }
    unheard = {(result.notebook, result.name) for result in results} - heard
    assert unheard <= SILENT


SILENT = {
    ("names", "names that are the counted size"),
    ("parameters", "active parameters of Mixtral 8x7B"),
    ("scaling", "draws in which the smaller model wins"),
}
"""Results for which no claim asks, kept for the reader."""


def test_tallies_name_claims_that_exist(results: list[Result], corpus: Corpus) -> None:
    assert {name for result in results for name in result.claims} <= set(corpus.claims)


def test_a_comparison_is_counted_as_the_makers_count(corpus: Corpus) -> None:
    found = {tally.name: tally for tally in counts.comparisons(corpus)}
    assert found["LLaMA 13B ahead of GPT-3"].says == "LLaMA 13B is ahead of GPT-3 on 11 of 13"
    lima = found["LIMA ahead of GPT-4"]
    assert (lima.holds, lima.total, lima.sources) == (18, 100, ("zhou-2023-figures",))


def test_a_shape_is_solved_from_the_size_and_meets_what_is_published(corpus: Corpus) -> None:
    layers, width = (sizes.solve(corpus, "mixtral-8x7b", attribute) for attribute in ("layers", "hidden_size"))
    assert layers is not None
    assert width is not None
    assert layers.contains(32)
    assert width.contains(4096)
    assert sizes.solve(corpus, "gpt-4", "layers") is None


def test_steps_that_are_level_count_as_neither(corpus: Corpus) -> None:
    (tokens,) = [one for one in trends.series(corpus, "training_tokens") if one.facts[0].source == "brown-2020"]
    assert set(tokens.steps) == {0}
    counted = trends.count(corpus, ["gpu_hours"])
    assert (counted.rising, counted.falling) == (8, 0)


def test_models_compressed_or_pruned_are_no_steps_in_size(corpus: Corpus) -> None:
    settings = {fact.when.setting for one in trends.series(corpus, "perplexity") for fact in one.facts}
    assert settings <= set(trends.WHOLE)


def test_an_assumption_keeps_a_count_from_deciding(corpus: Corpus) -> None:
    (near,) = assumed.near(corpus)
    claim: Claim = corpus.claims[near.claims[0]]
    result = Result(
        name="n",
        notebook="matches",
        cell=1,
        subject="",
        attribute="",
        value=_share(near),
        because="b",
        relation="holds",
        claims=near.claims,
    )
    (free,) = [piece for piece in gather(claim, Lawbook(corpus), [result]) if piece.cell]
    assert free.outcome is Outcome.MISMATCH, "without its assumption it would refute the claim"
    assert near.when == {"setting": "“not huge” means 2 points"}


def test_what_begins_far_below_a_size_does_not_begin_near_it(corpus: Corpus) -> None:
    """An ability at 40 million parameters is no witness for one billion."""
    quantised, began = assumed.limits(corpus)
    limit = corpus.claims[began.claims[0]].value
    sizes = [quantity_of(fact).points[0] for fact in figures_on(corpus, "parameters")
             if fact.subject == "emergent-abilities-threshold"]  # fmt: skip
    assert isinstance(limit, Quantity)
    assert (min(sizes), began.total) == (4e7, len(sizes)), "one begins far below the limit"
    assert began.holds == sum(limit.points[-1] / 2 <= size <= 2 * limit.points[-1] for size in sizes) == 0
    assert began.says == "0 of 22 began near 1 billion parameters, read with a factor of two"
    assert "quantised no more than" in quantised.says


def _share(tally: Tally) -> Quantity:
    share = Interval.exact(tally.holds / tally.total)
    return Quantity(printed=tally.says, interval=share, loose=share, unit=None, hedge="exact", points=(share.low,))
