"""Questions, each of which an option can answer instead."""

from __future__ import annotations

import sys

import click

from assay.errors import UsageError


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def need(answer: str | None, option: str, question: str) -> str:
    """The answer, from the option or from the terminal; UsageError names the option where there is neither."""
    if answer is not None and answer.strip():
        return answer
    if not is_terminal():
        raise UsageError(f"{option} is missing: {question}")
    said: str = click.prompt(question, err=True)
    return said


def confirm(answer: str | None, proposed: str | None, question: str) -> str | None:
    """What an option says; otherwise what is proposed, which somebody at a terminal may change (`-` for nothing)."""
    if answer is not None:
        return answer or None
    if not is_terminal():
        return proposed
    said = click.prompt(f"{question} (- for none)", default=proposed or "-", err=True)
    return None if said == "-" else str(said)
