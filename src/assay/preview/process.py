"""The process behind `Builder`: `python -m assay.preview.process ROOT`, told `build` line by line.

It answers each with one line of JSON. When the process that started it is gone, it ends.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from assay.build import DRAFTED, Snapshot, bring_up_to_date
from assay.checkout.paths import alone, refuse_oddities
from assay.errors import UsageError

IMPORTED = (
    "assay.build.actions", "assay.project", "assay.notebooks.run", "assay.notebooks.results", "assay.exports.files",
    "assay.book.prose", "assay.book.pages.write", "assay.book.site.sphinx", "assay.book.sphinxext.extension",
    "myst_nb.sphinx_ext", "sphinx_book_theme", "sphinx.builders.html", "sphinx.ext.mathjax", "jupyter_book.config",
    "sphinx_external_toc", "sphinx_togglebutton", "sphinx_copybutton", "sphinx_comments", "sphinx_design",
    "sphinx_thebe", "sphinxcontrib.bibtex", "sphinx_jupyterbook_latex", "sphinx_multitoc_numbering",
)  # fmt: skip
"""What a build imports, and Jupyter Book's extensions; one that is not there is none that the build would miss."""


def main(root: Path) -> None:
    """Build each time that a line comes, until none can come any more."""
    for name in IMPORTED:
        try:
            import_module(name)
        except ImportError:
            continue
    answers = os.dup(1)
    os.dup2(2, 1)  # what a build prints is not an answer
    for _ in sys.stdin:
        said = in_fork(lambda: build(root))
        os.write(answers, (json.dumps(said) + "\n").encode())


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


def sphinx_here(
    settings: Mapping[str, object], progress: Callable[[str, int], None], locks: Sequence[int]
) -> tuple[int, str]:
    """Sphinx in a fork of this process, which has it imported; the exit code and what it said."""
    from assay.book.site.sphinx import build as build_with_sphinx  # noqa: PLC0415 - imported above
    from assay.book.site.sphinx import end_with_all  # noqa: PLC0415

    def work() -> dict[str, Any]:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as errors, Path(os.devnull).open("w") as nowhere:
            os.dup2(errors.fileno(), 2)
            os.dup2(nowhere.fileno(), 1)
            end_with_all(os.getppid())
            code = build_with_sphinx(settings)
            sys.stderr.flush()
            errors.seek(0)
            return {"code": code, "said": errors.read()}

    done = in_fork(work)
    return done.get("code", 2), str(done.get("said", ""))


def in_fork(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What the work gives, done in a fork of this process; nothing where that was ended."""
    theirs, mine = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(theirs)
            with os.fdopen(mine, "w", encoding="utf-8") as answer:
                json.dump(work(), answer)
            code = 0
        except BaseException:  # noqa: BLE001 - nothing may run on in a second copy of this process
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(mine)
    with os.fdopen(theirs, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return dict(json.loads(said)) if said else {"fault": "The build was ended by somebody; save again.", "ran": []}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
