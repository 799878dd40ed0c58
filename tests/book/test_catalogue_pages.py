"""The page of differences and the explorers: what they count, what they show, and that nothing in them is obeyed."""

from __future__ import annotations

from collections.abc import Mapping

from assay.book.pages.catalogues import catalogue_pages, differences_page
from assay.book.pages.explorer import Explored, explorer_page
from assay.evidence.source_differences import compare
from assay.model import Attribute, Source
from assay.model.differences import Rule, Said, Thing
from tests.world import real

RULES = (Rule(id="rounded", label="rounded", statement="The one is the other, rounded.", test="rounded"),)
THINGS = (
    Thing(
        "otter-7b",
        (),
        {
            ("parameters", ""): [
                Said(source="litgpt-models", text="7000000000"),
                Said(source="mteb-models", text="6738415616"),
            ]
        },
    ),
    Thing(
        "<i>stoat</i>",
        (),
        {
            ("layers", ""): [
                Said(source="litgpt-models", text="16", at="a.py:1", is_default=True),
                Said(source="mteb-models", text="24", at="b.py:2"),
            ],
            ("released", ""): [Said(source="mteb-models", text="2024-01-02")],
        },
    ),
)
EXPLORED = Explored(
    things=THINGS,
    compared=tuple(one for thing in THINGS for one in compare(thing, RULES)),
    rules=RULES,
    labels={"otter-7b": ("Otter 7B", "model"), "<i>stoat</i>": ("Stoat <script>", "model")},
)


def known() -> tuple[Mapping[str, Attribute], Mapping[str, Source]]:
    """What the figures are of, and who gives them."""
    return real().attributes, real().sources


def test_differences_are_counted_explained_and_listed_with_both_places() -> None:
    shown = differences_page(EXPLORED, *known())
    assert shown.startswith(
        "Of 2 figures for which at least two sources say something, 0 are the same everywhere, 1 differ for a "
        "reason that a rule states, and 1 are conflicts."
    )
    assert "| rounded | The one is the other, rounded\\. | 1 |" in shown
    assert "| layers | 1 | 0 | 0 | 1 |" in shown
    assert "16 layers ([LitGPT 0\\.5\\.13](</sources/litgpt-models.md>), a\\.py\\:1)" in shown
    assert "<script>" not in shown


def test_an_explorer_has_a_row_for_each_thing_and_escapes_what_stands_in_it() -> None:
    shown = explorer_page("models", ("model",), EXPLORED, *known())
    assert "2 models." in shown
    assert '<td data-sort="7e+09">7 billion<sup>1</sup>; 6.74 billion<sup>2</sup></td>' in shown
    assert '<th scope="row">Stoat &lt;script&gt;</th>' in shown
    assert '<td data-sort="16">(16)<sup>1</sup>; 24<sup>2</sup></td>' in shown
    assert "<script>" not in shown


def test_what_few_things_have_stands_in_one_column_with_its_name() -> None:
    rare = [("layers", ""), ("hidden_size", ""), ("attention_heads", ""), ("score", "mmlu")]
    said = {("parameters", ""): [Said(source="litgpt-models", text="7000000000")]}
    many = Thing("otter-7b", (), said | {key: [Said(source="mteb-models", text="64")] for key in rare})
    few = [Thing(f"o{number}", (), {**said, rare[0]: [], rare[1]: []}) for number in range(3)]
    names = {"otter-7b": ("Otter 7B", "model"), **{one.entity: (one.entity, "model") for one in few}}
    explored = Explored(things=(many, *few), labels={**names, "mmlu": ("MMLU", "benchmark")})
    others = ("attention heads", "score, % (MMLU)")
    told = ", ".join(f"<span>{name} <b>64<sup>2</sup></b></span>" for name in others)
    assert f"<td>{told}</td>" in explorer_page("models", ("model",), explored, *known())


def test_a_thing_that_has_a_page_leads_to_it() -> None:
    shown = explorer_page("models", ("model",), EXPLORED, *known(), {"otter-7b"})
    assert '<a href="../systems/otter-7b.html">Otter 7B</a>' in shown


def test_a_project_without_catalogues_has_none_of_these_pages() -> None:
    assert catalogue_pages(Explored(), *known()) == {}
    assert explorer_page("places", ("place",), EXPLORED, *known()) == "No catalogue knows any.\n"
