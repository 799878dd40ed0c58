"""Names beside the dots of a picture: those of which the articles speak, where there is room."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import altair as alt
import pandas as pd

from assay.model.corpus import Corpus
from assay.notebooks.charts.drawing import svg
from assay.notebooks.charts.labels import MOST, Dot, Field, beside, clear_of

FIELD = Field(along=(1, 1e6), up=(1, 1e6), height=400)


def corpus(*subjects: str) -> Corpus:
    return cast("Corpus", SimpleNamespace(claims=dict(enumerate(SimpleNamespace(subject=name) for name in subjects))))


def dot(entity: str, x: float, y: float) -> Dot:
    return Dot(entity=entity, name=entity.upper(), x=x, y=y)


def test_the_models_of_the_articles_are_named_first_and_no_name_lies_on_another() -> None:
    crowd = [dot(f"m{number:02}", 1000, 1000 + number) for number in range(20)]
    (first, _), *others = beside(crowd, FIELD, corpus("m07", "m07", "m03"))
    assert first.entity == "m07"
    assert len(others) <= 1, "there is room on either side of one place only"


def test_a_name_at_the_edge_stands_on_the_other_side_of_its_dot() -> None:
    assert [side for _, side in beside([dot("left", 1.1, 10), dot("right", 9e5, 1000)], FIELD, corpus())] == [
        "right", "left",
    ]  # fmt: skip


def test_the_name_of_a_line_goes_down_it_to_where_no_dot_is_and_names_of_dots_keep_clear_of_it() -> None:
    places = [dot("a line", x, 1000) for x in (1e5, 1e4, 10)]
    on_the_first = dot("m01", 6e4, 1000)
    assert clear_of([on_the_first], places, FIELD) == places[1]
    below = dot("m02", 3e3, 1100)
    assert [side for _, side in beside([below], FIELD, corpus())] == ["right"]
    assert beside([below], FIELD, corpus(), [dot("a long name", 1.6e5, 1000)]) == [(below, "left")]


def test_a_cloud_has_few_names() -> None:
    scattered = [dot(f"m{number:02}", 10 ** (number % 5), 10 ** (number / 6)) for number in range(30)]
    assert len(beside(scattered, FIELD, corpus())) == MOST


def test_a_dot_says_its_name_when_it_is_pointed_at_and_the_name_is_text() -> None:
    frame = pd.DataFrame({"x": [1], "y": [2], "name": ["<b>GPT-3</b>"]})
    chart: Any = alt.Chart(frame).mark_point(filled=True, aria=True).encode(x="x:Q", y="y:Q", description="name:N")
    assert "<title>&lt;b&gt;GPT-3&lt;/b&gt;</title></path>" in svg(chart)
    assert "aria-label" not in svg(chart)
