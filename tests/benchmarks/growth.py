"""What much of one sort costs: each of it at half and at full size, in seconds of the processor, side by side."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from assay.articles.coverage import coverage_of
from assay.cli import COLLECT
from assay.model import Article, Claim, ClaimId, Entity, Fact, FactId, Kind, Source
from assay.model.corpus import Corpus
from assay.model.dates import parse_date
from assay.quantity import Quantity, parse, unit
from assay.records.load import load
from assay.verdicts.report import assemble

MOST = 1.1
"""The exponent with which time may grow: at twice the size 2.14 times the time."""
_ROOT = Path(__file__).parents[2]
_DAY = parse_date("2026-01-01")
_NAMES = 500
"""Different models that the long article names."""


@dataclass(frozen=True)
class Load:
    """Much of one sort: how it is made at a size, and what is done with it."""

    what: str
    size: int
    made: Callable[[int], Corpus]
    done: Callable[[Corpus], object] = lambda corpus: assemble(corpus, (), {})


@cache
def _kinds() -> Corpus:
    return load(_ROOT).corpus


def _corpus(entities: Iterable[Entity], facts: Sequence[Fact] = (), claims: Sequence[Claim] = ()) -> Corpus:
    """A corpus with the vocabulary and the laws of this book."""
    real = _kinds()
    keys = {"paper", *(fact.source for fact in facts)}
    sources = [
        Source(id=key, kind="paper", title=key, author=(), date=_DAY, depth="full-text", read_on=_DAY, read_at="print")
        for key in keys
    ]
    articles = {
        name: Article(id=name, title=name, sha256="", length=10**8, words=10**6, references="none")
        for name in {claim.article for claim in claims}
    }
    return Corpus(
        kinds=real.kinds, attributes=real.attributes, laws=real.laws, articles=articles, facts=tuple(facts),
        entities={entity.id: entity for entity in entities}, sources={source.id: source for source in sources},
        claims={claim.id: claim for claim in claims},
    )  # fmt: skip


def _model(name: str, family: str | None = None) -> Entity:
    return Entity(id=name, label=name, kind="model", family=family)


def _figure(value: int, counted: str = "parameter") -> Quantity:
    return parse(str(value)).to(unit(counted))


def _claim(number: int, subject: str, value: int, article: str = "article") -> Claim:
    return Claim(
        id=ClaimId(f"{article}/claim-{number}"), article=article, statement=f"{subject} has {value} parameters.",
        quote=str(value), start=10 * number, kind=Kind.FIGURE, subject=subject, attribute="parameters",
        value=_figure(value),
    )  # fmt: skip


def _fact(number: int, subject: str, value: int, source: str = "paper", attribute: str = "parameters") -> Fact:
    counted = _kinds().attributes[attribute].unit
    return Fact(
        id=FactId(f"{source}#{subject}.{attribute}.{number}"), source=source, subject=subject, attribute=attribute,
        value=_figure(value, counted), locator="Table 1",
    )  # fmt: skip


def _one_article(size: int) -> Corpus:
    names = [f"model-{number}" for number in range(size)]
    facts = [_fact(0, name, 10_001 + number) for number, name in enumerate(names)]
    return _corpus(map(_model, names), facts, [_claim(n, name, 10_001 + n) for n, name in enumerate(names)])


def _disagreeing_claims(size: int) -> Corpus:
    claims = [_claim(number, "model", 10_001 + 37 * number, f"article-{number % 7}") for number in range(size)]
    return _corpus([_model("model")], claims=claims)


def _disagreeing_sources(size: int) -> Corpus:
    facts = [_fact(0, "model", 10_001 + 37 * number, f"source-{number}") for number in range(size)]
    return _corpus([_model("model")], facts)


def _facts_of_one(size: int) -> Corpus:
    attributes = ("parameters", "training_tokens", "layers", "hidden_size", "vocabulary")
    facts = [_fact(n, "model", 10_001 + n, f"source-{n % 50}", attributes[n % 5]) for n in range(size)]
    return _corpus([_model("model")], facts, [_claim(0, "model", 10_001)])


def _families(size: int) -> Corpus:
    families = [
        Entity(id=f"family-{n}", label=f"family {n}", kind="family", family=f"family-{n - 1}" if n else None)
        for n in range(size)
    ]
    model = _model("model", f"family-{size - 1}")
    claims = [_claim(0, "model", 10_001), _claim(1, "family-0", 10_001)]
    return _corpus([*families, model], [_fact(0, "model", 10_001)], claims)


def _named(size: int) -> Corpus:
    return _corpus(_model(f"Model {number}") for number in range(_NAMES))


def _long_text(length: int) -> str:
    sentences = (
        f"Model {n % _NAMES} has {n % 90 + 10} billion parameters, more than Model {n * 7 % _NAMES} had in 2021."
        + ("\n\n" if n % 5 == 4 else " ")
        for n in range(length // 70)
    )
    return "".join(sentences)[:length]


LOADS = (
    Load("20,000 claims in one article, judged", 20_000, _one_article),
    Load("400 claims that disagree on one figure", 400, _disagreeing_claims),
    Load("400 sources that disagree on one figure", 400, _disagreeing_sources),
    Load("3,000 nested families", 3_000, _families),
    Load("5,000 facts of one thing", 5_000, _facts_of_one),
)
LENGTH = 3_000_000
"""Characters of the long article."""


def rows(rounds: int, say: Callable[[str], None]) -> list[dict[str, Any]]:
    """A row for each load, with the exponent of its growth."""
    gc.set_threshold(*COLLECT)
    return list(_rows(rounds, say))


def _rows(rounds: int, say: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    for load_ in LOADS:
        pair = [(load_.made(size), load_.done) for size in (load_.size // 2, load_.size)]
        yield _row(load_.what, [lambda one=one, done=done: done(one) for one, done in pair], rounds, say)  # type: ignore[misc]
    named = _named(0)
    texts = [_long_text(length) for length in (LENGTH // 2, LENGTH)]
    works = [lambda text=text: coverage_of("article", text, named) for text in texts]
    yield _row(f"an article of {LENGTH / 1e6:g} MB, accounted for", works, rounds, say)


def _row(what: str, works: Sequence[Callable[[], object]], rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Both sizes in turns, so that whatever else the machine does meets both."""
    taken: list[list[float]] = [[], []]
    for _ in range(rounds):
        for seconds, work in zip(taken, works, strict=True):
            gc.collect()
            start = process_time()
            work()
            seconds.append(round(process_time() - start, 3))
    half, whole = map(median, taken)
    exponent = log2(whole / half) if half > 0 and whole > half else 0.0
    say(f"{what}: {half:.2f} s at half the size, {whole:.2f} s at full size, exponent {exponent:.2f}")
    tools = [
        {"tool": name, "median": median(seconds), "cpu": median(seconds), "seconds": seconds, "cpu_seconds": seconds}
        for name, seconds in zip(("Half the size", "Full size"), taken, strict=True)
    ]
    aim = {"aim": f"grows with an exponent of at most {MOST}", "met": exponent <= MOST}
    return {"what": what, "tools": tools, "ratio": round(exponent, 3), **aim}
