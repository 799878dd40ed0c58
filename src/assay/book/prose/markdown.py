"""The prose of a Markdown page, line by line: without code, formulas, comments, settings, and what roles print."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache, lru_cache

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
    for token in _tokens(source):
        if token.map is None:
            continue
        first = offset + token.map[0] + 1
        if token.type == "inline":
            yield from _inline(token, first)
        elif token.type == "html_block":
            yield from enumerate(html.unescape(_without_tags(token.content)).split("\n"), start=first)
        elif token.type in {"fence", "colon_fence"}:
            yield from _directive(token, first)


def roles(source: str, offset: int = 0) -> Iterator[tuple[int, str, str]]:
    """The roles of a page: the line, the name of the role, and what it is given."""
    for token in _tokens(source):
        if token.map is None:
            continue
        line = offset + token.map[0] + 1
        if token.type in {"fence", "colon_fence"}:
            for text, start in _said_by(token, line):
                yield from roles(text, start)
        for child in token.children or () if token.type == "inline" else ():
            line += child.type in {"softbreak", "hardbreak"}
            if child.type == "myst_role":
                yield line, str(child.meta["name"]), child.content


@lru_cache(maxsize=1)
def _tokens(source: str) -> tuple[Token, ...]:
    """A page is asked twice in a row, for its prose and for its roles."""
    return tuple(_parser().parse(source))


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
    for text, start in _said_by(token, line):
        yield from prose(text, start)


def _said_by(token: Token, line: int) -> Iterator[tuple[str, int]]:
    """What a directive says: its argument and its body, which is Markdown again. Code has no directive's name."""
    named = _DIRECTIVE.match(token.info.strip())
    if named is None or named["name"] in NOT_PROSE:
        return
    yield named["argument"], line - 1
    body = token.content.split("\n")
    options = next((number for number, text in enumerate(body) if not text.startswith(":")), len(body))
    yield "\n".join(body[options:]), line + options


def _without_tags(text: str) -> str:
    """The same lines without the tags."""
    return _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text)
