"""Tables: heads over their columns, classes without gaps, totals that add up, prose that says what the cells say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.articles import checks


def messages(text: str, check: str) -> list[str]:
    return [finding.message for finding in checks.run(text, only={check})]


def markdown(*rows: tuple[object, ...]) -> str:
    head, *body = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


def test_cells_keep_their_place_in_the_text() -> None:
    text = "Table 2: Sizes\n\n| Name | Size |\n|:---|---:|\n| `a | b` | 12 |\n| c \\| d | |\n\nEnd."
    (table,) = checks.read(text).tables
    assert table.caption is not None
    assert table.caption.text == "Table 2: Sizes"
    assert [[cell.text for cell in row] for row in (table.head, *table.rows)] == [
        ["Name", "Size"],
        ["`a | b`", "12"],
        ["c \\| d", ""],
    ]
    cells = [cell for row in (table.head, *table.rows) for cell in row]
    assert all(text[cell.start : cell.end] == cell.text for cell in cells)


def test_rows_between_tabs_are_a_table_and_indented_lines_are_none() -> None:
    assert len(checks.read("Name\tSize\nsmall\t12\nlarge\t24").tables) == 1
    assert checks.read("\t\tone of them\n\t\tand the other").tables == ()


def test_a_head_that_is_shifted_is_named() -> None:
    rows = (("Alpha", "Beta", ""), ("Layers", 36, 96), ("Width", 61, 81))
    assert messages(markdown(*rows), "columns") == [
        "The last column has no head, and 'Alpha' stands over the labels of the rows: the head is shifted by one."
    ]
    assert messages(markdown(("", "Alpha", "Beta"), *rows[1:]), "columns") == []
    assert messages(markdown(("Name", "Size", ""), ("a", 1, "see below"), ("b", 2, "")), "columns") == []


def test_a_row_longer_than_the_head_is_named() -> None:
    assert messages("| A | B |\n|---|---|\n| x | 1 | 2 |\n| y | 1 |", "columns") == [
        "The row has 3 cells under 2 heads."
    ]


def test_a_column_that_the_caption_announces_must_be_there() -> None:
    text = "TABLE: Accuracy | Depth, Accuracy, Size of the set\n\nDepthAccuracy\n1870\n5076"
    assert messages(text, "columns") == [
        "The caption announces a column 'Size of the set', and the head has none: 'DepthAccuracy'."
    ]
    assert messages(text.replace(", Size of the set", ""), "columns") == []


def ages(*labels: str) -> str:
    return markdown(("Age", "People"), *((label, 10) for label in labels))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("18–24", "25–34", "35–44", "45+"), []),
        (("18–25", "25–34", "35–44", "45+"), ["'18–25' and '25–34' both hold 25."]),
        (("18–24", "22–34", "35–44", "45+"), ["'18–24' and '22–34' overlap from 22 to 24."]),
        (("18–24", "25–34", "36–44", "45+"), ["Between '25–34' and '36–44' a value from 34 to 36 has no class."]),
        (("under 18", "18–24", "25–34", ">34"), []),
        (
            ("up to 18", "18–24", "25–34", "≥34"),
            ["'up to 18' and '18–24' both hold 18.", "'25–34' and '≥34' both hold 34."],
        ),
        (("0.0–0.5", "0.5–1.0", "1.0–1.5"), []),
        (("1–6", "3–8", "2–4"), []),
        (("3–1", "2–2", "0–4"), []),
        (("18–20", "30–32", "50–52"), []),
        (
            ("1-6 billion", "6-175 billion", "175 billion+"),
            [
                "'1-6 billion' and '6-175 billion' both hold 6,000,000,000.",
                "'6-175 billion' and '175 billion+' both hold 175,000,000,000.",
            ],
        ),
    ],
)  # fmt: skip
def test_classes_of_one_scale_neither_overlap_nor_leave_a_gap(labels: tuple[str, ...], expected: list[str]) -> None:
    assert messages(ages(*labels), "bins") == expected


@given(st.lists(st.integers(2, 40), min_size=3, max_size=8), st.integers(0, 90))
def test_classes_that_follow_each_other_are_never_doubted(widths: list[int], start: int) -> None:
    labels, low = [], start
    for width in widths:
        labels.append(f"{low}–{low + width - 1}")
        low += width
    assert checks.run(ages(*labels)) == []


COLUMNS = st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=3, max_size=8)


@given(COLUMNS, st.integers(-50, 50))
def test_a_total_is_found_exactly_when_another_column_adds_up_and_it_does_not(
    rows: list[tuple[int, int]], off: int
) -> None:
    sums = [sum(column) for column in zip(*rows, strict=True)]
    body = [(f"Site {letter}", a, b) for letter, (a, b) in zip("abcdefgh", rows, strict=False)]
    text = markdown(("Site", "Men", "Women"), *body, ("Total", f"{sums[0]:,}", f"{sums[1] + off:,}"))
    assert bool(messages(text, "total_row")) == (off != 0)


def test_means_shares_and_subtotals_are_not_added() -> None:
    text = markdown(("Site", "Men", "Mean age"), ("N", 12, 30), ("S", 20, 50), ("Total", 32, 42))
    assert messages(text, "total_row") == []
    text = markdown(("Site", "Men"), ("N", 12), ("Subtotal", 12), ("S", 20), ("Total", 33))
    assert messages(text, "total_row") == []


TABLE = "\n\n" + markdown(("Model", "Accuracy", "Depth"), ("Alpha", 71.2, 18), ("Beta", 77.4, 50), ("Gamma", 74.0, 90))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beta reaches an accuracy of 74.7%.", ["The text gives 74.7% for Beta, Accuracy; the table has 77.4."]),
        ("Beta reaches an accuracy of 77%.", []),
        ("Beta improves the accuracy by 6.2%.", []),
        ("Beta Large reaches an accuracy of 79.4% on the other set.", []),
    ],
)
def test_prose_is_held_against_the_one_cell_that_it_names(sentence: str, expected: list[str]) -> None:
    assert messages(sentence + TABLE, "prose") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gamma has the highest accuracy.", ["The table gives Gamma 74.0, and the highest is 77.4."]),
        ("Beta has the highest accuracy.", []),
        ("Alpha has the lowest depth.", []),
        ("Gamma has the second highest accuracy.", []),
        ("Gamma has one of the highest accuracy values.", []),
    ],
)
def test_a_superlative_is_held_against_its_column(sentence: str, expected: list[str]) -> None:
    assert messages(sentence + TABLE, "superlative") == expected


def test_the_pieces_of_a_pie_add_up_to_a_hundred_and_share_no_edge() -> None:
    pie = "CHART_PIE: Sizes | Small (1-6B):Medium (6-175B):Large (>175B)\n\nSizeProportion\n"
    pie += "Small (1-6B)40%\nMedium (6-175B)45%\nLarge (>175B){}%"
    assert messages(pie.format(15), "shares") == []
    assert messages(pie.format(25), "shares") == ["The shares add up to 110 %, not to 100 %."]
    assert messages(pie.format(15), "bins") == ["'1-6B' and '6-175B' both hold 6,000,000,000."]


ANSWERS = (("yes", 12), ("no", 9), ("other", 6), ("unknown", 3))


def shares(last: str, form: str = "{:.1f}%") -> str:
    rows = [(name, count, form.format(100 * count / 30)) for name, count in ANSWERS[:-1]]
    return markdown(("Answer", "n", "%"), *rows, (*ANSWERS[-1], last), ("Total", 30, "100%"))


def test_a_percentage_is_held_against_its_count_where_most_of_the_column_follow() -> None:
    assert messages(shares("10.0%"), "share_column") == []
    assert messages(shares("13.0%"), "share_column") == ["3 of 30 is 10.0 %, not 13.0 %."]
    assert messages(shares("13.0%", form="{:.1f}5%"), "share_column") == []


def test_counts_with_percentages_in_one_cell_are_held_against_the_sample_in_the_head() -> None:
    rows = [("women", "12 (40%)"), ("smokers", "9 (33%)"), ("fit", "6 (20)"), ("tall", "3 (10%)")]
    assert messages(markdown(("", "Old (n = 30)"), *rows), "share_column") == ["9 of 30 is 30.0 %, not 33 %."]
    assert messages(markdown(("", "Old"), *rows), "share_column") == []
    assert (
        messages(
            markdown(("", "Old (n = 30)"), ("age", "12 (4)"), ("mass", "62 (11)"), ("size", "17 (9)")), "share_column"
        )
        == []
    )


def ranks(*people: int) -> str:
    return markdown(("Rank", "City", "People"), *((i, f"City {i}", n) for i, n in enumerate(people, 1)))


def test_one_pair_of_rows_out_of_order_is_named_and_two_are_another_order() -> None:
    assert messages(ranks(900, 800, 700, 600, 500), "rank") == []
    assert messages(ranks(900, 700, 800, 600, 500), "rank") == ["Rank 2 has 700 and rank 3 has 800, against the order."]
    assert messages(ranks(900, 700, 800, 600, 650), "rank") == []
    assert messages(ranks(1, 2, 3, 4, 5), "rank") == []


@given(st.lists(st.integers(0, 99_999), min_size=5, max_size=12))
def test_a_table_in_the_order_of_its_ranks_is_never_doubted(people: list[int]) -> None:
    assert checks.run(ranks(*sorted(people))) == checks.run(ranks(*sorted(people, reverse=True))) == []
