"""Record files brought into their canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from assay.errors import RecordError, UsageError
from assay.records.formatter import canonical
from assay.records.layout import sort_of


@dataclass(frozen=True)
class Formed:
    """One file: its text, and its canonical text, or why it has none."""

    path: Path
    text: str
    formed: str | RecordError

    @property
    def is_canonical(self) -> bool:
        """Whether nothing needs to be written."""
        return self.formed == self.text


def record_files(root: Path, paths: Iterable[Path]) -> list[Path]:
    """The record files among and below the paths, all of them where none is given; raises UsageError for others."""
    claims = (root / "claims").resolve()
    found: dict[Path, None] = {}
    for path in [path.resolve() for path in paths] or [claims]:
        if not path.exists():
            raise UsageError(f"there is no {path}")
        if not path.is_relative_to(claims) and path != claims.parent:
            raise UsageError(f"{path} is no record; those lie below {claims}")
        below = [path] if path.is_file() else sorted(path.rglob("*.yml"))
        for file in below:
            inside = file.resolve().is_relative_to(claims)
            if inside and sort_of(file.relative_to(claims).as_posix() if file.is_relative_to(claims) else ""):
                found[file] = None
            elif path.is_file():
                raise UsageError(f"{path} is no record; a record ends in .yml and lies in a folder of claims/")
    return list(found)


def form(root: Path, files: Iterable[Path], anew: Mapping[Path, str] = MappingProxyType({})) -> Iterator[Formed]:
    """Each file with its canonical text; `anew` holds what some of them are to say instead of what they say."""
    claims = (root / "claims").resolve()
    for path in files:
        name = path.relative_to(claims).as_posix()
        sort = sort_of(name)
        assert sort is not None
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            reason = f"byte {error.start} is not UTF-8; save the file as UTF-8"
            yield Formed(path, "", RecordError(file=f"claims/{name}", line=line, path="", reason=reason))
            continue
        yield Formed(path, text, canonical(anew.get(path, text), sort, name))
