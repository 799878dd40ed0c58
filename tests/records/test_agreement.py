"""What is printed is what is checked: an edit that parts value, quote and statement of a claim is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assay.cli import group
from assay.errors import UsageError
from assay.model import Attribute, Circumstances, Claim, Entity
from assay.model.dates import PartialDate, parse_date
from assay.quantity import Quantity
from assay.records.agreement import disagreements
from assay.records.load import Loaded, load
from assay.records.named import Named
from assay.records.twins import repeated
from assay.records.values import read_quantity
from tests import world
from tests.sample import messages, put

ROOT = Path(__file__).parents[2]
REPAIR = (
    "correct the one that is wrong, or say in `read_as` from what the article has it (a column, a heading, its day)"
)
FRONT = "mistral-and-phi/chinchilla-training-tokens"
NAMED: dict[int, Named] = {}
Edit = Callable[[Claim, Attribute | None, Loaded], Claim | None]


@pytest.fixture(scope="module")
def book() -> Loaded:
    """The records of the book."""
    return world.book()


def parted(claim: Claim, loaded: Loaded) -> list[str]:
    corpus = loaded.corpus
    if id(loaded) not in NAMED:
        NAMED[id(loaded)] = Named(corpus.entities)
    faults = disagreements(
        claim,
        corpus.attributes.get(claim.attribute or ""),
        corpus.articles[claim.article],
        NAMED[id(loaded)],
    )
    return [f"{'.'.join(map(str, path))}: {reason}" for path, reason in faults]


def test_every_record_of_the_book_agrees_with_itself(book: Loaded) -> None:
    assert {claim.id: faults for claim in book.corpus.claims.values() if (faults := parted(claim, book))} == {}


def value_of(claim: Claim, attribute: Attribute | None, printed: str) -> Claim | None:
    """The claim with another value, where that is one."""
    if attribute is None or not isinstance(claim.value, Quantity) or printed == claim.value.printed:
        return None
    value, _ = read_quantity(printed, replace(attribute, low=float("-inf"), high=float("inf")))
    return replace(claim, value=value) if value and value.points != claim.value.points else None


def in_value(pattern: str, new: str) -> Edit:
    def edit(claim: Claim, attribute: Attribute | None, _: Loaded) -> Claim | None:
        printed = claim.value.printed if isinstance(claim.value, Quantity) else ""
        return value_of(claim, attribute, re.sub(pattern, new, printed, count=1))

    return edit


def in_statement(pattern: str, new: str) -> Edit:
    def edit(claim: Claim, _: Attribute | None, __: Loaded) -> Claim | None:
        printed = claim.value.printed if isinstance(claim.value, Quantity) else ""
        at = claim.statement.find(printed) if printed else -1
        changed = re.sub(pattern, new, printed, count=1)
        if at < 0 or changed == printed:
            return None
        return replace(claim, statement=claim.statement[:at] + changed + claim.statement[at + len(printed) :])

    return edit


def another_subject(claim: Claim, _: Attribute | None, loaded: Loaded) -> Claim | None:
    """Another model as the subject, which the statement does not name."""
    if not isinstance(claim.value, Quantity) or claim.read_as or claim.subject is None:
        return None
    other = "gopher-280b" if "opher" not in claim.statement else "bloom-176b"
    return replace(claim, subject=other) if loaded.corpus.entities[claim.subject].kind == "model" else None


def another_day(claim: Claim, _: Attribute | None, __: Loaded) -> Claim | None:
    if not isinstance(claim.value, PartialDate):
        return None
    return replace(claim, value=parse_date(str(int(claim.value.printed[:4]) - 3) + claim.value.printed[4:]))


def a_ranking(claim: Claim, _: Attribute | None, __: Loaded) -> Claim | None:
    """The first of its kind, which no figure settles."""
    if not isinstance(claim.value, Quantity) or claim.read_as:
        return None
    return replace(claim, statement=f"{claim.statement.rstrip('.')}, and it was the first model of that size.")


def a_second_figure(claim: Claim, _: Attribute | None, __: Loaded) -> Claim | None:
    if not isinstance(claim.value, Quantity) or claim.read_as:
        return None
    return replace(claim, statement=f"{claim.statement.rstrip('.')}, and once 8,123,457 otters.")


def a_bound_lost(claim: Claim, _: Attribute | None, __: Loaded) -> Claim | None:
    return None if claim.read_as else replace(claim, quote=f"only fine-tuned {claim.quote}")


def a_word_added(words: str) -> Edit:
    """The figure of the statement with words before it that its quote does not have."""

    def edit(claim: Claim, _: Attribute | None, __: Loaded) -> Claim | None:
        plain = isinstance(claim.value, Quantity) and claim.value.hedge == "exact" and not claim.read_as
        if not plain or re.search(r"\b(?:only|not|at|up|just|alone)\b", f"{claim.quote} {claim.statement}"):
            return None
        return in_statement(r"\A", words)(claim, None, __)

    return edit


EDITS: dict[str, Edit] = {
    "trillion for billion in the value": in_value("billion", "trillion"),
    "million for billion in the value": in_value("billion", "million"),
    "another first digit in the value": in_value(r"(?<![0-9.,])[1-8](?=[0-9.]* )", "9"),
    "another digit in the value": in_value(r"[0-8](?![0-9])", "9"),
    "a nought more in the value": in_value(r"([0-9])(?![0-9.,])", r"\g<1>0"),
    "trillion for billion in the statement": in_statement("billion", "trillion"),
    "another digit in the statement": in_statement(r"[0-8](?![0-9])", "9"),
    "another subject": another_subject,
    "another year": another_day,
    "a ranking": a_ranking,
    "a second figure": a_second_figure,
    "a bound lost": a_bound_lost,
    "a bound added": a_word_added("at least "),
    "a denial": a_word_added("not "),
    "only": a_word_added("only "),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_one_word_is_refused_in_every_record_that_it_can_change(book: Loaded, name: str) -> None:
    edited = [
        changed
        for claim in book.corpus.claims.values()
        if not claim.placeholder
        and (changed := EDITS[name](claim, book.corpus.attributes.get(claim.attribute or ""), book)) is not None
    ]
    assert edited
    assert [(claim.id, claim.statement, claim.value) for claim in edited if not parted(claim, book)] == []


def test_the_same_number_in_another_unit_is_told_with_both_units(book: Loaded) -> None:
    claim = book.corpus.claims[FRONT]
    attribute = replace(book.corpus.attributes[claim.attribute or ""], unit="token_per_second", low=0.0)
    value, reason = read_quantity("33 tokens/s", attribute)
    assert value, reason
    said = replace(claim, statement="Chinchilla beats 33 times a second.", quote="beats 33 times a second", value=value)
    asked = "write both in one unit, or say in `read_as` what the figure of the article counts"
    other = "'33 times a second' in times per second where the value is in tokens per second"
    assert [one for one in parted(said, book) if asked in one] == [
        f"statement: it says {other}, and the value is '33 tokens/s'; {asked}",
        f"value: '33 tokens/s' is not what the quote says, {other}; {asked}",
    ]


def test_a_unit_that_is_not_known_is_told_in_its_own_letters(book: Loaded) -> None:
    attribute = replace(book.corpus.attributes["training_tokens"], label="output", unit="litre_per_minute")
    value, reason = read_quantity("600 ML/min", attribute)
    counted = "'600 ML/min' is counted in ML per minute, but output in L per minute"
    assert (value, reason) == (None, f"{counted}; correct the value or the attribute")
    value, reason = read_quantity("20 bpm", attribute)
    assert (value, reason) == (None, "did not understand 'bpm' in '20 bpm'; write it such as '3.5 million km'")


def test_the_record_of_the_front_page_with_one_word_changed_is_refused(book: Loaded) -> None:
    claim = book.corpus.claims[FRONT]
    changed = value_of(claim, book.corpus.attributes["training_tokens"], "1.4 trillion")
    assert changed
    assert parted(changed, book) == [
        f"statement: it says '1.4 billion tokens', and the value is '1.4 trillion'; {REPAIR}",
        f"value: '1.4 trillion' is not what the quote says, '1.4 billion tokens'; {REPAIR}",
    ]


def test_a_reason_excuses_the_quote_and_never_the_statement(book: Loaded) -> None:
    claim = replace(book.corpus.claims[FRONT], quote="so many tokens", read_as="the figure stands in the heading")
    assert parted(claim, book) == []
    changed = value_of(claim, book.corpus.attributes["training_tokens"], "1.4 trillion")
    assert changed
    assert parted(changed, book)


RECORD = "claims/records/sizes/odd.yml"
HEAD = """statement: Otter has 70 billion parameters.
quote: 70 billion parameters
at: 33
subject: otter-70b
attribute: parameters
"""
OTHER_VALUE = [
    f"{RECORD}:1: statement: it says '70 billion parameters', and the value is '7 billion'; {REPAIR}",
    f"{RECORD}:6: value: '7 billion' is not what the quote says, '70 billion parameters'; {REPAIR}",
]
COMPUTED = (
    "verdicts are computed; where only a person can settle a claim, add an `assessment` that has the verdict, `because`"
    " and the evidence"
)


@pytest.mark.parametrize(
    ("last", "said"),
    [("value: 7 billion", OTHER_VALUE), ("verdict: refuted", [f"{RECORD}:6: verdict: {COMPUTED}"])],
)
def test_what_is_refused_says_the_line_and_the_repair(base: Path, last: str, said: list[str]) -> None:
    put(base, RECORD, f"{HEAD}{last}\n")
    assert [message for message in messages(load(base)) if "odd.yml" in message] == said


def test_a_second_record_of_one_claim_is_named(base: Path) -> None:
    first = next((base / "claims/records/sizes").glob("otter-tokens.yml"))
    put(base, RECORD, first.read_text(encoding="utf-8").replace("1.4 billion tokens.", "1.4 billion tokens in all."))
    found = messages(load(base))
    assert [message for message in found if "says the same" in message] == [
        "claims/records/sizes/otter-tokens.yml:6: says the same as sizes/odd: take one of them out"
    ]


def test_records_of_one_sentence_that_say_different_things_are_no_twins(book: Loaded) -> None:
    assert list(repeated(book.corpus.claims.values())) == []


def test_a_new_claim_whose_statement_says_another_figure_is_not_written(base: Path) -> None:
    arguments = ["--quote", "1.4 trillion tokens", "--statement", "Stoat was trained on 1.9 trillion tokens."]
    result = CliRunner().invoke(group, ["--root", str(base), "new", "claim", "--article", "sizes", *arguments])
    assert isinstance(result.exception, UsageError)
    assert "it says '1.9 trillion tokens', and the value is '1.4 trillion" in str(result.exception)
    assert not (base / "claims/records/sizes/stoat-training-tokens.yml").exists()


WHALES = ("blue whale", "sperm whale", "humpback whale")


def of_a_whale(statement: str, **more: Any) -> list[str]:
    """What parts in a claim on the mass, in tonnes, of a whale; the humpback is called Balaena too."""
    mass = replace(world.real().attributes["parameters"], id="mass", label="mass", unit="tonne", low=0, high=1e9)
    entities = {
        name.replace(" ", "-"): Entity(
            id=name.replace(" ", "-"), label=name, kind="whale", aliases=("Balaena",) if "hump" in name else ()
        )
        for name in WHALES
    }
    value, reason = read_quantity(str(more.pop("printed", "150")), mass)
    assert value, reason
    fields: dict[str, Any] = {
        "statement": statement,
        "quote": "150",
        "subject": "blue-whale",
        "attribute": "mass",
        "value": value,
    }
    claim = replace(world.figure("ponds/a", "stoat.layers", "32"), **{**fields, **more})
    article = world.world().articles["ponds"]
    return [f"{path[0]}: {reason}" for path, reason in disagreements(claim, mass, article, Named(entities))]


def test_a_bare_figure_is_not_the_same_number_of_another_unit() -> None:
    apart = (
        "statement: it says '150 kg', and the value is '150', read as 150 t; write the value with the unit that the "
        "article means, and the statement alike"
    )
    assert of_a_whale("The blue whale weighs 150 kg.") == [apart]
    assert of_a_whale("The blue whale weighs 150 kg.", read_as="the head of its column is mass (t)") == [apart]
    for right in ("150 t", "150 tonnes", "150,000 kg", "150"):
        assert of_a_whale(f"The blue whale weighs {right}.") == [], right
    assert of_a_whale("The blue whale weighs 150 kg.", printed="150 kg", quote="150 kg") == []


def test_a_statement_that_names_another_thing_whole_is_not_of_the_subject() -> None:
    other = (
        "subject: the statement names 'sperm whale', and the subject is humpback whale; correct one of them, or say in "
        "`read_as` how it is meant"
    )
    for said in ("The sperm whale weighs 150 t.", "Sperm whales weigh 150 t."):
        assert of_a_whale(said, subject="humpback-whale") == [other], said
        assert of_a_whale(said, subject="sperm-whale") == [], said
    for said in ("Unlike the sperm whale, Balaena weighs 150 t.", "The whale weighs 150 t."):
        assert of_a_whale(said, subject="humpback-whale") == [], said
    compared = Circumstances(object="sperm-whale")
    said = "The whale weighs 150 t, more than the sperm whale."
    assert of_a_whale(said, subject="humpback-whale", when=compared) == []
    assert of_a_whale(said, subject="humpback-whale") == [other]


def test_a_name_inside_a_longer_one_is_not_named() -> None:
    named = Named(
        {name: Entity(id=name, label=name, kind="tool") for name in ("Go", "whale", "Go whale", "Go 1.2", "Go 1.21")}
    )
    assert named.whole_in("Go whales go beside a whale of Go 1.21.") == {
        "Go whale": "Go whale", "whale": "whale", "Go 1.21": "Go 1.21",
    }  # fmt: skip


@pytest.mark.parametrize(("value", "said"), [("2022-12", True), ("2022-12-25", False), ("2022", True)])
def test_a_date_that_leaves_out_the_day_of_the_quote_is_refused(book: Loaded, value: str, *, said: bool) -> None:
    claim = next(one for one in book.corpus.claims.values() if isinstance(one.value, PartialDate) and not one.read_as)
    printed = "25 December 2022"
    edited = replace(claim, quote=printed, statement=f"It was released on {printed}.", value=parse_date(value))
    told = [one for one in parted(edited, book) if "is not in the quote" in one]
    assert bool(told) is said
