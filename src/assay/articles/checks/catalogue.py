"""Which checks there are: read from the code, so that the list on the page is the list that runs."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assay.articles.checks.document import Document
from assay.articles.checks.finding import Examples, Fault

GROUPS = {
    "statistics": "Printed statistics",
    "figures": "Figures of one text",
    "tables": "Tables",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: its name, its group, the question it asks, how it goes about it, and its examples."""

    name: str
    group: str
    question: str
    text: str
    examples: Examples
    run: Callable[[Document], Iterator[Fault]] = field(repr=False, compare=False)


@functools.cache
def catalogue() -> tuple[Check, ...]:
    """All checks, group by group, in alphabetical order."""
    return tuple(_checks())


def _checks() -> Iterator[Check]:
    for group in GROUPS:
        package = importlib.import_module(f"{__package__}.{group}")
        for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
            module = importlib.import_module(f"{package.__name__}.{name}")
            question, _, text = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
            yield Check(
                name=name,
                group=group,
                question=" ".join(question.split()),
                text=text,
                examples=module.EXAMPLES,
                run=module.check,
            )


def markdown() -> str:
    """The catalogue as a page: a heading a group, and for each check its question, its text and its examples."""
    parts = []
    for group, title in GROUPS.items():
        parts.append(f"## {title}\n")
        parts.extend(_entry(check) for check in catalogue() if check.group == group)
    return "\n".join(parts)


def _entry(check: Check) -> str:
    examples = check.examples
    kinds = (("Passes", examples.passes), ("Found", examples.fails), ("Left alone", examples.nearly))
    shown = "\n".join(f"{title}:\n\n{_fenced(texts)}" for title, texts in kinds if texts)
    return f"### {check.question}\n\n`{check.name}`. {check.text}\n\n{shown}"


def _fenced(texts: tuple[str, ...]) -> str:
    body = "\n\n".join(texts)
    return f"```text\n{body}\n```\n"
