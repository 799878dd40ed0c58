"""How a notebook hands over what it computed: an output of the cell that people and the checker can both read."""

from __future__ import annotations

import html
from collections.abc import Sequence
from contextlib import suppress
from math import inf, isinf
from typing import Any, TypedDict, Unpack

from assay.errors import UsageError
from assay.model import Circumstances, Result
from assay.notebooks.paths import find_checkout
from assay.quantity import Amount, Interval, Quantity, Unit, UnknownUnit, show_interval, unit
from assay.records.units import put_in_force

MIME = "application/vnd.assay.result+json"
ESCAPED = "application/vnd.assay.html"
"""HTML that was made of escaped parts: a page takes it as it is, and no other HTML of a notebook."""


class Conditions(TypedDict, total=False):
    """The conditions under which a result holds, as in `Circumstances`; a date is never one of them."""

    object: str
    metric: str
    setting: str
    accelerator: str


def record(  # noqa: PLR0913 - every one is a word that the reader of a notebook needs
    name: str,
    value: Amount | Quantity | Interval | float,
    *,
    subject: str,
    attribute: str,
    because: str,
    unit: str | None = None,
    low: float | None = None,
    high: float | None = None,
    **conditions: Unpack[Conditions],
) -> None:
    """Record that `attribute` of `subject` is `value`, by the computation that `because` sums up.

    `unit` is the unit in which the number or the interval is given: `20545` with `unit="people/km2"` are 20,545 people
    on each square kilometre. An `Amount` knows what it measures, and is told in that unit; a Quantity, such as the
    value of a fact, brings its own. A float is taken as exact unless `low` or `high` widens it; an int is also printed
    with all its digits. Raises ValueError for an empty name or reason, UnknownUnit for a unit that is none,
    WrongDimension for an Amount that measures something else.
    """
    if not (name.strip() and because.strip()):
        raise ValueError("a result needs a name, and `because`: the sentence that says how it was computed")
    if unit is not None:
        _know(unit)
    quantity = _quantity(value, unit, low, high)
    _hand_over(name, quantity, because, conditions, subject=subject, attribute=attribute)


def _know(name: str) -> None:
    """Put the units of the book into force where a notebook that loaded no records names one of them."""
    try:
        unit(name)
    except UnknownUnit:
        with suppress(UsageError):  # in no book: what is unknown is said where it is used
            put_in_force(find_checkout())


def record_tally(  # noqa: PLR0913 - as `record`
    name: str,
    holds: int,
    total: int,
    *,
    says: str,
    because: str,
    relation: str = "holds",
    subject: str = "",
    attribute: str = "",
    over: str | None = None,
    claims: Sequence[str] = (),
    sources: Sequence[str] = (),
    at: float | None = None,
    **conditions: Unpack[Conditions],
) -> None:
    """Record that something holds in `holds` of `total` cases; `says` is that in words, as `PaLM is ahead on 3 of 4`.

    It speaks to the comparisons and trends with the same subject, relation, attribute, object, metric and `over`, and
    to the claims that are named; `sources` are those whose figures were counted, and `at` is the figure to which what
    was counted comes, where it is one. Raises ValueError where nothing was
    counted, or more holds than there is.
    """
    if not (name.strip() and because.strip() and says.strip()):
        raise ValueError("a tally needs a name, and in `says` and `because` what was counted, and how")
    if not 0 <= holds <= total or not total:
        raise ValueError(f"{holds} of {total} cases is no tally")
    share = Interval.exact(holds / total)
    value = Quantity(printed=says, interval=share, loose=share, unit=None, hedge="exact", points=(share.low,))
    tally = {"relation": relation, "over": over, "claims": tuple(claims), "sources": tuple(sources), "at": at}
    _hand_over(name, value, because, conditions, subject=subject, attribute=attribute, **tally)


def _hand_over(name: str, value: Quantity, because: str, conditions: Conditions, **fields: Any) -> None:
    """Show a result where it was computed; in which cell of which notebook that is, a run knows."""
    when = Circumstances(**conditions)
    display_bundle(as_bundle(Result(name=name, notebook="", cell=0, value=value, because=because, when=when, **fields)))


