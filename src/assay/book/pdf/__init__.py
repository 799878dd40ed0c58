"""The book on paper: its chapters as one document, printed by Chromium."""

from assay.book.pdf.printer import PrintFailed, is_root, print_book

__all__ = ["PrintFailed", "is_root", "print_book"]
