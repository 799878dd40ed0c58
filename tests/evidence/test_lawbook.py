"""The laws: what each leaves possible, for whom it holds, and what is said of a record that is no law."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.evidence.law import law_evidence
from assay.evidence.lawbook import hull_of
from assay.model import Basis, Flag, Outcome, Verdict
from assay.records.knowledge_types import LawRecord
from assay.records.resolve_law import resolve_law
from assay.verdicts.judge import judge
from tests.world import fact, figure, laws_in, real, scope, world

MISMATCH, OPEN = Outcome.MISMATCH, Outcome.NOT_FOUND

CASES = {
    "active-parameters": (
        "heron.active_parameters",
        {"heron.parameters": "47.00 billion"},
        {"13 billion": OPEN, "47.0 billion": OPEN, "47.1 billion": MISMATCH, "47 trillion": MISMATCH},
    ),
    "attention-width": (
        "stoat.attention_heads",
        {"stoat.hidden_size": "4,096", "stoat.head_size": "128"},
        {"32": OPEN, "64": OPEN, "65": MISMATCH, "15": MISMATCH},
    ),
    "carbon-from-energy": (
        "stoat.training_carbon",
        {"stoat.training_energy": "1,024 MWh"},
        {"400 tonnes": OPEN, "1,178 tonnes": OPEN, "1,179 tonnes": MISMATCH, "4.90 tonnes": MISMATCH},
    ),
    "days-times-gpus": (
        "stoat.gpu_hours",
        {"stoat.training_accelerators": "1,024", "stoat.training_days": "10.00"},
        {"245,760": OPEN, "246,015": OPEN, "246,017": MISMATCH, "245,760 thousand": MISMATCH},
    ),
    "experts": (
        "heron.active_parameters",
        {"heron.parameters": "48.00 billion", "heron.experts": "8", "heron.experts_per_token": "2"},
        {"13 billion": OPEN, "8.5 billion": OPEN, "8.4 billion": MISMATCH, "1.3 billion": MISMATCH},
    ),
    "feed-forward-width": (
        "stoat.feed_forward_size",
        {"stoat.hidden_size": "4,096"},
        {"14,336": OPEN, "3,891": OPEN, "3,889": MISMATCH, "1,024": MISMATCH},
    ),
    "gpu-hours": (
        "stoat.gpu_hours",
        {"chip.peak_compute": "312", "stoat.training_compute": "1.00e24"},
        {"2 million": OPEN, "1.263 million": OPEN, "1.261 million": MISMATCH, "3,200": MISMATCH},
    ),
    "inference-compute": (
        "stoat.inference_compute",
        {"stoat.parameters": "10.00 billion"},
        {"20 billion": OPEN, "26.5 billion": OPEN, "26.6 billion": MISMATCH, "17.3 billion": MISMATCH},
    ),
    "key-value-heads": (
        "stoat.key_value_heads",
        {"stoat.attention_heads": "32"},
        {"8": OPEN, "32": OPEN, "34": MISMATCH, "64": MISMATCH},
    ),
    "tokens-per-parameter": (
        "stoat.training_tokens",
        {"stoat.parameters": "10.00 billion"},
        {"200 billion": OPEN, "4.00 billion": OPEN, "3.98 billion": MISMATCH, "200 million": MISMATCH},
    ),
    "training-compute": (
        "stoat.training_compute",
        {"stoat.parameters": "10.00 billion", "stoat.training_tokens": "1.000 trillion"},
        {"6e22": OPEN, "8.45e22": OPEN, "8.47e22": MISMATCH, "5.53e22": MISMATCH},
    ),
    "training-memory": (
        "stoat.training_accelerators",
        {"chip.accelerator_memory": "80.0 GB", "stoat.parameters": "100.0 billion"},
        {"64": OPEN, "15": OPEN, "14": MISMATCH, "1": MISMATCH},
    ),
    "transformer-parameters": (
        "stoat.parameters",
        {"stoat.layers": "42", "stoat.hidden_size": "5,120"},
        {"12 billion": OPEN, "27.9 billion": OPEN, "28.2 billion": MISMATCH, "8.5 billion": MISMATCH},
    ),
    "weight-memory": (
        "stoat.weight_memory",
        {"stoat.parameters": "10.00 billion", "stoat.weight_bits": "16"},
        {"20 GB": OPEN, "21.8 GB": OPEN, "21.9 GB": MISMATCH, "40 GB": MISMATCH},
    ),
}
"""For each law what is claimed, the facts, and figures: well inside, just inside, just outside and far outside."""

ONE_BY_ONE = [
    pytest.param(law, value, id=f"{law} {value}") for law, (_, _, values) in CASES.items() for value in values
]


def test_every_law_of_the_project_has_its_cases() -> None:
    assert set(CASES) == {law.id for law in real().laws}


@pytest.mark.parametrize(("law", "value"), ONE_BY_ONE)
def test_a_law_refutes_what_it_rules_out_and_nothing_more(law: str, value: str) -> None:
    claimed, facts, outcomes = CASES[law]
    book = laws_in(*(fact(what, figure) for what, figure in facts.items()))
    (evidence,) = law_evidence(figure("ponds/a", claimed, value), book)
    assert (evidence.outcome, evidence.witness, evidence.basis) == (outcomes[value], "law", Basis.RECOMPUTED)
    assert next(item.label for item in real().laws if item.id == law) in evidence.locator


@pytest.mark.parametrize("law", CASES)
def test_a_bound_names_the_law_and_the_facts_that_make_it(law: str) -> None:
    claimed, facts, _ = CASES[law]
    subject, _, attribute = claimed.partition(".")
    allowed = laws_in(*(fact(what, figure) for what, figure in facts.items())).allowed(subject, attribute)
    assert allowed is not None
    assert set(allowed.members) >= {law, *(f"paper#{what}" for what in facts)}
    assert {name for name in allowed.members if "#" in name} <= {f"paper#{what}" for what in facts}


@pytest.mark.parametrize("law", CASES)
def test_without_one_of_its_facts_a_law_leaves_more_possible(law: str) -> None:
    claimed, facts, _ = CASES[law]
    subject, _, attribute = claimed.partition(".")
    whole = laws_in(*(fact(what, figure) for what, figure in facts.items())).allowed(subject, attribute)
    assert whole is not None
    for left_out in facts:
        less = laws_in(*(fact(what, figure) for what, figure in facts.items() if what != left_out))
        allowed = less.allowed(subject, attribute)
        assert allowed is None or (whole.interval.is_within(allowed.interval) and allowed.interval != whole.interval)


def test_a_broken_law_refutes_the_claim() -> None:
    book = laws_in(fact("stoat.parameters", "10 billion"))
    ruling = judge(tuple(law_evidence(figure("ponds/a", "stoat.training_tokens", "1.4 million"), book)))
    assert (ruling.verdict, ruling.basis, ruling.flags) == (
        Verdict.REFUTED, Basis.RECOMPUTED, frozenset({Flag.LAW_VIOLATED}),
    )  # fmt: skip


def test_what_the_laws_leave_possible_supports_nothing() -> None:
    book = laws_in(fact("stoat.parameters", "10 billion"))
    ruling = judge(tuple(law_evidence(figure("ponds/a", "stoat.training_tokens", "200 billion"), book)))
    assert ruling.verdict is Verdict.UNVERIFIABLE


def test_a_true_bound_far_from_what_is_possible_misleads() -> None:
    book = laws_in(fact("stoat.parameters", "10.00 billion"))
    (evidence,) = law_evidence(figure("ponds/a", "stoat.training_tokens", "more than 10 million"), book)
    assert evidence.outcome is Outcome.MATCH
    assert evidence.reading is not None
    assert evidence.reading.text == "true only as a lower bound: the truth is at least 400 times as much"


def test_the_evidence_says_what_the_laws_leave_and_from_what() -> None:
    book = laws_in(fact("stoat.parameters", "10.00 billion"))
    (evidence,) = law_evidence(figure("ponds/a", "stoat.training_tokens", "1.4 million"), book)
    assert evidence.printed == "at least 4 billion tokens"
    assert evidence.locator == "Least tokens per parameter"
    assert evidence.note == "from paper#stoat.parameters"


def test_a_law_for_dense_decoders_holds_for_nothing_else() -> None:
    for other in ("heron", "plain"):
        assert laws_in(fact(f"{other}.parameters", "10 billion")).allowed(other, "training_tokens") is None


def test_a_fact_can_say_of_what_category_something_is() -> None:
    facts = [fact("plain.parameters", "10 billion"), fact("plain.architecture", "dense decoder")]
    assert laws_in(*facts).allowed("plain", "training_tokens") is not None


def test_where_sources_disagree_on_the_category_the_law_does_not_hold() -> None:
    facts = [
        fact("plain.parameters", "10 billion"),
        fact("plain.architecture", "dense decoder"),
        fact("plain.architecture", "mixture of experts", source="survey"),
    ]
    assert laws_in(*facts).allowed("plain", "training_tokens") is None


def test_a_law_holds_for_its_kinds_of_things_only() -> None:
    facts = [fact("any-1b.layers", "40"), fact("any-1b.hidden_size", "5,000")]
    assert laws_in(*facts).allowed("any-1b", "parameters") is None


def test_the_best_accelerator_on_record_may_have_been_used() -> None:
    compute, chip, old = (
        fact("stoat.training_compute", "1.00e24"), fact("chip.peak_compute", "312"), fact("old-chip.peak_compute", "31")
    )  # fmt: skip
    allowed = laws_in(compute, chip, old).allowed("stoat", "gpu_hours")
    slower = laws_in(compute, old).allowed("stoat", "gpu_hours")
    assert allowed and slower
    assert slower.interval.low > 9 * allowed.interval.low
    assert "paper#chip.peak_compute" in allowed.members
    assert "paper#old-chip.peak_compute" not in allowed.members


def test_what_a_model_is_reported_to_have_is_no_accelerator_on_record() -> None:
    facts = [fact("stoat.training_compute", "1.00e24"), fact("heron.peak_compute", "312")]
    assert laws_in(*facts).allowed("stoat", "gpu_hours") is None


def test_an_assumption_yields_to_nothing_and_narrows_where_nothing_is_stated() -> None:
    facts = [fact("stoat.training_compute", "1.00e24"), fact("chip.peak_compute", "312")]
    assumed = laws_in(*facts).allowed("stoat", "gpu_hours")
    stated = laws_in(*facts, fact("stoat.utilisation", "35.0 %")).allowed("stoat", "gpu_hours")
    assert assumed and stated
    assert stated.interval.low == pytest.approx(2 * assumed.interval.low, rel=0.01)
    assert "paper#stoat.utilisation" in stated.members


def test_what_something_has_by_definition_counts_as_a_fact() -> None:
    allowed = laws_in().allowed("any-1b", "training_tokens")
    assert allowed is not None
    assert allowed.members == ("tokens-per-parameter", "a model of 1 billion parameters by definition")
    assert allowed.interval.low == pytest.approx(0.4 * 1e9, rel=0.51)


def test_laws_work_in_a_chain() -> None:
    allowed = laws_in(fact("chip.peak_compute", "312")).allowed("any-1b", "gpu_hours")
    assert allowed is not None
    assert set(allowed.members) == {
        "gpu-hours", "training-compute", "tokens-per-parameter", "paper#chip.peak_compute",
        "a model of 1 billion parameters by definition",
    }  # fmt: skip


def test_facts_on_the_figure_itself_do_not_bound_it() -> None:
    facts = [fact("stoat.parameters", "10 billion"), fact("stoat.training_tokens", "200 billion")]
    allowed = laws_in(*facts).allowed("stoat", "training_tokens")
    assert allowed is not None
    assert "paper#stoat.training_tokens" not in allowed.members


def test_facts_that_contradict_each_other_bound_nothing() -> None:
    facts = [
        fact("stoat.parameters", "10 billion"), fact("stoat.layers", "40"), fact("stoat.hidden_size", "500"),
    ]  # fmt: skip
    assert laws_in(*facts).allowed("stoat", "training_tokens") is None


def test_sources_that_differ_are_all_allowed_for() -> None:
    facts = [fact("stoat.parameters", "10.00 billion"), fact("stoat.parameters", "5.00 billion", source="survey")]
    allowed = laws_in(*facts).allowed("stoat", "training_tokens")
    assert allowed is not None
    assert allowed.interval.low == pytest.approx(0.4 * 5e9, rel=0.01)


def test_a_source_of_lower_standing_is_not_asked() -> None:
    facts = [fact("stoat.parameters", "10.00 billion"), fact("stoat.parameters", "5.00 billion", source="press")]
    allowed = laws_in(*facts).allowed("stoat", "training_tokens")
    assert allowed is not None
    assert allowed.interval.low == pytest.approx(0.4 * 10e9, rel=0.01)


def test_a_fact_in_a_special_setting_is_not_asked() -> None:
    facts = [fact("stoat.parameters", "10 billion", setting="pruned")]
    assert laws_in(*facts).allowed("stoat", "training_tokens") is None


def test_what_no_law_speaks_of_is_not_bounded() -> None:
    book = laws_in(fact("stoat.parameters", "10 billion"))
    assert book.allowed("stoat", "vocabulary") is None
    assert book.allowed("nobody", "training_tokens") is None
    assert list(law_evidence(figure("ponds/a", "stoat.vocabulary", "32,000"), book)) == []


def test_what_equipment_at_best_has_is_no_bound_by_itself() -> None:
    book = laws_in(fact("chip.peak_compute", "312"), fact("stoat.parameters", "10 billion"))
    assert book.allowed("stoat", "peak_compute") is None
    assert list(law_evidence(figure("ponds/a", "stoat.peak_compute", "400"), book)) == []


def test_an_answer_is_remembered() -> None:
    book = laws_in(fact("stoat.parameters", "10 billion"))
    assert book.allowed("stoat", "training_tokens") is book.allowed("stoat", "training_tokens")


def test_the_hull_holds_all_that_is_said() -> None:
    facts = [fact("stoat.layers", "40"), fact("stoat.layers", "48", source="survey")]
    assert (hull_of(facts).low, hull_of(facts).high) == (39.5, 48.5)


def test_all_faults_of_a_law_are_told_at_once() -> None:
    record = LawRecord.model_validate({
        "label": "Nothing", "statement": "It is so.", "product": {"layerz": "1", "licence": "1", "layers": "one"},
        "constant": "some", "assumed": {"utilisation": "at most 70 tokens", "heat": "1"},
        "only_for": {"shape": "round"}, "validity": "Nowhere.", "source": "nobody-2020", "locator": "Section 1",
    })  # fmt: skip
    _, faults = resolve_law("nothing", record, scope())
    assert {".".join(map(str, path)): reason for path, reason in faults} == {
        "product.layerz": "unknown attribute 'layerz' (did you mean 'layers'?)",
        "product.licence": "licence is no quantity; a law ties quantities",
        "product.layers": "'one' is not a power; write a number, for instance -1",
        "constant": "'some' does not begin with a number; write a figure such as '3.5 million km'",
        "assumed.utilisation": (
            "'at most 70 tokens' is counted in tokens, but utilisation in %; correct the value or the attribute"
        ),
        "assumed.heat": "unknown attribute 'heat'",
        "only_for.shape": "unknown attribute 'shape' (did you mean 'share'?)",
        "source": "unknown source 'nobody-2020'; the known ones are paper, survey, press (claims/sources/)",
    }


@pytest.mark.parametrize("power", ["1/2", "nan", "inf", "1e3", "1_0", ""])
def test_a_power_is_a_plain_number(power: str) -> None:
    record = LawRecord.model_construct(**(sound().model_dump() | {"product": {"layers": power}}))
    _, faults = resolve_law("nothing", record, scope())
    assert faults == [(("product", "layers"), f"{power!r} is not a power; write a number, for instance -1")]


def test_a_sound_record_becomes_a_law() -> None:
    law, faults = resolve_law("lines", sound(), scope())
    assert faults == []
    assert law.powers == (("layers", 1.0), ("hidden_size", -0.5))
    assert (law.constant.low, law.constant.high) == (1.5, 3.5)
    assert law.kinds is None


def test_an_unsolvable_law_bounds_nothing() -> None:
    law, _ = resolve_law("lines", sound(), scope())
    other = replace(law, id="other", constant=replace(law.constant, low=100.0, high=200.0))
    corpus = replace(world(fact("stoat.layers", "40")), laws=(law, other))
    assert type(laws_in())(corpus).allowed("stoat", "hidden_size") is None


def sound() -> LawRecord:
    return LawRecord.model_validate({
        "label": "Lines", "statement": "It is so.", "product": {"layers": "1", "hidden_size": "-0.5"},
        "constant": "2 to 3", "validity": "Here.", "source": "paper", "locator": "Section 1",
    })  # fmt: skip


def test_what_is_said_to_be_about_a_figure_is_not_ruled_out_by_a_law_that_is_near() -> None:
    claimed, facts, _ = CASES["days-times-gpus"]
    book = laws_in(*(fact(what, figure) for what, figure in facts.items()))
    subject, _, attribute = claimed.partition(".")
    allowed = book.allowed(subject, attribute)
    assert allowed is not None
    near, far = (f"{allowed.interval.high * factor:.6g}" for factor in (1.02, 1.5))
    said = {
        value: law_evidence(figure("ponds/a", claimed, value), book)
        for value in (near, f"about {near}", f"about {far}")
    }
    found = {value: piece.outcome for value, pieces in said.items() for piece in pieces}
    assert found == {near: Outcome.MISMATCH, f"about {near}": Outcome.NOT_FOUND, f"about {far}": Outcome.MISMATCH}


def test_trailing_zeros_are_rounding_to_a_law_as_they_are_to_a_fact() -> None:
    claimed, facts, _ = CASES["days-times-gpus"]
    book = laws_in(*(fact(what, figure) for what, figure in facts.items()))
    said = {
        value: piece.outcome
        for value in ("246,017", "246,030", "247,000", "250,000", "more than 250,000", "247,000 to 250,000")
        for piece in law_evidence(figure("ponds/a", claimed, value), book)
    }
    assert said == {
        "246,017": MISMATCH,
        "246,030": MISMATCH,
        "247,000": MISMATCH,
        "250,000": OPEN,
        "more than 250,000": MISMATCH,
        "247,000 to 250,000": MISMATCH,
    }


def test_what_a_law_rests_on_may_be_rounded_too() -> None:
    """A source that prints `1,000 chips` may have used 1,100; one that prints `1,024` did not."""
    said = {
        (chips, hours): piece.outcome
        for chips in ("1,024", "1,000")
        for hours in ("261,234", "2,612,345")
        for piece in law_evidence(
            figure("ponds/a", "stoat.gpu_hours", hours),
            laws_in(fact("stoat.training_accelerators", chips), fact("stoat.training_days", "10.00")),
        )
    }
    assert said == {
        ("1,024", "261,234"): MISMATCH,
        ("1,024", "2,612,345"): MISMATCH,
        ("1,000", "261,234"): OPEN,
        ("1,000", "2,612,345"): MISMATCH,
    }


def test_a_law_whose_facts_contradict_the_source_refutes_only_what_that_source_says() -> None:
    """Eight days on 32 chips are 6,144 hours, and another source has 1,512: one of them is wrong."""
    facts = (
        fact("stoat.training_accelerators", "32"),
        fact("stoat.training_days", "8"),
        fact("stoat.gpu_hours", "1,512"),
    )
    said = {
        value: next(law_evidence(figure("ponds/a", "stoat.training_days", value), laws_in(*facts)))
        for value in ("8.48", "8", "2.0", "80")
    }
    assert {value: piece.outcome for value, piece in said.items()} == {
        "8.48": OPEN,
        "8": MISMATCH,
        "2.0": OPEN,
        "80": OPEN,
    }
    assert all(piece.contested for piece in said.values())
    assert said["8.48"].note is not None
    assert said["8.48"].note.endswith(", which contradicts what sources give for it")
