"""Comparisons counted anew over tables: on how many tests one system is ahead of another."""

from __future__ import annotations

from collections.abc import Iterator

from assay.evidence.comparison import CLOSE, PERCENT
from assay.model import Claim, Fact, Source
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from size_debate.head_to_head import Meeting, meetings
from size_debate.recomputed.finding import Tally

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
    source = corpus.sources[games[0].mine.source]
    close = f", and no more than {CLOSE:g} points behind on {holds - ahead}" if claim.relation == "matches" else ""
    says = f"{corpus.label(mine)} is ahead of {corpus.label(theirs)} on {ahead} of {len(games)}{close}"
    return _tally(claim, corpus, (holds, len(games)), says, source, "scores for both, compared one by one")


def _as_stated(claim: Claim, mine: str, theirs: str, corpus: Corpus) -> Tally | None:
    """From the counts, or the shares of judgements, that a source prints: wins over wins and losses and draws."""
    for names in STATED:
        parts = [_stated(corpus, mine, theirs, name) for name in names]
        if parts[0] is None or parts[2] is None or not _is_timely(claim, parts[0]):
            continue
        won, tied, lost = (round(quantity_of(fact).points[0]) if fact else 0 for fact in parts)
        holds = won + tied if claim.relation == "matches" else won
        label, source = corpus.label, corpus.sources[parts[0].source]
        is_share = corpus.attributes[names[0]].unit == PERCENT
        cases = (f"{won} %", f"{tied} %") if is_share else (f"{won} of {won + tied + lost}", f"{tied}")
        says = f"{label(mine)} is ahead of {label(theirs)} in {cases[0]}, and level in {cases[1]}"
        return _tally(claim, corpus, (holds, won + tied + lost), says, source, "added from what is printed for each")
    return None


def _tally(claim: Claim, corpus: Corpus, cases: tuple[int, int], says: str, source: Source, how: str) -> Tally:
    assert claim.subject and claim.when.object and claim.relation
    word = "against" if claim.relation == "matches" else "ahead of"
    metric = {"metric": claim.when.metric} if claim.when.metric else {}
    return Tally(
        name=f"{corpus.label(claim.subject)} {word} {corpus.label(claim.when.object)}",
        holds=cases[0], total=cases[1], says=says, because=f"{source.short}: {how}.", relation=claim.relation,
        subject=claim.subject, when={"object": claim.when.object, **metric}, sources=(source.id,),
    )  # fmt: skip


def _stated(corpus: Corpus, mine: str, theirs: str, attribute: str) -> Fact | None:
    facts = [fact for fact in corpus.facts_about(mine, attribute) if fact.when.object == theirs]
    return next((fact for fact in facts if fact.figure), None)


def _holds(game: Meeting, relation: str) -> bool:
    room = CLOSE if relation == "matches" and game.mine.attribute != "perplexity" else 0.0
    return game.ahead > 0 or (relation == "matches" and game.ahead >= -room)


def _metrics(claim: Claim, corpus: Corpus) -> set[str] | None:
    """The tests of which the claim speaks; None where it is all of them."""
    metric = claim.when.metric
    return None if metric in (None, corpus.everything) else {metric, *corpus.members(metric)}


def _is_timely(claim: Claim, fact: Fact) -> bool:
    return not (claim.when.as_of and fact.when.as_of) or claim.when.as_of.overlaps(fact.when.as_of)
