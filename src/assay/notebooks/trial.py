"""A notebook run once with other parameters: its own outputs, and the book, stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from assay.checkout.paths import write_text
from assay.errors import UsageError, suggest
from assay.notebooks.inputs import declared
from assay.notebooks.paths import names, source_of
from assay.notebooks.process import execute_once
from assay.notebooks.run import NotebookFailed


def parameters_from(root: Path, notebook: str, given: Iterable[str]) -> dict[str, Any]:
    """The values of `name=value` for a notebook, each of the type that the notebook gives it.

    A list is written `name=[a, b]`. UsageError for a name that the notebook does not have, and for another type.
    """
    if notebook not in names(root):
        raise UsageError(f"no notebook {notebook!r}{suggest(notebook, names(root))}")
    types = {name: kind for name, kind, _ in declared(source_of(root, notebook))}
    values: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"-p takes name=value, not {text!r}")
        if name not in types:
            raise UsageError(
                f"{notebook} has no parameter {name!r}{suggest(name, types)}; it has {', '.join(types) or 'none'}"
            )
        values[name] = _read(name, value, types[name])
    return values


def try_out(root: Path, notebook: str, given: Iterable[str], output: Path) -> None:
    """Run a notebook with other parameters and leave it, with its outputs, at `output`.

    Raises UsageError for parameters that the notebook does not have, and NotebookFailed where a cell raises, as it does
    for a value that the notebook refuses.
    """
    outcome = execute_once(root.resolve(), source_of(root, notebook), parameters_from(root, notebook, given))
    if "notebook" not in outcome:
        raise NotebookFailed(notebook, outcome)
    write_text(output, json.dumps(outcome["notebook"], ensure_ascii=False, indent=1) + "\n")


def _read(name: str, text: str, kind: str) -> Any:
    if kind == "str":
        return text
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        value = None
    if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    fits = {
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, float),
        "bool": isinstance(value, bool),
        "list[str]": isinstance(value, list) and all(isinstance(part, str) for part in value),
    }
    if not fits.get(kind, value is not None):
        example = {"list[str]": f"{name}=[a, b]", "int": f"{name}=3", "float": f"{name}=0.5", "bool": f"{name}=true"}
        raise UsageError(f"{name} is of type {kind}, which {text!r} is not; write it as {example.get(kind, name)}")
    return value
