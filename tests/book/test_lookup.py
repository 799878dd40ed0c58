"""Filters, tables and the pictures of contradictions, as HTML made from published rows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assay.book.facets import claim_facets, facet_classes, slug
from assay.book.sphinxext.conflict_drawings import Names, Steps, conflicts_bar, drawing_of
from assay.book.sphinxext.data import Data, read_data
from assay.book.sphinxext.filters import FilterBar, counted
from assay.book.sphinxext.gap import off_by
from assay.book.sphinxext.tables import ClaimsTable, FactsTable, in_base_units
from assay.checkout.paths import write_text
from assay.exports.formats import as_json, facts_document
from tests.world import project

ROW = re.compile(r'<tr class="([^"]*)">(.*?)</tr>')


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """The exports of the project's own records."""
    folder = tmp_path_factory.mktemp("exports")
    write_text(folder / "verdicts.json", as_json(project().verdicts))
    write_text(folder / "facts.json", as_json(facts_document(project())))
    return read_data(folder)


def address(page: str) -> str:
    return f"{page}.html"


def test_a_value_becomes_a_class_that_an_address_can_name() -> None:
    assert slug("unit_slip") == "unit-slip"
    facets = claim_facets("not_checkable", "statement", ["uncited", "unit_slip"])
    assert facet_classes(facets) == ("of-verdict-not-checkable of-kind-statement of-flag-uncited of-flag-unit-slip")


def test_a_bar_is_hidden_and_counts_every_value() -> None:
    verdicts = counted("verdict", "Verdict", ["refuted", "supported", "supported"])
    kinds = counted("kind", "Kind", ["date", "figure", "figure"])
    html = FilterBar(noun="claims", total=3, items=".item", facets=[verdicts, kinds]).html(address)
    assert re.match(r'<form class="assay-filter" [^>]* hidden>', html)
    assert [(choice.value, choice.count) for choice in verdicts.choices] == [("supported", 2), ("refuted", 1)]
    assert '<option value="figure">figure (2)</option><option value="date">date (1)</option>' in html
    assert '<output role="status" aria-live="polite">3 claims</output>' in html
    assert 'name="words"' not in html


def test_what_offers_no_choice_is_not_offered() -> None:
    assert counted("kind", "Kind", ["figure", "figure"]).html() == ""


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (None, ""),
        ({"low": 40, "high": 60, "unit": "percent"}, "0.5"),
        ({"low": 1, "high": 3, "unit": "teraflop_per_second"}, "2e+12"),
        ({"low": 24, "high": None, "unit": "gigabyte"}, "192000000000"),
        ({"low": None, "high": None, "unit": "token"}, ""),
    ],
)
def test_figures_are_sorted_in_base_units(value: dict[str, object] | None, key: str) -> None:
    found = in_base_units(value)
    assert found == key or float(found) == float(key)


def test_every_claim_is_a_row_with_its_facets(data: Data) -> None:
    rows = ROW.findall(ClaimsTable(data).html(address))
    assert len(rows) == len(data.claims)
    for (classes, cells), row in zip(rows, data.claims.values(), strict=True):
        assert f"of-verdict-{slug(row['verdict'])} of-kind-{slug(row['kind'])}" in classes
        assert f'href="claims/{row["id"]}.html"' in cells
        assert cells.count("<td") == 7


def test_a_claim_that_holds_is_not_said_to_be_off(data: Data) -> None:
    rows = dict(zip(data.claims, ROW.findall(ClaimsTable(data).html(address)), strict=True))
    held = [name for name, row in data.claims.items() if row["verdict"] == "supported" and row["value"]]
    assert held
    assert not [name for name in held if "times too" in rows[name][1]]
    assert "1,000 times too small" in rows["mistral-and-phi/chinchilla-training-tokens"][1]


def test_a_published_row_is_as_far_off_as_its_sentence_says(data: Data) -> None:
    """However the ratio was rounded on its way into the export."""
    said = {name: off_by(row) for name, row in data.claims.items() if row["verdict"] == "refuted" and off_by(row)}
    assert len(said) > 5
    assert {name: words for name, words in said.items() if words not in data.claims[name]["because"]} == {}


def test_every_fact_is_a_row_that_links_to_where_it_was_read(data: Data) -> None:
    html = FactsTable(data, frozenset({"systems/chinchilla-70b"})).html(address)
    rows = ROW.findall(html)
    assert len(rows) == len(data.facts)
    for (_, cells), fact in zip(rows, data.facts.values(), strict=True):
        assert f'href="sources/{fact["source"]}.html#{fact["anchor"]}"' in cells
    assert set(re.findall(r'href="(systems/[^"]*)"', html)) == {"systems/chinchilla-70b.html"}


def test_dates_are_sorted_as_dates(data: Data) -> None:
    dated = [fact for fact in data.facts.values() if fact["date"]]
    assert dated
    html = FactsTable(data, frozenset()).html(address)
    assert all(f'data-sort="{fact["date"]}"' in html for fact in dated)


