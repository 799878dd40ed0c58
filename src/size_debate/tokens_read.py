"""How much text a model read: the printed figure among all runs on record, and other ways to the same figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.stated import quantity_of
from assay.notebooks.charts.tables import cited, law_cited, law_named
from assay.notebooks.parameters import Refused, one_of, some_of
from assay.quantity import Interval, Quantity
from size_debate.compute import gpu_hours, product, quotient
from size_debate.training_runs import Kindest, RunOnRecord, figures_on, kindest, tokens_on_record


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A claim on the tokens of one model, among the runs on record."""

    corpus: Corpus
    claim: Claim
    runs: tuple[RunOnRecord, ...]
    true: RunOnRecord
    """The run that the claim is about."""

    @property
    def figure(self) -> Quantity:
        """The figure as the article prints it."""
        return quantity_of(self.claim)

    @property
    def tokens(self) -> float:
        """The same as a number."""
        return self.figure.points[-1]

    @property
    def share(self) -> float:
        """Tokens for each parameter, by the printed figure."""
        return self.tokens / self.true.parameters

    @property
    def factor(self) -> float:
        """How many times smaller the printed figure is than the published one."""
        return self.true.amount / self.tokens

    @property
    def middle(self) -> float:
        """The middle of all tokens for each parameter."""
        return median(run.per_parameter for run in self.runs)

    @property
    def below(self) -> list[RunOnRecord]:
        """Runs that read no more in all."""
        return [run for run in self.runs if run.amount <= self.tokens]

    @property
    def smallest(self) -> RunOnRecord:
        """The run of the smallest model."""
        return min(self.runs, key=lambda run: run.parameters)

    @property
    def size(self) -> Quantity:
        """The size of the model, by the source of its tokens where that gives one."""
        facts = [fact for fact in figures_on(self.corpus, "parameters") if fact.subject == self.true.entity]
        return quantity_of(min(facts, key=lambda fact: (fact.source != self.true.fact.source, fact.id)))

    @cached_property
    def kind(self) -> Kindest:
        """Every assumption at the end that makes training cheap."""
        return kindest(self.corpus)

    @property
    def least_hours(self) -> Interval:
        """What a run with so few tokens would take at the least."""
        law = law_named(self.corpus, "training-compute")
        operations = product(law.constant, self.size.interval, self.figure.interval)
        return gpu_hours(operations, self.kind.peak, Interval(0.0, self.kind.share))


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Several ways to the tokens of one model."""

    printed: Printed
    compared: Claim
    """A claim that the model read so many times as much as another one."""
    other: RunOnRecord
    spent: Fact
    """The compute of the run."""

    @property
    def times(self) -> Interval:
        """What the other claim asserts."""
        return quantity_of(self.compared).interval

    @property
    def published(self) -> Interval:
        """The tokens that its makers published."""
        return quantity_of(self.printed.true.fact).interval

    @property
    def base(self) -> Interval:
        """The published tokens of the other model."""
        return quantity_of(self.other.fact).interval

    @property
    def ratio(self) -> Interval:
        """The ratio of both, with the rounding of both."""
        return quotient(self.published, self.base)

    @property
    def implied(self) -> Interval:
        """What compute and size leave."""
        law = law_named(self.printed.corpus, "training-compute")
        return quotient(quantity_of(self.spent).interval, product(law.constant, self.printed.size.interval))

    @property
    def all(self) -> dict[str, tuple[Interval, str, str]]:
        """Each way with its range, what kind it is, and where it was read."""
        corpus, claim, compared = self.printed.corpus, self.printed.claim, self.compared
        here, there = (corpus.articles[one.article].publisher or one.article for one in (claim, compared))
        spent = f"{cited(corpus, self.spent)}; {law_cited(corpus, 'training-compute')}"
        return {
            f"{here}: “{self.printed.figure.printed}”": (self.printed.figure.interval, "an article", claim.id),
            f"{there}: “{quantity_of(compared).printed}”": (
                product(self.times, self.base), "an article", f"{compared.id}; {cited(corpus, self.other.fact)}"
            ),
            "compute and size": (self.implied, "recomputed", spent),
            "published": (self.published, "published", cited(corpus, self.printed.true.fact)),
        }  # fmt: skip


def printed_tokens(corpus: Corpus, claim: str) -> Printed:
    """A claim on the tokens of a model whose tokens are published; Refused for any other."""
    runs = {run.entity: run for run in tokens_on_record(corpus)}
    possible = [
        name for name, one in corpus.claims.items()
        if one.attribute == "training_tokens" and not one.when.object and one.subject in runs
    ]  # fmt: skip
    said = corpus.claims[one_of("figure", claim, possible, "claims on the tokens of one model")]
    return Printed(corpus=corpus, claim=said, runs=tuple(runs.values()), true=runs[said.subject or ""])


def other_ways(printed: Printed, ratio: str) -> Ways:
    """The same from a claim that compares the model's tokens with another's; Refused for any other claim."""
    corpus, runs = printed.corpus, {run.entity: run for run in printed.runs}
    possible = [
        name for name, one in corpus.claims.items()
        if (one.attribute, one.subject) == ("training_tokens", printed.true.entity) and one.when.object in runs
    ]  # fmt: skip
    compared = corpus.claims[one_of("ratio", ratio, possible, "claims that set these tokens against others")]
    spent = [fact for fact in figures_on(corpus, "training_compute") if fact.subject == printed.true.entity]
    if not spent:
        raise Refused(f"figure = {printed.claim.id!r} is on a model whose training compute is not on record")
    spent.sort(key=lambda fact: (fact.source != printed.true.fact.source, fact.id))
    return Ways(printed=printed, compared=compared, other=runs[compared.when.object or ""], spent=spent[0])


def series_of(printed: Printed, claims: Sequence[str]) -> dict[str, list[RunOnRecord]]:
    """The runs of the families that claims are about, the smallest model first; Refused for other claims."""
    corpus, by_size = printed.corpus, sorted(printed.runs, key=lambda run: run.parameters)
    known = {run.entity for run in by_size}
    possible = [
        name for name, one in corpus.claims.items()
        if one.attribute == "training_tokens" and one.subject and known & set(corpus.members(one.subject))
    ]  # fmt: skip
    chosen = some_of("families", claims, possible, "claims on the tokens of a family")
    subjects = [corpus.claims[name].subject or "" for name in chosen]
    return {family: [run for run in by_size if run.entity in corpus.members(family)] for family in subjects}
