"""The one sentence that says why: made from the evidence, never typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isinf

from assay.evidence import Evidence
from assay.model import Basis, Claim, Kind, Outcome, Source, Verdict, Witness
from assay.model.corpus import Corpus
from assay.quantity import NotAQuantity, Quantity, TooLarge, UnknownUnit, parse, unit
from assay.verdicts.distance import how_far
from assay.verdicts.judge import Ruling
from assay.verdicts.margin import gap, leading

_TIMES = re.compile(r"[0-9][0-9.,]*\s?[x×]")
MOST = 3
"""Things that a sentence lists before it says how many more there are."""


def because(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    """Why the verdict is what it is, in one sentence or two."""
    if ruling.basis is Basis.ASSESSED and claim.assessment:
        return claim.assessment.because
    if claim.kind is Kind.PLACEHOLDER:
        return _placeholder(claim, corpus)
    if ruling.verdict is Verdict.UNVERIFIABLE:
        return _unsettled(claim, evidence, corpus)
    if ruling.verdict is Verdict.MISLEADING:
        narrow = next((piece for piece in ruling.decisive if piece.reading), ruling.decisive[0])
        return f"{_says(narrow, claim, corpus)}: {narrow.reading.text if narrow.reading else ''}."
    if ruling.verdict is Verdict.DISPUTED:
        yes = next(piece for piece in ruling.decisive if piece.agrees)
        no = next(piece for piece in ruling.decisive if not piece.agrees)
        return f"{_says(yes, claim, corpus)}, but {_says(no, claim, corpus)}."
    return f"{_decided(claim, ruling, corpus)}."


def _decided(claim: Claim, ruling: Ruling, corpus: Corpus) -> str:
    """What a supporting or refuting verdict rests on: the leading witness, how many more, the law, and how far off."""
    holds = ruling.verdict is Verdict.SUPPORTED
    said = [piece for piece in ruling.decisive if piece.agrees == holds]
    laws = [piece for piece in said if piece.witness is Witness.LAW]
    witnesses = [piece for piece in said if piece.witness is not Witness.LAW]
    first = leading(ruling)
    if first is None or first not in said:
        first = said[0]
    sources = [piece for piece in witnesses if not (piece.witness is Witness.NOTEBOOK and piece.is_worded)]
    others = len({corpus.root(piece.name) for piece in sources} - {corpus.root(first.name)})
    more = _more(others, holds=holds) if others else ""
    law = f", and {_says(laws[0], claim, corpus)}" if laws and laws[0] is not first else ""
    far = "" if holds else _how_far(claim, ruling)
    return f"{_says(first, claim, corpus)}{_other_readings(first, witnesses, claim, corpus)}{more}{law}{far}"


def _more(others: int, *, holds: bool) -> str:
    """`; one more source agrees`."""
    if others == 1:
        return f"; one more source {'agrees' if holds else 'contradicts it too'}"
    return f"; {others} more sources {'agree' if holds else 'contradict it too'}"


def _other_readings(first: Evidence, witnesses: Sequence[Evidence], claim: Claim, corpus: Corpus) -> str:
    """What the same source gives in other circumstances."""
    others: dict[str, Evidence] = {}
    for piece in witnesses:
        if piece.name == first.name and piece.printed != first.printed and piece.when.setting and not piece.about:
            others.setdefault(piece.printed, piece)
    shown = [f"{_shown(piece, claim, corpus)} ({piece.when.setting})" for piece in list(others.values())[:3]]
    return f", {' and '.join(shown)}" if shown else ""


def _says(piece: Evidence, claim: Claim, corpus: Corpus) -> str:
    """`Hoffmann et al. 2022 gives 1.4 trillion tokens (Table 1)`."""
    note = f", {piece.remark}" if piece.remark else ""
    if piece.witness is Witness.NOTEBOOK:
        assumed = f", if {piece.when.setting}" if piece.when.setting and claim.when.setting is None else ""
        said = (
            f"by recomputing, {piece.printed}"
            if piece.is_worded
            else f"recomputing gives {_shown(piece, claim, corpus)}"
        )
        return f"{said} ({piece.name}, {piece.locator}{assumed})"
    if piece.witness is Witness.LAW:
        return f"the laws leave {piece.printed} ({piece.locator})"
    if piece.witness is Witness.TEXT:
        return f"counting gives {piece.printed}"
    setting = f", {piece.when.setting}" if piece.when.setting and claim.when.setting is None else ""
    where = f"{piece.locator}{setting}{note}"
    if claim.kind is Kind.EXISTENCE and piece.outcome is Outcome.MISMATCH:
        return f"{short(corpus.sources[piece.name])} lists all names, and this is not one of them ({where})"
    if claim.kind is Kind.COMPARISON:
        return f"by {short(corpus.sources[piece.name])}, {piece.printed} ({piece.locator}{setting}{_brief(piece)})"
    return f"{short(corpus.sources[piece.name])} {_what(piece, claim, corpus)} ({where})"


def _what(piece: Evidence, claim: Claim, corpus: Corpus) -> str:
    """`gives 1.4 trillion tokens`; of a name, that it is named; of yes and no, whether the source says so."""
    attribute = corpus.attributes.get(claim.attribute or "")
    if attribute and "yes" in attribute.values and piece.printed in ("yes", "no"):
        return "says so" if piece.agrees else "says the opposite"
    if claim.kind is Kind.ATTRIBUTION and piece.agrees and _is_of_a_work(claim, corpus):
        return "says so itself"
    if attribute and attribute.type == "entity":
        return f"names {piece.printed}"
    return f"gives {_shown(piece, claim, corpus)}"


def _is_of_a_work(claim: Claim, corpus: Corpus) -> bool:
    """Whether it is a publication to which something is attributed: where that is found, it speaks for itself."""
    names = claim.value if isinstance(claim.value, tuple) else ()
    return any(corpus.entities[name].kind == "work" for name in names if name in corpus.entities)


def _brief(piece: Evidence) -> str:
    """What was counted, of many metrics the first and how many more there are."""
    if len(piece.counted_over) < MOST + 2:
        return f", {piece.remark}" if piece.remark else ""
    listed = ", ".join(piece.counted_over[:MOST])
    return f", counted over {listed} and {len(piece.counted_over) - MOST} more"


def _shown(piece: Evidence, claim: Claim, corpus: Corpus) -> str:
    if claim.kind is not Kind.FIGURE or piece.truth is None or piece.is_worded:
        return piece.printed
    return with_unit(piece.printed, corpus.attributes[claim.attribute].unit if claim.attribute else "")


def with_unit(printed: str, unit_name: str) -> str:
    """A printed figure with the word for its unit, unless it already carries one; `25x` is 25 times."""
    if _TIMES.fullmatch(printed):
        return f"{printed[:-1].strip()} times"
    if not unit_name or unit_name == "dimensionless" or (not printed[-1:].isalnum() and printed[-1:] != "+"):
        return printed
    try:
        symbol = unit(unit_name).symbol
    except UnknownUnit:
        return printed
    if any(len(word) > 3 and word.rstrip("s") in printed.lower() for word in symbol.lower().split()):
        return printed
    if any(sign in printed for sign in "€$£%") or _has_unit(printed):
        return printed
    return f"{printed} {symbol}"


def _has_unit(printed: str) -> bool:
    """Whether a figure says itself what it is counted in, be it in other words than its unit's."""
    try:
        return parse(printed).unit is not None
    except (NotAQuantity, TooLarge):
        return False


