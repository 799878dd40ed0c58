"""Where on a page a fact, a law or a conflict stands."""

from __future__ import annotations

import hashlib
import re


def anchor(fact: str) -> str:
    """A name for a fact that may stand in an address: readable, and unlike any other's."""
    return _place("fact", fact, fact.partition("#")[2])


def conflict_anchor(conflict: str) -> str:
    """The same for a conflict."""
    return _place("conflict", conflict, conflict)


def tension_anchor(tension: str) -> str:
    """The same for statements that do not go together."""
    return _place("tension", tension, tension)


def law_anchor(law: str) -> str:
    """The same for a law."""
    return _place("law", law, law)


def correction_anchor(correction: str) -> str:
    """The same for a correction."""
    return _place("correction", correction, correction)


def _place(kind: str, name: str, shown: str) -> str:
    readable = re.sub(r"[^a-z0-9]+", "-", shown.lower()).strip("-")[:48].strip("-")
    return f"{kind}-{readable}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
