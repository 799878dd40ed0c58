"""What the text of the chapter on how much text a model read prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import cited, law_cited, law_named, rough
from assay.notebooks.telling import citing
from assay.quantity import Interval, show, show_interval, unit
from size_debate.tokens_read import Printed, Ways
from size_debate.training_runs import RunOnRecord, figures_on
from size_debate.words import Told

SLIP = Interval(990.0, 1010.0)
"""A figure that is off by so much has lost or gained the three zeros between a billion and a trillion."""


def of_the_printed_figure(printed: Printed) -> Told:
    """The tokens for each parameter, against all runs on record."""
    label, first, below = printed.corpus.label, printed.runs[0], printed.below
    none = (
        "No model here read so little, not even the smallest: "
        f"{label(printed.smallest.entity)} read {show(printed.smallest.amount, unit('token'))}."
    )
    return {
        "model": label(printed.true.entity),
        "printed": show(printed.tokens, unit("token")),
        "share": show(printed.share),
        "one_in": f"{1 / printed.share:,.0f}",
        "models": len(printed.runs),
        "middle": show(printed.middle, digits=2),
        "least": show(first.per_parameter, digits=2),
        "least_model": label(first.entity),
        "least_times": f"{first.per_parameter / printed.share:,.0f}",
        "so_little": f"Of all models, {len(below)} read no more than that." if below else none,
    }


def of_the_ways(ways: Ways) -> Told:
    """How many ways agree, and what a run with so few tokens would take."""
    printed = ways.printed
    agree = [name for name, (at, _, _) in ways.all.items() if at.overlaps(ways.published)]
    hours = figures_on(printed.corpus, "gpu_hours")
    cheapest = min(hours, key=lambda fact: (quantity_of(fact).points[0], fact.id))
    slip = "That is what lies between a billion and a trillion: it reads like a slip of the unit."
    return {
        "agree": len(agree),
        "ways": len(ways.all),
        "factor": f"{printed.factor:,.0f}",
        "slip": slip if SLIP.contains(printed.factor) else "",
        "size": show(printed.true.parameters),
        "hours": rough(printed.least_hours.low, unit("gpu_hour")),
        "cheapest_hours": show(quantity_of(cheapest).points[0], unit("gpu_hour")),
        "cheapest": printed.corpus.label(cheapest.subject),
        "cheapest_from": citing(printed.corpus, cheapest),
    }


def of_the_ratio(ways: Ways) -> Told:
    """The ratio of two published figures, and whether the article's words fit it."""
    corpus, true, other = ways.printed.corpus, ways.printed.true, ways.other
    words = {name: next(iter(corpus.facts_about(name, "vocabulary")), None) for name in (true.entity, other.entity)}
    pieces = [f"{corpus.label(name)}’s knows {quantity_of(fact).printed}" for name, fact in words.items() if fact]
    value = ways.compared.value
    return {
        "true_tokens": show(true.amount, unit("token")),
        "true_from": citing(corpus, true.fact),
        "other": corpus.label(other.entity),
        "other_tokens": show(other.amount, unit("token")),
        "other_from": citing(corpus, other.fact),
        "ratio": show(true.amount / other.amount),
        "ratio_range": show_interval(ways.ratio),
        "said": getattr(value, "printed", "").capitalize(),
        "said_range": show_interval(ways.times),
        "right": "right" if ways.times.overlaps(ways.ratio) else "wrong",
        "vocabularies": ", ".join(pieces) or "how many pieces each of them knows was not read",
    }


def of_the_families(printed: Printed, families: Mapping[str, Sequence[RunOnRecord]]) -> Told:
    """What “trillions” is worth for each family, and how the printed figure looks beside them."""
    first = next(run for runs in families.values() for run in runs)
    return {
        "remarks": " ".join(_remark(printed.corpus, family, runs) for family, runs in families.items()),
        "times_as_large": f"{printed.true.parameters / first.parameters:.0f}",
        "first": printed.corpus.label(first.entity),
        "times_less": f"{first.amount / printed.tokens:,.0f}",
    }


class Recorded(TypedDict):
    """What a result is of, and how it was computed."""

    subject: str
    attribute: str
    unit: str
    because: str


def result_of(ways: Ways) -> Recorded:
    """The tokens that compute and size leave."""
    corpus, spent, size = ways.printed.corpus, ways.spent, ways.printed.size
    law = law_named(corpus, "training-compute")
    because = (
        f"{quantity_of(spent).printed} operations ({cited(corpus, spent)}), divided by {show_interval(law.constant)} "
        f"for each of {size.printed} parameters ({law_cited(corpus, 'training-compute')})."
    )
    return {"subject": ways.printed.true.entity, "attribute": "training_tokens", "unit": "token", "because": because}


def _remark(corpus: Corpus, family: str, runs: Sequence[RunOnRecord]) -> str:
    low, high = min(run.amount for run in runs), max(run.amount for run in runs)
    said = f"{corpus.label(family)}, {show_interval(Interval(low, high), unit('token'))}:"
    if low >= 2e12:
        return f"{said} “trillions” is right to the letter."
    if low >= 1e12:
        generous = "The plural is generous; the order of magnitude is right."
        return f"{said} every model has passed the trillion and none the second. {generous}"
    return f"{said} the smaller ones did not reach a trillion."
