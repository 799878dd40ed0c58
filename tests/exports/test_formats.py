"""The exports: verdicts that follow their schema, tables that no spreadsheet runs, one command for every format."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from assay.checkout.anchors import anchor, conflict_anchor, law_anchor
from assay.cli import group
from assay.exports.facts import fact_table, facts_as_json
from assay.exports.files import schema, write_others, write_shown
from assay.exports.formats import EXPORTS, FILES, by_name
from assay.exports.table import Table, as_csv, as_parquet
from assay.exports.verdict_table import COLUMNS, verdict_table
from assay.project import open_project
from tests.sample import put
from tests.world import project

ROOT = Path(__file__).parents[2]
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"))
VALIDATOR = jsonschema.Draft202012Validator(schema())


def faults(verdicts: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(verdicts)]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_verdicts_follow_their_schema(base: Path) -> None:
    assert faults(json.loads(json.dumps(open_project(base).verdicts))) == []


def test_the_verdicts_of_the_book_follow_their_schema() -> None:
    assert faults(json.loads(json.dumps(project().verdicts))) == []


def test_the_schema_notices_what_is_wrong(base: Path) -> None:
    verdicts = json.loads(json.dumps(open_project(base).verdicts))
    verdicts["claims"][0]["verdict"] = "true"
    del verdicts["claims"][1]["because"]
    verdicts["claims"][2]["mood"] = "good"
    paths = [fault.partition(":")[0] for fault in faults(verdicts)]
    assert paths == ["$.claims[0].verdict", "$.claims[1]", "$.claims[2]"]


def test_every_key_of_the_schema_says_what_it_means() -> None:
    for name, part in {"top": schema(), **schema()["$defs"]}.items():
        for key, value in part.get("properties", {}).items():
            assert re.search("description|enum|const|\\$ref", json.dumps(value)), f"{name}.{key}"


def claim(**changed: Any) -> dict[str, Any]:
    empty = dict.fromkeys(COLUMNS) | {"flags": [], "conflicts": [], "value": None, "truth": None}
    return {**empty, **changed}


def texts(table: Table) -> list[dict[str, str]]:
    """The rows of a table as a reader of its CSV has them, the apostrophes taken off."""
    rows = csv.DictReader(io.StringIO(as_csv(table), newline=""))
    return [{name: re.sub(r"(\A|[;\n])([^\S\n]*)'", r"\1\2", cell) for name, cell in row.items()} for row in rows]


FORMULAS = st.lists(st.sampled_from([*";=+-@'\n\t \u00a0\u3000＝＠", "1+1", "x", "\r"]), max_size=12).map("".join)


@given(TEXTS | FORMULAS)
@example("x;=HYPERLINK(1)")
@example(" =1+1")
@example("\u00a0=1+1")
@example("a; \n\t-1")
@example("'")
@example("=1+1")
@example("＝1+1")
def test_no_cell_is_a_formula_and_every_text_can_be_had_back(raw: str) -> None:
    table = verdict_table({"claims": [claim(statement=raw, quote=f"={raw}", because=f"'{raw}", flags=[f"-{raw}"])]})
    (found,) = csv.DictReader(io.StringIO(as_csv(table), newline=""))
    for cell in found.values():
        for part in re.split(r"[;\n]", cell):  # where some spreadsheets begin another cell
            assert not part.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert not cell.startswith(("\t", "\r", "\n"))
    (back,) = texts(table)
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    assert back["statement"] == lines
    assert back["quote"] == f"={lines}"
    assert back["because"] == f"'{lines}"
    assert back["flags"] == f"-{lines}"


def test_numbers_stay_numbers() -> None:
    (found,) = csv.DictReader(io.StringIO(as_csv(verdict_table({"claims": [claim(ratio=-0.5, start=3)]}))))
    assert (found["ratio"], found["start"]) == ("-0.5", "3")


def test_the_table_has_a_line_for_every_claim(base: Path) -> None:
    verdicts = open_project(base).verdicts
    lines = texts(verdict_table(verdicts))
    assert [line["id"] for line in lines] == [row["id"] for row in verdicts["claims"]]
    tokens = next(line for line in lines if line["id"] == "sizes/otter-tokens")
    assert (tokens["value"], tokens["truth"], tokens["ratio"]) == ("1.4 billion", "1.4 trillion tokens", "0.001")
    assert "unit_slip" in tokens["flags"].split(" | ")


def test_pandas_reads_the_parquet_with_its_types(base: Path) -> None:
    verdicts = open_project(base).verdicts
    table = verdict_table(verdicts)
    frame = pd.read_parquet(io.BytesIO(as_parquet(table)))
    assert list(frame.columns) == list(COLUMNS)
    assert frame[["start", "ratio", "flags"]].dtypes.astype(str).to_list() == ["int64", "float64", "object"]
    tokens = frame.set_index("id").loc["sizes/otter-tokens"]
    assert (tokens["ratio"], tokens["start"], list(tokens["flags"])) == (0.001, 74, ["unit_slip"])


@given(TEXTS)
def test_parquet_keeps_every_text_as_it_is(raw: str) -> None:
    table = verdict_table({"claims": [claim(statement=raw, flags=[raw, raw], ratio=-0.5), claim()]})
    (first, second) = pq.read_table(io.BytesIO(as_parquet(table))).to_pylist()
    assert (first["statement"], first["flags"], first["ratio"]) == (raw, [raw, raw], -0.5)
    assert (second["statement"], second["ratio"]) == (None, None)


def test_parquet_carries_no_time_and_no_place(base: Path) -> None:
    data = as_parquet(fact_table(open_project(base).loaded.corpus))
    kept = pq.ParquetFile(io.BytesIO(data)).metadata
    assert kept.created_by.startswith("parquet-cpp-arrow version ")
    assert set(kept.metadata) == {b"ARROW:schema"}
    assert data == as_parquet(fact_table(open_project(base).loaded.corpus))


def test_the_table_of_facts_names_known_errors(base: Path) -> None:
    put(
        base,
        "claims/errata.yml",
        """\
