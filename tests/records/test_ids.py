"""A record cannot take the place of a page, nor of anything else: by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.records.fields import LONGEST_ID, id_fault
from assay.records.load import load
from tests.sample import messages, put


@pytest.mark.parametrize("name", ["index", "con", "nul", "com1", "lpt9"])
@pytest.mark.parametrize("place", ["sources", "articles", "laws", "records/sizes"])
def test_a_name_that_is_taken_is_refused(base: Path, place: str, name: str) -> None:
    put(base, f"claims/{place}/{name}.yml", "title: x\n")
    (fault,) = messages(load(base))
    what = "a page of the book" if name == "index" else "a device on Windows, which no file can have there"
    assert fault == (
        f"claims/{place}/{name}.yml:1: the name of the file: '{name}' is the name of {what}; choose another one"
    )


def test_an_entity_cannot_be_called_like_a_page(base: Path) -> None:
    path = base / "claims" / "entities.yml"
    path.write_text(path.read_text() + "index: {label: Otter, kind: model}\n")
    assert [message.partition(": ")[2] for message in messages(load(base))] == [
        "index: 'index' is the name of a page of the book; choose another one"
    ]


def test_an_id_is_no_longer_than_the_names_of_its_files_may_be(base: Path) -> None:
    assert id_fault("a" * LONGEST_ID) is None
    put(base, f"claims/records/sizes/{'a' * 200}.yml", "statement: x\n")
    (fault,) = messages(load(base))
    assert fault.endswith(
        "the name of the file: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'… has 200 characters, of which a file's name is made; "
        "at most 100 are allowed"
    )
