"""What is published is written quicker than by Python's own writer of JSON, and to the same bytes."""

import json
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from assay.memory.indented_json import indented

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


class Word(StrEnum):
    HOLDS = "it “holds”\n"


@given(VALUES)
def test_a_value_is_written_as_python_writes_it(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(VALUES)
def test_it_may_stand_at_any_depth(value: object) -> None:
    assert json.loads(indented([value], "\n  ")) == [value]


def test_a_word_of_a_list_is_its_text_and_an_end_that_is_open_is_written_as_python_does() -> None:
    value = {"word": Word.HOLDS, "end": [float("inf"), {}, []]}
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)
