"""The book on paper: its chapters as one document, printed by Chromium."""

from assay.paper.printer import PrintFailed, is_root, print_book

__all__ = ["PrintFailed", "is_root", "print_book"]
