"""How a figure is meant: asserted, or denied, supposed, planned, asked, told of others, given as an example, or past.

All of it is general English; nothing here knows a subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assay.articles.reading.clauses import BRACKETS

Mood = Literal["asserted", "denied", "supposed", "planned", "asked", "reported", "exemplified", "past"]

_NOT = re.compile(
    r"\b(?:not(?! only| just| merely| to mention)|never|hardly|scarcely|no longer|neither|nor|without|cannot"
    r"|lacks?|lacking|denie[sd]|deny"
    r"|far from|fails? to|failed to|none)\b|n[’']t\b|\bno(?! (?:fewer|less|more|doubt|wonder)\b)(?= [a-z0-9])",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|suppos\w*|assum\w*|imagin\w*|would|could|might|hypothetical\w*|hypothesi[sz]ed?|were to|had it"
    r"|let[’']s say|what if|say,|pretend"
    r"|in theory|theoretically|potential\w*|should(?! be noted)|may(?= (?:\w+ )?(?:be|have|reach|need|require"
    r"|take|contain))"
    r"|perhaps|possibly|maybe|presum\w*|speculat\w*|unless|wish\w*|hope\w*)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|goal|intend\w*|target\w*|expected|upcoming|forthcoming"
    r"|going to"
    r"|set to|due to be|to come|next year|in future|in the future|forecast\w*|predict\w*|propos(?:e|es|ed|al)|roadmap"
    r"|scheduled|promis\w*|envision\w*|under development|in the works|[’']ll)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:accord(?:ing|s) to|reported(?:ly)?|alleged(?:ly)?|rumou?r\w*|claim(?:s|ed|ing)?|sa(?:id|ys?|ying)"
    r"|tells?|told"
    r"|argu(?:e|es|ed)|believ\w*|thinks?|thought|supposed(?:ly)?|purported\w*"
    r"|myths?|wrong(?:ly)?"
    r"|false(?:ly)?|mistak\w*|incorrect\w*|erroneous\w*|misquot\w*|misreport\w*|contrary|unconfirmed|leak(?:s"
    r"|ed)?|critics"
    r"|some sources|sources say|many people|often (?:quoted|cited|said)|insist\w*|assert(?:s|ed)|contend\w*"
    r""
    r"|wrote|writes|tweet\w*|whether|debunk\w*|correct(?:ed"
    r"|ion))\b",
    re.IGNORECASE,
)
_SAID_NEAR = re.compile(
    r"\b(?:estimat\w*|suggest\w*|actually|in fact|correct(?:ed|ion)|doubt\w*|disput\w*|asked|posted|quot(?:e|es|ed))\b",
    re.IGNORECASE,
)
"""The same, of a figure that stands right behind."""
NEAR = 60
"""Characters before a figure in which such a word counts; chosen: a clause is about as long."""
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|e\.g\.|such as|our example|an example|to illustrate|say)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:used to|initially|originally|previously|formerly|at first|up from|down from|no longer"
    r"|earlier versions?|first version|early versions?|prototype|draft|checkpoint|preview)\b",
    re.IGNORECASE,
)
_ALTERED = re.compile(
    r"\b(?:after|once|when|by|if) (?:being )?(?:prun|compress|scal|quanti[sz]|distill|merg|shrink|expand|extend"
    r"|fine-?tun|enlarg|trimm"
    r"|reduc|doubl|halv|stack|remov|add|drop)\w*",
    re.IGNORECASE,
)
"""Something was done to the thing, so that it is no longer what its name means."""
_ASKED = re.compile(r"\?[”’\"')\]]*\s*\Z")
_QUOTED = re.compile(r"“[^“”\n]*”|(?<![\w\"])\"[^\"\n]*\"")


def mood_of(said: str, clause: tuple[int, int], at: int) -> Mood:
    """How the figure at offset `at` of a sentence is meant: asserted, or one of the ways in which it is not.

    A supposition, a plan or somebody's word counts for the whole sentence, a denial from its word to the end of the
    clause.
    """
    whole = _whole(said)
    signs: tuple[tuple[Mood, bool], ...] = (
        ("asked", whole.is_asked),
        ("supposed", whole.is_supposed),
        ("reported", any(start < at < end for start, end in whole.quoted)),
        ("reported", whole.is_reported or _SAID_NEAR.search(said, max(0, at - NEAR), at) is not None),
        ("planned", whole.is_planned),
        ("denied", _NOT.search(said, clause[0], at) is not None),
        ("past", whole.is_altered or _PAST.search(whole.plain, *clause) is not None),
        ("exemplified", _EXAMPLE.search(said, 0, at) is not None),
    )
    return next((mood for mood, is_there in signs if is_there), "asserted")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """What counts for all figures of a sentence alike."""

    plain: str
    """The sentence with its brackets blanked out."""
    quoted: tuple[tuple[int, int], ...]
    is_asked: bool
    is_supposed: bool
    is_reported: bool
    is_planned: bool
    is_altered: bool


@lru_cache(maxsize=64)
def _whole(said: str) -> _Whole:
    plain = BRACKETS.sub(lambda match: " " * len(match.group()), said)
    return _Whole(
        plain=plain,
        quoted=tuple(match.span() for match in _QUOTED.finditer(said)),
        is_asked=_ASKED.search(said) is not None,
        is_supposed=_SUPPOSED.search(said) is not None,
        is_reported=_REPORTED.search(said) is not None,
        is_planned=_PLANNED.search(said) is not None,
        is_altered=_ALTERED.search(plain) is not None,
    )


OPENS_SUPPOSITION = re.compile(
    r"\b(?:suppose|imagine|assume|let[’']s (?:say|assume|suppose|imagine)|we[’'](?:ll|d) assume|for our example"
    r"|hypothetical\w*|what if|thought experiment|back of the envelope)\b",
    re.IGNORECASE,
)
"""After such a sentence its paragraph goes on to suppose."""

NO_ASSERTION = (
    _NOT, _SUPPOSED, _PLANNED, _REPORTED, _SAID_NEAR, _EXAMPLE, _PAST, _ALTERED, _ASKED, _QUOTED, OPENS_SUPPOSITION
)  # fmt: skip
"""Every sign by which a sentence may not assert its figures, for a reader that looks at no clause."""
