"""What the checker reasons about: claims, facts and what they are about, parsed and frozen.

The records as people write them are in `assay.records`; here every value has been read, so that nothing below this
package parses text again.
"""

from __future__ import annotations

from assay.model.ids import ClaimId, FactId, Given
from assay.model.kinds import EntityKind, Kinds, Role
from assay.model.knowledge import Fact, Law, Result
from assay.model.sources import Erratum, Package, Source
from assay.model.statements import (
    Article,
    Assessment,
    Claim,
    ContestClaim,
    DateClaim,
    FigureClaim,
    Finding,
    NameClaim,
    OrderClaim,
    Reply,
    TrendClaim,
    Unsettled,
)
from assay.model.verdicts import DECIDED, FAILING, GLYPHS, Basis, Flag, Kind, Outcome, Reason, Verdict, Witness
from assay.model.vocabulary import ANY, Attribute, Circumstances, Entity, Value

__all__ = [
    "ANY", "DECIDED", "FAILING", "GLYPHS", "Article", "Assessment", "Attribute", "Basis", "Circumstances", "Claim",
    "ClaimId", "ContestClaim", "DateClaim", "Entity", "EntityKind", "Erratum", "Fact", "FactId", "FigureClaim",
    "Finding", "Flag", "Given", "Kind", "Kinds", "Law", "NameClaim", "OrderClaim", "Outcome", "Package", "Reason",
    "Reply", "Result", "Role", "Source", "TrendClaim", "Unsettled", "Value", "Verdict", "Witness",
]  # fmt: skip
