"""What a figure is a figure of: by its unit and the words around it together, and nothing rather than what is near.

The vocabulary says for each attribute which words tell it (`cues`), which words rule it out (`unless`), and whether its
unit alone says it (`by_unit`). Nothing here knows a subject.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assay.articles.reading.conversion import fits, is_sane
from assay.articles.reading.other_kinds import Around, Sign, other_kinds
from assay.articles.reading.tables import bracketed
from assay.model import Attribute, Role
from assay.model.corpus import Corpus
from assay.quantity import Found

OF_THINGS = re.compile(r"\sof\s(?!which|them|these|those|text|data|training|its|the)[a-z]")
"""Behind a figure that only its unit would explain: `5 layers of software`."""
_OF_QUOTED = re.compile(r"\s[“\"‘«„]\w")
"""Behind a figure without a unit: it counts what stands in quotation marks."""
_NEUTRAL = re.compile(
    r"[\s:=|,(]*(?:(?:of|in|for|is|are|was|were|to|with|at|about|the|a|an|up|total|size|count|number|length|="
    r"|only|just|set|fixed"
    r"|equals?|has|have|had|using|uses|used|value|all|some|its|their|and)[\s:=(]+){0,4}[\s:=(]*"
)


_RELATIVE = re.compile(
    r"[Δ∆÷]|\b(?:delta|diff(?:erence)?|change|ratio|rank|vs|versus|relative|compared|increase|decrease|reduction|savings?"
    r"|gain|times)\b|(?:%|\bper ?cent|\bshare|\bfraction) of\b",
    re.IGNORECASE,
)
"""In a head: what stands below it compares, and is no figure that one thing has."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The attribute that a figure gives, or why there is none; `certain` where unit and words agree."""

    attribute: Attribute | None = None
    certain: bool = False
    why: str = ""


