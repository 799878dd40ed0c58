"""Under which licence the records and the verdicts are, as every export says it."""

from __future__ import annotations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
