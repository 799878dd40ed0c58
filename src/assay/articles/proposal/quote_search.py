"""Where a quote stands in a text, and what stands there that is almost it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.records.quotes import Place, State, Text, locate
from assay.records.texts import tokenised


@dataclass(frozen=True)
class Near:
    """A stretch of the text that is set otherwise than the quote, or says almost the same."""

    start: int
    quote: str


@dataclass(frozen=True)
class Found:
    """Where a quote stands to the letter; where it does not, what was meant."""

    places: tuple[int, ...]
    near: tuple[Near, ...] = ()
    """Where it stands in other signs, white space or capitals."""
    cut: Near | None = None
    """The word or figure that it would cut in two."""


def find(text: str, quote: str) -> Found:
    """All places at which the quote stands as whole words and whole figures."""
    exact = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)] if quote.strip() else []
    searched, wanted = tokenised(text), Text(quote)
    if not wanted.tokens:
        return Found(tuple(exact))
    whole = [start for start in exact if searched.whole(start, start + len(quote)) == Place(start, start + len(quote))]
    if whole:
        return Found(tuple(whole))
    near = tuple(_near(text, place) for place in searched.find(wanted))
    cut = _near(text, searched.whole(exact[0], exact[0] + len(quote))) if exact and not near else None
    return Found((), near, cut)


def closest(text: str, quote: str) -> Near | None:
    """The stretch of words that looks most like the quote, where one is alike enough: with a word less or more, say."""
    answer = locate(tokenised(text), quote, 0)
    if answer.state is not State.CHANGED or answer.place is None:
        return None
    return _near(text, answer.place)


def _near(text: str, place: Place) -> Near:
    return Near(place.start, text[place.start : place.end])
