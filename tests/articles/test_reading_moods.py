"""What a text does not assert is not judged as if it did, and what is not certain is never an accusation."""

from __future__ import annotations

import pytest

from assay.articles.reading.findings import Say
from tests.articles.reading_texts import binding, finding, scanner


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("GPT-3 does not have 500 billion parameters.", "denied"),
        ("GPT-3 never had 500 billion parameters.", "denied"),
        ("GPT-3 has 175 billion parameters, not 500 billion parameters.", "denied"),
        ("GPT-3 hardly has 500 billion parameters.", "denied"),
        ("GPT-3 could have had 500 billion parameters.", "supposed"),
        ("If GPT-3 had 500 billion parameters, it would be slow.", "supposed"),
        ("Suppose that it is large. Then GPT-3 has 500 billion parameters.", "supposed"),
        ("PaLM will have 500 billion parameters.", "planned"),
        ("The plan is that PaLM has 500 billion parameters.", "planned"),
        ("Does the new GPT-3, which has 500 billion parameters, work for all that people ask of it?", "asked"),
        ("Critics say that GPT-3 has 500 billion parameters.", "reported"),
        ("According to a blog, GPT-3 has 500 billion parameters.", "reported"),
        ("It is a myth that GPT-3 has 500 billion parameters.", "reported"),
        ("“GPT-3 has 500 billion parameters”, it reads.", "reported"),
        ("For example, GPT-3 has 500 billion parameters.", "exemplified"),
        ("Initially GPT-3 had 500 billion parameters.", "past"),
        ("After being scaled up, GPT-3 has 500 billion parameters.", "past"),
        ("GPT-3 has no fewer than 500 billion parameters.", "asserted"),
        ("GPT-3 not only has 500 billion parameters.", "asserted"),
    ],
)
def test_the_mood_of_a_figure_is_read_from_its_clause_and_sentence(text: str, mood: str) -> None:
    assert binding(text, "500 billion").mood == mood


@pytest.mark.parametrize("mood", ["does not have", "could have", "will have", "might have", "never had"])
def test_what_is_not_asserted_is_left_aside_with_the_reason(mood: str) -> None:
    found = finding(f"Gopher {mood} 500 billion parameters.", "500 billion")
    assert (found.say, found.row) == (Say.ABSTAINED, None)


@pytest.mark.parametrize(
    "text",
    [
        "Critics say that Gopher has 500 billion parameters.",
        "For example, Gopher has 500 billion parameters.",
        "Initially Gopher had 500 billion parameters.",
    ],
)
def test_what_others_say_or_an_example_gives_is_asked_about_at_most(text: str) -> None:
    assert finding(text, "500 billion").say is Say.ASKED


TRAPS = """
{O}, unlike {S}, has {w}.
Unlike {S} with its {v}, {O} has {w}.
{S} is smaller than {O}, which has {w}.
While {S} has {v}, Yi-34B has {w}.
Yi-34B, a successor of {S}, has {w}.
{S} was followed by Yi-34B. It has {w}.
Compared with {S}, Yi-34B has {w}.
The team that built {S} now works on Yi-34B with {w}.
{S}'s developers also built Yi-34B with {w}.
In contrast to {S}, the new model has {w}.
A variant of {S} with {w} was trained.
{S} was distilled into a model with {w}.
{S}, when cut down to {w}, still works.
Starting from {S}, they built a model with {w}.
{S} beats models with {w}.
Researchers tuned {S} with {w}.
{S}'s little sister has {w}.
{S} and its successor have {w}.
The {S} family includes a model with {w}.
{S} was the first of several models; the last had {w}.
{S} has {v}; a later version has {w}.
{S} uses only {w} of its {v}.
Only {w} of {S} were updated.
{S} is {w} short of Yi-34B.
There is talk of a {S} with {w}.
A model ten times as large as {S} has {w}.
{S} is to a model with {w} what a car is to a bicycle.
{S} was tested against nine models, the largest of which has {w}.
{S}, whose reward model has {w}, is popular.
{S} has {v}, of which {w} were pruned.
Each expert of {S} has {w}.
Two copies of {S} have {w}.
{S} and {O} have {w} between them.
{O} is based on {S} and has {w}.
{S} is smaller than {O}. The larger model has {w}.
{S} was beaten by {O}. It has {w}.
{S} is good. Our model has {w}.
# {S}//Other models are larger. The largest model has {w}.
# {S}//- Yi-34B: {w}
# {S} versus {O}//- Size: {w}
# Beyond {S}//The model has {w}.
{S} (smaller than the {w} of Yi-34B) differs.
{S} differs (Yi-34B has {w}).
{S} made {w} the norm.
{S}'s {v} became {w} in Yi-34B.
{S} showed that {w} suffice.
{S} was meant to have {w}.
{S} came close to {w}.
{S} is a long way from {w}.
{S} was shrunk to {w}.
{S} in its first form had {w}.
The first {S} had {w}.
An answer to {S} has {w}.
China's {S} has {w}.
The open-source {S}, OPT, has {w}.
"""


@pytest.mark.parametrize("trap", [line.replace("/", "\n") for line in TRAPS.strip().splitlines()])
@pytest.mark.parametrize(
    ("subject", "true", "other", "wrong"),
    [("Chinchilla", "70 billion parameters", "Gopher", "280 billion parameters"),
     ("Gopher", "80 layers", "PaLM", "118 layers")],
)  # fmt: skip
def test_a_figure_of_something_else_accuses_nobody(trap: str, subject: str, true: str, other: str, wrong: str) -> None:
    text = trap.format(S=subject, v=true, O=other, w=wrong)
    assert [one.message for one in scanner().scan(text) if one.say is Say.REFUTED] == []


@pytest.mark.parametrize(
    "text",
    [
        "Chinchilla has 280 billion parameters.",
        "Chinchilla, a model with 280 billion parameters, is by DeepMind.",
        "DeepMind's Chinchilla has 280 billion parameters.",
        "Chinchilla (280 billion parameters) is by DeepMind.",
        "With 280 billion parameters, Chinchilla is large.",
        "The 280-billion-parameter Chinchilla is large.",
        "# Chinchilla\n\n- Parameters: 280 billion",
        "| Model | Parameters |\n|---|---|\n| Chinchilla | 280B |",
        "Chinchilla is by DeepMind. It has 280 billion parameters.",
    ],
)
def test_a_figure_that_the_text_ties_to_its_subject_is_refuted(text: str) -> None:
    assert [one.say for one in scanner().scan(text)] == [Say.REFUTED]
