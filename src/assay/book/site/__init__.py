"""The built site: from the pages in `book/` to `_build/html`."""

from assay.book.site.build import BuildFailed, build_site
from assay.book.site.process import RunSphinx, SphinxProcess
from assay.book.site.since import Since, since

__all__ = ["BuildFailed", "RunSphinx", "Since", "SphinxProcess", "build_site", "since"]
