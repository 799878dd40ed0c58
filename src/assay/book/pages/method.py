"""The tables of the chapter on method, printed from the code that they describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assay.book.pages.context import Material
from assay.book.pages.escape import text
from assay.book.pages.linkify import legible
from assay.book.pages.markdown import badge, folded, outcome, page, table, to_claim
from assay.evidence import Standing
from assay.evidence.comparison import CLOSE, SCOPES
from assay.evidence.figure import COARSE, FAR_BOUND
from assay.evidence.size_class import NEAR as NEAR_SIZES
from assay.model import Flag, Outcome, Reason, Verdict
from assay.model.meanings import CHANGES, FLAGS, OUTCOMES, REASONS, REWRITINGS, STANDINGS, VERDICTS
from assay.model.wording import spoken
from assay.quantity import HEDGES
from assay.verdicts.conflicts.direct import NEAR as NEAR_FIGURES

FAR = (
    "A bound that is true and this far from the truth (“more than a million” of a billion) misleads. A figure said of "
    "any model of a size is contradicted when it is this far from every reported run."
)
PRECISION = (
    "Two sources that differ by less are listed as explained by precision. This sorts the contradictions and touches "
    "no verdict."
)
MOST = 10
"""Wrongly judged changes that are shown; more of them are folded."""


def verdicts_table() -> str:
    """The verdicts with their meanings."""
    rows = [(badge(verdict), VERDICTS[verdict]) for verdict in Verdict]
    return page(table("assay-words", ("Verdict", "Meaning"), rows))


def reasons_table() -> str:
    """Why nothing settles a claim."""
    rows = [(f"**{spoken(reason)}**", REASONS[reason]) for reason in Reason]
    return page(table("assay-words", ("Reason", "Meaning"), rows))


def outcomes_table() -> str:
    """The outcomes with their meanings."""
    rows = [(outcome(found), OUTCOMES[found]) for found in Outcome]
    return page(table("assay-words", ("Outcome", "Meaning"), rows))


def flags_table() -> str:
    """The flags with their meanings."""
    rows = [(f"**{spoken(flag)}**", FLAGS[flag]) for flag in Flag]
    return page(table("assay-words", ("Flag", "Meaning"), rows))


def standings_table() -> str:
    """What a source's word weighs, the heaviest first."""
    rows = [
        (f"**{spoken(standing.name.lower())}**", STANDINGS[standing]) for standing in sorted(Standing, reverse=True)
    ]
    return page(table("assay-words", ("Standing", "Meaning"), rows))


def hedges_table() -> str:
    """What each manner of hedging asserts."""
    rows = []
    for hedge in HEDGES:
        phrases = dict.fromkeys((*hedge.phrases, *hedge.trailing))
        rows.append((f"**{text(hedge.name)}**", text(", ".join(phrases)), text(hedge.meaning)))
    return page(table("assay-hedges", ("Hedge", "In words", "What is asserted"), rows))


def quantifiers_table() -> str:
    """The share of the benchmarks that each quantifier needs."""
    rows = [(f"**{text(scope) if scope else 'none is given'}**", _share(share)) for scope, share in SCOPES.items()]
    return page(table("assay-words", ("Quantifier", "Holds when the relation holds on"), rows))


def thresholds_table() -> str:
    """Every other number that the comparison rests on; the code is the only place where they are typed."""
    meanings = {
        f"{CLOSE:g} points": "Two systems match each other where their scores are no further apart.",
        f"a factor of {FAR_BOUND:g}": FAR,
        _percent(COARSE): "A witness whose figure may be off by more than this confirms no claim that is more precise.",
        f"± {_percent(NEAR_SIZES - 1)}": "A model has the size that a claim speaks of when its parameters are so near.",
        f"under {_percent(NEAR_FIGURES - 1)}": PRECISION,
    }
    rows = [(f"**{name}**", meaning) for name, meaning in meanings.items()]
    return page(table("assay-words", ("Threshold", "What it decides"), rows))


def audit_table(material: Material) -> str:
    """How many of the false claims are noticed, how many of the true ones raise an alarm, and what was missed."""
    audit = material.audit
    if not audit:
        return page("This build was made without an audit.")
    changed = sum(row["changed"] for row in audit["harmful"])
    same = sum(row["changed"] for row in audit["harmless"])
    head = "Of {n:,} claims that were {how}, {said}."
    killed = _part(audit["harmful"])
    alarms = _part(audit["harmless"])
    return page(
        head.format(n=changed, how="made false on purpose", said=f"the checker noticed {killed:,} "
                    f"({_percent(audit['kill_rate'])})"),
        table("assay-audit", ("What was changed", "Claims", "Noticed"), _kinds(audit["harmful"], CHANGES)),
        head.format(n=same, how="rewritten and stayed true", said=f"it raised a false alarm on {alarms:,} "
                    f"({_percent(audit['false_alarm_rate'])})"),
        table("assay-audit", ("What was rewritten", "Claims", "False alarms"), _kinds(audit["harmless"], REWRITINGS)),
        _survivors(audit["survivors"], material),
    )  # fmt: skip


def error_rate(material: Material) -> str:
    """The same in words that need no table."""
    audit = material.audit
    if not audit:
        return page("This build was made without an audit.")
    changed, same = (sum(row["changed"] for row in audit[kind]) for kind in ("harmful", "harmless"))
    missed, alarms = changed - _part(audit["harmful"]), _part(audit["harmless"])
    return page(
        f"We test it on itself. {changed:,} times a claim that holds was made false, in one place, and judged again: "
        f"{_times(missed)} it was still called right. {same:,} times a claim was put in other words and stayed true: "
        f"{_times(alarms)} it was called wrong."
    )


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _part(rows: Sequence[Mapping[str, Any]]) -> int:
    return sum(row["noticed"] for row in rows)


def _kinds(rows: Sequence[Mapping[str, Any]], meanings: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [
        (f"**{text(row['kind'])}**: {meanings.get(row['kind'], '')}", f"{row['changed']:,}", f"{row['noticed']:,}")
        for row in rows
    ]


def _survivors(survivors: Sequence[Mapping[str, Any]], material: Material) -> str:
    """Each changed claim that was judged wrongly, with the evidence that misled the checker."""
    if not survivors:
        return "None was judged wrongly."
    rows = [
        (
            to_claim(material.corpus.claims[trial["claim"]]),
            f"**{text(trial['kind'])}**: {text(trial['change'])}",
            legible(trial["why"], material),
        )
        for trial in survivors
    ]
    found = table("assay-words", ("Claim", "What was changed", "How it was judged, and why"), rows)
    return page("Judged wrongly:", found) if len(rows) <= MOST else folded(f"Judged wrongly: {len(rows)}", found)


def _percent(share: float) -> str:
    """A share rounded away from perfection: only all is 100 %, and only none is 0 %."""
    shown = f"{share * 100:.2f}".rstrip("0").rstrip(".")
    if shown == "100" and share < 1:
        shown = "99.99"
    return f"{'0.01' if shown == '0' and share else shown} %"


def _share(share: float) -> str:
    if share >= 1:
        return "every one of them"
    return f"more than {share:.0%} of them".replace("%", " %") if share else "at least one of them"
