"""Write docs/reference/: every command with its options, and every record with its fields, from the code itself.

`python tools/reference.py` brings the pages up to date; a test says when they are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
COMMANDS = """\
`python -m assay` is the same as `assay`. Every command ends with 0 where all is well, with 1 where it found something,
and with 2 where a record or a word on the command line is at fault."""
RECORDS = """\
All of them lie below `claims/`. Every scalar is text as it is printed; the first line of a file names its schema, by
which an editor completes keys and ids."""
NOTE = "<!-- Made from the code by tools/reference.py; what is written here by hand is overwritten. -->\n\n"


def pages() -> dict[str, str]:
    """Each page by its name below docs/reference/."""
    return {"commands.md": _commands(), "records.md": _records()}


def _commands() -> str:
    from assay.cli import group

    lines = ["# Commands", "", COMMANDS, ""]
    context = click.Context(group, info_name="assay")
    for path, command, inner in _walk(group, context, "assay"):
        lines += _of_command(path, command, inner)
    return NOTE + "\n".join(lines).rstrip() + "\n"


def _walk(command: click.Command, context: click.Context, path: str) -> Iterator[tuple[str, click.Command, Any]]:
    yield path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner:
                below = click.Context(inner, info_name=name, parent=context)
                yield from _walk(inner, below, f"{path} {name}")


def _of_command(path: str, command: click.Command, context: Any) -> list[str]:
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    lines = [f"## {path}", "", "```text", usage, "```", "", *_help(command.help or ""), ""]
    options = [param for param in command.params if isinstance(param, click.Option)]
    if options:
        lines += ["| option | |", "|---|---|"]
        for option in options:
            names = ", ".join(f"`{name}`" for name in option.opts)
            lines.append(f"| {names} | {_cell(option.help or '')} |")
        lines.append("")
    return lines


def _help(text: str) -> list[str]:
    """Paragraphs as they are; what click leaves as it stands becomes a block of code."""
    found: list[str] = []
    for part in text.split("\n\n"):
        kept = [line.strip() if line.startswith(" ") else line for line in part.strip("\n").splitlines()]
        if kept and kept[0].strip() == "\b":
            found += ["```sh", *(line.rstrip() for line in part.strip("\n").splitlines()[1:]), "```", ""]
        else:
            found += [*kept, ""]
    return found[:-1]


def _records() -> str:
    from assay.records.layout import SORTS, fields_of, inside

    lines = ["# Records", "", RECORDS, ""]
    for sort in SORTS:
        lines += [f"## {sort.name}", "", f"`claims/{sort.place}`, {sort.holds}.", ""]
        waiting: list[tuple[str, type[BaseModel]]] = [("", sort.record)]
        seen: set[type[BaseModel]] = set()
        while waiting:
            prefix, record = waiting.pop(0)
            if record in seen:
                continue
            seen.add(record)
            if prefix:
                lines += [f"Of each of `{prefix}`:", ""]
            lines += ["| field | | |", "|---|---|---|"]
            for name in fields_of(record):
                field = record.model_fields[name]
                needed = "needed" if field.is_required() else ""
                lines.append(f"| `{name}` | {needed} | {_cell(field.description or '')} |")
                below = inside(record, name)
                if below is not None:
                    waiting.append((name, below))
            lines.append("")
    return NOTE + "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/reference/{name}")
