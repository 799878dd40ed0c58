"""Printed test statistics with their degrees of freedom and p, in all the styles in which people print them.

A text is cut into items (a statistic, a p, degrees of freedom, another labelled number) and items that only commas,
semicolons and brackets part make a run. Within a run a p belongs to the statistic before it or, where the run begins
with a p, to the one after it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Span
from assay.articles.checks.reading.decimals import NUMBER, SCIENTIFIC, Printed, printed
from assay.articles.checks.reading.folding import folded

Kind = Literal["t", "F", "χ²", "z", "r", "Q"]
Relation = Literal["=", "<", ">"]

_VALUE = rf"[^\w.,()<>=≤≥≈;\s]{{0,3}}\s*{SCIENTIFIC}(?![\d%]|\.\d)"
_COMPARE = r"(?P<{0}><=|>=|≤|≥|<(?!-)|>|=)"
_CHI = r"(?:χ|(?<![A-Za-z])[Cc]hi)\s*[-_]?\s*(?:2|[Ss]quared?)?|(?<![A-Za-z\d])[xXG]\s*_?2(?=\s*[(,=])"
_Q = r"Q(?:\s?[-_]?\s?(?i:within|between|total|error|[wbmet])(?![A-Za-z]))?"
_LOST_CHI = r"(?<=[^\w\s(),;=<>.+*/-])\s?2(?=\s?\(\s?\d+\s?[,)])|(?<![A-Za-z])[A-Z]2(?=\s?\(\s?\d+\s?,\s?[Nn]\s?=)"
"""A χ of which a copy from a PDF left another sign, before its 2 and its brackets."""

_NAME = (
    rf"(?P<name>{_CHI}|{_LOST_CHI}|(?<![A-Za-z\d_\\])(?:t|[Ff]|r(?!\s*2\s*\()|[zZ]|{_Q}))(?:\s?-?\s?(?:statistics?|values?|"
    r"tests?|scores?|ratio)\b)?"
)
_LABEL = r"(?:\s*_?(?:\d{1,2}|(?<=_)[A-Za-z]{1,12})(?=\s*\())?"
_DEGREES = r"(?:\(\s*(?P<inner>[^()]{1,60}?)\s*\)|_?\s*(?P<low>\d[\d.,;/ ]{0,14}?))?"
_STATISTIC = rf"{_NAME}{_LABEL}\s*{_DEGREES}\s*{_COMPARE.format('compare')}\s*(?P<value>{_VALUE})"
_TAIL = r"(?:one|two|1|2)\s?-?\s?(?:tailed|sided)"
_P = (
    r"(?<![A-Za-z\\])[pP](?:\s?-?\s?[vV]alues?)?(?:\s*_\s*(?P<kind>[A-Za-z]{1,12}))?"
    rf"(?:\s*\(?{_TAIL}\)?)?\s*(?:{_COMPARE.format('p_compare')}|(?P<p_word>:|of\s|was\s|is\s))\s*"
    rf"(?P<p>{SCIENTIFIC})(?![\d%]|\.\s?\d|\s%)"
)
_NS = r"(?<![A-Za-z.])(?P<ns>(?i:n\.?\s?s\.?))(?![A-Za-z])"
_DF = (
    rf"(?<![A-Za-z])(?:d\.?f\.?|degrees of freedom)\s*[=:]\s*"
    rf"(?P<df>{NUMBER}(?:\s?(?:[,;/&]|and)\s?\d+(?:\.\d+)?(?![\d%]))?)"
    r"|(?<![\w.])(?P<df_before>\d+(?:\.\d+)?)\s(?:d\.?f\.?|degrees of freedom)(?![A-Za-z])"
)
_N = rf"(?<![A-Za-z])[nN]\s*=\s*(?P<n>{NUMBER})"
_OTHER = (
    r"(?<![A-Za-z])(?P<other>[ηωε]\s*[p2]?\s*[2pG]?|[A-Za-zηωβεφκΔδρτ](?:[\w²/'-]|\s+(?=2)){0,14}|\d\d\s?%\s?CI)\s*"
    rf"(?:[=<>≈≤≥:]|(?<=CI))\s*(?:{_VALUE}%?|\([^()]{{1,40}}\))"
)
_ITEM = re.compile("|".join(f"(?:{part})" for part in (_P, _NS, _DF, _N, _STATISTIC, _OTHER)))
_GAP = re.compile(rf"[\s,;:()]{{0,12}}(?:(?:and|with|at|on)\s|{_TAIL}|two|one)?[\s,;()]{{0,6}}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A statistic as printed: its value's relation and rounding, its degrees of freedom, and its sample where given."""

    kind: Kind
    span: Span
    relation: Relation
    value: Printed
    df: tuple[float, ...] | None
    n: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """A printed p; `value` is None for `ns`, `adjusted` where it is said to be corrected for many tests."""

    span: Span
    relation: Relation
    value: Printed | None
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A statistic and its p."""

    statistic: Statistic
    p: Probability

    @property
    def span(self) -> Span:
        """From the first sign of the one to the last of the other."""
        spans = (self.statistic.span, self.p.span)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class _Degrees:
    df: tuple[float, ...] = ()
    n: float | None = None


_Item = Statistic | Probability | _Degrees | None


def statistics_in(document: Document) -> tuple[Statistic, ...]:
    """All statistics of a text, with a p or without."""
    return tuple(item for run in _runs(document) for item in run if isinstance(item, Statistic))


def probabilities_in(document: Document) -> tuple[Probability, ...]:
    """All printed p of a text."""
    return tuple(item for run in _runs(document) for item in run if isinstance(item, Probability))


def results_in(document: Document) -> tuple[Result, ...]:
    """All statistics of a text that have a p of their own."""
    return tuple(test for run in _runs(document) for test in _results(run))


@functools.lru_cache(maxsize=4)
def _runs(document: Document) -> tuple[tuple[_Item, ...], ...]:
    text = folded(document.text)
    runs: list[list[_Item]] = []
    end = -1
    for match in _ITEM.finditer(text):
        gap = text[end : match.start()] if end >= 0 else "."
        if len(gap) > 24 or gap.count("\n") > 1 or not _GAP.match(gap):
            runs.append([])
        runs[-1].append(_item(match))
        end = match.end()
    return tuple(_with_degrees(run) for run in runs)


def _item(match: re.Match[str]) -> _Item:
    span = Span(match.start(), match.end())
    groups = match.groupdict()
    if groups["ns"]:
        return Probability(span=span, relation=">", value=None)
    if groups["p"]:
        return _probability(groups, span)
    if text := groups["df"] or groups["df_before"]:
        df = _numbers(text)
        return _Degrees(df) if df else None
    if groups["n"]:
        n = printed(groups["n"])
        return _Degrees(n=n.value) if n else None
    return _statistic(groups, span) if groups["name"] else None


def _probability(groups: dict[str, str | None], span: Span) -> Probability | None:
    value = printed(groups["p"] or "", comma=True)
    if value is None or (groups["p_word"] and value.value > 1):
        return None
    return Probability(
        span=span, relation=_relation(groups["p_compare"] or "="), value=value, adjusted=bool(groups["kind"])
    )


def _relation(sign: str) -> Relation:
    return "<" if sign in ("<", "≤", "<=") else ">" if sign in (">", "≥", ">=") else "="


def _statistic(groups: dict[str, str | None], span: Span) -> Statistic | None:
    name, text = groups["name"] or "", groups["value"] or ""
    kind: Kind = "χ²" if name.endswith("2") or name[0] in "χcC" else "Q" if name[0] == "Q" else _kind(name)
    sign = "-" if not text.strip()[0].isdigit() and text.strip()[0] not in ".," else ""
    value = printed(sign + re.sub(r"\A[^\d.,]+", "", text), comma=_HAS_COMMA.search(text) is not None)
    if value is None or (name[0] in "xXG" and not (groups["inner"] or groups["low"])):
        return None
    df, n = _degrees(groups["inner"] or groups["low"] or "", kind)
    if groups["low"] and not _is_subscript(kind, groups["low"]):
        return None
    if kind == "z" and (groups["inner"] or groups["low"]):
        return None  # a z has none: this is some other statistic
    return Statistic(kind=kind, span=span, relation=_relation(groups["compare"] or "="), value=value, df=df, n=n)


def _kind(name: str) -> Kind:
    return "t" if name == "t" else "r" if name == "r" else "z" if name in ("z", "Z") else "F"


def _is_subscript(kind: Kind, text: str) -> bool:
    """Whether digits glued to a letter are its degrees of freedom: `t28`, `F2,45`; `t1` and `r2` are names."""
    return (
        kind in ("χ²", "Q")
        or (kind == "F" and re.search(r"\d\s?[,;/]\s?\d", text) is not None)
        or len(text.strip()) > 1
    )


_HAS_COMMA = re.compile(r"(?<!\d)0?,|,\d{1,2}\Z|,\d{4}")
"""A comma that can only stand before decimals."""

_SAMPLE = re.compile(rf"[nN]\s?=\s?({NUMBER})")
_DF_MARK = re.compile(r"d\.?f\.?\s?(?:_?[12]|[a-z]{3,5})?\s?=\s?")


def _degrees(text: str, kind: Kind) -> tuple[tuple[float, ...] | None, float | None]:
    """Degrees of freedom and sample of what stands in the brackets."""
    sample = _SAMPLE.search(text)
    n = printed(sample.group(1)) if sample else None
    rest = (text[: sample.start()] + text[sample.end() :] if sample else text).strip(" ,;")
    df = _numbers(_DF_MARK.sub("", rest)) if rest else None
    if df is None and kind == "r" and n is not None and not rest:
        df = (n.value - 2,)
    if df is not None and kind == "χ²" and len(df) == 2 and n is None:
        return df[:1], df[-1]  # `χ²(1, 90)`
    return df, n.value if n else None


def _numbers(text: str) -> tuple[float, ...] | None:
    """One or two numbers; a small l or capital I for one, which typesetting makes of it, counts as one."""
    body = re.sub(r"\A[lI](?=\s?[,;])", "1", text.strip())
    one = re.fullmatch(r"\d{1,3},\d{3}", body)
    pair = re.fullmatch(r"(\d+(?:\.\d+)?)\s?(?:[,;/&]|and|\s)\s?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)", body)
    if pair and not (one and len(body.split(",")[0]) > 2):
        return (float(pair.group(1)), float(pair.group(2).replace(",", "")))
    if re.fullmatch(r"\d*\.?\d+", body):
        return (float(body),)
    return (float(body.replace(",", "")),) if one else None


_WANTED = {"t": 1, "r": 1, "F": 2, "χ²": 1, "Q": 1, "z": 0}


def _with_degrees(run: list[_Item]) -> tuple[_Item, ...]:
    """The run with degrees of freedom and samples that stand beside a statistic put into it."""
    items: list[_Item] = []
    waiting = _Degrees()
    for item in run:
        if isinstance(item, _Degrees):
            at = next((i for i in range(len(items) - 1, -1, -1) if isinstance(items[i], Statistic)), None)
            before = items[at] if at is not None else None
            if at is not None and isinstance(before, Statistic) and before.df is None:
                items[at] = _joined(before, item)
            else:
                waiting = _Degrees(item.df or waiting.df, item.n or waiting.n)
        elif isinstance(item, Statistic) and item.df is None:
            items.append(_joined(item, waiting))
            waiting = _Degrees()
        else:
            items.append(item)
    return tuple(replace(item, df=_fitting(item)) if isinstance(item, Statistic) else item for item in items)


def _joined(statistic: Statistic, beside: _Degrees) -> Statistic:
    n = statistic.n or beside.n
    if beside.df:
        return replace(statistic, df=beside.df, n=n)
    return replace(statistic, df=(n - 2,) if statistic.kind == "r" and n else None, n=n)


def _fitting(statistic: Statistic) -> tuple[float, ...] | None:
    """Its degrees of freedom, if they are as many as its kind has and above zero."""
    wanted, df = _WANTED[statistic.kind], statistic.df
    if wanted == 0:
        return ()
    return df if df is not None and len(df) == wanted and all(number > 0 for number in df) else None


def _results(run: tuple[_Item, ...]) -> Iterator[Result]:
    items = [item for item in run if isinstance(item, Statistic | Probability)]
    if items and isinstance(items[0], Probability):
        turns = all(isinstance(item, Probability) == (i % 2 == 0) for i, item in enumerate(items))
        if not turns or len(items) % 2:
            return
        items = [item for i in range(0, len(items), 2) for item in (items[i + 1], items[i])]
    for before, after in pairwise(items):
        if isinstance(before, Statistic) and isinstance(after, Probability):
            yield Result(before, after)
