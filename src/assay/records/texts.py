"""The article texts, when they are at hand: whether they are the right ones, and whether the quotes stand in them.

The texts belong to their publishers and are no part of the project; without them every quote is `not_checked`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from assay.model import Article, Claim, Outcome
from assay.model.set_aside import SetAside
from assay.model.tension import Passage
from assay.records.quotes import Answer, Place, Text, locate
from assay.records.references import Fault

_SHOWN = 5
"""Places of a quote that a message names."""

NEAR = 300
"""Characters around a quote within which the sentence that it carries ends."""


def read_texts(folder: Path, articles: Mapping[str, Article]) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The texts that are at hand and are, byte for byte, those that the article records name.

    Beside them, what is wrong with such a text or its record: the key of the record, and the reason.
    """
    texts: dict[str, str] = {}
    faults: dict[str, tuple[str, str]] = {}
    for name, article in articles.items():
        path = folder / f"{name}.txt"
        if not path.is_file():
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != article.sha256:
            continue
        try:
            texts[name] = data.decode("utf-8")
        except UnicodeDecodeError as error:
            reason = f"byte {error.start} of the text is not UTF-8; save it as UTF-8 and renew sha256 and length"
            faults[name] = ("sha256", reason)
            continue
        length = len(texts[name])
        words = len(texts[name].split())
        if length != article.length:
            faults[name] = ("length", f"the text has {length} characters, not {article.length}; write {length}")
        elif words != article.words:
            faults[name] = ("words", f"the text has {words} words, not {article.words}; write {words}")
    return texts, faults


def read_changed(folder: Path, articles: Mapping[str, Article]) -> dict[str, str]:
    """The texts at hand that are no longer the ones that the records name: their publishers have changed them."""
    changed: dict[str, str] = {}
    for name, article in articles.items():
        path = folder / f"{name}.txt"
        data = path.read_bytes() if path.is_file() else None
        if data is not None and hashlib.sha256(data).hexdigest() != article.sha256:
            changed[name] = data.decode("utf-8", errors="replace")
    return changed


def quote_answer(claim: Claim, changed: Mapping[str, str], length: int) -> Answer | None:
    """What became of the quote in a text that was changed; `length` is that of the text in which it stood."""
    text = changed.get(claim.article)
    return None if text is None else locate(tokenised(text), claim.quote, claim.start, claim.around, length)


def quote_outcome(claim: Claim, texts: Mapping[str, str], answer: Answer | None) -> Outcome:
    """Whether the quote stands at its offset, to the letter; in a text that was changed, whether it is kept."""
    text = texts.get(claim.article)
    if text is not None:
        return Outcome.MATCH if text[claim.start : claim.end] == claim.quote else Outcome.MISMATCH
    if answer is None:
        return Outcome.NOT_CHECKED
    return Outcome.MATCH if answer.is_kept else Outcome.MISMATCH


def quote_fault(quoted: Claim | SetAside | Passage, length: int, text: str | None) -> str | None:
    """Why the quote cannot be where the record says, or None; only the bounds can be told without the text."""
    end = quoted.start + len(quoted.quote)
    if end > length:
        return f"the quote would end at {end}, but the article has {length} characters; correct the offset"
    if text is None:
        return None
    return _cut_fault(quoted, text) if text[quoted.start : end] == quoted.quote else _misplaced(quoted, text)


def _cut_fault(quoted: Claim | SetAside | Passage, text: str) -> str | None:
    """Why a quote that stands there is none: it may not cut a word or a figure in two."""
    here = Place(quoted.start, quoted.start + len(quoted.quote))
    place = tokenised(text).whole(here.start, here.end)
    whole = text[place.start : place.end]
    reason = f"the quote {quoted.quote!r} is cut out of {whole!r} at {place.start}; take the whole of it"
    return None if place == here else reason


def _misplaced(quoted: Claim | SetAside | Passage, text: str) -> str:
    """Where a quote stands that does not stand where its record says."""
    found = text[quoted.start : quoted.start + min(len(quoted.quote), 40)]
    places = tokenised(text).find(Text(quoted.quote))
    to_the_letter = [str(place.start) for place in places if text[place.start : place.end] == quoted.quote]
    if to_the_letter:
        reason = f"the quote does not stand at {quoted.start}, where the article has {found!r}"
        return f"{reason}; write the offset where it stands: {' or '.join(to_the_letter[:_SHOWN])}"
    if places:
        near = places[0]
        said = text[near.start : near.end]
        return f"the article has {said!r} at {near.start}, which is set otherwise than the quote: copy it to the letter"
    reason = f"the quote {quoted.quote!r} is nowhere in the article; {found!r} stands at {quoted.start}"
    return f"{reason}: copy it to the letter"


@lru_cache(maxsize=16)
def tokenised(text: str) -> Text:
    """The text made ready to be searched, once for all quotes of an article."""
    return Text(text)


def uncovered_faults(claim: Claim, text: str) -> Iterator[Fault]:
    """Words without evidence that do not stand near the quote, in the sentence that it carries."""
    near = text[max(0, claim.start - NEAR) : claim.end + NEAR]
    for index, words in enumerate(claim.uncovered):
        if words not in near:
            yield ("uncovered", index), f"{words!r} does not stand near the quote; copy the words of its sentence"
