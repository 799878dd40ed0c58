"""The folders of records that are refused and of records that are taken: a folder is a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.model import Value
from assay.records.load import Loaded
from tests.sample import RECORDS, messages, printed, read

REJECTED = sorted(path for path in (RECORDS / "rejected").iterdir() if path.is_dir())
ACCEPTED = sorted(path for path in (RECORDS / "accepted").iterdir() if path.is_dir())


def expected(case: Path) -> list[str]:
    return (case / "expected.txt").read_text(encoding="utf-8").splitlines()


def files(case: Path) -> set[str]:
    return {path.relative_to(case).as_posix() for path in case.rglob("*.yml")}


@pytest.mark.parametrize("case", REJECTED, ids=lambda case: case.name)
def test_a_bad_record_is_refused_in_these_words_and_the_others_are_read(
    case: Path, sound: Loaded, tmp_path: Path
) -> None:
    loaded = read(tmp_path, case)
    assert messages(loaded) == expected(case)
    assert set(loaded.corpus.claims) >= set(sound.corpus.claims)
    assert set(loaded.corpus.facts) >= set(sound.corpus.facts)


def test_every_message_names_a_place_and_a_way_out() -> None:
    """Of what is expected, which is what is said."""
    assert [message for case in REJECTED for message in expected(case) if not helps(message)] == []


def helps(message: str) -> bool:
    place, line, reason = message.split(":", 2)
    repairs = ("; ", ": ", "did you mean", "skipped")
    is_said = "Traceback" not in reason and any(words in reason for words in repairs)
    return place.startswith("claims/") and int(line) >= 1 and is_said


def test_there_are_folders_to_test() -> None:
    assert len(REJECTED) >= 100
    assert len(ACCEPTED) >= 15


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.name)
def test_a_good_record_is_kept_as_printed(case: Path, tmp_path: Path) -> None:
    loaded = read(tmp_path, case)
    values: dict[str, Value | None] = {claim.id: claim.value for claim in loaded.corpus.claims.values()}
    values |= {fact.id: fact.value for fact in loaded.corpus.facts}
    mine = [name for name in values if loaded.places[name][0] in files(case)]
    assert messages(loaded) == []
    assert [f"{name}: {printed(values[name])}" for name in mine] == expected(case)
