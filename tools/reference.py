"""Write docs/reference/: every command with its options, and every record with its fields, from the code itself.

`python tools/reference.py` brings the pages up to date; a test says when they are not.
"""

from __future__ import annotations

import inspect
import re
import textwrap
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
NOTEBOOKS = """\
A script in `notebooks/` reads the records, computes, and hands over results. A result is evidence on every claim with
the same subject and attribute.

```python
import assay
from assay.checkout.paths import find_root
from assay.quantity import Amount
from assay.records.load import load

corpus = load(find_root()).corpus
(people,) = corpus.facts_about("lyon", "population")
(land,) = corpus.facts_about("lyon", "area")

assay.record(
    "density of Lyon", Amount.of(people.value) / Amount.of(land.value), unit="people/km2",
    subject="lyon", attribute="density", because="The inhabitants, divided by the area.",
)
```

A figure asserts an interval: 47.9 km2 is 47.85 to 47.95. With an `Amount` the units take care of themselves. Who
reckons with bare numbers gives them in the unit that `unit` names: `people.value.interval` is in the unit in which the
source prints it, which is `people.value.unit`; the constant of a law is in base units (metres, seconds, kilograms,
joules, bits)."""
NOTE = "<!-- Made from the code by tools/reference.py; what is written here by hand is overwritten. -->\n\n"


def pages() -> dict[str, str]:
    """Each page by its name below docs/reference/."""
    return {"commands.md": _commands(), "records.md": _records(), "notebooks.md": _notebooks()}


def _notebooks() -> str:
    from assay.model import Fact
    from assay.model.corpus import Corpus
    from assay.model.knowledge import Law
    from assay.notebooks.recording import record, record_tally
    from assay.notebooks.telling import tell
    from assay.quantity import Amount, Interval, Quantity

    lines = ["# What a notebook may use", "", NOTEBOOKS, ""]
    for path, thing in (
        ("assay.record", record),
        ("assay.record_tally", record_tally),
        ("assay.tell", tell),
    ):
        lines += _of_callable(path, thing)
    lines += _of_class("assay.quantity.Amount", Amount, ("of", "told_in"))
    asked = ("facts_about", "facts_on", "facts_of", "fact", "claims_of", "members", "subjects", "label")
    lines += _of_class("Corpus: the records, `load(find_root()).corpus`", Corpus, asked)
    lines += _of_class("Fact: what one source says", Fact, ())
    lines += _of_class("Quantity: the value of a fact or of a claim, where it is a figure", Quantity, ("to",))
    lines += _of_class("Interval: all values that a figure asserts", Interval, _public(Interval))
    lines += _of_class("Law", Law, ())
    return NOTE + "\n".join(lines).rstrip() + "\n"


def _public(kind: type) -> tuple[str, ...]:
    return tuple(name for name, one in vars(kind).items() if callable(getattr(one, "__func__", one)) and name[0] != "_")


def _of_callable(path: str, thing: Any) -> list[str]:
    return [f"## {path}", "", *_block(path.rpartition(".")[2] + _signature(thing)), *_doc(thing), ""]


def _of_class(title: str, kind: type, methods: tuple[str, ...]) -> list[str]:
    lines = [f"## {title}", "", *_doc(kind), ""]
    fields = getattr(kind, "__dataclass_fields__", {})
    shown = [name for name in fields if name[0] != "_"]
    if shown:
        lines += ["Its fields: " + ", ".join(f"`{name}`" for name in shown) + ".", ""]
    for name in methods:
        one = getattr(kind, name)
        called = "" if isinstance(one, property) else _signature(one)
        lines += [*_block(f".{name}{called}"), *_doc(one), ""]
    return lines


def _signature(thing: Any) -> str:
    """As it is called; the types stand without their modules, and a default that has no short form is left out."""
    found = inspect.signature(thing)
    shown = []
    starred = False
    for one in found.parameters.values():
        has_no_short_form = one.default is not one.empty and str(one.default).startswith("<")
        if one.name == "self" or has_no_short_form:
            continue
        if one.kind is one.KEYWORD_ONLY and not starred:
            shown.append("*")
            starred = True
        mark = "**" if one.kind is one.VAR_KEYWORD else "*" if one.kind is one.VAR_POSITIONAL else ""
        default = "" if one.default is one.empty else f" = {one.default!r}"
        shown.append(f"{mark}{one.name}: {_kind(one.annotation)}{default}")
    return f"({', '.join(shown)}) -> {_kind(found.return_annotation)}"


def _kind(annotation: Any) -> str:
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", str(annotation).strip("'"))


def _block(text: str) -> list[str]:
    return ["```text", *textwrap.wrap(text, 110, subsequent_indent="    ", break_long_words=False), "```", ""]


def _doc(thing: Any) -> list[str]:
    return (inspect.getdoc(thing) or "").splitlines()


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
            lines.append(f"| {names} | {_cell(_said_of(option))} |")
        lines.append("")
    return lines


def _said_of(option: click.Option) -> str:
    """What an option is, with all that may be said where there is only that."""
    said = (option.help or "").strip()
    if isinstance(option.type, click.Choice):
        said += f" One of {', '.join(map(str, option.type.choices))}."
    if option.multiple and "epeated" not in said:
        said += " May be repeated."
    return said


def _help(text: str) -> list[str]:
    """Paragraphs as they are; what click leaves as it stands becomes a block of code."""
    found: list[str] = []
    for part in inspect.cleandoc(text).split("\n\n"):  # which Python does itself from 3.13 on
        kept = [line.strip() if line.startswith(" ") else line for line in part.strip("\n").splitlines()]
        if kept and kept[0].strip() == "\b":
            found += ["```sh", *(line.rstrip() for line in part.strip("\n").splitlines()[1:]), "```", ""]
        else:
            found += [*kept, ""]
    return found[:-1]


def _records() -> str:
    from assay.records.layout import SORTS, fields_of, inside
    from assay.records.meanings import explain_fields

    explain_fields()

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
                words = _words_of(field)
                among = f" One of {', '.join(words)}." if words else ""
                lines.append(f"| `{name}` | {needed} | {_cell((field.description or '') + among)} |")
                below = inside(record, name)
                if below is not None:
                    waiting.append((name, below))
            lines.append("")
    return NOTE + "\n".join(lines).rstrip() + "\n"


def _words_of(field: Any) -> list[str]:
    """All that may be said, where there is only this."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(field.annotation).json_schema()
    definitions = schema.get("$defs", {})
    found: list[str] = []
    for one in (schema, *schema.get("anyOf", [])):
        inner = one.get("items", one)
        inner = definitions.get(str(inner.get("$ref", "")).rpartition("/")[2], inner)
        found += [
            str(word) for word in inner.get("enum", ()) if isinstance(word, str) and inner.get("type") == "string"
        ]
    return found


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/reference/{name}")
