"""What the tests share: a small project in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from assay.records.load import Loaded
from tests.sample import lay, read

settings.register_profile("assay", deadline=None)  # a loaded machine is no fault of the code
settings.load_profile("assay")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, with the text of its article at hand."""
    monkeypatch.setenv("ASSAY_ARTICLES", "texts")
    return lay(tmp_path / "project")


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The small project, loaded."""
    return read(tmp_path_factory.mktemp("sound"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Any:
    """References of notebooks are tests: nbval runs the notebooks anew."""
    if file_path.suffix == ".json" and file_path.parent.name == "reference":
        from tests.nbval_reference import NotebookFile  # noqa: PLC0415 - jupytext is slow to import

        return NotebookFile.from_parent(parent, path=file_path)
    return None
