"""Words that bound, narrow or deny what is claimed: a statement loses none of its quote's, and adds none of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assay.model import Claim
from assay.quantity import Quantity
from assay.records.references import Fault

_BOUNDS = re.compile(
    r"\b(?:any|all|every|only|most|first|never|always|none|no|not|at least|at most|up to|floating[- ]point"
    r"|fine[- ]tuned|pre[- ]?trained|largest|smallest|biggest|best|worst|fastest|cheapest|average|maximum|minimum"
    r"|nearly|almost)\b", re.IGNORECASE,
)  # fmt: skip
"""Words that bound what is claimed: a statement that loses one says something else."""
_DENIAL = re.compile(r"\b(?:not(?! only)|never|neither|cannot)\b|n['’]t\b", re.IGNORECASE)
"""What denies a figure that stands behind it."""
_NARROW = re.compile(r"(?<!not )\bonly\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:or (?:more|less|fewer|so)|at (?:most|least)|up to|max(?:imum)?|min(?:imum)?|largest|smallest"
    r"|above|below|over|under|(?:more|less|fewer) than|about|around|nearly|almost|some|roughly|approximately)\b"
    r"|[+~≈<>≤≥]", re.IGNORECASE
)  # fmt: skip
"""Words that bound a figure, wherever in the sentence they stand."""
_SAME = (
    {"all", "every", "any", "always"}, {"no", "not", "none", "never"}, {"almost", "nearly"}, {"most", "at most"},
    {"largest", "biggest"}, {"at most", "up to", "maximum"}, {"at least", "minimum"},
)  # fmt: skip


def lost_words(claim: Claim) -> Iterator[Fault]:
    """What bounds the claim in the quote bounds it in the statement too."""
    bounds = dict.fromkeys(_bounds(claim.quote))
    said = set(_bounds(claim.statement)) if bounds else set()
    for word in bounds:
        if not said & {word}.union(*(group for group in _SAME if word in group)):
            reason = f"the quote says {word!r}, which bounds the claim, and the statement does not"
            yield ("statement",), f"{reason}; say it there too, or in `read_as` why it is left out"


def added_words(claim: Claim, before: str) -> Iterator[Fault]:
    """A statement denies or narrows no figure that its quote asserts; `before` is what it says up to the figure."""
    for pattern, text in ((_DENIAL, before), (_NARROW, claim.statement)):
        if (added := pattern.search(text)) and not pattern.search(claim.quote):
            reason = f"it says {added[0]!r}, and the quote {claim.quote!r} does not"
            repair = "take a quote that does, or the word out, or say in `read_as` why it is there"
            yield ("statement",), f"{reason}; {repair}"


def unlike_hedges(claim: Claim, value: Quantity, same: Sequence[Quantity]) -> str | None:
    """Why statement and value differ in what bounds the figure; None where they do not."""
    hedged = any(map(_is_hedged, same)) or _HEDGED.search(claim.statement)
    if _is_hedged(value) and not hedged:
        return f"the value is {value.printed!r}, and the statement says {same[0].printed!r}"
    if all(map(_is_hedged, same)) and not (_is_hedged(value) or _HEDGED.search(claim.quote)):
        return f"the statement says {same[0].printed!r}, and the value is {value.printed!r}"
    return None


def _is_hedged(figure: Quantity) -> bool:
    return figure.hedge not in ("exact", "range")


def _bounds(text: str) -> list[str]:
    """The words that bound, with "not only" left out, which bounds nothing."""
    return [word.casefold().replace("-", " ") for word in _BOUNDS.findall(re.sub(r"\bnot only\b", "", text))]
