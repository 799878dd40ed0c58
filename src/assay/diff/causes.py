"""Which changes make a verdict flip: found by putting records back and judging again, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from assay.diff.mixed_states import Key, Side, Worlds
from assay.evidence import gather
from assay.evidence.lawbook import Lawbook
from assay.model import Verdict
from assay.verdicts.judge import judge_claim

Cause = tuple[Key, ...]
"""Changes that together make the flip: on the base alone they give the new verdict, and none can be left out."""


def causes_of(worlds: Worlds, flips: Mapping[str, tuple[Verdict, Verdict]]) -> Mapping[str, tuple[Cause, ...]]:
    """For every claim that flips, from and to these verdicts, its causes.

    Where single changes are each enough by themselves, every one of them is a cause. Otherwise the one cause is a
    smallest set found by leaving changes out. No cause at all: the records do not explain the flip.
    """
    found: dict[str, list[Cause]] = {name: [] for name in flips}
    aims = {name: after for name, (_, after) in flips.items()}
    for key in worlds.changed if flips else ():
        for name, verdict in verdicts_in(worlds.between({key}), flips).items():
            if verdict is aims[name]:
                found[name].append((key,))
    for name in (name for name, causes in found.items() if not causes):

        def flips_with(taken: AbstractSet[Key], name: str = name) -> bool:
            return verdicts_in(worlds.between(taken), [name]).get(name) is aims[name]

        if not flips_with(frozenset()) and flips_with(frozenset(worlds.changed)):
            found[name].append(smallest(worlds.changed, flips_with))
    return {name: tuple(causes) for name, causes in found.items()}


def verdicts_in(side: Side, claims: Iterable[str]) -> Mapping[str, Verdict]:
    """The verdicts of these claims, where the side has them."""
    book = Lawbook(side.corpus)
    known = [side.corpus.claims[name] for name in claims if name in side.corpus.claims]
    return {claim.id: judge_claim(claim, gather(claim, book, side.results)).verdict for claim in known}


def smallest(keys: Sequence[Key], holds: Callable[[AbstractSet[Key]], bool]) -> Cause:
    """Some of the keys with which `holds`, so that it does not with any one of them left out.

    Halves are left out first, then ever smaller parts, as in delta debugging (ddmin): a few culprits among many keys
    are found in few trials.
    """
    kept, size = list(keys), max(1, len(keys) // 2)
    while True:
        start, before = 0, len(kept)
        while start < len(kept):
            trial = kept[:start] + kept[start + size :]
            if holds(frozenset(trial)):
                kept = trial
            else:
                start += size
        if size == 1 and len(kept) == before:
            return tuple(kept)
        size = max(1, size // 2)
