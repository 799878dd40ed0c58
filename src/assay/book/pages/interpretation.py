"""What a claim asserts, in words: the interval behind a figure, the direction of a trend, the two that it compares."""

from __future__ import annotations

from assay.model import Claim
from assay.model.corpus import Corpus
from assay.quantity import show_interval

RELATIONS = {
    "outperforms": "does better than",
    "matches": "does as well as",
    "exceeds": "is greater than",
    "is_below": "is less than",
    "rises_with": "rises with",
    "falls_with": "falls with",
}


SCOPES = {"almost every": "almost every one"}
"""How many of the tests, where the word alone does not go before “of them”."""


def asserted(claim: Claim, corpus: Corpus) -> str:
    """One sentence; empty where the statement says it all."""
    if claim.over:
        return _trend(claim, corpus)
    if claim.relation and claim.when.object:
        return _comparison(claim, corpus)
    if claim.figure and claim.figure.interval.low != claim.figure.interval.high:
        return f"As it is printed this asserts {show_interval(claim.figure.interval, claim.figure.unit)}."
    return ""


def _trend(claim: Claim, corpus: Corpus) -> str:
    what, along = (corpus.attribute_label(name) for name in (claim.attribute, claim.over))
    steps = "in at least one step" if claim.scope == "some" else "in every step"
    of = f" of {corpus.label(claim.subject)}" if claim.subject else ""
    return f"It is read as: the {what}{of} {_relation(claim)} the {along}, {steps}."


def _comparison(claim: Claim, corpus: Corpus) -> str:
    one, other = corpus.label(claim.subject), corpus.label(claim.when.object)
    if claim.relation in ("exceeds", "is_below"):
        return (
            f"It is read as: the {corpus.attribute_label(claim.attribute)} of {one} {_relation(claim)} that of {other}."
        )
    metric = corpus.label(claim.when.metric) if claim.when.metric else "benchmarks"
    scope = f", on {SCOPES.get(claim.scope, claim.scope)} of them" if claim.scope else ""
    return f"It is read as: {one} {_relation(claim)} {other}, by {metric}{scope}."


def _relation(claim: Claim) -> str:
    return RELATIONS.get(claim.relation or "", claim.relation or "")
