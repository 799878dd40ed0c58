"""`assay scan` as people call it: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import assay
from assay.cli import group
from assay.errors import UsageError
from assay.records.load import load
from tests.articles.test_scan_findings import CUES, SOURCE
from tests.sample import put

TEXT = """\
Weasels & others

Weasel has 40 layers.

Weasel has 80 layers. A small Weasel has 30 layers <b>.

- Stoat has 5 layers.
- Yi-34B has 7 layers.
"""
WRONG = "Weasel, layers: 40 layers. Uthor 2022 gives 80 layers (Table 1); the claim is half the true figure."


@pytest.fixture
def book(base: Path) -> Path:
    """The small project with weasels, and a text about them."""
    put(base, "claims/attributes.yml", CUES)
    put(
        base,
        "claims/entities.yml",
        "weasel: {label: Weasel, kind: model}\nweasel-large: {label: Weasel Large, kind: model}\n",
    )
    put(base, "claims/sources/weasel-2022.yml", SOURCE)
    put(base, "weasels.txt", TEXT)
    return base


def scan(root: Path, *arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "scan", *arguments], input=given, catch_exceptions=False)


def test_the_worst_comes_first_each_with_its_sentence(book: Path) -> None:
    file = str(book / "weasels.txt")
    result = scan(book, file)
    known = "Uthor 2022 gives 80 layers (Table 1); the claim is 2.7 times too small."
    counts = "1 refuted by the records, 1 to ask about, 1 hold, 1 open, 1 left aside"
    assert (result.exit_code, result.stdout.splitlines()) == (
        1,
        [
            f"✗ said twice  {file}:5  80 layers",
            "    The same is said once with 40 layers and once with 80 layers.",
            f"✗ refuted  {file}:3  Weasel has 40 layers.",
            f"    {WRONG}",
            f"≈ question  {file}:5  A small Weasel has 30 layers <b>.",
            f"    The text seems to say: Weasel, layers: 30 layers. Known is: {known}",
            "    (the binding is not certain: the name is the subject of the clause)",
            f"{file}: 5 figures: {counts}; 1 fault in the text itself",
        ],
    )


def test_in_the_log_of_a_run_each_finding_has_its_line(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(book)
    (book / "weasels.txt").rename(book / "Bö, sen.txt")
    result = scan(book, "Bö, sen.txt", "--format", "github")
    assert result.exit_code == 1
    place, twice = "file=Bö%2C sen.txt", "The same is said once with 40 layers and once with 80 layers."
    fault, refuted, question = result.stdout.splitlines()
    assert fault == f"::warning {place},line=5,title=said twice::{twice}"
    assert refuted.startswith(f"::warning {place},line=3,title=refuted::Weasel has 40 layers. ")
    assert question.startswith(f"::notice {place},line=5,title=question::A small Weasel has 30 layers <b>. ")


def test_all_lists_what_was_left_aside_with_the_reason(book: Path) -> None:
    result = scan(book, str(book / "weasels.txt"), "--all")
    assert "    (the records do not know “Yi-34B”; `assay new entity` adds it)" in result.stdout.splitlines()


def test_a_text_without_a_refutation_ends_clean(book: Path) -> None:
    result = scan(book, "-", given="Weasel has 80 layers.")
    assert (result.exit_code, result.stdout) == (
        0,
        "-: 1 figure: 0 refuted by the records, 0 to ask about, 1 hold, 0 open, 0 left aside\n",
    )


def test_what_cannot_be_read_is_told_and_the_rest_is_read(book: Path) -> None:
    result = scan(book, str(book / "none.txt"), str(book / "weasels.txt"))
    assert result.exit_code == 2
    assert f"assay: {book / 'none.txt'} cannot be read: No such file or directory" in result.stderr
    assert WRONG in result.stdout


def test_a_kind_of_file_that_nobody_reads_is_told(book: Path) -> None:
    put(book, "weasels.xls", "x")
    result = scan(book, str(book / "weasels.xls"))
    assert result.exit_code == 2
    assert "is no file of a kind that is read" in result.stderr


def test_a_folder_stands_for_its_files_and_many_are_read_side_by_side(book: Path) -> None:
    for number in range(9):
        put(book, f"texts-of-all/{number}.txt", f"Weasel has {40 + number} layers.")
    result = scan(book, str(book / "texts-of-all"))
    lines = [line for line in result.stdout.splitlines() if line.startswith("✗")]
    assert [line.partition("  ")[2] for line in lines] == [
        f"{book / 'texts-of-all' / str(number)}.txt:1  Weasel has {40 + number} layers." for number in range(9)
    ]


def test_the_title_says_what_a_list_is_about(book: Path) -> None:
    assert scan(book, "-", "--title", "Weasel", given="Layers\n40\nColour\nbrown\n").exit_code == 1


def test_a_text_can_be_held_against_itself_alone(book: Path) -> None:
    result = scan(book, str(book / "weasels.txt"), "--checks-only")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        1,
        f"✗ said twice  {book / 'weasels.txt'}:5  80 layers",
    )
    assert result.stdout.splitlines()[-1] == f"{book / 'weasels.txt'}: 1 fault in the text itself"


def test_json_has_every_figure_with_its_binding(book: Path) -> None:
    result = scan(book, str(book / "weasels.txt"), "--json")
    findings = json.loads(result.stdout)["texts"][0]["findings"]
    assert [(one["say"], one["quote"], one["subject"], one["attribute"], one["certain"]) for one in findings] == [
        ("refuted", "40 layers", "weasel", "layers", True),
        ("holds", "80 layers", "weasel", "layers", True),
        ("question", "30 layers", "weasel", "layers", False),
        ("open", "5 layers", "stoat", "layers", True),
        ("abstained", "7 layers", None, "layers", False),
    ]
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in findings)


def test_the_page_marks_findings_in_place_and_escapes_the_text(book: Path) -> None:
    scan(book, str(book / "weasels.txt"), "--html", str(book / "out.html"))
    page = (book / "out.html").read_text(encoding="utf-8")
    assert '<mark class="refuted" id="f0-1"' in page
    assert "Weasels &amp; others" in page
    assert "layers</a></mark><sup>≈3</sup> &lt;b&gt;." in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert page.count('href="#n0-1"') == page.count('id="n0-1"') == 1


def test_sarif_points_at_the_figures(book: Path) -> None:
    scan(book, str(book / "weasels.txt"), "--sarif", str(book / "out.sarif"))
    run = json.loads((book / "out.sarif").read_text(encoding="utf-8"))["runs"][0]
    first = run["results"][0]
    assert (first["ruleId"], first["level"], first["message"]["text"]) == ("refuted", "warning", WRONG)
    region = first["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 3,
        "startColumn": 12,
        "endLine": 3,
        "endColumn": 21,
        "snippet": {"text": "40 layers"},
    }
    assert [one["ruleId"] for one in run["results"]] == ["refuted", "question", "said_twice"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["refuted", "question", "said_twice"]


def test_annotations_quote_the_figure_and_what_stands_around_it(book: Path) -> None:
    scan(book, str(book / "weasels.txt"), "--annotations", str(book / "out.jsonld"))
    items = json.loads((book / "out.jsonld").read_text(encoding="utf-8"))["items"]
    assert [one["motivation"] for one in items] == ["assessing", "questioning", "assessing"]
    assert items[0]["target"]["selector"][0] == {
        "type": "TextQuoteSelector", "exact": "40 layers", "prefix": " others\n\nWeasel has ",
        "suffix": ".\n\nWeasel has 80 lay",
    }  # fmt: skip


def test_drafts_of_records_are_read_as_records(book: Path) -> None:
    result = scan(book, str(book / "weasels.txt"), "--records", str(book / "claims"))
    written = sorted(path.name for path in (book / "claims" / "records" / "weasels").iterdir())
    assert written == ["stoat-layers.yml", "weasel-layers-2.yml", "weasel-layers-3.yml", "weasel-layers.yml"]
    put(book, "texts/weasels.txt", TEXT)
    loaded = load(book)
    assert [str(fault) for fault in loaded.faults] == []
    assert loaded.corpus.claims["weasels/weasel-layers"].quote == "40 layers"
    assert result.exit_code == 1


MIXED = """\
# Weasels

