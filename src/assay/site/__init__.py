"""The built site: from the pages in `book/` to `_build/html`."""

from assay.site.build import BuildFailed, build_site

__all__ = ["BuildFailed", "build_site"]
