"""An RO-Crate of a build: what went in, what came out, with digests, and how to do it again and compare."""

from __future__ import annotations

from assay.build.crate.compare import Comparison, Difference, compare
from assay.build.crate.write import write_crate

__all__ = ["Comparison", "Difference", "compare", "write_crate"]
