"""What the checker reasons about: claims, facts and what they are about, parsed and frozen.

The records as people write them are in `assay.records`; here every value has been read, so that nothing below this
package parses text again.
"""

from __future__ import annotations

from assay.model.ids import ClaimId, FactId, Given
from assay.model.kinds import EntityKind, Kinds, Role
from assay.model.knowledge import Fact, Law, Result
from assay.model.sources import Erratum, Package, Source
from assay.model.statements import Article, Assessment, Claim, Finding, Unsettled
from assay.model.verdicts import DECIDED, FAILING, GLYPHS, Basis, Flag, Kind, Outcome, Reason, Verdict, Witness
from assay.model.vocabulary import ANY, Attribute, Circumstances, Entity, Value

__all__ = [
    "ANY", "DECIDED", "FAILING", "GLYPHS", "Article", "Assessment", "Attribute", "Basis", "Circumstances", "Claim",
    "ClaimId", "Entity", "EntityKind", "Erratum", "Fact", "FactId", "Finding", "Flag", "Given", "Kind", "Kinds", "Law",
    "Outcome", "Package", "Reason", "Result", "Role", "Source", "Unsettled", "Value", "Verdict", "Witness",
]  # fmt: skip
