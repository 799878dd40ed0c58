"""Whether nothing stands between a name and a figure but words that say that the one has the other.

This decides how sure a binding is. It knows which words are harmless and trusts no other: a word that it does not know
makes a question of what would be an accusation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assay.articles.reading.clauses import is_verb
from assay.articles.reading.names import Mention

_HARMLESS_WORDS = (
    "a an the its with of on for in to at across over and as by up from total totals maximum max peak overall "
    "full massive whopping impressive huge mere large single about around some roughly approximately only just "
    "exactly nearly almost also now both each itself together all number size amount count length depth width "
    "text data using more less than not fewer least estimated average whole set sets window billion million "
    "trillion it being larger bigger smaller deeper wider longer"
)
HARMLESS = frozenset(_HARMLESS_WORDS.split())
"""Words that neither change who has a figure nor whether it has it. `more than` and its like belong to a figure."""
_HAS_WORDS = (
    "has have had having is was are were be been contains contain contained containing comprises comprise "
    "comprised comprising consists consist consisted consisting features feature featured featuring uses use used "
    "utilizes utilises utilized utilised employs employed boasts boast boasted boasting sports sported ranges "
    "range ranged ranging spans span spanned spanning weighs weigh weighed counts counted takes take took taking "
    "requires require required requiring needs need needed needing consumes consume consumed consuming emits emit "
    "emitted emitting costs cost supports support supported supporting accepts accept accepted accepting handles "
    "handle handled processes process processed can trained training pretrained pre-trained lasted "
    "representing represents totalling totaling scores scored score achieves achieved reached raised collected "
    "collecting includes include included including stacks comes stands sits tops produced released caused "
    "generated"
)
HAS = frozenset(_HAS_WORDS.split())
"""Verbs that say that something has what follows, or that something was made with it."""
_MAKER = re.compile(
    r"\s*,?\s(?:(?:developed|created|made|built|released|trained|introduced|published|designed|launched)\s)?(?:by"
    r"|from)\s(?:the\s)?"
    r"(?:[A-Z][\w’'.&-]*(?:\s(?=[A-Z]))?)+,?"
)
"""`from Mistral AI`, `, developed by Meta,`: who made it changes nothing."""
_DESCRIBED = (
    r"(?:\s(?:is|was)|,)\s(?:an?|the)\s(?:[\w-]+\s){0,4}?(?:KINDS)"
    r"\s(?=(?:with|of|that has|that was|trained|which|has|using|having|featuring)\b)"
)
"""`is a language model with`, `, a model that was`: the pattern, with KINDS for the nouns that stand for a subject."""
_ADJECTIVES = re.compile(r"\b(?:is|was)\s(?:an?|the)\s(?:(?!of\b|to\b|for\b|in\b|like\b|with\b)[\w-]+\s){0,2}\Z")
"""`is a groundbreaking 176B parameter model`: what stands between the article and the figure only praises."""
PLAIN_LEAD = re.compile(
    r"(?:(?:the|its|this)\s)?(?:(?:massive|huge|famous|popular|powerful|well-known|so-called|mighty|open-source"
    r"|proprietary)\s)?",
    re.IGNORECASE,
)
LARGEST = re.compile(
    r"the\s(?:final|full|largest|biggest|main|original)(?:\sand\s\w+)?\s(?:version|model)\s(?:of|in)\s(?:the\s)?",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(r"\A(?:while|whereas|although|though|because|since|and|but|so|also|where)\s", re.IGNORECASE)


def is_plain_lead(lead: str, makers: Sequence[Mention], nouns: re.Pattern[str], kinds: re.Pattern[str]) -> bool:
    """Whether what stands before a name at the head of its clause leaves it the subject.

    `makers` may own it: "DeepMind's Gopher".
    """
    lead = SUBORDINATE.sub("", lead.lstrip(" ,;"), count=1)
    for one in makers:
        lead = lead.replace(f"{one.text}’s ", "").replace(f"{one.text}'s ", "")
        if one.text.endswith(("’s", "'s")):
            lead = lead.replace(f"{one.text} ", "")
    if PLAIN_LEAD.fullmatch(lead) or LARGEST.fullmatch(lead):
        return True
    words = re.findall(r"[\w’'-]+", lead.lower())
    if words and kinds.fullmatch(words[-1]) and len(words) <= 3 and words[0] in ("the", "its", "language", words[-1]):
        return True
    held = re.fullmatch(r"(?:the\s)?((?:[\w-]+\s){1,3})(?:of|for|in)\s(?:the\s)?", lead, re.IGNORECASE)
    own = held[1].split() if held else words
    return bool(own) and all(nouns.fullmatch(word.lower()) or word.lower() in ("of", "the", "total") for word in own)


def is_direct(
    path: str,
    figures: list[tuple[int, int]],
    nouns: re.Pattern[str],
    cues: re.Pattern[str],
    kinds: re.Pattern[str],
    *,
    before_noun: bool = False,
) -> bool:
    """Whether the words between a name and a figure only say that it has it.

    `path` is what stands between them, `figures` the places in it of figures before, whose own nouns do not count; a
    figure stands `before_noun` in `a 7B model`.
    """
    said = path
    for start, end in reversed(figures):
        said = said[:start] + " , " + said[_noun_end(said, end) :]
    said = re.sub(r"\[\d+\]|\([^()]*\)", " ", said)
    said = _MAKER.sub(" ", said)
    said = re.sub(_DESCRIBED.replace("KINDS", kinds.pattern), " ", said, count=1)
    if before_noun:
        said = _ADJECTIVES.sub(" ", said)
    verb = next((m.start() for m in re.finditer(r"[a-z]+", said) if is_verb(said[m.start() :] + " ")), len(said))
    if re.search(r"\b(?:and|or|plus)\b|[&/+]", said[:verb]):
        return False
    said = cues.sub(lambda match: match.group() if kinds.search(match.group()) else " ", said)
    return all(
        _is_harmless(word, nouns) and not kinds.fullmatch(word) for word in re.findall(r"[^\W\d_][\w’'-]*", said)
    )


_NOUN = re.compile(r"\s?(?!(?:and|with|on|across|to|from|in|using|for|by|per|plus|minus|or|versus|vs)\b)[\w’'-]+")


def _noun_end(said: str, end: int) -> int:
    """Where the noun phrase ends that a figure counts: before a comma, a preposition or a verb, or after four words."""
    for _ in range(4):
        word = _NOUN.match(said, end)
        if word is None or (is_verb(word.group().strip() + " ") and not word.group().strip().endswith("s")):
            break
        end = word.end()
    return end


def _is_harmless(word: str, nouns: re.Pattern[str]) -> bool:
    small = word.lower().removesuffix("’s").removesuffix("'s")
    if small in HARMLESS or small in HAS or nouns.fullmatch(small):
        return word[0].islower() or small in HARMLESS or nouns.fullmatch(small) is not None
    return (small.endswith("ly") and len(small) > 4) or small == "s"
