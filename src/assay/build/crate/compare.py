"""Compare a build with the crate of another one, file by file."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assay.build.crate.contents import Content, inputs_of, outputs_of
from assay.errors import UsageError


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not the same here: `missing` is here, `new` is only here."""

    name: str
    how: Literal["differs", "missing", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was found of another build in this one."""

    inputs: tuple[Difference, ...]
    outputs: tuple[Difference, ...]
    same: int
    """Outputs with the same bytes."""
    python: tuple[str, str]
    """Of the other build, and here."""

    @property
    def is_same(self) -> bool:
        """Whether every output is there with the same bytes, and no other."""
        return not self.outputs


def compare(root: Path, crate: Path) -> Comparison:
    """Compare the build in a checkout with the one that a crate describes; UsageError where the crate is none."""
    entities = _entities(crate)
    there = {role: dict(_files(entities, role)) for role in ("object", "result")}
    read, made = inputs_of(root), outputs_of(root)
    outputs = tuple(_differences(there["result"], made))
    same = sum(name in made and made[name].sha256 == digest for name, digest in there["result"].items())
    python = str(entities.get("#python", {}).get("version", "unknown"))
    inputs = tuple(_differences(there["object"], read))
    return Comparison(inputs=inputs, outputs=outputs, same=same, python=(python, platform.python_version()))


def _entities(crate: Path) -> Mapping[str, Mapping[str, Any]]:
    path = crate / "ro-crate-metadata.json" if crate.is_dir() else crate
    try:
        graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
        entities = {entity["@id"]: entity for entity in graph}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no RO-Crate of a build ({type(error).__name__})") from None
    if "#build" not in entities:
        raise UsageError(f"{path} describes no build of this book: it has no entity #build")
    return entities


def _files(entities: Mapping[str, Mapping[str, Any]], role: str) -> Iterator[tuple[str, str]]:
    for reference in entities["#build"][role]:
        file = entities[reference["@id"]]
        yield file["name"], file["sha256"]


def _differences(there: Mapping[str, str], here: Mapping[str, Content]) -> Iterator[Difference]:
    for name in sorted({*there, *here}):
        if name not in here:
            yield Difference(name, "missing")
        elif name not in there:
            yield Difference(name, "new")
        elif here[name].sha256 != there[name]:
            yield Difference(name, "differs")
