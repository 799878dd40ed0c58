"""The diagnosis: where a wrong figure may come from, in whole sentences, and nothing where nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.evidence import gather
from assay.evidence.lawbook import Lawbook
from assay.model import Claim, ClaimId, Fact, Flag, Verdict
from assay.quantity import Interval
from assay.verdicts.diagnosis import COMMON, Lead, diagnose
from assay.verdicts.judge import judge
from assay.verdicts.margin import truth_of
from assay.verdicts.report import Row, assemble
from tests.world import claim, fact, project, world


def leads(one: Claim, *others: Claim | Fact) -> tuple[Lead, ...]:
    """The leads on a claim that these facts refute."""
    corpus = world(one, *others)
    ruling = judge(gather(one, Lawbook(corpus)))
    assert ruling.verdict is Verdict.REFUTED, ruling
    return diagnose(one, truth_of(ruling), corpus)


def tokens(value: str) -> Claim:
    return claim("ponds/a", "stoat.training_tokens", value)


def layers(value: str, subject: str = "otter-70b") -> Claim:
    return claim("ponds/a", f"{subject}.layers", value)


TOKENS = fact("stoat.training_tokens", "1.4 trillion")
LAYERS = fact("otter-70b.layers", "80")


# --- a power of a thousand -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claimed", "true", "slip"),
    [
        ("1.4 billion", "1.4 trillion", "small by a factor of a thousand"),
        ("1.4 million", "1.4 trillion", "small by a factor of a million"),
        ("less than 1.4 billion", "1.4 trillion", "small by a factor of a thousand"),
        ("1.4 trillion", "1.40 billion", "large by a factor of a thousand"),
    ],
)
def test_the_digits_are_right_and_the_scale_is_not(claimed: str, true: str, slip: str) -> None:
    (lead,) = leads(tokens(claimed), fact("stoat.training_tokens", true))
    assert (lead.kind, lead.flag, lead.entity) == ("power", Flag.UNIT_SLIP, None)
    assert lead.text == f"The digits are right and the scale is not: the figure is too {slip}."


def test_other_digits_on_another_scale_are_no_slip() -> None:
    assert leads(tokens("1.6 billion"), TOKENS) == ()


def test_a_factor_of_a_hundred_is_no_slip() -> None:
    assert leads(tokens("14 billion"), TOKENS) == ()


@pytest.mark.parametrize("truth", [Interval(1e4, float("inf")), Interval(0, 1e4), Interval(1e4, 1e7), None])
def test_a_bound_or_a_wide_range_has_no_digits_to_slip_from(truth: Interval | None) -> None:
    claimed = claim("ponds/a", "stoat.gpu_hours", "3,200")
    assert diagnose(claimed, truth, world(claimed)) == ()


# --- a currency ----------------------------------------------------------------------------------------

EUROS = fact("river-lab.funding", "€105 million", setting="seed round")
DOLLARS = fact("river-lab.funding", "$113 million", source="survey", setting="seed round")


def funding(value: str) -> Claim:
    return claim("ponds/a", "river-lab.funding", value, setting="seed round")


def test_the_number_is_right_in_another_currency() -> None:
    (lead,) = leads(funding("€113 million"), EUROS, DOLLARS)
    assert (lead.kind, lead.flag) == ("currency", Flag.CURRENCY_SLIP)
    assert lead.facts == ("survey#river-lab.funding.seed round",)
    assert lead.text == "The number is right in another currency: a source gives $113 million (survey, Table 1)."


def test_a_number_of_no_source_is_no_slip_of_currency() -> None:
    assert leads(funding("€120 million"), EUROS, DOLLARS) == ()


# --- digits --------------------------------------------------------------------------------------------


def test_two_digits_have_changed_places() -> None:
    (lead,) = leads(layers("81"), fact("otter-70b.layers", "18"))
    assert (lead.kind, lead.flag) == ("digits", None)
    assert lead.text == "Two digits may have changed places: 81 for 18."


@pytest.mark.parametrize(("claimed", "true"), [("128", "821"), ("72", "28"), ("88", "80"), ("10", "1")])
def test_other_digits_have_not(claimed: str, true: str) -> None:
    assert leads(layers(claimed), fact("otter-70b.layers", true)) == ()


# --- something else ------------------------------------------------------------------------------------


def test_the_figure_of_a_sibling() -> None:
    (lead,) = leads(layers("32"), LAYERS, fact("otter-7b.layers", "32"))
    assert (lead.kind, lead.flag, lead.entity) == ("sibling", Flag.SIBLING_VALUE, "otter-7b")
    assert lead.facts == ("paper#otter-7b.layers",)
    assert lead.text == "This is the figure of Otter 7B (paper, Table 1); no other entry in the facts has it."


def test_a_sibling_comes_before_anything_else() -> None:
    (lead,) = leads(layers("32"), LAYERS, fact("stoat.layers", "32"), fact("otter-7b.layers", "32"))
    assert (lead.kind, lead.entity) == ("sibling", "otter-7b")
    assert lead.text == "This is the figure of Otter 7B (paper, Table 1); 2 entries in the facts share it."


def test_what_the_same_article_names_comes_before_the_rest() -> None:
    named = claim("ponds/b", "heron.vocabulary", "32,000")
    facts = [LAYERS, fact("stoat.layers", "32"), fact("heron.layers", "32")]
    (lead,) = leads(layers("32"), named, *facts)
    assert (lead.kind, lead.flag, lead.entity) == ("elsewhere", Flag.SIBLING_VALUE, "heron")
    assert lead.text == "This is the figure of Heron (paper, Table 1); 2 entries in the facts share it."
    elsewhere = replace(named, id=ClaimId("rivers/b"), article="rivers")
    (lead,) = leads(layers("32"), elsewhere, *facts)
    assert lead.entity == "stoat"


def test_all_that_share_it_are_named_up_to_three() -> None:
    (lead,) = leads(layers("32"), LAYERS, *(fact(f"{name}.layers", "32") for name in ("stoat", "heron")))
    assert lead.text == (
        "This is the figure of Stoat (paper, Table 1) and of Heron (paper, Table 1); 2 entries in the facts share it."
    )


def test_a_value_that_many_share_explains_nothing() -> None:
    many = [fact(f"newt-{number}.layers", "32") for number in range(1, COMMON + 2)]
    assert leads(layers("32"), LAYERS, *many) == ()
    assert len(leads(layers("32"), LAYERS, *many[:COMMON])) == 1


def test_a_common_value_is_still_the_siblings() -> None:
    many = [fact(f"newt-{number}.layers", "32") for number in range(1, COMMON + 2)]
    (lead,) = leads(layers("32"), LAYERS, *many, fact("otter-7b.layers", "32"))
    assert (lead.kind, lead.entity) == ("sibling", "otter-7b")


def test_something_else_in_other_circumstances_is_no_lead() -> None:
    claimed = claim("ponds/a", "stoat.score", "61.2 %", metric="quiz")
    truth = fact("stoat.score", "70.5 %", metric="quiz")
    assert leads(claimed, truth, fact("heron.score", "61.2 %", metric="maths")) == ()
    (lead,) = leads(claimed, truth, fact("heron.score", "61.2 %", metric="quiz"))
    assert lead.entity == "heron"


def test_a_figure_near_that_of_something_else_is_not_it() -> None:
    assert leads(layers("33"), LAYERS, fact("otter-7b.layers", "32")) == ()
    assert leads(tokens("1.1 trillion"), TOKENS, fact("heron.training_tokens", "1 trillion")) == ()


# --- a column ------------------------------------------------------------------------------------------


def test_a_column_may_have_shifted() -> None:
    (lead,) = leads(layers("64"), LAYERS, fact("otter-70b.attention_heads", "64"))
    assert (lead.kind, lead.flag, lead.entity) == ("column", None, None)
    assert lead.facts == ("paper#otter-70b.attention_heads",)
    assert lead.text == "The same number is its attention heads (paper, Table 1): a column may have shifted."


def test_a_small_number_stands_in_any_column() -> None:
    assert leads(layers("8"), LAYERS, fact("otter-70b.attention_heads", "8")) == ()


def test_the_column_of_something_else_is_no_lead() -> None:
    assert leads(layers("64"), LAYERS, fact("stoat.attention_heads", "64")) == ()


# --- silence -------------------------------------------------------------------------------------------


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert leads(layers("77"), LAYERS) == ()
    assert diagnose(claim("ponds/a", "stoat.licence", "mit"), None, world()) == ()


def test_a_slip_leaves_no_room_for_a_sibling() -> None:
    facts = [TOKENS, fact("heron.training_tokens", "1.4 billion")]
    assert [lead.kind for lead in leads(tokens("1.4 billion"), *facts)] == ["power"]


# --- the records of the project ------------------------------------------------------------------------


def rows(subject: str, attribute: str) -> list[Row]:
    """The refuted claims on a quantity of something, in the articles of the project."""
    found = [
        row
        for row in project().report.rows
        if (row.claim.subject, row.claim.attribute, row.verdict) == (subject, attribute, Verdict.REFUTED)
    ]
    assert found
    return found


def test_chinchillas_tokens_are_off_by_a_thousand() -> None:
    for row in rows("chinchilla-70b", "training_tokens"):
        assert [lead.text for lead in row.diagnosis] == [
            "The digits are right and the scale is not: the figure is too small by a factor of a thousand."
        ]
        assert Flag.UNIT_SLIP in row.flags


def test_palms_layers_are_those_of_gpt_3() -> None:
    for row in rows("palm-540b", "layers"):
        (lead,) = row.diagnosis
        assert (lead.entity, lead.flag) == ("gpt-3-175b", Flag.SIBLING_VALUE)
        assert lead.text.startswith("This is the figure of GPT-3 (brown-2020, Table 2.1)")


def test_mistrals_euros_are_dollars() -> None:
    for row in rows("mistral-ai", "funding"):
        (lead,) = row.diagnosis
        assert (lead.kind, lead.flag) == ("currency", Flag.CURRENCY_SLIP)
        assert lead.text.startswith("The number is right in another currency: a source gives $113 million")


def test_a_lead_names_facts_that_there_are() -> None:
    known = {item.id for item in project().loaded.corpus.facts}
    named = {name for row in project().report.rows for lead in row.diagnosis for name in lead.facts}
    assert named
    assert named <= known


def test_only_what_is_refuted_has_a_diagnosis() -> None:
    assert all(row.verdict is Verdict.REFUTED for row in project().report.rows if row.diagnosis)


RUNS = ("gpu_hours", "training_days")
"""What tells, or implies, how many hours a run took."""


def test_the_laws_alone_refute_the_gpu_hours_of_the_largest_model() -> None:
    corpus = project().loaded.corpus
    silent = replace(corpus, facts=tuple(item for item in corpus.facts if item.attribute not in RUNS))
    judged = {row.claim.id: row for row in assemble(silent, (), project().loaded.quotes).rows}
    (row,) = [row for row in judged.values() if (row.claim.subject, row.claim.attribute) == ("any-175b", "gpu_hours")]
    assert row.verdict is Verdict.REFUTED
    assert Flag.LAW_VIOLATED in row.flags
    assert {piece.witness for piece in row.ruling.decisive} == {"law"}
    assert row.truth is not None
    assert row.truth.low > 3200
    assert row.diagnosis == ()
