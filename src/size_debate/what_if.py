"""What if? The GPU-hours of a dense model under assumptions that a reader chooses, as far as the laws let them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isinf
from statistics import median

from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.interactive import Control, Live, Preset, Stop, stops_between
from assay.quantity import Interval, Quantity, show
from size_debate.compute import SECONDS_AN_HOUR, gpu_hours, training_compute
from size_debate.training_runs import Kindest, base, figures_on, hours_on_record, tokens_on_record


@dataclass(frozen=True, slots=True)
class Printed:
    """GPU-hours that an article prints for a model of some size."""

    label: str
    parameters: float
    """The fewest that the size asserts."""
    hours: Quantity

    @property
    def is_bound(self) -> bool:
        """Whether it says only "so many or more"."""
        return isinf(self.hours.interval.high)

    @property
    def most(self) -> float:
        """The most hours that the figure asserts; of a bound, the bound."""
        return self.hours.points[0] if self.is_bound else self.hours.interval.high


def hours_needed(operations: float, parameters: float, tokens: float, share: float, peak: float) -> float:
    """Accelerator hours, for tokens per parameter and a share of a peak in operations per second."""
    size = Interval.exact(parameters)
    compute = training_compute(size, Interval.exact(tokens * parameters), Interval.exact(operations))
    return gpu_hours(compute, Interval.exact(peak), Interval.exact(share)).low


def needed(parameters: str, operations: float) -> str:
    """`hours_needed` as a Vega expression over `tokens`, `share` and `peak`; `parameters` is an expression too."""
    return f"{operations!r} * {parameters} * tokens * {parameters} / (peak * share * {SECONDS_AN_HOUR!r})"


def what_if(corpus: Corpus, kind: Kindest, rows: Sequence[Printed]) -> Live:
    """Controls down to the kindest that laws and records allow, and what they make of the printed figures."""
    ratios = stops_between(kind.tokens, float(f"{tokens_on_record(corpus)[-1].per_parameter:.2g}"))
    accelerators = _accelerators(corpus)
    share = Control(name="share", label="Share of the peak that is used", stops=_shares(kind.share))
    peak = Control(name="peak", label="Accelerator", stops=tuple(accelerators.values()), is_list=True)
    tokens = Control(
        name="tokens", label="Training tokens", stops=tuple(Stop(x, f"{show(x)} for each parameter") for x in ratios)
    )
    common = {
        "share": share.nearest(median(quantity_of(fact).points[0] for fact in figures_on(corpus, "utilisation")) / 100),
        "peak": tuple(accelerators).index(_usual(corpus, accelerators)),
        "tokens": tokens.nearest(median(run.per_parameter for run in tokens_on_record(corpus))),
    }
    best = {"share": len(share.stops) - 1, "peak": peak.nearest(kind.peak.high), "tokens": 0}
    presets = Preset("A typical published run", common), Preset("All in the article’s favour", best)
    lines = tuple(
        (f"{row.label} parameters", _line(row, needed(repr(row.parameters), kind.operations))) for row in rows
    )
    return Live(
        name="gpu-hours",
        controls=(share, peak, tokens),
        presets=presets,
        answer=_answer(rows, kind.operations, best),
        lines=lines,
    )


def _line(row: Printed, hours: str) -> str:
    """What is printed against what is needed."""
    times = _said(f"({hours}) / {row.hours.points[0]!r}")
    short = f"'{'↑' if row.is_bound else '✗'} ' + {times} + '×'"
    return (
        f"{_quoted(f'◆ {row.hours.printed} printed  ● ')} + {_said(hours)} + ' needed  ' + "
        f"({hours} > {row.most!r} ? {short} : '✓ enough')"
    )


def _answer(rows: Sequence[Printed], operations: float, best: Mapping[str, int]) -> str:
    """Which of the printed figures are too low, and whether any assumption could be kinder."""
    joint = " and one of "
    short = " + ".join(
        f"({needed(repr(row.parameters), operations)} > {row.most!r} ? {_quoted(joint + row.label)} : '')"
        for row in rows
        if not row.is_bound
    )
    kindest = " && ".join(f"toNumber({name}_at) == {at}" for name, at in best.items())
    return (
        f"(length({short}) ? 'Too few GPU-hours are printed for a model of ' + "
        f"slice({short}, {len(joint)}) + ' parameters.' : 'The printed GPU-hours are enough for every size.') + "
        f"({kindest} ? ' No law or record here allows kinder assumptions.' : '')"
    )


def _quoted(text: str) -> str:
    """A text of a record as a literal of Vega's expressions, which are JavaScript's: whatever is in it ends nothing."""
    return json.dumps(text)


def _said(x: str) -> str:
    """A figure with three digits, in words from a million on."""
    words = [("1e6", "million"), ("1e9", "billion"), ("1e12", "trillion")]
    text = f"format({x}, ({x}) < 100 ? '.3~r' : ',.3r')"
    for power, word in words:
        text = f"(({x}) < 0.9995 * {power} ? {text} : format(({x}) / {power}, ',.3~r') + ' {word}')"
    return text


def _shares(most: float) -> tuple[Stop, ...]:
    """Every hundredth below the most that the law allows, and that."""
    below = [x / 100 for x in range(1, 100) if x < round(100 * most)]
    return tuple(Stop(x, f"{show(100 * x)} %") for x in (*below, most))


def _accelerators(corpus: Corpus) -> dict[str, Stop]:
    """Those whose peak is on record, read high, slowest first."""
    best: dict[str, Quantity] = {}
    for fact in figures_on(corpus, "peak_compute"):
        value = quantity_of(fact)
        known = best.setdefault(fact.subject, value)
        best[fact.subject] = max(known, value, key=lambda one: one.interval.high)
    stops = {
        name: Stop(base(value), f"{corpus.label(name)}, {show(value.points[0], value.unit)}")
        for name, value in best.items()
        if corpus.entities[name].kind == "accelerator"
    }
    return dict(sorted(stops.items(), key=lambda item: (item[1].value, item[0])))


def _usual(corpus: Corpus, accelerators: Mapping[str, Stop]) -> str:
    """The accelerator of most runs whose hours are on record."""
    ran = [run.fact.when.accelerator for run in hours_on_record(corpus)]
    return max((name for name in accelerators if name in ran), key=ran.count)
