"""The stage of `assay check`: it reads the records and what the notebooks recorded, and makes the verdicts."""

from __future__ import annotations

from assay.checked import KEPT
from assay.stages.snapshot import Snapshot
from assay.stages.stage import Digests, Stage

MADE = ("_build/verdicts.json", "_build/coverage.json", KEPT)


def _read(snapshot: Snapshot) -> Digests:
    code = snapshot.modules.behind("assay.project", "assay.checked")
    executed = snapshot.below("book/notebooks")
    return {**snapshot.records, **snapshot.scripts, **executed, **snapshot.environment, **code}


def _made(snapshot: Snapshot) -> Digests:
    return {name: snapshot.now(name) for name in MADE}


CHECK = Stage("check", _read, _made)
