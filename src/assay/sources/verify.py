"""All sources looked up again: those of one host one after the other, the hosts side by side.

No source can harm another: whatever happens while one is looked up is an answer for this one, a host has a share of the
time, and when all of the time is over what was found until then is told.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.sources.archive import Archive
from assay.sources.connectivity import is_reachable
from assay.sources.github import GitHub
from assay.sources.outcome import Missed, Sight, Sighting
from assay.sources.package_files import Wheels
from assay.sources.packages import fetch
from assay.sources.publications import ArXiv, Doi
from assay.sources.service import NONE, Job, Service, unseen
from assay.sources.webpage import Pages
from assay.web import Web

HOST = 1800.0
"""Seconds in which the sources of one host are looked up; those that are left then are not checked."""
WHOLE = 5400.0
"""Seconds after which nothing more is waited for."""


def services(web: Web, *more: Service) -> tuple[Service, ...]:
    """Every service there is, at its usual address, and those that need more than the web."""
    return ArXiv(web), Doi(web=web), GitHub(web=web), Wheels(fetch), *more, Pages(web=web, archive=Archive(web))


def jobs_of(corpus: Corpus, keys: Iterable[str]) -> list[Job]:
    """The sources of these names with their facts."""
    facts: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        facts.setdefault(fact.source, []).append(fact)
    return [Job(corpus.sources[key], tuple(facts.get(key, ()))) for key in keys]


def look_up(
    jobs: Sequence[Job], asked: Sequence[Service], web: Web, at_once: int, within: float = WHOLE
) -> list[Sighting]:
    """Look every source up at every service that knows its kind; without a network that is done at once.

    Each source gets an answer from each such service, in the order of the sources; nothing is raised for what any of
    them does. At the latest after `within` seconds those that are not done are not checked.
    """
    batches: dict[tuple[int, str], list[Job]] = {}
    for number, service in enumerate(asked):
        for job in jobs:
            place = service.place(job)
            if place is not None:
                batches.setdefault((number, place), []).append(job)
    places = [place for _, place in batches if place]
    online = bool(places) and is_reachable(places, web)
    found: list[Sighting] = []
    work = []
    for (number, place), batch in batches.items():
        if place and not online:
            found += [unseen(job, asked[number].name, "no network") for job in batch]
        else:
            work.append(_Batch(asked[number], batch))
    found += _side_by_side(work, at_once, within)
    order = {job.source.id: place for place, job in enumerate(jobs)}
    ranks = {service.name: rank for rank, service in enumerate(asked)}
    return sorted(_believable(found), key=lambda one: (order[one.source], ranks[one.service]))


@dataclass(frozen=True)
class _Batch:
    """The sources of one host at one service."""

    service: Service
    jobs: list[Job]

    def look_up(self) -> Iterator[Sighting]:
        """One answer for each source, whatever happens."""
        end = time.monotonic() + HOST
        left = list(self.jobs)
        while left and time.monotonic() < end:
            try:
                for sighting in self.service.look_up(left):
                    yield sighting
                    left = [job for job in left if job.source.id != sighting.source]
                    if time.monotonic() >= end:
                        break
                else:
                    break
            except Exception as error:  # noqa: BLE001 - a fault of ours at one source is no reason to forget the others
                yield unseen(left[0], self.service.name, f"a fault of the checker: {type(error).__name__}: {error}")
                del left[0]
        if time.monotonic() >= end:
            yield from self.unanswered(left, f"the sources of this host took more than {HOST:g} seconds")

    def unanswered(self, jobs: Iterable[Job], why: str) -> Iterator[Sighting]:
        """The answer for sources that nobody has come to."""
        return (unseen(job, self.service.name, why) for job in jobs)


def _side_by_side(work: Sequence[_Batch], at_once: int, within: float) -> list[Sighting]:
    """What all of them answer in time. Threads that hang are left behind; with Ctrl-C nobody waits for any."""
    waiting: queue.SimpleQueue[_Batch] = queue.SimpleQueue()
    answers: queue.SimpleQueue[Sighting] = queue.SimpleQueue()
    for batch in work:
        waiting.put(batch)
    for _ in range(min(at_once, len(work))):
        threading.Thread(target=_one_after_the_other, args=(waiting, answers), daemon=True).start()
    found = list(_in_time(answers, sum(len(batch.jobs) for batch in work), within))
    done = {(sighting.service, sighting.source) for sighting in found}
    why = f"all sources together took more than {within:g} seconds"
    for batch in work:
        found += batch.unanswered((job for job in batch.jobs if (batch.service.name, job.source.id) not in done), why)
    return found


def _one_after_the_other(waiting: queue.SimpleQueue[_Batch], answers: queue.SimpleQueue[Sighting]) -> None:
    with suppress(queue.Empty):
        while True:
            for sighting in waiting.get_nowait().look_up():
                answers.put(sighting)


def _in_time(answers: queue.SimpleQueue[Sighting], count: int, within: float) -> Iterator[Sighting]:
    end = time.monotonic() + within
    with suppress(queue.Empty):
        for _ in range(count):
            yield answers.get(timeout=max(end - time.monotonic(), 0.0))


def without_place(jobs: Iterable[Job], sightings: Collection[Sighting]) -> list[Sighting]:
    """A sighting for each source that no service is concerned with: it is not forgotten."""
    told = {sighting.source for sighting in sightings}
    why = "the record names no place where it can be looked up"
    return [unseen(job, NONE, why) for job in jobs if job.source.id not in told]


def _believable(found: Sequence[Sighting]) -> list[Sighting]:
    """Where no host at all gave an answer, it is the network that is missing, and no source is to blame."""
    answered = any(one.sight is not Sight.NOT_CHECKED or one.missed is Missed.ABSENT for one in found if _on_web(one))
    if answered:
        return list(found)
    return [replace(one, missed=None) if one.missed is Missed.UNREACHABLE else one for one in found]


def _on_web(sighting: Sighting) -> bool:
    return sighting.service not in ("package", "catalogue")
