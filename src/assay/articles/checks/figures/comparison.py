"""Do two named things stand in the ratio that the text gives?

`Alpha has 80 layers. Beta has 40 layers. Alpha has three times as many layers as Beta.` What each has is taken from
the plainest statements of the same text; a thing that has two different figures of a kind, or a comparison that fits
two kinds, is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault, Span
from assay.articles.checks.reading.amounts import in_base, ratio_of
from assay.articles.checks.reading.holdings import NAME, Holding, holdings_in
from assay.articles.checks.reading.multiples import LINK, MULTIPLE, expected_ratios

_TEXT = "Otterburg has 280,000 inhabitants. Stoatville has 137,000 inhabitants. "
EXAMPLES = Examples(
    passes=(
        f"{_TEXT}Otterburg is 104% larger than Stoatville.",
        f"{_TEXT}Otterburg has twice as many inhabitants as Stoatville.",
    ),
    fails=(f"{_TEXT}Otterburg is 50% larger than Stoatville.", f"{_TEXT}Stoatville is twice as large as Otterburg."),
    nearly=(
        f"{_TEXT}Otterburg has twice as many bridges as Stoatville.",
        f"{_TEXT}Otterburg has 80 bridges. Stoatville has 64 bridges. Otterburg is 25% larger than Stoatville.",
        f"{_TEXT}Otterburg 2 is 50% larger than Stoatville.",
    ),
)

_COMPARES = re.compile(
    rf"(?P<one>{NAME})\s(?:is|has|contains|uses|weighs|costs)\s{MULTIPLE}\s+{LINK}\s+(?:the\s)?(?P<other>{NAME})(?=\s?[.,;)]|\s+(?:and|but|does|has)\b|\Z)"
)
_SIZES = re.compile(r"larger|bigger|large|big|smaller")


def check(document: Document) -> Iterator[Fault]:
    """Every comparison of two names that their own figures deny."""
    held: dict[tuple[str, str], list[Holding]] = defaultdict(list)
    for holding in holdings_in(document):
        held[holding.name, holding.kind].append(holding)
    for sentence in document.sentences if held else ():
        for said in _COMPARES.finditer(document.text, sentence.start, sentence.end):
            pair = _pair(held, said)
            if pair is not None:
                yield from _fault(Span(said.start(), said.end()), pair, said)


def _pair(held: dict[tuple[str, str], list[Holding]], said: re.Match[str]) -> tuple[Holding, Holding] | None:
    """The figures of the one kind that both things have; with a kind named in the comparison, of that."""
    kinds = [kind for name, kind in held if name == said["one"] and (said["other"], kind) in held]
    link = said["link"].lower()
    named = [kind for kind in kinds if kind.rstrip("s") in link]
    chosen = named or (kinds if _SIZES.search(link) and not re.search(r"\b(?:many|much|more|fewer)\b", link) else [])
    if len(chosen) != 1:
        return None
    one, other = held[said["one"], chosen[0]], held[said["other"], chosen[0]]
    return (one[0], other[0]) if len(one) == len(other) == 1 else None


def _fault(span: Span, pair: tuple[Holding, Holding], said: re.Match[str]) -> Iterator[Fault]:
    one, other = pair
    assert one.found.quantity and other.found.quantity
    ratio = ratio_of(in_base(one.found.quantity), in_base(other.found.quantity))
    expected = expected_ratios(said)
    if ratio is None or any(ratio.overlaps(option) for option in expected):
        return
    words = " ".join(said.group().split())
    message = f"{one.found.printed} is {ratio.midpoint:.3g} times {other.found.printed}, and the text says {words!r}."
    yield Fault(spans=(span, one.span, other.span), message=message)
