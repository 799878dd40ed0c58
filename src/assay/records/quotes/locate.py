"""What became of a quote in a text that may have changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from assay.records.quotes.surroundings import BREADTH, Around, around, digest, read_around
from assay.records.quotes.text import Place, Text

_RAREST = 6
"""Tokens of a quote, the rarest in the text, by which its likeliest place is looked for when it is gone."""
_COMMON = 300
"""Tokens that stand more often than this point to no place."""
_ALIKE = 0.5
"""Share of a quote's tokens that a place must have to be the one where the quote was changed."""
_BESIDE = 0.01
"""What each token that a place has more or fewer than the quote takes off that share: of two, the one of its length."""
_SLACK, _SHARE = 20, 0.02
"""How far a quote may be from where the change of the text's length puts it: so many characters, and of the text."""
_TURNING = """not no never none nor neither without cannot hardly barely isn aren wasn weren doesn don didn hasn haven
    hadn won wouldn couldn shouldn nearly almost under below over above least most than up if until less more minus"""
TURNING = frozenset((*_TURNING.split(), *"$€£¥₹%<>≤≥~≈±"))
"""Words and signs that turn or bound what stands beside them, though the quote itself stays the same."""
_SCALE = re.compile(r"[a-z]{1,4}illion|thousand|hundred|dozen|[kmbt]")
_SENTENCE = re.compile(r"[.!?;:][\"'”’)]*\s|\n\s*\n")


class State(StrEnum):
    """What became of a quote."""

    KEPT = "kept"
    KEPT_SIGNS = "kept, signs differ"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """What stood there, and what stands there now; either may be empty."""

    was: str
    now: str

    def __str__(self) -> str:
        if not self.was:
            return f"{self.now!r} came in"
        return f"{self.was!r} is gone" if not self.now else f"{self.was!r} became {self.now!r}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a quote, and where it stands now."""

    state: State
    places: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def place(self) -> Place | None:
        """Where it stands, or what stands there instead; None where it is gone, or may be at several places."""
        return self.places[0] if len(self.places) == 1 else None

    @property
    def is_kept(self) -> bool:
        """Whether the text still says it, at a known place."""
        return self.state in (State.KEPT, State.KEPT_SIGNS)

    def __str__(self) -> str:
        starts = " and ".join(str(place.start) for place in self.places)
        return {
            State.KEPT: f"it stands at {starts}",
            State.KEPT_SIGNS: f"it stands at {starts}, in other signs",
            State.MOVED: f"its words stand at {starts}, among other words",
            State.AMBIGUOUS: f"its words stand at {starts}",
            State.CHANGED: f"at {starts} {', '.join(map(str, self.changes))}",
            State.GONE: "nothing like it is left",
        }[self.state]


def locate(text: Text, quote: str, at: int, known: str | None = None, length: int | None = None) -> Answer:
    """What became of a quote that stood at the offset `at`.

    `known` are the digests of its surroundings (`around`), `length` is that of the text in which it stood: where both
    are unknown, nothing tells a quote that has moved from one that was taken elsewhere.
    """
    wanted = Text(quote)
    before = read_around(known) if known else None
    if not wanted.tokens:
        return _signs_only(text, quote, at)
    runs = text.runs(wanted)
    if not runs:
        return _changed(text, wanted, at, before)
    likeliest = runs
    if before and len(runs) <= before.times:
        likeliest = _likeliest(text, wanted, runs, before)
        if len(likeliest) > 1 and length is not None:
            near = [first for first in likeliest if _is_near(text, text.placed(wanted, first), at, length)]
            likeliest = near if len(near) == 1 else likeliest
    if len(likeliest) > 1:
        return Answer(State.AMBIGUOUS, tuple(text.placed(wanted, first) for first in runs))
    first, end = likeliest[0], likeliest[0] + len(wanted.tokens)
    place = text.placed(wanted, first)
    if before is None:
        return _kept(text, wanted, place, is_there=_is_near(text, place, at, length))
    if turned := tuple(_turned(text, first, end, before)):
        return Answer(State.CHANGED, (place,), turned)
    others = len(runs) < before.times
    return _kept(text, wanted, place, is_there=_is_there(text, first, end, before, on_both=others))


