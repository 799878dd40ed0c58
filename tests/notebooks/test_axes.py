"""Room for the names on an axis."""

from __future__ import annotations

from assay.notebooks.charts.axes import LONGEST, named, room_for


def test_the_longest_name_decides() -> None:
    assert room_for(["BLOOM", "LLaMA 65B"]) == room_for(["LLaMA 65B"]) > room_for(["BLOOM"])


def test_there_is_an_end_to_it() -> None:
    assert room_for(["x" * 500]) == LONGEST
    assert room_for([]) < 10


def test_an_axis_keeps_the_room_free() -> None:
    assert named(["BLOOM"]).to_dict()["minExtent"] == room_for(["BLOOM"])
