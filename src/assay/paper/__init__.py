"""The book on paper: its chapters as one document, printed by Chromium."""

from assay.paper.printer import PrintFailed, print_book

__all__ = ["PrintFailed", "print_book"]
