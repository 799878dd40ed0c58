"""What claims are held against: facts read in sources, laws, and results of notebooks."""

from __future__ import annotations

from dataclasses import dataclass

from assay.model.ids import FactId
from assay.model.sources import Erratum
from assay.model.vocabulary import ANY, Circumstances, Value
from assay.quantity import Interval, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one source says, with the place in it where it was read."""

    id: FactId
    source: str
    subject: str
    attribute: str
    value: Value | None
    """None when the source says that it is not disclosed."""
    locator: str
    fragment: str | None = None
    when: Circumstances = ANY
    complete: bool = False
    """Whether the list of names is the whole list."""
    find: str | None = None
    """Where the figure stands in a file of a package, as a program finds it."""
    printed: str | None = None
    """The source's own word for a name, where it is not the label."""
    erratum: Erratum | None = None
    """The known error of the source that this is; then it is no witness."""

    @property
    def figure(self) -> Quantity | None:
        """Its value where that is a quantity; None where it is a day, names, or not disclosed."""
        return self.value if isinstance(self.value, Quantity) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a notebook recorded: a value with the cell that computed it."""

    name: str
    notebook: str
    cell: int
    subject: str
    attribute: str
    value: Quantity
    because: str
    when: Circumstances = ANY
    relation: str | None = None
    """Of a tally: what holds in so many of all cases; then `value` is the share of them, and printed in words."""
    over: str | None = None
    """Of a tally of steps: the attribute along which they go."""
    claims: tuple[str, ...] = ()
    """Ids of claims that a tally speaks to and that no subject and relation lead to."""
    sources: tuple[str, ...] = ()
    """Ids of the sources whose figures were counted: a tally weighs no more than they do."""
    at: float | None = None
    """Of a tally of what comes to a figure: that figure, in the unit of the claim; it says nothing of any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One law, as its record gives it."""

    id: str
    label: str
    statement: str
    powers: tuple[tuple[str, float], ...]
    constant: Interval
    """Range of the product, in base units."""
    printed: str = ""
    """The same as the record has it, in the unit of the law's own quantities."""
    assumed: tuple[tuple[str, Interval], ...] = ()
    """Range of a quantity for which nothing is stated, in the attribute's unit."""
    best_of: tuple[tuple[str, str], ...] = ()
    """Quantities that belong to equipment: whatever any entity of this kind is reported to have may be meant."""
    only_for: tuple[tuple[str, str], ...] = ()
    """Categories without which the law does not hold."""
    kinds: frozenset[str] | None = None
    """Kinds of entity for which it holds; None for all that are systems or classes of them."""
    validity: str = ""
    source: str = ""
    locator: str = ""
