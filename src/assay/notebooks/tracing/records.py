"""Seen from inside a notebook: which records it looks up, and what it reads in them.

Nothing is declared. `assay.records.load.load` gives the notebook the corpus that it always gives; but every look-up of
it and every attribute that is read of one of its records is noted, with a digest of the answer.
"""

from __future__ import annotations

import json
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import is_dataclass
from functools import wraps
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from assay.notebooks.tracing.queries import Question, Records, written

if TYPE_CHECKING:
    from assay.records.load import Loaded

MOST = 20_000
"""A notebook that asks more than this depends on everything: the list would be longer than the records."""

LOADER = "assay.records.load"


class Asked:
    """The questions that were put so far."""

    def __init__(self) -> None:
        self.answers: dict[Question, str] = {}
        self._implied: dict[Question, str] = {}
        """Digests of the answers to questions that nobody put in these words; they are asked for after every cell."""
        self.read: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._own = threading.local()
        self._is_over = False

    @property
    def is_quiet(self) -> bool:
        """Whether what happens now is the answering of a question and no question itself, or nothing is left to ask."""
        return self._is_over or getattr(self._own, "quiet", False)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Look without being seen."""
        before, self._own.quiet = self.is_quiet, True
        try:
            yield
        finally:
            self._own.quiet = before

    def note(self, question: Question, records: Records, answer: object) -> None:
        """That something was asked and answered."""
        if question in self.answers:
            return
        with self.quiet():
            try:
                self.answers[question] = records.digest(answer)
            except TypeError:
                self.note_everything(records)

    def note_read(self, name: tuple[str, str], attribute: str, records: Records) -> None:
        """That an attribute of a record was read; records do not change, so the answer can be looked up later."""
        self.read[name].add(attribute)
        if len(self.read) > MOST:
            self.note_everything(records)

    def note_everything(self, records: Records) -> None:
        """That no list of questions would tell the dependence."""
        if ("everything",) not in self.answers:
            with self.quiet():
                self.answers["everything",] = records.digest_of(("everything",))
            self._is_over = True

    def as_json(self, records: Records) -> dict[str, str]:
        """All questions with the digests of their answers, without those that another one implies."""
        if ("everything",) in self.answers:
            return {written(("everything",)): self.answers["everything",]}
        brief = sorted(self._brief())
        with self.quiet():
            for question in brief:
                if question not in self.answers and question not in self._implied:
                    self._implied[question] = records.digest_of(question)
        return {written(question): self.answers.get(question) or self._implied[question] for question in brief}

    def _brief(self) -> Iterator[Question]:
        whole = {question[1] for question in self.answers if question[0] == "names"}
        pairs: dict[Question, list[str]] = defaultdict(list)
        for question in self.answers:
            kind, *words = question
            if kind == "call" and len(words) == 3:
                pairs["each", words[0], words[1]].append(words[2])
            elif kind != "has" or not (words[0] in whole or (words[0], words[1]) in self.read):
                yield question
        for (field, name), attributes in self.read.items():
            yield ("record", field, name, *sorted(attributes))
        for question, seconds in pairs.items():
            yield (*question, *sorted(seconds))


class _View(Mapping[str, Any]):
    """The records of one kind, by id."""

    def __init__(self, field: str, held: Mapping[str, Any], asked: Asked, records: Records) -> None:
        self._field, self._held, self._asked, self._records = field, held, asked, records

    def __contains__(self, name: object) -> bool:
        there = name in self._held
        if isinstance(name, str) and not self._asked.is_quiet:
            self._asked.note(("has", self._field, name), self._records, there)
        return there

    def __getitem__(self, name: str) -> Any:
        if name not in self:
            raise KeyError(name)
        value = self._held[name]
        if not is_dataclass(value) and not self._asked.is_quiet:
            self._asked.note(("held", self._field, name), self._records, value)
        return value

    def __iter__(self) -> Iterator[str]:
        self._ask_names()
        return iter(self._held)

    def __len__(self) -> int:
        self._ask_names()
        return len(self._held)

    def _ask_names(self) -> None:
        if not self._asked.is_quiet:
            self._asked.note(("names", self._field), self._records, list(self._held))


class Watch:
    """Watches what `load` gives for one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.asked = Asked()
        self.records: Records | None = None
        self.is_loading = False
        """Whether records are being read now: then their files are not read for their own sake."""
        self._noted: set[tuple[int, str]] = set()
        """Attributes that need not be noted again, by the id of their record, which lives as long as the corpus."""

    def install(self) -> None:
        """Watch `load` from the moment in which the notebook imports it; importing it now would make it an input."""
        sys.meta_path.insert(0, _finder(self))

    def as_json(self) -> dict[str, str]:
        """What was asked, with digests of the answers."""
        return self.asked.as_json(self.records) if self.records else {}

    def watched(self, load: Callable[[Path], Loaded]) -> Callable[[Path], Loaded]:
        """`load`, with everything noted that is asked of what it gives."""

        @wraps(load)
        def watching(root: Path) -> Loaded:
            if root.resolve() != self.root:
                return load(root)
            if self.records is None:
                self.is_loading = True
                try:
                    self.records = Records(load(root))
                finally:
                    self.is_loading = False
                self._attach(self.records)
            return self.records.loaded

        return watching

    def _attach(self, records: Records) -> None:
        from assay.model.corpus import Corpus  # noqa: PLC0415 - loaded by now, since there is a corpus

        loaded, corpus = records.loaded, records.corpus
        for kind in {type(record) for record in records.index.values()}:
            _see(kind, self._of_record, self._noted)
        _see(type(loaded), lambda it, name, value: self._of_loaded(name, value) if it is loaded else value)
        _see(Corpus, lambda it, name, value: self._of_corpus(name, value) if it is corpus else value)

    def _of_record(self, record: object, name: str, value: Any) -> Any:
        assert self.records
        known = self.records.names.get(id(record))
        if known and not self.asked.is_quiet and not callable(value):
            self.asked.note_read(known, name, self.records)
            self._noted.add((id(record), name))
        return value

    def _of_loaded(self, name: str, value: Any) -> Any:
        if name != "corpus" and not self.asked.is_quiet:
            assert self.records
            self.asked.note(("loaded", name), self.records, value)
        return value

    def _of_corpus(self, name: str, value: Any) -> Any:
        assert self.records
        if self.asked.is_quiet:
            return value
        if callable(value):
            return self._asking(name, value)
        if isinstance(value, Mapping):
            return _View(name, value, self.asked, self.records)
        if not isinstance(value, tuple):
            self.asked.note(("whole", name), self.records, value)
            return value
        with self.asked.quiet():
            held = self.records.ids(name)
        self.asked.note(("names", name), self.records, held)
        return value

    def _asking(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        records, asked = self.records, self.asked
        assert records

        @wraps(method)
        def asking(*arguments: Any, **named: Any) -> Any:
            with asked.quiet():
                answer = method(*arguments, **named)
                lazy = isinstance(answer, Iterator)
                answer = tuple(answer) if lazy else answer
                plain = not named and all(isinstance(word, str | int | float | None) for word in arguments)
            if plain:
                words = (word if isinstance(word, str) else f"={json.dumps(word)}" for word in arguments)
                asked.note(("call", name, *words), records, answer)
            else:
                asked.note_everything(records)
            return iter(answer) if lazy else answer

        return asking


def _see(kind: type, seen: Callable[[Any, str, Any], Any], noted: AbstractSet[tuple[int, str]] = frozenset()) -> None:
    """Have every public attribute that is read of objects of that class pass through `seen`, unless it is noted."""
    raw: Any = kind.__getattribute__

    def read(self: Any, name: str) -> Any:
        value = raw(self, name)
        return value if (id(self), name) in noted or name.startswith("_") else seen(self, name, value)

    kind.__getattribute__ = read  # type: ignore[method-assign, assignment]


def _finder(watch: Watch) -> type[PathFinder]:
    class Loader(SourceFileLoader):
        def exec_module(self, module: ModuleType) -> None:
            super().exec_module(module)
            module.load = watch.watched(module.load)  # type: ignore[attr-defined]

    class Finder(PathFinder):
        @classmethod
        def find_spec(cls, fullname: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
            if fullname != LOADER:
                return None
            spec = PathFinder.find_spec(fullname, path, target)
            if spec and spec.origin:
                spec.loader = Loader(fullname, spec.origin)
            return spec

    return Finder
