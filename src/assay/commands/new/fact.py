"""`assay new fact`: one fact more of a source that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from assay.checkout.paths import find_root
from assay.commands.completion import complete
from assay.commands.new.from_type import Form, options, shapes_of
from assay.commands.new.prompts import Answers, Question
from assay.errors import RecordError, UsageError, suggest
from assay.records.knowledge_types import FactRecord

_SHAPES = shapes_of(FactRecord)


@click.command(name="fact")
@click.argument("source", required=False, shell_complete=complete("source"))
@options(_SHAPES)
@click.option("--dry-run", is_flag=True, help="Write nothing: print what would be written, and where.")
@click.pass_obj
def command(root: Path | None, /, *, source: str | None, dry_run: bool, **given: Any) -> None:
    """Add a fact to a SOURCE that is there: what you read in it, as it is printed, and where.

    \b
    assay new fact bipm-metre --subject light --attribute speed --value "299,792,458 m/s" --locator "the definition"

    A source that is not there yet is added by `assay new source`, and a whole table of facts by `assay new facts`.
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    from assay.commands.new.by_type import known_ids
    from assay.commands.new.drafting import scope_of
    from assay.records.load import load
    from assay.records.values import read_value, unit_left_out

    root = find_root(root)
    loaded = load(root)
    sources = loaded.corpus.sources

    def is_there(name: str) -> str | None:
        return None if name in sources else f"no source is called {name!r}{suggest(name, sources)}"

    first = [Question(option="SOURCE", text="which source did you read?", answer=source, check=is_there)]
    attributes = loaded.corpus.attributes

    def printed_so(value: str, answers: Answers) -> str | None:
        """Why the source cannot print this of the attribute."""
        attribute = attributes.get(answers.get("--attribute", ""))
        if attribute is None or attribute.type == "entity":
            return None
        _, faults = read_value([value], attribute, scope_of(loaded).entities)
        return faults[0][1] if faults else None

    form = Form(
        shapes=_SHAPES,
        known=known_ids(loaded),
        first=first,
        needed={"value": lambda _: not given["undisclosed"]},
        fits={"value": printed_so},
        offered=("fragment",),
        whole=("value",),
    )

    def write(fields: dict[str, Any], answers: Answers) -> None:
        values = list(fields["value"])
        add(root, answers["SOURCE"], [fields], dry_run=dry_run)
        attribute = attributes.get(fields["attribute"])
        if attribute and len(values) == 1 and (unit := unit_left_out(values[0], attribute)):
            click.echo(f"note: read as {values[0]} {unit}")

    form.filled(given, write)


def add(root: Path, source: str, facts: Sequence[dict[str, Any]], *, dry_run: bool) -> None:
    """Put facts behind those that the record of a source has; either all of them or none."""
    from assay.articles.proposal.record_text import plain_fields
    from assay.commands.new import writing
    from assay.records.formatter import canonical
    from assay.records.layout import sort_of

    for fields in facts:
        if len(fields["value"]) == 1:
            (fields["value"],) = fields["value"]
    file = f"sources/{source}.yml"
    old = (root / "claims" / file).read_text(encoding="utf-8")
    tree = yaml.safe_load(old)
    item = yaml.safe_dump([plain_fields(fields) for fields in facts], allow_unicode=True, sort_keys=False, width=10**6)
    text = _with_fact(old, item, has_facts=bool(tree.get("facts")))
    sort = sort_of(file)
    assert sort is not None
    formed = canonical(text, sort, file)
    if isinstance(formed, RecordError):
        raise UsageError(str(formed))
    writing.keep(root, file, formed, dry_run=dry_run)


def _with_fact(old: str, item: str, *, has_facts: bool) -> str:
    """The record with more facts, behind those that it has; `facts` may stand before other fields."""
    lines = old.splitlines(keepends=True)
    if not has_facts:
        kept = [line for line in lines if not line.startswith("facts:")]
        return "".join(kept).rstrip("\n") + "\nfacts:\n" + _indented(item)
    begin = next(number for number, line in enumerate(lines) if line.startswith("facts:"))
    if lines[begin].split("#")[0].strip() != "facts:":
        raise UsageError("the facts of this source stand on one line; put each on a line of its own, then try again")
    end = begin + 1
    while end < len(lines) and (lines[end][:1] in " -#" or not lines[end].strip()):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return "".join(lines[:end]) + _indented(item) + "".join(lines[end:])


def _indented(item: str) -> str:
    return "".join(f"  {line}" for line in item.splitlines(keepends=True))
