"""Pictures that answer: native controls beside a Vega-Lite chart, which computes in its own expressions.

A control moves over stops that are worked out here, with their wording, so that what a reader sets is exactly what is
shown. The page needs no server; where no script runs, the static picture and its table are all there is.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True, slots=True)
class Stop:
    """A value that a control can take, in base units, and how it is said."""

    value: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A slider over stops, or a list to choose one from; `name` is that of the value in the chart's expressions."""

    name: str
    label: str
    stops: tuple[Stop, ...]
    is_list: bool = False

    def nearest(self, value: float) -> int:
        """The place of the stop whose ratio to a value is nearest to one."""
        return min(range(len(self.stops)), key=lambda at: abs(log(self.stops[at].value / value)))


@dataclass(frozen=True, slots=True)
class Preset:
    """A setting of all controls, by the places of their stops."""

    label: str
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What makes a chart answer. Texts are Vega expressions over the names of the controls."""

    name: str
    """Unique on the page."""
    controls: tuple[Control, ...]
    presets: tuple[Preset, ...]
    """The first is what a reader finds, the last what the static picture shows."""
    answer: str
    """The text that sums up; it is read out whenever it changes."""
    lines: tuple[tuple[str, str], ...]
    """What a mark stands for, and the text of what it shows; the chart can write that too: `line_0`, `line_1`…"""

    def parameters(self) -> list[alt.Parameter]:
        """What a chart needs to be drawn as it is in the last preset."""
        import altair as alt  # noqa: PLC0415 - only where a notebook runs

        places = self.presets[-1].places
        chosen = [made for control in self.controls for made in _parameters(control, places[control.name])]
        texts = {"answer": self.answer, **{f"line_{at}": text for at, (_, text) in enumerate(self.lines)}}
        return chosen + [alt.param(name=name, expr=text) for name, text in texts.items()]

    def bound(self, spec: Mapping[str, Any]) -> dict[str, Any]:
        """The chart for the page: bound to the controls, as wide as there is room, in the page's own text colour."""
        start = self.presets[0].places
        places = {f"{name}_at": (at, {"element": f"#{self._id(name)}"}) for name, at in start.items()}
        params = []
        for param in spec["params"]:
            at, bind = places.get(param["name"], (None, None))
            params.append({**param, "value": at, "bind": bind} if bind else param)
        fit = {"type": "fit-x", "contains": "padding"}
        return {**spec, "params": params, "width": "container", "autosize": fit}

    def as_html(self, spec: Mapping[str, Any]) -> str:
        """Hidden until a script runs; `spec` is what `bound` gives, with its configuration."""
        controls = "".join(map(self._control, self.controls))
        presets = "".join(map(self._preset, self.presets))
        lines = "".join(
            f'<li>{html.escape(label)}: <span data-signal="line_{at}"></span></li>'
            for at, (label, _) in enumerate(self.lines)
        )
        data = json.dumps(spec, sort_keys=True, ensure_ascii=False).replace("<", "\\u003c")
        return (
            '<div class="assay-live" hidden>'
            f'<fieldset><legend>Your assumptions</legend>{controls}<p class="assay-presets">{presets}</p></fieldset>'
            f'<p class="assay-answer" role="status" data-signal="answer"></p>'
            f'<div class="assay-live-view" aria-hidden="true"></div><ul class="assay-live-lines">{lines}</ul>'
            f'<script type="application/json">{data}</script></div>'
        )

    def _id(self, control: str) -> str:
        return html.escape(f"{self.name}-{control}")

    def _control(self, control: Control) -> str:
        here, at = self._id(control.name), self.presets[0].places[control.name]
        label = f'<label for="{here}">{html.escape(control.label)}</label>'
        if control.is_list:
            said = "".join(
                f'<option value="{place}"{" selected" if place == at else ""}>{html.escape(stop.said)}</option>'
                for place, stop in enumerate(control.stops)
            )
            return f'<div>{label}<select id="{here}" autocomplete="off">{said}</select></div>'
        signal = html.escape(f"{control.name}_said")
        return (
            f'<div>{label}<output for="{here}" data-signal="{signal}"></output>'
            f'<input id="{here}" type="range" min="0" max="{len(control.stops) - 1}" step="1" value="{at:d}" '
            f'autocomplete="off" data-said="{signal}"></div>'
        )

    def _preset(self, preset: Preset) -> str:
        places = {self._id(name): at for name, at in preset.places.items()}
        data = html.escape(json.dumps(places, sort_keys=True), quote=True)
        return f'<button type="button" data-set="{data}">{html.escape(preset.label)}</button>'


def stops_between(low: float, high: float) -> list[float]:
    """Both ends, and between them the round numbers of a logarithmic scale, such as 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8.

    Raises ValueError unless 0 < low < high.
    """
    if not 0 < low < high:
        raise ValueError(f"a logarithmic scale goes from a positive number to a larger one, not from {low} to {high}")
    steps = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80)
    round_ones = [float(f"{step}e{power}") for power in range(-20, 20) for step in steps]
    return [low, *(value for value in round_ones if low < value < high), high]


def _parameters(control: Control, at: int) -> Iterator[alt.Parameter]:
    import altair as alt  # noqa: PLC0415 - only where a notebook runs

    name = control.name
    values = json.dumps([stop.value for stop in control.stops])
    said = json.dumps([stop.said for stop in control.stops], ensure_ascii=False)
    yield alt.param(name=f"{name}_at", value=at)
    yield alt.param(name=name, expr=f"{values}[toNumber({name}_at)]")
    yield alt.param(name=f"{name}_said", expr=f"{said}[toNumber({name}_at)]")
