"""JSON-LD inside a page: the text of a script element that nothing in the data can end or change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_ESCAPED = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&'"})


def embedded(document: Mapping[str, Any]) -> str:
    """The document as a script element. It is plain ASCII, and no `<`, `>` or `&` stands in its strings."""
    body = json.dumps(document, ensure_ascii=True, separators=(",", ":")).translate(_ESCAPED)
    return f'<script type="application/ld+json">{body}</script>'