class Vocabulary:
    """The attributes of a corpus that figures can have, with the words that tell them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._nouns: dict[str, re.Pattern[str]] = {}
        self._kind_nouns: dict[str, re.Pattern[str]] = {}
        quantities = [one for one in corpus.attributes.values() if one.type == "quantity"]
        units = Counter(one.unit for one in quantities)
        self.signs = tuple(
            Sign(
                attribute=one,
                cues=_pattern(one.cues or (one.label, one.label.removesuffix("s"), *one.words)),
                unless=_pattern(one.unless),
                hints=_pattern(one.words),
                is_sure=bool(one.cues or one.by_unit),
                by_unit=one.by_unit or (not one.cues and units[one.unit] == 1 and one.unit != "dimensionless"),
            )
            for one in quantities
        )
        self.events = tuple(
            Sign(
                attribute=one,
                cues=_pattern(one.cues),
                unless=_pattern(one.unless),
                hints=_pattern(()),
                is_sure=True,
                by_unit=False,
            )
            for one in corpus.attributes.values()
            if one.type == "date" and one.cues
        )
        """The attributes whose values are dates, where the vocabulary says which words tell them."""

    @cached_property
    def nouns(self) -> re.Pattern[str]:
        """Single words that say what is spoken of, never of whom."""
        return _nouns(sign.attribute for sign in self.signs)

    def nouns_of(self, attribute: Attribute) -> re.Pattern[str]:
        """Those that say it of one attribute: the layers of a model are not its parameters."""
        if attribute.id not in self._nouns:
            self._nouns[attribute.id] = _nouns([attribute])
        return self._nouns[attribute.id]

    def cues_of(self, attribute: Attribute) -> re.Pattern[str]:
        """The words that tell an attribute."""
        return next(sign.cues for sign in (*self.signs, *self.events) if sign.attribute.id == attribute.id)

    @cached_property
    def kind_nouns(self) -> re.Pattern[str]:
        """Words that stand for something once it was named: its kind, the vocabulary's nouns, and general ones."""
        words = {noun.lower().split()[-1] for one in self._corpus.attributes.values() for noun in one.nouns}
        words |= {entity.kind for entity in self._corpus.entities.values() if "-" not in entity.kind}
        general = {"version", "variant", "edition"}
        return re.compile("(?:" + "|".join(sorted(words | general)) + ")s?", re.IGNORECASE)

    def kind_nouns_of(self, attribute: Attribute) -> re.Pattern[str]:
        """The words that stand for what one attribute is said of: a dataset has no layers."""
        if attribute.id not in self._kind_nouns:
            kinds = self.subjects_of(attribute)
            plain = {kind for kind in kinds - self._families if "-" not in kind}
            words = plain | {"version", "variant", "edition"}
            for one in self._corpus.attributes.values():
                if one.nouns and kinds & self.subjects_of(one):
                    words |= {noun.lower().split()[-1] for noun in one.nouns}
            self._kind_nouns[attribute.id] = re.compile("(?:" + "|".join(sorted(words)) + ")s?", re.IGNORECASE)
        return self._kind_nouns[attribute.id]

    @property
    def _families(self) -> frozenset[str]:
        """The kinds of things that stand for several."""
        return self._corpus.kinds.of(Role.FAMILY)

    @cached_property
    def kinds_of(self) -> dict[str, frozenset[str]]:
        """For each attribute the kinds of things of which facts give it; a family counts where its members do."""
        found: dict[str, set[str]] = {}
        for fact in self._corpus.facts:
            entity = self._corpus.entities.get(fact.subject)
            if entity:
                found.setdefault(fact.attribute, set()).add(entity.kind)
        families = {e.kind for e in self._corpus.entities.values() if e.family}
        for kinds in found.values():
            if kinds & families:
                kinds.update(self._families)
        return {name: frozenset(kinds) for name, kinds in found.items()}

    def subjects_of(self, attribute: Attribute) -> frozenset[str]:
        """The kinds of things that an attribute is said of: as its record or facts say; else those with most facts."""
        if attribute.said_of:
            return frozenset(attribute.said_of)
        if attribute.id in self.kinds_of:
            return self.kinds_of[attribute.id]
        if attribute.variant_of in self.kinds_of:
            return self.kinds_of[attribute.variant_of or ""]
        return self._usual

    @cached_property
    def _usual(self) -> frozenset[str]:
        counted = Counter(
            entity.kind
            for fact in self._corpus.facts
            if (entity := self._corpus.entities.get(fact.subject)) is not None
        )
        return frozenset({kind for kind, _ in counted.most_common(1)} | self._families)

    def of_label(self, label: str, figure: Found, names: Sequence[str] = ()) -> Choice:
        """The attribute that a head of a table or the name of a property means, for a figure under it.

        `names` stand in the label beside it, as that of a test.
        """
        if _RELATIVE.search(label):
            return Choice(why=f"“{label}” is a difference, a ratio or a rank")
        fitting = [sign for sign in self.signs if fits(sign.attribute, figure, by_label=True)]
        told = [sign for sign in fitting if sign.cues.search(label) and not sign.unless.search(label)]
        if not told:
            plain = _of_own_label(label, fitting) or _of_hints(label, fitting)
            return plain or self._of_unit_label(label, fitting, figure)
        best = _longest(told, label)
        if len(best) > 1 and bracketed(label)[1]:  # only a figure whose scale is told says what it is too large for
            best = [sign for sign in best if is_sane(sign.attribute, figure)] or best
        if len(best) > 1:
            return Choice(why=f"“{label}” may mean {_either(best)}")
        rest = best[0].cues.sub(" ", label)
        for name in names:
            rest = rest.replace(name, " ")
        leftover = [word for word in re.findall(r"[A-Za-z]{3,}", rest) if not _IDLE.fullmatch(word)]
        return Choice(best[0].attribute, not leftover and best[0].is_sure, f"“{label}” names it")

    def _of_unit_label(self, label: str, fitting: list[Sign], figure: Found) -> Choice:
        """The attribute under a head that only names a unit: the one within whose bounds the figure lies."""
        plain = re.sub(r"[^a-z]", "", bracketed(label)[0].lower()).removesuffix("s")
        sane = [
            sign for sign in fitting
            if sign.attribute.unit == plain and not sign.attribute.variant_of and not sign.attribute.needs
            and is_sane(sign.attribute, figure)
        ]  # fmt: skip
        if len(sane) == 1:
            return Choice(sane[0].attribute, sane[0].is_sure, f"“{label}” and the size of the figure name it")
        return Choice(why=f"“{label}” names nothing that the vocabulary knows in this unit")

    def of_words(self, figure: Found, around: Around) -> Choice:
        """The attribute of a figure in running text."""
        if reason := next(other_kinds(figure, around, self.signs, self._divisors), ""):
            return Choice(why=reason)
        near = f"{around.near_before} {figure.printed} {figure.noun} {around.near_after}"
        fitting = [sign for sign in self.signs if fits(sign.attribute, figure) and not sign.unless.search(near)]
        told = [(at, sign) for sign in fitting if (at := _distance(sign, figure, around)) is not None]
        if OF_THINGS.match(around.after) and not any(at for at, _ in told):
            return Choice(why="it counts something of another thing")
        if told:
            return _nearest(told)
        implied = [sign for sign in fitting if sign.by_unit and figure.unit and is_sane(sign.attribute, figure)]
        if len(implied) == 1:
            return Choice(implied[0].attribute, implied[0].is_sure, "its unit says it")
        counted = figure.unit.name.replace("_", " ") if figure.unit else figure.noun or "nothing"
        return Choice(why=f"no word says what the figure, counted in {counted}, is of")

    @cached_property
    def _divisors(self) -> frozenset[str]:
        """What something may be counted by and still be what it is: heads per layer."""
        return frozenset(unit_name for sign in self.signs for unit_name in sign.attribute.per)


