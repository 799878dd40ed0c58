"""The table of the benchmarks says what their file says."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from assay.book.pages.benchmark import benchmark_tables, scan_tables
from assay.book.pages.write import read_measured
from assay.checkout.paths import MEASURED
from tests.benchmarks.comparison import AIMS, comparisons
from tests.benchmarks.generated import QUOTES, Made, made, texts
from tests.benchmarks.timing import Times

ROOT = Path(__file__).parents[2]
WHERE = {
    "date": "2026-11-21", "commit": "0a1b2c", "machine": "An engine, 2 cores", "system": "Linux, Python 3.11",
    "load": 0.5, "versions": {"other": "1.0"},
}  # fmt: skip

MEASURED_ON = (
    r"Measured on 2026\-11\-21, 3 times in turns, medians; An engine, 2 cores; Linux, Python 3\.11; load of the "
    r"machine 0.5 at the start; other 1\.0; commit 0a1b2c:"
)


def times(*seconds: float) -> Times:
    return Times(list(seconds), [one / 2 for one in seconds])


def test_medians_ratio_and_aim_stand_in_the_table_with_machine_and_day() -> None:
    what = "6,000 claims, one edited"
    rows = comparisons(
        {(what, "Assay"): times(0.2, 0.3, 9), (what, "other"): times(1.4, 1.2, 1.8), ("x", "Assay"): times(200)}
    )
    shown = benchmark_tables({"check": {"measured": WHERE, "rounds": 3, "rows": rows}})
    assert shown.replace("\N{NO-BREAK SPACE}", "~").splitlines() == [
        MEASURED_ON,
        "",
        ":::{table}",
        ":class: assay-audit assay-times",
        "",
        "| What is done | Assay | other | Ratio | Aim |",
        "|---|---|---|---|---|",
        f"| {what} | 0.30~s (0.15~s) | 1.40~s (0.70~s) | 4.67 | at least five times as fast: **missed** |",
        "| x | 200~s (100~s) | – | – | – |",
        "",
        ":::",
        "",
        "Aims that were missed: 6,000 claims, one edited (at least five times as fast).",
    ]  # fmt: skip


def test_without_a_measurement_the_chapter_says_so(tmp_path: Path) -> None:
    assert benchmark_tables(read_measured(tmp_path)) == "Nothing has been measured yet: `make bench` does it.\n"


def rounds(exact: float, printed: str) -> bool:
    """Whether one is the other to the digits that it has; what lies in the middle may go either way.

    In decimals as they are written: as binary fractions, 0.46 lies a little more than 0.005 above 0.455.
    """
    last = Decimal(10) ** -len(printed.partition(".")[2])
    return abs(Decimal(printed) - Decimal(str(exact))) <= last / 2


@pytest.mark.parametrize("exact", [0.455, 0.445, 0.454, 1.005, 9.994, 9.995, 10.25, 12.34, 99.95, 100.5, 101.5])
def test_a_median_is_printed_rounded_also_where_it_lies_in_the_middle(exact: float) -> None:
    shown = benchmark_tables(
        {"book": {"measured": WHERE, "rounds": 1, "rows": comparisons({("x", "a"): times(exact)})}}
    )
    (printed,) = re.findall(r"^\| x \| ([\d.]+)\s+s \(", shown, re.MULTILINE)
    assert rounds(exact, printed)


@pytest.mark.parametrize(("exact", "printed"), [(0.455, "0.47"), (0.454, "0.46"), (12.34, "12.4"), (100.4, "101")])
def test_a_median_is_not_taken_for_another(exact: float, printed: str) -> None:
    assert not rounds(exact, printed)


def test_the_book_prints_the_measurements_of_this_repository() -> None:
    measured = json.loads((ROOT / MEASURED).read_text(encoding="utf-8"))
    shown = benchmark_tables(read_measured(ROOT))
    rows = [row for part in measured.values() for row in part["rows"]]
    printed = re.findall(r"^\| (.+?) \| ([\d.]+)\s+s \(", shown, re.MULTILINE)
    assert [what for what, _ in printed] == [row["what"] for row in rows]
    medians = [row["tools"][0]["median"] for row in rows]
    others = [(first, exact) for (_, first), exact in zip(printed, medians, strict=True) if not rounds(exact, first)]
    assert others == []
    assert shown.count("**missed**") == sum(not row.get("met", True) for row in rows)


def test_every_aim_is_judged_by_the_medians() -> None:
    good = {(what, tool): times(1) for what in AIMS for tool in ("first", "second")}
    met = {row["what"]: row["met"] for row in comparisons(good)}
    assert met == {
        "6,000 claims, the first time": False,
        "6,000 claims, nothing changed": False,
        "6,000 claims, one edited": False,
        "the book, from nothing": False,
        "the book, nothing changed": False,
        "the book, one claim edited": False,
        "the book, one notebook edited": False,
        "its preview, one claim edited": False,
        "its preview, one notebook edited": False,
        "from a saved record to its page, served": True,
        "all commands listed": False,
        "one claim shown": False,
        "the conflicts listed": False,
        "the coverage told": False,
        "what one edit changes against the last commit": True,
        "a page for each claim, from nothing": True,
    }


def test_what_nobody_else_does_has_an_aim_of_its_own() -> None:
    (row,) = comparisons({("from a saved record to its page, served", "Assay"): times(1.9, 2.1, 1.5)})
    assert (row["aim"], row["met"], "ratio" in row) == ("two seconds", True, False)


def test_generated_claims_are_always_the_same_and_their_passages_stand_in_the_texts_once() -> None:
    claims = made(600)
    assert claims == made(600)
    assert len({(claim.model, claim.attribute) for claim in claims}) == 600
    found = "".join(texts(claims).values())
    assert [found.count(claim.passage) for claim in claims] == [1] * QUOTES + [0] * 400
    assert 0 < sum(_is_wrong(claim) for claim in claims) < 60


def _is_wrong(claim: Made) -> bool:
    return abs(float(claim.printed) / float(claim.true) - 1) > 0.05


def test_how_well_texts_are_read_is_told_with_the_reasons_for_what_was_left_aside() -> None:
    read = {
        "measured": "2026-11-30",
        "rows": [{"what": "claims bound whole", "measured": "3 of 4 (75.0%)"}],
        "left_aside": [{"why": "the text denies it", "count": 2}],
    }
    shown = scan_tables(read)
    assert r"Measured on 2026\-11\-30:" in shown
    assert "claims bound whole" in shown
    assert r"3 of 4 \(75\.0\%\)" in shown
    assert "the text denies it" in shown


def test_nothing_read_says_how_to_measure_it() -> None:
    assert "python -m tests.benchmarks.scanning --keep" in scan_tables({})
