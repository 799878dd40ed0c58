"""The expressions that a reader's sliders work with hold texts of records as literals, whatever is in these."""

from __future__ import annotations

import json

import pytest

from assay.quantity import parse
from size_debate.what_if import Printed, _answer, _line

TEXTS = ["3'200", 'a "b"', "'); alert(1); ('", "\\' + x", "a\u2028b", "</script>", "${x}", "ünïcödé", "a\nb"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_of_a_record_ends_no_literal(text: str) -> None:
    hours = parse("3200 hours")
    row = Printed(text, 7e9, hours)
    plain = Printed("7B", 7e9, hours)
    same = _answer([plain], 6.0, {"share": 1})
    assert _answer([row], 6.0, {"share": 1}) == same.replace(
        json.dumps(" and one of 7B"), json.dumps(f" and one of {text}")
    )
    assert json.dumps(text)[1:-1] in _answer([row], 6.0, {"share": 1})
    assert _line(row, "1").startswith('"')


@pytest.mark.parametrize("printed", ["3'200 hours", "3200 hours"])
def test_a_figure_as_it_is_printed_ends_no_literal(printed: str) -> None:
    line = _line(Printed("7B", 7e9, parse(printed)), "1")
    assert line.startswith(json.dumps(f"◆ {printed} printed  ● ") + " + ")
