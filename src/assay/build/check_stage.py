"""The stage of `assay check`: it reads the records and what the notebooks recorded, and makes the verdicts."""

from __future__ import annotations

from assay.build.check_cache import KEPT
from assay.build.snapshot import Snapshot
from assay.build.stage import Digests, Stage

MADE = ("_build/verdicts.json", KEPT)


def _read(snapshot: Snapshot) -> Digests:
    code = snapshot.modules.behind("assay.project", "assay.build.check_cache")
    executed = snapshot.below("book/notebooks")
    return {**snapshot.records, **snapshot.scripts, **executed, **snapshot.environment, **code}


def _made(snapshot: Snapshot) -> Digests:
    return {name: snapshot.now(name) for name in MADE}


CHECK = Stage(name="check", inputs=_read, outputs=_made)
