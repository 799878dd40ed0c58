"""The prose of a notebook's script: its cells of Markdown, and the words that its code hands to the text.

That is by `Markdown(…)`, or by `tell(…)`.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from itertools import pairwise

from assay.book.prose.markdown import Line, prose

_CELL = re.compile(r"# %%(?P<head>.*)")


def script_prose(source: str) -> Iterator[Line]:
    """Lines of prose with their numbers in the script. Code that is no Python says nothing."""
    yield from _cells(source)
    try:
        with warnings.catch_warnings(action="ignore"):  # Python's opinion of the code is no news here
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a null byte; nesting that Python gives up on
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_prose(node.func):
            yield from _words(node)


def _cells(source: str) -> Iterator[Line]:
    """The lines of Markdown cells, each cell parsed by itself."""
    lines = source.split("\n")
    heads = [number for number, line in enumerate(lines) if _CELL.match(line)]
    for head, end in pairwise([*heads, len(lines)]):
        if "[markdown]" in lines[head]:
            yield from prose("\n".join(_uncommented(line) for line in lines[head + 1 : end]), head + 1)


def _uncommented(line: str) -> str:
    return line.removeprefix("#").removeprefix(" ")


def _is_prose(called: ast.expr) -> bool:
    """Whether the words that it is called with stand in the text: `Markdown(…)`, `tell(…)`, `assay.tell(…)`."""
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in {"Markdown", "tell"}


def _words(call: ast.Call) -> Iterator[Line]:
    """The texts that are written out in a call; what is computed between them is not typed."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    nested = [node for argument in given for node in ast.walk(argument)]
    inner = {id(part) for node in nested if isinstance(node, ast.Call | ast.FormattedValue) for part in ast.walk(node)}
    for node in nested:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield from ((node.lineno, text) for _, text in prose(node.value))
