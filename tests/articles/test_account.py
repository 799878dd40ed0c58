"""Every element is bound to a claim, set aside for a reason, or open; and what binds it is strict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.articles.coverage import Account, Coverage, Tally, as_json, coverage_of
from assay.articles.coverage.account import _Places
from assay.articles.coverage.segments import Unit
from assay.model.set_aside import MEANINGS, Reason, SetAside
from assay.records.load import load
from tests.sample import messages, put

ASIDES = "claims/coverage/sizes.yml"
BOUND = ("sizes/otter-tokens",)


def cover(root: Path, asides: str = "", **claims: str) -> Coverage:
    """The coverage of the small article with these set-asides, and these claims beside its own."""
    if asides:
        put(root, ASIDES, asides)
    for name, claim in claims.items():
        put(root, f"claims/records/sizes/{name}.yml", f"{{statement: It is so., read_as: of a test, {claim}}}\n")
    loaded = load(root)
    assert messages(loaded) == []
    return coverage_of("sizes", loaded.texts["sizes"], loaded.corpus)


def at(coverage: Coverage, kind: str, start: int) -> Account:
    (found,) = [item for item in coverage.accounts if (item.element.kind, item.element.start) == (kind, start)]
    return found


def opened(coverage: Coverage) -> list[tuple[str, int]]:
    return [(item.element.kind, item.element.start) for item in coverage.open]


def test_what_no_claim_covers_is_open(base: Path) -> None:
    assert opened(cover(base)) == [
        ("heading", 0),
        ("date", 139),
        ("system", 154),
        ("number", 175),
        ("sentence", 226),
        ("system", 226),
        ("comparison", 232),
        ("system", 244),
    ]


def test_the_counts_add_up_kind_by_kind(base: Path) -> None:
    coverage = cover(base, "- {at: 0, quote: On the size of models, reason: heading}\n")
    tallies = coverage.tallies()
    assert (tallies["sentence"], tallies["heading"]) == (Tally(4, 3, 0), Tally(1, 0, 1))
    assert (tallies["number"], tallies["number"].open) == (Tally(3, 2, 0), 1)
    total = coverage.total()
    assert total.found == sum(tally.found for tally in tallies.values()) == len(coverage.accounts)
    assert total.open == len(coverage.open)
    assert coverage.reasons() == {"heading": 1}


@pytest.mark.parametrize(
    ("claim", "is_open"),
    [
        ("quote: 1.4 trillion tokens, at: 175, subject: stoat, attribute: training_tokens", False),
        ("quote: 'tokens, “far', at: 188, subject: stoat, attribute: training_tokens, value: 1.4 trillion", True),
        ("quote: 1.4 trillion, at: 175, placeholder: data", True),
    ],
    ids=["covered", "beside it", "covered by a claim without a value"],
)
def test_a_figure_is_bound_only_by_a_quote_that_covers_it(base: Path, claim: str, is_open: bool) -> None:  # noqa: FBT001
    assert at(cover(base, it=claim), "number", 175).is_open is is_open


def test_a_sentence_is_bound_by_any_claim_in_it_and_a_name_by_one_that_is_about_it(base: Path) -> None:
    coverage = cover(base, it="quote: almost, at: 253, subject: stoat, attribute: training_tokens, value: 1 trillion")
    assert [at(coverage, kind, start).claims for kind, start in (("sentence", 226), ("system", 244))] == [
        ("sizes/it",),
        ("sizes/it",),
    ]
    assert opened(coverage)[-2:] == [("system", 226), ("comparison", 232)]


def test_a_comparison_is_bound_by_a_claim_that_compares(base: Path) -> None:
    claim = "quote: almost, at: 253, relation: outperforms, subject: otter-70b, object: stoat, metric: quiz"
    coverage = cover(base, it=claim)
    assert [item for item in coverage.open if item.element.unit.start == 226] == []


def test_a_sentence_without_a_claim_is_set_aside_whole_but_for_its_figures(base: Path) -> None:
    for name in ("stoat-needs", "reference-8"):
        (base / "claims" / "records" / "sizes" / f"{name}.yml").unlink()
    coverage = cover(base, "- {at: 154, quote: Stoat was trained, reason: opinion}\n")
    here = [item for item in coverage.accounts if item.element.unit.start == 154]
    assert [item.element.kind for item in here if item.is_open] == ["number", "reference"]
    assert {item.aside.reason for item in here if item.aside} == {"opinion"}


def test_a_stretch_sets_all_of_it_aside_figures_too(base: Path) -> None:
    for name in ("stoat-needs", "reference-8"):
        (base / "claims" / "records" / "sizes" / f"{name}.yml").unlink()
    coverage = cover(base, "- {at: 154, quote: Stoat, to: 271, reason: advertisement}\n")
    assert [item for item in coverage.open if item.element.start >= 154] == []


def test_in_a_sentence_with_a_claim_only_what_the_entry_covers_is_set_aside(base: Path) -> None:
    coverage = cover(base, "- {at: 154, quote: Stoat, reason: repetition, of: sizes/stoat-needs}\n")
    aside = at(coverage, "system", 154).aside
    assert aside is not None
    assert (aside.reason, aside.of) == ("repetition", "sizes/stoat-needs")
    assert at(coverage, "number", 175).is_open


def test_the_nearest_entry_counts_where_several_cover_the_same(base: Path) -> None:
    asides = "- {at: 226, quote: Otter, to: 271, reason: opinion}\n- {at: 244, quote: Stoat, reason: wording}\n"
    coverage = cover(base, asides)
    assert coverage.reasons() == {"opinion": 3, "wording": 1}


def test_an_entry_that_sets_nothing_aside_is_told(base: Path) -> None:
    coverage = cover(base, "- {at: 33, quote: 70 billion, reason: wording}\n")
    assert [entry.quote for entry in coverage.idle] == ["70 billion"]


def test_without_the_text_nothing_is_taken_for_granted(base: Path) -> None:
    coverage = coverage_of("sizes", None, load(base).corpus)
    assert (coverage.is_checked, coverage.total()) == (False, Tally(0, 0, 0))
    (row,) = as_json([coverage], {})["articles"]
    assert (row["outcome"], row["total"]) == ("not_checked", {"found": 0, "bound": 0, "set_aside": 0, "open": 0})


def test_the_rows_say_what_accounts_for_each_element_and_hold_no_text_but_open_fragments(base: Path) -> None:
    asides = "- {at: 0, quote: On the size of models, reason: heading}\n"
    coverage = cover(base, asides, it="quote: Otter outperforms Stoat, at: 226, placeholder: data")
    (row,) = as_json([coverage], load(base).texts)["articles"]
    assert row["elements"][0] == {"kind": "heading", "start": 0, "end": 21, "reason": "heading"}
    assert row["elements"][1]["claims"] == ["sizes/otter-parameters", "sizes/otter-tokens"]
    assert row["open"] == [
        {"kind": "date", "start": 139, "end": 152, "fragment": "in March 2022"},
        {"kind": "system", "start": 154, "end": 159, "fragment": "Stoat"},
        {"kind": "number", "start": 175, "end": 187, "fragment": "1.4 trillion"},
    ]
    assert row["outcome"] == "mismatch"
    json.dumps(row, allow_nan=False)


def test_every_reason_has_a_meaning() -> None:
    assert tuple(MEANINGS) == get_args(Reason)
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12)


@given(SPANS, st.integers(0, 45), st.integers(1, 10))
def test_what_touches_a_place_is_found_as_by_a_look_at_all(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    asides = [
        SetAside(article="it", quote="x", start=first, end=first + size, reason="heading") for first, size in spans
    ]
    place = Unit("sentence", start, start + length)
    slow = [one for one in asides if one.start < place.end and place.start < one.end]
    assert _Places(asides).touching(place) == slow
