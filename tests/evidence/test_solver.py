"""The solver: what is feasible, what a variable may be, and which smallest sets contradict themselves."""

from __future__ import annotations

from itertools import combinations
from math import inf, isinf, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.evidence.solver import (
    EASE,
    Bound,
    Programme,
    Row,
    all_irreducible,
    connected,
    finite,
    groups,
)
from tests.solving import bounds, irreducible, is_feasible

X, Y, Z = ("stoat", "x"), ("stoat", "y"), ("stoat", "z")


def row(member: str, low: float, high: float, **powers: float) -> Row:
    """`row("a", 0, 1, x=1, y=-1)`: what is said of x - y."""
    return Row(
        member=member,
        coefficients=tuple((("stoat", name), power) for name, power in powers.items()),
        low=low,
        high=high,
    )


def names(rows: tuple[Row, ...]) -> set[str]:
    return {item.member for item in rows}


TIED = [row("x is 1", 1, 1, x=1), row("y is 2", 2, 2, y=1), row("sum is 5", 5, 5, x=1, y=1)]


def test_rows_that_can_hold_at_once() -> None:
    assert is_feasible([])
    assert is_feasible(TIED[:2])
    assert is_feasible([*TIED[:2], row("sum is 3", 3, 3, x=1, y=1)])


def test_rows_that_cannot() -> None:
    assert not is_feasible(TIED)
    assert not is_feasible([row("a", 0, 1, x=1), row("b", 2, 3, x=1)])


def test_a_row_may_leave_one_side_open() -> None:
    assert is_feasible([row("a", -inf, 1, x=1), row("b", 1, inf, x=1)])
    assert not is_feasible([row("a", -inf, 1, x=1), row("b", 1.1, inf, x=1)])


def test_the_ease_absorbs_rounding_and_nothing_more() -> None:
    assert log(0.1 * 3) != log(0.3)
    assert is_feasible([row("a", log(0.1 * 3), inf, x=1), row("b", -inf, log(0.3), x=1)])
    assert is_feasible([row("a", EASE, inf, x=1), row("b", -inf, 0, x=1)])
    assert not is_feasible([row("a", 10 * EASE, inf, x=1), row("b", -inf, 0, x=1)])


def test_the_ease_is_far_below_what_any_printed_digit_asserts() -> None:
    assert log(1.00001) > 10 * EASE


def test_bounds_follow_from_the_other_rows() -> None:
    rows = [row("x", 1, 2, x=1), row("law", 3, 4, x=1, y=1)]
    assert bounds(rows, Y) == pytest.approx((1, 3), abs=1e-6)
    assert bounds(rows, X) == pytest.approx((1, 2), abs=1e-6)


def test_bounds_follow_through_powers() -> None:
    rows = [row("x", 2, 4, x=1), row("law", 10, 10, x=1, y=2)]
    assert bounds(rows, Y) == pytest.approx((3, 4), abs=1e-6)


def test_what_nothing_bounds_is_infinite() -> None:
    assert bounds([row("x", 1, 2, x=1)], Z) == (-inf, inf)
    assert bounds([row("law", 3, 4, x=1, y=1)], Y) == (-inf, inf)
    low, high = bounds([row("law", 3, inf, x=1, y=1), row("x", -inf, 1, x=1)], Y)
    assert low == pytest.approx(2, abs=1e-6)
    assert high == inf


def test_a_row_without_any_bound_says_nothing() -> None:
    assert not finite(-inf, inf)
    assert finite(0, inf)
    assert finite(-inf, 0)


def test_a_bound_names_the_rows_that_make_it() -> None:
    rows = [row("x", 1, 2, x=1), row("law", 3, 4, x=1, y=1), row("far", 0, 9, y=1), row("apart", 0, 1, z=1)]
    found = Programme(rows).bounds(Y)
    assert found
    assert [bound.value for bound in found] == pytest.approx([1, 3], abs=1e-6)
    assert [bound.rows for bound in found] == [(rows[0], rows[1])] * 2
    assert Programme(rows[3:]).bounds(Y) == (Bound(-inf), Bound(inf))
    assert Programme(TIED).bounds(Y) is None


def test_rows_left_out_for_a_while_are_back_afterwards() -> None:
    programme = Programme(TIED)
    with programme.without([0]):
        assert programme.feasible()
        with programme.without([0, 1]):
            assert programme.bounds(X) == (Bound(-inf), Bound(inf))
        assert programme.bounds(X) is not None
    assert not programme.feasible()


