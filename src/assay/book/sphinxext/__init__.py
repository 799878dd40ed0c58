"""The Sphinx extension: prose that prints its figures from the report, and the pictures of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything. Modules below that need no Sphinx, such as `data`, are read without it too."""
    from assay.book.sphinxext.extension import register  # noqa: PLC0415 - docutils and Sphinx belong to the extra `book`

    return register(app)
