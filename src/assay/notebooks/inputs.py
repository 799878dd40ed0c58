"""What an executed notebook was made from, and what of it is different now: it is run again exactly then.

What it reads is seen while it runs (`assay.notebooks.tracing`). What stands here is compared with
the same things as they are now.
"""

from __future__ import annotations

import ast
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypedDict

from assay.checkout.digests import digest_file, digest_folder, kind_of
from assay.checkout.paths import CODE, PACKAGES
from assay.notebooks.paths import source_of
from assay.notebooks.tracing.queries import Question, Records, parsed, singular

_PARAMETERS = re.compile(
    r"^# %%[^\n]*\btags=\[[^\]\n]*\"parameters\"[^\n]*\n(.*?)(?=^# %%|\Z)", re.MULTILINE | re.DOTALL
)


class Inputs(TypedDict):
    """Everything that a notebook was made from, as digests by name."""

    script: str
    parameters: dict[str, str]
    """As they are written in the script, which they are part of."""
    files: dict[str, str]
    folders: dict[str, str]
    """Of the names in a folder that was listed."""
    looked_for: dict[str, str]
    """Whether something is a file, a folder or absent."""
    records: dict[str, str]
    """Of the answers to questions."""
    modules: dict[str, str]
    """Of the files of our packages."""
    lock: str
    python: str
    unseen: list[str]
    """What was read where nobody could see it."""


Seen = Mapping[str, Any]
"""What `assay.notebooks.tracing.kernel` wrote down."""


def before(root: Path, notebook: str) -> dict[str, Any]:
    """What is known before a run: the script, the environment, and all modules, of which it may import some."""
    script = source_of(root, notebook)
    return {
        "script": digest_file(script),
        "parameters": parameters_of(script),
        "modules": {path.relative_to(CODE.parent).as_posix(): digest_file(path) for path in _modules()},
        "lock": digest_file(root / "requirements.lock"),
        "python": platform.python_version(),
    }


def inputs(known: Mapping[str, Any], seen: Seen, runner: list[str]) -> Inputs:
    """What was known before with what was seen in the run; `runner` are the modules that executed it."""
    imported = sorted({*seen["modules"], *runner})
    return Inputs(
        script=known["script"],
        parameters=known["parameters"],
        files=seen["files"],
        folders=seen["folders"],
        looked_for=seen["looked_for"],
        records=seen["records"],
        modules={name: known["modules"].get(name, "absent") for name in imported},
        lock=known["lock"],
        python=known["python"],
        unseen=seen["unseen"],
    )


def changes(root: Path, notebook: str, made_from: Inputs, records: Callable[[], Records]) -> Iterator[str]:
    """What is different now, each in a few words; `records` is asked only where the notebook asked."""
    script = source_of(root, notebook)
    if digest_file(script) != made_from["script"]:
        changed = list(_parameters(made_from["parameters"], parameters_of(script)))
        yield from changed or [f"notebooks/{notebook}.py changed"]
    for name, digest in made_from["files"].items():
        yield from _file(name, digest, digest_file(root / name))
    for name, digest in made_from["folders"].items():
        if digest_folder(root / name) != digest:
            yield f"{name}/ holds other names"
    for name, kind in made_from["looked_for"].items():
        if (now := kind_of(root / name)) != kind:
            yield f"{name}: {_found(kind)} before, {_found(now)} now"
    for name, digest in made_from["modules"].items():
        yield from _file(name, digest, digest_file(CODE.parent / name))
    yield from _file("requirements.lock", made_from["lock"], digest_file(root / "requirements.lock"))
    if (python := platform.python_version()) != made_from["python"]:
        yield f"Python {python} instead of {made_from['python']}"
    yield from (f"it {what}: what that reads cannot be seen" for what in made_from["unseen"])
    if made_from["records"]:
        asked = records()
        others = map(parsed, asked.differing(notebook, made_from["records"]))
        yield from (_gone(one) if asked.is_gone(one) else said(one) for one in others)


def parameters_of(script: Path) -> dict[str, str]:
    """The parameters of a notebook as they are written; empty where the script has no cell for them."""
    return {name: value for name, _, value in declared(script)}


def declared(script: Path) -> list[tuple[str, str, str]]:
    """Name, type and value of each parameter; the type is that of the value where none is written."""
    cell = _PARAMETERS.search(script.read_text(encoding="utf-8"))
    try:
        body = ast.parse(cell[1]).body if cell else []
    except SyntaxError:
        return []  # papermill will say so, with the line
    found = []
    for line in body:
        if isinstance(line, ast.AnnAssign) and line.value is not None:
            found.append((ast.unparse(line.target), ast.unparse(line.annotation), ast.unparse(line.value)))
        elif isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            found.append((line.targets[0].id, _type_of(line.value), ast.unparse(line.value)))
    return found


def _type_of(value: ast.expr) -> str:
    """The type of a value as it is written: `list[str]` for a list."""
    if isinstance(value, ast.Constant):
        return type(value.value).__name__
    return "list[str]" if isinstance(value, ast.List | ast.Tuple) else "object"


def _gone(question: Question) -> str:
    return f"{singular(question[1])} {question[2]} is gone, or has another id"


def said(question: Question) -> str:
    """Which answer is another one now."""
    kind, *words = question
    if kind == "record":
        field, name, *attributes = words
        return f"{singular(field)} {name} has another {' or '.join(attributes)}"
    phrases: dict[str, Callable[[], str]] = {
        "names": lambda: f"there are other {words[0]}",
        "has": lambda: f"{singular(words[0])} {words[1]} is new or gone",
        "whole": lambda: f"the {words[0]} are others",
        "held": lambda: f"{singular(words[0])} {words[1]} changed",
        "call": lambda: f"{words[0]}({', '.join(words[1:])}) gives another answer",
        "each": lambda: f"{words[0]}({words[1]}, {' or '.join(words[2:])}) gives another answer",
        "loaded": lambda: f"the {words[0]} of the records are others",
        "everything": lambda: "a record changed, and it reads all of them",
    }
    return phrases[kind]()


def _modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (CODE.parent / package).rglob("*.py"))


def _parameters(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*then, *now}):
        if then.get(name) != now.get(name):
            yield f"parameter {name} is {now.get(name, 'gone')} instead of {then.get(name, 'absent')}"


def _file(name: str, then: str, now: str) -> Iterator[str]:
    if then != now:
        yield f"{name} is new" if then == "absent" else f"{name} is gone" if now == "absent" else f"{name} changed"


def _found(kind: str) -> str:
    return "nothing there" if kind == "absent" else f"a {kind}"
