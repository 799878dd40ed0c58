"""The Sphinx extension, on books of a few lines that Sphinx really builds."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

from assay.book.sphinxext.data import Data, read_data
from assay.book.sphinxext.domain import AssayDomain
from assay.book.sphinxext.gap import between
from assay.book.sphinxext.theme import SharedLists
from assay.checkout.paths import write_text
from assay.exports.files import write_others, write_shown
from assay.project import open_project
from tests.sample import put

CONF = """\
extensions = ["myst_parser", "assay.book.sphinxext"]
source_suffix = {".md": "markdown"}
primary_domain = "assay"
html_theme = "basic"
html_math_renderer = "mathml"
show_warning_types = True
myst_enable_extensions = ["colon_fence", "dollarmath"]
exclude_patterns = ["_build"]
"""
INDEX = "# Index\n\n```{toctree}\n:glob:\n\n*\n**\n```\n"


@dataclass
class Book:
    """A book beside the small project."""

    root: Path
    read: list[str] = field(default_factory=list)
    warnings: str = ""
    env: BuildEnvironment | None = None

    def build(self, pages: Mapping[str, str] | None = None, builder: str = "html", conf: str = CONF) -> Book:
        """Write the pages and build; which were read, and every warning, stay with the book."""
        for name, content in (pages or {}).items():
            put(self.root, f"book/{name}.md", content)
        for name, content in {"conf.py": conf, "index.md": INDEX}.items():
            write_text(self.root / "book" / name, content)
        project = open_project(self.root)
        write_shown(project)
        write_others(project)
        warnings = io.StringIO()
        source, built = str(self.root / "book"), self.root / "built"
        self.read = []
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(source, source, str(built / builder), str(built / "doctrees"), builder,
                         status=None, warning=warnings)  # fmt: skip
            app.connect("env-before-read-docs", lambda app, env, names: self.read.extend(names))
            app.build()
            self.env = app.env
        self.warnings = re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue()).replace(f"{source}/", "")
        return self

    def html(self, page: str) -> str:
        return (self.root / "built/html" / f"{page}.html").read_text("utf-8")


@pytest.fixture
def book(base: Path) -> Iterator[Book]:
    yield Book(base)
    shutil.rmtree(base / "built", ignore_errors=True)


PAGES = {
    "prose": "# Prose\n\n{claim}`sizes/otter-tokens` {claim}`so few <sizes/otter-tokens>` {mark}`sizes/otter-licence`\n"
    "{fact}`otter-70b.parameters` {count}`claims` {count}`claims in words` {count}`disputed` {verdict}`refuted`\n"
    "{outcome}`match` {anchor}`here` {place}`to it <prose#here>` {cell}`none#3`\n",
    "pictures": "# Pictures\n\n```{verdicts}\n```\n\n```{strip} sizes\n```\n\n```{gap} sizes/otter-tokens\n```\n\n"
    "```{findings}\n:most: 3\n```\n\n```{findings}\n{claim}`sizes/otter-licence` Because *it* matters.\n```\n\n"
    ":::{folded} More *of* it\n\nHidden {claim}`sizes/otter-licence`.\n\n:::\n\n$x^2$\n",
    "claims/sizes/otter-tokens": "# Otter's tokens\n",
    "sources/otter-2022": "# The source\n",
}


def test_roles_print_and_link_what_the_report_says(book: Book) -> None:
    book.build(PAGES)
    html = book.html("prose")
    assert book.warnings == ""
    assert html.count('<a class="assay-to-claim reference internal" href="claims/sizes/otter-tokens.html"') == 2
    assert 'href="sources/otter-2022.html#fact-otter-70b-parameters-' in html
    assert '<span class="assay-fact">70 billion parameters</span>' in html
    assert '<span class="assay-count">5</span> <span class="assay-count">five</span>' in html
    assert '<span class="assay-count">0</span>' in html
    assert '<span id="here" class="assay-anchor"></span>' in html
    assert 'href="#here"' in html
    assert "none, cell 3" in html, "a cell of no notebook is named and not linked"
    assert "✗" in html


def test_what_an_article_says_is_printed_from_its_claim_and_linked(book: Book) -> None:
    said = (
        "{said}`sizes/otter-tokens` {said}`so few <sizes/otter-tokens>` {said}`sizes/reference-8` {given}`7 & 8` "
        "{off}`sizes/otter-tokens`"
    )
    html = book.build({"said": f"# Said\n\n{said}\n", "claims/sizes/otter-tokens": "# C\n"}).html("said")
    link = r'<a class="[^"]*" href="claims/sizes/otter-tokens.html"[^>]*><span class="assay-said">{}</span></a>'
    assert re.search(link.format("1.4 billion"), html)
    assert re.search(link.format("so few"), html)
    assert '<span class="assay-said">[8]</span>' in html
    assert "<span>7 &amp; 8</span>" in html
    assert '<span class="assay-off">1,000 times too small</span>' in html


def test_a_name_stays_on_one_line_and_its_text_as_it_is(book: Book) -> None:
    html = book.build({"named": "# Better than GPT-3?\n\nPhi-1.5, as good as `GPT-2`; pages 12-13.\n"}).html("named")
    heading, prose = re.findall(r"<h1>(.*?)<a|<p>(Phi|<span.*?)</p>", html, re.DOTALL)
    assert heading[0] == 'Better than <span class="assay-whole">GPT-3</span>?'
    assert prose[1].startswith('<span class="assay-whole">Phi-1.5</span>, as good as <code')
    assert html.count("assay-whole") == 2


def test_directives_draw_with_links_and_a_table_beside(book: Book) -> None:
    html = book.build(PAGES).html("pictures")
    assert book.warnings == ""
    assert html.count('class="assay-tile ') == 6
    assert "The same as a table" in html
    assert 'class="assay-lane-line"><a style="left:' in html
    assert "A factor of 1,000 lies between them" in html
    furthest, chosen = re.findall(r'<ul class="assay-findings.*?</ul>', html, re.DOTALL)
    assert 'href="claims/sizes/otter-tokens.html"' in furthest
    assert "Because <em>it</em> matters." in chosen and "otter-tokens" not in chosen
    assert '<details class="assay-folded"><summary>More <em>of</em> it</summary>' in html
    assert "<math" in html
    assert "<script>" not in html.partition('class="body"')[2].partition("sphinxsidebar")[0]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo"])
def test_other_writers_show_it_too(book: Book, builder: str) -> None:
    book.build(PAGES, builder=builder)
    assert "Unknown node" not in book.warnings
    assert "unknown node" not in book.warnings
    if builder == "text":
        prose = (book.root / "built/text/prose.txt").read_text("utf-8")
        assert "[✗ refuted]" in prose
        assert "70 billion parameters" in prose


UNKNOWN = (
    ("{claim}`sizes/otter-tokenz`", "claim", "no claim 'sizes/otter-tokenz' (did you mean 'sizes/otter-tokens'"),
    ("{fact}`otter-70b.parameterz`", "fact", "no fact 'otter-70b.parameterz'"),
    ("{said}`sizes/otter-tokenz`", "claim", "no claim 'sizes/otter-tokenz'"),
    ("{off}`sizes/otter-licence`", "figure that is off", "no figure that is off 'sizes/otter-licence'"),
    ("{count}`refutet`", "count", "no count 'refutet'"),
    ("{verdict}`refutet`", "verdict", "no verdict 'refutet' (did you mean 'refuted'?)"),
    ("{outcome}`hit`", "outcome", "no outcome 'hit'"),
    ("```{gap} sizes/otter\n```", "claim", "no claim 'sizes/otter'"),
    ("```{strip} size\n```", "article", "no article 'size'"),
    ("```{between} it\n```", "conflict", "no conflict 'it'"),
)  # fmt: skip


def test_an_unknown_name_warns_with_type_and_place(book: Book) -> None:
    book.build({f"page-{number}": f"# Page\n\nText.\n\n{source}\n" for number, (source, _, _) in enumerate(UNKNOWN)})
    lines = sorted(book.warnings.strip().splitlines())
    assert len(lines) == len(UNKNOWN), lines
    for number, (line, (_, kind, said)) in enumerate(zip(lines, UNKNOWN, strict=True)):
        assert line.startswith(f"page-{number}.md:5: WARNING: {said.split(' (did', maxsplit=1)[0]}"), line
        assert line.endswith(f"[assay.{kind}]"), line
        if "did you mean" in said:
            assert said in line


USES = {
    "tokens": "# T\n\n{claim}`sizes/otter-tokens`\n",
    "licence": "# L\n\n{claim}`sizes/otter-licence`\n",
    "figure": "# F\n\n{fact}`otter-70b.training_tokens`\n",
    "counts": "# C\n\n{count}`refuted`\n",
    "facts": "# N\n\n{count}`facts`\n",
    "overview": "# O\n\n```{verdicts}\n```\n",
    "nothing": "# X\n\nNothing.\n",
}


def test_a_second_build_reads_nothing(book: Book) -> None:
    book.build(USES)
    assert {*USES, "index"} <= set(book.read)
    assert book.build().read == []


def edit(book: Book, name: str, old: str, new: str) -> None:
    path = book.root / name
    content = path.read_text("utf-8")
    assert old in content
    put(book.root, name, content.replace(old, new))


@pytest.mark.parametrize(
    ("name", "old", "new", "read"),
    [
        ("records/sizes/otter-tokens.yml", "value: 1.4 b", "value: 1.4 tr", {"tokens", "counts", "overview"}),
        ("sources/otter-2022.yml", "value: 1.4 trillion", "value: 1.5 trillion", {"tokens", "figure", "overview"}),
        ("records/sizes/otter-licence.yml", "statement: ", "statement: Now ", {"licence", "overview"}),
        ("sources/otter-2022.yml", "title: Training Otter", "title: Otter", set()),
    ],
)  # fmt: skip
def test_what_changed_re_reads_exactly_the_pages_that_show_it(
    book: Book, name: str, old: str, new: str, read: set[str]
) -> None:
    book.build(USES)
    edit(book, f"claims/{name}", old, new)
    assert set(book.build().read) == read


def test_reading_in_parallel_remembers_the_same(book: Book) -> None:
    """What three processes read is put together: a change then re-reads exactly what it would have."""
    pages = {**PAGES, **USES}
    book.build(pages)
    html = {name: book.html(name) for name in pages}
    shutil.rmtree(book.root / "built")
    folders = [str(book.root / name) for name in ("book", "built/html")]
    command = [sys.executable, "-m", "sphinx", "-j", "3", "-W", "-q", "-d", str(book.root / "built/doctrees"), *folders]
    subprocess.run(command, check=True, timeout=60)
    assert {name: book.html(name) for name in pages} == html
    edit(book, "claims/records/sizes/otter-licence.yml", "statement: ", "statement: Now ")
    assert set(book.build().read) == {"licence", "overview", "pictures", "prose"}


def test_a_page_that_goes_is_forgotten(book: Book) -> None:
    book.build(USES)
    (book.root / "book/tokens.md").unlink()
    book.build()
    assert book.env is not None
    assert "tokens" not in book.env.domaindata["assay"]["uses"]


def test_merging_takes_what_was_read_there() -> None:
    domain = AssayDomain.__new__(AssayDomain)
    domain.data = {"uses": {"a": {"claim:x": "1"}}, "links": {"a": ["b?"]}, "words": {"a": ["mine"]}}
    there = {
        "uses": {"a": {"claim:x": "old"}, "b": {"all": "2"}}, "links": {"a": ["c"], "b": ["*"]},
        "words": {"a": ["old"], "b": ["theirs"]},
    }  # fmt: skip
    domain.merge_domaindata(["b"], there)
    assert domain.data["uses"] == {"a": {"claim:x": "1"}, "b": {"all": "2"}}
    assert domain.data["links"] == {"a": ["b?"], "b": ["*"]}
    assert domain.data["words"] == {"a": ["mine"], "b": ["theirs"]}


def test_without_exports_there_is_nothing(tmp_path: Path) -> None:
    data = read_data(tmp_path)
    assert data == Data()
    assert data.counts["claims"] == 0


def interval(low: float | None, high: float | None, unit: str = "token") -> dict[str, object]:
    return {"printed": "it", "low": low, "high": high, "unit": unit}


@pytest.mark.parametrize(
    ("claimed", "true"),
    [
        (interval(1, 2), interval(2, 3)),
        (interval(1, 2), interval(5, 6, "byte")),
        (interval(None, None), interval(5, 6)),
        (interval(-2, -1), interval(5, 6)),
    ],
)
def test_no_picture_where_nothing_lies_between(claimed: dict[str, object], true: dict[str, object]) -> None:
    assert between("a", claimed, "b", true) is None


def test_an_open_end_reaches_the_end_of_the_line() -> None:
    drawing = between("a", interval(1, 2), "b", interval(100, None))
    assert drawing is not None
    html = drawing.html(lambda page: page)
    positions = [float(number) for number in re.findall(r"left:([\d.]+)%", html)]
    assert all(0 <= position <= 100 for position in positions)


def test_a_gap_of_a_few_per_cent_is_seen_on_a_closer_line_that_says_so() -> None:
    def drawn(claimed: float) -> tuple[str, float]:
        drawing = between("a", interval(claimed, claimed), "b", interval(100, 100))
        assert drawing is not None
        html = drawing.html(lambda page: page)
        width = re.search(r'assay-gap-between" style="left:[\d.]+%;width:([\d.]+)%', html)
        assert width
        return html, float(width[1])

    (near, seen), (far, wide) = drawn(105), drawn(300)
    assert "seen closely: the whole line goes from half of it to twice as much" in near
    assert "each step is a factor of ten" in far
    assert (seen > 2, wide < 10) == (True, True)


def test_the_list_of_pages_is_made_once_for_each_folder_of_pages_that_are_not_in_it() -> None:
    made: list[str] = []
    app: Any = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"), env=SimpleNamespace(toctree_includes={"index": ["articles/a"]})
    )
    lists, page = SharedLists(), new_document("")

    def shown(name: str, doctree: nodes.document | None = page, **options: int) -> object:
        def make(**given: int) -> str:
            made.append(name)
            return f"made for {name}, {given}"

        context = {"generate_toctree_html": make}
        lists.share(app, name, "page.html", context, doctree)
        return context["generate_toctree_html"](**options)

    first = shown("claims/a/one", maxdepth=2)
    assert first == "made for claims/a/one, {'maxdepth': 2}" == shown("claims/a/two", maxdepth=2)
    assert shown("claims/a/two", maxdepth=1) != first
    assert shown("claims/b/one", maxdepth=2) != first
    listed = ["articles/a", "index"]
    assert [shown(name) for name in listed * 2] == [f"made for {name}, {{}}" for name in listed * 2]
    shown("search", None)
    assert made == ["claims/a/one", "claims/a/two", "claims/b/one", *listed, *listed, "search"]
    lists.share(app, "claims/a/one", "page.html", {}, page)
