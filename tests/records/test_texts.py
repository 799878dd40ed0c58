"""The article texts: whether they are the right ones, and whether the quotes stand in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from assay.checkout.paths import texts_folder
from assay.model import Article, Claim, ClaimId, Flag, Kind, Outcome
from assay.records.load import load
from assay.records.texts import quote_fault, quote_outcome, read_texts
from assay.verdicts.report import assemble
from tests.sample import messages

TEXT = "One otter, two otters; “three” otters.\n"


def claim(quote: str, start: int) -> Claim:
    return Claim(
        id=ClaimId("sizes/it"), article="sizes", statement="It is so.", quote=quote, start=start, kind=Kind.STATEMENT
    )


@pytest.mark.parametrize(
    ("quote", "start", "outcome"),
    [
        ("two otters", 11, Outcome.MATCH),
        ("“three”", 23, Outcome.MATCH),
        ("two otters", 12, Outcome.MISMATCH),
        ("Two otters", 11, Outcome.MISMATCH),
        ('"three"', 23, Outcome.MISMATCH),
    ],
)
def test_a_quote_stands_at_its_offset_to_the_letter(quote: str, start: int, outcome: Outcome) -> None:
    assert quote_outcome(claim(quote, start), {"sizes": TEXT}, None) is outcome


def test_without_the_text_a_quote_is_not_checked() -> None:
    assert quote_outcome(claim("two otters", 11), {}, None) is Outcome.NOT_CHECKED


@pytest.mark.parametrize(
    ("quote", "start", "reason"),
    [
        ("two otters", 11, None),
        ("two otters", 12, ("the quote does not stand at 12, "
            "where the article has 'wo otters;'; write the offset where it stands: 11")),
        ("otter", 0, ("the quote does not stand at 0, "
            "where the article has 'One o'; write the offset where it stands: 4")),
        ("otter", 15, "the quote 'otter' is cut out of 'otters' at 15; take the whole of it"),
        ("two  otters", 11, ("the article has 'two otters' at 11, "
            "which is set otherwise than the quote: copy it to the letter")),
        ("four", 4, "the quote 'four' is nowhere in the article; 'otte' stands at 4: copy it to the letter"),
        ("otters.\n!", 31, "the quote would end at 40, but the article has 39 characters; correct the offset"),
    ],
)  # fmt: skip
def test_a_misplaced_quote_is_told_where_it_stands(quote: str, start: int, reason: str | None) -> None:
    assert quote_fault(claim(quote, start), len(TEXT), TEXT) == reason


def test_the_bounds_are_held_without_the_text() -> None:
    assert quote_fault(claim("otter", 38), 39, None) == (
        "the quote would end at 43, but the article has 39 characters; correct the offset"
    )
    assert quote_fault(claim("otter", 34), 39, None) is None


def article(data: bytes, length: int, words: int) -> dict[str, Article]:
    digest = hashlib.sha256(data).hexdigest()
    return {"sizes": Article(id="sizes", title="Sizes", sha256=digest, length=length, words=words, references="none")}


def test_a_text_is_read_when_it_is_the_one_of_the_record(tmp_path: Path) -> None:
    (tmp_path / "sizes.txt").write_bytes(TEXT.encode())
    assert read_texts(tmp_path, article(TEXT.encode(), 39, 6)) == ({"sizes": TEXT}, {})


def test_another_text_of_the_same_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "sizes.txt").write_bytes(b"Another text.")
    assert read_texts(tmp_path, article(TEXT.encode(), 39, 6)) == ({}, {})


def test_a_folder_without_texts_gives_none(tmp_path: Path) -> None:
    assert read_texts(tmp_path / "nowhere", article(TEXT.encode(), 39, 6)) == ({}, {})


def test_line_ends_count_as_they_are(tmp_path: Path) -> None:
    data = TEXT.replace("\n", "\r\n").encode()
    (tmp_path / "sizes.txt").write_bytes(data)
    texts, faults = read_texts(tmp_path, article(data, 40, 6))
    assert (texts["sizes"][-2:], faults) == ("\r\n", {})


@pytest.mark.parametrize(
    ("data", "length", "words", "fault"),
    [
        (TEXT.encode(), 40, 6, ("length", "the text has 39 characters, not 40; write 39")),
        (TEXT.encode(), 39, 7, ("words", "the text has 6 words, not 7; write 6")),
        (
            b"l\xe4uft",
            5,
            1,
            ("sha256", "byte 1 of the text is not UTF-8; save it as UTF-8 and renew sha256 and length"),
        ),
    ],
)
def test_a_text_that_its_record_describes_wrongly_is_a_fault(
    tmp_path: Path, data: bytes, length: int, words: int, fault: tuple[str, str]
) -> None:
    (tmp_path / "sizes.txt").write_bytes(data)
    assert read_texts(tmp_path, article(data, length, words))[1] == {"sizes": fault}


def test_the_folder_is_named_by_the_environment_or_is_that_of_the_book_or_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_ARTICLES", str(tmp_path / "elsewhere"))
    assert texts_folder(tmp_path / "here") == tmp_path / "elsewhere"
    monkeypatch.delenv("ASSAY_ARTICLES")
    assert texts_folder(tmp_path / "here") == tmp_path / "here" / "texts"
    (tmp_path / "here").mkdir()
    (tmp_path / "shared/articles").mkdir(parents=True)
    assert texts_folder(tmp_path / "here") == tmp_path / "here" / "../shared/articles"
    (tmp_path / "here/texts").mkdir()
    assert texts_folder(tmp_path / "here") == tmp_path / "here" / "texts"


def test_quotes_of_a_project_match(base: Path) -> None:
    assert set(load(base).quotes.values()) == {Outcome.MATCH}


def test_without_the_texts_all_is_judged_and_no_quote_is_checked(base: Path) -> None:
    (base / "texts" / "sizes.txt").unlink()
    loaded = load(base)
    assert (len(loaded.corpus.claims), messages(loaded)) == (5, [])
    assert set(loaded.quotes.values()) == {Outcome.NOT_CHECKED}


def test_in_a_changed_text_a_quote_may_stand_anywhere_and_has_drifted_where_it_is_gone(base: Path) -> None:
    text = base / "texts" / "sizes.txt"
    anew = text.read_text(encoding="utf-8").replace("open licence", "free licence")
    text.write_text(f"New: {anew}", encoding="utf-8")
    loaded = load(base)
    drifted = {name for name, outcome in loaded.quotes.items() if outcome is Outcome.MISMATCH}
    assert loaded.changed == {"sizes"}
    assert messages(loaded) == []
    assert {loaded.corpus.claims[name].quote for name in drifted} == {"open licence"}
    assert set(loaded.quotes.values()) == {Outcome.MATCH, Outcome.MISMATCH}


def test_a_wrong_length_makes_the_article_unreadable_and_skips_its_claims(base: Path) -> None:
    record = base / "claims" / "articles" / "sizes.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("length: 272", "length: 271"), encoding="utf-8")
    loaded = load(base)
    assert [str(fault) for fault in loaded.faults] == [
        "claims/articles/sizes.yml:4: length: the text has 272 characters, not 271; write 272"
    ]
    assert (len(loaded.skipped), len(loaded.corpus.claims)) == (5, 0)


def test_a_drifted_quote_is_flagged(base: Path) -> None:
    loaded = load(base)
    report = assemble(loaded.corpus, (), {"sizes/otter-tokens": Outcome.MISMATCH})
    assert [row.claim.id for row in report.rows if Flag.QUOTE_DRIFTED in row.flags] == ["sizes/otter-tokens"]
