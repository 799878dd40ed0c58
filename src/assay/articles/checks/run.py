"""Runs the checks over one article."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields

from assay.articles.checks.catalogue import catalogue
from assay.articles.checks.document import Document, read
from assay.articles.checks.finding import Fault, Finding
from assay.articles.checks.table import Table
from assay.articles.checks.tie import Tie


def run(
    article: str | Document,
    *,
    tables: Iterable[Table] | None = None,
    ties: Iterable[Tie] = (),
    only: Collection[str] | None = None,
) -> list[Finding]:
    """All findings on a text, in the order of the places that they doubt.

    `tables` replaces those that are recognised in the text, `ties` are laws between quantities (`ties_of`), `only` the
    names of the checks to run. Raises KeyError where there is no check of such a name.
    """
    document = article if isinstance(article, Document) else read(article, tables=tables, ties=ties)
    by_name = {check.name: check for check in catalogue()}
    chosen = by_name.values() if only is None else [by_name[name] for name in sorted(only)]
    found = {_named(fault, check.name) for check in chosen for fault in check.run(document)}
    return sorted(found, key=lambda finding: (finding.spans, finding.check, finding.message))


def _named(fault: Fault, check: str) -> Finding:
    return Finding(check=check, **{field.name: getattr(fault, field.name) for field in fields(fault)})