def _kept(text: Text, wanted: Text, place: Place, *, is_there: bool) -> Answer:
    """The answer for a quote whose words stand at one place."""
    if not is_there:
        return Answer(State.MOVED, (place,))
    same = _visible(text.raw[place.start : place.end]) == _visible(wanted.raw)
    return Answer(State.KEPT if same else State.KEPT_SIGNS, (place,))


def _likeliest(text: Text, wanted: Text, runs: Sequence[int], before: Around) -> list[int]:
    """Of several places those whose surroundings are most like the old ones."""
    alike = {first: _likeness(text, first, first + len(wanted.tokens), before) for first in runs}
    return [first for first in runs if alike[first] == max(alike.values())]


def around_of(text: Text, quote: str, at: int) -> str | None:
    """The digests of what surrounds the quote at the offset; None where it does not stand there as whole words."""
    wanted = Text(quote)
    runs = text.runs(wanted)
    here = next((first for first in runs if text.placed(wanted, first).start == at), None)
    return None if here is None else str(around(text, here, here + len(wanted.tokens), len(runs)))


def _signs_only(text: Text, quote: str, at: int) -> Answer:
    """A quote without a word or figure stands where its signs stand, to the letter."""
    starts = [match.start() for match in re.finditer(re.escape(quote), text.raw)] if quote.strip() else []
    if at in starts:
        starts = [at]
    places = tuple(Place(start, start + len(quote)) for start in starts)
    return Answer((State.GONE, State.KEPT)[len(places)] if len(places) < 2 else State.AMBIGUOUS, places)


def _visible(said: str) -> str:
    """What a reader sees of it, however it is broken into lines and set."""
    folded = Text(said).folded.text
    return "".join(re.sub(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])", "", folded).split())


def _likeness(text: Text, first: int, end: int, before: Around) -> int:
    """How many of the tokens around are those of old."""
    now = around(text, first, end)
    return _shared(now.before, before.before) + _shared(now.after, before.after)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return (Counter(one) & Counter(other)).total()


def _is_there(text: Text, first: int, end: int, before: Around, *, on_both: bool) -> bool:
    """Whether the surroundings are the old ones on one side, or half of them in all; or on both sides, if asked."""
    now = around(text, first, end)
    sides = ((now.before, before.before), (now.after, before.after))
    if on_both:
        return all(now == then for now, then in sides)
    if any(now == then for now, then in sides):
        return True
    wanted = len(before.before) + len(before.after)
    return 2 * sum(_shared(*side) for side in sides) >= wanted


def _is_near(text: Text, place: Place, at: int, length: int | None) -> bool:
    """Whether the quote moved no further than the text grew or shrank."""
    if length is None:
        return True
    slack = _SLACK + _SHARE * length
    grown = len(text.raw) - length
    return min(0, grown) - slack <= place.start - at <= max(0, grown) + slack


def _turned(text: Text, first: int, end: int, before: Around) -> Iterator[Change]:
    """Words that turn or bound the quote and came to stand beside it, or went, within its sentence."""
    now = around(text, first, end)
    for side, then, numbers in (
        (now.before, before.before, range(first - 1, -1, -1)),
        (now.after, before.after, range(end, len(text.tokens))),
    ):
        if side == then:
            continue
        for number, one in zip(numbers, side, strict=False):
            low, high = sorted((number, first if number < first else end - 1))
            between = text.folded.text[text.tokens[low].end : text.tokens[high].start]
            if _SENTENCE.search(between):
                break
            if text.tokens[number].key in TURNING and one not in then:
                yield Change("", text.said(number, number + 1))
        if numbers.step > 0 and _counts(text, end) and then and side[:1] != then[:1]:
            yield from _another_unit(text, end)
        known = {digest(word): word for word in TURNING}
        for one in then:
            if one in known and one not in side and _shared(side, then) >= len(then) // 2:
                yield Change(known[one], "")


