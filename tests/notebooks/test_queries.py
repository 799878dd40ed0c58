"""What a notebook asks of the records is told apart: a collection by its names, anything else as a whole."""

from __future__ import annotations

from pathlib import Path

from assay.notebooks.inputs import said
from assay.notebooks.tracing.queries import Records
from assay.records.load import load
from tests.sample import put

DECLARED = "model: {role: system}\nfamily: {role: family}\n"


def test_what_is_no_collection_is_asked_as_a_whole(base: Path) -> None:
    question = ("whole", "kinds")
    before = Records(load(base)).digest_of(question)
    assert Records(load(base)).digest_of(question) == before
    put(base, "claims/kinds.yml", DECLARED)
    assert Records(load(base)).digest_of(question) != before
    assert said(question) == "the kinds are others"
