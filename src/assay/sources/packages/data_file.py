"""Look-ups in JSON and YAML; figures stay the text that is printed there."""

from __future__ import annotations

import json
from typing import Any

import yaml

from assay.records.pointer import Literals, Pointer, Step
from assay.sources.packages.lookup import NotThere, at_index, choose

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 100
"""More than any settings have. The parser's time grows with the square of the depth, and its composer overflows."""


def find_in_json(text: str, pointer: Pointer) -> Literals:
    """What stands at the pointer in a JSON file."""
    try:
        tree = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise NotThere(f"the file is not readable as JSON ({error})") from None
    return _find(tree, pointer)


def find_in_yaml(text: str, pointer: Pointer) -> Literals:
    """What stands at the pointer in a YAML file; every scalar there is text."""
    try:
        _refuse_depth(text)
        tree = yaml.load(text, Loader=_LOADER)  # noqa: S506 - BaseLoader makes text, lists and dictionaries only
    except (yaml.YAMLError, RecursionError) as error:
        raise NotThere(f"the file is not readable as YAML ({type(error).__name__})") from None
    return _find(tree, pointer)


def _refuse_depth(text: str) -> None:
    """Raise NotThere where values are nested too deeply, as soon as they are."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise NotThere(f"the file is not readable as YAML (values are nested more than {_DEEPEST} deep)")


def _find(tree: Any, pointer: Pointer) -> Literals:
    for step in pointer.steps:
        tree = _down(tree, step)
    if isinstance(tree, dict | list):
        raise NotThere("a list or a group of fields stands there, not one value")
    value: Literals = tree
    return value


def _down(tree: Any, step: Step) -> Any:
    if isinstance(tree, dict) and step.kind in ("member", "key"):
        name = step.name.strip('"')
        if name not in tree:
            raise NotThere(f"nothing at {step}")
        return tree[name]
    if isinstance(tree, list) and step.kind == "index":
        return at_index(tree, step)
    if isinstance(tree, list) and step.kind == "choice":
        return choose(tree, step, _field)
    raise NotThere(f"{step} cannot be taken from a {'group of fields' if isinstance(tree, dict) else 'value or list'}")


def _field(item: Any, name: str) -> Literals:
    if not isinstance(item, dict) or name not in item:
        raise NotThere(name)
    value: Literals = item[name]
    return value
