"""What the text of the chapter on who beats whom prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assay.evidence.comparison import SCOPES, holds
from assay.model.stated import quantity_of
from assay.notebooks.telling import Link, Part
from assay.quantity import show, show_change
from size_debate.head_to_head import Meeting, tally
from size_debate.one_test import Solvers
from size_debate.pairs import EQUAL, LOST, PREFERRED, TIED, WHOLE, WON, Count, Judgement, Pair, counted
from size_debate.words import Told

CLOSE = 2
"""Points below which a lead is narrow."""

MOVED = 0.05
"""Points from which on a score has moved: half of the last digit that is printed."""


def of_almost_every(pair: Pair) -> Told:
    """The tasks that a source counts one by one, and whether they are almost every one."""
    tasks = pair.tasks()
    total, bar = sum(tasks.values()), "almost every"
    parts = [
        f"{pair.corpus.label(metric)} {pair.tasks(metric)[WON]} of {sum(pair.tasks(metric).values())}"
        for metric in pair.stated
        if metric != WHOLE
    ]
    return {
        "winner": pair.labels[0],
        "tasks_won": tasks[WON],
        "tasks": total,
        "tasks_tied": tasks[TIED],
        "tasks_lost": tasks[LOST],
        "tasks_share": f"{100 * tasks[WON] / total:.0f}",
        "task_parts": "; ".join(parts),
        "bar": f"{100 * SCOPES[bar]:.0f}",
        "met": "It is met" if holds(tasks[WON] / total, bar) else "It is not met",
        "hidden": len(pair.losses) or "none",
    }


def of_most(pair: Pair) -> Told:
    """How many leads there are, how many are narrow, and who measured."""
    games = [game for found in pair.games.values() for game in found]
    won, tied, lost = tally(games)
    makers = pair.maker_behind(pair.widest)
    return {
        "small_one": pair.labels[0],
        "large_one": pair.labels[1],
        "small_won": counted(games),
        "ratio": f"{pair.size_ratio:.0f}",
        "most_holds": _scope("most", won / len(games)),
        "narrow": sum(0 < game.ahead < CLOSE for game in games),
        "leads": won,
        "close": CLOSE,
        "behind_on": _tests(pair, pair.losses, " and ") or "no test",
        "results": won + tied + lost,
        "benchmarks": len({game.metric for game in games}),
        "measured_by": f"{makers}, who made one of them" if makers else "others than their makers",
    }


def of_reverse(pair: Pair) -> Told:
    """Whether the first is ahead by any count, and how it does where figures flatter it."""
    higher = [(metric, lead) for metric, lead in pair.quoted if lead > 0]
    by = [f"{pair.short(source)}, {counted(games)}" for source, games in pair.games.items()]
    ahead = [tally(games)[0] > tally(games)[2] for games in pair.games.values()]
    labels = sorted({pair.corpus.label(metric) for metric, _ in higher})
    return {
        "said_better": pair.labels[0],
        "said_worse": pair.labels[1],
        "by_source": "; ".join(by),
        "quoted": len(pair.quoted) or "no",
        "quoted_higher": len(higher) or "none",
        "quoted_tests": ", ".join(labels) or "no test",
        "reversed": "the wrong way round" if not any(ahead) else "not wrong by every count",
    }


def of_the_leaderboard(pair: Pair) -> Told:
    """By how much the rival's scores on one test differ from program to program, and what the widest table says."""
    games = [game for found in pair.games.values() for game in found]
    metric, _ = Counter(game.metric for game in games).most_common(1)[0]
    same = [game for game in games if game.metric == metric]
    scores = [quantity_of(game.theirs).points[0] for game in same]
    source, _ = Counter(game.mine.source for game in same).most_common(1)[0]
    makers = pair.maker_behind(pair.widest)
    return {
        "challenger": pair.labels[0],
        "rival": pair.labels[1],
        "disputed_test": pair.corpus.label(metric),
        "rival_from": f"{min(scores):.1f}",
        "rival_to": f"{max(scores):.1f}",
        "apart": f"{max(scores) - min(scores):.0f}",
        "by_program": counted([game for game in same if game.mine.source == source]),
        "widest_table": _source(pair, pair.widest),
        "widest_count": counted(pair.games[pair.widest]),
        "widest_by": f"from {makers}, who made one of the two" if makers else "from neither maker",
    }


def of_all_but_one(pair: Pair, specialist: Pair) -> Told:
    """The exceptions by source, those against a specialist, and how far the scores moved between two papers."""
    lines = [
        f"{pair.short(source)}: ahead on {counted(games)}, all but "
        + (_tests(pair, [game for game in games if game.outcome != "won"], ", ") or "none")
        for source, games in pair.games.items()
    ]
    moved = pair.moved
    most = max(moved, key=lambda metric: (abs(moved[metric]), metric))
    games = specialist.games[specialist.widest]
    return {
        "strong": pair.labels[0],
        "weak": pair.labels[1],
        "exceptions": "; ".join(lines),
        "for_code": specialist.labels[1],
        "code_won": counted(games),
        "code_behind": _tests(specialist, [game for game in games if game.outcome == "lost"], " and ") or "no test",
        "moved": sum(abs(by) > MOVED for by in moved.values()),
        "measured_twice": len(moved),
        "most_moved": pair.corpus.label(most),
        "most_moved_by": show_change(moved[most]),
    }


def of_the_judges(found: Sequence[Judgement], name: str) -> Told:
    """Against whom a system is clearly ahead, clearly behind, or neither; and what ties add."""
    named = {
        outcome: " and ".join(one.label for one in found if one.outcome == outcome) or "nobody"
        for outcome in ("ahead", "behind", "open")
    }
    ties = [f"{show(one.share(PREFERRED) + one.share(EQUAL))} % against {one.label}" for one in found]
    return {
        "judged": name,
        "clearly_ahead": named["ahead"],
        "clearly_behind": named["behind"],
        "overlapping": named["open"],
        "with_ties": ", ".join(ties),
    }


def of_one_test(solvers: Solvers) -> Told:
    """Whom the first small model beats, and who comes near it."""
    lead, beaten = solvers.lead, solvers.beaten
    largest = max(beaten, key=lambda one: one.parameters, default=None)
    return {
        "lead": lead.label,
        "lead_size": show(lead.parameters),
        "lead_score": f"{lead.score:.0f}",
        "lead_beats": len(beaten) or "none",
        "general": len(solvers.of("general")),
        "largest_beaten": largest.label if largest else "none",
        "largest_times": f"{largest.parameters / lead.parameters:.0f}" if largest else "no",
        "rivals": ", ".join(one.label for one in solvers.rivals) or "none",
    }


def of_the_words(counts: Sequence[Count]) -> Told:
    """How many counts pass each bar."""
    sure = [one.name for one in counts if one.sample.low > 100 * SCOPES["almost every"]]
    return {
        "counts": len(counts),
        "pass_most": sum(holds(one.share, "most") for one in counts) or "none",
        "pass_almost_every": sum(holds(one.share, "almost every") for one in counts) or "none",
        "sure": f"{len(sure)} ({'; '.join(sure)})" if sure else "none",
    }


def _scope(scope: str, share: float) -> str:
    return "holds" if holds(share, scope) else "does not hold"


def _tests(pair: Pair, games: Sequence[Meeting], between: str) -> str:
    return between.join(f"{pair.corpus.label(game.metric)} ({show_change(game.ahead)})" for game in games)


def _source(pair: Pair, source: str) -> Part:
    return Link(pair.short(source), "fact", pair.games[source][0].mine.id)
