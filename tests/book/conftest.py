"""What the tests in a browser share: a built book and a browser, once for each worker."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assay.audit import audit, summarise
from assay.exports.files import write_exports
from assay.notebooks import run
from assay.pages.write import write_pages
from assay.project import open_project
from assay.site import build_site

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
MADE_FROM = ("book", "claims", "src/assay/pages", "src/assay/site", "src/assay/sphinxext", "_config.yml")


def is_current(site: Path) -> bool:
    """Whether nothing that the site is made from is younger than it."""
    stamp = site / "verdicts.json"
    if not stamp.is_file():
        return False
    sources = [path for name in MADE_FROM for path in (ROOT / name, *(ROOT / name).rglob("*"))]
    newest = max(path.stat().st_mtime for path in sources if path.is_file() and "__pycache__" not in path.parts)
    return newest <= stamp.stat().st_mtime


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`_build/html` if it is there and current; otherwise a copy of the checkout is built, once for all workers."""
    if is_current(ROOT / "_build" / "html"):
        return ROOT / "_build" / "html"
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "book-for-browser"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "_build/html/index.html").is_file():
            for name in ("book", "claims", "notebooks", "src"):
                shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
            shutil.copyfile(ROOT / "_config.yml", folder / "_config.yml")
            if not (folder / "book/notebooks/compute.ipynb").is_file():
                run(folder, ["compute"])  # the chapter with a picture that answers
            project = open_project(folder)
            found = summarise(audit(project.loaded.corpus, project.results))
            write_exports(project, found)
            write_pages(project, found)
            build_site(folder)
    return folder / "_build" / "html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()
