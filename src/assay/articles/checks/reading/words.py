"""Words of a sentence that carry its meaning, for telling whether two sentences say the same."""

from __future__ import annotations

import re

_FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "there",
        "their",
        "his",
        "her",
        "our",
        "we",
        "they",
        "he",
        "she",
        "i",
        "you",
        "also",
        "about",
        "around",
        "roughly",
        "nearly",
        "almost",
        "approximately",
        "some",
        "just",
        "only",
        "over",
        "into",
        "than",
        "then",
        "so",
    ]
)
_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*[\w])?")


def content_words(text: str) -> frozenset[str]:
    """The words that are no function words, in small letters, a plural s aside; names with digits count."""
    words = (re.sub(r"[’']s\Z", "", match.group().lower()) for match in _WORD.finditer(text))
    return frozenset(stem(word) for word in words if word not in _FUNCTION)


def names_in(text: str) -> frozenset[str]:
    """All words of a text that are written with a capital in the middle of a sentence, in small letters."""
    found = re.findall(r"(?<=[a-z,;’'] )[A-Z][\w.-]*\w", text)
    lowered = {word.lower() for word in found} - _FUNCTION
    return frozenset(map(stem, lowered))


def stem(word: str) -> str:
    """A word in small letters as others are compared with it: a plural s aside, but for `gas` and `was`."""
    low = word.lower()
    return low.rstrip("s") if len(low) > 3 else low


_CAPITAL = re.compile(r"(?<![\w.-])[A-Z][\w.-]*\w")
_CONTRAST = re.compile(
    r"\b(?:an?other|others?|the (?:former|latter|second|next|new|old)|unlike|whereas|while|compared|versus)\b",
    re.IGNORECASE,
)
_DEED = re.compile(r"(?:ing|ed|ly)\Z")


def turns_to_another(heard: str, between: str, text: str) -> bool:
    """Whether a passage leaves what it spoke of: by a contrast, or by a name that was not `heard` before.

    `between` is what stands between two of its figures. The first word of a sentence has a capital anyway: it is no
    name where the whole `text` writes it small too, or where it is a function word or ends as a verb or an adverb does.
    """
    if _CONTRAST.search(between):
        return True
    known = content_words(heard)
    return any(
        not content_words(match.group()) <= known and not _only_opens(match, between, text)
        for match in _CAPITAL.finditer(between)
    )


def _only_opens(match: re.Match[str], between: str, text: str) -> bool:
    if not re.search(r"[.!?:]\s+[\"“(]?\Z", between[: match.start()]):
        return False
    word = match.group()
    return bool(_DEED.search(word)) or re.search(rf"\b{re.escape(word.lower())}\b", text) is not None
