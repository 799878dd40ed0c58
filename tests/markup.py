"""What code puts into markup without making it harmless, found in the syntax tree.

Of every function of the modules that write Markdown or HTML it is worked out, from what it returns, which of the texts
that it is given must be markup already (none, where it escapes them all), and whether it returns markup at all.

A value is markup if it is a constant, a number, the word of an enumeration, the answer of a function that returns
markup and was given it where it needs it, or made of these. The field of a record is not, nor is an answer from
elsewhere. All functions start as harmless and fall until no return value speaks against what is held of them.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.syntax import Bound, bind, bound, called, needed, numeric, own, texts, word

NUMBERS = frozenset({"len", "sum", "round", "int", "float", "abs"})
"""Functions whose answer is a number."""
KEEPING = frozenset({"strip", "rstrip", "lstrip", "replace", "capitalize", "join", "format", "items", "values",
                     "partition", "removeprefix", "removesuffix", "lower"})  # fmt: skip
"""Methods whose answer is markup where what they are called on and with is."""
PASSING = frozenset({"sorted", "reversed", "enumerate", "zip", "tuple", "list", "set", "str", "map", "filter",
                     "fromkeys"})  # fmt: skip
"""Functions that hand on what they are given."""


@dataclass(frozen=True)
class Rule:
    """What holds in a group of modules."""

    escapes: frozenset[str]
    """Functions from elsewhere that make any text harmless."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Fields and keys that hold no free text, or markup that is made; each with the reason."""
    broken: frozenset[str] = frozenset()
    """Functions that are taken to escape nothing, to see that somebody looks at what they are called on."""


@dataclass(frozen=True)
class Function:
    """A function of a module under the rule."""

    path: Path
    node: ast.FunctionDef
    is_method: bool

    @property
    def name(self) -> str:
        return self.node.name


@dataclass(frozen=True)
class Made:
    """What is known of what a function returns."""

    plain: bool = False
    """Whether there is text in it that nobody made harmless."""
    needs: frozenset[str] = frozenset()
    """Parameters that have to be markup, so that what is returned is."""


class Code:
    """The modules under a rule, and what their functions return."""

    def __init__(self, paths: Iterable[Path], rule: Rule) -> None:
        self.rule = rule
        self.functions: list[Function] = []
        for path in paths:
            tree = ast.parse(path.read_text("utf-8"))
            classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
            methods = {node for one in classes for node in one.body}
            found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
            self.functions += [Function(path, node, node in methods) for node in found]
        self._by_name: dict[tuple[str, bool], list[Function]] = {}
        for function in self.functions:
            self._by_name.setdefault((function.name, function.is_method), []).append(function)
        self.made = dict.fromkeys(self.functions, Made())
        while self._fall():
            pass

    def _fall(self) -> bool:
        made = {function: self._made(function) for function in self.functions}
        changed, self.made = made != self.made, made
        return changed

    def _made(self, function: Function) -> Made:
        before, given = self.made[function], texts(function.node)
        parts = [part for part, _ in self.leaves(function)]
        needed = {part.id for part in parts if isinstance(part, ast.Name) and part.id in given}
        plain = any(not (isinstance(part, ast.Name) and part.id in given) for part in parts)
        return Made(before.plain or plain, before.needs | needed)

    def leaves(self, function: Function) -> Iterator[tuple[ast.expr, Path]]:
        """The parts of what a function returns that are not markup."""
        values = _Values(self, function.path, bound(function.node))
        for node in own(function.node):
            if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) and node.value is not None:
                yield from ((part, function.path) for part in values.unmade(node.value))

    def named(self, node: ast.expr, path: Path) -> list[Function]:
        """What the name of a function, or `thing.name`, may mean in a module: what stands in it, or else anywhere."""
        found = self._by_name.get((word(node), isinstance(node, ast.Attribute)), [])
        return [function for function in found if function.path == path] or found

    def returned(self, names: Collection[str]) -> list[str]:
        """What goes into what the functions of these names return and is not markup: file and words, sorted."""
        return self._followed([function for function in self.functions if function.name in names], set())

    def handed(self, sinks: Mapping[str, int], keys: Collection[str] = ()) -> list[str]:
        """What is not markup of what is handed to functions such as `nodes.raw`, at a place, or stands under a key."""
        todo, found = [], set()
        for function in self.functions:
            values = _Values(self, function.path, bound(function.node))
            for node in own(function.node):
                given: list[ast.expr] = []
                if isinstance(node, ast.Call) and ast.unparse(node.func) in sinks:
                    given = [node.args[sinks[ast.unparse(node.func)]]]
                elif isinstance(node, ast.Dict):
                    named = zip(node.keys, node.values, strict=True)
                    given = [value for key, value in named if key and ast.unparse(key) in keys]
                for part in (part for value in given for part in values.unmade(value)):
                    inner = self._inside(part, function.path)
                    todo += inner
                    found |= set() if inner else {f"{function.path.name}: {ast.unparse(part)}"}
        return self._followed(todo, found)

    def _followed(self, todo: list[Function], found: set[str]) -> list[str]:
        known: set[Function] = set()
        while todo:
            function = todo.pop()
            if function not in known:
                known.add(function)
                for part, path in self.leaves(function):
                    inner = self._inside(part, path)
                    todo += inner
                    if not inner and not (isinstance(part, ast.Name) and part.id in texts(function.node)):
                        found.add(f"{path.name}: {ast.unparse(part)}")
        return sorted(found)

    def _inside(self, part: ast.expr, path: Path) -> list[Function]:
        """The functions under the rule that a part calls, which are to be looked into."""
        node = part.func if isinstance(part, ast.Call) else part
        name = word(node)
        return [] if not name or name in self.rule.broken | self.rule.escapes else self.named(node, path)


