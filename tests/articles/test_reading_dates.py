"""Dates are bound to what happened on them, kept as exact as they are printed, and never accused when near."""

from __future__ import annotations

import pytest

from assay.articles.reading.findings import Say
from tests.articles.reading_texts import finding, scanner


@pytest.mark.parametrize(
    ("text", "printed", "entity", "attribute", "value"),
    [
        ("GPT-4 was released in March 2023.", "March 2023", "gpt-4", "released", "2023-03"),
        ("GPT-4 was released on 14 March 2023.", "14 March 2023", "gpt-4", "released", "2023-03-14"),
        ("GPT-4 came out in 2023.", "2023", "gpt-4", "released", "2023"),
        ("GPT-4 was publicly launched in early 2023.", "2023", "gpt-4", "released", "2023"),
        ("OpenAI released GPT-4 on March 14, 2023.", "March 14, 2023", "gpt-4", "released", "2023-03-14"),
        ("GPT-4, released 14 March 2023, is large.", "14 March 2023", "gpt-4", "released", "2023-03-14"),
        ("Mistral AI was founded in April 2023.", "April 2023", "mistral-ai", "founded", "2023-04"),
        (
            "Chinchilla, which was presented in March 2022, is small.",
            "March 2022",
            "chinchilla-70b",
            "presented",
            "2022-03",
        ),
    ],
)
def test_a_date_is_bound_as_exactly_as_it_is_printed(
    text: str, printed: str, entity: str, attribute: str, value: str
) -> None:
    binding = finding(text, printed).binding
    assert (binding.entity, binding.attribute and binding.attribute.id) == (entity, attribute)
    assert binding.value
    assert binding.value.printed == value


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4 was trained in 2020.",
        "GPT-4 was released before 2020.",
        "GPT-4 has been available since 2020.",
        "GPT-4 was released and in 2020 something else happened.",
        "In 2020, GPT-4 was far away.",
        "An update of GPT-4 was released in 2020.",
        "GPT-4 was released in May.",
    ],
)
def test_a_date_on_which_no_event_is_said_to_lie_is_no_finding(text: str) -> None:
    assert scanner().scan(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "say", "why"),
    [
        ("LLaMA 65B was released in February 2023.", "February 2023", Say.HOLDS, ""),
        ("LLaMA 65B was released in 2021.", "2021", Say.REFUTED, ""),
        (
            "LLaMA 65B was released in April 2023.", "April 2023", Say.ASKED,
            "it is so near that another step on the way to the public may be meant",
        ),
        ("LLaMA 65B was not released in 2021.", "2021", Say.ABSTAINED, "the text denies it"),
        ("If LLaMA 65B was released in 2021, it was early.", "2021", Say.ABSTAINED, "the text only supposes it"),
        ("LLaMA 65B will be released in 2031.", "2031", Say.ABSTAINED, "the text tells a plan or a forecast"),
        (
            "Is it true of all of them that LLaMA 65B was released in 2021, as so many think?", "2021", Say.ABSTAINED,
            "the text asks",
        ),
        ("Critics say that LLaMA 65B was released in 2021.", "2021", Say.ASKED, "the text tells what somebody says"),
        ("GPT-4 (unlike LLaMA 65B) came out in 2019.", "2019", Say.REFUTED, ""),
    ],
)  # fmt: skip
def test_a_date_is_refuted_only_where_the_text_asserts_it_and_it_is_far_off(
    text: str, printed: str, say: Say, why: str
) -> None:
    found = finding(text, printed)
    assert (found.say, found.why) == (say, why)


def test_a_refuted_date_names_the_known_one_with_its_place() -> None:
    found = finding("LLaMA 65B was released in 2021.", "2021")
    assert found.message == "LLaMA 65B, released: 2021. Meta AI 2023b gives 24 February 2023 (Dateline)."


def test_dates_and_figures_come_in_the_order_of_the_text() -> None:
    found = scanner().scan("LLaMA 65B was released in February 2023 with 65 billion parameters.")
    assert [one.binding.printed for one in found] == ["February 2023", "65 billion parameters"]


def test_a_day_that_may_be_two_is_told_and_not_judged() -> None:
    found = finding("LLaMA 65B was released on 3/9/2023.", "3/9/2023")
    assert (found.say, found.binding.value) == (Say.ABSTAINED, None)
    assert found.why == "“3/9/2023” may be 3 September 2023 or 9 March 2023"


@pytest.mark.parametrize("part", ["early ", "the spring of ", "mid-", "fall "])
def test_a_part_of_a_year_is_not_confirmed_by_the_year(part: str) -> None:
    found = finding(f"LLaMA 65B was released in {part}2023.", "2023")
    told = f"“{part.removeprefix('the ')}2023” says more than the year, and no date says it."
    assert (found.say, found.message) == (Say.OPEN, f"Meta AI 2023b gives 24 February 2023 (Dateline). But {told}")


def test_a_part_of_another_year_is_refuted() -> None:
    assert finding("LLaMA 65B was released in early 2021.", "2021").say is Say.REFUTED
