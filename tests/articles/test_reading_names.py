"""Names are read to their end before they are looked up."""

from __future__ import annotations

import pytest

from tests.articles.reading_texts import scanner


def names(text: str, *, in_title: bool = False) -> list[tuple[str, str | None]]:
    found = scanner().lexicon.names.find(text, 0, len(text), in_title=in_title)
    return [(one.text, one.entity) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Falcon-180B and Falcon 40B", [("Falcon-180B", None), ("Falcon 40B", "falcon-40b")]),
        ("PaLM 2, PaLM", [("PaLM 2", None), ("PaLM", "palm-540b")]),
        ("GPT-4.1, GPT-4 Turbo and GPT-4", [("GPT-4.1", None), ("GPT-4 Turbo", None), ("GPT-4", "gpt-4")]),
        ("GPT-2 small has 12 layers", [("GPT-2 small", "gpt-2-small")]),
        ("Gopher 80 layers", [("Gopher", "gopher-280b")]),
        ("PaLM 540 billion", [("PaLM", "palm-540b")]),
        ("the GPT3 of 2020", [("GPT3", "gpt-3-175b")]),
        ("a GPT-3-based tool", []),
        ("Med-PaLM and TinyLlama", [("Med-PaLM", None), ("TinyLlama", None)]),
        ("a gopher and a chinchilla", []),
        ("GPT-3 Large Language Model", [("GPT-3", "gpt-3-175b")]),
        ("Code Llama Python 13B", [("Code Llama Python 13B", None)]),
        ("Llama came after LLaMA", [("LLaMA", "llama-1")]),
    ],
)
def test_a_known_name_inside_of_a_longer_one_is_not_that_name(text: str, found: list[tuple[str, str | None]]) -> None:
    assert names(text) == found


def test_words_with_capitals_in_a_title_are_no_names() -> None:
    assert names("Key Figures of Gopher", in_title=True) == [("Gopher", "gopher-280b")]


def test_namesakes_are_those_whose_names_go_on() -> None:
    found = scanner().lexicon.names.namesakes("palm-540b", "PaLM")
    assert {"palm-8b", "palm-62b"} <= set(found)
    assert "palm-540b" not in found
