"""What a page tells those who pass it on or look for it: search engines, and services that show a link as a card."""

from assay.book.sphinxext.sharing.register import add_sharing

__all__ = ["add_sharing"]