@dataclass(frozen=True)
class _Values:
    """Judges the values of one function."""

    code: Code
    path: Path
    bound: Mapping[str, Sequence[ast.expr | None]]
    seen: frozenset[str] = frozenset()

    def unmade(self, node: ast.expr) -> Iterator[ast.expr]:  # noqa: C901, PLR0912 - a line or two for each kind of node
        """The parts of a value that are not markup."""
        match node:
            case ast.Constant() | ast.Compare() | ast.Lambda():
                return
            case ast.JoinedStr(values=parts):
                for part in parts:
                    if isinstance(part, ast.FormattedValue) and not numeric(part):
                        yield from self.unmade(part.value)
            case ast.Name(id=name):
                yield from self._name(node, name)
            case ast.Attribute(attr=attr):
                if attr not in self.code.rule.fields and not attr.isupper():
                    yield node
            case ast.Subscript(value=value, slice=key):
                if not (isinstance(key, ast.Constant) and key.value in self.code.rule.fields):
                    yield from self.unmade(value)
            case ast.IfExp(body=body, orelse=other):
                yield from self._all((body, other))
            case ast.BoolOp(values=values) | ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values):
                yield from self._all(values)
            case ast.Dict(values=values):
                yield from self._all(values)
            case ast.Starred(value=value) | ast.NamedExpr(value=value):
                yield from self.unmade(value)
            case ast.BinOp(left=left, right=right, op=op):
                yield from self._all((left, right) if isinstance(op, ast.Add | ast.BitOr) else ())
            case ast.GeneratorExp(elt=elt) | ast.ListComp(elt=elt) | ast.SetComp(elt=elt):
                yield from self._within(node.generators).unmade(elt)
            case ast.DictComp(value=value):
                yield from self._within(node.generators).unmade(value)
            case ast.Call():
                yield from self._call(node)
            case _:
                yield node

    def _all(self, nodes: Iterable[ast.expr]) -> Iterator[ast.expr]:
        for node in nodes:
            yield from self.unmade(node)

    def _name(self, node: ast.expr, name: str) -> Iterator[ast.expr]:
        if name in self.seen:  # a name that is added to itself
            return
        if name not in self.bound:
            if not (name.isupper() or self._makes(node)):
                yield node
            return
        inside = _Values(self.code, self.path, self.bound, self.seen | {name})
        for value in self.bound[name]:
            yield from [node] if value is None else inside.unmade(value)

    def _makes(self, node: ast.expr) -> bool:
        """Whether a name is that of a function that makes any text harmless, such as is given to `map`."""
        name, functions = word(node), self.code.named(node, self.path)
        needs = any(self.code.made[function].plain or self.code.made[function].needs for function in functions)
        if name in self.code.rule.broken:
            return False
        return name in self.code.rule.escapes or (bool(functions) and not needs)

    def _within(self, generators: Sequence[ast.comprehension]) -> _Values:
        found: Bound = {}
        for generator in generators:
            bind(generator.target, generator.iter, found)
        return _Values(self.code, self.path, {**self.bound, **found}, self.seen - found.keys())

    def _call(self, node: ast.Call) -> Iterator[ast.expr]:  # noqa: C901 - a line or two for each kind of call
        name = called(node)
        if name in NUMBERS:
            return
        functions = self.code.named(node.func, self.path)
        if name in self.code.rule.broken:
            yield node
            return
        if name in self.code.rule.escapes:
            return
        if functions:
            if any(self.code.made[function].plain for function in functions):
                yield node
            for function in functions:
                yield from self._all(needed(node, function.node, self.code.made[function].needs))
        elif name == "map" and self._makes(node.args[0]):
            return
        elif name in PASSING:
            yield from self._all(node.args)
        elif name == "get" and isinstance(node.func, ast.Attribute):  # the key chooses and is not shown
            yield from self._all((*node.args[1:], node.func.value))
        elif name in KEEPING and isinstance(node.func, ast.Attribute):
            yield from self._all((*node.args, *(keyword.value for keyword in node.keywords), node.func.value))
        else:
            yield node
