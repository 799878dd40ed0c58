"""Names such as GPT-3 stay on one line: a browser would break them behind the hyphen, in headings most of all."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

WHOLE = "assay-whole"
"""The class that the style sheet keeps on one line."""
_NAME = re.compile(r"(?<![\w-])([^\W\d_][\w.]{0,11}-\d(?:[\w.]{0,4}\w)?)(?![\w-])")
_AS_WRITTEN = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.comment)


def add_whole_names(app: Sphinx) -> None:
    """Have pages keep names together."""
    app.add_post_transform(WholeNames)


class WholeNames(SphinxPostTransform):
    """Wraps each name in running text; the text itself, which readers copy and search, stays the same."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Replace the texts that hold a name."""
        for found in list(self.document.findall(nodes.Text)):
            parts = _NAME.split(found)
            if len(parts) > 1 and not isinstance(found.parent, _AS_WRITTEN):
                wrapped = [nodes.inline("", part, classes=[WHOLE]) for part in parts[1::2]]
                texts = [nodes.Text(part) for part in parts[::2]]
                both = [node for pair in zip(texts, wrapped, strict=False) for node in pair]
                found.parent.replace(found, [node for node in [*both, texts[-1]] if node.astext()])
