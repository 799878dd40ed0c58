"""The layout of `_build/coverage.json`."""

from collections.abc import Sequence
from typing import Any

FORMAT = 1
"""Its version."""


def around(articles: Sequence[Any]) -> dict[str, Any]:
    """All of it, with the rows of the articles as they are given."""
    return {"format": FORMAT, "articles": articles}
