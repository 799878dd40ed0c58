"""A size above which shrinking is said to fail: what had been shown by then, and what each way costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assay.model import Claim
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.model.stated import quantity_of
from assay.notebooks.parameters import Refused, one_of
from size_debate.compression import Showing, Trial, largest_within, showings, trials, until

WAYS: Mapping[str, str] = {
    "older: absmax": "8 bits, absmax",
    "older: zeropoint": "8 bits, zeropoint",
    "older: vector-wise": "8 bits, absmax vector-wise",
    "that paper: LLM.int8()": "8 bits, LLM.int8()",
}
"""The ways to 8 bits, by what readers call them, and the setting in which a source measured each."""

KINDS: Mapping[str, tuple[str, str]] = {
    "4 bits (GPTQ)": ("16 bits", "4 bits, GPTQ"),
    "3 bits (GPTQ)": ("16 bits", "3 bits, GPTQ"),
    "half zero (SparseGPT)": ("dense", "50% of weights zero, SparseGPT"),
    "4 bits, merely rounded": ("16 bits", "4 bits, rounded to nearest"),
}
"""What was done to one family of models: the setting before, and that after."""

ROUNDED = "4 bits, merely rounded"
"""The kind that is no method made for large models."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A claim that a method works up to some size, and what sources show of the method."""

    corpus: Corpus
    claim: Claim
    then: PartialDate
    """When the article says so."""
    shown: tuple[Showing, ...]

    @property
    def size(self) -> float:
        """Parameters up to which it is said to work."""
        return quantity_of(self.claim).points[-1]

    @property
    def known(self) -> list[Showing]:
        """What was out by then."""
        return until(list(self.shown), self.then)

    @property
    def top(self) -> Showing:
        """The largest that was out by then."""
        return max(self.known, key=lambda one: one.parameters)

    @property
    def over(self) -> list[Showing]:
        """What was out by then and is larger than the limit."""
        return [one for one in self.known if one.parameters > self.size]

    @property
    def months_before(self) -> int:
        """How long before the article the limit had been passed."""
        first = self.over[0].date.first
        return (self.then.first.year - first.year) * 12 + self.then.first.month - first.month


@dataclass(frozen=True)
class EightBits:
    """What 8 bits cost, by the way."""

    ways: Mapping[str, list[Trial]]

    @property
    def new(self) -> list[Trial]:
        """The trials of the way that the paper proposes."""
        return next(found for name, found in self.ways.items() if not name.startswith("older"))

    @property
    def old(self) -> dict[str, list[Trial]]:
        """The older ways."""
        return {name: found for name, found in self.ways.items() if name.startswith("older")}

    @property
    def grew(self) -> list[str]:
        """Older ways that cost more at the largest model than at the one before."""
        return [name for name, found in self.old.items() if found[-1].loss > found[-2].loss]

    @property
    def worst(self) -> str:
        """The older way that costs most at the largest model."""
        return max(self.old, key=lambda name: self.old[name][-1].loss)


@dataclass(frozen=True)
class Family:
    """What fewer bits and fewer weights cost one family of models."""

    limit: Limit
    kinds: Mapping[str, list[Trial]]

    @cached_property
    def made_for_large(self) -> dict[str, list[Trial]]:
        """The kinds that are methods made for large models."""
        return {name: found for name, found in self.kinds.items() if name != ROUNDED}

    @property
    def least_at_largest(self) -> list[str]:
        """Of these, those that cost least at the largest model."""
        least = {name: min(found, key=lambda trial: trial.loss) for name, found in self.made_for_large.items()}
        return [name for name, trial in least.items() if trial is self.made_for_large[name][-1]]

    @property
    def broken(self) -> Trial:
        """The model that mere rounding hurts most."""
        return max(self.kinds[ROUNDED], key=lambda trial: trial.loss)

    @property
    def bumpy(self) -> Trial:
        """The model above the limit that 3 bits hurt most."""
        return max(self.split("3 bits (GPTQ)")[1], key=lambda trial: trial.loss)

    def split(self, kind: str) -> tuple[list[Trial], list[Trial]]:
        """The trials up to the limit, and those above it."""
        found, size = self.kinds[kind], self.limit.size
        return [one for one in found if one.parameters <= size], [one for one in found if one.parameters > size]

    def kept(self, kind: str, little: float) -> str:
        """The largest model that lost no more than a share."""
        trial = largest_within(self.kinds[kind], little)
        return self.limit.corpus.label(trial.entity) if trial else "none"


@dataclass(frozen=True)
class Pair:
    """A teacher and its student."""

    corpus: Corpus
    teacher: Showing
    student: Showing

    @property
    def source(self) -> str:
        """Who showed it."""
        return self.corpus.sources[self.teacher.fact.source].short


def limit_of(corpus: Corpus, claim: str, parameter: str = "quantized") -> Limit:
    """A dated claim on the size up to which a method works; Refused for other claims, and where nothing was shown."""
    said = corpus.claims[one_of(parameter, claim, limits(corpus, "shown_to_work_up_to"), LIMITS)]
    assert said.subject and said.when.as_of
    return Limit(corpus=corpus, claim=said, then=said.when.as_of, shown=tuple(showings(corpus, said.subject)))


LIMITS = "dated claims on the size up to which a method works, with papers on record that were out by then"


def limits(corpus: Corpus, attribute: str) -> list[str]:
    """Dated claims on the size up to which a method works, of which sources had shown something by then."""
    return [
        name for name, one in corpus.claims.items()
        if one.attribute == "shown_to_work_up_to" and one.subject and one.when.as_of
        and one.figure and until(showings(corpus, one.subject, attribute), one.when.as_of)
    ]  # fmt: skip


def eight_bits(corpus: Corpus) -> EightBits:
    """What 8 bits cost by the ways that one paper compares; Refused where a way has fewer than two models."""
    found = {name: trials(corpus, "c4-validation", "32 bits", setting) for name, setting in WAYS.items()}
    if short := [name for name, tried in found.items() if len(tried) < 2]:
        raise Refused(f"too few models on record for {', '.join(short)}")
    return EightBits(found)


def family_of(limit: Limit) -> Family:
    """What it cost one family of models, by tables that were out by the time of the claim; Refused without them."""
    corpus, last = limit.corpus, limit.then.last
    found = {
        name: [
            one for one in trials(corpus, "wikitext-2", *settings)
            if one.entity.startswith("opt-") and _out_by(corpus, one) <= last.isoformat()
        ]
        for name, settings in KINDS.items()
    }  # fmt: skip
    family = Family(limit, found)
    if short := [name for name in KINDS if not all(family.split(name))]:
        raise Refused(f"no models on both sides of the limit for {', '.join(short)}")
    return family


def pairs_of(corpus: Corpus, claim: str) -> list[Pair]:
    """Teachers and students that were on record by the time of a claim on distillation; Refused for other claims."""
    said = corpus.claims[one_of("distilled", claim, limits(corpus, "teacher_size"), LIMITS)]
    assert said.subject and said.when.as_of
    teachers, students = (
        until(showings(corpus, said.subject, name), said.when.as_of) for name in ("teacher_size", "student_size")
    )
    pupils = {one.fact.source: one for one in reversed(students)}
    pairs = [Pair(corpus, one, pupils[one.fact.source]) for one in teachers if one.fact.source in pupils]
    return sorted(pairs, key=lambda pair: (pair.teacher.date.first, pair.teacher.parameters))


def _out_by(corpus: Corpus, trial: Trial) -> str:
    date = corpus.sources[trial.after.source].date
    return date.first.isoformat() if date else ""
