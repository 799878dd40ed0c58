"""The schemas as files in `claims/schemas/`, with the ids of the checkout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from assay.checkout import write_text
from assay.reading import Reader
from assay.schemas import schemas

FOLDER = Path("claims") / "schemas"


def stale_schemas(root: Path) -> Iterator[tuple[Path, str]]:
    """Each file that is not what the types and the records make of it, with the text that it should have."""
    for name, schema in schemas(_ids(root)).items():
        path = root / FOLDER / name
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        if not path.is_file() or path.read_bytes() != text.encode():
            yield path, text


def write_schemas(root: Path) -> list[Path]:
    """Bring the schemas up to date; the files that were written."""
    return [path for path, text in list(stale_schemas(root)) if write_text(path, text)]


def _ids(root: Path) -> dict[str, frozenset[str]]:
    """The ids that have a record, readable or not."""
    reader, folder = Reader(root), root / "claims"

    def entries(name: str) -> frozenset[str]:
        tree = reader.document(folder / name).tree
        return frozenset(tree) if isinstance(tree, dict) else frozenset()

    return {
        "entity": entries("entities.yml"),
        "attribute": entries("attributes.yml"),
        "source": frozenset(path.stem for path in (folder / "sources").glob("*.yml")),
    }
