"""What notebooks asked is asked again where its answer may be another one, and by sorts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from assay.memory.answers import RecalledRecords
from assay.memory.opening import keep_memory, open_memory
from assay.notebooks.tracing.queries import Question, Records, written
from assay.records.load import load
from tests.changes import replace

OF_CLAIMS: tuple[Question, ...] = (("names", "claims"), ("record", "claims", "sizes/otter-tokens", "statement"))
OF_OTHERS: tuple[Question, ...] = (
    ("names", "facts"), ("has", "entities", "otter-70b"), ("whole", "size"), ("call", "label", "otter-70b"),
    ("record", "facts", "otter-2022#otter-70b.parameters", "value"), ("each", "facts_about", "otter-70b", "parameters"),
)  # fmt: skip
OF_MORE: tuple[Question, ...] = (("loaded", "quotes"), ("loaded", "places"), ("everything",))
"""More than the records hold."""
EVERY = (*OF_CLAIMS, *OF_OTHERS, *OF_MORE)


def answers(root: Path, questions: Iterable[Question]) -> dict[str, str]:
    """The questions as they are written, with digests of the answers."""
    records = Records(load(root))
    return {written(one): records.digest_of(one) for one in questions}


def asked_again(
    root: Path, digests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[str], set[Question]]:
    """What is answered otherwise, and what had to be asked to know it."""
    again: set[Question] = set()
    digest_of = Records.digest_of

    def watched(self: Records, question: Question) -> str:
        again.add(question)
        return digest_of(self, question)

    memory = open_memory(root)
    records = RecalledRecords(load(root, memory), memory)
    with monkeypatch.context() as patch:
        patch.setattr(Records, "digest_of", watched)
        found = records.differing("any", digests)
    keep_memory(root, memory)
    return found, again


def test_where_nothing_changed_only_what_is_more_than_records_is_asked_again(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = answers(base, EVERY)
    assert asked_again(base, digests, monkeypatch) == ([], set(EVERY))
    assert asked_again(base, digests, monkeypatch) == ([], set(OF_MORE))


def test_a_change_of_a_claim_leaves_alone_what_was_asked_of_other_records(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = answers(base, EVERY)
    asked_again(base, digests, monkeypatch)
    replace("claims/records/sizes/otter-tokens.yml", "Otter was", "The Otter was")(base)
    found, again = asked_again(base, digests, monkeypatch)
    assert found == [text for text, digest in answers(base, EVERY).items() if digest != digests[text]]
    assert found == [written(OF_CLAIMS[1]), written(("everything",))]
    assert again == {*OF_CLAIMS, *OF_MORE}
