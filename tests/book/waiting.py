"""Waiting for a page: the browser asks for itself, as the page's policy forbids what Playwright would run in it."""

from __future__ import annotations

from typing import Any

PATIENCE = 30_000
"""Milliseconds."""
STEP = 50


def wait_until(page: Any, expression: str) -> None:
    """Return as soon as a JavaScript expression is true on the page."""
    for _ in range(PATIENCE // STEP):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(STEP)
    raise AssertionError(f"never true: {expression}")
