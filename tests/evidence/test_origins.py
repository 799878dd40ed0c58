"""Sources that merely repeat another are no second witnesses, and are not counted as such."""

from __future__ import annotations

import pytest

from tests import sample
from tests.sample import corpus_of, judged

TOKENS = "subject: otter-70b, attribute: training_tokens"
ELSEWHERE = "paper: subject: stoat, attribute: training_tokens, value: 9 trillion"


@pytest.fixture
def echoes(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more source that repeats the paper."""
    repeat = "kind: press\nauthor: The Weekly Vole\ndate: 2026\norigin: paper"
    monkeypatch.setattr(sample, "SOURCES", {**sample.SOURCES, "again": repeat})


@pytest.mark.usefixtures("echoes")
def test_two_that_repeat_the_same_work_count_once() -> None:
    facts = [f"{key}: {TOKENS}, value: 1 trillion" for key in ("repeat", "again")]
    row = judged(f"{TOKENS}, value: 1 trillion", *facts, ELSEWHERE)
    assert row.because == "The Weekly Vole 2026 gives 1 trillion tokens (Table 1)."


@pytest.mark.usefixtures("echoes")
def test_two_of_different_origin_count_twice() -> None:
    facts = [f"{key}: {TOKENS}, value: 1 trillion" for key in ("repeat", "again", "press")]
    row = judged(f"{TOKENS}, value: 1 trillion", *facts, ELSEWHERE)
    assert row.because == "The Weekly Vole 2026 gives 1 trillion tokens (Table 1); one more source agrees."


@pytest.mark.usefixtures("echoes")
def test_the_work_itself_outranks_those_that_repeat_it() -> None:
    facts = [f"{key}: {TOKENS}, value: 2 trillion" for key in ("repeat", "again")]
    assert judged(f"{TOKENS}, value: 1 trillion", *facts, f"paper: {TOKENS}, value: 1 trillion").verdict == "supported"


def test_the_root_is_followed_to_its_end() -> None:
    corpus = corpus_of(f"{TOKENS}, value: 1 trillion", [f"repeat: {TOKENS}, value: 1 trillion", ELSEWHERE])
    assert (corpus.root("repeat"), corpus.root("paper")) == ("paper", "paper")
