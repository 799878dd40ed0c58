from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from assay.cli import group
from assay.errors import RecordError
from assay.records.formatter import canonical
from assay.records.layout import LATER, SORTS, fields_of, schema_line, sort_of
from assay.yamlio import read_yaml

ROOT = Path(__file__).resolve().parents[2]
CLAIM = next(sort for sort in SORTS if sort.name == "claim")
LINE = "# yaml-language-server: $schema=../../schemas/claim.json\n"
FILES = sorted(path for path in (ROOT / "claims").rglob("*.yml"))


def formed(text: str, file: str = "records/a/b.yml") -> str:
    sort = sort_of(file)
    assert sort
    found = canonical(text, sort, file)
    assert isinstance(found, str), found
    return found


def test_every_record_of_the_project_is_in_its_canonical_form() -> None:
    for path in FILES:
        file = path.relative_to(ROOT / "claims").as_posix()
        text = path.read_text(encoding="utf-8")
        assert formed(text, file) == text, f"{path} is not: run assay fmt and commit what it writes"


def test_every_file_below_claims_is_of_a_known_sort() -> None:
    assert [path for path in FILES if sort_of(path.relative_to(ROOT / "claims").as_posix()) is None] == []


def test_the_order_of_the_keys_names_every_field_once() -> None:
    for record in (*(sort.record for sort in SORTS), *LATER.values()):
        assert sorted(fields_of(record)) == sorted(record.model_fields)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("records/article/claim.yml", "# yaml-language-server: $schema=../../schemas/claim.json"),
        ("records/article/deeper/claim.yml", "# yaml-language-server: $schema=../../../schemas/claim.json"),
        ("sources/key.yml", "# yaml-language-server: $schema=../schemas/source.json"),
        ("errata.yml", "# yaml-language-server: $schema=schemas/errata.json"),
    ],
)
def test_the_first_line_leads_to_the_schema_from_where_the_file_lies(file: str, line: str) -> None:
    sort = sort_of(file)
    assert sort
    assert schema_line(sort, file) == line


@pytest.mark.parametrize("file", ["LICENSE.md", "records/x.txt", "schemas/claim.yml", "other.yml", "sources/a/b.yml"])
def test_what_is_no_record_has_no_sort(file: str) -> None:
    assert sort_of(file) is None


def test_keys_are_put_in_the_order_of_the_types_and_unknown_ones_come_last() -> None:
    text = "mystery: 1\nvalue: 2 billion\nat: 7\nquote: q\nstatement: s\nattribute: parameters\nsubject: a-b\n"
    assert formed(text) == LINE + (
        'statement: s\nquote: q\nat: 7\nsubject: a-b\nattribute: parameters\nvalue: 2 billion\nmystery: "1"\n'
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('"plain"', "plain"),
        ("'plain'", "plain"),
        ("540", '"540"'),
        ("'540'", '"540"'),
        ("1e-3", '"1e-3"'),
        ("no", '"no"'),
        ("12:30", '"12:30"'),
        ("017", '"017"'),
        ("2022-03-29", "2022-03-29"),
        ("'a: b'", '"a: b"'),
        ("'C#'", "C#"),
        ("'a #b'", '"a #b"'),
        ("'say \"so\": now'", "'say \"so\": now'"),
        ('"tab\\there"', '"tab\\there"'),
        ('"a\\u202eb"', '"a\\u202eb"'),
        ("‘optimum point’", "‘optimum point’"),
        ("'- dash'", '"- dash"'),
        ("'C:\\ \"x'", 'C:\\ "x'),
    ],
)
def test_text_is_quoted_only_where_a_reader_would_take_it_for_something_else(typed: str, written: str) -> None:
    assert formed(f"statement: {typed}\n") == f"{LINE}statement: {written}\n"


