"""Whether the time for one claim stays the same when there are ten times as many, and whether memory suffices.

Run it with `pytest -s tests/benchmarks/bench_scale.py`; it takes some minutes.
"""

from __future__ import annotations

import random
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from assay.model import Article, Circumstances, Claim, ClaimId, Entity, Fact, FactId, Flag, Kind, Source, Verdict
from assay.model.corpus import Corpus
from assay.model.dates import parse_date
from assay.quantity import Quantity, parse, show, unit
from assay.records.load import load
from assay.verdicts.conflicts import Scope
from assay.verdicts.report import Report, assemble
from tests.benchmarks.generated import truth

CLAIMS = (10_000, 100_000)
PER_ENTITY = 20
PER_ARTICLE = 65
"""Claims of one article, as many as the articles of this book have on average."""
WRONG = 0.05
"""Share of claims that print a wrong figure."""
MOST_GROWTH = 1.3
MOST_MEMORY = 2e9

FACTS = ("parameters", "training_tokens", "layers", "hidden_size", "training_accelerators", "vocabulary")
"""What sources give; on the rest only laws can speak."""
TIED = ("training_compute", "gpu_hours", "training_days", "weight_memory")


@dataclass(frozen=True)
class Run:
    """What one corpus took."""

    claims: int
    seconds: float
    report: Report

    @property
    def per_claim(self) -> float:
        return self.seconds / self.claims


@cache
def records() -> Corpus:
    """The vocabulary and the laws of the project."""
    return load(Path(__file__).parents[2]).corpus


@cache
def figure(text: str, unit_name: str) -> Quantity:
    return parse(text).to(unit(unit_name))


def printed(value: float, attribute: str) -> Quantity:
    """A figure to three digits."""
    return figure(show(value), records().attributes[attribute].unit)


def corpus_of(claims: int) -> Corpus:
    """A corpus of so many claims over a twentieth as many models, in families of five."""
    dice = random.Random(claims)  # noqa: S311 - no secret
    real = records()
    models = [f"model-{number}" for number in range(claims // PER_ENTITY)]
    true = {name: truth(dice) for name in models}
    entities = {
        name: Entity(
            id=name, label=name.title(), kind="model", family=f"family-{index // 5}",
            given_names=(("architecture", "dense decoder"),), given=(("weight_bits", figure("16", "bit")),),
        )
        for index, name in enumerate(models)
    }  # fmt: skip
    entities["chip"] = Entity(id="chip", label="Chip", kind="accelerator")
    day = parse_date("2026-01-01")
    paper = Source(
        id="paper",
        kind="paper",
        title="On models",
        author=(),
        date=day,
        depth="full-text",
        read_on=day,
        read_at="the print",
    )
    facts = [fact_on(name, key, true[name][key]) for name in models for key in FACTS]
    facts += [fact_on("chip", "peak_compute", 300.0), fact_on("chip", "accelerator_memory", 80.0)]
    made: dict[str, Claim] = {claim.id: claim for claim in claims_on(models, true, dice)}
    names = {claim.article for claim in made.values()}
    articles = {
        name: Article(id=name, title=name.title(), sha256="", length=10**6, words=10**5, references="none")
        for name in names
    }
    return Corpus(
        attributes=real.attributes,
        entities=entities,
        sources={"paper": paper},
        facts=tuple(facts),
        laws=real.laws,
        articles=articles,
        claims=made,
    )


def fact_on(subject: str, attribute: str, value: float) -> Fact:
    return Fact(
        id=FactId(f"paper#{subject}.{attribute}"),
        source="paper",
        subject=subject,
        attribute=attribute,
        value=printed(value, attribute),
        locator="Table 1",
    )


def claims_on(models: list[str], true: dict[str, dict[str, float]], dice: random.Random) -> Iterator[Claim]:
    """Two claims on each quantity but one, and two ratios, for each model; some of them wrong."""
    number = 0
    for index, name in enumerate(models):
        other = models[index - 1] if index % 4 else models[min(index + 1, len(models) - 1)]
        for key in (*FACTS, *TIED) * 2:
            ratio = key == "vocabulary"
            value = true[name][key] / (true[other][key] if ratio else 1)
            if dice.random() < WRONG:
                value *= dice.choice((1e-3, 0.1, 0.5, 2.0, 10.0, 1e3))
            article = f"article-{number // PER_ARTICLE}"
            quantity = figure(f"{value:.3g} times", "dimensionless") if ratio else printed(value, key)
            yield Claim(
                id=ClaimId(f"{article}/claim-{number}"),
                article=article,
                statement=f"{name} has {quantity.printed} {key}.",
                quote=quantity.printed,
                start=number,
                kind=Kind.FIGURE,
                subject=name,
                attribute=key,
                value=quantity,
                when=Circumstances(object=other if ratio else None),
            )
            number += 1


def run(claims: int) -> Run:
    """Judge every claim and search the conflicts."""
    corpus = corpus_of(claims)
    start = process_time()
    report = assemble(corpus, (), {})
    return Run(claims, process_time() - start, report)


def peak_memory() -> int:
    """The most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.benchmark
def test_ten_times_the_claims_take_ten_times_the_time() -> None:
    runs = [run(claims) for claims in CLAIMS]
    for one in runs:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in one.report.counts().items() if count)
        print(f"\n{one.claims:,} claims: {one.seconds:.1f} s, {one.per_claim * 1e3:.3f} ms a claim; {counts}")  # noqa: T201
        print(f"  {len(one.report.conflicts.found):,} conflicts, {len(one.report.conflicts.more_in)} groups with more")  # noqa: T201
        share = {scope: sum(item.scope is scope for item in one.report.conflicts.found) for scope in Scope}
        assert all(share[scope] for scope in (Scope.WITHIN, Scope.FACTS))
        assert one.report.counts()[Verdict.SUPPORTED] > one.claims / 2
        assert any(Flag.LAW_VIOLATED in row.flags for row in one.report.rows)
    growth = runs[1].per_claim / runs[0].per_claim
    print(f"growth {growth:.2f}, peak memory {peak_memory() / 1e9:.2f} GB")  # noqa: T201
    assert growth <= MOST_GROWTH
    assert peak_memory() < MOST_MEMORY
