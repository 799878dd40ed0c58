"""The search: what of the book can be found, and the page that finds it."""

from assay.book.sphinxext.search.index import add_search

__all__ = ["add_search"]