Weasel has 40 layers. Weasel has over 90 layers. Weasel does not have 70 layers. Weasel has 80 layers.
Stoat has 5 layers. They make up 60 %, 30 % and 20 % of all animals, together 100 %.

| Model | Layers |
|---|---|
| Weasel | 81 |
"""


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CliRunner().invoke(group, ["scan", "--schema"]).stdout)
    return found


def test_the_json_is_as_its_schema_says_to_the_last_key(book: Path) -> None:
    put(book, "mixed.md", MIXED)
    printed = json.loads(scan(book, str(book / "mixed.md"), str(book / "weasels.txt"), "--json").stdout)
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(printed)] == []
    assert {one["say"] for text in printed["texts"] for one in text["findings"]} >= {"refuted", "holds", "abstained"}
    del printed["texts"][0]["findings"][0]["mood"]
    assert [error.message for error in validator.iter_errors(printed)] == ["'mood' is a required property"]


def test_a_date_in_the_json_has_its_first_and_last_day() -> None:
    found = CliRunner().invoke(group, ["scan", "-", "--json"], input="GPT-4 was released in March 2023.")
    printed = json.loads(found.stdout)
    jsonschema.Draft202012Validator(schema()).validate(printed)
    (finding,) = printed["texts"][0]["findings"]
    assert finding["value"] == {"printed": "2023-03", "first": "2023-03-01", "last": "2023-03-31"}


def test_the_same_is_a_function_of_the_package(book: Path) -> None:
    found = assay.scan(TEXT, root=book, title="Weasels")
    worst = found.worst_first[0]
    assert (worst.say, worst.message, found.is_clean) == ("refuted", WRONG, False)


def test_the_function_finds_no_checkout_where_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        assay.scan(TEXT)
