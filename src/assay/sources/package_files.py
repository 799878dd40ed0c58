"""Files of published packages, found again in their wheels through pip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assay.sources.outcome import Check, Sight, Sighting
from assay.sources.packages import Fetch, verify
from assay.sources.service import Job, seen, unseen


@dataclass(frozen=True)
class Wheels:
    """The index that pip is set up to use; it knows by itself whether there is one."""

    fetch: Fetch
    name: str = "package"

    def place(self, job: Job) -> str | None:
        """No address: pip knows where to ask."""
        is_read_whole = job.source.catalogue and not job.facts
        return "" if job.source.package and not is_read_whole else None

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
            asked = {fact.id for fact in job.facts if fact.find}
            reasons = [check.why for check in checks if check.fact in asked] or ["no fact of it has a `find`"]
            return unseen(job, self.name, reasons[0], None, *notes)
        lost = [check.why for check in looked if check.sight is Sight.GONE]
        other = sum(check.sight is not Sight.MATCH for check in looked)
        if not other:
            return seen(job, self.name, checks, "the figures stand there", *notes)
        sight, why = Sight.CHANGED, f"{other} of {len(looked)} figures do not stand there any more"
        if len(lost) == len(looked):
            sight, why = Sight.GONE, "; ".join(dict.fromkeys(lost))
        return Sighting(
            source=job.source.id, service=self.name, sight=sight, why=why, notes=tuple(notes), checks=tuple(checks)
        )
