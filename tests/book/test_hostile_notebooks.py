"""The notebooks of the book over records whose texts are attacks: what they print is text, in a browser too."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay.book.site import build_site
from assay.checkout.paths import write_text
from assay.exports.files import write_others, write_shown
from assay.notebooks.run import run
from assay.project import open_project
from tests.book.test_hostile_book import UNEXPECTED

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.py"))
ATTACKS = (
    '<img src=x onerror="window.__pwned=1">', "<script>window.__pwned=2</script>",
    "![t](https://evil.example/t.png) [click](https://evil.example/)",
)  # fmt: skip
ATTACK = " ".join(ATTACKS)
TOC = "format: jb-book\nroot: index\nparts:\n- caption: All\n  chapters:\n  - glob: notebooks/*\n"
QUIET = ("names",)
"""What prints names from the tables of catalogues only, and no free text of a record."""
OURS = ("script", "form")
"""What a picture that answers has: its data, and its controls."""
OTHER_WORDS = "the statement does not speak of"
"""What is said of a name whose label is attacked: a statement without the attack no longer speaks of it."""
FREE = ("locator", "label", "title", "validity", "publisher")
"""Free texts of records. Notebooks look for words in settings, so these stay as they are."""


def attacked(text: str) -> str:
    """YAML with the attacks behind every free text."""
    for node in sorted(free_texts(yaml.compose(text)), key=lambda node: -node.start_mark.index):
        whole = json.dumps(f"{node.value} {ATTACK}", ensure_ascii=False)
        text = text[: node.start_mark.index] + whole + text[node.end_mark.index :]
    return text


def free_texts(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from free_texts(part)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in FREE and isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">"):
                yield value
            yield from free_texts(value)


@pytest.fixture(scope="session")
def notebook_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the notebooks, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "hostile-notebooks"
    folder.mkdir(exist_ok=True)
    root = folder / "it"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "_build/html/index.html").is_file():
            lay(root)
            run(root, NAMES)
            project = open_project(root)
            faults = [str(fault) for fault in project.loaded.faults if OTHER_WORDS not in fault.reason]
            assert not faults, faults
            write_shown(project)
            write_others(project)
            build_site(root)
    return root / "_build/html"


def lay(root: Path) -> None:
    """The records, attacked, with the notebooks and no other page."""
    for name in ("claims", "notebooks"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    for name in ("_config.yml", "requirements.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "src").symlink_to(ROOT / "src")
    write_text(root / "book/index.md", "# All\n")
    write_text(root / "book/_toc.yml", TOC)
    for path in [*(root / "claims").glob("*/*.yml"), root / "claims/entities.yml", root / "claims/attributes.yml"]:
        write_text(path, attacked(path.read_text("utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_notebook_prints_of_a_record_is_text(notebook_site: Path, browser: Any, name: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((notebook_site / f"notebooks/{name}.html").as_uri())
    said += [found for found in page.evaluate(UNEXPECTED) if found not in OURS]
    said += page.evaluate("[...document.querySelectorAll('[href*=evil],[src*=evil]')].map(node => node.outerHTML)")
    assert page.evaluate("window.__pwned") is None
    assert said == []
    shown = page.evaluate("document.querySelector('.bd-article').textContent")
    page.close()
    assert ATTACKS[0] in shown or name in QUIET, "the attack is there, to be read"
