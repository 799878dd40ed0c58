"""The prose of a Markdown page, line by line: without code, formulas, comments, settings, and what roles print."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

NOT_PROSE = frozenset({"code", "code-block", "code-cell", "include", "literalinclude", "math", "raw", "toctree"})
"""Directives whose body is nothing that a reader reads as a sentence of ours."""

_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}\s*(?P<argument>.*)")
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a role, code or a formula puts there, so that the words around it do not run together."""

Line = tuple[int, str]
"""The number of a line, from 1, and its text."""


def prose(source: str, offset: int = 0) -> Iterator[Line]:
    """The lines of prose; `offset` is added to their numbers. Link texts and headings are prose, addresses are not."""
    for token in _parser().parse(source):
        if token.map is None:
            continue
        first = offset + token.map[0] + 1
        if token.type == "inline":
            yield from _inline(token, first)
        elif token.type == "html_block":
            yield from enumerate(html.unescape(_without_tags(token.content)).split("\n"), start=first)
        elif token.type in {"fence", "colon_fence"}:
            yield from _directive(token, first)


@cache
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions={"colon_fence", "dollarmath"}), RendererHTML)


def _inline(token: Token, line: int) -> Iterator[Line]:
    text = ""
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            yield line, text
            line, text = line + 1, ""
        elif child.type == "text":
            text += child.content
        elif child.content:
            text += _GAP
    yield line, text


def _directive(token: Token, line: int) -> Iterator[Line]:
    """What a directive says: its argument and its body, which is Markdown again. Code has no directive's name."""
    named = _DIRECTIVE.match(token.info.strip())
    if named is None or named["name"] in NOT_PROSE:
        return
    yield from prose(named["argument"], line - 1)
    body = token.content.split("\n")
    options = next((number for number, text in enumerate(body) if not text.startswith(":")), len(body))
    yield from prose("\n".join(body[options:]), line + options)


def _without_tags(text: str) -> str:
    """The same lines without the tags."""
    return _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
