"""How many of the quantities that others have marked are found; needs their files, no part of the project."""

from __future__ import annotations

import pytest

from tests.benchmarks.reading_quantities import (
    FOLDER,
    article_claims,
    folds,
    rows_of,
    tally,
    tally_spans,
    total,
    units_of_articles,
    with_units,
)

pytestmark = pytest.mark.skipif(
    not (FOLDER / "score_quant.py").is_file(),
    reason="set ASSAY_BENCHMARKS to a folder with score_quant.py and its data",
)


@pytest.mark.parametrize(
    ("data", "values", "units"),
    [("newsquant", 95, 87), ("recognizers_specs", 90, 83), ("quantulum3_tests", 89, 77)],
)
def test_finds_no_fewer_than_before(data: str, values: float, units: float) -> None:
    by_value, by_unit = total([tally(row) for row in rows_of(data)]).f1()
    assert by_value >= values
    assert by_unit >= units


def test_no_part_of_the_news_is_much_worse_than_the_others() -> None:
    parts = [total([tally(row) for row in fold]).f1()[1] for fold in folds(rows_of("newsquant"))]
    assert min(parts) >= 81, parts


@pytest.mark.parametrize(("data", "share"), [("measeval", 91), ("grobid_quantities", 89)])
def test_units_of_papers_are_read_to_their_end(data: str, share: float) -> None:
    rows = rows_of(data)
    assert 100 * sum(tally_spans(row).units for row in rows) / sum(with_units(row) for row in rows) >= share


def test_finds_the_figures_of_articles_on_models_with_their_units() -> None:
    assert [claim["quote"] for claim, found in article_claims() if not found] == []
    named, claims = units_of_articles()
    assert named / claims >= 0.9
