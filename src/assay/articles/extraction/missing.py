"""Figures that a reader of the page sees and that the text taken out of it does not have."""

from __future__ import annotations

from assay.records.quotes import Text

_SHOWN = 6
_AROUND = 3
"""Words shown on each side of such a figure."""


def missing(seen: str, text: str) -> list[str]:
    """A note on them, if there are any: the first few with the words around them, and how many there are."""
    page, taken = Text(seen), Text(text)
    known = {token.key for token in taken.tokens}
    found: dict[str, str] = {}
    for number, token in enumerate(page.tokens):
        if (token.is_figure or token.key.startswith("^")) and token.key not in known and token.key not in found:
            found[token.key] = page.said(max(0, number - _AROUND), min(len(page.tokens), number + _AROUND + 1))
    if not found:
        return []
    shown = "; ".join(f"…{words}…" for words in list(found.values())[:_SHOWN])
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    what = "1 figure of the page is" if len(found) == 1 else f"{len(found)} figures of the page are"
    return [f"{what} not in the text: {shown}{more}"]
