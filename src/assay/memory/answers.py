"""Whether what notebooks asked of the records is answered as before, asked again only where something was changed."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping

from assay.memory.corpus import KINDS
from assay.memory.dependencies import Memory
from assay.notebooks.tracing.queries import Question, Records
from assay.records.load import Loaded

NOT_RECORDS = ("loaded", "everything")
"""Questions that are asked of more than the records of which a memory knows what changed in them: always asked anew."""

_HEAD = re.compile(r'\["(\w+)"(?:, "([^"]*)")?')


class RecalledRecords(Records):
    """Records that remember which groups of questions were answered as before.

    A group is all that one notebook asked in the same way of one sort of records: a change of a claim leaves alone what
    was asked of facts.
    """

    def __init__(self, loaded: Loaded, memory: Memory) -> None:
        super().__init__(loaded)
        self.corpus = memory.over(loaded.corpus)
        self._memory = memory
        self._leaned_on: dict[Question, set[str]] = {}

    def differing(self, notebook: str, asked: Mapping[str, str]) -> list[str]:
        """See Records."""
        groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for text, digest in asked.items():
            groups[_sort(text)][text] = digest
        found = {one for group, members in groups.items() for one in self._differing(notebook, group, members)}
        return [text for text in asked if text in found]

    def _differing(self, notebook: str, group: tuple[str, str], asked: Mapping[str, str]) -> list[str]:
        how, of_what = group
        if how in NOT_RECORDS:
            return super().differing(notebook, asked)
        unit, made_of = f"answers {notebook} {how} {of_what}", _digest(asked)
        if self._memory.known(unit, made_of):
            return []
        with self._memory.watching() as seen:
            found = super().differing(notebook, asked)
        if not found:
            self._memory.learn(unit, made_of, seen)
        return found

    def digest_of(self, question: Question) -> str:
        """See Records. Who is answered leans on all that the answer was made of, whoever asked first."""
        if question in self._leaned_on:
            self._memory.note_all(self._leaned_on[question])
            return super().digest_of(question)
        with self._memory.watching() as seen:
            digest = super().digest_of(question)
        self._leaned_on[question] = seen
        return digest

    def _record(self, field: str, name: str, *attributes: str) -> list[object] | None:
        if field == "facts":
            self.corpus.fact(name)  # an erratum marks it
        else:
            self._memory.note(f"{KINDS.get(field, field.removesuffix('s'))} {name}")
        return super()._record(field, name, *attributes)


def _sort(text: str) -> tuple[str, str]:
    """How something is asked, and of what: the first two words of a question, as it is written."""
    head = _HEAD.match(text)
    assert head, text
    return head[1], head[2] or ""


def _digest(asked: Mapping[str, str]) -> str:
    told = "".join(f"{text}{digest}" for text, digest in asked.items())
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
