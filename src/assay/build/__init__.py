"""The build in stages. Each is a function of hashed inputs and runs exactly when one of them, or an output, changed."""

from __future__ import annotations

from assay.build.book_stages import STAGES
from assay.build.snapshot import Snapshot
from assay.build.stage import Due, Stage, due, running

__all__ = ["STAGES", "Due", "Snapshot", "Stage", "due", "running"]
