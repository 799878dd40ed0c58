"""`assay new entity`: one line more in `claims/entities.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from assay.checkout.paths import find_root, shown_in, write_text
from assay.commands.completion import complete
from assay.commands.new.prompts import Question, ask
from assay.errors import RecordError, UsageError, suggest
from assay.model import Entity
from assay.records.layout import Sort, schema_line, sort_of


@click.command(name="entity")
@click.argument("name", metavar="ID", required=False)
@click.option("--label", help="Its name for readers.")
@click.option("--kind", shell_complete=complete("kind"), help="What sort of thing it is: one of `claims/kinds.yml`.")
@click.option(
    "--family", shell_complete=complete("entity"), help="The family it belongs to; its other members are its siblings."
)
@click.option("--alias", "aliases", multiple=True, help="Another name in use; may be repeated.")
@click.option("--sibling", "siblings", multiple=True, help="What it is easily confused with outside its family.")
@click.option("--dry-run", is_flag=True, help="Write nothing: print the line and where it would stand.")
@click.pass_obj
def command(root: Path | None, /, name: str | None, **options: Any) -> None:
    """Add an entity, beside those of its family or kind.

    Names that a reader could take for one that is there already are refused, whatever their capitals, signs or script.
    """
    from assay.articles.proposal.similar_names import taken_names
    from assay.records.fields import id_fault
    from assay.records.load import load

    root = find_root(root)
    corpus = load(root).corpus
    entities, kinds = corpus.entities, corpus.kinds.declared

    def undeclared(kind: str) -> str | None:
        if not kinds or kind in kinds:
            return None
        return f"no kind is called {kind!r}{suggest(kind, kinds)}; claims/kinds.yml has {', '.join(kinds)}"

    which = f"what sort of thing is it? ({', '.join(kinds)})" if kinds else "what sort of thing is it?"
    taken = taken_names(entities)

    def unusable(answer: str) -> str | None:
        return id_fault(answer) or _there_already(root, answer, entities) or _lookalike(answer, taken)

    answers = ask(
        [
            Question(option="ID", text="under which id?", answer=name, check=unusable),
            Question(
                option="--label",
                text="its name for readers?",
                answer=options["label"],
                check=lambda answer: _lookalike(answer, taken),
            ),
            Question(option="--kind", text=which, answer=options["kind"], check=undeclared),
        ]
    )
    name, label, kind = answers["ID"], answers["--label"], answers["--kind"]
    family, aliases, siblings = options["family"], options["aliases"], options["siblings"]
    for key in (*siblings, *([family] if family else [])):
        if key not in entities:
            raise UsageError(f"no entity is called {key!r}{suggest(key, entities)}")
    for alias in aliases:
        if reason := _lookalike(alias, taken):
            raise UsageError(f"--alias: {reason}")
    fields = {"label": label, "kind": kind, "family": family, "aliases": list(aliases), "siblings": list(siblings)}
    line = _line(name, {key: value for key, value in fields.items() if value})
    _put(root, line, kind, family, is_dry=options["dry_run"])


def _put(root: Path, line: str, kind: str, family: str | None, *, is_dry: bool) -> None:
    """Write the line of an entity to its place in the file, and say where that is."""
    from assay.records.json_schema import write_schemas

    path = root / "claims" / "entities.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = [line for line in text.splitlines() if line.strip() != "{}"]  # what an empty list is written as
    is_empty = all(not line.strip() or line.startswith("#") for line in lines)
    place = _place(lines, path, kind, family)
    lines.insert(place, line)
    first = schema_line(_sort(), "entities.yml")
    if is_empty and first not in lines:  # `assay fmt` wants it, and editors complete by it
        lines, place = [first, *lines], place + 1
    click.echo(f"{shown_in(root, path)}:{place + 1}{' (not written)' if is_dry else ''}\n{line}")
    if not is_dry:
        write_text(path, "\n".join(lines) + "\n")
        write_schemas(root)


def _there_already(root: Path, name: str, entities: Mapping[str, Entity]) -> str | None:
    """Where the entity stands, if it does."""
    from assay.yamlio import read_yaml

    if name not in entities:
        return None
    path = root / "claims" / "entities.yml"
    line = read_yaml(path.read_text(encoding="utf-8"), path.name).line((name,)) if path.is_file() else 1
    return f"{name!r} is there already (claims/entities.yml:{line}): {entities[name].label}"


def _lookalike(name: str, taken: Mapping[str, tuple[str, str]]) -> str | None:
    """The name in use that a reader could take this one for."""
    from assay.articles.proposal.similar_names import skeleton

    if not (found := taken.get(skeleton(name))):
        return None
    written, entity = found
    how = "is" if written == name else f"looks like {written!r},"
    return f"{name!r} {how} a name of {entity}; use that, or another name"


def _sort() -> Sort:
    sort = sort_of("entities.yml")
    assert sort
    return sort


def _line(name: str, fields: Mapping[str, object]) -> str:
    """The entry in canonical form; UsageError where it is none that can be read."""
    from assay.records.decode import decode
    from assay.records.formatter import canonical
    from assay.records.vocabulary_types import EntityRecord
    from assay.yamlio import read_yaml

    flow = yaml.safe_dump(dict(fields), default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False)
    text = canonical(f"{name}: {flow}", _sort(), "entities.yml")
    if isinstance(text, RecordError):
        raise UsageError(text.reason)
    _, faults = decode(read_yaml(text, "the new entity"), EntityRecord, (name,))
    if faults:
        raise UsageError("; ".join(f"{fault.path.removeprefix(name)[1:]}: {fault.reason}" for fault in faults))
    return text.splitlines()[-1]


def _place(lines: Sequence[str], path: Path, kind: str, family: str | None) -> int:
    """The number of lines before the new one: below the last of the family, of the kind, or of all."""
    from assay.yamlio import read_yaml

    if not any(line.strip() and not line.startswith("#") for line in lines):
        return len(lines)
    document = read_yaml("\n".join(lines), str(path))
    tree = document.tree if isinstance(document.tree, dict) else {}
    kin = [name for name, fields in tree.items() if family and family in (fields.get("family"), name)]
    same = [name for name, fields in tree.items() if fields.get("kind") == kind]
    if not kin and not same:
        return len(lines)
    last = document.line(((kin or same)[-1],))
    while last < len(lines) and lines[last].startswith(" "):  # an entry of several lines
        last += 1
    return last