def _of_own_label(label: str, fitting: list[Sign]) -> Choice | None:
    """The one attribute that is called just like a head, apart from its unit in brackets and its plural."""
    said = bracketed(label)[0].casefold()
    called = [sign for sign in fitting if said in _plurals(sign.attribute.label.casefold())]
    return Choice(called[0].attribute, certain=True, why=f"“{label}” is its name") if len(called) == 1 else None


def _plurals(label: str) -> tuple[str, ...]:
    """A label as heads of columns may have it."""
    return label, f"{label}s", f"{label}es", label.removesuffix("s")


def _of_hints(label: str, fitting: list[Sign]) -> Choice | None:
    """The one attribute at which a label only hints: `Seq. length` may be that of the model, or that of a test run."""
    told = [sign for sign in fitting if sign.hints.search(label) and not sign.unless.search(label)]
    return Choice(told[0].attribute, certain=False, why=f"“{label}” may name it") if len(told) == 1 else None


def _nouns(attributes: Iterable[Attribute]) -> re.Pattern[str]:
    words = {
        re.escape(word).replace(r"\*", r"[\w-]*") + ("" if word.endswith("*") else "s?")
        for attribute in attributes
        for cue in (*attribute.cues, attribute.label)
        for word in cue.lower().split()
        if len(word) > 3
    }
    general = {"size", "number", "total", "count", "amount", "scale", "figure", "value", "run"}
    return re.compile("(?:" + "|".join(sorted(words | general)) + ")", re.IGNORECASE)


def _nearest(told: list[tuple[int, Sign]]) -> Choice:
    told = sorted(told, key=lambda one: one[0])
    best = [sign for distance, sign in told if distance == told[0][0]]
    if len(best) > 1:
        best = [sign for sign in best if not sign.by_unit] or best
    if len(best) > 1:
        return Choice(why=f"the words fit {_either(best)} alike")
    return Choice(best[0].attribute, best[0].is_sure, "unit and words agree")


def _either(signs: list[Sign]) -> str:
    return " or ".join(sign.attribute.label for sign in signs[:3])


_IDLE = re.compile(
    r"(?:max|maximum|total|size|number|count|the|of|num|avg|approx|approximate|model|value|reported|default|dense"
    r"|native|type"
    r"|training|and|per|needed|required|layer|each|used|for|full|base|results?|length|tokens?|supported)\w?",
    re.IGNORECASE,
)
"""Words of a label that change nothing."""


def _longest(told: list[Sign], label: str) -> list[Sign]:
    """Of several the ones whose words cover most of the label."""
    covered = {sign.attribute.id: max(len(m.group()) for m in sign.cues.finditer(label)) for sign in told}
    most = max(covered.values())
    return [sign for sign in told if covered[sign.attribute.id] == most]


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases, as whole words; `*` stands for the rest of a word, a space for white space or a hyphen."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    phrases = (re.escape(word).replace(r"\*", r"[\w-]*").replace(r"\ ", r"[\s\-]+") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _distance(sign: Sign, figure: Found, around: Around) -> int | None:
    """How many characters lie between the figure and the nearest cue; None without one that may be meant.

    A bare number is tied to a cue only by idle words, or because the cue is what it counts.
    """
    is_bare = figure.unit is None or fits(sign.attribute, figure) == "bare"
    if is_bare and not _is_close(sign, figure, around):
        return None
    before = (len(around.before) - match.end() for match in sign.cues.finditer(around.before))
    after = (match.start() for match in sign.cues.finditer(around.after))
    own = (0 for _ in sign.cues.finditer(f"{figure.printed} {figure.noun}"))
    return min((*before, *after, *own), default=None)


def _is_close(sign: Sign, figure: Found, around: Around) -> bool:
    if _OF_QUOTED.match(around.after):
        return False
    if figure.noun and sign.cues.search(f"{figure.printed} {figure.noun}"):
        return True
    behind = sign.cues.search(around.after)
    if behind and figure.noun and len(around.after[: behind.start()].split()) <= 1:
        return not figure.noun.endswith("s")  # what is counted has a name of its own: "three things at once"
    if figure.noun and not _IDLE.fullmatch(figure.noun):
        return False
    ends = [match.end() for match in sign.cues.finditer(around.before)]
    return bool(ends) and _NEUTRAL.fullmatch(around.before[ends[-1] :]) is not None
