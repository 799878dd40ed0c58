"""What the text of the chapter on depth prints."""

from __future__ import annotations

from itertools import pairwise

from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.telling import Link
from size_debate.depth import steps
from size_debate.depth_table import SmallSet, Table
from size_debate.training_runs import figures_on
from size_debate.words import Told


def of_the_column(table: Table) -> Told:
    """Whose figures the column of the large set has."""
    best, networks = table.best, list(map(table.label, table.large))
    first = table.ladders[best][0].fact
    others = [
        f"{table.agrees[name]} of {len(rungs)} with the {name}" for name, rungs in table.ladders.items() if name != best
    ]
    return {
        "met": table.agrees[best],
        "networks": len(networks),
        "best": best,
        "best_from": Link(table.corpus.sources[first.source].short, "fact", first.id),
        "others": ", in ".join(others),
        "second": networks[1],
        "last": networks[-1],
    }


def of_the_steps(table: Table) -> Told:
    """How the steps shrink, and what a layer buys at the first of them and at the last."""
    ladders = {name: steps(rungs) for name, rungs in table.ladders.items()}
    first = ladders[table.best]
    return {
        "rise": sum(all(one.gain > 0 for one in found) for found in ladders.values()),
        "publications": len(ladders),
        "shrink": sum(all(later.gain < sooner.gain for sooner, later in pairwise(found)) for found in ladders.values()),
        "first_gain": f"{first[0].gain:.1f}",
        "first_layers": first[0].upper.layers - first[0].lower.layers,
        "last_gain": f"{first[-1].gain:.1f}",
        "last_layers": first[-1].upper.layers - first[-1].lower.layers,
        "times_less": f"{first[0].per_layer / first[-1].per_layer:.0f}",
    }


def of_few_pictures(corpus: Corpus, few: SmallSet) -> Told:
    """What the deepest network loses on few pictures, in points and in spreads between runs."""
    examples = {fact.subject: quantity_of(fact) for fact in figures_on(corpus, "training_examples")}
    sizes = {fact.subject: quantity_of(fact).points[0] for fact in figures_on(corpus, "parameters")}
    small, large, worse = examples["cifar-10"], examples["imagenet"], few.top.point - few.deepest.point
    return {
        "pictures": small.printed,
        "fewer": f"{large.points[0] / small.points[0]:.0f}",
        "many": large.printed,
        "deepest": few.deepest.layers,
        "weights": f"{sizes[few.deepest.entity] / sizes[few.top.entity]:.0f}",
        "top": few.top.layers,
        "worse": f"{worse:.2f}",
        "spreads": f"{worse / few.spread:.0f}",
        "spread": f"{few.spread:.2f}",
    }


def of_the_table(table: Table) -> Told:
    """The steps of the article's own column for the small set, beside those of the large one."""
    small, large = (table.rises(column) for column in table.columns)
    losses = sum(rise < 0 for rise in small)
    return {
        "losses": losses or "none",
        "small_steps": len(small),
        "small_gain": f"{sum(small):.1f}",
        "large_gain": f"{sum(large):.1f}",
        "small_last": f"{small[-1]:.1f}",
        "compared": "larger" if small[-1] > large[-1] else "no larger",
        "large_last": f"{large[-1]:.1f}",
    }
