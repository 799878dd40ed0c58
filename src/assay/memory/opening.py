"""The memory of a checkout: where it is kept, and what it has to be made with to be believed."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from pathlib import Path

from assay.checkout.digests import digest_file, digests_below, files_below
from assay.checkout.paths import CODE, texts_folder
from assay.memory.kept import read_kept, write_kept
from assay.memory.units import Memory

KEPT = Path("_build") / "memory"
JUDGING = ("quantity", "model", "checkout", "evidence", "records", "verdicts", "articles", "notebooks", "memory")
"""The wings on whose code anything remembered depends, all that they can import among them; single files are added."""


def open_memory(root: Path, files: Mapping[str, str] | None = None, kept_in: Path | None = None) -> Memory:
    """What is remembered of a checkout. `files` are the digests of its records and texts, where somebody has them.

    What is remembered of another state of it, `kept_in`, serves as well: it holds where the states are the same.
    """
    digests = digests_of(root) if files is None else files
    memory = Memory.of(read_kept((kept_in or root) / KEPT), _made_with(root), digests)
    for name, digest in digests.items():
        if name.startswith("text of "):
            memory.given(f"text {name.removeprefix('text of ')}", digest)
    memory.done("text ")
    return memory


def keep_memory(root: Path, memory: Memory) -> None:
    """Keep what was found out now, where that is anything new; raises OSError where it cannot be kept."""
    if memory.is_new:
        write_kept(root / KEPT, memory.texts())


def digests_of(root: Path) -> dict[str, str]:
    """Digests of all records, and of the articles' texts at hand as `text of` the article."""
    found = digests_below(root, "claims")
    folder = texts_folder(root)
    articles = sorted(Path(name).stem for name in found if name.startswith("claims/articles/"))
    return found | {f"text of {name}": digest_file(folder / f"{name}.txt") for name in articles}


def _made_with(root: Path) -> str:
    """Digest of the code that judges, of the installed packages by the lock, of this Python, and of kinds and units.

    Every record may lean on a kind or a unit, and these change once in a while.
    """
    folders = (CODE / name for name in JUDGING)
    files = [*(path for folder in folders for path in files_below(folder)), *sorted(CODE.glob("*.py"))]
    told = [f"{path.relative_to(CODE)} {digest_file(path)}" for path in files]
    told += [platform.python_version(), digest_file(root / "requirements.lock")]
    told += [digest_file(root / "claims" / f"{name}.yml") for name in ("kinds", "units")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
