"""What a table of units says of one of them."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One unit.

    `definition` gives its size as `[mass]`, `1e3 * hertz` or `metre ** 3`, in words that white space parts.
    `words` may be in capitals and take a plural s, `signs` are exactly as given; bars divide them.
    `symbol` is what a page prints; a leading currency sign goes before the number.
    `prefixes` are the letters of the SI that may stand before its words and, with `stem`, before its sign.
    `offset` is where its zero lies, in base units.
    `is_binary` says that a K of it may be 1,024, as it is of what machines address in powers of two.
    """

    name: str
    definition: str
    symbol: str
    words: str = ""
    signs: str = ""
    prefixes: str = ""
    stem: str = ""
    offset: float = 0.0
    is_binary: bool = False

    def spoken(self) -> tuple[str, ...]:
        """The words one by one."""
        return tuple(self.words.split(" | ")) if self.words else ()

    def written(self) -> tuple[str, ...]:
        """The signs one by one."""
        return tuple(self.signs.split(" | ")) if self.signs else ()
