"""All sources looked up again: those of one host one after the other, the hosts side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

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


def services(web: Web) -> tuple[Service, ...]:
    """Every service there is, at its usual address."""
    return ArXiv(web), Doi(web), GitHub(web), Wheels(fetch), Pages(web, Archive(web))


def jobs_of(corpus: Corpus, keys: Iterable[str]) -> list[Job]:
    """The sources of these names with their facts."""
    facts: dict[str, list[Fact]] = {}
    for fact in corpus.facts:
        facts.setdefault(fact.source, []).append(fact)
    return [Job(corpus.sources[key], tuple(facts.get(key, ()))) for key in keys]


def look_up(jobs: Sequence[Job], asked: Sequence[Service], web: Web, at_once: int) -> list[Sighting]:
    """Look every source up at every service that knows its kind; without a network that is done at once."""
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
            work.append((asked[number], batch))
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        for sightings in pool.map(lambda task: list(task[0].look_up(task[1])), work):
            found += sightings
    order = {job.source.id: place for place, job in enumerate(jobs)}
    ranks = {service.name: rank for rank, service in enumerate(asked)}
    return sorted(_believable(found), key=lambda one: (order[one.source], ranks[one.service]))


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
    return sighting.service != "package"
