"""`assay coverage` as people call it, and what it says of the five articles where their texts are at hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.articles.coverage import coverage_of
from assay.cli import group
from assay.errors import UsageError
from tests import world
from tests.sample import put

ROOT = Path(__file__).parents[2]
ALL = """\
- {at: 0, quote: On the size of models, reason: heading}
- {at: 139, quote: in March 2022, reason: wording}
- {at: 154, quote: Stoat, to: 187, reason: repetition, of: sizes/stoat-needs}
- {at: 226, quote: Otter outperforms Stoat, reason: opinion}
"""


def coverage(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "coverage", *arguments], catch_exceptions=False)


def said(result: Result) -> list[str]:
    return [line.rstrip() for line in result.stdout.splitlines()]


def test_what_is_open_is_listed_with_its_place_and_counted(base: Path) -> None:
    result = coverage(base, "sizes")
    assert (result.exit_code, said(result)) == (
        1,
        [
            "open heading  sizes.txt:1, at 0: On the size of models",
            "open date  sizes.txt:4, at 139: in March 2022",
            "open system  sizes.txt:5, at 154: Stoat",
            "open number  sizes.txt:5, at 175: 1.4 trillion",
            "open sentence  sizes.txt:6, at 226: Otter outperforms Stoat on almost every task.",
            "open system  sizes.txt:6, at 226: Otter",
            "open comparison  sizes.txt:6, at 232: outperforms",
            "open system  sizes.txt:6, at 244: Stoat",
            "sizes: 60 % accounted for",
            "            found  bound  set aside  open",
            "sentence        4      3          0     1",
            "heading         1      0          0     1",
            "clause          2      2          0     0",
            "number          3      2          0     1",
            "date            1      0          0     1",
            "system          4      1          0     3",
            "comparison      3      2          0     1",
            "quotation       1      1          0     0",
            "reference       1      1          0     0",
            "all            20     12          0     8",
        ],
    )


def test_with_all_accounted_for_it_ends_with_0(base: Path) -> None:
    put(base, "claims/coverage/sizes.yml", ALL)
    result = coverage(base)
    assert result.exit_code == 0
    assert said(result)[0] == "sizes: 100 % accounted for"
    assert "set aside as: heading 1, opinion 4," in result.stdout


def test_an_entry_that_sets_nothing_aside_is_named(base: Path) -> None:
    put(base, "claims/coverage/sizes.yml", ALL + "- {at: 33, quote: 70 billion, reason: wording}\n")
    assert said(coverage(base))[-1] == "claims/coverage/sizes.yml: at 33: '70 billion' sets nothing aside; take it out"


def test_without_the_text_it_says_so_and_counts_nothing(base: Path) -> None:
    shutil.rmtree(base / "texts")
    result = coverage(base)
    advice = "its text is not at hand (set ASSAY_ARTICLES to the folder of the texts)"
    assert (result.exit_code, said(result)) == (0, [f"sizes: not_checked: {advice}"])


def test_a_text_that_was_changed_is_not_checked(base: Path) -> None:
    put(base, "texts/sizes.txt", "Otter has 70 billion parameters.\n")
    assert said(coverage(base)) == ["sizes: not_checked: its text has changed since it was checked"]


def test_the_rows_are_printed_and_written(base: Path) -> None:
    printed = json.loads(coverage(base, "--json", "sizes").stdout)
    assert printed == json.loads((base / "_build" / "coverage.json").read_text(encoding="utf-8"))
    assert printed["articles"][0]["total"] == {"found": 20, "bound": 12, "set_aside": 0, "open": 8}


def test_a_check_judges_and_leaves_the_account_to_this_command(base: Path) -> None:
    CliRunner().invoke(group, ["--root", str(base), "check"])
    assert not (base / "_build" / "coverage.json").exists()


def test_what_was_assessed_by_hand_is_listed_with_the_reason(base: Path) -> None:
    result = coverage(base, "--by-hand")
    assert (result.exit_code, said(result)) == (
        0,
        [
            "sizes/stoat-needs  not checkable",
            "    nothing could decide it: it is an opinion, a forecast or a definition",
            "    Need is a matter of purpose.",
            "1 verdicts are assessed by hand",
        ],
    )


def test_an_assessment_beside_evidence_that_decides_is_a_finding(base: Path) -> None:
    claim = base / "claims" / "records" / "sizes" / "otter-tokens.yml"
    assessment = "assessment: {verdict: unverifiable, because: Nobody told us.}\n"
    claim.write_text(claim.read_text(encoding="utf-8") + assessment, encoding="utf-8")
    result = coverage(base, "--by-hand")
    assert result.exit_code == 1
    assert said(result)[:2] == ["sizes/otter-tokens  unverifiable", "    evidence decides it: take the assessment out"]
    assert said(result)[-1] == "1 verdicts are assessed by hand; 1 more need not be"


def test_a_bad_entry_ends_with_2(base: Path) -> None:
    put(base, "claims/coverage/sizes.yml", "- {at: 0, quote: On the size of models, reason: title}\n")
    result = coverage(base)
    assert result.exit_code == 2
    assert result.stderr.startswith("claims/coverage/sizes.yml:1: [0].reason: 'title' is not allowed here; write one")


def test_an_unknown_article_is_a_fault_of_usage(base: Path) -> None:
    with pytest.raises(UsageError, match="no article is called 'size'"):
        coverage(base, "size")


@pytest.mark.parametrize("article", sorted(path.stem for path in (ROOT / "claims" / "coverage").glob("*.yml")))
def test_all_of_an_article_that_sets_anything_aside_is_accounted_for(article: str) -> None:
    loaded = world.book()
    if article not in loaded.texts:
        pytest.skip("the article's text is not at hand")
    found = coverage_of(article, loaded.texts[article], loaded.corpus)
    assert [(item.element.kind, item.element.start) for item in found.open] == []
    assert found.idle == ()
