"""Questions to the records and digests of the answers: asked again, they tell whether a change matters to the asker."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assay.records.load import Loaded

Question = tuple[str, ...]
"""What is asked, and of what:

- `names FIELD`: which records there are, in their order,
- `has FIELD ID`: whether there is one of that name,
- `whole FIELD`: what is one answer and no collection of records,
- `held FIELD ID`: what is kept under that name and is no record of its own,
- `record FIELD ID ATTRIBUTE…`: what stands in it,
- `call METHOD ARGUMENT…`: a look-up of the corpus; an argument that is no text is written as JSON after a `=`,
- `each METHOD FIRST SECOND…`: the same look-up with several second arguments,
- `loaded ATTRIBUTE`: what else the loader gives, such as which quotes were found,
- `everything`.
"""


class Records:
    """What was loaded, with a name for every record in it."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.corpus = loaded.corpus
        self.index = dict(self._named())
        self.names = {id(record): name for name, record in self.index.items()}
        self._digests: dict[Question, str] = {}

    def _named(self) -> Iterator[tuple[tuple[str, str], Any]]:
        for field in fields(self.corpus):
            held = getattr(self.corpus, field.name)
            if not isinstance(held, Mapping | tuple):
                continue  # no records, but one answer: asked about as a whole
            pairs = held.items() if isinstance(held, Mapping) else ((record.id, record) for record in held)
            yield from (((field.name, name), record) for name, record in pairs if is_dataclass(record))

    def differing(self, notebook: str, asked: Mapping[str, str]) -> list[str]:  # noqa: ARG002 - who remembers wants it
        """The questions of a notebook, as they are `written`, of which the answer is not that of the digest."""
        return [text for text, digest in asked.items() if self.digest_of(parsed(text)) != digest]

    def digest_of(self, question: Question) -> str:
        """Digest of the answer; of nothing where the question makes no sense any more. Many notebooks ask the same."""
        if question not in self._digests:
            self._digests[question] = self._digest_of(question)
        return self._digests[question]

    def _digest_of(self, question: Question) -> str:
        kind, *words = question
        answers: dict[str, Callable[..., Any]] = {
            "names": self.ids,
            "has": lambda field, name: name in self.ids(field),
            "held": lambda field, name: getattr(self.corpus, field, {}).get(name),
            "whole": lambda field: getattr(self.corpus, field, None),
            "record": self._record,
            "call": self._call,
            "each": lambda method, first, *others: [self._call(method, first, second) for second in others],
        }
        if kind == "loaded":
            return self.digest(getattr(self.loaded, words[0], None))
        return self.digest(answers[kind](*words)) if words else self.digest(self._everything())

    def digest(self, answer: object) -> str:
        """Digest of an answer; a record in it counts by its name, not by what stands in it."""
        text = json.dumps(self._plain(answer), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def ids(self, field: str) -> list[str]:
        """The names of what the corpus holds of one kind, in their order."""
        held = getattr(self.corpus, field, ())
        return list(held) if isinstance(held, Mapping) else [record.id for record in held]

    def _record(self, field: str, name: str, *attributes: str) -> list[Any] | None:
        record = self.index.get((field, name))
        return None if record is None else [getattr(record, attribute, None) for attribute in attributes]

    def is_gone(self, question: Question) -> bool:
        """Whether it was asked of a record that is there no more, under that id."""
        return question[0] == "record" and (question[1], question[2]) not in self.index

    def _call(self, method: str, *words: str) -> Any:
        arguments = (json.loads(word[1:]) if word.startswith("=") else word for word in words)
        try:
            answer = getattr(self.corpus, method)(*arguments)
            return list(answer) if isinstance(answer, Iterator) else answer
        except (AttributeError, KeyError, TypeError) as error:
            return f"{type(error).__name__}: {error}"  # asked of a record that is gone: another answer than before

    def _everything(self) -> list[Any]:
        held = [getattr(self.corpus, field.name) for field in fields(self.corpus)]
        records = [[getattr(record, field.name) for field in fields(record)] for record in self.index.values()]
        rest = [getattr(self.loaded, field.name) for field in fields(self.loaded) if field.name != "corpus"]
        return [held, records, rest]

    def _plain(self, value: Any) -> Any:
        """The value in lists and texts, the same in every process; TypeError for what has no steady form."""
        if value is None or isinstance(value, bool | str):
            return value
        if isinstance(value, int | float | date):
            return repr(value)
        if id(value) in self.names:
            return ["record", *self.names[id(value)]]
        return self._whole(value)

    def _whole(self, value: Any) -> list[Any]:
        if isinstance(value, Mapping):
            return [[self._plain(key), self._plain(part)] for key, part in value.items()]
        if isinstance(value, AbstractSet):
            return sorted((self._plain(part) for part in value), key=repr)
        if isinstance(value, tuple | list):
            return [self._plain(part) for part in value]
        if is_dataclass(value):
            return [type(value).__name__, *(self._plain(getattr(value, field.name)) for field in fields(value))]
        raise TypeError(f"a {type(value).__name__} has no steady form")


def written(question: Question) -> str:
    """A question as the key of a JSON object."""
    return json.dumps(question, ensure_ascii=False)


def parsed(text: str) -> Question:
    """The question that `written` wrote."""
    return tuple(json.loads(text))


def singular(field: str) -> str:
    """The word for one of the records that a field of the corpus holds."""
    return {"entities": "entity", "errata": "erratum"}.get(field, field.removesuffix("s"))
