"""Several places in a source, told as one."""

from __future__ import annotations

import pytest

from assay.evidence.locators import join_locators


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (["Table 3"], "Table 3"),
        (["Table 3", "Table 3"], "Table 3"),
        (["Table 3", "Table 4"], "Tables 3 and 4"),
        (["Table 9", "Table 3", "Table 4", "Table 7", "Table 6", "Table 8"], "Tables 3, 4 and 6 to 9"),
        (["Table 3", "Abstract", "Table 4"], "Tables 3 and 4; Abstract"),
        (["Table 3", "Figure 3"], "Table 3; Figure 3"),
        (["Table A3", "Table 3"], "Table A3; Table 3"),
    ],
)
def test_every_place_stands_once_and_neighbours_are_a_range(places: list[str], told: str) -> None:
    assert join_locators(places) == told
