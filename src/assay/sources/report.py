"""What was seen, told: as lines for a terminal, as JSON for programs, as Markdown for an issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assay.exports.github_markdown import HEADROOM, LARGEST, code, within
from assay.model.wording import spoken
from assay.sources.outcome import TROUBLE, Check, Sight, Sighting, gravest
from assay.sources.service import NONE

WORDS = {
    Sight.RETRACTED: "taken back by its author, publisher or a registry",
    Sight.GONE: "not there any more",
    Sight.CHANGED: "says something else than what was read",
    Sight.NOT_CHECKED: "nobody could look, or what was seen decides nothing",
    Sight.PRESENT: "a page is there; the record has nothing by which to compare it",
    Sight.MATCH: "says what was read",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One source at one service, or one fact of it."""

    sight: Sight
    name: str
    place: str
    text: str


def counts(sightings: Sequence[Sighting]) -> dict[str, Counter[Sight]]:
    """How many sources each service saw how."""
    table: dict[str, Counter[Sight]] = {}
    for sighting in sorted(sightings, key=lambda one: (one.service == NONE, one.service)):
        table.setdefault(sighting.service, Counter())[sighting.sight] += 1
    return table


def lines(sightings: Sequence[Sighting], places: Mapping[str, str], *, everything: bool) -> Iterator[Line]:
    """What a person should look at; with `everything` each source, and each fact that was looked for."""
    for one in sightings:
        told = "; ".join((one.why, *one.notes)) if one.why else "; ".join(one.notes)
        if everything or one.sight in TROUBLE or one.notes:
            yield Line(
                sight=one.sight, name=f"{one.source} ({one.service})", place=places.get(one.source, ""), text=told
            )
        for check in one.checks:
            if check.sight in TROUBLE or (everything and check.sight is not Sight.NOT_CHECKED):
                yield Line(sight=check.sight, name=check.fact, place=places.get(check.fact, ""), text=_said(check))


def _said(check: Check) -> str:
    if check.sight is Sight.CHANGED and not check.why:
        return f"{check.recorded} was read, {check.found} stands there"
    return f"{check.recorded}: {check.why or check.found}"


def as_json(sightings: Sequence[Sighting], day: date) -> dict[str, Any]:
    """Every source with the sight that speaks for all its services, and what each of them saw."""
    by_source: dict[str, list[Sighting]] = {}
    for one in sightings:
        by_source.setdefault(one.source, []).append(one)
    rows = [
        {"source": name, "sight": gravest(one.sight for one in mine), "services": [_service(one) for one in mine]}
        for name, mine in by_source.items()
    ]
    return {"day": day.isoformat(), "sources": rows}


def _service(one: Sighting) -> dict[str, Any]:
    facts = [
        {"fact": check.fact, "sight": check.sight, "recorded": check.recorded, "found": check.found, "why": check.why}
        for check in one.checks
    ]
    return {"service": one.service, "sight": one.sight, "why": one.why, "notes": list(one.notes), "facts": facts}


def as_markdown(sightings: Sequence[Sighting], day: date, largest: int = LARGEST - HEADROOM) -> str:
    """For an issue; what others wrote stands in code spans, so that it can do nothing there."""
    text = [f"Sources looked up again on {day}.", "", f"| service | {' | '.join(map(spoken, WORDS))} |"]
    text.append(f"|---|{'--:|' * len(WORDS)}")
    text += [
        f"| {service} | {' | '.join(str(tally[sight]) for sight in WORDS)} |"
        for service, tally in counts(sightings).items()
    ]
    told: dict[Sight, list[str]] = {sight: [] for sight in WORDS}
    for line in lines(sightings, {}, everything=False):
        told[line.sight].append(f"- {code(line.name)} {code(line.text)}")
    blocks = ((f"{spoken(sight).capitalize()}: {WORDS[sight]}", body) for sight, body in told.items())
    return within(largest, text, blocks)
