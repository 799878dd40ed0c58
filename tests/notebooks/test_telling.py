"""What code hands to the prose of a notebook: texts and links, and never markup."""

from __future__ import annotations

from typing import cast

import pytest
from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer

from assay import tell
from assay.book.prose.scripts import script_prose
from assay.book.sphinxext.outputs import Outputs
from assay.notebooks.telling import TOLD, Link, parts_of, series, told_in
from assay.quantity import Interval, parse

ATTACK = "<img src=x onerror=x()> [click](https://evil.example/) {claim}`x`"


def notebook(**values: list[str | dict[str, str]]) -> dict[str, object]:
    return {"cells": [{"outputs": [{"data": {TOLD: values}}]}, {"source": "words"}]}


def test_figures_are_shown_as_the_house_shows_them() -> None:
    assert parts_of(12345) == ["12,345"]
    assert parts_of(Interval(1.5e9, 2e9)) == ["1.5–2 billion"]
    assert parts_of(parse("1.4 trillion")) == ["1.4 trillion"]
    assert parts_of(["about ", Link("two", "claim", "a/b")]) == ["about ", Link("two", "claim", "a/b")]


@pytest.mark.parametrize("value", [0.1, True])
def test_a_bare_float_is_not_told(value: object) -> None:
    with pytest.raises(TypeError, match="say how it is to be shown"):
        tell(value=value)  # type: ignore[arg-type]


def test_a_script_prints_what_it_tells(capsys: pytest.CaptureFixture[str]) -> None:
    tell(cars="5.0", source=[Link("Table 1", "fact", "a#b"), "; more"])
    assert capsys.readouterr().out == "cars: 5.0\nsource: Table 1; more\n"


def test_what_was_told_is_read_back() -> None:
    told = told_in(notebook(a=["two"], b=["by ", {"text": "Table 1", "kind": "fact", "target": "x#y"}]))
    assert told == {"a": ["two"], "b": ["by ", Link("Table 1", "fact", "x#y")]}
    assert series(["a", Link("b", "cell", "n#1")]) == ["a", "; ", Link("b", "cell", "n#1")]


def test_the_output_itself_shows_nothing_since_the_prose_prints_it() -> None:
    made = Outputs.handle_mime(cast("NbElementRenderer", None), MimeData(TOLD, {"a": [ATTACK]}), inline=False)
    assert made is not None
    assert [type(node) for node in made] == [nodes.comment]
    assert not made[0].astext()


def test_words_that_are_told_are_prose_and_their_figures_are_not_typed() -> None:
    source = '# %%\nimport assay\nassay.tell(a=f"{x} of 5 models", b="none")\n'
    assert [text for _, text in script_prose(source)] == ["of 5 models", "none"]
