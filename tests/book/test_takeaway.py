"""What a reader takes away from a chapter: the notebook, a launch, and each chart as data and picture."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jupytext
import nbformat
import pandas as pd
import pytest
import vl_convert

from assay.book.sphinxext.takeaway import (
    below_a_chart,
    charts_in,
    embed,
    how_to_run,
    on_white,
    table_as_csv,
    top_of,
    without_outputs,
    write,
)
from assay.checkout.addresses import Addresses
from assay.notebooks.charts.drawing import bundle
from tests.size_debate.test_chapters import chart

ROOT = Path(__file__).parents[2]
NOWHERE = Addresses()
PUBLIC = Addresses(site="https://example.org/size/", repository="https://github.com/owner/name")


def notebook() -> dict[str, object]:
    made = bundle(chart(), 'Two dots, <one> & "two".', pd.DataFrame({"size": ["1, & 2"], "of": ["<a>"]}))
    shown = {"output_type": "display_data", "data": made, "metadata": {}}
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A chapter"},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": "1 + 1", "outputs": [shown], "execution_count": 1},
    ]
    kernel = {"name": "python3", "display_name": "Python 3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel, "assay": {"inputs": {}}}}


def test_a_chapter_offers_its_notebook_and_nothing_that_has_no_address() -> None:
    assert top_of("compute", NOWHERE) == (
        '<p class="assay-run"><a href="compute.ipynb" download>Download the notebook</a> '
        '<button type="button" class="assay-code" aria-pressed="false" hidden>Show all code</button></p>'
    )
    assert "Run it on Binder" in top_of("compute", PUBLIC)


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (PUBLIC, "https://mybinder.org/v2/gh/owner/name/main?urlpath=lab%2Ftree%2Fnotebooks%2Fcompute.ipynb"),
        (Addresses(repository="https://github.com/o/n", branch="next/one"),
         "https://mybinder.org/v2/gh/o/n/next%2Fone?urlpath=lab%2Ftree%2Fnotebooks%2Fcompute.ipynb"),
        (Addresses(repository="https://github.com/o/n", folder="sub"), ""),
        (Addresses(repository="https://git.example.org/o/n"), ""),
        (NOWHERE, ""),
    ],
)  # fmt: skip
def test_binder_opens_a_notebook_of_a_repository_on_github(addresses: Addresses, expected: str) -> None:
    address = addresses.binder("notebooks/compute.ipynb")
    assert address == expected
    if address:
        parts = urlsplit(address)
        assert re.fullmatch(r"/v2/gh/[^/]+/[^/]+/[^/]+", parts.path), "the form that Binder documents"
        assert parse_qs(parts.query) == {"urlpath": ["lab/tree/notebooks/compute.ipynb"]}


def test_what_binder_opens_is_made_there_of_the_scripts() -> None:
    lines = (ROOT / "postBuild").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "jupytext --to ipynb notebooks/*.py"
    assert (ROOT / "postBuild").stat().st_mode & 0o111


def test_a_notebook_to_run_has_no_outputs_and_says_first_how_to_run_it() -> None:
    bare = without_outputs(notebook(), PUBLIC)
    nbformat.validate(nbformat.from_dict(bare))  # type: ignore[no-untyped-call]
    first, *rest = bare["cells"]
    assert "git clone https://github.com/owner/name size" in first["source"]
    assert [cell["source"] for cell in rest] == ["# A chapter", "1 + 1"]
    assert rest[1]["outputs"] == []
    assert "assay" not in bare["metadata"]
    assert "git clone" not in how_to_run(NOWHERE)


def test_only_what_was_read_again_or_is_missing_is_written_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / "book" / f"{name}.ipynb").parent.mkdir(exist_ok=True)
        (tmp_path / "book" / f"{name}.ipynb").write_text(json.dumps(notebook()), encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: Sizes\n", encoding="utf-8")
    html = SimpleNamespace(format="html")
    app: Any = SimpleNamespace(builder=html, outdir=tmp_path / "html", srcdir=tmp_path / "book")
    known = {"one": {"assay_notebook": "yes"}, "two": {"assay_notebook": "yes"}, "plain": {}}
    env: Any = SimpleNamespace(metadata=known, doc2path=lambda page: str(tmp_path / "book" / f"{page}.ipynb"))

    def written(*read: str) -> set[str]:
        for path in app.outdir.glob("*-cell-*.csv"):
            path.write_text("left", encoding="utf-8")
        write(app, env, read)
        return {path.name for path in app.outdir.glob("*.csv") if path.read_text(encoding="utf-8") != "left"}

    assert written("one", "two", "plain") == {"one-cell-2.csv", "two-cell-2.csv"}
    assert written() == set()
    assert written("two") == {"two-cell-2.csv"}
    (app.outdir / "one.ipynb").unlink()
    assert written("plain") == {"one-cell-2.csv"}


def test_the_data_of_a_chart_is_the_table_below_it() -> None:
    ((number, html, drawing),) = charts_in(notebook())
    assert number == 2
    assert list(csv.reader(io.StringIO(table_as_csv(html)))) == [["size", "of"], ["1, & 2", "<a>"]]
    assert drawing.startswith("<svg")
    pixels = vl_convert.svg_to_png(on_white(drawing), scale=1.0)
    assert pixels.startswith(b"\x89PNG")


def test_a_minus_is_one_that_programs_read() -> None:
    html = '<div class="assay-twin"><table><tr><th>ahead by</th></tr><tr><td>−0.9</td></tr></table></div>'
    assert table_as_csv(html) == "ahead by\n-0.9\n"


def test_a_chart_is_embedded_as_an_image_that_leads_back() -> None:
    ((_, html, _),) = charts_in(notebook())
    assert embed("notebooks/compute-cell-2", html, NOWHERE) == ""
    assert embed("notebooks/compute-cell-2", html, PUBLIC) == (
        '<a href="https://example.org/size/notebooks/compute.html#cell-2">'
        '<img src="https://example.org/size/notebooks/compute-cell-2.svg" '
        'alt="Two dots, &lt;one&gt; &amp; &quot;two&quot;." style="max-width: 100%"></a>'
    )
    shown = below_a_chart("notebooks/compute-cell-2", html, PUBLIC)
    assert re.findall(r'href="([^"]+)" download', shown) == [
        "compute-cell-2.csv", "compute-cell-2.svg", "compute-cell-2.png",
    ]  # fmt: skip
    assert "<img" not in shown, "the lines to copy are text"
    assert "Embed" not in below_a_chart("notebooks/compute-cell-2", html, NOWHERE)


def test_a_script_becomes_the_notebook_that_is_offered() -> None:
    script = jupytext.read(ROOT / "notebooks" / "depth.py", fmt="py:percent")
    made = without_outputs({"cells": [dict(cell) for cell in script.cells], "metadata": {}}, NOWHERE)
    assert json.dumps(made)
    assert [cell["source"] for cell in made["cells"][1:]] == [cell.source for cell in script.cells]


@pytest.mark.browser
def test_one_switch_unfolds_all_code_of_a_chapter(browser: Any, tmp_path: Path) -> None:
    cell = '<div class="cell"><details class="hide"><summary>Code</summary>1 + 1</details></div>'
    (tmp_path / "page.html").write_text(
        f"<!doctype html><title>x</title>{top_of('compute', NOWHERE)}{cell}{cell}"
        f'<script src="{(ROOT / "src/assay/book/sphinxext/takeaway.js").as_uri()}"></script>',
        encoding="utf-8",
    )
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.get_by_role("button", name="Show all code").click()
    assert page.locator("details[open]").count() == 2
    button = page.get_by_role("button", name="Hide all code")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.locator("details[open]").count() == 0
    page.close()
