"""What of an article is no claim, and why: the closed list of reasons, and one stretch that was set aside for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "heading",
    "byline",
    "navigation",
    "advertisement",
    "definition",
    "opinion",
    "forecast",
    "rhetoric",
    "vague",
    "wording",
    "repetition",
]

MEANINGS: Mapping[Reason, str] = {
    "heading": "A title, a label or the head of a table: it names what follows and asserts nothing.",
    "byline": "Who wrote, published or illustrated it, and what is said of them.",
    "navigation": "Buttons, links to other pages, notes on the site itself.",
    "advertisement": "An offer of the publisher.",
    "definition": "It says how a word is used, so that nothing outside the text can contradict it.",
    "opinion": "A judgement of what is good, important or worth doing.",
    "forecast": "It says what may come, without a day on which it could be tested.",
    "rhetoric": "A question, an announcement or a transition, with no statement of its own.",
    "vague": "A general remark without a measure, a case or a name that a source could contradict.",
    "wording": "A word that only looks like a figure, a name, a comparison or an attribution.",
    "repetition": "It says again, or only mentions, what the claim says that is named beside it.",
}
"""Each reason, and when it applies; nothing else takes a part of an article out of the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """One stretch of an article that is no claim: from its quote to `end`, for one reason."""

    article: str
    quote: str
    start: int
    end: int
    reason: Reason
    of: str | None = None
    """The claim that a repetition repeats."""
    note: str | None = None
