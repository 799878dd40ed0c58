"""Work in a fork of this process: it leaves nothing behind but the names of what it had to import.

The process imports these before the next piece of work, so that no piece of work waits twice for the same.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from sysconfig import get_paths
from typing import Any

from assay.checkout.paths import CODE

_MODULES = "modules"
_INSTALLED = {CODE.parent, *(Path(path) for path in get_paths().values())}
"""Where packages lie that stay as they are while the process runs; where this code changes, it is made anew."""
_needed: set[str] = set()
"""What forks imported, those of forks as well."""


def in_fork(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What the work gives, done in a fork of this process; nothing where that was ended."""
    theirs, mine = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(theirs)
            before = set(sys.modules)
            with os.fdopen(mine, "w", encoding="utf-8") as answer:
                done = work()
                json.dump({**done, _MODULES: sorted(_needed.union(_imported_since(before)))}, answer)
            code = 0
        except BaseException:  # noqa: BLE001 - nothing may run on in a second copy of this process
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(mine)
    with os.fdopen(theirs, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    done = json.loads(said) if said else {"fault": "The build was ended by somebody; save again.", "ran": []}
    _needed.update(done.pop(_MODULES, ()))
    return dict(done)


def import_needed() -> None:
    """Import what forks imported."""
    for name in sorted(_needed.difference(sys.modules)):
        with suppress(Exception):  # whoever needs it says what is wrong with it
            import_module(name)
    _needed.clear()


def _imported_since(before: Collection[str]) -> Iterator[str]:
    """But for what a book brings along itself: that is written while this process runs."""
    for name in sys.modules.keys() - before:
        file = getattr(sys.modules[name], "__file__", None)
        if file and any(Path(file).is_relative_to(folder) for folder in _INSTALLED):
            yield name
