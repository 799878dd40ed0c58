"""The picture that fits a conflict: a gap, a trend against its table, a name against a list; and the bar above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from assay.book.sphinxext.data import Data, Row
from assay.book.sphinxext.drawings import Address
from assay.book.sphinxext.filters import FilterBar, counted
from assay.book.sphinxext.gap import Gap, between
from assay.model.wording import spoken
from assay.quantity import show


@dataclass(frozen=True)
class Steps:
    """A dot for each cell of the table, in the order along which the trend is claimed, and the way of each step."""

    trend: Mapping[str, Any]

    def html(self, address: Address) -> str:
        """A line for each cell; the step that leads to it is marked as going with the claim or against it."""
        values = [step["value"] for step in self.trend["steps"]]
        low, high = min(values), max(values)
        span = (high - low) or 1.0
        lines = [self._line(step, before, 8 + 84 * (step["value"] - low) / span, address)
                 for step, before in zip(self.trend["steps"], [None, *values], strict=False)]  # fmt: skip
        return f'<div class="assay-steps"><p>{escape(self._claimed())}</p><ol>{"".join(lines)}</ol></div>'

    def _claimed(self) -> str:
        what, over = self.trend["what"], self.trend["over"]
        if self.trend["needs_all"]:
            verb = "rise" if self.trend["rises"] else "fall"
            needed = f"the {what} to {verb} along the {over} in every step"
        else:
            verb = "rises" if self.trend["rises"] else "falls"
            needed = f"at least one step in which the {what} {verb} along the {over}"
        right = sum(bool(step["with"]) for step in self.trend["steps"])
        done = f"{right} of {len(self.trend['steps']) - 1} do" if right else "none does"
        return f"The claim needs {needed}; {done}."

    @staticmethod
    def _line(step: Mapping[str, Any], before: float | None, place: float, address: Address) -> str:
        moved = ""
        if before is not None:
            sign, word = ("✓", "as claimed") if step["with"] else ("✗", "against the claim")
            arrow = "▲" if step["value"] > before else "▼" if step["value"] < before else "＝"
            by = show(abs(step["value"] - before), digits=3)
            kind = "supported" if step["with"] else "refuted"
            moved = (
                f'<span class="assay-step-way assay-{kind}"><span aria-hidden="true">{arrow}</span> {by} '
                f'<span class="assay-step-sign" title="{word}" role="img" aria-label="{word}">{sign}</span></span>'
            )
        href = escape(address(f"claims/{step['claim']}"))
        return (
            f'<li><a href="{href}">{escape(step["label"])}</a><span class="assay-step-line" aria-hidden="true">'
            f'<i style="left:{place:.2f}%"></i></span><b>{show(step["value"])}</b>{moved}</li>'
        )


@dataclass(frozen=True)
class Names:
    """The whole list, and beside it the name that does not stand in it."""

    listing: Mapping[str, Any]

    def html(self, address: Address) -> str:
        """Every name of the list as a small label, after the one that is missing."""
        missing = "".join(
            f'<li class="assay-missing"><span aria-hidden="true">✗</span> {escape(name)}</li>'
            for name in self.listing["names"]
            if name not in self.listing["list"]
        )
        there = "".join(f"<li>{escape(name)}</li>" for name in self.listing["list"])
        return f'<ul class="assay-names">{missing}{there}</ul>'


@dataclass(frozen=True)
class ErrorsMap:
    """One line for each error: what is so, the articles that it touches, and a dot for each way to see it."""

    data: Data

    def html(self, address: Address) -> str:
        """The errors that show in most ways come first."""
        ordered = sorted(self.data.errors, key=lambda error: -len(error["conflicts"]))
        return f'<ol class="assay-errors">{"".join(self._line(error, address) for error in ordered)}</ol>'

    def _line(self, error: Row, address: Address) -> str:
        row, ways = self.data.claims[error["claim"]], len(error["conflicts"])
        articles = ", ".join(f"<i>{escape(self.data.articles[name]['short'])}</i>" for name in error["articles"])
        href = escape(address(f"claims/{row['id']}"))
        dots = "●" * ways
        seen = "one way to see it" if ways == 1 else f"{ways:,} ways to see it"
        return (
            f'<li><a href="{href}">{escape(row["finding"])}</a> <span class="assay-errors-ways" aria-hidden="true">'
            f'{dots}</span> <span class="assay-errors-where">{seen}; {articles}</span></li>'
        )


WORDS = {
    "error": "a wrong statement",
    "instance": "a rule and a case against it",
    "same-work": "one work, two findings",
}
"""Kinds whose name alone would say too little."""


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
    """By what kind of contradiction it is, by article and by law; what is explained is not counted."""
    tensions = [tension for tension in data.tensions if not tension["apparent"]]
    kinds = ["error"] * len(data.errors) + [tension["kind"] for tension in tensions]
    articles = [article for error in data.errors for article in error["articles"]]
    articles += [article for tension in tensions for article in tension["articles"]]
    by_id = {conflict["id"]: conflict for conflict in data.conflicts.values()}
    laws = [
        law
        for error in data.errors
        for law in dict.fromkeys(law for name in error["conflicts"] for law in by_id[name]["laws"])
    ]
    return FilterBar(
        noun="contradictions",
        total=len(kinds),
        items=".assay-conflict",
        facets=[
            counted("kind", "Kind", kinds, lambda kind: WORDS.get(kind, spoken(kind).replace("-", " "))),
            counted("article", "Article", articles, lambda article: str(data.articles[article]["short"])),
            counted("law", "Law", laws, lambda law: law.replace("-", " ")),
        ],
        has_words=True,
    )
