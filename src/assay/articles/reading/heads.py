"""The grammatical subject of a clause: the name, pronoun or noun with which it begins, or what its verb acts on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assay.articles.reading.clauses import PHRASE, Clause, has_verb, is_verb
from assay.articles.reading.names import Mention
from assay.articles.reading.sentence import Parsed, Part, Subject

_PREPOSITION = re.compile(
    r"\b(?:of|from|by|on|based on|built on|built upon|for|in|with|such as|using|via|including|at|to|into|under|within"
    r"|through|between|among|called|alongside|behind|over|trained by|developed by)\s(?:the\s|an?\s|its\s|both\s"
    r"|all\s)?"
    r"(?:[\w’'-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:the|an?|its|their|our|this|that|both|these|even|only|today[’']s)\s)?(?:[\w’'.&-]+[’']s?\s)?"
    r"(?:[\w-]+,?\s(?:and\s)?){0,5}?(?:(?:of|for|in|called|named|on)\s(?:the\s|an?\s)?)?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s,;]*(?:and|but|so|also|while|whereas|although|though|because|since|then|where|when|however|moreover"
    r"|furthermore"
    r"|meanwhile|similarly|likewise|additionally|besides|thus|therefore|here|today|now|finally|overall|notably|at \w+"
    r"|in (?:particular|total|all|addition|short|contrast|comparison|19\d\d|20\d\d)"
    r"|for (?:example|instance|comparison|its part))\b,?\s+",
    re.IGNORECASE,
)
"""What may open a clause before its subject."""
_IT = re.compile(r"(?:it|this(?=\s(?:is|was|has|had|makes?|made|means?)\b))\b", re.IGNORECASE)
_THEY = re.compile(
    r"(?:they|their|these|those|both|each|all|we|our|you|he|she|others?|some|many|most)\b", re.IGNORECASE
)
_NOUN_PHRASE = re.compile(r"(?:the|this|that|each|its)((?:\s[\w-]+){1,5})", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:larg\w+|small\w*|big\w*|other|latter|former|second|third|new\w*|old\w*|next|previous|earlier|later"
    r"|first|last"
    r"|same|similar|different|rival|competing|base|original|current|average|typical|human|student|teacher|reward"
    r"|draft"
    r"|best|worst|tiny|mini|that|each)\b",
    re.IGNORECASE,
)
"""Words that set a thing apart from the one that was spoken of."""
_PART = re.compile(r"(?:each|every|one|half|part|most|some|all|any)\b", re.IGNORECASE)
_AFAR = re.compile(r"(?:in|on|with|by|from|like|unlike|as|at|through|under|after|before|since)\b", re.IGNORECASE)
_ALTERED = re.compile(
    r"\b(?:small\w*|larg\w+|mini|tiny|big\w*|scaled|pruned|distilled|quanti[sz]ed|new|next|old\w*|earl\w+|other"
    r"|another"
    r"|custom|modified)\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s(?:with|at|by|in|on|from|for|that|which|who|and|or|as|to|also|of|is|was|using|trained|having|featuring"
    r"|boasting"
    r"|\w+ing|\w+ly)\b"
)
"""Behind a name: words that are no noun of which the name is only the first part."""
_ACTS = re.compile(
    r"\b(train(?:ed|ing|s)?|pre-?train\w*|build\w*|built|releas\w*|develop\w*|ga?ive[sn]?|gave|scal\w*|mak\w*|made"
    r"|us(?:ed|ing)|launch\w*|introduc\w*|creat\w*|present\w*|unveil\w*|equipp\w*|run\w*|design\w*|publish\w*"
    r"|announc\w*)"
    r"\s(?:the\s|an?\s|its\s|their\s)?(?:[a-z-]+\s){0,3}\Z",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"train|pre-?train|build|built|releas|develop|launch|introduc|creat|present|unveil|design|publish|announc",
    re.IGNORECASE,
)
"""Verbs by which something comes to be what its name means; to use or to scale it is another thing."""
_THERE = re.compile(r",?\sthere\s(?:are|were|is)\b")
_TWO = re.compile(r"\s?(?:,|and|or|&|/|, and)\s(?:the\s)?")


def of_clause(parsed: Parsed, names: list[Mention], clause: Clause, start: int | None) -> Subject:
    """The subject of a clause, for the figure at `start`; for None that of the whole clause."""
    part = parsed.part(names, clause, start)
    at = clause.start
    while (opening := _OPENING.match(part.said, at)) is not None:
        at = opening.end()
    at += len(part.said[at:]) - len(part.said[at:].lstrip(" ,;"))
    if found := _there_are(part, at):
        return found
    if PHRASE.match(part.said, at) and (found := _behind_phrase(part, at)):
        return found
    head = _head(part, at)
    if head.mention is not None:
        sure = head.certain and part.is_direct(head.mention) and parsed.is_plain_lead(at, head.mention.start)
        return _among_others(part, replace(head, certain=sure))
    if head.back:
        first = re.match(r"\s*(?:the\s|this\s|it|its\s)?(?:language\s)?\w*", part.said[at:], re.IGNORECASE)
        begin = at + (first.end() if first else 0)
        return replace(head, certain=head.certain and part.is_direct_from(begin))
    return _acted_on(part, part.inner) or _without(part, head, at)


def topic_of(parsed: Parsed, eligible: Callable[[Mention], bool]) -> Subject:
    """What a whole sentence speaks of, for a pronoun in the next one."""
    names = [one for one in parsed.mentions if eligible(one)]
    main = next((one for one in parsed.clauses if one.kind == "main"), None)
    if main is None:
        return Subject(back=True)
    found = of_clause(parsed, names, main, None)
    if found.mention is not None and (found.mention.entity is not None or len(names) == 1):
        return found
    part = parsed.part(names, main, None)
    begin = found.mention.end if found.mention is not None else main.start
    known = tuple(one for one in part.inner if one.entity is not None and one.start >= begin)
    if acted := _acted_on(part, known):
        return acted
    if found.mention is not None or found.back:
        return found
    return Subject(back=not names, why=found.why)


def _without(part: Part, head: Subject, at: int) -> Subject:
    """What is left to say of a clause that names no subject."""
    first = part.said[at : part.start].strip()
    if not first or (head.why == "acts" and (is_verb(first.lower()) or PHRASE.match(first))):
        return Subject(back=not part.inner, why="the clause has no subject of its own")
    return replace(head, why="the clause speaks of something else")


def _there_are(part: Part, at: int) -> Subject | None:
    """`In GPT-3, there are 96 layers`."""
    if len(part.inner) != 1 or not re.fullmatch(
        r"\s*in\s(?:the\s)?", part.said[at : part.inner[0].start], re.IGNORECASE
    ):
        return None
    if not _THERE.match(part.said, part.inner[0].end):
        return None
    return Subject(mention=part.inner[0], certain=True, why="the clause tells what there is in it")


def _among_others(part: Part, head: Subject) -> Subject:
    """The head, less sure where another name stands between it and the figure as its equal."""
    assert head.mention is not None
    said, name = part.parsed.said, head.mention
    behind = [one for one in part.inner if one.start >= name.end]
    if any(_TWO.fullmatch(said[name.end : one.start]) for one in behind):
        return Subject(why="the clause speaks of several at once")
    stop = len(said) if part.start is None else part.start
    others = [
        one for one in behind
        if one.start < stop and one.entity not in (name.entity, None)
        and not _PREPOSITION.search(said[name.end : one.start])
    ]  # fmt: skip
    return replace(head, certain=head.certain and (part.start is None or not others))


def _head(part: Part, at: int) -> Subject:
    """What the clause begins with, from offset `at` on."""
    begins = at + len(part.said[at:]) - len(part.said[at:].lstrip())
    name = next((one for one in part.inner if one.start >= begins), None)
    if name is not None:
        lead = part.said[begins : name.start]
        if _LEAD.fullmatch(lead) and not part.parsed.speaks(lead):
            return _named(part, name, lead)
    first = part.said[begins : part.clause.end]
    if _IT.match(first):
        return Subject(back=True, certain=True, is_pronoun=True, why="a pronoun points back")
    if _THEY.match(first):
        return Subject(why="the clause speaks of several, or of somebody else")
    if found := _noun_phrase(part, first):
        return found
    word = re.match(r"([A-Za-z-]+)\b", first)
    if word is None or part.parsed.nouns.fullmatch(word[1]):
        return Subject(back=True, why="the clause names what is said, and not of whom")
    return Subject(why="acts" if part.parsed.speaks(first) else "the clause speaks of something else")


def _noun_phrase(part: Part, first: str) -> Subject | None:
    """`The model has`, `its training took`: a noun that stands for what was named, or for what is said of it."""
    phrase = _NOUN_PHRASE.match(first)
    for word in re.finditer(r"\s([a-z]+)\b(?!-)", phrase.group()) if phrase else ():
        said, follows = first[: word.end()], first[word.end() :]
        if part.parsed.kind_nouns.fullmatch(word[1]) and not re.match(r"\s(?:of|for|in)\s", follows):
            if _OTHER.search(said):
                return Subject(why=f"“{said}” may be another one")
            return Subject(back=True, certain=True, why=f"“{said}” points back")
        if part.parsed.nouns.fullmatch(word[1]) and (is_verb(follows.lstrip()) or not follows.strip()):
            whole = [one for one in said.split()[1:] if not part.parsed.is_noun(one.lower())]
            return Subject(back=True, of_a_part=bool(whole), why=f"“{said}” points back")
    return None


def _named(part: Part, name: Mention, lead: str) -> Subject:
    """A name near the head of the clause: its subject, unless the words around it say that it is of something else."""
    if _PART.match(lead):
        return Subject(why=f"the clause speaks of a part of {name.text}")
    holder = re.search(r"([A-Za-z]+)\s(?:of|for|in|on)\s(?:the\s|an?\s)?\Z", lead)
    if holder and not part.parsed.is_noun(holder[1].lower()):
        return Subject(why=f"the clause speaks of “{lead.strip()} {name.text}”")
    done = re.fullmatch(r"([A-Za-z-]+ing)\s(?:the\s|an?\s)?", lead)
    if done and not (_MADE.match(done[1]) or part.parsed.is_noun(done[1].lower())):
        return Subject(why=f"the clause speaks of “{lead.strip()} {name.text}”")
    if not holder and _AFAR.match(lead):
        return Subject(why="acts")
    return _owner(part, name) or _followed(part, name, lead)


def _owner(part: Part, name: Mention) -> Subject | None:
    """`PaLM's training took`: what belongs to the name is what is said of it, or something else."""
    follows = part.said[name.end : part.clause.end]
    if not name.text.endswith(("’s", "'s")) and not re.match(r"[’']s?\s", follows):
        return None
    owned = _owned(re.sub(r"\A[’']s?", "", follows).lstrip(), part.parsed)
    if owned is None or not part.parsed.is_noun(owned):
        return Subject(why=f"the clause speaks of something of {name.text}")
    return Subject(mention=name, certain=True, why="the clause speaks of what belongs to the name")


def _followed(part: Part, name: Mention, lead: str) -> Subject:
    """The name itself, unless the noun behind it makes something else of it: `the GPT-3 paper`."""
    sure = not _ALTERED.search(lead) and not name.doubtful
    follows = part.behind(name)
    noun = re.match(r"\s([a-z-]+)", follows)
    if noun and not is_verb(follows.strip()) and not _NO_NOUN.match(follows):
        if not part.parsed.is_noun(noun[1]):
            return Subject(why=f"the clause speaks of “{name.text} {noun[1]}”")
        sure = sure and not (part.parsed.kind_nouns.fullmatch(noun[1]) and noun[1].endswith("s"))
    return Subject(mention=name, certain=sure, why="the name is the subject of the clause")


def _owned(rest: str, parsed: Parsed) -> str | None:
    """The noun that belongs to a name: the last word before the verb."""
    words: list[str] = []
    for match in re.finditer(r"[A-Za-z-]+", rest):
        word = match.group()
        if len(words) > 4 or (is_verb(rest[match.start() :] + " ") and not parsed.nouns.fullmatch(word)):
            break
        if _AFAR.match(word) or word in ("of", "for", "to", "and", "or", "that", "which"):
            break
        words.append(word.lower())
    return words[-1] if words else None


def _behind_phrase(part: Part, at: int) -> Subject | None:
    """`With 70 billion parameters, Chinchilla outperforms …`: the subject stands behind the comma."""
    for comma in re.finditer(r",\s", part.said[at : part.clause.end]):
        place = at + comma.end()
        if re.match(r"(?:and|or|with|trained|using|which)\b", part.said[place:]):
            continue
        if found := _main(part, at, place):
            return found
    first = part.said.find(", ", at, part.clause.end)
    if first >= 0 and has_verb(part.said[first:]):
        behind = tuple(one for one in part.inner if one.start > first)
        return _acted_on(part, behind) or Subject(why="the clause speaks of something else")
    return None


def _main(part: Part, at: int, place: int) -> Subject | None:
    """The subject of a clause that begins at `place`, behind a phrase that begins at `at`."""
    behind = replace(part, inner=tuple(one for one in part.inner if one.start >= place))
    head = _head(behind, place)
    early = any(at <= one.start < place for one in part.inner)
    if head.mention is not None and is_verb(part.behind(head.mention).lstrip()):
        opened = PHRASE.match(part.said, at)
        if part.start is not None and part.start < place:
            sure = not early and part.is_direct_from(opened.end() if opened else at)
        else:
            sure = part.is_direct(head.mention)
        plain = part.parsed.is_plain_lead(place, head.mention.start)
        return replace(head, certain=head.certain and sure and plain)
    if head.back and head.certain:
        return replace(head, certain=not early)
    return None


def _acted_on(part: Part, names: tuple[Mention, ...]) -> Subject | None:
    """`DeepMind trained Gopher on 300 billion tokens`: the one name that the verb acts on."""
    stop = len(part.said) if part.start is None else part.start
    if len(names) != 1 or names[0].end > stop:
        return None
    acts = _ACTS.search(part.said[: names[0].start])
    if acts is None:
        return None
    sure = _MADE.match(acts[1]) is not None and not names[0].doubtful and part.is_direct(names[0])
    return Subject(mention=names[0], certain=sure, why="the name is what the verb acts on")
