"""The memory of a checkout: where it is kept, and what it has to be made with to be believed."""

from __future__ import annotations

import hashlib
import platform
from pathlib import Path

from assay.checkout.kept import read_kept, write_kept
from assay.checkout.known_digests import KnownDigests
from assay.checkout.paths import CODE
from assay.memory.dependencies import Memory

KEPT = Path("_build") / "memory"
JUDGING = ("quantity", "model", "checkout", "evidence", "records", "verdicts", "articles", "notebooks", "memory")
"""The wings on whose code anything remembered depends, all that they can import among them; single files are added."""
NOT_OF_ALL = ("coverage ", "audit ", "answers ", "reader")
"""How the units are called for which not every command asks: who judges need not publish, nor run notebooks."""


def open_memory(root: Path, known: KnownDigests | None = None, kept_in: Path | None = None) -> Memory:
    """What is remembered of a checkout. `known` are the digests of its files, where somebody has them.

    What is remembered of another state of it, `kept_in`, serves as well: it holds where the states are the same.
    """
    known = known or KnownDigests.of(root)
    digests = known.of_records(root)
    memory = Memory.of(read_kept((kept_in or root) / KEPT), _made_with(root, known), digests)
    for name, digest in digests.items():
        if name.startswith("text of "):
            memory.given(f"text {name.removeprefix('text of ')}", digest)
    memory.done("text ")
    return memory


def keep_memory(root: Path, memory: Memory) -> None:
    """Keep what was found out now, where that is anything new, and what nobody asked for but others may.

    Raises OSError where it cannot be kept.
    """
    for prefix in NOT_OF_ALL:
        memory.carry(prefix)
    if memory.is_new:
        write_kept(root / KEPT, memory.texts())


def _made_with(root: Path, known: KnownDigests) -> str:
    """Digest of the code that judges, of the installed packages by the lock, of this Python, and of kinds and units.

    Every record may lean on a kind or a unit, and these change once in a while.
    """
    code = {name: told for folder in JUDGING for name, told in known.below(CODE, folder).items()}
    code |= {path.name: known.file(path) for path in sorted(CODE.glob("*.py"))}
    told = [f"{name} {digest}" for name, digest in code.items()]
    told += [platform.python_version(), known.file(root / "requirements.lock")]
    told += [known.file(root / "claims" / f"{name}.yml") for name in ("kinds", "units")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
