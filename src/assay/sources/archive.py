"""Copies of web pages in the Internet Archive: the one nearest to the day on which the page was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from assay.sources.outcome import Sighting
from assay.web import NoAnswer, Web
from assay.web.metadata import read_json

HOST = "https://archive.org"
_COPY = re.compile(r"https?://web\.archive\.org/web/(?P<stamp>[0-9]{14})/(?P<page>https?://[^\s<>\"'`\\]+)")


@dataclass(frozen=True)
class Archive:
    """Asked only where a page is missing or says something else."""

    web: Web
    host: str = HOST

    def with_copy(self, sighting: Sighting, address: str, day: date) -> Sighting:
        """The sighting with a note on the archived copy, or on why none is known."""
        try:
            copy = self.find(address, day)
        except NoAnswer as error:
            note = f"the archive was asked in vain: {error.reason}"
        else:
            note = f"archived copy: {copy}" if copy else "the archive has no copy"
        return replace(sighting, notes=(*sighting.notes, note))

    def find(self, address: str, day: date) -> str | None:
        """The address of the copy nearest to a day; NoAnswer where the archive says nothing that can be used."""
        place = f"{self.host}/wayback/available?url={quote(address, safe='')}&timestamp={day:%Y%m%d}"
        found = read_json(self.web.get(place, kinds=["application/json"]))
        snapshots = found.get("archived_snapshots")
        if not isinstance(snapshots, dict):
            raise NoAnswer("the answer is JSON of another shape than expected")
        nearest = snapshots.get("closest")
        if not isinstance(nearest, dict) or nearest.get("available") is not True or nearest.get("status") != "200":
            return None
        copy = _COPY.fullmatch(str(nearest.get("url", "")))
        return f"https://web.archive.org/web/{copy['stamp']}/{copy['page']}" if copy else None
