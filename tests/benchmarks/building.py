"""`assay book` against plain `jupyter-book build`, which executes the same notebooks and builds the same pages.

Plain means as its users run it: the notebooks have no outputs, `execute_notebooks: cache` keeps what was executed, and
the pages of claims, sources and systems are there already, made by Assay beforehand. It uses the same configuration and
the same extension, without which the pages would not read the same. It does not judge, audit, export or describe the
build, and whether its pages are out of date when a record changed it cannot know: before each of its runs the pages
that Assay made anew are copied into its folder, and that is not counted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from assay.book.site.config import settings_of
from tests.benchmarks.checking import first
from tests.benchmarks.checkout import ASSAY, ROOT, copy, flip
from tests.benchmarks.timing import ENVIRONMENT, Step

PLAIN = "Jupyter Book alone"
NOTEBOOK = "carbon"


def steps(folder: Path) -> Iterator[Step]:
    """From nothing, unchanged, after one claim's edit, after one notebook's edit; the last two as a preview too."""
    ours, plain = copy(folder / "ours"), folder / "plain"
    claim = flip(first(ours), "statement: ", "statement: Once more, ")
    script = ours / "notebooks" / f"{NOTEBOOK}.py"
    script.write_text(f"{script.read_text(encoding='utf-8')}\n# %%\nseen = 1\n", encoding="utf-8")
    notebook = flip(script, "\nseen = 1\n", "\nseen = 2\n")

    def pair(what: str, ours_first: Callable[[], None], theirs_first: Callable[[], None], *how: str) -> Iterator[Step]:
        yield Step(what, "Assay", [*ASSAY, "--root", str(ours), "book", *how], ours, ours_first)
        yield Step(what, PLAIN, _plain(plain), plain, theirs_first)

    yield from pair("the book, from nothing", lambda: _clean(ours), lambda: _follow(ours, plain, clean=True))
    yield from pair("the book, nothing changed", _nothing, _nothing)
    yield from pair("the book, one claim edited", claim, lambda: _follow(ours, plain))
    yield from pair("the book, one notebook edited", notebook, lambda: _follow(ours, plain))
    yield from pair("its preview, one claim edited", claim, lambda: _follow(ours, plain), "--draft")
    yield from pair("its preview, one notebook edited", notebook, lambda: _follow(ours, plain), "--draft")


def _plain(plain: Path) -> list[str]:
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "book", "--config", "_config.yml"]
    return [*command, "--toc", str(plain / "_build" / "toc.yml"), "--quiet"]


def _clean(root: Path) -> None:
    """Take out all that a build makes."""
    shutil.rmtree(root / "_build", ignore_errors=True)
    for path in [*(root / "book").rglob("*.md"), *(root / "book").rglob("*.ipynb")]:
        if not (ROOT / path.relative_to(root)).is_file() or _is_ignored(path.relative_to(root)):
            path.unlink()


def _is_ignored(path: Path) -> bool:
    return subprocess.run(["git", "-C", str(ROOT), "check-ignore", "-q", str(path)], check=False).returncode == 0


def _follow(ours: Path, plain: Path, *, clean: bool = False) -> None:
    """Bring the plain folder to the pages and notebooks that Assay has now; with nothing built where it is clean."""
    if clean:
        shutil.rmtree(plain, ignore_errors=True)
    for name in ("claims", "book", "src", "_build"):
        _mirror(ours / name, plain / name)
    settings = settings_of(ours)
    settings["execute"] = {"execute_notebooks": "cache"}
    settings["sphinx"]["local_extensions"] = {"assay.book.sphinxext": str(plain / "src")}
    _put(plain / "_config.yml", yaml.safe_dump(settings, allow_unicode=True))
    _notebooks(ours, plain)


def _mirror(old: Path, new: Path) -> None:
    """Copy what differs, so that what did not change stays as old as it is."""
    for path in old.rglob("*"):
        inner = path.relative_to(old)
        built = old.name == "_build" and (len(inner.parts) > 1 or path.is_dir())
        if path.is_file() and path.suffix != ".ipynb" and not built:
            _put(new / inner, path.read_bytes())


def _put(path: Path, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _notebooks(ours: Path, plain: Path) -> None:
    """The scripts as notebooks without outputs."""
    made = plain / "made"
    made.mkdir(exist_ok=True)
    scripts = sorted(str(path) for path in (ours / "notebooks").glob("*.py"))
    jupytext = [sys.executable, "-m", "jupytext", "--quiet", "--to", "ipynb", "--set-kernel", "python3"]
    for script in scripts:
        name = f"{Path(script).stem}.ipynb"
        source = Path(script).read_text(encoding="utf-8")
        known = made / f"{name}.py"
        if not known.is_file() or known.read_text(encoding="utf-8") != source:
            target = plain / "book" / "notebooks" / name
            subprocess.run([*jupytext, "--output", str(target), script], env=ENVIRONMENT, check=True)
            _put(known, source)


def _nothing() -> None:
    pass
