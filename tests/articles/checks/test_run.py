"""One call for a whole article: findings in order, with offsets of the text that was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.articles import checks

TEXT = "It is 5 miles (12 km) away. The groups differed, t(28) = 1.20, p = .03. On Monday, 5 January 2022, it closed."


def test_findings_come_in_the_order_of_the_text_with_the_name_of_their_check() -> None:
    found = [(finding.check, TEXT[finding.spans[0].start : finding.spans[0].end]) for finding in checks.run(TEXT)]
    assert found == [
        ("conversion", "12 km"),
        ("p_value", "t(28) = 1.20, p = .03"),
        ("calendar", "Monday, 5 January 2022"),
    ]


def test_a_finding_says_what_comes_out_and_how_far_off_the_print_is() -> None:
    finding = checks.run(TEXT)[0]
    assert finding.message == "5 miles is 8.05 km, not 12 km."
    assert finding.ratio == pytest.approx(12 / (5 * 1.609344))
    assert finding.weight == "major"
    assert TEXT[finding.spans[1].start : finding.spans[1].end] == "5 miles"


def test_single_checks_are_run_by_name_and_an_unknown_name_is_an_error() -> None:
    assert [finding.check for finding in checks.run(TEXT, only={"calendar"})] == ["calendar"]
    with pytest.raises(KeyError, match="no-such-check"):
        checks.run(TEXT, only={"no-such-check"})


def test_a_document_is_read_once_and_may_be_run_again() -> None:
    document = checks.read(TEXT)
    assert checks.run(document) == checks.run(document) == checks.run(TEXT)


def test_a_text_behind_another_gives_the_same_findings_further_on() -> None:
    ahead = "Nothing is said here.\n\n"
    moved = checks.run(ahead + TEXT)
    assert [(f.check, f.message) for f in moved] == [(f.check, f.message) for f in checks.run(TEXT)]
    assert moved[0].spans[0].start == checks.run(TEXT)[0].spans[0].start + len(ahead)


def test_tables_of_a_page_can_be_handed_in() -> None:
    text = "Site Men North 12 South 20 Total 33"

    def cell(word: str) -> checks.Cell:
        return checks.Cell(word, text.index(word), text.index(word) + len(word))

    rows = tuple((cell(a), cell(b)) for a, b in (("North", "12"), ("South", "20"), ("Total", "33")))
    table = checks.Table(None, (cell("Site"), cell("Men")), rows)
    assert [finding.message for finding in checks.run(text, tables=[table])] == ["The rows above add up to 32, not 33."]
    assert checks.run(text) == []


@given(st.text(alphabet="t(28)=2.,p<χ²F rCI%[]|-\n\t0159 from to by ROSEfell", max_size=200))
def test_no_text_breaks_a_check(text: str) -> None:
    for finding in checks.run(text):
        assert all(0 <= span.start <= span.end <= len(text) for span in finding.spans)
        assert finding.message
