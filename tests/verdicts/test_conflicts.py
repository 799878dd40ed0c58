"""Conflicts: which smallest sets of statements cannot all be true, and what explains those that are only apparent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import assay.evidence.solver
from assay.evidence.lawbook import Lawbook, ratio_row, row_for
from assay.evidence.ratio import is_ratio
from assay.evidence.solver import Row
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.quantity import Quantity
from assay.verdicts.conflicts import Conflict, Scope, find_conflicts
from assay.verdicts.conflicts.conflict import contradict
from assay.verdicts.conflicts.search import MOST
from tests.solving import is_feasible
from tests.world import claim, fact, project, world


def conflicts(*statements: Claim | Fact) -> tuple[Conflict, ...]:
    return find_conflicts(Lawbook(world(*statements))).found


def said(*statements: Claim | Fact) -> list[tuple[str, ...]]:
    """The members of every conflict."""
    return [item.members for item in conflicts(*statements)]


SMALL = claim("ponds/small", "stoat.vocabulary", "32,000")
LARGE = claim("ponds/large", "stoat.vocabulary", "50,000", at="5")
ELSEWHERE = claim("rivers/large", "stoat.vocabulary", "50,000")
PRINTED = fact("stoat.vocabulary", "50,257")


def test_two_figures_of_one_quantity_in_one_article() -> None:
    (found,) = conflicts(SMALL, LARGE)
    assert found.scope is Scope.WITHIN
    assert found.members == ("ponds/large", "ponds/small")
    assert found.because == "The same quantity is given as 32,000 (On ponds) and 50,000 (On ponds)."
    assert (found.laws, found.apparent) == ((), None)


def test_two_figures_of_one_quantity_in_two_articles() -> None:
    (found,) = conflicts(SMALL, ELSEWHERE)
    assert found.scope is Scope.ACROSS
    assert found.because == "The same quantity is given as 32,000 (On ponds) and 50,000 (On rivers)."


def test_a_figure_against_a_fact() -> None:
    (found,) = conflicts(SMALL, PRINTED)
    assert found.scope is Scope.FACTS
    assert found.because == "The same quantity is given as 32,000 (On ponds) and 50,257 (paper, Table 1)."


def test_less_than_a_fact_says_is_no_conflict_where_more_implies_it() -> None:
    known = fact("stoat.size_matched", "25x")
    assert said(claim("ponds/less", "stoat.size_matched", "nearly twice"), known) == []
    assert len(said(claim("ponds/more", "stoat.size_matched", "50 times"), known)) == 1


def test_two_sources() -> None:
    (found,) = conflicts(PRINTED, fact("stoat.vocabulary", "32,000", source="survey"))
    assert found.scope is Scope.SOURCES
    assert found.because == "The same quantity is given as 50,257 (paper, Table 1) and 32,000 (survey, Table 1)."


def test_figures_that_differ_need_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(rows: Sequence[Row]) -> None:
        raise AssertionError(f"the solver was asked about {rows}")

    monkeypatch.setattr(assay.evidence.solver, "Programme", refuse)
    assert len(conflicts(SMALL, LARGE, ELSEWHERE, PRINTED)) == 3


@pytest.mark.parametrize(
    "value", ["about 50,000", "50 thousand", "more than 40,000", "up to 60,000", "40,000 to 51,000"]
)
def test_what_can_mean_the_same_figure_is_no_conflict(value: str) -> None:
    assert said(claim("ponds/a", "stoat.vocabulary", value), PRINTED) == []


@pytest.mark.parametrize("value", ["50,258", "more than 50,258", "less than 50,000", "40,000 to 49,000"])
def test_what_just_cannot_is_one(value: str) -> None:
    assert said(claim("ponds/a", "stoat.vocabulary", value), PRINTED) == [("paper#stoat.vocabulary", "ponds/a")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"metric": "quiz"}, {"metric": "maths"}),
        ({"metric": "quiz", "setting": "zero-shot"}, {"metric": "quiz", "setting": "5-shot"}),
        ({"metric": "quiz"}, {"metric": "quiz", "setting": "5-shot"}),
        ({"metric": "quiz", "as_of": "2022"}, {"metric": "quiz"}),
    ],
)
def test_figures_in_other_circumstances_are_no_conflict(one: dict[str, str], other: dict[str, str]) -> None:
    high, low = fact("stoat.score", "70 %", **one), claim("ponds/a", "stoat.score", "50 %", **other)
    assert said(high, low) == []
    assert said(high, claim("ponds/a", "stoat.score", "50 %", **one)) == [tuple(sorted((high.id, "ponds/a")))]


def test_a_range_over_a_family_is_no_figure_of_one_thing() -> None:
    assert said(claim("ponds/a", "otter.vocabulary", "32,000"), claim("ponds/b", "otter.vocabulary", "50,000")) == []


def test_a_source_of_lower_standing_is_not_asked() -> None:
    assert said(SMALL, fact("stoat.vocabulary", "32,000"), fact("stoat.vocabulary", "50,257", source="press")) == [
        ("paper#stoat.vocabulary", "press#stoat.vocabulary")
    ]


def test_a_bound_in_a_source_contradicts_no_other_source() -> None:
    assert said(PRINTED, fact("stoat.vocabulary", "more than 60,000", source="survey")) == []


def test_repeated_figures_make_no_new_conflict() -> None:
    again = [claim(f"ponds/{name}", "stoat.vocabulary", "32,000", at=str(9 + at)) for at, name in enumerate("abc")]
    assert said(SMALL, *again, PRINTED) == [("paper#stoat.vocabulary", "ponds/small")]
    assert said(SMALL, LARGE, *again) == [("ponds/large", "ponds/small")]


# --- shares and lists ----------------------------------------------------------------------------------


def share(name: str, subject: str, value: str, article: str = "ponds") -> Claim:
    return claim(f"{article}/{name}", f"{subject}.share", value, setting="of all models")


def test_shares_that_exceed_the_whole() -> None:
    (found,) = conflicts(share("a", "stoat", "60 %"), share("b", "heron", "50 %"))
    assert (found.scope, found.members, found.laws) == (Scope.WITHIN, ("ponds/a", "ponds/b"), ("shares-add-up",))
    assert found.because == "The shares add up to between 109 and 111 %, not to 100 %."


@pytest.mark.parametrize(
    ("shares", "conflict"),
    [
        (("60 %", "40 %"), False), (("33 %", "33 %", "33 %"), False), (("33 %", "33 %", "32 %"), True),
        (("about 60 %", "45 %"), False), (("60 %",), False), (("more than 30 %", "20 %"), False),
    ],
)  # fmt: skip
def test_shares_add_up_within_what_their_digits_assert(shares: Sequence[str], *, conflict: bool) -> None:
    parts = [share(str(at), f"newt-{at + 1}", value) for at, value in enumerate(shares)]
    assert bool(conflicts(*parts)) == conflict


def test_a_share_that_is_repeated_counts_once() -> None:
    assert said(share("a", "stoat", "60 %"), share("b", "heron", "40 %"), share("c", "stoat", "60 %")) == []


def test_shares_of_two_articles_are_not_added() -> None:
    assert said(share("a", "stoat", "60 %"), share("b", "heron", "50 %", "rivers")) == []


def test_a_name_that_a_complete_list_does_not_have() -> None:
    whole = fact("river-lab.released_model", ["stoat", "otter-7b"], complete="true")
    (found,) = conflicts(claim("ponds/a", "river-lab.released_model", "heron"), whole)
    assert (found.scope, found.members) == (Scope.FACTS, ("paper#river-lab.released_model", "ponds/a"))
    assert found.because == "Heron is not in the whole list of 2 names (paper, Table 1)."


def test_a_name_in_the_list_or_a_list_that_may_go_on_is_no_conflict() -> None:
    whole = fact("river-lab.released_model", ["stoat", "otter-7b"], complete="true")
    assert said(claim("ponds/a", "river-lab.released_model", "stoat"), whole) == []
    assert said(claim("ponds/a", "hill-lab.released_model", "heron"), whole) == []
    part = replace(whole, complete=False)
    assert said(claim("ponds/a", "river-lab.released_model", "heron"), part) == []


# --- explained -----------------------------------------------------------------------------------------


def test_explained_by_date() -> None:
    then, now = fact("stoat.score", "50 %", metric="quiz", as_of="2022"), fact(
        "stoat.score", "70 %", metric="quiz", as_of="2024-05"
    )  # fmt: skip
    (found,) = conflicts(then, now)
    assert str(found.apparent) == "explained by date: 2022 and May 2024"
    (found,) = conflicts(then, claim("ponds/a", "stoat.score", "70 %", metric="quiz", as_of="2024-05"))
    assert (found.scope, str(found.apparent)) == (Scope.FACTS, "explained by date: May 2024 and 2022")


def test_overlapping_dates_explain_nothing() -> None:
    then, now = fact("stoat.score", "50 %", metric="quiz", as_of="2024"), fact(
        "stoat.score", "70 %", metric="quiz", as_of="2024-05"
    )  # fmt: skip
    (found,) = conflicts(then, now)
    assert found.apparent is None


def test_a_contradiction_that_nothing_explains_comes_before_one_that_something_does() -> None:
    facts = [fact("stoat.score", "50 %", metric="quiz", as_of=date) for date in ("2022", "2024-05")]
    (found, *_) = conflicts(*facts, claim("ponds/a", "stoat.score", "70 %", metric="quiz", as_of="2024"))
    assert (found.members, found.apparent) == (("paper#stoat.score.quiz.2024-05", "ponds/a"), None)


def test_explained_by_definition() -> None:
    facts = [fact("heron.parameters", "47 billion"), fact("heron.active_parameters", "12 billion")]
    (found,) = conflicts(claim("ponds/a", "heron.parameters", "12 billion"), *facts)
    assert str(found.apparent) == "explained by definition: 12 billion (On ponds) is right of the active parameters"


def test_another_definition_that_does_not_give_the_figure_explains_nothing() -> None:
    facts = [fact("heron.parameters", "47 billion"), fact("heron.active_parameters", "13 billion")]
    (found,) = conflicts(claim("ponds/a", "heron.parameters", "12 billion"), *facts)
    assert found.apparent is None


def test_explained_by_precision_between_sources_only() -> None:
    exact, coarse = fact("plain.parameters", "176.2 billion"), fact("plain.parameters", "178 billion", source="survey")
    (found,) = conflicts(exact, coarse)
    assert str(found.apparent) == "explained by precision: as printed, their nearest ends are less than 3 % apart"
    (found,) = conflicts(exact, claim("ponds/a", "plain.parameters", "178 billion"))
    assert found.apparent is None


def test_a_greater_difference_is_not_explained_by_precision() -> None:
    (found,) = conflicts(fact("plain.parameters", "170.2 billion"), fact("plain.parameters", "178 billion", "survey"))
    assert found.apparent is None


# --- tied by ratios and laws ---------------------------------------------------------------------------

TOKENS = claim("ponds/tokens", "stoat.training_tokens", "1.4 billion")
TIMES = claim("rivers/times", "stoat.training_tokens", "nearly five times", object="heron")
OTHER = fact("heron.training_tokens", "300 billion")


def test_a_ratio_a_figure_and_a_fact() -> None:
    (found,) = conflicts(TOKENS, TIMES, OTHER)
    assert (found.scope, found.laws, found.apparent) == (Scope.ACROSS, (), None)
    assert found.members == ("paper#heron.training_tokens", "ponds/tokens", "rivers/times")
    assert found.because == (
        "Heron: training tokens 300 billion (paper, Table 1); stoat.training_tokens is 1.4 billion (On ponds); "
        "stoat.training_tokens is nearly five times (On rivers). Not all of this can be true."
    )


def test_any_of_the_three_alone_can_be_true_with_another() -> None:
    for pair in ((TOKENS, TIMES), (TOKENS, OTHER), (TIMES, OTHER)):
        assert said(*pair) == []
    assert said(replace_value(TOKENS, "1.4 trillion"), TIMES, OTHER) == []


def replace_value(one: Claim, value: str) -> Claim:
    return claim(one.id, f"{one.subject}.{one.attribute}", value)


def test_a_ratio_of_quantities_on_which_no_law_speaks() -> None:
    times = claim("ponds/times", "stoat.vocabulary", "twice", object="heron")
    facts = [fact("stoat.vocabulary", "50,000"), fact("heron.vocabulary", "50,000")]
    assert said(times, *facts) == [("paper#heron.vocabulary", "paper#stoat.vocabulary", "ponds/times")]


def test_claims_tied_by_a_law() -> None:
    (found,) = conflicts(
        claim("ponds/size", "stoat.parameters", "70 billion"),
        claim("ponds/tokens", "stoat.training_tokens", "1 billion"),
    )
    assert (found.scope, found.members) == (Scope.WITHIN, ("ponds/size", "ponds/tokens"))
    assert found.laws == ("tokens-per-parameter",)
    assert found.because.endswith("Not all of this can be true: Least tokens per parameter.")


def test_a_claim_is_taken_at_its_word_where_a_fact_says_otherwise() -> None:
    size = claim("ponds/size", "stoat.parameters", "70 billion")
    tokens = claim("ponds/tokens", "stoat.training_tokens", "1 billion")
    true = fact("stoat.parameters", "1 billion")
    assert said(size, tokens, true) == [("paper#stoat.parameters", "ponds/size"), ("ponds/size", "ponds/tokens")]


def test_a_repeated_figure_makes_no_new_tied_conflict() -> None:
    again = claim("rivers/tokens", "stoat.training_tokens", "1.4 billion")
    assert len(conflicts(TOKENS, again, TIMES, OTHER)) == 1


def test_a_bound_does_not_stand_for_a_figure() -> None:
    bound = claim("ponds/a-bound", "stoat.training_tokens", "less than 2 billion")
    (found,) = conflicts(bound, TOKENS, TIMES, OTHER)
    assert "ponds/tokens" in found.members
    (found,) = conflicts(bound, TIMES, OTHER)
    assert "ponds/a-bound" in found.members


def test_a_figure_in_a_special_setting_is_not_tied() -> None:
    assert said(claim("ponds/a", "stoat.training_tokens", "1.4 billion", setting="first phase"), TIMES, OTHER) == []


def test_no_more_than_so_many_are_listed_for_one_group_and_the_group_is_named() -> None:
    others = [f"newt-{number}" for number in range(1, 8)]
    statements: list[Claim | Fact] = [TOKENS, claim("ponds/more", "stoat.training_tokens", "2.8 billion")]
    for name in others:
        statements += [
            claim(f"rivers/{name}", "stoat.training_tokens", "five times", object=name),
            fact(f"{name}.training_tokens", "300 billion"),
        ]
    found = find_conflicts(Lawbook(world(*statements)))
    tied = [conflict for conflict in found.found if len(conflict.members) > 2]
    assert MOST - 1 <= len(tied) <= MOST < 2 * len(others)
    assert found.more_in == (", ".join(sorted(["stoat", *others])),)
    few = find_conflicts(Lawbook(world(*statements[:6])))
    assert few.more_in == ()


def test_the_smallest_come_first_and_a_member_finds_its_conflicts() -> None:
    found = find_conflicts(Lawbook(world(SMALL, LARGE, TOKENS, TIMES, OTHER)))
    assert [len(item.members) for item in found.found] == [2, 3]
    assert found.of("ponds/tokens") == (found.found[1].id,)
    assert found.of("ponds/none") == ()


def test_an_id_stays_the_same_as_long_as_the_set_does() -> None:
    (before,) = conflicts(TOKENS, TIMES, OTHER)
    after = conflicts(OTHER, SMALL, LARGE, TIMES, TOKENS)
    assert before.id in {item.id for item in after}
    assert len({item.id for item in after}) == len(after)


# --- the records of the project ------------------------------------------------------------------------


def about(member: str, corpus: Corpus) -> tuple[str | None, str | None, str | None]:
    """What a member gives: of what, which quantity, and against what."""
    item = corpus.claims.get(member) or corpus.fact(member)
    assert item is not None
    return item.subject, item.attribute, item.when.object


def rows_of(conflict: Conflict, book: Lawbook) -> list[Row]:
    """The members and the laws of a conflict as rows, written down here once more."""
    rows = []
    subjects = set()
    for member in conflict.members:
        item = book.corpus.claims.get(member) or book.corpus.fact(member)
        assert item is not None and item.subject and item.attribute and isinstance(item.value, Quantity)
        if isinstance(item, Claim) and is_ratio(item, book.corpus) and item.when.object:
            above, below = (item.subject, item.attribute), (item.when.object, item.attribute)
            rows.append(ratio_row(member, above, below, item.value))
            subjects |= {item.subject, item.when.object}
        elif book.corpus.entities[item.subject].kind != "accelerator":
            rows.append(row_for(member, (item.subject, item.attribute), item.value))
            subjects.add(item.subject)
    wanted = {*conflict.laws, *conflict.members}
    for subject in sorted(subjects):
        rows += [row for row in book.rows_of(subject) if row.member in wanted]
    return rows


def by_definition(rows: Sequence[Row], book: Lawbook) -> list[Row]:
    """What the things of which the rows speak have by definition: it is no member and always holds."""
    subjects = sorted({name for row in rows for (name, _), _ in row.coefficients})
    return [row for subject in subjects for row in book.facts_of(subject) if row.member.endswith("by definition")]


def is_smallest(conflict: Conflict, corpus: Corpus) -> bool:
    """Whether it contradicts itself, and no longer does so when any one member or law is taken away."""
    book = Lawbook(corpus)
    rows = rows_of(conflict, book)
    background = by_definition(rows, book)
    if is_feasible([*background, *rows]):
        return False
    return all(
        is_feasible([*background, *(row for row in rows if row.member != gone)])
        for gone in (*conflict.members, *conflict.laws)
    )


NAMED: dict[str, set[tuple[str | None, str | None, str | None]]] = {
    "a thousandth of the tokens, and nearly five times the data of GPT-3": {
        ("chinchilla-70b", "training_tokens", None), ("chinchilla-70b", "training_tokens", "gpt-3-175b"),
        ("gpt-3-175b", "training_tokens", None),
    },
    "the table of GPU-hours, and the chart of training days": {
        ("any-175b", "gpu_hours", None), ("any-175b", "training_days", None),
    },
    "the layers and the width of PaLM, and its size": {
        ("palm-540b", "layers", None), ("palm-540b", "hidden_size", None), ("palm-540b", "parameters", None),
    },
}  # fmt: skip
"""Conflicts that stand in the articles, by what their claims and facts give."""


@pytest.mark.parametrize("name", NAMED)
def test_a_conflict_of_the_articles_is_found_and_is_a_smallest_one(name: str) -> None:
    corpus = project().loaded.corpus
    found = [
        item
        for item in project().report.conflicts.found
        if {about(member, corpus) for member in item.members} >= NAMED[name]
    ]
    assert found
    assert not any(item.apparent for item in found)
    assert all(is_smallest(item, corpus) for item in found)


def is_of_a_family(member: str, corpus: Corpus) -> bool:
    """Whether a claim gives a range over a family, which the solver does not see."""
    return member in corpus.claims and bool(corpus.members(corpus.claims[member].subject or ""))


def test_all_tied_conflicts_of_the_project_are_smallest_ones() -> None:
    corpus = project().loaded.corpus
    tied = [item for item in project().report.conflicts.found if item.laws and item.laws != ("shares-add-up",)]
    assert len(tied) >= 5
    by_solver = [item for item in tied if not any(is_of_a_family(name, corpus) for name in item.members)]
    assert [item.id for item in by_solver if not is_smallest(item, corpus)] == []


def test_the_smaller_figure_for_mixtral_stands_against_the_facts_and_is_explained() -> None:
    corpus = project().loaded.corpus
    (found,) = [
        item
        for item in project().report.conflicts.found
        if item.scope is Scope.FACTS
        and {about(member, corpus) for member in item.members} == {("mixtral-8x7b", "parameters", None)}
    ]
    one, other = (corpus.claims.get(member) or corpus.fact(member) for member in found.members)
    assert one and other
    assert contradict(one.value, other.value)
    assert found.apparent is not None
    assert found.apparent.why.endswith("is right of the active parameters")


def test_a_model_that_no_list_knows_stands_against_the_complete_one() -> None:
    corpus = project().loaded.corpus
    (found,) = [
        item for item in project().report.conflicts.found if "evolution-of-model-size/nemistral-exists" in item.members
    ]
    (source,) = [corpus.fact(member) for member in found.members if member not in corpus.claims]
    assert source and source.complete
    assert source.value is not None
    assert not {"nemistral"} & set(source.value if isinstance(source.value, tuple) else ())


def test_no_conflict_of_the_project_holds_another_one() -> None:
    found = [{*item.members, *item.laws} for item in project().report.conflicts.found]
    assert not any(one < other for one in found for other in found)
