"""The checker's own error rate, counted again only for the claims of which something was changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

from assay.memory.dependencies import Memory
from assay.memory.judging import BASE, RecalledLawbook
from assay.model import Claim, Result
from assay.model.corpus import Corpus
from assay.verdicts.audit import Trial, trials_of


def recalled_audit(corpus: Corpus, results: Sequence[Result], memory: Memory) -> tuple[Trial, ...]:
    """What `audit` finds of the same, of results of which the memory knows by now (`recalled_report`)."""
    book = RecalledLawbook.over(corpus, memory)

    def tried(claim: Claim) -> tuple[Trial, ...]:
        memory.note_all((*BASE, f"claim {claim.id}"))
        return tuple(trials_of(claim, book, results))

    found = (memory.remembered(f"audit {claim.id}", "", partial(tried, claim)) for claim in corpus.claims.values())
    return tuple(chain.from_iterable(found))
