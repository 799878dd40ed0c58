"""What the text of the chapter on names prints."""

from __future__ import annotations

from size_debate.names import Listed
from size_debate.words import Told


def of_the_names(listed: Listed) -> Told:
    """How many names are the count, rounded."""
    named, others = len(listed.named), len(listed.others)
    return {"names": named, "rounded": named - others, "share": f"{10 * (named - others) / named:.0f}"}


def of_the_others(listed: Listed, far: float) -> Told:
    """What the names are that are not the count."""
    return {
        "others": len(listed.others),
        "without": len(listed.without_embeddings),
        "larger": len(listed.larger(far)),
        "smaller": len(listed.smaller(far)),
        "far": f"{far:g}",
    }


def of_the_shapes(listed: Listed) -> Told:
    """How many of the listed sizes the listed shapes allow."""
    sizes = sum(len(one.thing.said.get(("parameters", ""), ())) for one in listed.scales)
    misfits = sum(len(one.misfits) for one in listed.scales)
    return {"shapes": len(listed.scales), "sizes": sizes, "possible": sizes - misfits, "impossible": misfits}


def says(listed: Listed) -> str:
    """The result, as a sentence without an end."""
    return f"{len(listed.named) - len(listed.others):,} of {len(listed.named):,} names are the counted size, rounded"
