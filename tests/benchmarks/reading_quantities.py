"""How well quantities are read from data that others have marked: each fold of each set, and the spread.

`ASSAY_BENCHMARKS=FOLDER python -m tests.benchmarks.reading_quantities`. No rule is trained, so a fold is a part of a
set on which the same rules are scored; what the folds and the sets differ by says how far the rules hold elsewhere.
"""

from __future__ import annotations

import importlib.util
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any, NamedTuple

from assay.quantity import Found, find

FOLDER = Path(os.environ.get("ASSAY_BENCHMARKS", "missing"))
FOLDS = 5
MARKED = ("newsquant", "recognizers_specs", "quantulum3_tests")
"""Sets of sentences with the value and the unit of each quantity."""
SPANNED = ("measeval", "grobid_quantities")
"""Sets of paragraphs of papers in which the quantities and their units are marked."""
Row = dict[str, Any]

# Our canonical names -> the names that the data use.
NAMES = {
    "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "cny": "chinese yuan", "percent": "percentage",
    "times": "count", "dimensionless": "-", "pound": "pound-mass", "jpy": "japanese yen", "inr": "indian rupee",
    "chf": "swiss franc", "cad": "canadian dollar", "aud": "australian dollar", "nzd": "new zealand dollar",
    "hkd": "hong kong dollar", "sgd": "singaporean dollar", "sek": "swedish krona", "nok": "norwegian krone",
    "dkk": "danish krone", "myr": "malaysian ringgit", "ils": "shekel", "zar": "south african rand",
    "try_lira": "turkish lira", "hrk": "croatian kuna", "btc": "bitcoin", "pence": "penny", "pound_foot": "pound-foot",
    "tonne": "metric ton", "mxn": "mexican peso", "thb": "thai baht", "idr": "indonesian rupiah",
}  # fmt: skip


class Tally(NamedTuple):
    """Marked quantities, found ones, those whose value is right, and those whose unit is too."""

    marked: int
    found: int
    values: int
    units: int

    def f1(self) -> tuple[float, float]:
        """F1 of values, and of values with their units."""
        both = max(1, self.marked + self.found)
        return 200 * self.values / both, 200 * self.units / both


def total(tallies: Sequence[Tally]) -> Tally:
    """The sum of all."""
    return Tally(*(sum(column) for column in zip(*tallies, strict=True)))


