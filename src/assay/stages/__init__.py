"""The build in stages. Each is a function of hashed inputs and runs exactly when one of them, or an output, changed."""

from __future__ import annotations

from assay.stages.book import STAGES
from assay.stages.snapshot import Snapshot
from assay.stages.stage import Due, Stage, due, running

__all__ = ["STAGES", "Due", "Snapshot", "Stage", "due", "running"]
