"""What was worked out of a commit, kept beside the build: a commit never changes, so that it holds as long as the code.

What else it depends on is part of its digest: the code, the installed packages, the texts at hand and the notebooks
that are executed here. What is lost, cut off or of another make is worked out again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from assay.checkout.kept import read_kept, write_kept
from assay.checkout.known_digests import KnownDigests
from assay.checkout.paths import CODE, PACKAGES
from assay.checkout.settings import BASE_URL, CONTACT, REPOSITORY_URL
from assay.memory.dependencies import Memory

KEPT = Path("_build") / "revisions"
MOST = 8
"""Commits that are kept, the last ones asked for: as many as somebody compares with in turn."""

T = TypeVar("T")


@dataclass(kw_only=True)
class Remembered:
    """What is known of one state, by what it is called; of a state that may change nothing is kept."""

    folder: Path
    made_of: str | None
    """Digest of all that it depends on; None where the state is no commit."""
    _known: dict[str, Any] = field(default_factory=dict)
    _is_new: bool = False

    @classmethod
    def of(cls, root: Path, state: Path, commit: str | None, memory: Memory) -> Remembered:
        """What the checkout `root` remembers of a commit that is laid out in the folder `state`."""
        if commit is None:
            return cls(folder=root / KEPT, made_of=None)
        made_of = _digest_of(root, state, commit, memory)
        texts = read_kept(root / KEPT / made_of)
        return cls(folder=root / KEPT, made_of=made_of, _known=json.loads(texts[0]) if texts else {})

    def __call__(self, name: str, make: Callable[[], T]) -> T:
        """What is called so: something that JSON holds."""
        if self.made_of is None:
            return make()
        if name not in self._known:
            self._known[name] = json.loads(json.dumps(make()))
            self._is_new = True
        found: T = self._known[name]
        return found

    def keep(self) -> None:
        """Write down what is new, and forget the commits that nobody asked for in a while."""
        if self.made_of is None:
            return
        path = self.folder / self.made_of
        with suppress(OSError):  # it would only make the next time quicker
            if self._is_new:
                write_kept(path, [json.dumps(self._known).encode()])
            else:
                path.touch()
            for old in sorted(self.folder.iterdir(), key=lambda one: one.stat().st_mtime_ns)[:-MOST]:
                old.unlink()


def _digest_of(root: Path, state: Path, commit: str, memory: Memory) -> str:
    known = KnownDigests.of(root)
    code = {name: digest for package in PACKAGES for name, digest in known.below(CODE.parent, package).items()}
    texts = {name: digest for name, digest in memory.files.items() if name.startswith("text of ")}
    executed: Mapping[str, str] = KnownDigests().below(state, "book/notebooks")
    told = [f"{name} {digest}" for one in (code, texts, executed) for name, digest in one.items()]
    told += [commit, memory.made_with, known.file(root / "requirements.lock")]
    told += [f"{name} {os.environ.get(name, '')}" for name in (BASE_URL, REPOSITORY_URL, CONTACT)]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()
