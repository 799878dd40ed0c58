"""How many of the quantities that others have marked are found; needs their files, no part of the project."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from assay.quantity import find

FOLDER = Path(os.environ.get("ASSAY_BENCHMARKS", "missing"))
pytestmark = pytest.mark.skipif(
    not (FOLDER / "score_quant.py").is_file(),
    reason="set ASSAY_BENCHMARKS to a folder with score_quant.py and its data",
)

# Our canonical names -> the names that the data use.
NAMES = {
    "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "cny": "chinese yuan", "percent": "percentage",
    "times": "count", "dimensionless": "-", "pound": "pound-mass", "jpy": "japanese yen", "inr": "indian rupee",
    "chf": "swiss franc", "cad": "canadian dollar", "aud": "australian dollar", "nzd": "new zealand dollar",
    "hkd": "hong kong dollar", "sgd": "singaporean dollar", "sek": "swedish krona", "nok": "norwegian krone",
    "dkk": "danish krone", "myr": "malaysian ringgit", "ils": "shekel", "zar": "south african rand",
    "try_lira": "turkish lira", "hrk": "croatian kuna", "btc": "bitcoin", "pence": "penny", "pound_foot": "pound-foot",
    "tonne": "metric ton",
}  # fmt: skip


def unit_name(name: str) -> str:
    """A unit as the data spell it, rates included."""
    above, _, below = name.partition("_per_")
    return (
        f"{NAMES.get(above, above)} per {below}".replace("_", " ") if below else NAMES.get(name, name.replace("_", " "))
    )


def predicted(text: str) -> list[dict[str, Any]]:
    """The quantities of a text in the form that the scores read."""
    rows: list[dict[str, Any]] = []
    for found in find(text):
        if found.quantity is not None:
            points = found.quantity.points
            name = unit_name(found.unit.name) if found.unit else found.noun
            value = points[0] if len(points) == 1 else list(points)
            rows.append({"value": value, "unit": name, "start": found.start, "end": found.end})
    return rows


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(data: str) -> tuple[float, float]:
    """F1 of values, and of values with their units, by the rules of `score_quant.py`."""
    rules = _script("score_quant")
    counts = [0, 0, 0, 0]
    for line in (FOLDER / data / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [(rules.gold_value(q["value"]), rules.canon_unit(q["normalized_unit"])) for q in row["quantities"]]
        mine = [(q["value"], rules.canon_unit(q["unit"])) for q in predicted(row["text"])]

        def same_value(i: int, j: int, gold: Any = gold, mine: Any = mine) -> bool:
            return bool(rules.value_ok(gold[i][0], mine[j][0]))

        def same_unit(i: int, j: int, gold: Any = gold, mine: Any = mine) -> bool:
            return bool(rules.value_ok(gold[i][0], mine[j][0])) and bool(gold[i][1] == mine[j][1])

        counts[0] += len(gold)
        counts[1] += len(mine)
        counts[2] += rules.max_match(len(gold), len(mine), same_value)[0]
        counts[3] += rules.max_match(len(gold), len(mine), same_unit)[0]
    marked, found, values, units = counts
    return 200 * values / (marked + found), 200 * units / (marked + found)


@pytest.mark.parametrize(
    ("data", "values", "units"),
    [("newsquant", 94, 82), ("recognizers_specs", 87, 73), ("quantulum3_tests", 85, 64)],
)
def test_finds_no_fewer_than_before(data: str, values: float, units: float) -> None:
    by_value, by_unit = scores(data)
    assert by_value >= values
    assert by_unit >= units


def test_finds_the_figures_of_articles_on_models() -> None:
    lines = [json.loads(line) for line in (FOLDER / "articles/lines.jsonl").read_text(encoding="utf-8").splitlines()]
    claims = [json.loads(line) for line in (FOLDER / "articles/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    missed = []
    for claim in claims:
        if claim["attribute"].endswith("_date") or isinstance(claim["value"], (list, str)):
            continue
        at = claim["value_start"]
        row = next(r for r in lines if r["article"] == claim["article"] and 0 <= at - r["start"] < len(r["text"]))
        start, end = at - row["start"], claim["value_end"] - row["start"]
        if not any(q["start"] < end and start < q["end"] for q in predicted(row["text"])):
            missed.append(claim["quote"])
    assert missed == []
