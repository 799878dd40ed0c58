"""How an expression of Python is written, for those who read the files of others."""

from __future__ import annotations

import ast


def source_of(node: ast.AST) -> str:
    """The expression as Python writes it; an ellipsis where it is nested deeper than Python follows."""
    try:
        return ast.unparse(node)
    except RecursionError:
        return "…"
