"""The whole book, really built: what is built again after a change, and that it is what a build from nothing gives."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import time
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner

from assay.book.site.toc import pruned_toc
from assay.build import Snapshot, due
from assay.build.book_stages import NOTEBOOKS
from assay.checkout.paths import CODE, EXPORTS
from assay.cli import group
from assay.errors import UsageError
from assay.notebooks.stored import inputs_of, read_executed
from tests.changes import Change, remove, replace, touch, write
from tests.sample import put
from tests.small_book import HELPER, LEFT_BEHIND, STAGES, build, command, contents, times

OUTPUTS = ("_build", "book")
CLAIM = "claims/records/sizes/otter-tokens.yml"
SOURCE = "claims/sources/otter-2022.yml"


@pytest.fixture
def book(built_book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_book, tmp_path / "copy"))


def old_time(change: Change, name: str) -> Change:
    """The change, with the time of the file set back to what it was: times must not decide."""

    def changed(root: Path) -> None:
        before = (root / name).stat()
        change(root)
        os.utime(root / name, ns=(before.st_atime_ns, before.st_mtime_ns))

    return changed


def shown(root: Path, before: dict[str, str]) -> set[str]:
    """The pages of the site that are others than before."""
    now = contents(root, "_build/html")
    changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    return {name.removeprefix("_build/html/") for name in changed if name.endswith(".html")}


ALL = "every page"
JUDGED = set(STAGES)
"""A record is looked at by all stages; whether a notebook runs is decided for each notebook."""

CASES: dict[str, tuple[Change, set[str], set[str] | str]] = {
    "a sentence of a chapter, with its old time": (
        old_time(replace("book/method.md", "One", "A"), "book/method.md"), {"prose", "site", "crate"}, {"method.html"},
    ),
    "a page of the site, by hand": (write("_build/html/method.html", "mine"), {"site"}, set()),
    "a generated page, by hand": (write("book/claims/sizes/otter-tokens.md", "mine"), {"pages"}, set()),
    "modification times only": (touch, set(), set()),
}  # fmt: skip
CLAIMS = ("otter-tokens", "otter-parameters", "otter-licence", "reference-8", "stoat-needs")
FIGURE_OF_THE_HEADING = """\
statement: Otter was trained on 1.4 trillion tokens.
quote: 1.4 billion tokens
at: 74
subject: otter-70b
attribute: training_tokens
value: 1.4 trillion
read_as: the heading counts in thousands
"""
CASE_OF_A_CLAIM: tuple[Change, set[str], set[str] | str] = (
    write(CLAIM, FIGURE_OF_THE_HEADING), JUDGED,
    {
        "index.html", "claims/sizes/otter-tokens.html", "claims/index.html", "articles/sizes.html",
        "contradictions.html", "sources/otter-2022.html", "systems/index.html", "systems/otter-70b.html",
        "claims/sizes/otter-parameters.html", "claims/sizes/otter-licence.html",  # the claims before and after it
        "embed/sizes/otter-tokens.html",
    },
)  # fmt: skip
MORE: dict[str, tuple[Change, set[str], set[str] | str]] = {
    "the title of a chapter": (replace("book/method.md", "# Method", "# How"), {"prose", "site", "crate"}, ALL),
    "a data file that a notebook reads": (
        write("data/figures.txt", "3\n"), {"notebooks", "site", "crate"}, {"notebooks/sizes.html"},
    ),
    "a helper module of a notebook": (
        write("src/assay/helper.py", HELPER.replace("2", "3")),
        {"notebooks", "site", "crate"}, {"notebooks/sizes.html"},
    ),
    "a cell": (
        replace("notebooks/sizes.py", "twice(fact", "1, twice(fact"),
        {"notebooks", "prose", "site", "crate"}, {"notebooks/sizes.html"},
    ),
    "the style sheet": (
        replace("src/assay/book/theme/static/assay.css", "/* Assay", "/* x */ /* Assay"), {"site", "crate"}, ALL,
    ),
    "a comment in a notebook": (
        replace("notebooks/sizes.py", "import assay\n", "import assay  # x\n"),
        {"notebooks", "prose", "site", "crate"}, {"notebooks/sizes.html"},
    ),
    "a comment in a record": (replace(CLAIM, "quote:", "# x\nquote:"), JUDGED, {"claims/sizes/otter-tokens.html"}),
    "a parameter": (
        replace("notebooks/sizes.py", 'subject = "otter-70b"', "subject = str('otter-70b')"),
        {"notebooks", "prose", "site", "crate"}, {"notebooks/sizes.html"},
    ),
    "a module of the extension": (
        replace("src/assay/book/sphinxext/nodes.py", 'class="assay-folded"', 'class="assay-folds"'), {"site", "crate"},
        {"articles/sizes.html", "notebooks/sizes.html", *(f"claims/sizes/{name}.html" for name in CLAIMS)},
    ),
    "a setting": (
        replace("_config.yml", "html_title: Does size matter?", "html_title: Does it?"),
        {"verdicts", "exports", "pages", "site", "crate"}, ALL,
    ),
    "the lock file": (write("requirements.lock", "numpy==2.1\n"), JUDGED, {"notebooks/sizes.html"}),
    "the value of a claim": CASE_OF_A_CLAIM,
    "a claim that is gone": (remove("claims/records/sizes/reference-8.yml"), JUDGED, ALL),
    "where a fact stands": (replace(SOURCE, "Table 1}", "Table 2}"), JUDGED, ALL),
    "the text of an article": (write("texts/sizes.txt", "Otter has other words now."), JUDGED, ALL),
    "a doctree that is gone": (remove("_build/doctrees/method.doctree"), {"site"}, set()),
    "a search index, by hand": (write("_build/html/_static/search-index.js", ""), {"site"}, set()),
    "a file that no one wrote": (write("_build/html/mine.html", ""), {"site"}, set()),
    "an export that is gone": (remove("_build/facts.csv"), {"exports"}, set()),
    "a chapter that comes": (
        write("book/never.md", "# New\n\n![dot](pictures/dot.svg)\n"), {"prose", "site", "crate"}, ALL,
    ),
    "the table of contents": (replace("book/_toc.yml", "Chapters", "All"), {"site", "crate"}, ALL),
}  # fmt: skip


def check(book: Path, change: Change, stages: set[str], pages: set[str] | str) -> None:
    first = contents(book, *OUTPUTS)
    before = contents(book, "_build/html")
    change(book)
    assert build(book) == stages
    changed = shown(book, before)
    if pages == ALL:
        assert len(changed) > 5
    else:
        assert changed - {"genindex.html", "search.html"} == pages
    incremental = contents(book, *OUTPUTS)
    assert build(book) == set(), "one build is enough"
    if pages:  # otherwise it is what it was, which was built from nothing
        shutil.rmtree(book / "_build")
        build(book)
    assert differing(incremental, contents(book, *OUTPUTS) if pages else first) == set(), "as one from nothing gives"


NOT_OF_THE_BOOK = ("_build/preview/", "_build/stages/preview", "_build/memory", "_build/digests")


def differing(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """Files that are not the same bytes; what only the next build reads is none of them."""
    workings = ("_build/doctrees/", "_build/jupyter_execute/", "_build/stages/site", *NOT_OF_THE_BOOK)
    names = {name for name in one.keys() | other.keys() if not name.startswith(workings)}
    return {name for name in names if one.get(name) != other.get(name)}


@pytest.mark.parametrize("case", CASES)
def test_exactly_what_depends_on_it_is_built_again(book: Path, case: str) -> None:
    check(book, *CASES[case])


@pytest.mark.slow
@pytest.mark.parametrize("case", MORE)
def test_exactly_what_depends_on_it_is_built_again_for_more(book: Path, case: str) -> None:
    check(book, *MORE[case])


def test_a_second_build_writes_nothing(book: Path) -> None:
    before = times(book, *OUTPUTS)
    assert build(book) == set()
    assert times(book, *OUTPUTS) == before


def test_it_says_what_would_be_built_and_why(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_ARTICLES", "texts")
    for name in ("assay.checkout.paths.CODE", "assay.build.snapshot.CODE", "assay.notebooks.inputs.CODE"):
        monkeypatch.setattr(name, book / "src" / "assay")
    before = times(book, *OUTPUTS)
    explain = ["--root", str(book), "book", "--explain"]
    stages = ("notebooks", "prose", "verdicts", "exports", "pages", "site", "crate")
    unchanged = "".join(f"{stage}: unchanged\n" for stage in stages)
    assert CliRunner().invoke(group, explain).output == unchanged
    replace("book/method.md", "One", "A")(book)
    put(book, "data/figures.txt", "3\n")
    later = "runs if what it reads of the stages before comes out otherwise"
    assert CliRunner().invoke(group, explain).output == (
        "notebooks: would run\n  sizes: data/figures.txt changed\n"
        "prose: would run\n  book/method.md changed\n"
        f"verdicts: {later}\nexports: {later}\npages: {later}\n"
        "site: would run\n  book/method.md changed\ncrate: would run\n  book/method.md changed\n"
    )
    assert times(book, "_build") == {name: at for name, at in before.items() if name.startswith("_build")}


FAULTS = {
    "a role that names no claim": (
        "{claim}`sizes/oter-tokens`",
        "book/method.md:3: no claim is called 'sizes/oter-tokens' (did you mean 'sizes/otter-tokens'",
        set(),
    ),
    "a link that Sphinx alone follows": (
        "{doc}`nowhere`", "book/method.md:3: WARNING: unknown document: 'nowhere'", {"prose"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", [name if number == 0 else pytest.param(name, marks=pytest.mark.slow)
                                   for number, name in enumerate(FAULTS)])  # fmt: skip
def test_a_build_that_fails_leaves_the_last_site_and_knows_it(book: Path, fault: str) -> None:
    before = contents(book, "_build/html")
    text, message, again = FAULTS[fault]
    put(book, "book/method.md", f"# Method\n\n{text}\n")
    for _ in range(2):
        with command(book, "book") as process:
            _, errors = process.communicate()
        assert process.returncode == 1
        assert message in errors
        assert "Traceback" not in errors
        assert contents(book, "_build/html") == before
    put(book, "book/method.md", "# Method\n\nOne sentence. {count}`sources` sources.\n")
    assert build(book) == again, "the site is what the last complete build left"


def test_a_record_that_cannot_be_read_stops_it(book: Path) -> None:
    before = contents(book, "_build/html")
    replace(CLAIM, "attribute: training_tokens", "attribute: training_token")(book)
    with command(book, "book") as process:
        _, errors = process.communicate()
    assert process.returncode == 2
    assert errors.strip().startswith(f"{CLAIM}:5: attribute: unknown attribute 'training_token'")
    assert contents(book, "_build/html") == before


def test_a_page_goes_with_its_record(book: Path) -> None:
    page = book / "_build/html/claims/sizes/reference-8.html"
    assert page.is_file()
    remove("claims/records/sizes/reference-8.yml")(book)
    build(book)
    assert not page.exists()
    assert "reference-8" not in (book / "_build/html/_static/search-index.js").read_text(encoding="utf-8")
    assert "reference-8" not in (book / "_build/html/claims/index.html").read_text(encoding="utf-8")


DRAFTED = {"notebooks", "prose", "verdicts", "pages", "preview"}


def pages_in(folder: Path) -> dict[str, str]:
    """All files of a site but the exports, which a preview is without."""
    return {name: digest for name, digest in contents(folder, ".").items() if name not in EXPORTS}


@pytest.mark.slow
def test_a_preview_is_the_same_pages_without_what_other_programs_read(book: Path) -> None:
    site = contents(book, "_build/html")
    CASE_OF_A_CLAIM[0](book)
    assert build(book, "--draft") == DRAFTED
    assert build(book, "--draft") == set()
    assert contents(book, "_build/html") == site, "what is published stays until all of it is made"
    assert not [name for name in EXPORTS if (book / "_build/preview/html" / name).exists()]
    assert build(book) - {"pages"} == {"exports", "site", "crate"}
    assert pages_in(book / "_build/preview/html") == pages_in(book / "_build/html")


@pytest.mark.slow
def test_a_preview_from_nothing_is_the_same_pages_and_leaves_nothing_behind_in_the_book(book: Path) -> None:
    CASE_OF_A_CLAIM[0](book)
    build(book)
    incremental = contents(book, *OUTPUTS)
    shutil.rmtree(book / "_build")
    assert build(book, "--draft") == DRAFTED
    build(book)
    assert pages_in(book / "_build/preview/html") == pages_in(book / "_build/html")
    assert differing(incremental, contents(book, *OUTPUTS)) == set()


def test_a_preview_that_somebody_changed_is_not_believed(book: Path) -> None:
    build(book, "--draft")
    made = pages_in(book / "_build/preview/html")
    put(book, "_build/preview/html/method.html", "mine")
    assert build(book, "--draft") == {"preview"}
    put(book, "_build/stages/preview.json", "{}")
    put(book, "_build/preview/html/method.html", "mine")
    assert build(book, "--draft") == set(), "it begins with the complete site again, which is what is wanted"
    assert pages_in(book / "_build/preview/html") == made


def test_two_builds_at_once_do_one_after_the_other(book: Path) -> None:
    replace("book/method.md", "One", "A")(book)
    with command(book, "book") as first, command(book, "book") as second:
        said = [process.communicate()[0].splitlines()[-1] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert sorted(line.partition(", ")[0] for line in said) == ["nothing has changed", "prose"]


@pytest.mark.slow
def test_killed_while_sphinx_writes_it_is_built_the_next_time(book: Path) -> None:
    undisturbed = contents(book, *OUTPUTS)
    shutil.rmtree(book / "_build" / "html")
    with command(book, "book") as process:
        draft = book / "_build" / "drafts" / "html"
        while process.poll() is None and not any(draft.glob("claims/**/*.html")):
            time.sleep(0.02)
        assert process.poll() is None, "it is killed in the middle"
        process.send_signal(signal.SIGKILL)
    assert build(book) == {"site"}
    assert differing(undisturbed, contents(book, *OUTPUTS)) == set()
    assert not (book / "_build" / "drafts").exists()


def test_what_other_tools_leave_behind_is_no_page(built_book: Path) -> None:
    assert (built_book / "book" / LEFT_BEHIND[-1]).is_file()
    names = [path.name for path in (built_book / "_build" / "html").rglob("*.html")]
    assert not {"README.html", "b.html", ".draft.html", ".notes.html"} & set(names)


@pytest.mark.parametrize(
    "damage", [b"\xa3", b"[" * 100_000, b"[]", b'{"metadata": 1}', b"", b'{"metadata": {"assay": []}}']
)
def test_a_damaged_notebook_is_made_anew(book: Path, damage: bytes) -> None:
    path = book / "book" / "notebooks" / "sizes.ipynb"
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + damage + whole[201:] if damage == b"\xa3" else damage)
    assert due(NOTEBOOKS, Snapshot(book))
    assert read_executed(book, "sizes") is None
    explained = CliRunner().invoke(group, ["--root", str(book), "book", "--explain"])
    assert "its outputs were changed by somebody, or not written to the end" in explained.output
    if damage == b"\xa3":
        assert "notebooks" in build(book)
        assert path.read_bytes() == whole


FORMS = {
    "parts": "parts:\n- caption: A\n  chapters:\n  - file: one\n",
    "chapters": "chapters:\n- file: one\n",
    "sections of an article": "sections:\n- file: one\n",
    "subtrees": "subtrees:\n- entries:\n  - file: one\n",
    "addresses": "chapters:\n- file: one\n- title: Out\n  url: https://river.example\n",
    "nothing but the first page": "",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_table_of_contents_is_read(tmp_path: Path, form: str) -> None:
    put(tmp_path, "one.md", "# One\n")
    text = f"format: jb-book\nroot: index\n{FORMS[form]}"
    put(tmp_path, "_toc.yml", text)
    assert yaml.safe_load(pruned_toc(tmp_path)) == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[", "book/_toc.yml cannot be read (while parsing a flow node)"),
        ("- a\n", "book/_toc.yml names no first page"),
        ("", "book/_toc.yml names no first page"),
        ("parts: []\n", "book/_toc.yml names no first page"),
        (b"\xff", "book/_toc.yml cannot be read ('utf-8' codec"),
        (None, "book/_toc.yml cannot be read ([Errno 2] No such file"),
    ],
)
def test_what_is_no_table_of_contents_is_said(tmp_path: Path, text: str | bytes | None, reason: str) -> None:
    if text is not None:
        put(tmp_path, "_toc.yml", text)
    with pytest.raises(UsageError, match=re.escape(reason)):
        pruned_toc(tmp_path)


def test_the_table_of_contents_has_only_what_leads_somewhere(tmp_path: Path) -> None:
    toc = (
        "format: jb-book\nroot: index\nparts:\n- caption: A\n  chapters:\n  - file: one\n  - file: gone\n"
        "  - file: one\n    sections:\n    - glob: none/*\n- caption: B\n  chapters:\n  - file: gone\n"
    )
    put(tmp_path, "_toc.yml", toc)
    put(tmp_path, "one.md", "# One\n")
    pruned = "format: jb-book\nroot: index\nparts:\n- caption: A\n  chapters:\n  - file: one\n  - file: one\n"
    assert pruned_toc(tmp_path) == pruned


DATES = ({"SOURCE_DATE_EPOCH": "1000000000"}, {"SOURCE_DATE_EPOCH": "1900000000", "TZ": "Asia/Tokyo"})


@pytest.mark.slow
def test_the_date_of_the_build_stands_in_the_crate_alone(book: Path) -> None:
    built = []
    for settings in DATES:
        shutil.rmtree(book / "_build")
        build(book, **settings)
        built.append(contents(book, *OUTPUTS))
    crate = "_build/crate/ro-crate-metadata.json"
    assert differing(*built) == {crate, "_build/stages/crate.json"}
    assert '"datePublished": "2030-03-17"' in (book / crate).read_text(encoding="utf-8")


def wipe(folder: Path) -> None:
    """Take a folder away, into which what a killed build had started may still write for a moment."""
    while folder.exists():
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_killed_ten_times_at_any_moment_it_ends_with_the_same_bytes(book: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    undisturbed = contents(book, *OUTPUTS)
    start = time.monotonic()
    shutil.rmtree(book / "_build")
    build(book)
    whole = time.monotonic() - start
    moments = []
    for number in range(10):
        if number % 2 == 0:
            wipe(book / "_build")
        else:
            put(book, "book/method.md", f"# Method {number}\n")
        with command(book, "book") as process:
            time.sleep(chance.uniform(0.1, 1.0) * whole)
            moments.append(sorted(path.name for path in (book / "_build").glob("drafts/*")))
            process.send_signal(signal.SIGKILL)
    assert any(moments), "Sphinx was at work in some of the moments"
    put(book, "book/method.md", "# Method\n\nOne sentence. {count}`sources` sources.\n")
    build(book)
    assert differing(undisturbed, contents(book, *OUTPUTS)) == set()
    assert build(book) == set()


def test_the_page_of_a_notebook_says_what_it_was_computed_from(built_book: Path) -> None:
    page = BeautifulSoup((built_book / "_build/html/notebooks/sizes.html").read_text(encoding="utf-8"), "html.parser")
    (told,) = page.select("details.assay-folded")
    manifest = inputs_of(json.loads((built_book / "book/notebooks/sizes.ipynb").read_text(encoding="utf-8")))
    shown = {name: digest[:12] for name, digest in manifest["files"].items()}
    assert [" ".join(line.get_text().split()) for line in told.select("summary, li")] == [
        "What this page was computed from",
        f"notebooks/sizes.py, sha256 {manifest['script'][:12]}",
        "the parameter subject = 'otter-70b'",
        "of the records, as seen while it ran: 1 fact and the answer to one look-up",
        f"data/figures.txt, sha256 {shown['data/figures.txt']}",
        f"{len(manifest['modules'])} modules of assay",
        f"Python {manifest['python']} with the packages of requirements.lock, sha256 {manifest['lock'][:12]}",
    ]


def test_no_record_of_a_stage_names_this_machine(built_book: Path) -> None:
    for path in (built_book / "_build" / "stages").iterdir():
        record = json.loads(path.read_text(encoding="utf-8"))
        names = {*record["inputs"], *record["outputs"]}
        assert names
        assert not any(name.startswith(("/", "..")) for name in names)
    assert str(CODE) not in "".join(path.read_text("utf-8") for path in (built_book / "_build" / "stages").iterdir())
