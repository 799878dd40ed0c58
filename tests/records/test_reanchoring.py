"""`assay fmt` keeps the surroundings of quotes, and takes offsets along where an article was set anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assay.cli import group
from assay.model import Outcome
from assay.records.load import load
from tests.sample import messages, put


def fmt(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "fmt", *arguments])


@pytest.fixture
def anchored(base: Path) -> Path:
    """The small project, with the surroundings of its quotes kept."""
    assert fmt(base).exit_code == 0
    return base


def text_of(root: Path) -> Path:
    return root / "texts" / "sizes.txt"


def change(root: Path, old: str, new: str) -> None:
    text = text_of(root).read_text(encoding="utf-8")
    assert old in text
    text_of(root).write_text(text.replace(old, new), encoding="utf-8")


def test_surroundings_are_kept_once_and_are_then_in_form(anchored: Path) -> None:
    records = sorted((anchored / "claims" / "records").rglob("*.yml"))
    assert all("\naround: " in path.read_text(encoding="utf-8") for path in records)
    assert fmt(anchored, "--check").exit_code == 0


def test_without_the_text_nothing_is_said_of_surroundings(base: Path) -> None:
    text_of(base).unlink()
    fmt(base)
    assert not any(
        "around:" in path.read_text(encoding="utf-8") for path in (base / "claims" / "records").rglob("*.yml")
    )


def test_offsets_move_with_a_text_that_was_set_anew(anchored: Path) -> None:
    before = {claim.id: claim.start for claim in load(anchored).corpus.claims.values()}
    text = text_of(anchored).read_text(encoding="utf-8")
    moved = "A note comes first.\n\n" + text.replace(" ", "\u00a0", 30)
    text_of(anchored).write_text(moved, encoding="utf-8")
    assert fmt(anchored, "--check").exit_code == 1
    assert fmt(anchored).exit_code == 0
    loaded = load(anchored)
    assert (messages(loaded), loaded.changed, set(loaded.quotes.values())) == ([], frozenset(), {Outcome.MATCH})
    assert {name: claim.start - 21 for name, claim in loaded.corpus.claims.items()} == before
    assert fmt(anchored, "--check").exit_code == 0


def test_where_one_quote_is_not_kept_no_record_of_the_article_is_touched(anchored: Path) -> None:
    before = {path: path.read_bytes() for path in (anchored / "claims").rglob("*.yml")}
    change(anchored, "1.4 billion", "1.9 billion")
    result = fmt(anchored)
    assert (result.exit_code, [line.partition(" quote: ")[2] for line in result.stderr.splitlines()]) == (
        1,
        ["changed: at 74 '1.4' became '1.9'; read the article anew there, and correct the record"],
    )
    assert {path: path.read_bytes() for path in (anchored / "claims").rglob("*.yml")} == before


def test_the_check_says_what_became_of_each_quote_and_what_to_do(anchored: Path) -> None:
    change(anchored, "1.4 billion", "11.4 billion")
    result = CliRunner().invoke(group, ["--root", str(anchored), "check"])
    assert "quote changed: at 74 '1.4' became '11.4'" in result.stdout
    assert "the text of sizes is not the one that was checked: 1 of 5 quotes are not kept" in result.stdout


def test_a_stretch_that_was_set_aside_moves_whole(base: Path) -> None:
    text = text_of(base).read_text(encoding="utf-8")
    first, second = text[:11], text[:21]
    put(base, "claims/coverage/sizes.yml", f"- {{at: 0, quote: '{first}', reason: heading, to: {len(second)}}}\n")
    assert fmt(base).exit_code == 0, fmt(base).output
    text_of(base).write_text(f"New: {text}", encoding="utf-8")
    assert fmt(base).exit_code == 0
    (entry,) = load(base).corpus.set_asides["sizes"]
    assert (entry.start, entry.end) == (5, len(second) + 5)
