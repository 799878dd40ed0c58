"""`assay check book/`: no figure in our own prose is typed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from assay.book.prose import prose_faults
from assay.book.prose.figures import figures, names_pattern
from assay.book.prose.markdown import prose
from assay.book.prose.scripts import script_prose
from assay.checkout.paths import find_root
from assay.cli import group
from assay.errors import UsageError
from assay.records.load import load
from tests.sample import put

ROOT = Path(__file__).parents[2]


def found(text: str, *names: str) -> list[str]:
    return [figure.printed for figure in figures(text, names_pattern(names))]


@pytest.mark.parametrize(
    ("sentence", "typed"),
    [
        ("It read 1.4 trillion tokens.", ["1.4 trillion tokens"]),
        ("It read five billion tokens.", ["five billion tokens"]),
        ("It costs as much as five cars.", ["as much as five cars"]),
        ("It is 40 % better on 7 tests.", ["40 %", "7"]),
        ("Two articles say it, one of them twice.", []),
        ("It took ten times as long, or half of that.", []),
        ("Published on 5 March 2023 as arXiv:2203.15556, Table 3.", []),
        ("GPT-3 came before GPT-4.", []),
        ("It reaches ROUGE 41.2, and a PUE 1.4.", ["41.2", "1.4"]),
    ],
)
def test_digits_and_units_make_a_figure_and_counting_in_passing_does_not(sentence: str, typed: list[str]) -> None:
    assert found(sentence) == typed


def test_the_number_in_a_name_is_no_figure() -> None:
    assert found("LLaMA 13B has 13B of them.", "LLaMA 13B") == ["13B"]


PAGE = """\
---
width: 5 km
---
# A title of 3 km

Prose with 4 km, `5 km` in code, $6\\,km$ in a formula, and {fact}`a.b` from the records,
then 7 km on the second line and [8 km](https://example.org/9) in a link.

:::{container} assay-lead
:most: 10

It is 11 km, and

```{note}
here 12 km
```
:::

```yaml
length: 13 km
```

| head | 14 km |
|---|---|
| 15 km | x |

<p class="w-16">16 km</p>

% a comment of 17 km
"""


def test_all_that_a_reader_reads_is_prose_and_nothing_else() -> None:
    typed = [(line, figure.printed) for line, text in prose(PAGE) for figure in figures(text)]
    assert typed == [
        (4, "3 km"), (6, "4 km"), (7, "7 km"), (7, "8 km"), (12, "11 km"), (15, "12 km"), (23, "14 km"), (25, "15 km"),
        (27, "16 km"),
    ]  # fmt: skip


SCRIPT = """\
# %% [markdown]
# # Title
#
# It is 3 km long, and {said}`4 km <a/b>` in print.

# %%
x = 5
Markdown(
    f"It is {x:.2f} km and not 6 km; " + f"{show('7 km')} is computed, "
    + "9 km is not."
)
print("10 km")
"""


def test_a_script_speaks_in_its_cells_of_markdown_and_in_what_it_hands_to_markdown() -> None:
    typed = [(line, figure.printed) for line, text in script_prose(SCRIPT) for figure in figures(text)]
    assert sorted(typed) == [(4, "3 km"), (9, "6 km"), (10, "9 km")]


@given(st.text(max_size=200))
def test_no_page_and_no_script_is_too_strange_to_read(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    assert all(1 <= line <= lines for line, _ in prose(text))
    assert all(isinstance(said, str) for _, said in script_prose(text))


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["--root", str(root), "check", *arguments])


def test_a_typed_figure_is_named_with_its_line_and_the_way_to_bind_it(base: Path) -> None:
    page = put(base, "book/story.md", "# Story\n\nThe otter of {given}`70` has\n70 billion parameters.\n")
    result = check(base, str(page))
    reason = (
        "book/story.md:4: the figure “70 billion parameters” is typed by hand: print it by a role, such as "
        "{fact}`otter-70b.parameters`, or compute it; write {given}`70 billion parameters` if it is only an example, "
        "a definition or a setting"
    )
    assert result.stdout.splitlines() == [reason, "figures typed by hand, and roles that name nothing: 1"]
    assert result.exit_code == 1


def test_a_role_that_names_nothing_is_told_before_the_book_is_built(base: Path) -> None:
    put(
        base,
        "book/mine.md",
        """\
{fact}`otter-70b.parameters` and {said}`its words <sizes/otter-tokens>`.

```{note}
{fact}`otter-70b.parametrs`
and {mark}`sizes/nothing`
```
""",
    )
    result = CliRunner().invoke(group, ["--root", str(base), "check", str(base / "book/mine.md")])
    fact, claim, count = result.stdout.splitlines()
    near = "(did you mean 'otter-70b.parameters'"
    assert fact.startswith(f"book/mine.md:4: no fact is called 'otter-70b.parametrs' {near}")
    assert claim.startswith("book/mine.md:5: no claim is called 'sizes/nothing'")
    assert count == "figures typed by hand, and roles that name nothing: 2"


def test_prose_without_typed_figures_passes(base: Path) -> None:
    page = put(base, "book/story.md", "# Story\n\nIt has {fact}`otter-70b.parameters`.\n")
    result = check(base, str(page))
    assert (result.stdout, result.exit_code) == ("figures typed by hand, and roles that name nothing: none\n", 0)


def test_pages_made_from_records_answer_for_themselves(base: Path) -> None:
    put(base, "book/claims/sizes/otter.md", "70 billion parameters\n")
    put(base, "book/claims/index.md", "71 billion parameters\n")
    put(base, "notebooks/one.py", "# %% [markdown]\n# 72 billion parameters\n")
    faults = prose_faults(base, load(base).corpus)
    assert [(fault.file, fault.line) for fault in faults] == [("book/claims/index.md", 1), ("notebooks/one.py", 2)]


def test_what_is_no_page_is_said_to_be_none(base: Path) -> None:
    with pytest.raises(UsageError, match=r"^nowhere\.md is no folder, page \(\.md\) or notebook script \(\.py\)$"):
        prose_faults(base, load(base).corpus, [Path("nowhere.md")])


def test_pages_and_claims_are_not_checked_in_one_breath(base: Path) -> None:
    result = check(base, "book/", "sizes")
    assert isinstance(result.exception, UsageError)
    assert str(result.exception) == (
        "name either pages and notebooks or claims and articles: they are checked in different ways"
    )


def test_no_figure_of_this_book_is_typed_by_hand() -> None:
    root = find_root(ROOT)
    assert [str(fault) for fault in prose_faults(root, load(root).corpus)] == []
