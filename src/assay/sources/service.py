"""What every service has in common: which sources it can look up, where it asks, and what it says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from assay.model import Fact, vocabulary
from assay.model.sources import Source
from assay.sources.outcome import Check, Missed, Sight, Sighting
from assay.web import NoAnswer, Silent, Unreachable

NONE = "none"
"""What stands for a service where a record names no place to look."""


@dataclass(frozen=True, slots=True)
class Job:
    """A source with its facts, to be looked up."""

    source: Source
    facts: tuple[Fact, ...] = ()

    def identifier(self, kind: str) -> str | None:
        """Its arXiv number, DOI, address…, if it has one."""
        return dict(self.source.identifiers).get(kind)


class Service(Protocol):
    """One place where sources can be looked up."""

    @property
    def name(self) -> str:
        """What it is called in options and tables."""

    def place(self, job: Job, /) -> str | None:
        """The address that is asked, as far as its host; None where the service is not concerned.

        Jobs of one place are done one after the other, so that no host is asked twice at a time.
        """

    def look_up(self, jobs: Sequence[Job], /) -> Iterator[Sighting]:
        """Look up the jobs of one place; nothing is raised for what a server says or fails to say."""


def seen(job: Job, service: str, checks: Sequence[Check], why: str, *notes: str) -> Sighting:
    """A source that was found: it has changed where one of its facts has, and matches otherwise."""
    changed = any(check.sight is Sight.CHANGED for check in checks)
    return Sighting(
        source=job.source.id,
        service=service,
        sight=Sight.CHANGED if changed else Sight.MATCH,
        why=why,
        notes=notes,
        checks=tuple(checks),
    )


def unseen(job: Job, service: str, why: str, missed: Missed | None = None, *notes: str) -> Sighting:
    """A source of which nothing can be said today."""
    checks = tuple(
        Check(source=fact.source, fact=fact.id, sight=Sight.NOT_CHECKED, recorded=printed(fact), why=why)
        for fact in job.facts
    )
    return Sighting(
        source=job.source.id,
        service=service,
        sight=Sight.NOT_CHECKED,
        why=why,
        notes=notes,
        checks=checks,
        missed=missed,
    )


def unanswered(job: Job, service: str, error: NoAnswer) -> Sighting:
    """A source of which nothing was said; a host that nobody finds may be dead, one that is slow or busy is not."""
    dead = isinstance(error, Unreachable) and not isinstance(error, Silent)
    return unseen(job, service, error.reason, Missed.UNREACHABLE if dead else None)


def host_of(address: str) -> str:
    """Scheme and host of an address: `https://example.org`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.scheme}://{parts.netloc}".lower()


def printed(fact: Fact) -> str:
    """The value as printed in the source."""
    return "undisclosed" if fact.value is None else vocabulary.printed(fact.value)
