"""`assay rename` follows an id wherever it is named; `assay list` and the shell know all ids."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from assay.cli import group
from assay.records.load import load
from tests.sample import put


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), *arguments])


def words_of(root: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((root / "claims").rglob("*.yml")))


def test_an_entity_is_followed_and_no_word_or_comment_is_touched(base: Path) -> None:
    put(base, "book/index.md", "Of {fact}`otter-70b.parameters` and the otter-70b; [it](/systems/otter-70b.md).\n")
    put(base, "notebooks/one.py", '# otter-70b\nsubject = "otter-70b"\nbecause="an otter-70b has"\n')
    put(base, "book/claims/old.md", "{fact}`otter-70b.parameters`\n")
    put(
        base,
        "claims/laws/big.yml",
        """\
# otter-70b is large
label: otter-70b and others
statement: The otter-70b is large.
product: {parameters: "1"}
constant: at least 1
validity: "otter-70b"
source: otter-2022
locator: otter-70b
""",
    )
    result = run(base, "rename", "otter-70b", "otter-large")
    assert result.exit_code == 0, result.output
    loaded = load(base)
    assert not [*loaded.faults, *loaded.skipped]
    assert "otter-large" in loaded.corpus.entities
    assert loaded.corpus.claims["sizes/otter-tokens"].subject == "otter-large"
    law = (base / "claims/laws/big.yml").read_text("utf-8")
    assert law.count("otter-70b") == 5
    assert (base / "book/index.md").read_text("utf-8") == (
        "Of {fact}`otter-large.parameters` and the otter-70b; [it](/systems/otter-large.md).\n"
    )
    assert (base / "notebooks/one.py").read_text("utf-8") == (
        '# otter-70b\nsubject = "otter-large"\nbecause="an otter-70b has"\n'
    )
    assert "otter-70b" in (base / "book/claims/old.md").read_text("utf-8")  # made anew by the next build
    places = "book/index.md:1, notebooks/one.py:1, notebooks/one.py:3"
    assert result.stderr == f"note: 'otter-70b' stays as a word: {places}\n"
    assert 'notebooks/one.py:2: subject = "otter-large"\n' in result.stdout


def test_files_move_with_their_ids(base: Path) -> None:
    assert run(base, "rename", "otter-2022", "otter-2023").exit_code == 0
    assert run(base, "rename", "sizes/otter-tokens", "sizes/tokens").exit_code == 0
    result = run(base, "rename", "sizes", "on-sizes")
    assert "claims/records/sizes becomes claims/records/on-sizes\n" in result.stdout
    loaded = load(base)
    assert not [*loaded.faults, *loaded.skipped]
    assert "on-sizes/tokens" in loaded.corpus.claims
    assert set(loaded.quotes.values()) == {"match"}
    assert (base / "texts/on-sizes.txt").is_file()


def test_dry_run_changes_nothing(base: Path) -> None:
    before = words_of(base)
    assert run(base, "rename", "otter-70b", "otter-large", "--dry-run").exit_code == 0
    assert words_of(base) == before


def test_an_id_that_is_none_or_taken_is_refused(base: Path) -> None:
    before = words_of(base)
    for line, said in {
        ("oter-70b", "x"): "no record is called 'oter-70b' (did you mean 'otter-70b' or 'otter-7b' or 'otter-2022'?)",
        ("otter-70b", "stoat"): "'stoat' is the id of another entity already; choose another one",
        ("sizes/otter-tokens", "lengths/tokens"): (
            "'lengths/tokens' lies in another article: a claim belongs to the text that it is quoted from"
        ),
    }.items():
        assert str(run(base, "rename", *line).exception) == said
    assert words_of(base) == before


def test_ids_are_listed_with_their_names(base: Path) -> None:
    assert run(base, "list", "article").stdout.startswith("sizes  ")
    assert run(base, "list", "entity", "otter", "7b").stdout == "otter-7b  Otter 7B\n"
    listed = json.loads(run(base, "list", "law", "--format", "json").stdout)
    assert listed == []


def test_a_shell_completes_ids(base: Path) -> None:
    line = [sys.executable, "-c", "from assay.cli import main; main()"]
    typed = {"_ASSAY_COMPLETE": "bash_complete", "COMP_WORDS": "assay show sizes/otter-t", "COMP_CWORD": "2"}
    done = subprocess.run(line, cwd=base, env={**os.environ, **typed}, capture_output=True, text=True, check=False)
    assert done.stdout == "plain,sizes/otter-tokens\n"


def test_an_unknown_command_names_the_nearest(base: Path) -> None:
    assert "Error: there is no command 'chekc' (did you mean 'check'?)" in run(base, "chekc").stderr
    assert "Error: there is no command 'lw' (did you mean 'law'?)" in run(base, "new", "lw").stderr


def test_check_show_and_conflicts_speak_json(base: Path) -> None:
    checked = json.loads(run(base, "check", "sizes", "--format", "json").stdout)
    assert {row["id"] for row in checked["claims"]} == set(load(base).corpus.claims)
    shown = json.loads(run(base, "show", "sizes/otter-tokens", "--format", "json").stdout)
    (row,) = shown["claims"]
    assert row in checked["claims"]
    assert json.loads(run(base, "conflicts", "--format", "json").stdout)["faults"] == []


def test_a_finding_stands_at_the_line_of_the_figure(base: Path) -> None:
    file, line = load(base).places["sizes/otter-tokens"]
    assert (base / file).read_text("utf-8").splitlines()[line - 1].startswith("value:")


def test_in_the_log_of_a_run_each_finding_has_its_line(base: Path) -> None:
    said = run(base, "check", "sizes/otter-tokens", "--format", "github").stdout
    assert said.startswith("::warning file=")
    place, _, text = said.removeprefix("::warning ").partition("::")
    assert "claims/records/sizes/otter-tokens.yml,line=6,title=refuted%3A sizes/otter-tokens" in place
    assert text.startswith("Otter was trained on 1.4 billion tokens. ")
    assert said.count("\n") == 1


def test_a_claim_is_found_by_its_own_name_and_by_its_file_and_a_sort_in_the_plural(base: Path) -> None:
    def ask(*line: str) -> Result:
        return CliRunner().invoke(group, ["--root", str(base), *line])

    assert "(did you mean 'sizes/otter-tokens'?)" in str(ask("show", "otter-tokens").exception)
    assert "sizes/otter-tokens" in ask("check", "claims/records/sizes/otter-tokens.yml", "--all").stdout
    assert ask("list", "entities").stdout == ask("list", "entity").stdout
    assert ask("list", "sources", "zzz").stderr == "there is no source with 'zzz' in id or name\n"
    told = "'task' is a unit, which keeps its name; add another one and write that in its place"
    assert str(ask("rename", "task", "job").exception) == told
