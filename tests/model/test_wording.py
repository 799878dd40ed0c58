"""What readers see of an article's words."""

from __future__ import annotations

import pytest

from assay.model.wording import cells_apart


@pytest.mark.parametrize(
    ("quote", "seen"),
    [
        ("175 billion3,200", "175 billion | 3,200"),
        ("1.4 billion tokens", "1.4 billion tokens"),
        ("gpt3, phi2 and Llama2", "gpt3, phi2 and Llama2"),
        ("GPT-3.5", "GPT-3.5"),
    ],
)
def test_cells_of_a_table_that_run_together_stand_apart(quote: str, seen: str) -> None:
    assert cells_apart(quote) == seen
