"""Look-ups in Python source: the file is parsed, and the few expressions that are plain values are read from the tree.

Nothing is executed. Where a value depends on what a program does (a second assignment, a `**` behind the key), it is
not there for us: a figure is found or it is not, and never guessed.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assay.records.pointer import Literals, Pointer, Step
from assay.sources.packages.lookup import NotThere, at_index, choose, only
from assay.sources.python_source import source_of

DEEPEST = 20
"""Names that are followed one after the other: a class to its base, a name to what is assigned to it."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Scope = ast.Module | ast.ClassDef | _Function


@dataclass(frozen=True)
class _Own:
    """What a function assigns to the attributes of its first argument: `self.size = …`."""

    function: _Function
    name: str


_Place = _Scope | _Own | ast.expr


def find_in_python(text: str, pointer: Pointer) -> Literals:
    """What stands at the pointer in a Python file."""
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotThere(f"the file is not readable as Python ({error})") from None
    return _Search(module).at(pointer.steps)


@dataclass(frozen=True)
class _Search:
    module: ast.Module

    def at(self, steps: Sequence[Step]) -> Literals:
        place: _Place = self.module
        for step in steps:
            place = self._down(place, step)
        if not isinstance(place, ast.expr):
            raise NotThere("a class or a function stands there, not a value")
        return self._literal(place, DEEPEST)

    def _down(self, place: _Place, step: Step) -> _Place:
        if isinstance(place, ast.Name):
            place = self._followed(place, DEEPEST)
        if step.kind == "member":
            return self._member(place, step, DEEPEST)
        if step.kind == "argument":
            return _argument(place, step)
        if step.kind == "key" and isinstance(place, ast.Dict):
            return _item(place, step)
        if isinstance(place, ast.List | ast.Tuple) and not any(isinstance(item, ast.Starred) for item in place.elts):
            if step.kind == "index":
                return at_index(place.elts, step)
            if step.kind == "choice":
                return choose(place.elts, step, self._field)
        raise NotThere(f"{step} cannot be taken from what stands there")

    def _member(self, place: _Place, step: Step, depth: int) -> _Place:
        if isinstance(place, _Own):
            owned = f"{place.name}.{step.name}"
            return only([value for target, value in _assigned(place.function.body) if target == owned], step)
        if isinstance(place, ast.expr):
            raise NotThere(f"{step} cannot be taken from a value")
        if isinstance(place, _Function) and place.args.args and place.args.args[0].arg == step.name:
            return _Own(place, step.name)
        found = [value for target, value in _assigned(place.body) if target == step.name]
        if not found and isinstance(place, ast.ClassDef) and depth:
            return self._inherited(place, step, depth - 1)
        return only(found, step)

    def _inherited(self, child: ast.ClassDef, step: Step, depth: int) -> _Place:
        """From the first base class of this file that has it."""
        for base in child.bases:
            parents = [value for target, value in _assigned(self.module.body) if target == source_of(base)]
            if len(parents) == 1 and isinstance(parents[0], ast.ClassDef):
                try:
                    return self._member(parents[0], step, depth)
                except NotThere:
                    continue
        raise NotThere(f"nothing at {step}")

    def _followed(self, name: ast.Name, depth: int) -> _Place:
        """What is assigned, once and in the module itself, to a name."""
        place = only(
            [value for target, value in _assigned(self.module.body) if target == name.id], Step("member", name.id)
        )
        if isinstance(place, ast.Name):
            if not depth:
                raise NotThere(f"the name {name.id} leads to too many others")
            return self._followed(place, depth - 1)
        return place

    def _field(self, item: ast.expr, name: str) -> Literals:
        step = Step("argument", name) if isinstance(item, ast.Call) else Step("key", f'"{name}"')
        place = self._down(item, step)
        if not isinstance(place, ast.expr):
            raise NotThere(name)
        return self._literal(place, DEEPEST)

    def _literal(self, node: ast.expr, depth: int) -> Literals:
        """The value of a constant, of a negative number and of a sum or product of numbers."""
        if depth and isinstance(node, ast.Name):
            place = self._followed(node, depth - 1)
            if isinstance(place, ast.expr):
                return self._literal(place, depth - 1)
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float | bool | None):
            return node.value
        if depth and isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -_number(self._literal(node.operand, depth - 1))
        if depth and isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
            one, other = (_number(self._literal(side, depth - 1)) for side in (node.left, node.right))
            try:
                return _SIGNS[type(node.op)](one, other)
            except ArithmeticError as error:
                raise NotThere(f"{source_of(node)[:60]} has no value ({error})") from None
        raise NotThere(f"no plain value stands there, but {source_of(node)[:60]}")


_SIGNS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _number(value: Literals) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotThere(f"a number is calculated from {value!r}, which is none")
    return value


def _assigned(body: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.expr | _Scope]]:
    """Every name that a block defines, with what it stands for; blocks under a condition count as well."""
    for statement in body:
        if isinstance(statement, ast.ClassDef | _Function):
            yield statement.name, statement
        elif isinstance(statement, ast.Assign):
            yield from ((source_of(target), statement.value) for target in statement.targets)
        elif isinstance(statement, ast.AnnAssign | ast.AugAssign) and statement.value is not None:
            yield source_of(statement.target), statement.value
        else:
            for block in ("body", "orelse", "finalbody"):
                yield from _assigned(getattr(statement, block, ()))
            for handler in getattr(statement, "handlers", ()):
                yield from _assigned(handler.body)


def _argument(place: _Place, step: Step) -> ast.expr:
    """What a call passes, or the default of a function's argument."""
    if isinstance(place, ast.Call):
        if step.name.isdigit():
            return at_index(place.args, step)
        return only([word.value for word in place.keywords if word.arg == step.name], step)
    if not isinstance(place, _Function) or step.name.isdigit():
        raise NotThere(f"{step} cannot be taken from what stands there")
    named = place.args
    plain = [*named.posonlyargs, *named.args]
    pairs = [*zip(reversed(plain), reversed(named.defaults), strict=False)]
    pairs += [(word, value) for word, value in zip(named.kwonlyargs, named.kw_defaults, strict=True) if value]
    return only([value for word, value in pairs if word.arg == step.name], step)


def _item(place: ast.Dict, step: Step) -> ast.expr:
    """What stands under a key; a `**` behind it could replace it, so then it is open."""
    found = [
        (index, value)
        for index, (key, value) in enumerate(zip(place.keys, place.values, strict=True))
        if key is not None and _spelt(key) == step.name
    ]
    index, value = only(found, step)
    if any(key is None for key in place.keys[index:]):
        raise NotThere(f"a ** behind {step} may replace it")
    return value


def _spelt(key: ast.expr) -> str:
    """A key as a pointer writes it."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return f'"{key.value}"'
    return source_of(key)