def short(source: Source) -> str:
    """How a source is named in a sentence."""
    return source.short


def _how_far(claim: Claim, ruling: Ruling) -> str:
    ratio, first = gap(claim, ruling).ratio, leading(ruling)
    if ratio is None or first is None or first.truth is None or ratio == 1 or not isinstance(claim.value, Quantity):
        return ""
    least = "at least " if isinf(first.truth.high) or isinf(first.truth.low) else ""
    return f"; the claim is {least}{how_far(ratio, claim.value)}"


def _placeholder(claim: Claim, corpus: Corpus) -> str:
    if claim.placeholder == "data":
        return "A placeholder stands here in the article: what it promises was never filled in."
    if corpus.articles[claim.article].references == "none":
        return "The article has no list of references, so nobody can tell what this one points to."
    return "The reference leads to nothing that could be checked."


def _unsettled(claim: Claim, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    hidden = [piece for piece in evidence if piece.undisclosed]
    if hidden:
        said = f"{short(corpus.sources[hidden[0].name])} does not disclose it ({hidden[0].locator})"
        return f"{said}, and nothing else that was read settles it."
    sound = [piece for piece in evidence if piece.erratum is None]
    if evidence and not sound:
        return f"The only source that gives it errs there: {_says(evidence[0], claim, corpus)}."
    if sound:
        piece = min(sound, key=lambda piece: piece.witness is Witness.NOTEBOOK)  # a source says more than a bound
        return f"{_says(piece, claim, corpus)}, which neither confirms nor contradicts it."
    return "No source that was read says anything on it."
