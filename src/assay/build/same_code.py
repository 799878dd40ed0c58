"""What this process computes with, so that another one can prove that it computes with the same.

Two programs of one version may differ: one was changed and not yet released, or its libraries are others.
"""

from __future__ import annotations

import platform
import re
import time
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from assay.checkout.digests import digest_file, files_below
from assay.checkout.paths import CODE, PACKAGES

_STARTED = time.time()
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def code_here() -> Mapping[str, str]:
    """Every file of our packages by its digest, the libraries that they need by their versions, and this Python.

    A file that was changed after this process had begun may not be the one that it runs: it counts as changed.
    """
    found = {"Python": platform.python_version(), **_libraries()}
    for package in PACKAGES:
        for path in files_below(CODE.parent / package):
            name = path.relative_to(CODE.parent).as_posix()
            is_newer = path.stat().st_mtime > _STARTED
            found[name] = f"changed after {_STARTED}" if is_newer else digest_file(path)
    return found


def _libraries() -> dict[str, str]:
    try:
        needed = requires("assay") or []
    except PackageNotFoundError:  # a checkout that nobody has installed
        return {}
    names = {found[0] for line in needed if "extra ==" not in line and (found := _NAME.match(line))}
    return {name: _version(name) for name in sorted(names)}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def differing(here: Mapping[str, str], there: Mapping[str, str]) -> list[str]:
    """The names of what is not the same, sorted."""
    return sorted(name for name in {*here, *there} if here.get(name) != there.get(name))
