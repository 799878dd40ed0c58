"""The article texts, when they are at hand: whether they are the right ones, and whether the quotes stand in them.

The texts belong to their publishers and are no part of the project; without them every quote is `not_checked`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from assay.model import Article, Claim, Outcome
from assay.model.set_aside import SetAside


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


def quote_outcome(claim: Claim, texts: Mapping[str, str], changed: Mapping[str, str]) -> Outcome:
    """Whether the quote stands at its offset, to the letter; in a text that was changed, whether it stands anywhere."""
    text = texts.get(claim.article)
    if text is not None:
        return Outcome.MATCH if text[claim.start : claim.end] == claim.quote else Outcome.MISMATCH
    other = changed.get(claim.article)
    if other is None:
        return Outcome.NOT_CHECKED
    return Outcome.MATCH if claim.quote in other else Outcome.MISMATCH


def quote_fault(quoted: Claim | SetAside, length: int, text: str | None) -> str | None:
    """Why the quote cannot be where the record says, or None; only the bounds can be told without the text."""
    end = quoted.start + len(quoted.quote)
    if end > length:
        return f"the quote would end at {end}, but the article has {length} characters; correct the offset"
    if text is None or text[quoted.start : end] == quoted.quote:
        return None
    offsets: list[str] = []
    start = text.find(quoted.quote)
    while start >= 0 and len(offsets) < 5:
        offsets.append(str(start))
        start = text.find(quoted.quote, start + 1)
    found = text[quoted.start : quoted.start + min(len(quoted.quote), 40)]
    if not offsets:
        reason = f"the quote {quoted.quote!r} is nowhere in the article; {found!r} stands at {quoted.start}"
        return f"{reason}: copy it to the letter"
    places = " or ".join(offsets)
    reason = f"the quote does not stand at {quoted.start}, where the article has {found!r}"
    return f"{reason}; write the offset where it stands: {places}"
