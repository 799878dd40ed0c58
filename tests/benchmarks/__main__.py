"""`make bench`: measure, print, and keep what was measured in `results.json`, from which the book prints its table.

`make bench ONLY=check` (or `answers`, `book`, `pages`, `served` or `growth`) measures one part and leaves what is known
of the others. The claims and the peer are described in `generated`, the plain build in `building`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks import answers, building, checking, claim_pages, growth, saving
from tests.benchmarks.checkout import ROOT
from tests.benchmarks.comparison import comparisons
from tests.benchmarks.timing import measure

RESULTS = Path(__file__).with_name("results.json")
PARTS = {
    "check": checking.steps,
    "answers": answers.steps,
    "book": building.steps,
    "pages": claim_pages.steps,
    "served": saving.steps,
}
GROWTH = "growth"
"""The part that needs no peer: it is compared with itself at half the size."""
PACKAGES = ("jupyter-book", "sphinx", "myst-nb", "highspy", "pydantic", "PyYAML")


def main() -> None:
    """Measure the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS, GROWTH], default=[])
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured, one after the other")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the measurements are kept")
    asked = parser.parse_args()
    kept = json.loads(asked.results.read_text(encoding="utf-8")) if asked.results.is_file() else {}
    commit = _commit()  # now: what is measured changes the file of results, which is none of what is measured
    for part in asked.parts or (*PARTS, GROWTH):
        busy = os.getloadavg()[0]
        rows = _measured(part, asked.rounds)
        kept[part] = {"measured": _where(busy, commit), "rounds": asked.rounds, "rows": rows}
        ordered = {name: kept[name] for name in (*PARTS, GROWTH) if name in kept}
        asked.results.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        _tell(kept[part]["rows"])


def _measured(part: str, rounds: int) -> list[dict[str, Any]]:
    """The rows of one part."""

    def say(line: str) -> None:
        print(line, flush=True)  # noqa: T201

    if part == GROWTH:
        return growth.rows(rounds, say)
    with TemporaryDirectory(prefix="assay-bench-") as folder:
        try:
            return comparisons(measure(list(PARTS[part](Path(folder))), rounds, say))
        finally:
            saving.end()


def _where(busy: float, commit: str) -> dict[str, Any]:
    """The machine, the day, and what was measured."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit,
        "machine": f"{_processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "load": round(busy, 1),
        "versions": {name: version(name) for name in PACKAGES} | {checking.PEER: checking.PEER_VERSION},
    }


def _processor() -> str:
    """Its name, as the system has it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _commit() -> str:
    """The commit that stands here; marked where the working tree differs from it."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*", "--abbrev=12"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _tell(rows: Iterable[Mapping[str, Any]]) -> None:
    """Medians, ratios, and whether what is aimed at was reached."""
    for row in rows:
        shown = ", ".join(f"{one['tool']} {one['median']:.2f} s" for one in row["tools"])
        ratio = f"; ratio {row['ratio']:.2f}" if "ratio" in row else ""
        aim = f"; aim: {row['aim']}, {'met' if row['met'] else 'missed'}" if "aim" in row else ""
        print(f"{row['what']}: {shown}{ratio}{aim}")  # noqa: T201


if __name__ == "__main__":
    main()
