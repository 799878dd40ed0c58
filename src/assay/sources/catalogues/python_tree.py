"""Python source as a tree: what is assigned to names, the arguments of calls, the members of lists and dictionaries.

Nothing is executed. A name leads to what the module assigns to it where it does so exactly once; a function stands for
what it returns where it has one `return`. Where a value depends on what a program does, there is none.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from assay.sources.catalogues.trees import Leaf, Unreadable
from assay.sources.python_source import source_of

DEEPEST = 20
"""Names that are followed one after the other."""
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class PythonTree:
    """One module."""

    def __init__(self, text: str) -> None:
        try:
            self.root: Any = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise Unreadable(f"is not readable as Python ({error})") from None
        named: dict[str, list[ast.AST]] = {}
        for name, place in _assigned(self.root.body):
            named.setdefault(name, []).append(place)
        self._named = {name: places[0] for name, places in named.items() if len(places) == 1}

    def members(self, place: Any) -> Iterator[tuple[str, Any]]:
        """Names of a module or class, arguments of a call, keys of a dictionary, indices of a list."""
        place = self._followed(place)
        if isinstance(place, ast.Module | ast.ClassDef):
            yield from _assigned(place.body)
        elif isinstance(place, ast.Dict):
            yield from self._merged(place.keys, place.values)
        elif isinstance(place, ast.Call):
            yield from ((str(index), argument) for index, argument in enumerate(place.args))
            names = [ast.Constant(word.arg) if word.arg else None for word in place.keywords]
            yield from self._merged(names, [word.value for word in place.keywords])
        elif isinstance(place, ast.List | ast.Tuple):
            yield from ((str(index), item) for index, item in enumerate(place.elts))

    def at(self, place: Any, key: str) -> Any | None:
        """What stands there under that name; the last where it is assigned several times in a literal."""
        found = [member for name, member in self.members(place) if name == key]
        is_block = isinstance(self._followed(place), ast.Module | ast.ClassDef)
        return found[-1] if len(found) == 1 or (found and not is_block) else None

    def leaf(self, place: Any) -> Leaf | None:
        """A constant, a negative number, a sum or product of numbers; otherwise the source text of the expression."""
        place = self._followed(place)
        value = _value(place, self._named, DEEPEST)
        if value is not None:
            return Leaf(str(value))
        if isinstance(place, ast.Constant):
            return Leaf("", is_nothing=True) if place.value is None else None
        if isinstance(place, ast.Attribute | ast.Name):
            return Leaf(source_of(place), is_code=True)
        return None

    def line(self, place: Any) -> int:
        """Counted from 1."""
        return int(getattr(place, "lineno", 1))

    def call(self, place: Any) -> str:
        """What is called there: `dict`, `ModelMeta`."""
        place = self._followed(place)
        return source_of(place.func) if isinstance(place, ast.Call) else ""

    def _merged(
        self, keys: Sequence[ast.expr | None], values: Sequence[ast.expr], depth: int = 0
    ) -> Iterator[tuple[str, Any]]:
        """Keys with their values; what a `**` brings in stands where it stands, so that what is behind it counts."""
        merged: dict[str, Any] = {}
        for key, value in zip(keys, values, strict=True):
            if key is not None:
                merged[_spelt(key)] = value
            elif depth < DEEPEST:
                merged.update(self.members(value))
        yield from merged.items()

    def _followed(self, place: Any) -> Any:
        for _ in range(DEEPEST):
            if isinstance(place, ast.Name) and place.id in self._named:
                place = self._named[place.id]
            elif isinstance(place, _Function):
                returned = [node.value for node in ast.walk(place) if isinstance(node, ast.Return) and node.value]
                if len(returned) != 1:
                    return place
                place = returned[0]
            else:
                break
        return place


def _spelt(key: ast.expr) -> str:
    """A key as a path writes it: text without quotes, anything else as its source."""
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else source_of(key)


_SIGNS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
LARGEST = 400
"""Digits of a number and height of a power that are calculated: 2**400 has 121 digits, and no figure here has 20."""


def _value(place: Any, named: dict[str, ast.AST], depth: int) -> str | int | float | bool | None:
    """The value of an expression that is one without running anything."""
    if isinstance(place, ast.Constant):
        return place.value if isinstance(place.value, str | int | float | bool) else None
    if isinstance(place, ast.Name) and place.id in named and depth:
        return _value(named[place.id], named, depth - 1)
    return _calculated(place, named, depth) if depth else None


def _calculated(place: Any, named: dict[str, ast.AST], depth: int) -> int | float | None:
    """A negative number, the whole part of one, and the sums, products and powers of two."""
    if isinstance(place, ast.Call) and source_of(place.func) == "int" and len(place.args) == 1:
        number = _number(place.args[0], named, depth)
        return None if number is None else int(number)
    if isinstance(place, ast.UnaryOp) and isinstance(place.op, ast.USub):
        number = _number(place.operand, named, depth)
        return None if number is None else -number
    if not isinstance(place, ast.BinOp) or type(place.op) not in _SIGNS:
        return None
    one, other = _number(place.left, named, depth), _number(place.right, named, depth)
    most = LARGEST if isinstance(place.op, ast.Pow) else 10**LARGEST
    if one is None or other is None or max(abs(one), abs(other)) > most:
        return None
    try:
        return _SIGNS[type(place.op)](one, other)
    except (ArithmeticError, ValueError):
        return None


def _number(place: Any, named: dict[str, ast.AST], depth: int) -> int | float | None:
    value = _value(place, named, depth - 1)
    return None if isinstance(value, bool | str) else value


def _assigned(body: Sequence[ast.stmt]) -> Iterator[tuple[str, Any]]:
    """Every plain name that a block defines, with what it stands for; blocks under a condition count as well."""
    for statement in body:
        if isinstance(statement, ast.ClassDef | _Function):
            yield statement.name, statement
        elif isinstance(statement, ast.Assign):
            yield from ((target.id, statement.value) for target in statement.targets if isinstance(target, ast.Name))
        elif isinstance(statement, ast.AnnAssign) and statement.value and isinstance(statement.target, ast.Name):
            yield statement.target.id, statement.value
        elif isinstance(statement, ast.If | ast.Try | ast.With):
            for block in ("body", "orelse", "finalbody"):
                yield from _assigned(getattr(statement, block, ()))
