"""The sorts of things that a book speaks of, and the part that each plays in a check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What the checker makes of a thing, whatever the book calls it."""

    SYSTEM = "system"
    """What is put to the test: a language model, a battery cell."""
    FAMILY = "family"
    """Several systems under one name; what holds of it holds of its members."""
    CLASS = "class"
    """Anything that has a certain size."""
    TEST = "test"
    """What systems are measured with: a benchmark."""
    TEST_SET = "test-set"
    """Several tests that are scored as one."""
    ORGANISATION = "organisation"
    PERSON = "person"
    WORK = "work"
    """Something that was published, and that somebody wrote."""
    SAYING = "saying"
    """A sentence that people repeat: it is told by its words."""
    METHOD = "method"
    """A procedure; its name is known in small letters too."""
    TEXT = "text"
    """The article itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityKind:
    """One sort of thing, as `claims/kinds.yml` declares it."""

    id: str
    role: Role | None = None
    listed_as: str | None = None
    """The page of the catalogues on which things of the sort stand."""
    has_page: bool = False


@dataclass(frozen=True)
class Kinds:
    """All sorts of things; where a book declares none, each plays the part that it is called after, or is a system."""

    declared: Mapping[str, EntityKind] = field(default_factory=dict)

    def role(self, kind: str) -> Role | None:
        """The part that things of a sort play; None for what is merely a thing."""
        if self.declared:
            known = self.declared.get(kind)
            return known.role if known else None
        return Role(kind) if kind in set(Role) else Role.SYSTEM

    def of(self, *roles: Role) -> frozenset[str]:
        """The sorts that play one of these parts."""
        if not self.declared:
            return frozenset(map(str, roles))
        return frozenset(kind for kind, known in self.declared.items() if known.role in roles)

    def has_page(self, kind: str) -> bool:
        """Whether each thing of a sort has a page of its own."""
        known = self.declared.get(kind)
        return known.has_page if known else self.role(kind) in (Role.SYSTEM, Role.FAMILY)

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """The pages on which catalogued things stand, each with the sorts of things on it."""
        found: dict[str, tuple[str, ...]] = {}
        for kind, known in self.declared.items():
            if known.listed_as:
                found[known.listed_as] = (*found.get(known.listed_as, ()), kind)
        return found

    @property
    def main(self) -> str:
        """The sort of thing that the book is about: the first one that is put to the test."""
        return next((kind for kind, known in self.declared.items() if known.role is Role.SYSTEM), Role.SYSTEM)