def as_bundle(result: Result) -> dict[str, Any]:
    """The same result for programs, for a terminal and for a page."""
    value, when = result.value, result.when
    named = {"object": when.object, "metric": when.metric, "setting": when.setting, "accelerator": when.accelerator}
    data: dict[str, Any] = {
        "name": result.name,
        "subject": result.subject,
        "attribute": result.attribute,
        "low": _end(value.interval.low),
        "high": _end(value.interval.high),
        "printed": value.printed,
        "unit": value.unit.name if value.unit else None,
        "because": result.because,
        "circumstances": {key: text for key, text in named.items() if text},
    }
    if result.relation:
        data |= {
            "relation": result.relation,
            "over": result.over,
            "claims": list(result.claims),
            "sources": list(result.sources),
            **({"at": result.at} if result.at is not None else {}),
        }
    printed, because = html.escape(value.printed), html.escape(result.because)
    said = f"Recorded as <code>{html.escape(result.name)}</code>: <strong>{printed}</strong>. {because}"
    shown = f'<p class="assay-result">{said}</p>'
    return {
        MIME: data,
        ESCAPED: shown,
        "text/html": shown,
        "text/plain": f"Recorded as {result.name}: {value.printed}. {result.because}",
    }


def from_data(data: dict[str, Any], notebook: str, cell: int) -> Result:
    """The result that `as_bundle` wrote; KeyError or ValueError for anything that it did not write."""
    interval = Interval(-inf if data["low"] is None else data["low"], inf if data["high"] is None else data["high"])
    value = _exactly(data["printed"], interval, unit(data["unit"]) if data["unit"] else None)
    when = Circumstances(**data["circumstances"])
    return Result(
        name=data["name"],
        notebook=notebook,
        cell=cell,
        subject=data["subject"],
        attribute=data["attribute"],
        value=value,
        because=data["because"],
        when=when,
        relation=data.get("relation"),
        over=data.get("over"),
        claims=tuple(data.get("claims", ())),
        sources=tuple(data.get("sources", ())),
        at=data.get("at"),
    )


def _quantity(
    value: Amount | Quantity | Interval | float, name: str | None, low: float | None, high: float | None
) -> Quantity:
    if isinstance(value, Amount):
        if name is None and value.powers:
            raise ValueError(f"an Amount needs the unit in which it is told; it measures {value.dimension}")
        value = value.told_in(name) if name else value.interval
    if isinstance(value, Quantity):
        if (name, low, high) != (None, None, None):
            raise ValueError("a Quantity has its own unit and ends; leave out `unit`, `low` and `high`")
        return value
    interval = value if isinstance(value, Interval) else Interval.exact(value)
    interval = Interval(interval.low if low is None else low, interval.high if high is None else high)
    measured = unit(name) if name else None
    whole = isinstance(value, int) and interval.low == interval.high
    printed = f"{value:,} {measured.symbol if measured else ''}".strip() if whole else show_interval(interval, measured)
    return _exactly(printed, interval, measured)


def _exactly(printed: str, interval: Interval, measured: Unit | None) -> Quantity:
    points = tuple(dict.fromkeys(end for end in (interval.low, interval.high) if not isinf(end)))
    return Quantity(printed=printed, interval=interval, loose=interval, unit=measured, hedge="exact", points=points)


def _end(x: float) -> float | None:
    """An end as JSON has it: null where it is open."""
    return None if isinf(x) else x


def display_bundle(bundle: dict[str, Any]) -> None:
    """Show an output of several kinds in a notebook; the text alone where the same cell runs as a script."""
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - only where a notebook runs
    from IPython.display import display  # noqa: PLC0415

    if get_ipython() is None:
        print(bundle["text/plain"])  # noqa: T201 - the same cell run as a script
    else:
        display(bundle, raw=True)  # type: ignore[no-untyped-call]
