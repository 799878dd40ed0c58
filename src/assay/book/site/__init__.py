"""The built site: from the pages in `book/` to `_build/html`."""

from assay.book.site.build import BuildFailed, RunSphinx, build_site, run_sphinx
from assay.book.site.since import Since, since

__all__ = ["BuildFailed", "RunSphinx", "Since", "build_site", "run_sphinx", "since"]
