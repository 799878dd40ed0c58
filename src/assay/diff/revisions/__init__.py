"""Two states of a checkout, laid out, read and judged, and what differs between them."""

from assay.diff.revisions.difference import difference_between

__all__ = ["difference_between"]
