"""Whom a figure is said of, by the grammar of its clause: nearness decides nothing.

The ways in which a clause gives its subject, in the order in which they are tried: the figure is part of a name's
phrase ("the 540B PaLM", "GPT-2's 48 layers", "Gopher, a model with 280 billion parameters"); the name is the
grammatical subject; a pronoun, "the model", or nothing at all points to what was spoken of before. What stands behind
than, against, compared with is never the subject of a figure outside of that phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assay.articles.reading.clauses import PHRASE, Clause, has_verb, is_verb
from assay.articles.reading.direct import is_direct, is_plain_lead
from assay.articles.reading.names import Mention


@dataclass(frozen=True, slots=True)
class Subject:
    """A name with how sure it is, or the direction in which it is to be looked for, or the reason why there is none."""

    mention: Mention | None = None
    certain: bool = False
    why: str = ""
    back: bool = False
    """Whether what was spoken of before is meant."""


@dataclass(frozen=True)
class Parsed:
    """A sentence with its names and clauses; offsets are those of the sentence."""

    said: str
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...]
    nouns: re.Pattern[str]
    """Nouns that stand for a subject ("the model") or for what is said of it ("its training")."""
    kind_nouns: re.Pattern[str]
    figures: tuple[tuple[int, int], ...] = ()
    cues: re.Pattern[str] = re.compile(r"(?!)")
    """Words that tell the attribute that is asked about."""
    makers: tuple[Mention, ...] = ()
    """Names of those who own or made something."""

    def is_direct(self, mention: Mention, start: int, said: str) -> bool:
        """Whether only harmless words stand between a name and a figure behind it; `said` may be masked."""
        at = mention.end
        if any(
            at <= one.start < start
            and said[one.start : one.end].strip()
            and one.entity != mention.entity
            and not _is_maker(said, one)
            for one in self.mentions
        ):
            return False
        inside = [(first - at, last - at) for first, last in self.figures if at <= first and last <= start]
        end = next((last for first, last in self.figures if first == start), start)
        noun = re.match(r"[ -](?:[a-z-]+ ){0,3}([a-z]+)\b", self.said[end:])
        before_noun = any(self.kind_nouns.fullmatch(word) for word in noun.group().split()) if noun else False
        return is_direct(said[at:start], inside, self.nouns, self.cues, self.kind_nouns, before_noun=before_noun)

    def clause_at(self, start: int) -> int:
        """Index of the innermost clause that holds an offset."""
        inside = [i for i, one in enumerate(self.clauses) if one.start <= start < one.end]
        return max(inside, key=lambda i: (self.clauses[i].start, -self.clauses[i].end), default=0)


_STOP_WORDS = (
    "with of by from on in at to for and or but than as is are was were has have had which that who whose using "
    "over under between into per via while when if not"
)
_STOP = _STOP_WORDS.split()
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|its|their|our|this|that|these|another|new|massive|huge|whopping|giant|large|small|only)|[’']s)\s"
    r"(?:[a-z-]+\s){0,2}\Z|(?:^|[(,:–—-])\s*\Z",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:of|from|by|on|based on|built on|built upon|for|in|with|such as|using|via|including|at|to|into|under|within|through|between"
    r"|among|called|alongside|behind|over|trained by|developed by)\s(?:the\s|an?\s|its\s|both\s|all\s)?(?:[\w’'-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"(?:\s?\[\d+\]|\s?\([^()]*\))*(?:,?\s(?P<with>with|featuring|boasting|having|containing|comprising|sporting|at)\b"
    r"|,?\s(?P<which>which|that|whose)\b|,\s(?P<a>an?|the|our|its|their)\b)"
)
_LEAD = re.compile(
    r"(?:(?:the|an?|its|their|our|this|that|both|these|even|only|today[’']s)\s)?(?:[\w’'.&-]+[’']s?\s)?(?:[\w-]+,?\s(?:and\s)?){0,5}?(?:(?:of|for|in|called|named|on)\s(?:the\s|an?\s)?)?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s,;]*(?:and|but|so|also|while|whereas|although|though|because|since|then|where|when|however|moreover|furthermore|meanwhile|similarly|likewise|additionally|besides|thus|therefore"
    r"|here|today|now|then|finally|overall|notably|in (?:particular|total|all|addition|short|contrast|comparison|19\d\d|20\d\d)|at \w+|for (?:example|instance|comparison|its part))\b,?\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:it|this(?=\s(?:is|was|has|had|makes?|made|means?)\b))\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:larg\w+|small\w*|big\w*|other|latter|former|second|third|new\w*|old\w*|next|previous|earlier|later|first|last|same|similar"
    r"|different|rival|competing|base|original|current|average|typical|human|student|teacher|reward|draft|best|worst|tiny|mini)\b",
    re.IGNORECASE,
)
"""Words that set a thing apart from the one that was spoken of."""
_SINGULAR = re.compile(r"(?:\w+ly )?(?:was|is|has)\b")
_SUMS_UP = re.compile(
    r"(?:amounts?|equals?|corresponds?|means?|translates?|adds?|makes?|comes?|is equivalent|totals?)\b"
)
_THEY = re.compile(
    r"(?:they|their|these|those|both|each|all|we|our|you|he|she|others?|some|many|most)\b", re.IGNORECASE
)


def _is_maker(said: str, one: Mention) -> bool:
    return re.search(r"\b(?:by|from)\s(?:the\s)?(?:[A-Z][\w&.-]*\s)*\Z", said[: one.start]) is not None


def subject_of(parsed: Parsed, start: int, end: int, eligible: Callable[[Mention], bool]) -> Subject:
    """Whom the figure at `start` to `end` of the sentence is said of; only `eligible` names can be meant."""
    names = [one for one in parsed.mentions if eligible(one)]
    index = parsed.clause_at(start)
    if found := _attached(parsed, names, start, end, index):
        return found
    clause = parsed.clauses[index]
    if clause.kind == "bracket":
        return _in_bracket(parsed, names, start, end, clause, eligible)
    if clause.kind == "comparison":
        return _in_comparison(parsed, names, clause)
    if clause.kind == "relative":
        return _in_relative(parsed, names, clause, start)
    if label := _labelled(parsed, names, index):
        return label
    return _of_clause(parsed, names, clause, start)


def _attached(parsed: Parsed, names: list[Mention], start: int, end: int, index: int) -> Subject | None:
    """The figure is a part of the phrase around a name."""
    said, clause = parsed.said, parsed.clauses[index]
    inner = [one for one in names if clause.start <= one.start and one.end <= clause.end]
    after = next((one for one in inner if one.start >= end), None)
    if after is not None:
        between = said[end : after.start]
        words = re.findall(r"[a-z]+", between.lower())
        singular = not re.search(
            r"(?:tokens|parameters|layers|heads|hours|gpus|experts)\s*\Z", said[start:end], re.IGNORECASE
        )
        plain = re.fullmatch(r"(?:[ -][a-z]+(?:-[a-z]+)*){0,4} ", between) is not None or between in (" ", "-")
        if (
            plain
            and singular
            and not set(words) & set(_STOP)
            and not _elsewhere(words)
            and _DETERMINED.search(said[:start])
        ):
            return Subject(after, True, "the figure stands before the name, as a part of its phrase")
    before = [one for one in inner if one.end <= start]
    if not before:
        return None
    last = before[-1]
    between = said[last.end : start]
    if last.text.endswith(("’s", "'s")) or between.startswith(("’s ", "'s ")):
        rest = between.removeprefix("’s").removeprefix("'s")
        if re.fullmatch(r" ?(?:[a-z-]+ ){0,3}", rest) and not any(is_verb(word) for word in rest.split()):
            return Subject(last, True, "the figure belongs to the name")
    if re.fullmatch(r"(?:\[\d+\])? ", between) and len(before) + (after is not None) > 1:
        return Subject(last, True, "the name stands right before the figure")
    noun = re.match(r"\s([a-z]+)(?=,)", between)
    if noun and parsed.kind_nouns.fullmatch(noun[1]):
        between = between[noun.end() :]
    attached = _ATTACHED.match(between)
    if attached and clause.kind != "bracket":
        rest = between[attached.end() :]
        verbs = [word for word in re.finditer(r"[\w’']+", rest) if is_verb(rest[word.start() :] + " ")]
        if attached["which"]:
            sure = parsed.is_direct(
                last, start, re.sub(r"\b(?:which|that|whose)\b", lambda m: "with" + " " * (len(m.group()) - 4), said)
            )
            return Subject(last, sure, "a relative clause speaks of the name")
        finite = any(
            re.match(r"(?:has|have|had|is|are|was|were|uses|took|contains|needs|requires)\b", rest[one.start() :])
            for one in verbs
        )
        direct = parsed.is_direct(last, start, said)
        head = re.search(r"\b([a-z]+)\s(?:with|of|that|which|has|having|using|trained)\b", rest)
        described = attached["a"] and head is not None and parsed.kind_nouns.fullmatch(head[1]) is not None
        lead = said[clause.start : last.start]
        held = is_plain_lead(lead, list(parsed.makers), clause.start, parsed.nouns, parsed.kind_nouns)
        if not finite and (attached["a"] or clause.kind != "comparison") and not _has_comma_phrase(rest):
            return Subject(last, direct and (described or held), "the phrase behind the name describes it")
        if "that was" in rest or "which" in rest or "that has" in rest or "that is" in rest:
            return Subject(last, direct and described, "the phrase behind the name describes it")
    return None


def _elsewhere(words: list[str]) -> bool:
    """Whether words between a figure and a name lead away from it: `the 13B version outperforming GPT-3`."""
    return any(word.endswith("ing") or word in ("version", "variant", "models", "one", "versions") for word in words)


def _has_comma_phrase(rest: str) -> bool:
    return ", " in rest


def _labelled(parsed: Parsed, names: list[Mention], index: int) -> Subject | None:
    """`Gopher: 280 billion parameters`, `Layers: 80`: what stands before a colon or a dash says of whom, or of what."""
    mains = [i for i in range(index) if parsed.clauses[i].kind == "main"]
    if not mains:
        return None
    before = parsed.clauses[mains[-1]]
    label = parsed.said[before.start : before.end].strip()
    if label[-1:] not in (":", "–", "—", "-") or has_verb(label) or len(label.split()) > 8:
        return None
    inner = [one for one in names if before.start <= one.start and one.end <= before.end]
    own = [one for one in names if parsed.clauses[index].start <= one.start < parsed.clauses[index].end]
    if len(inner) == 1 and mains[-1] == 0:
        rest = (parsed.said[before.start : inner[0].start] + parsed.said[inner[0].end : before.end]).strip(
            " :–—-()[]0123456789,’'s"
        )
        plain = not rest or all(
            parsed.kind_nouns.fullmatch(w) or parsed.nouns.fullmatch(w) for w in re.findall(r"[A-Za-z]+", rest)
        )
        return Subject(inner[0], plain and not own and not inner[0].doubtful, "the label names it")
    if inner or own:
        return None
    return Subject(back=True, certain=True, why="the label names what is said, and not of whom")


def _in_bracket(
    parsed: Parsed, names: list[Mention], start: int, end: int, clause: Clause, eligible: Callable[[Mention], bool]
) -> Subject:
    inner = [one for one in names if clause.start <= one.start and one.end <= clause.end]
    if inner:
        before = [one for one in inner if one.end <= start]
        if (
            len(inner) == 1
            and before
            and re.fullmatch(
                r"(?:\s?[:=,–-])?\s?(?:has |with |at )?(?:[a-z]+ ){0,2}", parsed.said[before[0].end : start]
            )
        ):
            return Subject(inner[0], True, "the brackets give name and figure")
        after = [one for one in inner if one.start >= end]
        if (
            len(inner) == 1
            and after
            and re.fullmatch(r"\s(?:for|in|with|of)\s(?:the\s)?", parsed.said[end : after[0].start])
        ):
            return Subject(inner[0], True, "the brackets give figure and name")
        return Subject(why="the brackets name several things, or the name in another place")
    held = [one for one in names if one.end <= clause.anchor and not parsed.said[one.end : clause.anchor].strip(" ’'s")]
    if held:
        return Subject(held[-1], True, "the figure stands in brackets behind the name")
    if clause.outer is None:
        return Subject(back=True, why="brackets without a name before them")
    outer = parsed.clauses[clause.outer]
    if outer.kind == "comparison":
        return _in_comparison(parsed, names, outer)
    if not clause.anchor:
        return Subject(back=True)
    around = subject_of(parsed, clause.anchor - 1, clause.anchor - 1, eligible)
    behind = Mention(clause.start, clause.start, "", "")
    return replace(around, certain=around.certain and parsed.is_direct(behind, start, parsed.said))


def _in_comparison(parsed: Parsed, names: list[Mention], clause: Clause) -> Subject:
    inner = [one for one in names if clause.start <= one.start and one.end <= clause.end]
    if not inner:
        return Subject(why="the figure is one that something is compared with")
    return Subject(inner[-1], False, "the figure stands in a comparison")


def _in_relative(parsed: Parsed, names: list[Mention], clause: Clause, start: int) -> Subject:
    """`Gopher, which has 80 layers`: the name right before the relative clause; else it is of something else."""
    before = [one for one in names if one.end <= clause.anchor]
    inner = [one for one in names if clause.start <= one.start and one.end <= clause.end]
    if before:
        between = parsed.said[before[-1].end : clause.anchor].strip(" ’'s[]0123456789,")
        if not between or parsed.kind_nouns.fullmatch(between):
            behind = Mention(clause.start, clause.start, "", "")
            sure = not inner and start >= clause.start and parsed.is_direct(behind, start, parsed.said)
            return Subject(before[-1], sure, "a relative clause speaks of the name")
    noun = re.search(r"([a-z]+)\Z", parsed.said[: clause.anchor])
    if noun and noun[1].endswith("s") and _SINGULAR.match(parsed.said, clause.start) and clause.outer is not None:
        # "a model with 70 billion parameters that was trained": were the parameters meant, it would say "were"
        found = _attached(parsed, names, clause.anchor, clause.anchor, clause.outer)
        if found is not None and not inner:
            behind = Mention(clause.start, clause.start, "", "")
            sure = found.certain and parsed.is_direct(behind, start, parsed.said)
            return Subject(found.mention, sure, "a relative clause goes on to describe the name")
    if noun and (parsed.kind_nouns.fullmatch(noun[1]) or parsed.nouns.fullmatch(noun[1])) and clause.outer is not None:
        outer = _of_clause(parsed, names, parsed.clauses[clause.outer], clause.anchor)
        return Subject(outer.mention, False, "a relative clause speaks of it", outer.back)
    if _SUMS_UP.match(parsed.said, clause.start) and clause.outer is not None:
        outer = _of_clause(parsed, names, parsed.clauses[clause.outer], clause.anchor)
        return Subject(outer.mention, False, "a relative clause sums up", outer.back)
    return Subject(why="a relative clause speaks of something else")


def _masked(parsed: Parsed, clause: Clause) -> str:
    """The clause without the clauses inside of it, offsets kept."""
    said = parsed.said[: clause.end]
    for one in parsed.clauses:
        if one is not clause and clause.start <= one.anchor and one.end <= clause.end and one.kind != "main":
            first = one.anchor if one.kind != "bracket" else one.start - 1
            last = one.end if one.kind != "bracket" else one.end + 1
            said = said[:first] + " " * (last - first) + said[last:]
    return said


def _of_clause(parsed: Parsed, names: list[Mention], clause: Clause, start: int) -> Subject:
    """The grammatical subject of the clause."""
    said = _masked(parsed, clause)
    inner = [
        one
        for one in names
        if clause.start <= one.start and one.end <= clause.end and said[one.start : one.end].strip()
    ]
    at = clause.start
    while (opening := _OPENING.match(said, at)) is not None:
        at = opening.end()
    at += len(said[at:]) - len(said[at:].lstrip(" ,;"))
    if PHRASE.match(said, at):
        if main := _after_intro(parsed, said, inner, at, clause, start):
            return main
        comma = re.search(r",\s", said[at : clause.end])
        if comma and has_verb(said[at + comma.end() : clause.end]):
            behind = [one for one in inner if one.start > at + comma.start()]
            acted = _acted_on(parsed, said, behind, max(start, behind[-1].end) if behind else start)
            return acted or Subject(why="the clause speaks of something else")
    head = _head(parsed, said, inner, at, clause)
    if head.mention is not None:
        sure = start >= head.mention.end and parsed.is_direct(head.mention, start, said) and is_plain_lead(
            said[at : head.mention.start], list(parsed.makers), at, parsed.nouns, parsed.kind_nouns
        )  # fmt: skip
        head = Subject(head.mention, head.certain and sure, head.why)
        return _checked(parsed, inner, head, start)
    if head.back:
        first = re.match(r"\s*(?:the\s|this\s|it|its\s)?(?:language\s)?\w*", said[at:], re.IGNORECASE)
        behind = Mention(at, at + (first.end() if first else 0), "", "")
        return Subject(back=True, certain=head.certain and parsed.is_direct(behind, start, said), why=head.why)
    there = re.match(r"\s*[Ii]n\s(?:the\s)?\Z", said[at : inner[0].start]) if inner else None
    if there and len(inner) == 1 and re.match(r",?\sthere\s(?:are|were|is)\b", said[inner[0].end :]):
        return Subject(inner[0], True, "the clause tells what there is in it")
    if head.why == "acts" or not said[at:start].strip():
        return _acted_on(parsed, said, inner, start) or Subject(
            back=not inner, why="the clause has no subject of its own"
        )
    return _acted_on(parsed, said, inner, start) or head


def _checked(parsed: Parsed, inner: list[Mention], head: Subject, start: int) -> Subject:
    """The head, less sure where another name stands between it and the figure as its equal."""
    if head.mention is None:
        return head
    others = [
        one for one in inner
        if head.mention.end <= one.start < start and one.entity not in (head.mention.entity, None)
        and not _PREPOSITION.search(parsed.said[head.mention.end : one.start])
    ]  # fmt: skip
    coordinated = [
        one for one in inner
        if one.start > head.mention.end and re.fullmatch(r"\s?(?:,|and|or|&|/|, and)\s(?:the\s)?", parsed.said[head.mention.end : one.start])
    ]  # fmt: skip
    if coordinated:
        return Subject(None, False, "the clause speaks of several at once")
    return Subject(head.mention, head.certain and not others, head.why)


def _head(parsed: Parsed, said: str, inner: list[Mention], at: int, clause: Clause) -> Subject:
    """What the clause begins with, from offset `at` on."""
    rest = said[at : clause.end]
    begins = at + len(rest) - len(rest.lstrip())
    for one in inner:
        if one.start < begins:
            continue
        lead = said[begins : one.start]
        if not _LEAD.fullmatch(lead) or _speaks(lead, parsed):
            break
        return _named(parsed, said, one, lead, clause)
    first = said[begins : clause.end]
    if _PRONOUN.match(first):
        return Subject(back=True, certain=True, why="a pronoun points back")
    if _THEY.match(first):
        return Subject(why="the clause speaks of several, or of somebody else")
    noun = re.match(r"(?:the|this|that|each|its)\s(?:[\w-]+\s){0,3}?([a-z]+)\b", first, re.IGNORECASE)
    while noun is not None:
        phrase = noun.group()
        follows = first[noun.end() :]
        if parsed.kind_nouns.fullmatch(noun[1]) and not re.match(r"\s(?:of|for|in)\s", follows):
            if _OTHER.search(phrase) or re.match(r"(?:that|each)\b", phrase, re.IGNORECASE):
                return Subject(why=f"“{phrase}” may be another one")
            return Subject(back=True, certain=True, why=f"“{phrase}” points back")
        if parsed.nouns.fullmatch(noun[1]) and (is_verb(follows.lstrip()) or not follows.strip()):
            return Subject(back=True, certain=False, why=f"“{phrase}” points back")
        longer = re.match(
            r"(?:the|this|that|each|its)\s(?:[\w-]+\s){%d}([a-z]+)\b" % (len(phrase.split()) - 1), first, re.IGNORECASE
        )
        noun = longer if longer and len(phrase.split()) < 5 and longer.group() != phrase else None
    word = re.match(r"([A-Za-z-]+)\b", first)
    if (word and parsed.nouns.fullmatch(word[1].lower())) or not word:
        return Subject(back=True, certain=False, why="the clause names what is said, and not of whom")
    return Subject(why="acts" if _speaks(first, parsed) else "the clause speaks of something else")


def _speaks(lead: str, parsed: Parsed) -> bool:
    """Whether a verb stands among these words."""
    return any(
        is_verb(lead[match.start() :] + " ")
        for match in re.finditer(r"\b[a-z’']+\b", lead)
        if not parsed.nouns.fullmatch(match.group())
    )


def _named(parsed: Parsed, said: str, one: Mention, lead: str, clause: Clause) -> Subject:
    """A name near the head of the clause: its subject, unless the words around it say that it is of something else."""
    follows = said[one.end : clause.end]
    if re.match(r"(?:each|every|one|half|part|most|some|all|any)\b", lead, re.IGNORECASE):
        return Subject(why=f"the clause speaks of a part of {one.text}")
    if re.search(
        r"\b(?:small\w*|larg\w+|mini|tiny|big\w*|scaled|pruned|distilled|quanti[sz]ed|new|next|old\w*|earl\w+|other|another|custom|modified)\b",
        lead,
        re.IGNORECASE,
    ):
        sure_lead = False
    else:
        sure_lead = True
    holder = re.search(r"([A-Za-z]+)\s(?:of|for|in|on)\s(?:the\s|an?\s)?\Z", lead)
    sure = sure_lead
    if holder:
        word = holder[1].lower()
        if not (parsed.nouns.fullmatch(word) or parsed.kind_nouns.fullmatch(word)):
            return Subject(why=f"the clause speaks of “{lead.strip()} {one.text}”")
    elif re.match(r"(?:in|on|with|by|from|like|unlike|as|at|through|under|after|before|since)\b", lead, re.IGNORECASE):
        return Subject(why="acts")
    if one.text.endswith(("’s", "'s")) or re.match(r"[’']s?\s", follows):
        rest = re.sub(r"\A[’']s?", "", follows).lstrip()
        owned = _owned(rest, parsed)
        if owned is None or not (parsed.nouns.fullmatch(owned) or parsed.kind_nouns.fullmatch(owned)):
            return Subject(why=f"the clause speaks of something of {one.text}")
        return Subject(one, True, "the clause speaks of what belongs to the name")
    follows = re.sub(r"\A(?:\s?\[\d+\]|\s{2,})+", " ", follows)
    word = re.match(r"\s([a-z-]+)", follows)
    if (
        word
        and not is_verb(follows.strip())
        and not re.match(
            r"\s(?:with|at|by|in|on|from|for|that|which|who|and|or|as|to|also|of|is|was|using|trained|having|featuring|boasting|\w+ing|\w+ly)\b",
            follows,
        )
    ):
        noun = word[1]
        if parsed.kind_nouns.fullmatch(noun):
            sure = sure and not noun.endswith("s")
        elif parsed.nouns.fullmatch(noun):
            pass
        else:
            return Subject(why=f"the clause speaks of “{one.text} {noun}”")
    return Subject(one, sure and not one.doubtful, "the name is the subject of the clause")


def _owned(rest: str, parsed: Parsed) -> str | None:
    """The noun that belongs to a name: the last word before the verb."""
    words = []
    for match in re.finditer(r"[A-Za-z-]+", rest):
        if (is_verb(rest[match.start() :] + " ") and not parsed.nouns.fullmatch(match.group())) or len(words) > 4:
            break
        if match.group().lower() in _STOP:
            break
        words.append(match.group().lower())
    return words[-1] if words else None


def _after_intro(
    parsed: Parsed, said: str, inner: list[Mention], at: int, clause: Clause, start: int
) -> Subject | None:
    """`With 70 billion parameters, Chinchilla outperforms …`: the subject stands behind the comma."""
    for comma in re.finditer(r",\s", said[at : clause.end]):
        place = at + comma.end()
        if said[at:place].strip() and not re.match(r"(?:and|or|with|trained|using|which)\b", said[place:]):
            rest = [one for one in inner if one.start >= place]
            head = _head(parsed, said, rest, place, clause)
            early = [one for one in inner if at <= one.start < place]
            if head.mention is not None and is_verb(_behind(said, head.mention).lstrip()):
                if start < place:
                    begins = at + len(PHRASE.match(said, at).group())  # type: ignore[union-attr]
                    behind = Mention(begins, begins, "", "")
                    sure = not early and parsed.is_direct(behind, start, said)
                else:
                    sure = parsed.is_direct(head.mention, start, said)
                plain = is_plain_lead(
                    said[place : head.mention.start], list(parsed.makers), place, parsed.nouns, parsed.kind_nouns
                )
                return Subject(head.mention, head.certain and sure and plain, head.why)
            if head.back and (_PRONOUN.match(said, place) or head.certain):
                return Subject(back=True, certain=not early, why=head.why)
    return None


def _behind(said: str, one: Mention) -> str:
    return re.sub(r"\A(?:\s?\[\d+\]|\s{2,})+", " ", said[one.end :])


def _acted_on(parsed: Parsed, said: str, inner: list[Mention], start: int) -> Subject | None:
    """`DeepMind trained Gopher on 300 billion tokens`: the one name that the verb acts on."""
    before = [one for one in inner if one.end <= start]
    if len(before) != 1 or len(inner) != 1:
        return None
    one = before[0]
    lead = said[: one.start]
    acts = re.search(
        r"\b(train(?:ed|ing|s)?|pre-?train\w*|build\w*|built|releas\w*|develop\w*|ga?ive[sn]?|gave|scal\w*|mak\w*|made|us(?:ed|ing)|launch\w*|introduc\w*|creat\w*|present\w*|unveil\w*|equipp\w*|run\w*|design\w*|publish\w*|announc\w*)\s(?:the\s|an?\s|its\s|their\s)?(?:[a-z-]+\s){0,3}\Z",
        lead,
        re.IGNORECASE,
    )
    if acts is None:
        return None
    made = re.match(
        r"train|pre-?train|build|built|releas|develop|launch|introduc|creat|present|unveil|design|publish|announc",
        acts[1],
        re.IGNORECASE,
    )
    sure = made is not None and not one.doubtful and parsed.is_direct(one, start, said)
    return Subject(one, sure, "the name is what the verb acts on")


def topic_of(parsed: Parsed, eligible: Callable[[Mention], bool]) -> Subject:
    """What a whole sentence speaks of, for a pronoun in the next one."""
    names = [one for one in parsed.mentions if eligible(one)]
    main = next((one for one in parsed.clauses if one.kind == "main"), None)
    if main is None:
        return Subject(back=True)
    end = main.end
    found = _of_clause(parsed, names, main, end)
    if found.mention is not None and (found.mention.entity is not None or len(names) == 1):
        return found
    masked = _masked(parsed, main)
    inner = [
        one for one in names if main.start <= one.start and one.end <= main.end and masked[one.start : one.end].strip()
    ]
    behind = found.mention.end if found.mention is not None else main.start
    known = [one for one in inner if one.entity is not None and one.start >= behind]
    acted = _acted_on(parsed, masked, known, end)
    if acted is not None:
        return Subject(acted.mention, not acted.mention.doubtful if acted.mention else False, acted.why)
    if found.mention is not None or found.back:
        return found
    if not names:
        return Subject(back=True, certain=False, why=found.why)
    return Subject(why=found.why)
