"""Names of systems: all spellings of one are one, and no name is ever taken for that of a sibling."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.model.name_index import Known, NameIndex, Registry, Sibling, Unknown
from assay.model.naming import NameWords, take_apart

WORDS = NameWords(
    makers={"meta": "meta", "mistral ai": "mistral-ai", "openai": "openai", "nvidia": "nvidia"},
    owners={"meta llama": "meta", "mistralai": "mistral-ai"},
    hosts=frozenset({"groq"}),
    variants={"instruct": "instruct", "it": "instruct", "chat": "chat", "base": "base"},
    quantisations=frozenset({"awq", "int4", "q4 k m"}),
    packaging=frozenset({"hf", "parameters"}),
)
KNOWN = {
    "llama-3-1-8b": ("Llama 3.1 8B", "meta"),
    "llama-3-1-8b-instruct": ("Llama 3.1 8B Instruct", "meta"),
    "llama-3-1": ("Llama 3.1", "meta"),
    "gpt-4o": ("GPT-4o", "openai"),
    "o4-mini": ("o4-mini", "openai"),
    "gpt-3-175b": ("GPT-3", None),
    "gemma-2b": ("Gemma 2B", None),
    "gemma-2-2b": ("Gemma 2 2B", None),
    "mixtral-8x7b": ("Mixtral 8x7B", None),
    "a100-80gb": ("NVIDIA A100 80 GB", None),
    "deepseek-v3": ("DeepSeek-V3", None),
    "vit-b-32": ("ViT-B/32", None),
}


def index() -> NameIndex:
    registry = Registry(WORDS)
    for entity, (name, maker) in KNOWN.items():
        assert not list(registry.add(entity, [name], maker))
    return registry.index()


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Llama 3.1 8B", "llama-3-1-8b"),
        ("meta-llama/Llama-3.1-8B", "llama-3-1-8b"),
        ("meta-llama/Meta-Llama-3.1-8B", "llama-3-1-8b"),
        ("llama3.1-8b", "llama-3-1-8b"),
        ("llama3.1:8b", "llama-3-1-8b"),
        ("groq/llama-3.1-8b", "llama-3-1-8b"),
        ("Llama 3.1 8 billion parameters", "llama-3-1-8b"),
        ("LLaMA-3.1 8 B", "llama-3-1-8b"),
        ("Llama-3.1-8B-hf", "llama-3-1-8b"),
        ("Llama 3.1 8B Instruct", "llama-3-1-8b-instruct"),
        ("llama-3.1-8b-it", "llama-3-1-8b-instruct"),
        ("Meta's Llama 3.1", "llama-3-1"),
        ("OpenAI's GPT-4o", "gpt-4o"),
        ("gpt4o", "gpt-4o"),
        ("GPT 3", "gpt-3-175b"),
        ("gemma-2b", "gemma-2b"),
        ("gemma-2-2b", "gemma-2-2b"),
        ("Mistral AI Mixtral-8x7B", "mixtral-8x7b"),
        ("A100-80GB", "a100-80gb"),
        ("ViT-B-32", "vit-b-32"),
    ],
)
def test_every_spelling_of_a_name_leads_to_its_entity(text: str, entity: str) -> None:
    found = index().resolve(text)
    assert isinstance(found, Known), found
    assert found.entity == entity


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Llama 3.1 70B", "llama"),
        ("Llama 3.1 8B Chat", "llama"),
        ("Llama 3.1 8B AWQ", "llama"),
        ("Llama-3.1-8B-Instruct-q4_K_M", "llama"),
        ("Llama 3.2 8B", "llama"),
        ("Llama Guard 3 8B", "llama"),
        ("Llama 3.1 8B v0.2", "llama"),
        ("somebody/Llama-3.1-8B", "llama"),
        ("NVIDIA Llama 3.1 8B", "llama"),
        ("GPT-4", "gpt"),
        ("GPT-4o mini", "gpt 4o"),
        ("gpt-4o-2024-08-06", "gpt 4o"),
        ("GPT-3 Ada", "gpt"),
        ("GPT-3.5", "gpt"),
        ("o3-mini", "o mini"),
        ("Gemma 2", "gemma"),
        ("Gemma 22B", "gemma"),
        ("Mixtral", "mixtral"),
        ("A100", "a"),
        ("A100 40GB", "a"),
        ("DeepSeek V3.1", "deepseek"),
        ("DeepSeek 3", "deepseek"),
    ],
)
def test_a_name_that_differs_in_one_part_is_a_sibling_and_unknown(text: str, family: str) -> None:
    found = index().resolve(text)
    assert isinstance(found, Sibling), found
    assert found.family == family
    assert found.kin


@pytest.mark.parametrize("text", ["Kimi K2", "4o mini", "7B", "", "и", "GPT" + "x" * 500, "a model", "O Brother"])
def test_what_shares_nothing_with_a_known_name_is_unknown(text: str) -> None:
    assert isinstance(index().resolve(text), Unknown)


def test_the_nearest_kin_come_first() -> None:
    found = index().resolve("Llama 3.1 8B Chat")
    assert isinstance(found, Sibling)
    assert found.kin == ("llama-3-1-8b", "llama-3-1-8b-instruct", "llama-3-1")


def test_a_name_of_two_entities_is_told_with_both_places() -> None:
    registry = Registry(WORDS)
    assert not list(registry.add("one", ["Llama 3.1 8B"], place="claims/entities.yml:7"))
    (found,) = registry.add("other", ["llama3.1-8b"], place="claims/entities.yml:9")
    assert str(found) == (
        "'llama3.1-8b' is a name of other, and as 'Llama 3.1 8B' (claims/entities.yml:7) one of one; "
        "take it from one of them, or add what tells them apart"
    )


def test_one_name_by_two_makers_is_two_entities_and_bare_it_is_neither() -> None:
    registry = Registry(WORDS)
    assert not list(registry.add("one", ["alpha/Falcon-7B"]))
    assert not list(registry.add("other", ["beta/Falcon-7B"]))
    names = registry.index()
    assert isinstance(names.resolve("beta/falcon-7b"), Known)
    assert isinstance(names.resolve("Falcon 7B"), Sibling)


PIECES = st.tuples(
    st.sampled_from(["llama", "gpt", "claude opus", "qwen", "command r"]),
    st.sampled_from(["", "2", "3.1", "10"]),
    st.sampled_from(["", "7B", "8x7B", "1.5B", "70B"]),
    st.sampled_from(["", "Instruct", "Chat"]),
    st.sampled_from(["", "AWQ", "int4"]),
)


@given(PIECES, PIECES, st.sampled_from([" ", "-", "_"]), st.sampled_from([" ", "-", "_"]))
def test_two_names_are_one_exactly_when_their_parts_are(
    one: tuple[str, ...], other: tuple[str, ...], glue: str, glue_2: str
) -> None:
    first, second = glue.join(filter(None, one)), glue_2.join(filter(None, other)).replace(" ", glue_2)
    assert (take_apart(first, WORDS).key == take_apart(second.upper(), WORDS).key) == (one == other)


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_asked(text: str) -> None:
    found = index().resolve(text)
    assert isinstance(found, Known | Sibling | Unknown)


@pytest.mark.slow
def test_a_hundred_thousand_names_are_no_slower_to_ask_than_a_hundred() -> None:
    def asked(count: int) -> float:
        registry = Registry(WORDS)
        for number in range(count):
            assert not list(registry.add(f"e{number}", [f"family{number % 1000}x {number}B"]))
        names = registry.index()
        start = time.perf_counter()
        for number in range(1000):
            assert isinstance(names.resolve(f"Family{number % 100}X-{number % 100}b"), Known)
        return time.perf_counter() - start

    assert asked(100_000) < 5 * asked(100)
