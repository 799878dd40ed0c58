"""What is lost when weights are kept in fewer bits, or set to zero: perplexity before and after, by size and method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assay.model import Fact
from assay.model.corpus import Corpus
from assay.model.dates import PartialDate
from assay.model.stated import quantity_of
from assay.quantity import Interval, Quantity
from size_debate.training_runs import figures_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One model before and after a method."""

    entity: str
    parameters: float
    method: str
    before: Fact
    after: Fact

    @property
    def loss(self) -> float:
        """By how much perplexity rose, as a share of what it was: nought is none, 1 is twice as bad."""
        return quantity_of(self.after).points[0] / quantity_of(self.before).points[0] - 1

    @property
    def interval(self) -> Interval:
        """Every loss that the printed digits allow."""
        before, after = quantity_of(self.before).interval, quantity_of(self.after).interval
        return Interval(after.low / before.high - 1, after.high / before.low - 1)


def trials(corpus: Corpus, metric: str, whole: str, method: str) -> list[Trial]:
    """All models measured by `metric` both in the setting `whole` and after `method`, the smallest first."""
    return sorted(_trials(corpus, metric, whole, method), key=lambda trial: (trial.parameters, trial.entity))


def largest_within(found: list[Trial], tolerance: float) -> Trial | None:
    """The largest model that lost no more than `tolerance`, taken as a share; None if all lost more."""
    kept = [trial for trial in found if trial.loss <= tolerance]
    return max(kept, key=lambda trial: (trial.parameters, trial.entity), default=None)


@dataclass(frozen=True, slots=True)
class Showing:
    """The size up to which a source shows a method to work, and when it did."""

    fact: Fact
    date: PartialDate

    @property
    def parameters(self) -> float:
        """The greatest size, as printed."""
        return quantity_of(self.fact).points[-1]


def showings(corpus: Corpus, method: str, attribute: str = "shown_to_work_up_to") -> list[Showing]:
    """What sources show of a method, the earliest first; a fact without a date has that of its source."""
    found = [
        Showing(fact, date)
        for fact in figures_on(corpus, attribute)
        if fact.subject == method and (date := fact.when.as_of or corpus.sources[fact.source].date) is not None
    ]
    return sorted(found, key=lambda showing: (showing.date.first, showing.parameters, showing.fact.id))


def until(found: list[Showing], limit: PartialDate) -> list[Showing]:
    """Those that were out before the given time was over."""
    return [showing for showing in found if showing.date.first <= limit.last]


def size_of(corpus: Corpus, entity: str) -> float | None:
    """The largest size that any source gives, None where none does."""
    given = (fact.value for fact in corpus.facts_about(entity, "parameters"))
    return max((value.points[-1] for value in given if isinstance(value, Quantity)), default=None)


def _trials(corpus: Corpus, metric: str, whole: str, method: str) -> Iterator[Trial]:
    facts = [fact for fact in figures_on(corpus, "perplexity") if fact.when.metric == metric]
    before = {fact.subject: fact for fact in facts if fact.when.setting == whole}
    for fact in facts:
        size = size_of(corpus, fact.subject)
        if fact.when.setting == method and fact.subject in before and size is not None:
            yield Trial(entity=fact.subject, parameters=size, method=method, before=before[fact.subject], after=fact)
