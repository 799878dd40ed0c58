"""Where things lie in a checkout, how a file gets there whole, and who may build there.

Imports nothing heavy: every command needs it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from assay.errors import UsageError

CODE = Path(__file__).resolve().parents[1]
"""The package that runs; not `root/src`, which another installation may shadow."""

PACKAGES = ("assay", "size_debate")
"""Packages that lie beside each other and belong to a build: the checker, and what this book's notebooks compute."""

TEXTS = (Path("texts"), Path("../shared/articles"))
"""Where the articles' texts are looked for unless `ASSAY_ARTICLES` says otherwise: in the first that is there."""

FEED = "corrections.atom"
EXPORTS = (
    "verdicts.json", "verdicts.csv", "verdicts.parquet", "facts.json", "facts.csv", "facts.parquet",
    "claimreview.jsonld", "annotations.jsonld", "nanopublications.trig", "findings.sarif", FEED,
    "sources.bib", "sources.csl.json", "reader-data.js", "verdicts.schema.json", "coverage.json", "audit.json",
)  # fmt: skip
"""All files that a build leaves for other programs, below `_build/` and on the site."""

SHOWN = ("verdicts.json", "facts.json")
"""Those exports that pages print; the others are for other programs alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is built, and with which exports beside its pages."""

    folder: str
    exports: tuple[str, ...]

    @property
    def site(self) -> str:
        """The pages."""
        return f"{self.folder}/html"

    @property
    def workings(self) -> tuple[str, str]:
        """What Sphinx goes on from the next time, beside the site itself."""
        return f"{self.folder}/doctrees", f"{self.folder}/jupyter_execute"


BOOK = Place("_build", EXPORTS)
PREVIEW = Place("_build/preview", ())
"""The pages alone, for those who write them. A preview lies apart: what is published is never half of a build."""

PACKED = "_build/catalogues.sqlite"
"""The tables of the catalogues as one file, which is quicker to ask; made of them alone, and anew where it is lost."""

UNITS = "claims/units.yml"
"""Units of the book's own."""

MEASURED = "tests/benchmarks/results.json"
"""What `make bench` measured."""

READ = "tests/benchmarks/scan.json"
"""How well texts are read that nobody prepared: what `python -m tests.benchmarks.scanning --keep` measured."""

GENERATED = ("claims", "articles", "sources", "systems", "_generated")
"""Folders below `book/`; all Markdown in them is generated but for `index.md`."""


def shown_in(root: Path, path: Path) -> str:
    """A file of the book as people and other programs name it, with the strokes of an address on every system."""
    return path.relative_to(root).as_posix()


def find_root(start: Path | None = None) -> Path:
    """The nearest folder, from here upwards, that holds `claims/attributes.yml`."""
    here = (start or Path.cwd()).resolve()
    try:
        str(here).encode()
    except UnicodeEncodeError:
        reason = "holds bytes that are no UTF-8; give the folder another name"
        raise UsageError(f"the path {str(here)!r} {reason}") from None
    for folder in (here, *here.parents):
        if (folder / "claims" / "attributes.yml").is_file():
            return folder
    raise UsageError(
        f"no claims/attributes.yml in {here} or above it: run the command inside a book, name one with --root, "
        "or begin one with `assay init`"
    )


def refuse_oddities(root: Path, *folders: str) -> None:
    """UsageError where a link, a pipe or a device lies in one of these folders: nothing there is opened before that."""
    from assay.checkout.digests import oddities_below  # noqa: PLC0415 - most commands have no use for it

    odd = [(path.relative_to(root).as_posix(), kind) for name in folders for path, kind in oddities_below(root / name)]
    if odd:
        name, kind = odd[0]
        others = f" ({len(odd) - 1} more like it)" if odd[1:] else ""
        raise UsageError(f"{name} is {kind}{others}; put the file itself there: nothing else is read")


def texts_folder(root: Path) -> Path:
    """Where the articles' texts are looked for: `ASSAY_ARTICLES`, otherwise in the checkout or beside it."""
    named = os.environ.get("ASSAY_ARTICLES")
    if named:
        return root / named
    return next((root / folder for folder in TEXTS if (root / folder).is_dir()), root / TEXTS[0])


def place_for_texts(root: Path) -> Path:
    """Where a text may be put: outside of the checkout, or in a folder of it that its `.gitignore` keeps out of git."""
    folder, home = texts_folder(root).resolve(), root.resolve()
    if folder.is_relative_to(home):
        inner = folder.relative_to(home).as_posix()
        ignore = home / ".gitignore"
        lines = ignore.read_text(encoding="utf-8").split() if ignore.is_file() else []
        if not {f"/{inner}", f"/{inner}/", f"/{inner}/*"} & set(lines):
            raise UsageError(
                f"{folder} lies in the repository, where no text belongs; set ASSAY_ARTICLES to another folder, "
                f"or add the line /{inner}/ to .gitignore"
            )
    return folder


def is_generated(page: PurePath) -> bool:
    """Whether a page, by its path below `book/`, is made from the records or by a notebook."""
    if page.suffix == ".ipynb":
        return True
    return page.parts[0] in GENERATED and page != PurePath(page.parts[0], "index.md")


def write_bytes(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all (an atomic write), and only when it differs; whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
    return True


def write_text(path: Path, text: str) -> bool:
    """The same for a text, as UTF-8 with its line ends as they are."""
    return write_bytes(path, text.encode())


@contextmanager
def alone(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[tuple[int, ...]]:
    """Keep other builds out of `_build`; gives what a process must inherit to keep them out even if it is left over."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none: there two builds at once are not kept apart
    except ImportError:
        yield ()
        return
    (root / "_build").mkdir(exist_ok=True)
    with (root / "_build" / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield (file.fileno(),)


IN_UTF8 = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
"""What a Python that we start is told, so that it says in UTF-8 what we read; on Windows it would take a code page."""


def end_with(parent: int, end: Callable[[], None] = lambda: os._exit(1)) -> None:
    """End this process when the one that waits for it is gone."""
    while os.getppid() == parent:
        time.sleep(0.5)
    end()
