"""What names stand for in a function, and what is called and handed to what, read from the syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

NUMERIC = frozenset(",dgfeE%")
"""Ends of a format that refuses a text, such as `,` and `.2f`."""
WORDLESS = frozenset({"int", "float", "bool", "None", "Verdict", "Outcome", "Kind", "Flag", "Reason"})
"""Annotations of values without a text of their own: numbers, and the words of an enumeration."""
PUTTING = frozenset({"append", "extend", "add", "insert", "update", "setdefault"})
"""Methods that put what they are given into what they are called on."""

Bound: TypeAlias = dict[str, list[ast.expr | None]]
"""What each name of a function may stand for; None is a text that nobody made."""


def needed(call: ast.Call, function: ast.FunctionDef, needs: frozenset[str]) -> list[ast.expr]:
    """The arguments of a call that stand for the parameters named."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    if names[:1] in (["self"], ["cls"]):
        names = names[1:]
    rest = function.args.vararg.arg if function.args.vararg else ""
    given = [(names[place] if place < len(names) else rest, value) for place, value in enumerate(call.args)]
    given += [(keyword.arg or "", keyword.value) for keyword in call.keywords]
    return [value for name, value in given if name in needs]


def called(node: ast.Call) -> str:
    return word(node.func)


def word(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def numeric(part: ast.FormattedValue) -> bool:
    shape = ast.unparse(part.format_spec).rstrip("'\"") if part.format_spec else ""
    return shape[-1:] in NUMERIC if shape else False


def own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions that stand in it."""
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop(0)
        yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            todo += ast.iter_child_nodes(node)


def arguments(function: ast.FunctionDef) -> list[ast.arg]:
    extra = [argument for argument in (function.args.vararg, function.args.kwarg) if argument]
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs, *extra]


def texts(function: ast.FunctionDef) -> frozenset[str]:
    """The parameters that are texts, alone or several."""
    said = {one.arg: ast.unparse(one.annotation) if one.annotation else "" for one in arguments(function)}
    return frozenset(name for name, annotation in said.items() if "str" in annotation)


def bound(function: ast.FunctionDef) -> Bound:
    """The parameters of a function and the names that it gives."""
    found: Bound = {}
    for argument in arguments(function):
        said = ast.unparse(argument.annotation) if argument.annotation else ""
        found[argument.arg] = [ast.Constant("") if said and set(said.split(" | ")) <= WORDLESS else None]
    for part in ast.walk(function):
        match part:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    bind(target, value, found)
            case ast.AnnAssign(target=target, value=value) | ast.NamedExpr(target=target, value=value):
                bind(target, value, found)
            case ast.AugAssign(target=target, value=value) | ast.For(target=target, iter=value):
                bind(target, value, found)
            case ast.Call(func=ast.Attribute(value=value, attr=method), args=given) if method in PUTTING:
                while isinstance(value, ast.Call | ast.Attribute):  # `found.setdefault(key, []).append(text)`
                    value = value.func if isinstance(value, ast.Call) else value.value
                if isinstance(value, ast.Name):
                    found.setdefault(value.id, []).extend(given)
    return found


def bind(target: ast.expr, value: ast.expr | None, found: Bound) -> None:
    target = target.value if isinstance(target, ast.Subscript | ast.Starred) else target
    if isinstance(value, ast.Call) and isinstance(target, ast.Tuple):
        if called(value) == "zip" and len(value.args) == len(target.elts):
            value = ast.Tuple(value.args)
        elif called(value) == "enumerate" and len(target.elts) == 2:
            value = ast.Tuple([ast.Constant(0), value.args[0]])
    if isinstance(target, ast.Name):
        found.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple | ast.List):
        apart = value.elts if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts) else None
        for number, one in enumerate(target.elts):
            bind(one, apart[number] if apart else value, found)
