"""Sources over time: each is looked up again, and what was seen is told; what could not be seen is told as such."""

from assay.sources.outcome import Check, Missed, Sight, Sighting

__all__ = ["Check", "Missed", "Sight", "Sighting"]
