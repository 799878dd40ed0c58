from __future__ import annotations

from pathlib import Path

import pytest

from assay.model.corpus import Corpus
from assay.records.load import load


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The records of this checkout, read once for all chapters."""
    return load(Path(__file__).parents[2]).corpus
