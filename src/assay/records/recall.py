"""Whether what a file holds has to be read anew: where somebody remembers it, and nothing it leans on has changed, not.

Reading knows nothing of how it is remembered; here is only what it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from assay.model.corpus import Corpus

T = TypeVar("T")
V = TypeVar("V")


class Recall(Protocol):
    """Remembers what was made of files, and what was looked up while it was made."""

    def once(self, unit: str, files: Sequence[str], make: Callable[[], tuple[T, bool]], *, given: str) -> T:
        """What `make` makes of the files, or made of them before; it also says whether that may be remembered.

        A name that ends in a slash stands for all files below a folder; `given` is what it is made of besides.
        """

    def watched(self, kind: str, known: Mapping[str, V]) -> Mapping[str, V]:
        """The same records of a kind; what is looked up among them is noted for the unit that is being made."""

    def over(self, corpus: Corpus) -> Corpus:
        """The same corpus; what is looked up in it is noted for the unit that is being made."""

    def done(self, prefix: str) -> None:
        """All units of such a name were asked for: what is remembered of others is gone."""


class Anew:
    """Nothing is remembered."""

    # What nobody remembers needs no name: the arguments are those of a Recall.
    # ruff: noqa: ARG002

    def once(self, unit: str, files: Sequence[str], make: Callable[[], tuple[T, bool]], *, given: str) -> T:
        """Make it."""
        return make()[0]

    def watched(self, kind: str, known: Mapping[str, Any]) -> Mapping[str, Any]:
        """The records themselves."""
        return known

    def over(self, corpus: Corpus) -> Corpus:
        """The corpus itself."""
        return corpus

    def done(self, prefix: str) -> None:
        """Nothing is remembered, so nothing is gone."""


ANEW = Anew()
