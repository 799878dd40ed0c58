"""Figures for the prose of a notebook: code hands them over by name, and the text prints them by the role `{told}`.

What is handed over is text, or a link to a fact, a claim or a cell; never markup. A page sets it as text, so that the
words of a record cannot become anything else there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.notebooks.recording import display_bundle
from assay.quantity import Interval, Quantity, show_interval

TOLD = "application/vnd.assay.told+json"

Kind = Literal["fact", "claim", "cell"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a fact, a claim or a cell (`notebook#5`) by its id."""

    text: str
    kind: Kind
    target: str


Part = str | Link
Tellable = str | int | Quantity | Interval | Link | Sequence[Part]
"""What prose can print: a text, a whole number with its thousands, a figure as printed, a range, or parts in a row."""


def tell(**values: Tellable) -> None:
    """Hand figures to the prose around: `tell(cars="5.0")`, and the text prints ``{told}`cars```.

    Raises TypeError for what is none of these, such as a bare float: only who computed it knows how many of its digits
    mean anything.
    """
    told = {name: parts_of(value) for name, value in values.items()}
    lines = (f"{name}: {''.join(map(_words, parts))}" for name, parts in told.items())
    data = {name: [_as_data(part) for part in parts] for name, parts in told.items()}
    display_bundle({TOLD: data, "text/plain": "\n".join(lines)})


def parts_of(value: Tellable) -> list[Part]:
    """The parts of which a value is made. TypeError for what prose cannot print."""
    match value:
        case str() | Link():
            return [value]
        case bool() | float():
            raise TypeError(f"{value!r} is no text: say how it is to be shown, for instance with `show` or `rough`")
        case int():
            return [f"{value:,}"]
        case Quantity():
            return [value.printed]
        case Interval():
            return [show_interval(value)]
        case _:
            return [part for inner in value for part in parts_of(inner)]


def citing(corpus: Corpus, *facts: Fact) -> list[Part]:
    """Where facts were read, each as a link: `Hoffmann et al. 2022, Table 1`."""
    return series(Link(f"{corpus.sources[fact.source].short}, {fact.locator}", "fact", fact.id) for fact in facts)


def series(parts: Iterable[Part], between: str = "; ") -> list[Part]:
    """Parts in a row, with something between them."""
    row: list[Part] = []
    for part in parts:
        row += [between, part] if row else [part]
    return row


def told_in(notebook: Mapping[str, Any]) -> dict[str, list[Part]]:
    """All that an executed notebook tells, by name; of a name that is told twice, the last."""
    told: dict[str, list[Part]] = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            data = output.get("data", {}).get(TOLD, {})
            data = json.loads(data) if isinstance(data, str) else data
            told |= {name: [_from_data(part) for part in parts] for name, parts in data.items()}
    return told


def words_of(parts: Iterable[str | dict[str, Any]]) -> str:
    """What a reader sees of parts as `tell` writes them down."""
    return "".join(_words(_from_data(part)) for part in parts)


def _words(part: Part) -> str:
    return part if isinstance(part, str) else part.text


def _as_data(part: Part) -> str | dict[str, str]:
    return part if isinstance(part, str) else {"text": part.text, "kind": part.kind, "target": part.target}


def _from_data(data: str | dict[str, Any]) -> Part:
    return data if isinstance(data, str) else Link(data["text"], data["kind"], data["target"])
