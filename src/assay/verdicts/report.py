"""The report: every claim with its verdict and why, as one frozen value and as the rows of `_build/verdicts.json`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isinf
from typing import Any, Protocol

from assay.evidence import Evidence, gather
from assay.evidence.lawbook import Lawbook
from assay.model import Claim, Flag, Outcome, Reason, Result, Verdict
from assay.model.corpus import Corpus
from assay.model.tension import Tension
from assay.quantity import Interval, in_house_form
from assay.verdicts.conflicts import Conflict, Conflicts, Scope, find_conflicts
from assay.verdicts.diagnosis import Lead, diagnose
from assay.verdicts.distinct_errors import DistinctError, distinct_errors
from assay.verdicts.explanation import because
from assay.verdicts.finding import finding_of
from assay.verdicts.judge import VERSION, Ruling, flags_of, judge_claim
from assay.verdicts.margin import Gap, gap, truth_of
from assay.verdicts.printed import with_unit
from assay.verdicts.reasons import reason_of

_CONFLICT_FLAGS = {Scope.WITHIN: Flag.INTERNAL_CONFLICT, Scope.ACROSS: Flag.CROSS_CONFLICT}
FORMAT = 1
"""Version of the layout of `verdicts.json`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim, judged."""

    claim: Claim
    verdict: Verdict
    flags: tuple[Flag, ...]
    ruling: Ruling
    evidence: tuple[Evidence, ...]
    finding: str
    """What a reader sees first."""
    because: str
    truth: Interval | None
    gap: Gap
    quote: Outcome
    reason: Reason | None = None
    """Why nothing settles it, where nothing does."""
    diagnosis: tuple[Lead, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """All claims, judged, in the order of the articles and of the text."""

    rows: tuple[Row, ...]
    conflicts: Conflicts

    def counts(self) -> Mapping[Verdict, int]:
        """How many claims have each verdict, all verdicts named."""
        seen = Counter(row.verdict for row in self.rows)
        return {verdict: seen[verdict] for verdict in Verdict}

    @cached_property
    def errors(self) -> tuple[DistinctError, ...]:
        """Each error that a contradiction shows, once."""
        return distinct_errors(self.conflicts.found, {row.claim.id: row.verdict for row in self.rows})

    def reasons(self) -> Mapping[Reason, int]:
        """How many claims nothing settles for each reason, all reasons named."""
        seen = Counter(row.reason for row in self.rows)
        return {reason: seen[reason] for reason in Reason}


class Spread(Protocol):
    """Has the items worked on, all here or in parts elsewhere; what is made of them comes in their order."""

    def __call__(self, work: Callable[[Sequence[Claim]], list[Row]], items: Sequence[Claim]) -> list[Row]:
        """Call `work` with parts that together are the items."""


def at_once(work: Callable[[Sequence[Claim]], list[Row]], items: Sequence[Claim]) -> list[Row]:
    """All of them, here and now."""
    return work(items)


def assemble(
    corpus: Corpus, results: Sequence[Result], quotes: Mapping[str, Outcome], spread: Spread = at_once
) -> Report:
    """Judge every claim of the corpus, and find what contradicts what."""
    book = Lawbook(corpus)
    conflicts = find_conflicts(book)
    judging = Judging(book=book, results=results, among=among(conflicts), quotes=quotes)
    return Report(tuple(spread(judging, in_reading_order(corpus))), conflicts)


def among(conflicts: Conflicts) -> dict[str, list[Conflict]]:
    """The conflicts by each of their members."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts.found:
        for member in conflict.members:
            found[member].append(conflict)
    return dict(found)


def in_reading_order(corpus: Corpus) -> list[Claim]:
    """All claims, by article, as they stand in its text."""
    return [claim for article in sorted(corpus.articles) for claim in corpus.claims_of(article)]


@dataclass(frozen=True, kw_only=True)
class Judging:
    """All that the judgement of a claim depends on; it can be sent to another machine."""

    book: Lawbook
    results: Sequence[Result]
    among: Mapping[str, Sequence[Conflict]]
    quotes: Mapping[str, Outcome]

    def __call__(self, claims: Sequence[Claim]) -> list[Row]:
        """The claims, judged."""
        return [self.judged(claim) for claim in claims]

    def judged(self, claim: Claim) -> Row:
        """One claim, judged."""
        evidence = gather(claim, self.book, self.results)
        quote = self.quotes.get(claim.id, Outcome.NOT_CHECKED)
        return _row(claim, evidence, self.among.get(claim.id, ()), quote, self.book.corpus)


def judged(claim: Claim, book: Lawbook, results: Sequence[Result] = ()) -> Row:
    """One claim by itself, judged as in the report but for what contradicts other claims."""
    return _row(claim, gather(claim, book, results), (), Outcome.NOT_CHECKED, book.corpus)


