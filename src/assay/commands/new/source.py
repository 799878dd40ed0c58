"""`assay new source`: a source with what the services say of it, and what was read in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from assay.checkout.paths import find_root, write_text
from assay.commands.new.prompts import need
from assay.errors import RecordError, UsageError
from assay.records.source_types import Depth, SourceKind

_KINDS: tuple[str, ...] = get_args(SourceKind)
_DEPTHS: tuple[str, ...] = get_args(Depth)


@click.command(name="source")
@click.option("--arxiv", help="Its arXiv number: 2203.15556.")
@click.option("--doi", help="Its DOI, bare.")
@click.option("--package", metavar="NAME==VERSION", help="A package; the wheel is taken from the index that pip uses.")
@click.option("--file", "inner", help="The file of the package that was read, as a path inside its wheel.")
@click.option("--kind", type=click.Choice(_KINDS), help="What sort of source it is.")
@click.option("--title", help="Its title, as it is printed.")
@click.option("--author", multiple=True, help="Family name, given name; or the organisation. May be repeated.")
@click.option("--date", help="Of publication: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--url", help="Its public address.")
@click.option("--read-on", help="The day on which you read it.")
@click.option("--read-at", help="What exactly you read: the edition, and the copy if it was one.")
@click.option("--depth", type=click.Choice(_DEPTHS), help="How much of it you read.")
@click.option("--parts", help="Which parts you read, where the depth is `sections`.")
@click.option("--fact", nargs=4, multiple=True, metavar="SUBJECT ATTRIBUTE VALUE LOCATOR", help="What you read there.")
@click.option("--origin", help="The source that this one merely repeats.")
@click.option("--first-hand", multiple=True, help="A system that its authors made themselves; may be repeated.")
@click.option("--note", help="What else a reader should know.")
@click.option("--key", help="Name of the record; otherwise first author and year.")
@click.option("--offline", is_flag=True, help="Ask no service.")
@click.option("--dry-run", is_flag=True, help="Write nothing: print the record.")
@click.pass_obj
def command(root: Path | None, /, **options: Any) -> None:
    """Add a source. Title, authors and date come from arXiv, Crossref, doi.org or the package.

    \b
    assay new source --arxiv 2203.15556 --read-on 2026-11-21 --read-at "arXiv v1, PDF" --depth full-text \\
        --fact chinchilla-70b training_tokens "1.4 trillion" "Table 1"

    Options overrule what is found. What was read, and how deep, nobody but you can know: it is asked for and never
    filled in. Where no service can be reached, --title, --author and --date are needed too.
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    from assay.articles.proposal.record_text import free, record_text, slug
    from assay.commands.new.drafting import place_for, read_source
    from assay.commands.new.metadata_retrieval import Found, look_up
    from assay.records.json_schema import write_schemas
    from assay.records.load import load

    root = find_root(root)
    found = Found() if options["offline"] else look_up(options["arxiv"], options["doi"], options["package"])
    for line in found.said:
        click.echo(f"note: {line}", err=True)
    fields = _fields(options, found)
    loaded = load(root)
    first = (fields["author"] or [fields["title"]])[0].partition(",")[0]
    key = options["key"] or free(slug(f"{first} {(fields['date'] or '')[:4]}"), loaded.corpus.sources)
    path = place_for(root, "sources", key)
    text = record_text(fields, f"sources/{key}.yml")
    if isinstance(text, RecordError):
        raise UsageError(str(text))
    faults = read_source(key, text, loaded)
    click.echo(f"{path.relative_to(root)}{' (not written)' if options['dry_run'] or faults else ''}\n{text}", nl=False)
    if faults:
        raise UsageError("nothing was written:\n" + "\n".join(map(str, faults)))
    if not options["dry_run"]:
        write_text(path, text)
        write_schemas(root)


def _fields(options: dict[str, Any], found: Any) -> dict[str, Any]:
    """The record in the order of its type; options overrule what was found."""
    package = found.package
    if package and options["inner"] and options["inner"] not in found.files:
        raise UsageError(f"the wheel has no file {options['inner']!r}; --file is a path inside it")
    kind = options["kind"] or found.kind
    return {
        "kind": need(kind, "--kind", f"what sort of source is it? ({', '.join(_KINDS)})"),
        "title": need(options["title"] or found.title, "--title", "its title, as it is printed?"),
        "author": list(options["author"]) or list(found.authors),
        "date": options["date"] or found.date,
        "arxiv": options["arxiv"],
        "doi": options["doi"],
        "url": options["url"] or found.url,
        "package": {**package, "file": need(options["inner"], "--file", "which file of the package did you read?")}
        if package
        else None,
        "read": {
            "on": need(options["read_on"], "--read-on", "on which day did you read it?"),
            "at": need(options["read_at"], "--read-at", "what exactly did you read: which edition, which copy?"),
            "depth": need(options["depth"], "--depth", f"how much of it did you read? ({', '.join(_DEPTHS)})"),
            "parts": need(options["parts"], "--parts", "which sections, tables or pages did you read?")
            if options["depth"] == "sections"
            else options["parts"],
        },
        "origin": options["origin"],
        "first_hand": list(options["first_hand"]),
        "note": options["note"],
        "facts": [dict(zip(("subject", "attribute", "value", "locator"), one, strict=True)) for one in options["fact"]],
    }
