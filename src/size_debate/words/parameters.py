"""What the text of the chapter on what a shape weighs prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assay.model.stated import quantity_of
from assay.notebooks.telling import Link, Part, citing
from assay.quantity import show, unit
from size_debate.parameter_count import Weighing
from size_debate.printed_shapes import Mixture, PrintedShape, Scales
from size_debate.transformer import Shape, total
from size_debate.words import Told

GPT_2 = ("gpt-2-small", "gpt-2-medium", "gpt-2-large", "gpt-2-xl")


def of_the_scales(scales: Scales) -> Told:
    """How many counts agree, and over which range of sizes."""
    least, most = scales.weighed[0].counted.midpoint, scales.weighed[-1].counted.midpoint
    met = [_exactly(scales, one) for one in scales.exact if one.agrees]
    return {
        "lightest": show(least),
        "heaviest": show(most),
        "range": f"{round(most / least, -2):,.0f}",
        "good": len(scales.good),
        "weighed": len(scales.weighed),
        "exact": len(scales.exact),
        "met": _in_a_row(met) or "none",
    }


def of_the_misfits(scales: Scales) -> Told:
    """Why counts and publications differ; Refused where a model that the text explains has come to fit."""
    small = [scales.misfit(name) for name in GPT_2]
    return {
        "misfits": len(scales.misfits),
        "gpt2_sizes": len(small),
        "gpt2_off": f"{max(one.deviation for one in small):.1f}",
        **_too_many_heads(scales, scales.misfit("gpt-3-xl")),
        **_too_wide(scales, scales.misfit("gpt-3-13b")),
        **_more_weights(scales.misfit("gpt-j-6b")),
        "last_digits": "; ".join(
            f"{scales.label(one)}, {one.printed} for {show(one.counted.midpoint, None, 5)}"
            for one in scales.last_digits
        )
        or "none",
    }


def of_the_shapes(shapes: Sequence[PrintedShape]) -> Told:
    """How many of an article's sizes go with their shapes."""
    much, little = (sum(getattr(one, name) for one in shapes) for name in ("is_too_much", "is_too_little"))
    return {
        "shapes": len(shapes),
        "styles": len(shapes[0].weights),
        "too_much": much or "none",
        "too_little": little or "none",
        "possible": len(shapes) - much - little or "none",
    }


def of_the_mixtures(mixtures: Sequence[Mixture], scales: Scales) -> Told:
    """Both sizes of the largest mixture, by count and by its makers, and what the article prints."""
    one, corpus = max(mixtures, key=lambda mixture: mixture.whole), scales.corpus
    facts = [
        [f"{corpus.attributes[fact.attribute].label} {quantity_of(fact).printed}, by ", *citing(corpus, fact)]
        for fact in one.published
    ]
    return {
        "mixture": one.label,
        "whole": one.whole,
        "working": one.working,
        "working_share": f"{100 * one.working / one.whole:.0f}",
        "by_its_makers": _in_a_row(facts) or "nothing on either",
        "one_size": _one_size(one),
    }


def _in_a_row(rows: Sequence[Sequence[Part]]) -> list[Part]:
    return [part for at, row in enumerate(rows) for part in (["; ", *row] if at else row)]


def _one_size(one: Mixture) -> str:
    if one.printed is None:
        return "The article prints no size of it."
    size = one.printed.points[-1]
    side = "below" if size < one.working else "above"
    return (
        f"The article prints {one.printed.printed}. That is {one.whole / size:.1f} times too few for the model, and "
        f"{abs(100 * (size / one.working - 1)):.0f} % {side} the working part."
    )


def _exactly(scales: Scales, one: Weighing) -> list[Part]:
    source = scales.corpus.sources[one.published.source].short
    return [f"{scales.label(one)} ({one.figure:,.0f}, ", Link(source, "fact", one.published.id), ")"]


def _shape(one: Weighing) -> Shape:
    assert one.plan.shape is not None
    return one.plan.shape


def _too_many_heads(scales: Scales, one: Weighing) -> Told:
    shape = _shape(one)
    heads = shape.hidden // shape.head_size
    return {
        "xl_from": citing(scales.corpus, one.plan.facts["attention_heads"]),
        "xl_heads": shape.heads,
        "xl_head_size": shape.head_size,
        "xl_made": shape.heads * shape.head_size,
        "xl_wide": shape.hidden,
        "xl_fill": heads,
        "xl_filled": show(total(replace(shape, heads=heads, kv_heads=heads)), unit("parameter"), 4),
        "xl_printed": one.printed,
    }


def _too_wide(scales: Scales, one: Weighing) -> Told:
    shape = _shape(one)
    width = shape.heads * shape.head_size
    narrow = replace(shape, hidden=width, feed_forward=round(shape.feed_forward * width / shape.hidden))
    return {
        "wide_from": citing(scales.corpus, one.plan.facts["hidden_size"]),
        "wide_printed": shape.hidden,
        "wide_heads": shape.heads,
        "wide_head_size": shape.head_size,
        "wide_made": width,
        "wide_count": show(total(narrow), unit("parameter"), 4),
        "wide_size": one.printed,
    }


def _more_weights(one: Weighing) -> Told:
    more, width = one.figure - one.counted.midpoint, _shape(one).hidden
    whole = more % width == 0
    return {
        "gptj_more": f"{more:,.0f}",
        "gptj_times": f"exactly {more / width:,.0f} times" if whole else "no whole number of times",
    }