def _row(
    claim: Claim, evidence: tuple[Evidence, ...], conflicts: Sequence[Conflict], quote: Outcome, corpus: Corpus
) -> Row:
    ruling = judge_claim(claim, evidence)
    truth = truth_of(ruling)
    leads = diagnose(claim, truth, corpus) if ruling.verdict is Verdict.REFUTED else ()
    flags = set(flags_of(claim, ruling, corpus.articles[claim.article].references))
    flags |= {lead.flag for lead in leads if lead.flag}
    flags |= {_CONFLICT_FLAGS[item.scope] for item in conflicts if item.scope in _CONFLICT_FLAGS and not item.apparent}
    if quote is Outcome.MISMATCH:
        flags.add(Flag.QUOTE_DRIFTED)
    sentence = because(claim, ruling, evidence, corpus)
    return Row(
        claim=claim,
        verdict=ruling.verdict,
        flags=tuple(flag for flag in Flag if flag in flags),
        ruling=ruling,
        evidence=evidence,
        finding=finding_of(claim, ruling.verdict, ruling.decisive, corpus),
        because=sentence[:1].upper() + sentence[1:],
        truth=truth,
        gap=gap(claim, ruling),
        quote=quote,
        reason=reason_of(claim, ruling.verdict, evidence),
        diagnosis=leads,
        conflicts=tuple(conflict.id for conflict in conflicts),
    )


def as_json(report: Report, corpus: Corpus) -> dict[str, Any]:
    """The published interface; its JSON Schema is `verdicts.schema.json`."""
    return around(report, corpus, [row_as_json(row, corpus) for row in report.rows])


def around(report: Report, corpus: Corpus, rows: Sequence[Any]) -> dict[str, Any]:
    """The same, with the rows of the claims as they are given."""
    return {
        "format": FORMAT,
        "judge": VERSION,
        "claims": rows,
        "conflicts": [_conflict(conflict) for conflict in report.conflicts.found],
        "errors": [
            {"claim": error.claim, "conflicts": [item.id for item in error.conflicts], "articles": list(error.articles)}
            for error in report.errors
        ],
        "tensions": [_tension(tension) for tension in corpus.tensions.values()],
        "reasons": dict(report.reasons()),
        "more_conflicts_in": list(report.conflicts.more_in),
    }


def row_as_json(row: Row, corpus: Corpus) -> dict[str, Any]:
    """One row of `verdicts.json`."""
    claim = row.claim
    unit_name = _unit(claim, corpus)
    value = claim.figure
    return {
        "id": claim.id,
        "article": claim.article,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "quote_outcome": row.quote,
        "statement": claim.statement,
        "kind": claim.kind,
        "subject": claim.subject,
        "attribute": claim.attribute,
        "value": _interval(value.interval, value.printed, unit_name) if value else None,
        "object": claim.when.object,
        "verdict": row.verdict,
        "flags": list(row.flags),
        "basis": row.ruling.basis,
        "finding": row.finding,
        "because": row.because,
        "reason": row.reason,
        "ask_for": claim.unsettled.ask_for if row.reason and claim.unsettled else None,
        "truth": _interval(row.truth, _true_as_printed(row, unit_name), unit_name) if row.truth else None,
        "ratio": _number(row.gap.ratio),
        "margin": _number(row.gap.margin),
        "turns": {"count": row.gap.turns, "of": row.gap.turns_of} if row.gap.turns is not None else None,
        "evidence": [_evidence(piece) for piece in row.evidence],
        "diagnosis": [_lead(lead) for lead in row.diagnosis],
        "conflicts": list(row.conflicts),
        "tensions": [tension.id for tension in corpus.tensions_of(claim.id)],
    }


def _unit(claim: Claim, corpus: Corpus) -> str:
    if claim.figure and claim.figure.unit:
        return claim.figure.unit.name
    attribute = corpus.attribute(claim.attribute)
    return attribute.unit if attribute else ""


def _true_as_printed(row: Row, unit_name: str) -> str:
    best = next((piece for piece in row.ruling.decisive if piece.truth == row.truth), None)
    pieces = [piece for piece in row.ruling.decisive if piece.truth is not None]
    return in_house_form(with_unit((best or pieces[0]).printed, unit_name))


def _interval(interval: Interval, printed: str, unit_name: str) -> dict[str, Any]:
    return {"printed": printed, "low": _number(interval.low), "high": _number(interval.high), "unit": unit_name}


def _number(x: float | None) -> float | None:
    """A number that JSON can hold; an end that is open is null."""
    if x is None or isinf(x):
        return None
    return int(x) if x == int(x) and abs(x) < 2**53 else float(f"{x:.12g}")


def _evidence(piece: Evidence) -> dict[str, Any]:
    row: dict[str, Any] = {
        "outcome": piece.outcome,
        piece.witness: piece.name,
        "locator": piece.locator,
        "printed": piece.printed,
        "fragment": piece.fragment,
    }
    extra = {
        "reading": piece.reading.text if piece.reading else None,
        "note": piece.remark,
        "fact": piece.fact,
        "facts": list(piece.counted),
        "about": " ".join(piece.about),
        "circumstances": str(piece.when),
    }
    row.update({key: text for key, text in extra.items() if text})
    return row


def _lead(lead: Lead) -> dict[str, Any]:
    return {"kind": lead.kind, "text": lead.text, "entity": lead.entity, "facts": list(lead.facts)}


def _tension(tension: Tension) -> dict[str, Any]:
    return {
        "id": tension.id,
        "title": tension.title,
        "kind": tension.kind,
        "articles": list(tension.articles),
        "members": list(tension.members),
        "passages": [{"article": item.article, "quote": item.quote, "start": item.start} for item in tension.passages],
        "because": tension.because,
        "apparent": tension.apparent,
        "rule": tension.rule,
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "scope": conflict.scope,
        "members": list(conflict.members),
        "laws": list(conflict.laws),
        "because": conflict.because,
        "apparent": str(conflict.apparent) if conflict.apparent else None,
    }
