"""Every fact with its source: `facts.json`, which the figures in the book's own prose come from, and a table."""

from __future__ import annotations

from collections.abc import Mapping
from math import isinf
from typing import Any

from assay.checkout.anchors import anchor
from assay.exports import table
from assay.model import Circumstances, Fact, Kind
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.model.meanings import how_deep
from assay.model.standing import standing_of
from assay.quantity import Quantity
from assay.verdicts.printed import with_unit

FORMAT = 1
"""Version of the layout of `facts.json`."""

COLUMNS: Mapping[str, table.Kind] = {
    "id": "text",
    "source": "text",
    "subject": "text",
    "subject_label": "text",
    "attribute": "text",
    "attribute_label": "text",
    "value": "text",
    "low": "number",
    "high": "number",
    "unit": "text",
    "circumstances": "text",
    "locator": "text",
    "fragment": "text",
    "erratum": "text",
}


def facts_as_json(corpus: Corpus) -> dict[str, Any]:
    """Facts, the best one for each attribute of each subject, and the sources and articles by name."""
    return {
        "format": FORMAT,
        "facts": [_row(fact, corpus) for fact in corpus.facts],
        "best": best(corpus),
        "sources": {
            key: {
                "name": source.short,
                "title": source.title,
                "kind": source.kind,
                "depth": source.depth,
                "read": how_deep(source),
            }
            for key, source in sorted(corpus.sources.items())
        },
        "articles": {
            key: {"title": article.title, "short": article.short_title, "length": article.length}
            for key, article in sorted(corpus.articles.items())
        },
        "attributes": {key: attribute.label for key, attribute in sorted(corpus.attributes.items())},
    }


def fact_table(corpus: Corpus) -> table.Table:
    """The facts under `COLUMNS`; `erratum` names the known error of its source that a fact is."""
    return table.Table(COLUMNS, [_flat(_row(fact, corpus)) for fact in corpus.facts])


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    value = row["value"] or {}
    interval = {"low": value.get("low"), "high": value.get("high"), "unit": value.get("unit")}
    return {**row, **interval, "value": row["printed"]}


def best(corpus: Corpus) -> dict[str, str]:
    """For `subject.attribute` the fact of the highest standing that holds under no special conditions, if there is one.

    A figure that sources give only under conditions has no best fact: prose must say which one it means.
    """
    chosen: dict[str, Fact] = {}
    for fact in corpus.facts:
        if fact.value is None or fact.when.as_stated != Circumstances():
            continue
        key = f"{fact.subject}.{fact.attribute}"
        if key not in chosen or _standing(fact, corpus) > _standing(chosen[key], corpus):
            chosen[key] = fact
    return {key: fact.id for key, fact in sorted(chosen.items())}


def _standing(fact: Fact, corpus: Corpus) -> int:
    return standing_of(corpus.sources[fact.source], fact.subject, corpus)


def _row(fact: Fact, corpus: Corpus) -> dict[str, Any]:
    attribute = corpus.attributes[fact.attribute]
    return {
        "id": fact.id,
        "source": fact.source,
        "anchor": anchor(fact.id),
        "subject": fact.subject,
        "subject_label": corpus.label(fact.subject),
        "attribute": fact.attribute,
        "attribute_label": attribute.label,
        "printed": _printed(fact, corpus),
        "value": _ends(fact.figure, attribute.unit) if fact.figure else None,
        "date": fact.value.first.isoformat() if isinstance(fact.value, PartialDate) else None,
        "circumstances": str(fact.when),
        "conditions": ", ".join(conditions(fact.when, corpus)),
        "locator": fact.locator,
        "fragment": fact.fragment,
        "erratum": fact.erratum.id if fact.erratum else None,
    }


def conditions(when: Circumstances, corpus: Corpus) -> list[str]:
    """The conditions under which something holds, in words."""
    label = corpus.label
    found = [label(when.metric)] if when.metric else []
    found += [when.how] if when.how else []
    found += [when.setting] if when.setting else []
    found += [f"against {label(when.object)}"] if when.object else []
    found += [f"on {label(when.accelerator)}"] if when.accelerator else []
    found += [f"as of {when.as_of}"] if when.as_of else []
    return found


def _printed(fact: Fact, corpus: Corpus) -> str:
    """The value with the word for its unit; names as readers know them."""
    value = fact.value
    if value is None:
        return "not disclosed"
    if isinstance(value, Quantity):
        attribute = corpus.attributes[fact.attribute]
        return with_unit(value.printed, attribute.unit) if attribute.claim_kind is Kind.FIGURE else value.printed
    if isinstance(value, PartialDate):
        return str(value)
    return ", ".join(corpus.label(name) for name in value)


def _ends(value: Quantity, unit: str) -> dict[str, Any]:
    low, high = value.interval.low, value.interval.high
    return {
        "printed": with_unit(value.printed, unit),
        "low": None if isinf(low) else low,
        "high": None if isinf(high) else high,
        "unit": unit,
    }
