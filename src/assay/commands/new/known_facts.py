"""What the facts say of a claim's subject and of those that are easily taken for it."""

from __future__ import annotations

from assay.commands.terminal import Console
from assay.model import Claim, Fact
from assay.model.corpus import Corpus
from assay.model.vocabulary import printed

_MOST = 4


def say_what_is_known(console: Console, claim: Claim, corpus: Corpus) -> None:
    """A line for each fact on the subject, then for those on its siblings, so that a mix-up is seen at once."""
    if not (claim.subject and claim.attribute):
        return
    label = corpus.attributes[claim.attribute].label
    facts = corpus.facts_about(claim.subject, claim.attribute)
    console.print(f"what is known of the {label} of {corpus.label(claim.subject)}:", soft_wrap=True, markup=False)
    for fact in facts[:_MOST]:
        _say(console, fact, corpus)
    if not facts:
        how = "`assay new fact` adds one to a source that is there, `assay new source` a source"
        console.print(f"    no fact yet; {how}", soft_wrap=True)
    siblings = (name for name in corpus.siblings(claim.subject) if corpus.facts_about(name, claim.attribute))
    for sibling in list(siblings)[:_MOST]:
        _say(console, corpus.facts_about(sibling, claim.attribute)[0], corpus, f"{corpus.label(sibling)}: ")


def _say(console: Console, fact: Fact, corpus: Corpus, whose: str = "") -> None:
    said = printed(fact.value) if fact.value is not None else "not disclosed"
    place = f"{corpus.sources[fact.source].short}, {fact.locator}"
    console.print(f"    {whose}{said} ({place})", soft_wrap=True, markup=False)
