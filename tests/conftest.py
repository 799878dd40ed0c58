"""What the tests share: a small project in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from assay.build.imports import Modules
from assay.checkout.paths import CODE
from assay.quantity import UnitEntry, use_units
from assay.records.load import Loaded
from assay.records.units import put_in_force
from tests.kinds_of_errors import kinds_of
from tests.once import once
from tests.sample import lay, read
from tests.small_book import build_first

ROOT = Path(__file__).parents[1]

PROCESSES = (
    "book/test_site", "notebooks/test_staleness", "build/test_cluster", "diff/test_revisions", "notebooks/test_limits",
    "book/test_sphinxext", "diff/test_remembered", "notebooks/test_trial", "web/test_isolation",
    "preview/test_serve", "notebooks/test_interactive", "notebooks/test_run", "notebooks/test_reference",
    "build/test_check_cache", "commands/test_environment", "sources/test_package_verify", "sources/test_harm",
    "notebooks/test_anywhere", "test_documentation", "test_environment", "test_setup", "test_extras",
    "test_contributing", "test_hooks", "test_workflows", "exports/test_reader", "memory/test_recall",
)  # fmt: skip
"""Files whose tests start processes or Sphinx, wait for one, or check a project hundreds of times, the longest first:
`make test-quick` leaves them out."""

BUILT = frozenset({"site", "built_book"})
"""Fixtures that build a book by the command."""

settings.register_profile("assay", deadline=None, max_examples=30)  # a loaded machine is no fault of the code
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("assay")
"""Thirty examples of a property in every run, each time others; `make reproduce` looks at many more."""


@cache
def units_of_the_book() -> tuple[UnitEntry, ...]:
    """The units that this book declares for itself."""
    return put_in_force(ROOT)


@pytest.fixture(autouse=True)
def own_units() -> Iterator[None]:
    """Units are in force for the whole process: what a test puts into force is gone after it.

    Before it too, for what is shared by a file of tests is made before this is called for the first of them.
    """
    use_units(units_of_the_book())
    yield
    use_units(units_of_the_book())


@pytest.fixture(scope="session", autouse=True)
def code_read_once() -> Iterator[None]:
    """Our own code does not change while it is tested: which modules a stage hangs on is found once, not each time."""
    behind, known = Modules.behind, {}

    def found_once(self: Modules, *entries: str) -> dict[str, str]:
        if self.code != CODE:
            return behind(self, *entries)
        if entries not in known:
            known[entries] = behind(self, *entries)
        return dict(known[entries])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Modules, "behind", found_once)
        yield


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, with the text of its article at hand."""
    monkeypatch.setenv("ASSAY_ARTICLES", "texts")
    return lay(tmp_path / "project")


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there: without a window of its own a page takes a third of the time."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of `small_book.py`, built once for all workers; tests that change it work on a copy."""
    return once(tmp_path_factory, "small-book", build_first)


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The small project, loaded."""
    return read(tmp_path_factory.mktemp("sound"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """What `-n auto` means here: a process more than there are cores, and `-n logical` as many.

    A third of the time of all tests is waiting, for a browser or a process of its own; the quick ones wait for nothing.
    """
    more = 1 if config.option.numprocesses == "auto" else 0
    return (os.cpu_count() or 1) + more


def pytest_addoption(parser: pytest.Parser) -> None:
    """For those who wait: what most likely fails comes first."""
    parser.addoption("--changed-first", action="store_true", help="begin with the folders in which something changed")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what starts processes (tests that look at the built book start its build), and put all in order.

    What is likely to fail comes first: what failed the last time (pytest does that), where something changed, then what
    goes through all of the program. These are the longest too, so that no worker is left with one at the end.
    """
    for item in items:
        if BUILT & set(getattr(item, "fixturenames", ())) or file_of(item) in PROCESSES:
            item.add_marker(pytest.mark.process)
    if config.getoption("--changed-first", default=False):
        areas = changed_areas(config.rootpath)
        items.sort(key=lambda item: (area_of(item.path.relative_to(config.rootpath)) not in areas, place_of(item)))


def place_of(item: pytest.Item) -> int:
    """Where a test comes among those in whose folders nothing changed."""
    file = file_of(item)
    if file in PROCESSES:
        return PROCESSES.index(file)
    return len(PROCESSES) + (item.get_closest_marker("browser") is None)


def file_of(item: pytest.Item) -> str:
    """`verdicts/test_judge`: the file of a test, from the folder of the tests."""
    tests = ROOT / "tests"
    return item.path.relative_to(tests).with_suffix("").as_posix() if item.path.is_relative_to(tests) else ""


def changed_areas(root: Path) -> set[str]:
    """The folders of code and tests that the last commit, or what is not committed yet, changed; none without git."""
    found = set()
    for question in (["diff", "--name-only", "HEAD~1"], ["ls-files", "--others", "--exclude-standard"]):
        done = subprocess.run(["git", "-C", str(root), *question], capture_output=True, text=True, check=False)
        found |= {area_of(Path(line)) for line in done.stdout.splitlines()}
    return found - {""}


def area_of(path: Path) -> str:
    """`src/assay/verdicts/judge.py` and `tests/verdicts/test_judge.py` are of one area; other files are of none."""
    parts = path.parts[2 if path.parts[0] == "src" else 1 :]
    return parts[0] if path.parts[0] in ("src", "tests") and parts[1:] else ""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Any:
    """References of notebooks are tests: nbval runs the notebooks anew."""
    if file_path.suffix == ".json" and file_path.parent.name == "reference":
        from tests.nbval_reference import NotebookFile  # noqa: PLC0415 - jupytext is slow to import

        return NotebookFile.from_parent(parent, path=file_path)
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the kind of error for which a test that failed stands."""
    failed = (report.nodeid.rpartition("::")[2] for report in terminalreporter.getreports("failed"))
    for name in dict.fromkeys(failed):
        for kind in kinds_of(name):
            terminalreporter.write_line(f"kind of error: {kind} ({name})")
