"""Every fact against what its source has today: it stands there, it changed, it is gone, or nobody looked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory

from assay.model import Fact
from assay.model.sources import Package, Source
from assay.quantity import Quantity, QuantityError, parse
from assay.records.pointer import Literals, Pointer, read_pointer
from assay.sources.outcome import Check, Sight
from assay.sources.packages.data_file import find_in_json, find_in_yaml
from assay.sources.packages.index import Fetched, Offline, Unreachable, Withdrawn
from assay.sources.packages.lookup import NotThere
from assay.sources.packages.python_file import find_in_python
from assay.sources.packages.wheel import BadWheel, digest, read_from_wheel
from assay.sources.service import printed
from assay.web.answer import BadAnswer
from assay.web.isolation import isolated

LONGEST = 200
"""Characters that are told of what stands in a file."""

Fetch = Callable[[Package, Path], Fetched]
FINDERS = {".py": find_in_python, ".json": find_in_json, ".yaml": find_in_yaml, ".yml": find_in_yaml}


def verify(facts: Iterable[Fact], sources: Mapping[str, Source], fetch: Fetch) -> list[Check]:
    """Look up these facts. A wheel is fetched once, and without a network only one is asked for."""
    with TemporaryDirectory(prefix="assay-") as folder:
        wheels = FetchedWheels(fetch, Path(folder))
        return [_checked(fact, sources[fact.source], wheels) for fact in facts]


def _checked(fact: Fact, source: Source, wheels: FetchedWheels) -> Check:
    if source.package is None:
        return _check(fact, Sight.NOT_CHECKED, why="only files of packages are looked up")
    if fact.find is None:
        return _check(fact, Sight.NOT_CHECKED, why="the record has no `find`")
    return _looked_up(fact, source.package, wheels)


class FetchedWheels:
    """Wheels, each of which is fetched once, and refused where its digest is another."""

    def __init__(self, fetch: Fetch, folder: Path) -> None:
        self._fetch = fetch
        self._folder = folder
        self._wheels: dict[tuple[str, str, str], Fetched | Exception] = {}
        self._offline: Offline | None = None

    def get(self, package: Package) -> Fetched:
        """The wheel; Unreachable, Withdrawn or BadWheel where it cannot be had."""
        key = (package.name, package.version, package.sha256)
        if key not in self._wheels:
            folder = self._folder / str(len(self._wheels))
            folder.mkdir()
            self._wheels[key] = self._fetched(package, folder)
        wheel = self._wheels[key]
        if isinstance(wheel, Exception):
            raise wheel
        return wheel

    def _fetched(self, package: Package, folder: Path) -> Fetched | Exception:
        if self._offline:
            return self._offline
        try:
            fetched = self._fetch(package, folder)
        except Offline as error:
            self._offline = error
            return error
        except (Unreachable, Withdrawn) as error:
            return error
        found = digest(fetched.wheel)
        if found == package.sha256:
            return fetched
        return BadWheel(f"the index has another wheel: its sha256 is {found}, and {package.sha256} was read")


def _looked_up(fact: Fact, package: Package, wheels: FetchedWheels) -> Check:
    pointer = read_pointer(fact.find or "")
    try:
        fetched = wheels.get(package)
        found = isolated(compare, fact, fetched.wheel, package.file + pointer.file)
    except (Unreachable, BadAnswer) as error:
        return _check(fact, Sight.NOT_CHECKED, why=str(error))
    except (Withdrawn, BadWheel) as error:
        return _check(fact, Sight.GONE, why=str(error))
    return replace(found, note=fetched.note)


def compare(fact: Fact, wheel: Path, file: str) -> Check:
    """What a file of a wheel has at the place of a fact; BadWheel where there is no such file."""
    pointer = read_pointer(fact.find or "")
    text = _text(wheel, file)
    finder = FINDERS.get(Path(file).suffix)
    if finder is None:
        return _check(fact, Sight.NOT_CHECKED, why=f"nothing here reads {Path(file).suffix or 'such'} files")
    try:
        found = finder(text, pointer)
    except NotThere as error:
        return _check(fact, Sight.GONE, why=str(error))
    same = is_same(fact, found, pointer)
    wanted = f" instead of {pointer.expected[0]}" if pointer.expected and not same else ""
    return _check(fact, Sight.MATCH if same else Sight.CHANGED, found=f"{found}{wanted}"[:LONGEST])


_text = lru_cache(maxsize=4)(read_from_wheel)


def _check(fact: Fact, sight: Sight, *, found: str = "", why: str = "") -> Check:
    return Check(source=fact.source, fact=fact.id, sight=sight, recorded=printed(fact), found=found, why=why)


def is_same(fact: Fact, found: Literals, pointer: Pointer) -> bool:
    """Whether what stands there is what the fact says: the same number in the same unit, the same word or switch."""
    if pointer.expected:
        wanted = pointer.expected[0]
        return str(found) == str(wanted) if isinstance(found, str) else (found, type(found)) == (wanted, type(wanted))
    if fact.figure:
        figure = _figure(found, pointer.unit, fact.figure)
        points = fact.figure.points
        return figure is not None and len(points) == 1 and isclose(figure, points[0], rel_tol=1e-9)
    return str(found) == printed(fact)


def _figure(found: Literals, unit_name: str, value: Quantity) -> float | None:
    """What stands there as a number in the unit of the fact."""
    if isinstance(found, bool) or found is None:
        return None
    try:
        number = float(found)
        if not unit_name or value.unit is None:
            return number
        one = parse(f"1 {unit_name}").to(value.unit)
    except (ValueError, OverflowError, QuantityError):
        return None
    return number * one.points[0]
