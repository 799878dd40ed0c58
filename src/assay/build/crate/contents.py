"""The files of a build with their digests: what it was made from, and what was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.checkout.digests import digest_file, files_below
from assay.checkout.paths import CODE, EXPORTS, PACKAGES, is_generated

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
        paths += (path for path in files_below(root / folder) if not _is_made(path.relative_to(root)))
    files = {path.relative_to(root).as_posix(): path for path in paths}
    # The packages that ran, wherever they are installed; what they are called here is where a checkout has them.
    code = (path for package in PACKAGES for path in files_below(CODE.parent / package))
    files |= {f"src/{path.relative_to(CODE.parent).as_posix()}": path for path in code}
    return _contents(files)


def outputs_of(root: Path) -> Mapping[str, Content]:
    """What the build made, by path in the checkout: executed notebooks, exports and the site."""
    paths = [root / "_build" / name for name in EXPORTS]
    paths += (root / "book" / "notebooks").glob("[!.]*.ipynb")
    paths += files_below(root / "_build" / "html")
    return _contents({path.relative_to(root).as_posix(): path for path in paths})


def _is_made(path: Path) -> bool:
    return path.parts[0] == "book" and is_generated(path.relative_to("book"))


def _contents(files: Mapping[str, Path]) -> Mapping[str, Content]:
    found = sorted((name, path) for name, path in files.items() if path.is_file())
    return {name: Content(digest_file(path), path.stat().st_size) for name, path in found}
