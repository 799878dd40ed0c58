"""What a conflict is, and how it is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from assay.evidence.figure import compare
from assay.evidence.ratio import is_ratio
from assay.model import Circumstances, Claim, FactId, Outcome, Role
from assay.model.corpus import Corpus
from assay.model.stated import Statement
from assay.quantity import Quantity


class Scope(StrEnum):
    """Between whom a conflict is."""

    WITHIN = "within"
    ACROSS = "across"
    FACTS = "facts"
    SOURCES = "sources"


class Difference(StrEnum):
    """What two statements that differ may come from."""

    MEASURED_AGAIN = "measured again"
    PROGRESS = "progress"
    DATE = "date"
    DEFINITION = "definition"
    PRECISION = "precision"
    KNOWN_ERROR = "known error"
    EDGE = "their edge"
    OPEN = "not explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why a conflict is only apparent."""

    by: Difference
    why: str
    record: str = ""
    """Id of the record that says so, where one does."""

    def __str__(self) -> str:
        by = f"a {self.by}" if self.by is Difference.KNOWN_ERROR else self.by
        return f"explained by {by}: {self.why}" + (f" ({self.record})" if self.record else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A smallest set of statements that contradict each other."""

    id: str
    scope: Scope
    members: tuple[str, ...]
    """Ids of claims and facts."""
    laws: tuple[str, ...]
    because: str
    apparent: Explained | None = None
    """What explains it, where it is only apparent."""


def is_plain(claim: Claim, corpus: Corpus) -> bool:
    """A figure of one thing: no ratio, and no range or bound over a family."""
    if not claim.figure or claim.subject is None or is_ratio(claim, corpus):
        return False
    return corpus.role(claim.subject) is not Role.FAMILY


def is_unconditional(when: Circumstances) -> bool:
    """Whether neither a metric nor a setting narrows it."""
    return when.metric is None and when.terms is None


def scope_of(members: Sequence[str], corpus: Corpus) -> Scope:
    """Between whom it is, by how many claims of which articles are in it."""
    claims = [corpus.claims[member] for member in members if member in corpus.claims]
    if not claims:
        return Scope.SOURCES
    if len(claims) == 1:
        return Scope.FACTS
    return Scope.WITHIN if len({claim.article for claim in claims}) == 1 else Scope.ACROSS


def spell_member(member: str, corpus: Corpus) -> str:
    """A member in words, with its article or source."""
    if member in corpus.claims:
        return f"{corpus.claims[member].statement.rstrip('.')} ({corpus.articles[corpus.claims[member].article].title})"
    fact = corpus.fact(member)
    if fact and fact.figure:
        label = corpus.attributes[fact.attribute].label
        return f"{corpus.label(fact.subject)}: {label} {fact.figure.printed} ({fact.source}, {fact.locator})"
    return member


def spell_statement(statement: Statement, corpus: Corpus) -> str:
    """What a statement prints, with its article or source."""
    printed = statement.figure.printed if statement.figure else ""
    if isinstance(statement, Claim):
        return f"{printed} ({corpus.articles[statement.article].title})"
    return f"{printed} ({statement.source}, {statement.locator})"


def name_of(members: Sequence[str], laws: Sequence[str]) -> str:
    """A short id that stays the same as long as the set does."""
    digest = sha256("\n".join((*members, *laws)).encode()).hexdigest()[:8]
    claim = next((member for member in members if not isinstance(member, FactId)), members[0])
    return f"{claim.split('/')[-1].split('#')[-1]}-{digest}"


def contradict(one: object, other: object) -> bool:
    """Whether two values are figures that cannot be the same one."""
    return isinstance(one, Quantity) and isinstance(other, Quantity) and compare(one, other) is Outcome.MISMATCH
