"""The exports as files below `_build/`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from assay.checkout.paths import SHOWN, write_bytes, write_text
from assay.exports.formats import EXPORTS, SCHEMA, Export, as_json
from assay.project import Project, write_coverage


def schema() -> dict[str, Any]:
    """The JSON Schema of `verdicts.json`."""
    content: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return content


def write_shown(project: Project) -> None:
    """Write the exports that pages print."""
    write_all(project, project.root / "_build", [export for export in EXPORTS if export.file in SHOWN])


def write_others(project: Project, audit: Mapping[str, Any] | None = None) -> None:
    """Write the exports that are for other programs alone; `audit` is the checker's own error rate."""
    folder = write_coverage(project).parent
    write_all(project, folder, [export for export in EXPORTS if export.file not in SHOWN])
    write_text(folder / SCHEMA.name, SCHEMA.read_text(encoding="utf-8"))
    write_text(folder / "audit.json", as_json(audit or {}))


def write_all(project: Project, folder: Path, exports: Iterable[Export] = EXPORTS) -> list[Path]:
    """Write every format into a folder, each only where it changed; their paths."""
    paths = []
    for export in exports:
        content = export.write(project)
        path = folder / export.file
        write_bytes(path, content.encode() if isinstance(content, str) else content)
        paths.append(path)
    return paths
