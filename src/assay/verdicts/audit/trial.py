"""How often the checker itself errs: true claims are made false on purpose, and harmlessly rewritten, and judged again.

A false claim that is still supported has survived: the checker did not see the difference. A harmless change after
which a claim is no longer supported is a false alarm. Survivors are listed with what explains them; none is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assay.evidence import gather
from assay.evidence.lawbook import Lawbook
from assay.model import Basis, Claim, Flag, Result, Verdict
from assay.model.corpus import Corpus
from assay.verdicts.audit.change import Rule
from assay.verdicts.audit.harmful import HARMFUL
from assay.verdicts.audit.harmless import HARMLESS
from assay.verdicts.judge import Ruling, judge_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One changed claim and how it was judged."""

    claim: str
    kind: str
    change: str
    harmful: bool
    noticed: bool
    why: str = ""
    """Why a survivor survived, or what a false alarm said."""


def audit(corpus: Corpus, results: Sequence[Result] = ()) -> tuple[Trial, ...]:
    """Every harmful and every harmless change of every claim that is supported by computation, judged."""
    book = Lawbook(corpus)
    return tuple(trial for claim in corpus.claims.values() for trial in trials_of(claim, book, results))


def trials_of(claim: Claim, book: Lawbook, results: Sequence[Result] = ()) -> Iterator[Trial]:
    """Every change of one claim, judged; none of a claim that is not supported by computation."""
    if not _is_supported(_ruling(claim, book, results)):
        return
    for harmful, rules in ((True, HARMFUL), (False, HARMLESS)):
        for kind, change, mutant in _changes(claim, rules, book.corpus):
            ruling = _ruling(mutant, book, results)
            noticed = _is_noticed(ruling, kind)
            why = "" if noticed == harmful else _why(ruling)
            yield Trial(claim=claim.id, kind=kind, change=change, harmful=harmful, noticed=noticed, why=why)


def _changes(claim: Claim, rules: Mapping[str, Rule], corpus: Corpus) -> Iterator[tuple[str, str, Claim]]:
    """What the rules make of a claim, each changed claim once, whichever rules lead to it."""
    seen = {claim}
    for kind, rule in rules.items():
        for change, mutant in rule(claim, corpus):
            if mutant not in seen:
                seen.add(mutant)
                yield kind, change, mutant


def _ruling(claim: Claim, book: Lawbook, results: Sequence[Result]) -> Ruling:
    return judge_claim(claim, gather(claim, book, results))


def _is_supported(ruling: Ruling) -> bool:
    """Whether the checker itself, and no person, supports it."""
    return ruling.verdict is Verdict.SUPPORTED and ruling.basis is not Basis.ASSESSED


def _is_noticed(ruling: Ruling, kind: str) -> bool:
    """Whether a reader is warned of a change; of a limit that was left out, the flag that says so is enough."""
    return not _is_supported(ruling) or (kind == "limit" and Flag.LIMITED in ruling.flags)


def _why(ruling: Ruling) -> str:
    """The evidence that decided, as far as it explains why nothing, or something, changed."""
    said = [f"{piece.printed} ({piece.name}, {piece.locator})" for piece in ruling.decisive[:2]]
    return f"{ruling.verdict}: " + ("; ".join(said) or "nothing decides it")


def summarise(trials: Sequence[Trial]) -> dict[str, Any]:
    """Counts by kind of change, the two rates, and every change that was judged wrongly."""
    harmful = [trial for trial in trials if trial.harmful]
    harmless = [trial for trial in trials if not trial.harmful]
    return {
        "kill_rate": _share(harmful),
        "false_alarm_rate": _share(harmless),
        "harmful": _by_kind(harmful),
        "harmless": _by_kind(harmless),
        "survivors": [asdict(trial) for trial in trials if trial.noticed != trial.harmful],
    }


def _share(trials: Sequence[Trial]) -> float:
    return sum(trial.noticed for trial in trials) / len(trials) if trials else 0.0


def _by_kind(trials: Sequence[Trial]) -> list[dict[str, Any]]:
    kinds = dict.fromkeys(trial.kind for trial in trials)
    rows = []
    for kind in kinds:
        mine = [trial for trial in trials if trial.kind == kind]
        rows.append({"kind": kind, "changed": len(mine), "noticed": sum(trial.noticed for trial in mine)})
    return rows
