"""The book while it is written: built, served on this machine, and built again when something was saved."""

from assay.preview.builder import Builder
from assay.preview.changes import changes_in
from assay.preview.server import Server
from assay.preview.state import State

__all__ = ["Builder", "Server", "State", "changes_in"]