def _counts(text: Text, end: int) -> bool:
    """Whether what ends there is a figure that leaves its unit to the next word."""
    last = text.tokens[end - 1]
    return last.is_figure or (end > 1 and text.tokens[end - 2].is_figure and bool(_SCALE.fullmatch(last.key)))


def _another_unit(text: Text, end: int) -> Iterator[Change]:
    if end < len(text.tokens):
        between = text.folded.text[text.tokens[end - 1].end : text.tokens[end].start]
        if not _SENTENCE.search(between) and text.tokens[end].key not in TURNING:
            yield Change("", text.said(end, end + 1))


def _changed(text: Text, wanted: Text, at: int, before: Around | None) -> Answer:
    """The likeliest place of a quote that is gone, and what is different there."""
    size = len(wanted.tokens)
    keys = wanted.keys(0, size)
    best: tuple[tuple[float, float, int], int, int] | None = None
    home = text.token_at(at)
    for first in _candidates(text, keys, before, home):
        for end in range(first + max(1, size - 2), first + size + 3):
            here = text.keys(first, end)
            if not here or end > len(text.tokens):
                continue
            blocks = SequenceMatcher(None, keys, here, autojunk=False).get_matching_blocks()
            alike = sum(block.size for block in blocks) / size
            same = _likeness(text, first, end, before) / (2 * BREADTH) if before else 0.0
            in_line = sum(one == other for one, other in zip(keys, here, strict=False)) / size
            score = (alike + same - _BESIDE * abs(len(here) - size), in_line, -abs(first - home))
            if (alike >= _ALIKE or same >= _ALIKE) and (best is None or score > best[0]):
                best = score, first, end
    if best is None:
        return Answer(State.GONE)
    first, end = _trimmed(text, keys, *best[1:])
    changes = tuple(_differences(text, wanted, first, end))
    return Answer(State.CHANGED, (text.place(first, end),), changes)


def _trimmed(text: Text, keys: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """The place without what only stands before or behind the quote, and with the whole of its first figure."""
    parts = SequenceMatcher(None, keys, text.keys(first, end), autojunk=False).get_opcodes()
    if parts[0][0] == "insert":
        first += parts[0][4]
    if parts[-1][0] == "insert" and len(parts) > 1:
        end -= parts[-1][4] - parts[-1][3]
    while text.tokens[first].is_glued:
        first -= 1
    return first, end


def _candidates(text: Text, keys: Sequence[str], before: Around | None, home: int) -> list[int]:
    """The tokens at which the changed quote may begin: where its rarest tokens, or those around it, say so."""
    votes: dict[int, float] = defaultdict(float)
    known = [(number, text.positions.get(key, [])) for number, key in enumerate(keys)]
    known = sorted((one for one in known if 0 < len(one[1]) <= _COMMON), key=lambda one: len(one[1]))[:_RAREST]
    if before:
        by_digest: dict[str, list[int]] = defaultdict(list)
        wanted = {*before.before, *before.after}
        for key, positions in text.positions.items():
            if digest(key) in wanted and len(positions) <= _COMMON:
                by_digest[digest(key)] += positions
        known += [(-1 - number, by_digest[one]) for number, one in enumerate(before.before)]
        known += [(len(keys) + number, by_digest[one]) for number, one in enumerate(before.after)]
    for number, positions in known:
        for position in positions:
            for slip in (-1, 0, 1):
                votes[position - number + slip] += (2 - abs(slip)) / len(positions)
    votes[home] += 1e-9
    return [first for first in sorted(votes, key=lambda one: -votes[one])[:12] if 0 <= first < len(text.tokens)]


def _differences(text: Text, wanted: Text, first: int, end: int) -> Iterator[Change]:
    keys, here = wanted.keys(0, len(wanted.tokens)), text.keys(first, end)
    is_same = True
    for what, one, two, three, four in SequenceMatcher(None, keys, here, autojunk=False).get_opcodes():
        if what != "equal":
            is_same = False
            yield Change(wanted.said(one, two), text.said(first + three, first + four))
    if is_same:
        while end < len(text.tokens) and text.tokens[end].is_glued:
            end += 1
        yield Change(wanted.said(0, len(keys)), text.said(first, end))
