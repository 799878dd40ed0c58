"""Where facts come from: the sources, the packages whose files are sources, and the known errors of sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from assay.model.dates import PartialDate

OTHERS = re.compile(r"(?:and )?(?:[0-9]+ )?others", re.IGNORECASE)
"""How a record says that more people wrote it than it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A file of a published package, pinned by the digest of its wheel."""

    name: str
    version: str
    file: str
    """Path inside the wheel; one that ends in a slash is a folder, and every pointer then names the file."""
    sha256: str
    wheel: str | None = None
    """Name of the wheel, where the version has several."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A file or folder of a public repository, at one commit."""

    name: str
    """Owner and name, as in the address."""
    commit: str
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One publication that was read, or of which a faithful copy was read."""

    id: str
    kind: str
    title: str
    author: tuple[str, ...]
    date: PartialDate | None
    depth: str
    read_on: PartialDate
    read_at: str
    parts: str | None = None
    """Which parts were read, where it was some of them."""
    is_copy: bool = False
    """Whether a copy was read that others made or kept, and not what authors or publisher put out."""
    origin: str | None = None
    """The source that this one merely repeats: it is no second witness."""
    first_hand: frozenset[str] = frozenset()
    """The systems (or families of them) that its authors made themselves."""
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    package: Package | None = None
    repository: Repository | None = None
    catalogue: str | None = None
    """Of a source that a program reads whole: how its word stands, `catalogue` or `secondary`."""

    letter: str = ""
    """What tells it from others of the same authors and year: `a`, `b`."""

    @property
    def short(self) -> str:
        """`Hoffmann et al. 2022`, `Touvron et al. 2023b`: how it is named in a sentence."""
        named = [author.split(",")[0] for author in self.author if not OTHERS.fullmatch(author.strip())]
        names = named or [self.title]
        is_whole = len(named) == len(self.author)
        people = names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else f"{names[0]} et al."
        if not is_whole and named:
            people = f"{names[0]} et al."
        if self.date:
            return f"{people} {self.date.printed[:4]}{self.letter}"
        return f"{people} ({self.letter})" if self.letter else people

    @property
    def address(self) -> str | None:
        """Where it stands on the web: by its lasting number where it has one, otherwise by its address."""
        known = dict(self.identifiers)
        lasting = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/", "url": ""}
        return next((front + known[kind] for kind, front in lasting.items() if kind in known), None)

    @property
    def is_primary(self) -> bool:
        """Whether it was read itself and is no report of somebody else's work."""
        return self.depth != "secondary" and self.kind != "press" and self.origin is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A known error of a source: what it prints, what it should say, and what shows that."""

    id: str
    source: str
    locator: str
    printed: str
    should_be: str
    shown_by: tuple[tuple[str, str], ...]
    """Each a source and the place in it."""
    known_since: PartialDate
    consequence: str
    subject: str | None = None
    attribute: str | None = None

    @property
    def note(self) -> str:
        """`not counted: an error of the source, which should say 175 billion (hoffmann-2022, Table 1)`."""
        source, locator = self.shown_by[0]
        return f"not counted: an error of the source, which should say {self.should_be} ({source}, {locator})"


def lettered(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources with a letter wherever two would be named alike, in the order of their keys."""
    alike: dict[str, list[str]] = defaultdict(list)
    for key in sorted(sources):
        alike[sources[key].short].append(key)
    letters = {
        key: letter
        for keys in alike.values()
        if len(keys) > 1
        for key, letter in zip(keys, ascii_lowercase, strict=False)
    }
    return {key: replace(source, letter=letters.get(key, "")) for key, source in sources.items()}
