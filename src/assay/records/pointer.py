"""Pointers: where in a file of a package a figure stands, in a small language that names places and runs nothing.

    pointer  = [file ": "] name {step} [" is " literal | " in " unit]
    step     = "." name            what is assigned to the name in a module, a class or a function; a base class counts
             | "(" name ")"        an argument: the default of a function's, or what a call passes
             | "(" number ")"      what a call passes at that place, counted from 0
             | "[" number "]"      an item of a list, counted from 0
             | "[" key "]"         an item of a dictionary: "text" in quotes, or a dotted name as it is written there
             | "[" name "=" key "]"  the only item of a list whose field has that value

`is` says what must stand there where a fact prints it in other words (`… is False`); `in` says the unit of the file
where that is not the one of the attribute (`… in FLOP/s`). The file is named where the source names a folder. In JSON
and YAML the steps are the same, and a name may also be the first key.
"""

from __future__ import annotations

import re
from ast import literal_eval
from dataclasses import dataclass
from typing import Literal

Literals = str | int | float | bool | None
LONGEST = 300

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_TEXT = r'"[^"\\]*"'
_KEY = rf"{_TEXT}|{_NAME}(?:\.{_NAME})*"
_FILE = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_./-]*\.(?:py|json|ya?ml)): ")
_STEP = re.compile(
    rf"\.(?P<member>{_NAME})|\((?P<argument>{_NAME}|[0-9]{{1,4}})\)|\[(?P<index>[0-9]{{1,4}})\]"
    rf"|\[(?P<field>{_NAME})=(?P<value>{_TEXT}|[0-9]+)\]|\[(?P<key>{_KEY})\]"
)
"""One step into a file: `.member`, `(argument)`, `[3]`, `[field=value]` or `[key]`."""
_LITERAL = re.compile(rf"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?|True|False|None|{_TEXT}")
_UNIT = re.compile(r"[A-Za-z][A-Za-z/_ ]{0,40}")


@dataclass(frozen=True, slots=True)
class Step:
    """One step down into what has been reached."""

    kind: Literal["member", "argument", "index", "key", "choice"]
    name: str
    """The name, the number or the key; of a choice, the field."""
    value: str = ""
    """Of a choice, the value that the field must have."""

    def __str__(self) -> str:
        shown = {"member": f".{self.name}", "argument": f"({self.name})", "choice": f"[{self.name}={self.value!r}]"}
        return shown.get(self.kind, f"[{self.name}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A place in a file, and how to read what stands there."""

    file: str
    """Path below the source's folder; empty where the source names the file itself."""
    steps: tuple[Step, ...]
    unit: str = ""
    expected: tuple[Literals, ...] = ()
    """What must stand there, where the pointer says it: none or one."""


def read_pointer(text: str) -> Pointer:
    """Read a pointer; ValueError says what is wrong with it, and how to write it."""
    if len(text) > LONGEST:
        raise ValueError(f"has {len(text)} characters, more than {LONGEST}; a pointer names one place")
    found = _FILE.match(text)
    file = found[1] if found else ""
    if ".." in file.split("/"):
        raise ValueError(f"{file!r} leads out of the package; write the path below the folder of the source")
    rest, unit, expected = _endings(text[found.end() :] if found else text)
    return Pointer(file=file, steps=_steps(rest), unit=unit, expected=expected)


def _endings(text: str) -> tuple[str, str, tuple[Literals, ...]]:
    """What remains, and the unit or the literal that stood behind it."""
    path, said, literal = text.rpartition(" is ")
    if said and '"' not in literal[1:-1]:
        if not _LITERAL.fullmatch(literal):
            raise ValueError(f'{literal!r} is no literal; write a number, True, False, None or "text" behind `is`')
        return path, "", (literal_eval(literal),)
    path, said, unit = text.rpartition(" in ")
    if said and '"' not in unit:
        if not _UNIT.fullmatch(unit):
            raise ValueError(f"{unit!r} is no unit; write one behind `in`, for instance FLOP/s")
        return path, unit, ()
    return text, "", ()


def _steps(text: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    rest = text if text.startswith("[") else f".{text}"
    while rest:
        found = _STEP.match(rest)
        if not found:
            raise ValueError(
                f"{rest[:40]!r} cannot be read as a step of {text!r}; a step is .name, (argument), [0], "
                '["key"] or [field="value"]'
            )
        steps.append(_step(found))
        rest = rest[found.end() :]
    return tuple(steps)


def _step(found: re.Match[str]) -> Step:
    if found["member"]:
        return Step("member", found["member"])
    if found["argument"]:
        return Step("argument", found["argument"])
    if found["index"]:
        return Step("index", found["index"])
    if found["field"]:
        return Step("choice", found["field"], found["value"].strip('"'))
    return Step("key", found["key"])
