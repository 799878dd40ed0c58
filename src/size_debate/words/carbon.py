"""What the text of the chapter on five cars prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import law_cited, rough
from assay.notebooks.telling import citing, series
from assay.quantity import Interval, Quantity, show, show_interval, unit
from size_debate.five_cars import Correction, Cost, Estimate, Fleet, dearest_beside, nearest_in_size, nearest_to
from size_debate.recomputed.finding import Tally
from size_debate.words import Told


def of_the_division(corpus: Corpus, estimate: Estimate) -> Told:
    """The search and one model, in cars."""
    return {
        "search_in_cars": f"{estimate.in_cars.midpoint:.2f}",
        "alone": rough(estimate.cars(estimate.one_model).midpoint),
        "gap": rough(estimate.gap.midpoint),
        "car_from": citing(corpus, estimate.car),
    }


def of_the_correction(corpus: Corpus, correction: Correction) -> Told:
    """The factors that a second paper prints, and the same recomputed from its tonnes."""
    own, average = quantity_of(correction.own), quantity_of(correction.average)
    return {
        "their_paper": corpus.sources[correction.own.source].short,
        "their_factor": own.printed.lower().replace("x", " times"),
        "their_tonnes": quantity_of(correction.actual).printed.split()[0],
        "recomputed": show_interval(correction.recomputed, digits=3),
        "own_agrees": _agreement(own, correction.recomputed),
        "average_factor": average.printed.lower().replace("x", " times"),
        "proxy": show_interval(correction.proxy, digits=3),
        "average_agrees": _agreement(average, correction.proxy),
        "rest": show_interval(correction.rest, digits=2),
        "corrected": show_interval(correction.estimate.cars(correction.actual), digits=1),
    }


def of_the_grids(corpus: Corpus, seen: Interval, physical: Interval) -> Told:
    """The cleanest and the dirtiest kilowatt-hour, and what any can be."""
    return {
        "cleanest": f"{seen.low:.3f}",
        "dirtiest": f"{seen.high:.3f}",
        "spread": f"{seen.high / seen.low:.0f}",
        "any_grid": show_interval(physical, digits=2),
        "law_from": law_cited(corpus, "carbon-from-energy"),
    }


def of_the_fleet(fleet: Fleet) -> Told:
    """How many models come to the cars of the search, and the one whose figures differ most."""
    label, (widest, least, most) = fleet.corpus.label, fleet.widest
    dearest = dearest_beside(fleet.corpus, fleet.estimate.search)
    return {
        "how_many": len(fleet.published),
        "how_many_above": len(fleet.above),
        "above": ", ".join(map(label, fleet.above)) or "none",
        "how_many_below": len(fleet.below),
        "dearest": rough(fleet.estimate.cars(dearest).midpoint),
        "dearest_model": label(dearest.subject),
        "widest": label(widest),
        "widest_from": show(least),
        "widest_to": show(most),
        "widest_times": f"{most / least:.0f}",
    }


def of_the_cost(corpus: Corpus, cost: Cost, claimed: Mapping[str, Quantity], reported: Sequence[Fact]) -> Told:
    """The price of an hour, and what it makes of the hours that an article prints and of published ones."""
    dollar = unit("usd")
    row = nearest_to(corpus, claimed, 175e9)
    equal = nearest_in_size(corpus, reported, row)
    priced = zip(cost.facts, cost.prices, strict=True)
    hourly = [f"{quantity_of(of).printed} makes {show_interval(price, dollar, 3)} an hour" for of, price in priced]
    return {
        "priced": corpus.label(cost.accelerators.subject),
        "accelerators": quantity_of(cost.accelerators).printed,
        "accelerators_from": citing(corpus, cost.accelerators),
        "prices": series(hourly),
        "prices_from": citing(corpus, *cost.facts),
        "price": show_interval(cost.price, dollar, 2),
        "row": corpus.label(row),
        "row_cost": cost.range_of(claimed[row]),
        "real": corpus.label(equal.subject),
        "real_hours": quantity_of(equal).printed,
        "real_cost": cost.range_of(quantity_of(equal)),
    }


class Recorded(TypedDict):
    """What a result is of, and how it was computed."""

    subject: str
    attribute: str
    unit: str
    because: str


def result_of(estimate: Estimate) -> Recorded:
    """The cars of the search, as another quantity than that of which the article speaks."""
    assert estimate.claim.subject
    because = (
        f"{quantity_of(estimate.search).printed} of a whole search by {quantity_of(estimate.car).printed} of a car "
        f"over its life; one model trained once is {rough(estimate.cars(estimate.one_model).midpoint)} of a car."
    )
    return {"subject": estimate.claim.subject, "attribute": "cars_of_search", "unit": "car", "because": because}


def tally_of(fleet: Fleet, correction: Correction) -> Tally:
    """How many models come to the cars of the search when they are trained once, and what the search came to."""
    cars = {name: max(fleet.estimate.cars(fact).midpoint for fact in fleet.published[name]) for name in fleet.above}
    above = [f"{fleet.corpus.label(name)} ({of:.1f} cars)" for name, of in cars.items()]
    total, printed = len(fleet.published), quantity_of(correction.own).printed.lower().replace("x", " times")
    because = (
        f"The estimate behind the sentence is of a whole search, {fleet.estimate.in_cars.midpoint:.2f} cars; "
        f"{fleet.corpus.sources[correction.own.source].short} ({correction.own.locator}) put it {printed} too high."
    )
    return Tally(
        name="models that come to the cars of the search", holds=len(above), total=total,
        says=f"of {total} models whose emissions are published {len(above)} come to as much when trained once"
        + (f", {' and '.join(above)}" if above else ""),
        because=because, claims=(fleet.estimate.claim.id,), at=fleet.estimate.claimed.points[0],
    )  # fmt: skip


def _agreement(printed: Quantity, recomputed: Interval) -> str:
    return "which agrees with" if printed.interval.overlaps(recomputed) else "which does not agree with"
