"""The process behind `Builder`: `python -m assay.preview.process ROOT`, told `build` line by line.

It answers each with one line of JSON. When the process that started it is gone, it ends.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assay.book.site import sphinx
from assay.build import DRAFTED, Snapshot, bring_up_to_date
from assay.checkout.paths import alone, refuse_oddities
from assay.errors import UsageError
from assay.preview.forks import import_needed, in_fork

IMPORTED = (
    "assay.build.actions", "assay.project", "assay.notebooks.run", "assay.notebooks.results", "assay.exports.files",
    "assay.book.prose", "assay.book.pages.write",
)  # fmt: skip
"""The most of what a build imports besides Sphinx."""


def main(root: Path) -> None:
    """Build each time that a line comes, until none can come any more."""
    sphinx.import_ahead((*IMPORTED, *sphinx.IMPORTED))
    answers = os.dup(1)
    os.dup2(2, 1)  # what a build prints is not an answer
    for _ in sys.stdin:
        said = in_fork(lambda: build(root))
        os.write(answers, (json.dumps(said) + "\n").encode())
        import_needed()  # while somebody writes on


def build(root: Path) -> dict[str, Any]:
    """One build; faults of what people wrote are answers."""
    from assay.book.site import BuildFailed  # noqa: PLC0415 - imported above
    from assay.build.actions import TypedByHand, Unreadable  # noqa: PLC0415
    from assay.notebooks.run import NotebookFailed  # noqa: PLC0415

    try:
        refuse_oddities(root, "notebooks", "book")
        with alone(root) as locks:
            ran, changed = bring_up_to_date(Snapshot(root), DRAFTED, locks=locks, sphinx=sphinx_here)
    except (NotebookFailed, TypedByHand, BuildFailed, UsageError) as failure:
        return {"fault": str(failure), "ran": []}
    except Unreadable as unreadable:
        return {"fault": "\n".join(str(fault) for fault in unreadable.loaded.faults), "ran": []}
    except Exception:  # noqa: BLE001 - a fault of ours is shown like any other: the server goes on
        return {"fault": traceback.format_exc(), "ran": []}
    return {"fault": "", "ran": ran, "changed": changed}


def sphinx_here(settings: Mapping[str, object], progress: Callable[[str, int], None]) -> tuple[int, str]:
    """Sphinx in a fork of this process, which has it imported; the exit code and what it said."""

    def work() -> dict[str, Any]:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as errors, Path(os.devnull).open("w") as nowhere:
            os.dup2(errors.fileno(), 2)
            os.dup2(nowhere.fileno(), 1)
            sphinx.end_with_all(os.getppid())
            code = sphinx.build(settings)
            sys.stderr.flush()
            errors.seek(0)
            return {"code": code, "said": errors.read()}

    done = in_fork(work)
    return done.get("code", 2), str(done.get("said", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
