"""Questions, each of which an option can answer instead."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import click

from assay.errors import UsageError, suggest
from assay.model.dates import parse_date

Check = Callable[[str], str | None]
"""Why an answer is none, or None."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is to be known, the option that answers it, and what answers there are."""

    option: str
    text: str
    answer: str | None = None
    """What the option says."""
    choices: Sequence[str] = ()
    """All answers, where there are only these."""
    check: Check | None = None
    """What else is wrong with an answer."""

    def fault(self, answer: str) -> str | None:
        """Why an answer is none."""
        if not answer.strip():
            return "is empty"
        if self.choices and answer not in self.choices:
            return f"{answer!r} is none of {', '.join(self.choices)}{suggest(answer, self.choices)}"
        return self.check(answer) if self.check else None


def day_fault(answer: str) -> str | None:
    """Why the answer is no day."""
    try:
        parse_date(answer)
    except ValueError as error:
        return str(error)
    return None


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(questions: Iterable[Question]) -> dict[str, str]:
    """All answers by option. UsageError names every option that is missing or wrong, at once.

    In a terminal what is missing is asked for, and each answer is checked as it is given, so that none is lost.
    """
    answers: dict[str, str] = {}
    faults: list[str] = []
    for one in questions:
        given = one.answer if one.answer and one.answer.strip() else None
        if given is not None and (reason := one.fault(given)):
            faults.append(f"{one.option}: {reason}")
        elif given is None and not is_terminal():
            among = f" ({', '.join(one.choices)})" if one.choices else ""
            faults.append(f"{one.option} is missing: {one.text}{among}")
        elif given is not None:
            answers[one.option] = given
        elif not faults:
            answers[one.option] = _prompt(one)
    if faults:
        raise UsageError("\n       ".join(faults))
    return answers


def _prompt(question: Question) -> str:
    def checked(said: str) -> str:
        if reason := question.fault(said):
            raise click.UsageError(reason)
        return said

    among = f" ({', '.join(question.choices)})" if question.choices else ""
    said: str = click.prompt(f"{question.text.rstrip('.')}{among}", value_proc=checked, err=True)
    return said


def need(answer: str | None, option: str, question: str) -> str:
    """The answer, from the option or from the terminal; UsageError names the option where there is neither."""
    return ask([Question(option=option, text=question, answer=answer)])[option]


def confirm(answer: str | None, proposed: str | None, question: str) -> str | None:
    """What an option says; otherwise what is proposed, which somebody at a terminal may change (`-` for nothing)."""
    if answer is not None:
        return answer or None
    if not is_terminal():
        return proposed
    said = click.prompt(f"{question} (- for none)", default=proposed or "-", err=True)
    return None if said == "-" else str(said)
