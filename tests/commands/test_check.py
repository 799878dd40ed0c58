"""`assay check` as people call it: exit codes, where things are printed, and no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.cli import group, main
from assay.errors import UsageError
from tests.sample import RECORDS, lay, put

BAD = "statement: It is so.\nquote: Otter\nat: 27\nsubject: otter-71b\nattribute: parameters\nvalue: 70 billion\n"
FAULT = "claims/records/sizes/bad.yml:4: subject: unknown entity 'otter-71b'"


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "check", *arguments])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["sizes"], 1),
        (["sizes/otter-tokens"], 1),
        (["sizes/otter-parameters"], 0),
        (["sizes/otter-parameters", "sizes/otter-licence"], 0),
        (["sizes/otter-parameters", "sizes/otter-tokens"], 1),
        (["sizes/stoat-needs"], 0),
        (["sizes/reference-8"], 0),
    ],
)
def test_the_exit_code_tells_whether_the_selection_holds(base: Path, arguments: list[str], code: int) -> None:
    result = check(base, *arguments)
    assert (result.exit_code, result.stderr) == (code, "")


def test_what_does_not_hold_is_listed_with_its_record_and_its_reason(base: Path) -> None:
    said = check(base).stdout
    assert "sizes/otter-tokens  claims/records/sizes/otter-tokens.yml:6" in said
    assert "Brook et al. 2022 gives 1.4 trillion tokens (Table 1); the claim is 1,000 times too small." in said
    assert "sizes/otter-parameters" not in said
    assert "5 claims" in said


def test_a_summary_that_goes_to_a_file_has_all_its_words(base: Path) -> None:
    head = next(line for line in check(base).stdout.splitlines() if line.startswith("article"))
    assert head.split("  ")[-3:] == ["⇄ disputed", "? unverifiable", "– not checkable"]


def test_with_all_every_claim_is_listed(base: Path) -> None:
    said = check(base, "--all").stdout
    assert all(f"sizes/{name}" in said for name in ("otter-parameters", "otter-licence", "reference-8", "stoat-needs"))


def test_a_bad_record_ends_with_2_and_stands_on_stderr_and_the_rest_is_judged(base: Path) -> None:
    put(base, "claims/records/sizes/bad.yml", BAD)
    result = check(base)
    assert result.exit_code == 2
    assert result.stderr.startswith(FAULT)
    assert len(result.stderr.splitlines()) == 1
    assert FAULT not in result.stdout
    assert "sizes/otter-tokens" in result.stdout
    assert len(json.loads((base / "_build" / "verdicts.json").read_text(encoding="utf-8"))["claims"]) == 5


def test_a_bad_record_ends_with_2_even_when_the_selection_holds(base: Path) -> None:
    put(base, "claims/records/sizes/bad.yml", BAD)
    assert check(base, "sizes/otter-parameters").exit_code == 2


def test_what_was_skipped_is_told_after_the_fault(base: Path) -> None:
    put(base, "claims/entities.yml", "mink: {label: Mink, kind: fish}\n")
    put(base, "claims/records/sizes/leaning.yml", BAD.replace("otter-71b", "mink"))
    fault, skipped = check(base).stderr.splitlines()
    assert fault.startswith("claims/entities.yml:1: mink.kind: unknown kind 'fish'")
    assert skipped == "claims/records/sizes/leaning.yml:1: skipped: the entity 'mink' could not be read"


@pytest.mark.parametrize(
    "case", ["yaml-tab", "not-utf-8", "control-character", "empty-file", "plain-sentence-for-a-record", "family-circle"]
)
def test_no_input_gives_a_traceback(case: str, tmp_path: Path) -> None:
    result = check(lay(tmp_path, RECORDS / "rejected" / case))
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_quotes_that_cannot_be_checked_are_counted(base: Path) -> None:
    (base / "texts" / "sizes.txt").unlink()
    result = check(base, "sizes/otter-parameters")
    assert result.exit_code == 0
    assert "1 claim" in [line.strip() for line in result.stdout.splitlines()]
    assert "1 quote not checked: the articles' texts are not at hand" in result.stdout


def test_an_unknown_claim_is_a_wrong_usage_that_names_the_nearest(base: Path) -> None:
    error = check(base, "sizes/otter-token").exception
    assert isinstance(error, UsageError)
    assert str(error).startswith("no claim or article is called 'sizes/otter-token' (did you mean 'sizes/otter-tokens'")


def test_wrong_usage_is_one_line_and_ends_with_2(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["assay", "--root", str(base), "check", "wolf"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert (stop.value.code, capsys.readouterr().err) == (
        2,
        "assay: no claim or article is called 'wolf'\n",
    )


def test_outside_a_checkout_it_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["assay", "check"])
    with pytest.raises(SystemExit) as stop:
        main()
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert said.startswith("assay: no claims/attributes.yml in ")
    assert said.endswith("run the command inside a book, name one with --root, or begin one with `assay init`\n")
