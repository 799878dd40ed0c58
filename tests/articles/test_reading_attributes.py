"""What a figure is of: by unit and words together, and nothing rather than what is near."""

from __future__ import annotations

import pytest

from tests.articles.reading_texts import binding


@pytest.mark.parametrize(
    ("text", "figure", "attribute"),
    [
        ("Gopher has 280 billion parameters.", "280 billion", "parameters"),
        ("PaLM was trained on 780 billion tokens.", "780 billion", "training_tokens"),
        ("PaLM was trained on 38 TB of text.", "38 TB", "training_data_size"),
        (
            "Mixtral 8x22B has 141 billion parameters, of which 39 billion are active.",
            "39 billion",
            "active_parameters",
        ),
        ("Mixtral 8x22B has 141 billion parameters, of which 39 billion are active.", "141 billion", "parameters"),
        ("Mixtral 8x7B uses 13 billion parameters per token.", "13 billion", "active_parameters"),
        ("GPT-3 has a context window of 2,048 tokens.", "2,048", "context_length"),
        ("GPT-3 was trained on 300 billion tokens with a context of 2,048 tokens.", "2,048", "context_length"),
        ("GPT-3 was trained on 300 billion tokens with a context of 2,048 tokens.", "300 billion", "training_tokens"),
        ("GPT-3 has a vocabulary of 50,257 tokens.", "50,257", "vocabulary"),
        ("LLaMA 65B took 1,022,362 GPU hours.", "1,022,362", "gpu_hours"),
        ("GPT-3 has 96 attention heads per layer.", "96", "attention_heads"),
        ("PaLM has a hidden size of 18,432.", "18,432", "hidden_size"),
        ("PaLM has a feed-forward size of 73,728.", "73,728", "feed_forward_size"),
        ("Training BLOOM emitted 25 tonnes of CO2.", "25 tonnes", "training_carbon"),
    ],
)
def test_unit_and_words_give_the_attribute(text: str, figure: str, attribute: str) -> None:
    found = binding(text, figure).attribute
    assert found is not None
    assert found.id == attribute


@pytest.mark.parametrize(
    ("text", "figure", "why"),
    [
        ("Gopher was trained with a batch size of 6 million tokens.", "6 million",
         "no word says what the figure, counted in token, is of"),
        ("GPT-3 answers in 20 tokens.", "20 tokens", "no word says what the figure, counted in token, is of"),
        ("Chinchilla is 4x smaller than Gopher.", "4x", "it is a ratio or a difference"),
        ("GPT-3 has 100 billion more parameters than GPT-2.", "100 billion", "it is a ratio or a difference"),
        ("The score of PaLM on it rose from 62% to 76%.", "62%", "it is what a change began with"),
        ("GPT-3 is 20 layers short of PaLM.", "20 layers", "it is a ratio or a difference"),
        ("GPT-3 uses 20 layers of its 96 layers.", "20 layers", "it is a part of something"),
        ("GPT-3 has 96 layers, of which 20 layers were cut.", "20 layers", "it is a part of something"),
        ("GPT-3 grew by 20 layers.", "20 layers", "it is a change, or a part of something"),
        ("Gopher saw a quarter of its corpus of 2.4 trillion tokens.", "2.4 trillion",
         "it is a whole of which something is a part"),
        ("Gopher was trained on parts of a large set of 2.4 trillion tokens.", "2.4 trillion",
         "it is a whole of which something is a part"),
        ("LIMA was tested on 300 prompts.", "300", "no word says what the figure, counted in example, is of"),
        ("GPT-3 sits on 5 layers of software.", "5 layers", "it counts something of another thing"),
    ],
)  # fmt: skip
def test_a_figure_of_another_kind_has_no_attribute_and_says_why(text: str, figure: str, why: str) -> None:
    found = binding(text, figure)
    assert (found.attribute, found.why) == (None, (why,))


@pytest.mark.parametrize("text", ["GPT-4 costs $30 per 1M tokens.", "Using PaLM costs $5 per 1M tokens."])
def test_what_a_price_is_counted_by_is_no_size_of_training(text: str) -> None:
    found = binding(text, "1M tokens")
    assert found.attribute is None or found.attribute.id != "training_tokens"


@pytest.mark.parametrize(
    ("text", "figure", "attribute"),
    [
        ("GPT-3 has 96 transformer blocks.", "96", "layers"),
        ("ResNet-50 (all 16 bottleneck blocks) is exact.", "16", None),
        ("ResNet-50 has 16 residual blocks.", "16", None),
    ],
)
def test_blocks_are_layers_only_where_the_word_before_says_of_what(
    text: str, figure: str, attribute: str | None
) -> None:
    found = binding(text, figure).attribute
    assert (found and found.id) == attribute