otter-tokens:
  source: otter-2022
  locator: Table 1
  printed: 1.4 trillion
  should_be: 1.5 trillion
  shown_by: [{source: otter-2022, locator: Table 2}]
  known_since: 2023
  consequence: It looks smaller.
  subject: otter-70b
  attribute: training_tokens
""",
    )
    table = fact_table(open_project(base).loaded.corpus)
    assert [(row["attribute"], row["value"], row["low"], row["erratum"]) for row in table.rows] == [
        ("training_tokens", "1.4 trillion tokens", 1.35e12, "otter-tokens"),
        ("parameters", "70 billion parameters", 6.95e10, None),
        ("licence", "apache-2.0", None, None),
    ]


def test_a_best_fact_holds_without_conditions_and_outranks_the_others(base: Path) -> None:
    put(base, "claims/sources/press-2023.yml", """\
kind: press
title: Otter, reported
date: 2023-04-05
read: {on: 2026-11-21, at: the page, depth: excerpt}
facts:
  - {subject: otter-70b, attribute: parameters, how: estimated, value: 71 billion, locator: first sentence}
  - {subject: otter-70b, attribute: score, value: "61.5", metric: quiz, locator: Table 2}
""")  # fmt: skip
    facts = facts_as_json(open_project(base).loaded.corpus)
    assert facts["best"]["otter-70b.parameters"].startswith("otter-2022#")
    assert [fact["conditions"] for fact in facts["facts"] if fact["source"] == "press-2023"] == ["estimated", "Quiz"]
    assert "otter-70b.score" not in facts["best"]
    assert len({fact["anchor"] for fact in facts["facts"]}) == len(facts["facts"])


def test_files_are_written_once(base: Path) -> None:
    opened = open_project(base)
    write_shown(opened)
    write_others(opened, {"kill_rate": 1.0})
    files = sorted((base / "_build").iterdir())
    assert [file.name for file in files] == sorted(FILES)
    for file in files:
        os.utime(file, (1, 1))
    write_shown(opened)
    write_others(opened, {"kill_rate": 1.0})
    assert {file.stat().st_mtime for file in files} == {1}


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "export", *arguments])


def test_the_command_writes_what_the_book_offers(base: Path, tmp_path: Path) -> None:
    project = open_project(base)
    write_shown(project)
    write_others(project)
    for export in EXPORTS:
        target = tmp_path / "out"
        form = ["--format", export.form] if len(by_name()[export.name]) > 1 else []
        found = run(base, export.name, *form, "-o", str(target))
        assert found.exit_code == 0, found.output
        assert target.read_bytes() == (base / "_build" / export.file).read_bytes()
        assert run(base, export.name, *form).stdout_bytes == target.read_bytes()


def test_all_formats_at_once(base: Path, tmp_path: Path) -> None:
    found = run(base, "all", str(tmp_path / "out"))
    assert found.output.splitlines() == [str(tmp_path / "out" / export.file) for export in EXPORTS]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {export.file for export in EXPORTS}


def test_the_help_says_in_one_line_what_each_export_is(base: Path) -> None:
    lines = run(base, "--help").output.splitlines()
    for name, forms in by_name().items():
        about = next(iter(forms.values())).about
        assert any(line.split() == [name, *about.split()] for line in lines), name
    assert not any(line.endswith("...") for line in lines[1:])


def test_nothing_is_written_while_a_record_cannot_be_read(base: Path, tmp_path: Path) -> None:
    put(base, "claims/records/sizes/bad.yml", "statement: It is so.\n")
    found = run(base, "all", str(tmp_path / "out"))
    assert found.exit_code == 2
    assert "claims/records/sizes/bad.yml:1: the key 'quote' is missing; add it" in found.stderr
    assert not (tmp_path / "out").exists()


def test_the_page_of_downloads_offers_every_file() -> None:
    page = (ROOT / "src" / "assay" / "book" / "texts" / "downloads.md").read_text(encoding="utf-8")
    offered = re.findall(r'<a href="([^"]+)" download>\1</a> \| \S', page)
    assert sorted(offered) == sorted(FILES)


@pytest.mark.parametrize("place", [anchor, conflict_anchor, law_anchor])
@given(one=st.text(), other=st.text())
def test_places_differ_and_may_stand_in_an_address(place: Any, one: str, other: str) -> None:
    assert place(one).isascii()
    assert place(one).replace("-", "").isalnum()
    assert (place(one) == place(other)) == (one == other)
