"""Executable sources: files of published packages, in which every figure can be looked up again.

A file is parsed and never imported, a wheel is read and never unpacked.
"""

from assay.sources.packages.index import Fetched, Unreachable, Withdrawn, fetch
from assay.sources.packages.verify import Fetch, FetchedWheels, verify

__all__ = ["Fetch", "Fetched", "FetchedWheels", "Unreachable", "Withdrawn", "fetch", "verify"]
