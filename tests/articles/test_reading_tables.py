"""Tables, lists of properties, charts without cells: one head gives the subject, the other what a figure is of."""

from __future__ import annotations

import pytest

from assay.articles.reading.findings import Say
from assay.quantity import Quantity
from tests.articles.reading_texts import binding, bindings, finding

ROWS = """\
| Model | Params (B) | Tokens (T) | Layers |
|---|---|---|---|
| Gopher | 280 | 0.3 | 80 |
| Yi-34B | 34 | 3 | 60 |
"""


@pytest.mark.parametrize(
    ("figure", "attribute", "point"),
    [("280", "parameters", 280e9), ("0.3", "training_tokens", 0.3e12), ("80", "layers", 80)],
)
def test_the_head_of_a_column_gives_attribute_unit_and_scale(figure: str, attribute: str, point: float) -> None:
    found = binding(ROWS, figure)
    assert found.attribute is not None
    assert isinstance(found.value, Quantity)
    assert (found.entity, found.attribute.id, found.value.points, found.certain) == (
        "gopher-280b", attribute, (point,), True,
    )  # fmt: skip


@pytest.mark.parametrize("head", ["Active params (B)", "Activated parameters (B)", "Params active (B)", "Active (B)"])
def test_a_head_that_names_what_is_active_is_no_count_of_experts(head: str) -> None:
    found = binding(f"| Model | {head} | Params (B) |\n|---|---|---|\n| Mixtral 8x7B | 12.9 | 46.7 |", "12.9")
    assert found.attribute is not None
    assert isinstance(found.value, Quantity)
    assert (found.entity, found.attribute.id, found.value.points) == ("mixtral-8x7b", "active_parameters", (12.9e9,))


def test_a_head_without_a_scale_may_mean_either() -> None:
    found = binding("| Model | Active |\n|---|---|\n| Mixtral 8x7B | 39 |", "39")
    assert (found.attribute, found.why) == (None, ("“Active” may mean active parameters or experts per token",))


def test_a_row_of_an_unknown_name_is_nobodys() -> None:
    assert {one.entity for one in bindings(ROWS) if one.printed in ("34", "3", "60")} == {None}


def test_rows_may_be_properties_and_columns_subjects() -> None:
    text = "| | Gopher | PaLM |\n|---|---|---|\n| Layers | 80 | 118 |"
    assert [(one.entity, one.printed) for one in bindings(text)] == [("gopher-280b", "80"), ("palm-540b", "118")]


def test_a_corner_that_was_left_out_shifts_the_heads_back() -> None:
    text = "| Gopher | PaLM | |\n|---|---|---|\n| Layers | 80 | 118 |"
    assert [(one.entity, one.printed) for one in bindings(text)] == [("gopher-280b", "80"), ("palm-540b", "118")]


def test_properties_under_a_heading_are_those_of_what_it_names() -> None:
    text = "# Gopher\n\n| Property | Value |\n|---|---|\n| Layers | 80 |\n"
    assert [(one.entity, one.certain) for one in bindings(text)] == [("gopher-280b", True)]


def test_a_label_over_its_value_is_a_row_of_two_cells() -> None:
    found = binding("Gopher\n\nParameters\n280B\nNumber of Layers\n80", "80")
    assert found.attribute is not None
    assert (found.entity, found.attribute.id) == ("gopher-280b", "layers")


def test_labels_and_values_may_stand_apart() -> None:
    text = "Gopher\n\nNumber of Layers\n\n80\n\nColour\n\nbrown\n"
    assert [(one.entity, one.printed) for one in bindings(text)] == [("gopher-280b", "80")]


def test_a_label_with_words_that_nobody_knows_only_asks() -> None:
    text = "# Gopher\n\n| Property | Value |\n|---|---|\n| Layers of the decoder stack | 80 |\n"
    assert [(one.entity, one.certain) for one in bindings(text)] == [("gopher-280b", False)]


def test_a_chart_that_lost_its_cells_is_read_by_its_caption() -> None:
    caption, heads = "Hours | Model Size (Parameters), GPU Hours Needed", "Model Size (Parameters)GPU Hours Needed"
    found = bindings(f"{caption}\n\n{heads}\n1 billion80\n175 billion3,200\n")
    assert [(one.printed, one.entity) for one in found] == [("80", "any-1b"), ("3,200", "any-175b")]


def test_a_size_that_no_record_has_makes_a_class_of_its_own() -> None:
    text = "| Model size (parameters) | GPU hours |\n|---|---|\n| 30 billion | 10 |\n"
    found = binding(text, "10")
    assert (found.entity, found.certain) == ("size-parameters-3e+10", True)


@pytest.mark.parametrize(
    "head",
    ["Params / B", "Params (×10^9)", "Params (10^{9})", "Parameters, 1e9", "Parameters 10⁹", "Parameters, bn",
     "Params in billions"],
)  # fmt: skip
def test_a_head_gives_the_scale_in_brackets_behind_a_stroke_or_as_a_power(head: str) -> None:
    found = binding(f"| Model | {head} |\n|---|---|\n| Gopher | 280 |\n| PaLM | 540 |", "280")
    assert isinstance(found.value, Quantity)
    assert (found.attribute and found.attribute.id, found.value.points) == ("parameters", (280e9,))


@pytest.mark.parametrize("head", ["Layers vs GPT-3", "Δ layers", "Layers, rank", "Increase in layers", "% of layers"])
def test_a_head_that_compares_is_no_attribute(head: str) -> None:
    found = finding(f"| Model | {head} |\n|---|---|\n| Gopher | 16 |\n| PaLM | 22 |", "16")
    assert (found.say, found.why) == (Say.ABSTAINED, f"“{head}” is a difference, a ratio or a rank")


def test_digits_alone_that_are_a_power_of_a_thousand_off_may_lack_their_scale() -> None:
    text = "| Model | Parameters |\n|---|---|\n| Gopher | {} |\n| PaLM | 540 billion |"
    assert finding(text.format("280"), "280").why == "the column may leave its scale to the reader"
    assert finding(text.format("280 million"), "280 million").say is Say.REFUTED


@pytest.mark.parametrize("head", ["Emissions (t)", "Emissions / t", "Emissions (t CO2e)", "Emissions (tonnes)"])
def test_a_small_letter_in_a_head_is_a_unit_and_no_scale(head: str) -> None:
    found = binding(f"| Model | {head} |\n|---|---|\n| BLOOM | 25 |\n| OPT-175B | 75 |", "25")
    assert isinstance(found.value, Quantity)
    assert (found.attribute and found.attribute.id, found.value.points) == ("training_carbon", (25.0,))
