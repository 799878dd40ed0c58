"""The files of a build with their digests: what it was made from, and what was made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.checkout import CODE, EXPORTS, is_generated

FILES = ("_config.yml", "pyproject.toml", "requirements.lock", "CITATION.cff")
"""At the top of the checkout, read by the build."""


@dataclass(frozen=True, slots=True)
class Content:
    """One file."""

    sha256: str
    size: int


def inputs_of(root: Path) -> Mapping[str, Content]:
    """What the build reads, by path in the checkout: records, notebooks, pages, the checker and the environment."""
    paths = [root / name for name in FILES]
    for folder in ("claims", "notebooks", "book"):
        paths += (path for path in (root / folder).rglob("*") if not _is_made(path.relative_to(root)))
    files = {path.relative_to(root).as_posix(): path for path in paths}
    # The package that ran, wherever it is installed; what it is called here is where a checkout has it.
    files |= {f"src/assay/{path.relative_to(CODE).as_posix()}": path for path in CODE.rglob("*")}
    return _contents(files)


def outputs_of(root: Path) -> Mapping[str, Content]:
    """What the build made, by path in the checkout: executed notebooks, exports and the site."""
    paths = [root / "_build" / name for name in EXPORTS]
    paths += (root / "book" / "notebooks").glob("*.ipynb")
    paths += (root / "_build" / "html").rglob("*")
    return _contents({path.relative_to(root).as_posix(): path for path in paths})


def _is_made(path: Path) -> bool:
    return path.parts[0] == "book" and is_generated(path.relative_to("book"))


def _contents(files: Mapping[str, Path]) -> Mapping[str, Content]:
    return dict(sorted(_readable(files)))


def _readable(files: Mapping[str, Path]) -> Iterator[tuple[str, Content]]:
    for name, path in files.items():
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in Path(name).parts):
            data = path.read_bytes()
            yield name, Content(hashlib.sha256(data).hexdigest(), len(data))
