"""Reads a text: all its figures, in order, each bound to what it says of what, or left open with the reason."""

from __future__ import annotations

from assay.articles.reading.binding import Binding
from assay.articles.reading.cells import binding_in_cell
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.prose import bindings_in
from assay.articles.reading.segments import segments_of
from assay.articles.reading.topics import Page


def read(text: str, lexicon: Lexicon, title: str = "") -> list[Binding]:
    """The bindings of all figures of a text; what stands in headings is not taken as said."""
    page = Page(text=text, title=title)
    found: list[Binding] = []
    for segment in segments_of(text):
        if segment.kind == "cell":
            found += binding_in_cell(page, segment, lexicon)
        elif segment.kind != "heading":
            found += bindings_in(page, segment, lexicon)
    return found
