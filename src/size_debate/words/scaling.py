"""What the text of the chapter on size against text prints."""

from __future__ import annotations

from math import log

from assay.model.stated import quantity_of
from assay.notebooks.telling import Part, citing
from assay.quantity import show, unit
from size_debate.compute import SIX
from size_debate.scaling import coverage
from size_debate.two_sizes import Comparison, advice
from size_debate.words import Told

AS_PRINTED, EXACT, AGAIN = "as printed", "before rounding", "fitted again"


def of_the_formula(both: Comparison) -> Told:
    """Where the constants were read, and how their uncertainty is carried along."""
    again = both.laws[AGAIN]
    read = [[f"{name}: ", *citing(both.corpus, law.law.facts["E"])] for name, law in both.laws.items()]
    return {
        "read_in": [part for at, row in enumerate(read) for part in (["; ", *row] if at else row)],
        "draws": len(both.laws[AS_PRINTED].others),
        "refits": len(again.others),
        "coverage": f"{100 * coverage(len(again.others)):.0f}",
    }


def of_little_text(both: Comparison) -> Told:
    """What the small model would be with as little text as is printed."""
    return {
        "worse": both.span(both.worse),
        "enough": both.span(both.enough, unit("parameter")),
        "wasted": both.span(both.wasted),
    }


def of_the_same_compute(both: Comparison) -> Told:
    """That the small model is better at the same compute, and what each of them took."""
    small, large = (both.operations(run) for run in (both.small, both.large))
    return {
        "small": both.small_name,
        "large": both.large_name,
        "holding": both.holding,
        "drawn": len(both.drawn),
        "ahead": both.span(both.ahead),
        "measured": _measured(both),
        "paper_says": citing(both.corpus, both.paid[both.small.entity]),
        "six": f"{SIX.low:g}",
        "small_took": show(small, unit("flop")),
        "large_took": show(large, unit("flop")),
        "ratio": show(small / large),
        "more_or_less": "more" if small > large else "less",
    }


def of_the_favour(both: Comparison) -> Told:
    """What would have been enough to be as good as the large model."""
    draws = [one.draws for one in both.shares]
    return {
        "cheapest": both.span(both.cheapest),
        "same_size": both.span(both.same_size),
        "draws_from": f"{min(one.low for one in draws):.0f}",
        "draws_to": f"{max(one.high for one in draws):.0f}",
        "times_as_large": f"{both.large.parameters / both.small.parameters:g}",
    }


def of_the_advice(both: Comparison) -> Told:
    """How far the versions agree on how much text is best."""
    own, budget, flop = both.other_method, both.budget, unit("parameter")
    size = {name: show(both.best_size(law.fit), flop, 2) for name, law in both.laws.items()}
    text = {name: law.fit.of_text(both.small.amount) for name, law in both.laws.items()}
    ratios = both.over(advice(budget))
    return {
        "printed_size": size[AS_PRINTED],
        "printed_tokens": both.said(AS_PRINTED, advice(budget), 2),
        "other_method": own.when.setting or "other method",
        "other_size": show(quantity_of(own).points[0], unit("parameter")),
        "other_from": citing(both.corpus, own),
        "exact_size": size[EXACT],
        "raised": f"{100 * (text[AS_PRINTED] / text[EXACT] - 1):.0f}",
        "again_size": size[AGAIN],
        "again_tokens": both.said(AGAIN, advice(budget), 2),
        "larger_models": len(both.larger),
        "starved": len(both.starved),
        "disagree": f"{max(ratios) / min(ratios):.1f}",
    }


def says(both: Comparison) -> str:
    """The result, as a sentence without an end."""
    return f"{both.small_name} has the lower predicted loss in {both.holding:,} of {len(both.drawn):,} draws"


def _measured(both: Comparison) -> list[Part] | str:
    facts = both.measured
    if not facts:
        return ""
    low, high = (quantity_of(fact).points[0] for fact in facts)
    text = both.corpus.label(facts[0].when.metric)
    nats = show(log(high / low), digits=2)
    return [
        f"What was measured, on {text}, is a perplexity of {low:g} against {high:g}, which is {nats} nats (",
        *citing(both.corpus, facts[0]),
        "). That is another text than the formula’s, so only the direction may be compared, and it agrees.",
    ]
