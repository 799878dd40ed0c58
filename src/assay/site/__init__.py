"""The built site: from the pages in `book/` to `_build/html`."""

from assay.site.build import BuildFailed, build_site
from assay.site.since import Since, since

__all__ = ["BuildFailed", "Since", "build_site", "since"]