def test_text_of_records_is_escaped() -> None:
    fact = {
        "id": "x", "source": "s", "anchor": "a", "subject": "it", "subject_label": "<b>it</b>", "attribute": "name",
        "attribute_label": "<i>", "printed": '"><script>', "value": None, "date": None, "conditions": "&",
        "locator": "<", "fragment": None,
    }  # fmt: skip
    found = Data(facts={"x": fact}, sources={"s": {"name": "<s>"}}, attributes={"name": "<i>"})
    cells = ROW.findall(FactsTable(found, frozenset()).html(address))[0][1]
    assert re.findall(r"<(?!/?(?:td|a)\b)", cells) == []


def test_every_contradiction_that_nothing_explains_has_a_picture(data: Data) -> None:
    """Those of yes and no, and of ranges over a family, have no two figures that lie apart."""
    bare = [
        name for name, conflict in data.conflicts.items() if not conflict["apparent"] and drawing_of(name, data) is None
    ]
    kinds = {
        name: [data.claims[member] for member in data.conflicts[name]["members"] if member in data.claims]
        for name in bare
    }
    assert [
        name
        for name, rows in kinds.items()
        if not any(row["kind"] == "category" or (row["value"] and row["ratio"] is None) for row in rows)
    ] == []


TREND = {
    "claim": "a/trend", "rises": False, "needs_all": False, "what": "accuracy", "over": "layers",
    "steps": [
        {"claim": "a/18", "label": "Eighteen", "value": 65.0, "with": None},
        {"claim": "a/50", "label": "Fifty", "value": 70.0, "with": False},
    ],
}  # fmt: skip


def test_a_broken_trend_says_what_it_needs_and_which_steps_go_against_it() -> None:
    html = Steps(TREND).html(address)
    assert "The claim needs at least one step in which the accuracy falls along the layers; none does." in html
    assert html.count("<li>") == 2
    assert html.count('aria-label="against the claim"') == 1
    assert '<span aria-hidden="true">▲</span> 5 ' in html


def test_a_trend_that_holds_in_some_steps_counts_them() -> None:
    steps = [*TREND["steps"], {"claim": "a/101", "label": "More", "value": 68.0, "with": True}]  # type: ignore[misc]
    html = Steps({**TREND, "needs_all": True, "steps": steps}).html(address)
    assert "needs every step in which" not in html
    assert "The claim needs the accuracy to fall along the layers in every step; 1 of 2 do." in html
    assert html.count('aria-label="as claimed"') == 1


def test_a_name_stands_beside_the_list_that_lacks_it() -> None:
    html = Names({"claim": "a/x", "names": ["Nemo"], "list": ["One", "<Two>"]}).html(address)
    assert html.count("<li") == 3
    assert '<li class="assay-missing"><span aria-hidden="true">✗</span> Nemo</li>' in html
    assert "&lt;Two&gt;" in html


def test_a_verdict_that_holds_is_in_no_contradiction_with_facts(data: Data) -> None:
    """One statement of an article against one fact: if both cannot be true, the claim cannot be supported."""
    pairs = [item for item in data.conflicts.values() if item["scope"] == "facts" and not item["apparent"]]
    sides = [data.claims[name] for item in pairs if not item["laws"] for name in item["members"] if name in data.claims]
    assert sides
    assert [row["id"] for row in sides if row["verdict"] == "supported"] == []


def test_the_bar_counts_what_stands_on_the_page(data: Data) -> None:
    bar = conflicts_bar(data)
    tensions = [tension for tension in data.tensions if not tension["apparent"]]
    assert bar.total == len(data.errors) + len(tensions)
    kinds, articles, _ = bar.facets
    assert sum(choice.count for choice in kinds.choices) == bar.total
    assert all(choice.count <= bar.total for choice in articles.choices)
    assert data.counts["conflicts"] + data.counts["differences"] <= len(data.conflicts)


def test_article_titles_are_short_where_they_are_repeated(data: Data) -> None:
    assert {name: article["short"] for name, article in data.articles.items()}.items() >= {
        "bigger-not-always-better": "Bigger is Not Always Better",
        "evolution-of-model-size": "The Evolution of Model Size",
        "mistral-and-phi": "Mistral and Phi",
        "mistral-size-challenge": "Mistral AI's Model Size Challenge",
        "when-llms-shrink": "When Large Language Models Shrink",
    }.items()


def test_the_script_knows_no_name_that_the_bar_does_not_write() -> None:
    """What `lookup.js` looks for is what the bar and the tables give."""
    script = (Path(__file__).parents[2] / "src/assay/book/theme/static/lookup.js").read_text("utf-8")
    html = FilterBar(noun="claims", total=1, items=".x", facets=[], marks=".y").html(address)
    for name in set(re.findall(r"form\.dataset\.(\w+)", script)):
        assert f"data-{name}=" in html, name
    assert json.dumps("form.assay-filter") in script
