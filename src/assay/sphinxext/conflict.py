"""The picture that fits a conflict, and the bar that narrows the list of them."""

from __future__ import annotations

from assay.sphinxext.data import Data, Row
from assay.sphinxext.filters import FilterBar, counted
from assay.sphinxext.gap import Gap, between
from assay.sphinxext.steps import Names, Steps

SCOPES = {
    "within": "within one article",
    "across": "between articles",
    "facts": "an article and the evidence",
    "sources": "between sources",
}


def drawing_of(name: str, data: Data) -> Gap | Steps | Names | None:
    """A broken trend, a list, or the gap between two figures; None where there is nothing to draw."""
    shown = data.beside.get(name)
    if shown is not None:
        return Steps(shown) if "steps" in shown else Names(shown)
    left = data.leftovers.get(name)
    if left is not None:
        return between("The claim", data.claims[left["claim"]]["value"], "The rest leaves", left)
    stated = [_stated(member, data) for member in data.conflicts[name]["members"]]
    pair = sorted((row for row in stated if row and row[2]), key=lambda row: row[0])
    if len(pair) != 2:
        return None
    (is_fact, above, claimed), (_, below, true) = pair
    return between(above, claimed, below, true, "disputed" if is_fact else "refuted")


def _stated(member: str, data: Data) -> tuple[bool, str, Row] | None:
    """Whether a source says it, the name of who says it, and the figure; claims come before facts."""
    claim, fact = data.claims.get(member), data.facts.get(member)
    if claim:
        return False, data.articles[claim["article"]]["short"], claim["value"]
    return (True, data.sources[fact["source"]]["name"], fact["value"]) if fact else None


def conflicts_bar(data: Data) -> FilterBar:
    """By who contradicts whom, by article and by law; explained ones are counted too."""
    found = list(data.conflicts.values())
    claims = [[data.claims[name] for name in item["members"] if name in data.claims] for item in found]
    articles = [article for rows in claims for article in {row["article"] for row in rows}]
    return FilterBar("sets", len(found), ".assay-conflict", [
        counted("scope", "Between whom", (item["scope"] for item in found), lambda scope: SCOPES[scope]),
        counted("article", "Article", articles, lambda article: str(data.articles[article]["short"])),
        counted("law", "Law", (law for item in found for law in item["laws"]), lambda law: law.replace("-", " ")),
    ], has_words=True)  # fmt: skip
