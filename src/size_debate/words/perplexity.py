"""What the text of the chapter on a curve without a test set prints."""

from __future__ import annotations

from assay.model.stated import quantity_of
from assay.notebooks.telling import Part, citing
from assay.quantity import show, show_interval
from size_debate.perplexity import middle
from size_debate.perplexity_curve import AGAIN, ARTICLE, FORMS, HOFFMANN, PrintedCurve
from size_debate.training_runs import tokens_on_record
from size_debate.words import Told


def of_the_heights(curve: PrintedCurve) -> Told:
    """How far perplexities of one size lie apart, and how far those of one model on one text."""
    corpus, rivals = curve.corpus, curve.rivals
    said: list[list[Part]] = [[f"{quantity_of(fact).printed} (", *citing(corpus, fact), ")"] for fact in rivals]
    return {
        "apart": " ".join(_apart(curve, at) for at in (0, 1)),
        "rival": corpus.label(rivals[0].subject),
        "rival_text": corpus.label(rivals[0].when.metric),
        "rivals": [part for at, row in enumerate(said) for part in ([", ", *row] if at else row)],
    }


def of_the_shapes(curve: PrintedCurve) -> Told:
    """How far each step falls: in the article, as measured, and by the laws."""
    sizes, printed = curve.sizes, curve.printed
    return {
        "measured": "; ".join(curve.long),
        "laws": "; ".join(curve.laws),
        "read": curve.corpus.label(curve.read.entity),
        "first": curve.names[0],
        "second": curve.names[1],
        "third": curve.names[2],
        "first_fall": f"{curve.falls[0]:.0f}",
        "first_measured": _fall(curve, list(curve.long), 0, 1),
        "first_laws": _fall(curve, list(curve.laws), 0, 1),
        "second_times": f"{sizes[2] / sizes[1]:.0f}",
        "second_fall": f"{curve.falls[1]:.1f}",
        "second_measured": _fall(curve, list(curve.long), 1, 2),
        "second_laws": _fall(curve, list(curve.laws), 1, 2),
        "both_fall": f"{100 * (1 - printed[2] / printed[0]):.0f}",
        "both_measured": _fall(curve, list(curve.long), 0, 2),
        "both_laws": _fall(curve, list(curve.laws), 0, 2),
    }


def of_the_kink(curve: PrintedCurve) -> Told:
    """How steep the second step is, and what the digits leave open."""
    own, others = curve.bends[ARTICLE], {name: one for name, one in curve.bends.items() if name != ARTICLE}
    values = [one.value for one in others.values()]
    sharpest = min(others, key=lambda name: others[name].value)
    worst = min(min(one.draws) for one in others.values())
    lines = map(curve.line, curve.shaken)
    return {
        "bend": f"{100 * own.value:.0f}",
        "bends_from": f"{100 * min(values):.0f}",
        "bends_to": f"{100 * max(values):.0f}",
        "sharpest": sharpest,
        "keeps": f"{others[sharpest].value / own.value:.0f}",
        "draws": curve.count,
        "reach": sum(value >= worst for value in own.draws) or "none",
        "kindest": f"{100 * max(own.draws):.0f}",
        "fourth": curve.names[3],
        "again_steeper": f"{curve.step(ARTICLE, 2) / curve.step(ARTICLE, 1):.1f}",
        "steeper": sum(curve.slope(at, 2) > curve.slope(at, 1) for at in lines),
    }


def of_the_power_law(curve: PrintedCurve) -> Told:
    """The power that is asked for, and what it says of the fourth point."""
    law, printed, last = curve.power_law, curve.printed, curve.sizes[3]
    published = sorted(curve.fit(name).size_power for name in FORMS)
    fourth = law.exact.perplexity(last)
    return {
        "power": f"{law.exact.power:.2f}",
        "powers": show_interval(middle([one.power for one in law.found]), None, 2),
        "published_low": f"{published[0]:.2f}",
        "published_high": f"{published[1]:.2f}",
        "too_large": f"{law.exact.power / published[-1]:.1f}",
        "gives": f"{fourth:.2f}",
        "gives_less": f"{100 * (1 - fourth / printed[2]):.2f}",
        "prints": curve.quantities[3].printed,
        "prints_less": f"{curve.falls[2]:.1f}",
        "meeting": len(law.fitting) or "none",
        "through": len(law.found),
        "least_meeting": f"{min(law.fitting):.2f}" if law.fitting else "nothing that fits",
    }


def of_the_text(curve: PrintedCurve) -> Told:
    """How little text would make the second step right."""
    needed = [curve.text_needed(name) for name in (HOFFMANN, AGAIN)]
    least = tokens_on_record(curve.corpus)[0]
    is_least = max(needed) / curve.sizes[2] < least.per_parameter
    return {
        "read_from": citing(curve.corpus, curve.read.fact),
        "less_from": show(curve.read.amount / max(needed), digits=2),
        "less_to": show(curve.read.amount / min(needed), digits=2),
        "for_its_size": "less for its size than any dense model on record" if is_least else "about the least on record",
    }


def _apart(curve: PrintedCurve, at: int) -> str:
    found, value = curve.heights(curve.sizes[at]), curve.printed[at]
    inside = "among them" if min(found) <= value <= max(found) else "outside of them"
    return (
        f"Near {curve.names[at]} parameters, perplexities on record run from {min(found):.1f} to {max(found):.1f}, "
        f"about {max(found) / min(found):.0f} to one; the article’s {value:g} is {inside}."
    )


def _fall(curve: PrintedCurve, names: list[str], index: int, until: int) -> str:
    falls = [100 - left for left in curve.ratios(index, until, names)]
    return f"{min(falls):.0f} to {max(falls):.0f} %"
