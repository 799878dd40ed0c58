"""The one table of what is exported: the file, what it holds, and the function that writes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assay.checkout.anchors import conflict_anchor
from assay.exports.annotations import FILE as ANNOTATIONS_FILE
from assay.exports.annotations import as_annotations
from assay.exports.atom import FILE as ATOM_FILE
from assay.exports.atom import as_atom
from assay.exports.bibtex import as_bibtex
from assay.exports.claimreview import claim_reviews
from assay.exports.csl import as_csl
from assay.exports.facts import fact_table, facts_as_json
from assay.exports.nanopublications import as_trig
from assay.exports.reader.script import FILE as READER_FILE
from assay.exports.reader.script import as_script
from assay.exports.sarif import as_sarif
from assay.exports.table import Table, as_csv, as_parquet
from assay.exports.verdict_table import verdict_table
from assay.model import Source
from assay.project import Project
from assay.verdicts.conflict_details import beside
from assay.verdicts.implied_range import Leftovers

SCHEMA = Path(__file__).with_name("verdicts.schema.json")

Content = str | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One file for other programs."""

    name: str
    """What is exported, as the command names it."""
    form: str
    """The format, as `--format` names it."""
    file: str
    """The name of the file, which never changes."""
    about: str
    """What it holds, in one line of a terminal."""
    write: Callable[[Project], Content]
    tells_faults: bool = False
    """Whether it says itself which records cannot be read; everything else would silently lack them."""


def _tables(
    name: str, about: str, document: Callable[[Project], Any], table: Callable[[Project], Table]
) -> list[Export]:
    """The same rows for programs, for spreadsheets and for data frames."""
    return [
        Export(
            name=name, form="json", file=f"{name}.json", about=about, write=lambda project: as_json(document(project))
        ),
        Export(name=name, form="csv", file=f"{name}.csv", about=about, write=lambda project: as_csv(table(project))),
        Export(
            name=name,
            form="parquet",
            file=f"{name}.parquet",
            about=about,
            write=lambda project: as_parquet(table(project)),
        ),
    ]


def as_json(content: object) -> str:
    """A JSON file in the house form."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def facts_document(project: Project) -> dict[str, Any]:
    """`facts.json`: the facts, what the rest of each conflict leaves for its odd figure, and what else is drawn."""
    corpus = project.loaded.corpus
    leftovers = Leftovers(corpus, project.report).by_conflict
    gaps = {conflict_anchor(name): leftover.as_json() for name, leftover in leftovers.items()}
    conflicts = {conflict_anchor(item.id): item for item in project.report.conflicts.found if not item.apparent}
    return {**facts_as_json(corpus), "leftovers": gaps, "beside": beside(conflicts, corpus)}


def reviews_document(project: Project) -> dict[str, Any]:
    """`claimreview.jsonld`, with the addresses of this checkout."""
    return claim_reviews(project.verdicts["claims"], project.loaded.corpus, project.addresses)


def annotations_document(project: Project) -> dict[str, Any]:
    """`annotations.jsonld`, with the addresses of this checkout."""
    loaded = project.loaded
    return as_annotations(project.report, loaded.corpus.articles, loaded.texts, project.addresses)


def _sources(project: Project) -> list[Source]:
    sources = project.loaded.corpus.sources
    return [sources[key] for key in sorted(sources)]


_SOURCES = "The bibliography, for reference managers."

EXPORTS: tuple[Export, ...] = (
    *_tables(
        "verdicts",
        "A row for every claim: quote, verdict, why, how far off.",
        lambda project: project.verdicts,
        lambda project: verdict_table(project.verdicts),
    ),
    *_tables(
        "facts",
        "A row for every fact: source, place, value, interval.",
        facts_document,
        lambda project: fact_table(project.loaded.corpus),
    ),
    Export(
        name="claimreview",
        form="jsonld",
        file="claimreview.jsonld",
        about="A ClaimReview (schema.org) for every claim of fact.",
        write=lambda project: as_json(reviews_document(project)),
    ),
    Export(
        name="annotations",
        form="jsonld",
        file=ANNOTATIONS_FILE,
        about="A Web Annotation (W3C) for every claim, on its article.",
        write=lambda project: as_json(annotations_document(project)),
    ),
    Export(
        name="nanopublications",
        form="trig",
        file="nanopublications.trig",
        about="A nanopublication (TriG) for every decided claim.",
        write=lambda project: as_trig(project.report, project.loaded.corpus, project.addresses),
    ),
    Export(
        name="sarif",
        form="sarif",
        file="findings.sarif",
        about="Findings and faults at the lines of the records.",
        write=lambda project: as_json(as_sarif(project.report, project.loaded, project.addresses)),
        tells_faults=True,
    ),
    Export(
        name="atom",
        form="atom",
        file=ATOM_FILE,
        about="A feed of the corrections (Atom), for feed readers.",
        write=lambda project: as_atom(project.loaded.corrections, project.loaded.corpus, project.addresses),
    ),
    Export(
        name="sources",
        form="bibtex",
        file="sources.bib",
        about=_SOURCES,
        write=lambda project: as_bibtex(_sources(project)),
    ),
    Export(
        name="sources",
        form="csl-json",
        file="sources.csl.json",
        about=_SOURCES,
        write=lambda project: as_json(as_csl(_sources(project))),
    ),
    Export(
        name="reader",
        form="js",
        file=READER_FILE,
        about="What the page that checks texts reads with (a script).",
        write=as_script,
    ),
)

FILES = (*(export.file for export in EXPORTS), SCHEMA.name, "coverage.json", "audit.json")
"""All files that a build leaves for other programs; `assay.checkout.paths` has them for those that import little."""


@cache
def by_name() -> Mapping[str, Mapping[str, Export]]:
    """The exports by name, then by format; the first format is the one that is written when none is asked for."""
    names: dict[str, dict[str, Export]] = {}
    for export in EXPORTS:
        names.setdefault(export.name, {})[export.form] = export
    return names
