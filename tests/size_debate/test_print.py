"""What the chapters print, by what is kept of them: signs as they are set in print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REFERENCE = sorted((Path(__file__).parents[1] / "reference").glob("*.json"))
HYPHEN = re.compile(r"""(?:^|[\s(">])-[0-9]""", re.MULTILINE)


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.stem)
def test_a_minus_is_no_hyphen(path: Path) -> None:
    said = path.read_text(encoding="utf-8")
    assert [said[found.start() - 20 : found.end() + 20] for found in HYPHEN.finditer(said)] == []
