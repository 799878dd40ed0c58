"""What came of the trials, as counts and rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assay.audit.trial import Trial


def summarise(trials: Sequence[Trial]) -> dict[str, Any]:
    """Counts by kind of change, the two rates, and every change that was judged wrongly."""
    harmful = [trial for trial in trials if trial.harmful]
    harmless = [trial for trial in trials if not trial.harmful]
    return {
        "kill_rate": _share(harmful),
        "false_alarm_rate": _share(harmless),
        "harmful": _by_kind(harmful),
        "harmless": _by_kind(harmless),
        "survivors": [asdict(trial) for trial in trials if trial.noticed != trial.harmful],
    }


def _share(trials: Sequence[Trial]) -> float:
    return sum(trial.noticed for trial in trials) / len(trials) if trials else 0.0


def _by_kind(trials: Sequence[Trial]) -> list[dict[str, Any]]:
    kinds = dict.fromkeys(trial.kind for trial in trials)
    rows = []
    for kind in kinds:
        mine = [trial for trial in trials if trial.kind == kind]
        rows.append({"kind": kind, "changed": len(mine), "noticed": sum(trial.noticed for trial in mine)})
    return rows
