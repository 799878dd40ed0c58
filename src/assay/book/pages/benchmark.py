"""The tables of the benchmarks, from the files in which they keep what they measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assay.book.pages.escape import text
from assay.book.pages.markdown import page, table


def benchmark_tables(measured: Mapping[str, Any]) -> str:
    """A table for each part, with the machine and the day it was measured on, and what was aimed at and missed."""
    if not measured:
        return page("Nothing has been measured yet: `make bench` does it.")
    return page(*(block for part in measured.values() for block in _part(part)), _missed(measured))


def scan_tables(read: Mapping[str, Any]) -> str:
    """How well texts are read that nobody prepared, and why figures were left aside."""
    if not read:
        return page("Nothing has been measured yet: `python -m tests.benchmarks.scanning --keep` does it.")
    rows = ((text(row["what"]), text(row["measured"])) for row in read["rows"])
    aside = ((text(row["why"]), f"{row['count']:d}") for row in read["left_aside"])
    return page(
        f"Measured on {text(read['measured'])}:",
        table("assay-audit", ("What", "How many"), rows),
        "Figures that were left aside, by the reason that was told:",
        table("assay-audit", ("Because", "How many"), aside),
    )


def _part(part: Mapping[str, Any]) -> Iterator[str]:
    where, rows = part["measured"], part["rows"]
    packages = ", ".join(f"{name} {number}" for name, number in where["versions"].items())
    times = "once" if part["rounds"] == 1 else f"{part['rounds']:d} times in turns, medians"
    yield (
        f"Measured on {text(where['date'])}, {times}; {text(where['machine'])}; {text(where['system'])}; "
        f"load of the machine {where['load']:g} at the start; {text(packages)}; commit {text(where['commit'])}:"
    )
    tools = [tool["tool"] for tool in max((row["tools"] for row in rows), key=len)]
    yield table("assay-audit assay-times", ("What is done", *map(text, tools), "Ratio", "Aim"), map(_row, rows))


def _row(row: Mapping[str, Any]) -> Sequence[str]:
    shown = [f"{_seconds(tool['median'])} ({_seconds(tool['cpu'])})" for tool in row["tools"]]
    ratio = f"{row['ratio']:.3g}" if "ratio" in row else "–"
    aim = f"{text(row['aim'])}: {'met' if row['met'] else '**missed**'}" if "aim" in row else "–"
    return (text(row["what"]), *shown, *["–"] * (2 - len(shown)), ratio, aim)


def _seconds(seconds: float) -> str:
    """With its unit on the same line."""
    digits = 0 if seconds >= 100 else 1 if seconds >= 10 else 2
    return f"{seconds:.{digits}f}\N{NO-BREAK SPACE}s"


def _missed(measured: Mapping[str, Any]) -> str:
    rows = [row for part in measured.values() for row in part["rows"] if "aim" in row]
    missed = [f"{text(row['what'])} ({text(row['aim'])})" for row in rows if not row["met"]]
    return f"Aims that were missed: {'; '.join(missed)}." if missed else "Every aim was met."
