"""The build in stages. Each is a function of hashed inputs and runs exactly when one of them, or an output, changed."""

from __future__ import annotations

from assay.build.book_stages import DRAFTED, STAGES
from assay.build.build import bring_up_to_date
from assay.build.snapshot import Snapshot
from assay.build.stage import Due, Stage, due, running

__all__ = ["DRAFTED", "STAGES", "Due", "Snapshot", "Stage", "bring_up_to_date", "due", "running"]
