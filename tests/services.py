"""What the services say when nothing is wrong with them, in their own formats."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.raw_server import reply


def entry(
    name: str, title: str, authors: Sequence[str], *, version: int = 1, comment: str = "", summary: str = "We show it."
) -> str:
    """One preprint, as arXiv writes it: with line breaks in titles."""
    people = "".join(f"<author><name>{author}</name></author>" for author in authors)
    note = f'<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">{comment}</arxiv:comment>' if comment else ""
    return (
        f"<entry><id>http://arxiv.org/abs/{name}v{version}</id><updated>2022-03-29T13:38:03Z</updated>"
        f"<published>2022-03-29T13:38:03Z</published><title>{title}</title>"
        f"<summary>  {summary}\n</summary>{people}{note}"
        f'<link href="http://arxiv.org/abs/{name}v{version}" rel="alternate" type="text/html"/>'
        '<category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/></entry>'
    )


def feed(*entries: str, total: int | None = None) -> bytes:
    """The answer of arXiv's interface."""
    count = len(entries) if total is None else total
    search = "http://a9.com/-/spec/opensearch/1.1/"
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "<title>ArXiv Query: search_query=&amp;id_list=</title><id>http://arxiv.org/api/x</id>"
        f'<opensearch:totalResults xmlns:opensearch="{search}">{count}</opensearch:totalResults>'
        f"{''.join(entries)}</feed>"
    )
    return reply(body, kind="application/atom+xml; charset=UTF-8")


def in_json(value: object, status: int = 200) -> bytes:
    """Anything as JSON."""
    return reply(json.dumps(value), status, kind="application/json")


def work(doi: str, title: str, /, **fields: Any) -> Mapping[str, Any]:
    """A work, as Crossref describes it."""
    message = {
        "DOI": doi, "type": "journal-article", "title": [title], "source": "Crossref",
        "author": [{"given": "Ada", "family": "Brook", "sequence": "first", "affiliation": []}],
        "issued": {"date-parts": [[1991, 2]]}, **fields,
    }  # fmt: skip
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}


def later(type_: str, source: str = "retraction-watch") -> Mapping[str, Any]:
    """An entry of `updated-by`."""
    when = {"date-parts": [[2020, 5, 5]], "date-time": "2020-05-05T00:00:00Z", "timestamp": 1588636800000}
    return {"DOI": "10.1000/notice", "type": type_, "label": type_.title(), "source": source, "updated": when}
