"""How often `assay new claim` proposes what the record says, given only article, quote and offset.

    python tests/benchmarks/proposals.py [--misses]

Each claim is taken out of the corpus before its own quote is looked at.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from assay.articles.coverage.segments import legible
from assay.articles.proposal.propose import Proposal, Proposer
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.reader import read
from assay.model import Claim, Kind
from assay.quantity import Quantity
from assay.records.load import load
from assay.records.references import Names
from assay.records.values import read_value

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Hit:
    """What of one proposal is what the record says."""

    claim: Claim
    proposal: Proposal
    kind: bool
    subject: bool
    attribute: bool
    value: bool
    is_listed: bool
    """Whether the subject is among those proposed."""


def hits(root: Path = ROOT) -> Iterator[Hit]:
    """One for every claim of an article whose text is at hand."""
    loaded = load(root)
    corpus = loaded.corpus
    names = Names(what="entity", home="", known=corpus.entities)
    lexicon = Lexicon(corpus)  # what figures are bound to does not depend on claims: it is read once
    bound = {
        name: tuple(read(legible(text), lexicon, corpus.articles[name].title)) for name, text in loaded.texts.items()
    }
    for claim in corpus.claims.values():
        if claim.article not in loaded.texts:
            continue
        others = replace(corpus, claims={name: one for name, one in corpus.claims.items() if name != claim.id})
        proposer = Proposer(
            article=corpus.articles[claim.article],
            text=loaded.texts[claim.article],
            corpus=others,
            bindings=bound[claim.article],
        )
        got = proposer.propose(claim.start, claim.end)
        attribute = corpus.attributes.get(got.attribute or "")
        value = read_value(got.value, attribute, names)[0] if attribute and got.value else None
        same = _same(value, claim)
        yield Hit(
            claim,
            got,
            got.kind is claim.kind,
            got.subject == claim.subject,
            got.attribute == claim.attribute,
            same,
            claim.subject in got.subjects,
        )


def _same(value: object, claim: Claim) -> bool:
    if isinstance(value, Quantity) and isinstance(claim.value, Quantity):
        return (value.interval, value.unit) == (claim.value.interval, claim.value.unit)
    if isinstance(value, tuple) and isinstance(claim.value, tuple):
        return set(value) == set(claim.value)
    return getattr(value, "printed", value) == getattr(claim.value, "printed", claim.value)


def main() -> None:
    """Print the rates by kind of claim, and with --misses what was proposed instead."""
    found = list(hits())
    rows = [("all", found), *((kind.value, [hit for hit in found if hit.claim.kind is kind]) for kind in Kind)]
    rows.append(("with an attribute", [hit for hit in found if hit.claim.attribute]))
    click.echo(f"{'':20}{'claims':>8}{'kind':>8}{'subject':>9}{'listed':>8}{'attribute':>11}{'value':>8}{'all':>7}")
    for name, some in rows:
        if some:
            parts = [
                sum(getattr(hit, key) for hit in some) for key in ("kind", "subject", "is_listed", "attribute", "value")
            ]
            whole = sum(hit.kind and hit.subject and hit.attribute and hit.value for hit in some)
            shares = [f"{part / len(some):.0%}" for part in (*parts, whole)]
            click.echo(
                f"{name:20}{len(some):8}"
                + "".join(f"{s:>{w}}" for s, w in zip(shares, (8, 9, 8, 11, 8, 7), strict=True))
            )
    if "--misses" in sys.argv:
        for hit in found:
            if not (hit.subject and hit.attribute and hit.value):
                claim, got = hit.claim, hit.proposal
                printed = getattr(claim.value, "printed", claim.value)
                click.echo(f"{claim.id}: {claim.quote!r}: {claim.kind} {claim.subject} {claim.attribute} {printed}")
                click.echo(
                    f"    proposed {got.kind} {got.subject} {got.attribute} {got.value} {got.relation} {got.object}"
                )
    click.echo(Counter(hit.claim.article for hit in found))


if __name__ == "__main__":
    main()
