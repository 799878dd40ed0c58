"""Changes that leave a true claim true: the checker should judge it as before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from assay.model import Claim, FigureClaim, Kind, Role
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate, parse_date
from assay.verdicts.audit.change import Change, Rule, rewritten

SCALES = ((1e12, ("trillion", "T")), (1e9, ("billion", "B")), (1e6, ("million", "M")), (1e3, ("thousand", "K")))
SMALLER_UNITS = {"day": ("hours", 24.0), "megawatt_hour": ("kWh", 1000.0), "gigabyte": ("MB", 1000.0)}


def _notation(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The same number in another notation."""
    if not _is_single(claim):
        return
    point, figures = claim.value.points[0], _significant(claim.value.printed)
    if f"{point:.{figures}g}" != f"{point:.12g}" and float(f"{point:.{figures}g}") != point:
        return
    for scale, words in SCALES:
        number = f"{point / scale:.12g}"
        if _significant(number) == figures and "e" not in number:
            for word in words:
                yield from rewritten(claim, f"{number} {word}" if len(word) > 1 else f"{number}{word}")
    if point >= 1e6:
        yield from rewritten(claim, f"{point:.{figures - 1}e}".replace("e+", "e"))
        yield from rewritten(claim, f"{point:,.0f}")


def _equal_unit(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """The same quantity in a unit that converts into it."""
    if not _is_single(claim):
        return
    if claim.value.unit and claim.value.unit.name in SMALLER_UNITS:
        word, factor = SMALLER_UNITS[claim.value.unit.name]
        yield from rewritten(claim, f"about {claim.value.points[0] * factor:.12g} {word}")


def _hedged(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """A true figure stays true when it is hedged."""
    if _is_single(claim):
        for hedge in ("about", "around", "roughly"):
            yield from rewritten(claim, f"{hedge} {claim.value.printed}")


def _bounded(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """Whatever has a figure has more than two thirds and less than one and a half of it."""
    if _is_single(claim) and corpus.role(claim.subject) not in (Role.FAMILY, Role.CLASS):
        yield from rewritten(claim, f"more than {_digits(claim.value.points[0] / 1.5)}")
        yield from rewritten(claim, f"less than {_digits(claim.value.points[0] * 1.5)}")


def _coarser_date(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """A true date stays true when only its month or its year is said."""
    if isinstance(claim.value, PartialDate):
        for length in (4, 7):
            if len(claim.value.printed) > length:
                coarser = claim.value.printed[:length]
                yield coarser, replace(claim, value=parse_date(coarser))


def _weaker_scope(claim: Claim, corpus: Corpus) -> Iterator[Change]:
    """What holds of most holds of some."""
    if claim.kind is Kind.COMPARISON and claim.relation == "outperforms" and claim.scope != "some":
        yield "some", replace(claim, scope="some")


HARMLESS: dict[str, Rule] = {
    "notation": _notation,
    "equal unit": _equal_unit,
    "hedge": _hedged,
    "wide bound": _bounded,
    "coarser date": _coarser_date,
    "weaker scope": _weaker_scope,
}


def _is_single(claim: Claim) -> TypeGuard[FigureClaim]:
    """Whether it gives one figure without a hedge."""
    return isinstance(claim, FigureClaim) and len(claim.value.points) == 1 and claim.value.hedge == "exact"


def _digits(number: float) -> str:
    """Three digits of a number, written out."""
    return f"{float(f'{number:.3g}'):.12g}"


def _significant(text: str) -> int:
    """Digits of a printed number from the first that is not zero; trailing zeros of a whole number count."""
    digits = "".join(character for character in text.partition("e")[0] if character.isdigit())
    return max(1, len(digits.lstrip("0")))
