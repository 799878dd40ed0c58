"""Comparisons counted anew over tables: on how many tests one system is ahead of another."""

from __future__ import annotations

from collections.abc import Iterator

from assay.evidence.comparison import CLOSE, EVERYTHING
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.quantity import Quantity
from size_debate.head_to_head import Meeting, meetings
from size_debate.recomputed.finding import Tally
from size_debate.training_runs import quantity_of

STATED = (("tasks_won", "tasks_tied", "tasks_lost"), ("preferred", "preference_tied", "preferred_against"))
"""Attributes under which a source states its own count, or the shares of judgements that people gave."""


def comparisons(corpus: Corpus) -> Iterator[Tally]:
    """A tally for every claim that one system outperforms or matches another, by the source that compares the most."""
    done = set()
    for claim in corpus.claims.values():
        key = (claim.subject, claim.relation, claim.when.object, claim.when.metric, str(claim.when.as_of))
        if claim.relation in ("outperforms", "matches") and claim.when.object and key not in done:
            done.add(key)
            yield from _counted(claim, corpus)


def _counted(claim: Claim, corpus: Corpus) -> Iterator[Tally]:
    assert claim.subject and claim.when.object
    pairs = [
        (mine, theirs)
        for mine in (claim.subject, *corpus.members(claim.subject))
        for theirs in (claim.when.object, *corpus.members(claim.when.object))
    ]
    found = [tally for mine, theirs in pairs for tally in (_of_tests(claim, mine, theirs, corpus),) if tally]
    found += [tally for mine, theirs in pairs for tally in (_as_stated(claim, mine, theirs, corpus),) if tally]
    if found:
        yield max(found, key=lambda tally: tally.total)


def _of_tests(claim: Claim, mine: str, theirs: str, corpus: Corpus) -> Tally | None:
    """Counted test by test, in the table that has the most of them."""
    metrics = _metrics(claim, corpus)
    tables = [
        [game for game in games if (metrics is None or game.metric in metrics) and _is_timely(claim, game.mine)]
        for games in meetings(mine, theirs, corpus).values()
    ]
    games = max(tables, key=len, default=[])
    if not games:
        return None
    ahead = sum(game.outcome == "won" for game in games)
    holds = sum(_holds(game, claim.relation or "") for game in games)
    source = corpus.sources[games[0].mine.source].short
    close = f", and no more than {CLOSE:g} points behind on {holds - ahead}" if claim.relation == "matches" else ""
    says = f"{corpus.label(mine)} is ahead of {corpus.label(theirs)} on {ahead} of {len(games)}{close}"
    return _tally(claim, corpus, holds, len(games), says, f"Scores that {source} gives for both, compared one by one.")


def _as_stated(claim: Claim, mine: str, theirs: str, corpus: Corpus) -> Tally | None:
    """From the counts, or the shares of judgements, that a source prints: wins over wins and losses and draws."""
    for names in STATED:
        parts = [_stated(corpus, mine, theirs, name) for name in names]
        if parts[0] is None or parts[2] is None or not _is_timely(claim, parts[0]):
            continue
        won, tied, lost = (round(quantity_of(fact).points[0]) if fact else 0 for fact in parts)
        holds = won + tied if claim.relation == "matches" else won
        label, source = corpus.label, corpus.sources[parts[0].source].short
        says = f"{label(mine)} is ahead of {label(theirs)} in {won} of {won + tied + lost}, and level in {tied}"
        return _tally(
            claim, corpus, holds, won + tied + lost, says, f"Added from what {source} prints for each outcome."
        )
    return None


def _tally(claim: Claim, corpus: Corpus, holds: int, total: int, says: str, because: str) -> Tally:
    assert claim.subject and claim.when.object and claim.relation
    word = "against" if claim.relation == "matches" else "ahead of"
    metric = {"metric": claim.when.metric} if claim.when.metric else {}
    return Tally(
        name=f"{corpus.label(claim.subject)} {word} {corpus.label(claim.when.object)}",
        holds=holds, total=total, says=says, because=because, relation=claim.relation, subject=claim.subject,
        when={"object": claim.when.object, **metric},
    )  # fmt: skip


def _stated(corpus: Corpus, mine: str, theirs: str, attribute: str) -> Fact | None:
    facts = [fact for fact in corpus.facts_about(mine, attribute) if fact.when.object == theirs]
    return next((fact for fact in facts if isinstance(fact.value, Quantity)), None)


def _holds(game: Meeting, relation: str) -> bool:
    room = CLOSE if relation == "matches" and game.mine.attribute != "perplexity" else 0.0
    return game.ahead > 0 or (relation == "matches" and game.ahead >= -room)


def _metrics(claim: Claim, corpus: Corpus) -> set[str] | None:
    """The tests of which the claim speaks; None where it is all of them."""
    metric = claim.when.metric
    return None if metric in (None, EVERYTHING) else {metric, *corpus.members(metric)}


def _is_timely(claim: Claim, fact: Fact) -> bool:
    return not (claim.when.as_of and fact.when.as_of) or claim.when.as_of.overlaps(fact.when.as_of)


def pooled(corpus: Corpus, *pairs: tuple[str, str]) -> tuple[int, int, str]:
    """Tests won and tests in all, over several pairs of a small system and a larger one, with what was counted."""
    won, total, said = 0, 0, []
    for mine, theirs in pairs:
        games = next(iter(meetings(mine, theirs, corpus).values()))
        ahead = sum(game.outcome == "won" for game in games)
        won, total = won + ahead, total + len(games)
        said.append(f"{corpus.label(mine)} is ahead of {corpus.label(theirs)} on {ahead} of {len(games)}")
    return won, total, " and ".join(said)


def small_against_large(corpus: Corpus) -> Iterator[Tally]:
    """Statements on small systems and larger ones that no single comparison carries."""
    won, total, says = pooled(corpus, ("llama-13b", "gpt-3-175b"), ("mistral-7b", "llama-2-13b"))
    yield Tally(
        name="small models against larger ones", holds=won, total=total, says=says,
        because="The tables that the makers of the small models print of both.",
        claims=("mistral-and-phi/small-models-match-large",),
    )  # fmt: skip
    games = next(iter(meetings("gpt-3-175b", "palm-540b", corpus).values()))
    near = sum(game.ahead >= -CLOSE for game in games)
    yield Tally(
        name="GPT-3 near PaLM", holds=near, total=len(games),
        says=f"GPT-3 is ahead of PaLM, or within {CLOSE:g} points, on {near} of {len(games)}",
        because="Scores that one source gives for both.",
        claims=("bigger-not-always-better/gpt-3-matches-palm",),
        when={"setting": f"“not huge” means within {CLOSE:g} points"},
    )  # fmt: skip
