"""Files of published packages, found again in their wheels through pip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assay.packages import Fetch, verify
from assay.sightings.service import Job, seen, unseen
from assay.sightings.sight import Check, Sight, Sighting


@dataclass(frozen=True)
class Wheels:
    """The index that pip is set up to use; it knows by itself whether there is one."""

    fetch: Fetch
    name: str = "package"

    def place(self, job: Job) -> str | None:
        """No address: pip knows where to ask."""
        return "" if job.source.package else None

    def look_up(self, jobs: Sequence[Job]) -> Iterator[Sighting]:
        """Each wheel once, for all sources that are files of it."""
        facts = [fact for job in jobs for fact in job.facts]
        checks: dict[str, list[Check]] = {}
        for check in verify(facts, {job.source.id: job.source for job in jobs}, self.fetch):
            checks.setdefault(check.source, []).append(check)
        for job in jobs:
            yield self._sighting(job, checks.get(job.source.id, []))

    def _sighting(self, job: Job, checks: Sequence[Check]) -> Sighting:
        looked = [check for check in checks if check.sight is not Sight.NOT_CHECKED]
        notes = list(dict.fromkeys(check.note for check in checks if check.note))
        if not looked:
            return unseen(job, self.name, checks[0].why if checks else "the record has no facts", None, *notes)
        lost = list(dict.fromkeys(check.why for check in looked if check.sight is Sight.GONE))
        if len([check for check in looked if check.sight is Sight.GONE]) == len(looked):
            return Sighting(job.source.id, self.name, Sight.GONE, "; ".join(lost), tuple(notes), tuple(checks))
        changed = sum(check.sight is not Sight.MATCH for check in looked)
        why = f"{changed} of {len(looked)} figures stand there no more" if changed else "the figures stand there"
        sighting = seen(job, self.name, checks, why, *notes)
        return sighting if not changed else Sighting(
            job.source.id, self.name, Sight.CHANGED, why, tuple(notes), tuple(checks)
        )  # fmt: skip
