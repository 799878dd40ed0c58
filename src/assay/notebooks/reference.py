"""Reference outputs: what a notebook said when somebody last looked, and in which figures it says something else now.

Kept are words, tables and results, cell by cell; pictures stand in them by their description and their table.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assay.checkout.paths import write_text
from assay.notebooks.recording import MIME
from assay.notebooks.telling import TOLD, words_of

CLOSE = 1e-9
"""Relative distance up to which two numbers are the same: sums may differ in their last bits between machines."""

Said = list[str] | dict[str, Any]
"""One output: the lines of a text, or the data of a result."""

_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
_READABLE = ("text/markdown", "text/plain")
_NO_NEWS = re.compile(r"<[\w.]+ object.*>\Z")


def reference_of(notebook: Mapping[str, Any]) -> dict[str, list[Said]]:
    """What an executed notebook says, by the number of the cell; cells that say nothing are left out."""
    said = {str(number): said_by(cell.get("outputs", ())) for number, cell in enumerate(notebook["cells"], start=1)}
    return {number: outputs for number, outputs in said.items() if outputs}


def said_by(outputs: Sequence[Mapping[str, Any]]) -> list[Said]:
    """What the outputs of one cell say."""
    return [said for output in outputs if (said := _said(output))]


def differences(before: Sequence[Said], now: Sequence[Said]) -> Iterator[str]:
    """What one cell says that is not what it said before, a line each."""
    if len(before) != len(now):
        yield f"{len(before)} outputs before, {len(now)} now"
        return
    for old, new in zip(before, now, strict=True):
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _of_results(old, new)
        elif isinstance(old, list) and isinstance(new, list):
            yield from _of_texts(old, new)
        else:
            yield "a result before, a text now" if isinstance(old, dict) else "a text before, a result now"


def write_reference(path: Path, notebook: Mapping[str, Any]) -> None:
    """Keep what the notebook says, for `differences` to compare with."""
    write_text(path, json.dumps(reference_of(notebook), indent=1, ensure_ascii=False, sort_keys=False) + "\n")


def _said(output: Mapping[str, Any]) -> Said | None:
    if output["output_type"] == "stream":
        return _lines(output["text"])
    data = output.get("data", {})
    if MIME in data:
        return dict(data[MIME])
    if TOLD in data:
        return {"name": "told"} | {name: words_of(parts) for name, parts in data[TOLD].items()}
    texts = (_lines(data[kind]) for kind in _READABLE if kind in data)
    return next((lines for lines in texts if lines and not _NO_NEWS.match(lines[0])), None)


def _lines(text: str | list[str]) -> list[str]:
    return [line.rstrip() for line in "".join(text).splitlines() if line.strip()]


def _of_results(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    name = f"result {old['name']!r}"
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if not _is_same(was, now):
            yield f"{name}: {key} was {was}, is {now}"


def _is_same(was: object, now: object) -> bool:
    if isinstance(was, int | float) and isinstance(now, int | float):
        return math.isclose(was, now, rel_tol=CLOSE)
    if isinstance(was, str) and isinstance(now, str):
        return not list(_of_texts([was], [now]))
    return was == now


def _of_texts(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if len(old) != len(new):
        yield f"{len(old)} lines before, {len(new)} now"
    for was, now in zip(old, new, strict=False):
        if _NUMBER.split(was) != _NUMBER.split(now):
            yield f"was: {was}\n is: {now}"
            continue
        for one, other in zip(_NUMBER.finditer(was), _NUMBER.finditer(now), strict=True):
            if not math.isclose(_value(one[0]), _value(other[0]), rel_tol=CLOSE):
                yield f"was {one[0]}, is {other[0]}, in: {now[max(0, other.start() - 60) : other.end() + 40].strip()}"


def _value(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))