def test_a_number_that_is_meant_as_one_stands_bare_and_the_words_of_a_read_at_do_not_change() -> None:
    assert formed('at: "3194"\n') == f"{LINE}at: 3194\n"
    source = "# yaml-language-server: $schema=../schemas/source.json\nread:\n  on: 2026-11-21\n"
    assert formed("read: {on: 2026-11-21}\n", "sources/k.yml") == source.replace(
        "read:\n  on: 2026-11-21", "read: {on: 2026-11-21}"
    )
    assert formed('read:\n  "on": "2026-11-21"\n  at: "2020"\n', "sources/k.yml") == f'{source}  at: "2020"\n'


def test_comments_stay_with_what_they_stand_before_or_beside() -> None:
    text = (
        "# about the file\n\n# about the quote\nquote: 7 billion   # beside the quote\n"
        "statement: s # beside\n# about cites\ncites: # beside cites\n   - a-b # first\n   # second\n   - c-d\n# last\n"
    )
    assert formed(text) == LINE + (
        "# about the file\nstatement: s  # beside\n# about the quote\nquote: 7 billion  # beside the quote\n"
        "# about cites\ncites:  # beside cites\n  - a-b  # first\n  # second\n  - c-d\n# last\n"
    )


def test_a_hash_within_a_text_is_no_comment() -> None:
    text = "quote: a#b\nstatement: |\n  first # line\n  # second\n"
    assert formed(text) == f"{LINE}statement: |\n  first # line\n  # second\nquote: a#b\n"


def test_brackets_stay_unless_a_comment_stands_between_them() -> None:
    assert formed("cites: [ a-b,\n  'c-d' ]\n") == f"{LINE}cites: [a-b, c-d]\n"
    assert formed("cites: [a-b, # one\n  c-d]\n") == f"{LINE}cites:\n  - a-b  # one\n  - c-d\n"


def test_folded_and_broken_lines_become_one_and_kept_ones_stay() -> None:
    assert formed("statement: one\n  two\n") == f"{LINE}statement: one two\n"
    assert formed("statement: >-\n  one\n  two\n") == f"{LINE}statement: one two\n"
    assert formed("statement: |-\n  one\n  two\n") == f"{LINE}statement: |-\n  one\n  two\n"


def test_entries_by_id_keep_their_order_and_one_empty_line_between_them() -> None:
    text = "# head\n\n\n# --- one ---\nb: {kind: model, label: B}\n\n\n# --- two ---\na: {label: A, kind: model}\n"
    assert formed(text, "entities.yml") == (
        "# yaml-language-server: $schema=schemas/entities.json\n# head\n\n"
        "# --- one ---\nb: {label: B, kind: model}\n\n# --- two ---\na: {label: A, kind: model}\n"
    )


def test_a_list_without_entries_keeps_its_comments() -> None:
    text = "# What is listed here.\n#   date  the day\n[]\n"
    expected = f"# yaml-language-server: $schema=schemas/corrections.json\n{text}"
    assert formed(text, "corrections.yml") == expected
    assert formed(expected, "corrections.yml") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &x 1\nb: *x\n", "2: b: the alias *x stands for another part of the file; write the value out"),
        ("a: !!bool x\n", "1: a: the tag !!bool is not allowed; take it out and write plain text"),
        ("a: 1\na: 2\n", "2: a: the key is repeated; it already stands on line 1: keep one"),
        ("[]", "1: holds no fields; write them as `key: value`"),
        ("", "1: the file is empty; write the record's fields as `key: value`"),
    ],
)
def test_what_cannot_be_read_has_no_canonical_form(text: str, reason: str) -> None:
    assert str(canonical(text, CLAIM, "records/a/b.yml")) == f"claims/records/a/b.yml:{reason}"


