"""`assay check` against `claims verify`: 6,000 generated claims with 200 quotes, and the records of this project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.checkout import ASSAY, ROOT, flip
from tests.benchmarks.generated import lay_ours, lay_theirs, made
from tests.benchmarks.timing import Step

CLAIMS = 6000
PEER = "reproducible-science"
PEER_VERSION = "0.6.1"
FOUND = frozenset({0, 1})
"""Both end with 1 where a claim does not hold, and some of the generated ones do not."""


def steps(folder: Path) -> Iterator[Step]:
    """The first time, unchanged, and after one claim's edit; the peer remembers no outcome, and is asked each time."""
    verify = [str(peer(ROOT / "_build" / "bench" / f"peer-{PEER_VERSION}")), "verify"]
    claims = made(CLAIMS)
    ours, theirs, real = folder / "ours", folder / "theirs", folder / "real"
    lay_ours(ours, claims)
    lay_theirs(theirs, claims)
    shutil.copytree(ROOT / "claims", real / "claims")
    last = claims[-1]
    edits = {
        ours: flip(ours / f"claims/records/{last.article}/{last.id}.yml", "statement: In", "statement: And in"),
        theirs: flip(theirs / "repro.yaml", f"- id: {last.id}\n  text: In", f"- id: {last.id}\n  text: And in"),
        real: flip(first(real), "statement: ", "statement: Once more, "),
    }

    def pair(what: str, before: Callable[[], None], edit: bool = False) -> Iterator[Step]:  # noqa: FBT001, FBT002 - two of them below
        yield Step(what, "Assay", [*ASSAY, "--root", str(ours), "check"], ours, before, FOUND)
        yield Step(what, PEER, verify, theirs, edits[theirs] if edit else _nothing, FOUND)

    def alone(what: str, before: Callable[[], None]) -> Step:
        return Step(what, "Assay", [*ASSAY, "--root", str(real), "check"], real, before, FOUND)

    yield from pair("6,000 claims, the first time", _gone(ours))
    yield from pair("6,000 claims, nothing changed", _nothing)
    yield from pair("6,000 claims, one edited", edits[ours], edit=True)
    yield alone("this book's claims, the first time", _gone(real))
    yield alone("this book's claims, nothing changed", _nothing)
    yield alone("this book's claims, one edited", edits[real])


def peer(folder: Path) -> Path:
    """The command `claims` of the released package, in an environment of its own."""
    command = folder / ("Scripts/claims.exe" if sys.platform == "win32" else "bin/claims")
    if not command.exists():
        python = command.with_name("python")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        wanted = [f"{PEER}=={PEER_VERSION}", f"claims-cli=={PEER_VERSION}"]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], check=True)
    return command


def first(root: Path) -> Path:
    """The first record of a claim."""
    return min((root / "claims" / "records").rglob("*.yml"))


def _gone(root: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(root / "_build", ignore_errors=True)


def _nothing() -> None:
    pass