def test_rows_that_hang_together_through_others_are_kept_in_order() -> None:
    rows = [row("far", 0, 1, c=1, d=1), row("apart", 0, 1, y=1, z=1), row("near", 0, 1, a=1, b=1)]
    rows += [row("between", 0, 1, b=1, c=1), row("alone", 0, 1, z=1)]
    assert [[item.member for item in group] for group in groups(rows)] == [
        ["far", "near", "between"],
        ["apart", "alone"],
    ]
    assert [item.member for item in connected(rows, Z)] == ["apart", "alone"]
    assert connected(rows, ("stoat", "e")) == []


def test_an_irreducible_set_leaves_bystanders_out() -> None:
    bystanders = [row("z is 9", 9, 9, z=1), row("x is small", -inf, 7, x=1), row("z and y", 0, 20, z=1, y=1)]
    assert names(irreducible([*bystanders, *TIED])) == names(tuple(TIED))


def test_a_pair_is_smaller_than_a_chain() -> None:
    rows = [row("a", 0, 1, x=1), row("b", 2, 3, x=1)]
    assert names(irreducible(rows)) == {"a", "b"}


def test_every_contradiction_is_found_once() -> None:
    rows = [*TIED, row("x is 4", 4, 4, x=1)]
    found = [frozenset(names(subset)) for subset in all_irreducible(rows, 9)]
    assert len(found) == 3
    assert set(found) == {
        frozenset({"x is 1", "x is 4"}),
        frozenset({"x is 1", "y is 2", "sum is 5"}),
        frozenset({"x is 4", "y is 2", "sum is 5"}),
    }


def test_rows_that_say_the_same_are_told_apart() -> None:
    rows = [row("a", 0, 0, x=1), row("a", 0, 0, x=1), row("b", 1, 1, x=1)]
    assert len(list(all_irreducible(rows, 9))) == 2


def test_nothing_is_found_where_all_can_hold() -> None:
    assert list(all_irreducible(TIED[:2], 9)) == []


def test_the_search_stops_when_enough_were_found() -> None:
    rows = [row(str(value), value, value, x=1) for value in range(7)]
    assert len(list(all_irreducible(rows, 5))) == 5
    assert len(list(all_irreducible(rows, 99))) == 21


coefficients = st.sampled_from([-2.0, -1.0, 1.0, 2.0])
powers = st.dictionaries(st.sampled_from([X, Y, Z]), coefficients, min_size=1, max_size=3)
ends = st.tuples(st.integers(-4, 4), st.integers(0, 2))


@st.composite
def systems(draw: st.DrawFn) -> list[Row]:
    """Small systems with whole ends, so that none is feasible or not by a hair."""
    rows = []
    for number in range(draw(st.integers(2, 7))):
        low, width = draw(ends)
        rows.append(
            Row(member=str(number), coefficients=tuple(draw(powers).items()), low=float(low), high=float(low + width))
        )
    return rows


@given(systems())
@settings(max_examples=150, deadline=None)
def test_an_irreducible_set_is_infeasible_and_no_member_can_be_spared(rows: list[Row]) -> None:
    if is_feasible(rows):
        return
    subset = irreducible(rows)
    assert set(subset) <= set(rows)
    assert not is_feasible(subset)
    for index in range(len(subset)):
        assert is_feasible([*subset[:index], *subset[index + 1 :]])


@given(systems())
@settings(max_examples=150, deadline=None)
def test_the_rows_of_a_bound_make_it_and_none_of_them_can_be_spared(rows: list[Row]) -> None:
    for variable in (X, Y, Z):
        found = Programme(rows).bounds(variable)
        assert (found is None) is not is_feasible(rows)
        for index, bound in enumerate(found or ()):
            assert bounds(bound.rows, variable)[index] == pytest.approx(bound.value, abs=1e-6)
            for one in bound.rows:
                rest = [other for other in bound.rows if other is not one]
                assert isinf(bounds(rest, variable)[index])


@given(systems(), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_all_of_them_are_found_each_once_up_to_as_many_as_asked_for(rows: list[Row], most: int) -> None:
    found = [frozenset(names(subset)) for subset in all_irreducible(rows, most)]
    every = smallest_contradictions(rows)
    assert len(set(found)) == len(found) == min(most, len(every))
    assert set(found) <= every


def smallest_contradictions(rows: list[Row]) -> set[frozenset[str]]:
    """Every irreducible infeasible subset, found by trying all of them from the smallest."""
    known: set[frozenset[str]] = set()
    for size in range(1, len(rows) + 1):
        for subset in combinations(rows, size):
            chosen = frozenset(names(subset))
            if not any(smaller <= chosen for smaller in known) and not is_feasible(subset):
                known.add(chosen)
    return known