WORDS = st.text(
    st.sampled_from("ab 7.,:#-'\"\\{}[]&*!|>%@`?=~\n\t é’\u00a0\u00ad\u2028\U0001f600"), min_size=1, max_size=12
)
KEYS = st.sampled_from(["statement", "quote", "at", "cites", "assessment", "on", "no", "540", "mystery"]) | WORDS
TREES = st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=5), st.sampled_from(["braces", "lines"]), st.integers(20, 200))
def test_any_tree_is_read_back_as_it_was_and_forming_it_again_changes_nothing(
    tree: dict[str, Any], style: str, width: int
) -> None:
    text = yaml.safe_dump(tree, default_flow_style=style == "braces", width=width, allow_unicode=True)
    once = formed(text)
    assert read_yaml(once, "").tree == tree
    assert formed(once) == once


@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_comments_that_somebody_strews_into_a_record_are_all_kept(path: Path, dice: random.Random) -> None:
    file = path.relative_to(ROOT / "claims").as_posix()
    lines = path.read_text(encoding="utf-8").splitlines()[:60]
    for number in range(4):
        place = dice.randrange(2, len(lines) + 1)
        if dice.random() < 0.5:
            lines.insert(place, " " * dice.randrange(6) + f"# mark {number}")
        else:
            lines[place - 1] += f"  # mark {number}"
        lines[dice.randrange(len(lines)) :][:0] = [""]
    text = "\n".join(lines)
    tree = read_yaml(text, "")
    if tree.faults:
        return
    once = formed(text, file)
    assert read_yaml(once, "").tree == tree.tree
    assert [number for number in range(4) if f"# mark {number}" not in once] == []
    assert formed(once, file) == once


@given(st.text(st.sampled_from("ab: \n-#'\"[]{},|>&*!?%\t7\r"), max_size=60))
def test_no_text_makes_it_fail_and_none_is_changed_in_what_it_says(text: str) -> None:
    found = canonical(text, CLAIM, "records/a/b.yml")
    if isinstance(found, RecordError):
        return
    assert read_yaml(found, "").tree == read_yaml(text, "").tree
    assert canonical(found, CLAIM, "records/a/b.yml") == found


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "records" / "base", tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(group, ["--root", str(root), "fmt", *arguments])
    return done.exit_code, done.output


def test_the_command_writes_what_it_says_once_and_then_has_nothing_to_do(checkout: Path) -> None:
    code, said = run(checkout, "--check")
    assert code == 1
    assert said.splitlines()[-1] == "run assay fmt and commit what it writes"
    assert all(line.startswith("would change claims/") for line in said.splitlines()[:-1])
    code, wrote = run(checkout)
    assert (code, wrote.count("\n")) == (0, said.count("\n") - 1)
    code, said = run(checkout, "--check")
    assert code == 0
    assert re.fullmatch(r"\d+ records are in their canonical form\n", said)


def test_a_file_that_cannot_be_read_is_left_alone_and_the_reason_is_said(checkout: Path) -> None:
    path = checkout / "claims" / "sources" / "bad.yml"
    path.write_text("title: [open\n", encoding="utf-8")
    latin = checkout / "claims" / "sources" / "latin.yml"
    latin.write_bytes(b"a: b\ntitle: caf\xe9\n")
    code, said = run(checkout, str(path), str(latin))
    assert code == 2
    advice = "indent with spaces, close every quote and bracket, and quote values that hold ': ' or ' #'"
    assert said.splitlines()[:2] == [
        f"claims/sources/bad.yml:1: not readable as YAML: did not find expected ',' or ']'; {advice}",
        "claims/sources/latin.yml:2: byte 15 is not UTF-8; save the file as UTF-8",
    ]
    assert path.read_text(encoding="utf-8") == "title: [open\n"


def test_a_file_that_is_no_record_is_refused(checkout: Path) -> None:
    other = checkout / "notes.yml"
    other.write_text("a: b\n", encoding="utf-8")
    done = CliRunner().invoke(group, ["--root", str(checkout), "fmt", str(other)])
    assert str(done.exception) == f"{other} is no record; those lie below {checkout / 'claims'}"