def folds(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows dealt out to the folds in turn."""
    return [rows[k::FOLDS] for k in range(FOLDS)]


def rows_of(data: str, name: str = "dev") -> list[Row]:
    """The rows of a set."""
    lines = (FOLDER / data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def rules() -> ModuleType:
    """The rules by which the data are scored, which lie beside them."""
    spec = importlib.util.spec_from_file_location("score_quant", FOLDER / "score_quant.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unit_name(name: str) -> str:
    """A unit as the data spell it, rates included."""
    above, *below = name.split("_per_")
    return " per ".join([NAMES.get(above, above), *below]).replace("_", " ")


def predicted(text: str) -> list[Row]:
    """The quantities of a text in the form that the scores read."""
    rows: list[Row] = []
    for found in find(text):
        if found.quantity is not None:
            points = found.quantity.points
            name = unit_name(found.unit.name) if found.unit else found.noun
            value = points[0] if len(points) == 1 else list(points)
            rows.append({"value": value, "unit": name, "start": found.start, "end": found.end})
    return rows


def tally(row: Row) -> Tally:
    """One sentence of a marked set, scored by the rules beside the data."""
    by = rules()
    gold = [(by.gold_value(q["value"]), by.canon_unit(q["normalized_unit"])) for q in row["quantities"]]
    mine = [(q["value"], by.canon_unit(q["unit"])) for q in predicted(row["text"])]

    def same_value(i: int, j: int) -> bool:
        return bool(by.value_ok(gold[i][0], mine[j][0]))

    def same_unit(i: int, j: int) -> bool:
        return same_value(i, j) and bool(gold[i][1] == mine[j][1])

    values = by.max_match(len(gold), len(mine), same_value)[0]
    return Tally(len(gold), len(mine), values, by.max_match(len(gold), len(mine), same_unit)[0])


def _spans(row: Row) -> Iterator[tuple[int, int, bool]]:
    """Where the quantities of a paragraph stand, and whether a unit is marked for them."""
    if "measures" in row:
        for measure in row["measures"]:
            yield measure["start"], measure["end"], any(unit["text"].strip() for unit in measure["units"])
        return
    for marks in row["sets"]:
        for mark in marks:
            if mark["type"] == "Quantity":
                yield mark["start"], mark["end"], bool(mark.get("other", {}).get("unit"))


def tally_spans(row: Row) -> Tally:
    """One paragraph: `values` are quantities that overlap; of those with a unit `units` are read to its end.

    `marked` and `found` are those of `values`; what `units` is a part of is counted by `with_units`.
    """
    mine = [found for found in find(row["text"]) if found.quantity is not None]
    gold = list(_spans(row))
    hit = sum(any(_overlap(found, span) for found in mine) for span in gold)
    whole = sum(
        any(_overlap(found, span) and found.end >= span[1] and found.unit is not None for found in mine)
        for span in gold
        if span[2]
    )
    return Tally(len(gold), len(mine), hit, whole)


def with_units(row: Row) -> int:
    """How many of the marked quantities that are found have a unit."""
    mine = [found for found in find(row["text"]) if found.quantity is not None]
    return sum(any(_overlap(found, span) for found in mine) for span in _spans(row) if span[2])


def _overlap(found: Found, span: tuple[int, int, bool]) -> bool:
    return found.start < span[1] and span[0] < found.end


WORDS = {
    "parameters": "param", "active_parameters": "param", "training_tokens": "token", "layers": "layer",
    "attention_heads": "head", "kv_heads": "head", "context_length": "token", "gpu_hours": "hour",
    "gpu_hours_pretraining": "hour", "accelerator_count": "gpu",
}  # fmt: skip
"""The words that name the units of what pages on models claim."""


def article_claims() -> Iterator[tuple[Row, list[Row]]]:
    """Each numeric claim of the pages on models, and what is found where its figure stands."""
    lines = rows_of("articles", "lines")
    for claim in rows_of("articles"):
        if claim["attribute"].endswith("_date") or isinstance(claim["value"], list | str):
            continue
        at = claim["value_start"]
        row = next(r for r in lines if r["article"] == claim["article"] and 0 <= at - r["start"] < len(r["text"]))
        start, end = at - row["start"], claim["value_end"] - row["start"]
        yield claim, [q for q in predicted(row["text"]) if q["start"] < end and start < q["end"]]


def units_of_articles() -> tuple[int, int]:
    """Of how many claims the unit is named, and how many claims there are."""
    found = [
        any(WORDS[claim["attribute"]] in (q["unit"] or "").lower() for q in at)
        for claim, at in article_claims()
        if claim["attribute"] in WORDS
    ]
    return sum(found), len(found)


def sentences_a_second(rounds: int = 5) -> float:
    """The best of some rounds over the sentences of the news, on one core."""
    texts = [row["text"] for row in rows_of("newsquant")]
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            for _found in find(text):
                pass
        best = max(best, len(texts) / (time.process_time() - start))
    return best


def _told(name: str, scores: Sequence[float], whole: float) -> str:
    parts = " ".join(f"{score:5.1f}" for score in scores)
    return f"{name:34}{whole:6.1f}   folds {parts}   {min(scores):.1f} to {max(scores):.1f}, mean {mean(scores):.1f}"


def main(tell: Callable[[str], object] = print) -> None:
    """Print every fold of every set."""
    for data in MARKED:
        rows = rows_of(data)
        parts = [total([tally(row) for row in fold]).f1() for fold in folds(rows)]
        whole = total([tally(row) for row in rows]).f1()
        for k, what in enumerate(("value", "value + unit")):
            tell(_told(f"{data}, {what}, F1", [part[k] for part in parts], whole[k]))
    for data in SPANNED:
        rows = rows_of(data)
        shares = [
            100 * sum(tally_spans(row).units for row in fold) / sum(with_units(row) for row in fold)
            for fold in (*folds(rows), rows)
        ]
        tell(_told(f"{data}, units whole, %", shares[:-1], shares[-1]))
    named, claims = units_of_articles()
    tell(f"{'articles, unit named, %':34}{100 * named / claims:6.1f}   {named} of {claims}")
    tell(f"{'sentences a second':34}{sentences_a_second():6.0f}")


if __name__ == "__main__":
    main()
