"""Whom a figure is said of: by the grammar of its clause, the heading or the table, never by what stands nearest."""

from __future__ import annotations

import pytest

from tests.articles.reading_texts import binding

GIVEN = [
    ("Chinchilla has 70 billion parameters.", "70 billion", "chinchilla-70b"),
    ("OPT-66B has 66 billion parameters; Gopher came earlier.", "66 billion", "opt-66b"),
    ("DeepMind's Chinchilla was trained on 1.4 trillion tokens.", "1.4 trillion", "chinchilla-70b"),
    ("DeepMind trained Chinchilla on 1.4 trillion tokens.", "1.4 trillion", "chinchilla-70b"),
    ("With 70 billion parameters, Chinchilla outperforms Gopher.", "70 billion", "chinchilla-70b"),
    ("Trained on 1.4 trillion tokens, Chinchilla outperforms Gopher.", "1.4 trillion", "chinchilla-70b"),
    ("Compared with Gopher, Chinchilla has 70 billion parameters.", "70 billion", "chinchilla-70b"),
    ("Compared with Gopher's 280 billion parameters, Chinchilla has 70 billion.", "280 billion", "gopher-280b"),
    ("Chinchilla outperforms Gopher, which has 280 billion parameters.", "280 billion", "gopher-280b"),
    ("Chinchilla outperforms the Gopher model, which contains 280 billion parameters.", "280 billion", "gopher-280b"),
    ("Chinchilla outperforms the 280-billion-parameter Gopher.", "280-billion", "gopher-280b"),
    ("Chinchilla (70B parameters, 80 layers) beat it.", "80 layers", "chinchilla-70b"),
    ("We used Gopher, a model with 280 billion parameters that was trained on 1 billion tokens.", "1 billion",
     "gopher-280b"),
    ("GPT-3 has 96 layers, and PaLM, a larger model, has 118 layers.", "118 layers", "palm-540b"),
    ("While GPT-3 has 96 layers, PaLM has 118 layers.", "118 layers", "palm-540b"),
    ("PaLM has more layers than GPT-3 (96 layers).", "96 layers", "gpt-3-175b"),
    ("Training BLOOM-176B took 1,082,990 GPU hours.", "1,082,990", "bloom-176b"),
    ("GPT-3's 96 layers are many.", "96 layers", "gpt-3-175b"),
    ("The number of layers in GPT-3 is 96.", "96", "gpt-3-175b"),
    ("In GPT-3, there are 96 layers.", "96 layers", "gpt-3-175b"),
    ("Bard, based on LaMDA, has 64 layers.", "64 layers", "bard"),
    ("Google released PaLM. The model has 118 layers.", "118 layers", "palm-540b"),
    ("PaLM is a model by Google. It has 118 layers.", "118 layers", "palm-540b"),
    ("GPT-3 has 175 billion parameters, PaLM 540 billion, and Gopher 280 billion.", "540 billion", "palm-540b"),
    ("GPT-3: 175 billion parameters", "175 billion", "gpt-3-175b"),
    ("LLaMA came in sizes. Llama 2, the 13B version, took 368,640 GPU hours.", "368,640", "llama-2-13b"),
    ("GPT-3 13B (code name: GPT-3) - a smaller version of GPT-3, with 13 billion parameters.", "13 billion",
     "gpt-3-13b"),
    ("Mistral AI raised $640 million.", "$640 million", "mistral-ai"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "entity"), GIVEN, ids=[text for text, _, _ in GIVEN])
def test_the_clause_gives_the_subject(text: str, figure: str, entity: str) -> None:
    assert binding(text, figure).entity == entity


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("LaMDA has 137 billion parameters. Yi-34B was trained on 3 trillion tokens.", "3 trillion", "Yi-34B"),
        ("Gopher 2 has 500 billion parameters.", "500 billion", "Gopher 2"),
        ("Chinchilla-9B has 9 billion parameters.", "9 billion", "Chinchilla-9B"),
        ("GPT-4.1 accepts 1 million tokens.", "1 million", "GPT-4.1"),
        ("Phi-2 is small. Phi-3-mini has 3.8 billion parameters.", "3.8 billion", "Phi-3-mini"),
        ("Falcon 40B is open. Llama 3 70B was trained on 15 trillion tokens.", "15 trillion", "Llama 3 70B"),
        ("TinyLlama is small. It has 1.1 billion parameters.", "1.1 billion", "TinyLlama"),
    ],
)
def test_an_unknown_name_is_told_as_unknown_and_no_known_one_takes_its_place(text: str, figure: str, name: str) -> None:
    found = binding(text, figure)
    assert (found.entity, found.name) == (None, name)
    assert found.why == (f"the records do not know “{name}”; `assay new entity` adds it",)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Our model, much larger than Chinchilla, has 300 layers.", "300 layers"),
        ("Unlike Gopher, the model has 70 billion parameters.", "70 billion"),
        ("GPT-3-like models have 20 billion parameters.", "20 billion"),
        ("The Chinchilla team trained a model on 300 billion tokens.", "300 billion"),
        ("Chinchilla's authors trained models with up to 16 billion parameters.", "16 billion"),
        ("Distilling GPT-3 gave a model with 6 layers.", "6 layers"),
        ("Fine-tuning Gopher added 300 layers.", "300 layers"),
        ("Each layer of GPT-3 has 1.8 billion parameters.", "1.8 billion"),
        ("GPT-3 and PaLM have 715 billion parameters together.", "715 billion"),
        ("The difference between GPT-3 and GPT-2 is 173.5 billion parameters.", "173.5 billion"),
        ("PaLM rivals GPT-3. The latter has 96 layers.", "96 layers"),
        ("We trained our model on 300 billion tokens. GPT-3 is larger.", "300 billion"),
    ],
)
def test_where_the_grammar_names_nobody_there_is_no_subject(text: str, figure: str) -> None:
    assert not binding(text, figure).is_bound


@pytest.mark.parametrize(
    ("text", "entity", "certain"),
    [
        ("# Gopher\n\n- Depth: 80 layers", "gopher-280b", True),
        ("Gopher\n\nA model.\n\nSome prose about it that goes on.\n\nKey figures\n\n- Data: text\n- 80 layers",
         "gopher-280b", True),
        ("# Gopher versus PaLM\n\n- Depth: 80 layers", None, False),
        ("# Beyond Gopher\n\n- Depth: 80 layers", None, False),
        ("GPT-2:\n- small\nGopher:\n- It has 80 layers", "gopher-280b", True),
    ],
)  # fmt: skip
def test_a_list_or_section_is_about_the_one_thing_that_its_heading_names(
    text: str, entity: str | None, *, certain: bool
) -> None:
    found = binding(text, "80 layers")
    assert (found.entity, found.certain) == (entity, certain)


def test_the_title_of_the_page_is_the_last_heading() -> None:
    text = "Layers\n80\nHidden size\n16,384"
    assert binding(text, "80", title="Gopher").entity == "gopher-280b"
    assert binding(text, "80", title="Gopher or Chinchilla?").why == (
        "the title names several things, or one that is compared with",
    )
