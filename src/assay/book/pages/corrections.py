"""The log of corrections: what was published and was wrong."""

from __future__ import annotations

from assay.book.pages.context import Material
from assay.book.pages.escape import role, text
from assay.book.pages.markdown import badge, box, page, to_claim
from assay.checkout.anchors import correction_anchor
from assay.model.corrections import Correction


def corrections_page(material: Material) -> str:
    """Every correction, the latest first."""
    if not material.corrections:
        return page("No correction has been published so far.")
    return page(*(_entry(correction, material) for correction in material.corrections))


def _entry(correction: Correction, material: Material) -> str:
    claim = material.corpus.claims.get(correction.claim)
    about = to_claim(claim) if claim and correction.now else f"Claim {text(correction.claim)}"
    now = badge(correction.now) if correction.now else "withdrawn: the article does not say it"
    noticed = f" Noticed by {text(correction.noticed_by)}." if correction.noticed_by else ""
    return box(
        "assay-entry",
        f"{role('anchor', correction_anchor(correction.id))}**{correction.date}.** {about}",
        f"Was {badge(correction.was)}, is {now}. {text(correction.wrong)}{noticed}",
    )
