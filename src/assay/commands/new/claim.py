"""`assay new claim`: from a quote to a checked record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from assay.articles.proposal.propose import Proposal
from assay.checkout.paths import find_root, shown_in, write_text
from assay.commands.completion import complete
from assay.commands.new import prompts
from assay.commands.new.prompts import confirm, need
from assay.commands.new.quoting import Quoted, lengthened
from assay.commands.new.quoting import quoted as quoted_in
from assay.commands.terminal import Console
from assay.errors import RecordError, UsageError, suggest
from assay.model import Attribute, Claim
from assay.model.corpus import Corpus
from assay.records.load import Loaded, load
from assay.records.quotes import around_of
from assay.records.texts import tokenised
from assay.records.types import Placeholder, RelationWord, ScopeWord, VerdictWord
from assay.records.values import read_quantity

_OTHERS = 4
_FROM_AROUND = (
    "the value is read with what stands around the quote: the head of its column or row, or the day of the text"
)
_VERDICTS: tuple[str, ...] = get_args(VerdictWord)


_EVIDENCE = "What you read for it; the outcome is match, mismatch or not_found. May be repeated."
_ENTITY, _ATTRIBUTE = complete("entity"), complete("attribute")


@click.command(name="claim")
@click.option("--article", shell_complete=complete("article"), help="Id of the article.")
@click.option("--quote", help="The shortest fragment that carries the statement, to the letter.")
@click.option("--statement", help="What the article says there, in your own words, as one checkable sentence.")
@click.option("--at", type=int, help="Offset of the quote, where it occurs several times.")
@click.option("--occurrence", type=int, help="Or: which of its occurrences is meant, counted from 1.")
@click.option(
    "--subject", shell_complete=_ENTITY, help="What it is about: an id, label or alias of claims/entities.yml."
)
@click.option("--attribute", shell_complete=_ATTRIBUTE, help="What is said of it, an id of claims/attributes.yml.")
@click.option("--value", multiple=True, help="As printed; may be repeated where an attribute has many.")
@click.option("--read-as", help="How the value follows from the article, where the quote alone does not say it.")
@click.option("--relation", type=click.Choice(get_args(RelationWord)), help="How subject and object compare.")
@click.option("--object", "object_", help="What the subject is compared with.")
@click.option("--metric", help="The benchmark or set of benchmarks.")
@click.option("--over", help="The attribute along which another one rises or falls.")
@click.option("--scope", type=click.Choice(get_args(ScopeWord)))
@click.option("--setting", help="Conditions that matter.")
@click.option("--accelerator", help="The accelerator that was used.")
@click.option("--as-of", help="When it held, if it changed over time.")
@click.option("--placeholder", type=click.Choice(get_args(Placeholder)), help="The text promises what is not there.")
@click.option(
    "--cites",
    multiple=True,
    shell_complete=complete("source"),
    help="A source to which the article itself points here; may be repeated.",
)
@click.option("--verdict", type=click.Choice(_VERDICTS), help="Your own, for what only a person can settle.")
@click.option("--because", help="Why, in one sentence.")
@click.option("--evidence", nargs=3, multiple=True, metavar="SOURCE LOCATOR OUTCOME", help=_EVIDENCE)
@click.option("--name", help="Name of the record; otherwise made from subject and attribute.")
@click.option("--bare", is_flag=True, help="Propose nothing: the record says what the options say.")
@click.option("--dry-run", is_flag=True, help="Write nothing: print the record and its verdict.")
@click.pass_obj
def command(root: Path | None, /, **options: Any) -> None:
    """Find a quote in its article, propose what a record of it says, write the record, and judge it.

    \b
    assay new claim --article three-cities --quote "covers 240.6 km2" \\
        --statement "Marseille covers 240.6 km2."

    Subject, attribute and value are proposed from the text; every option overrules its proposal, and an empty one
    ('') takes it out. Ends with 2 when something is missing or the record would be faulty, otherwise with 0.
    """  # noqa: D301 - \b is click's mark for lines that stay apart
    root = find_root(root)
    loaded = load(root)
    console = Console(stderr=False, highlight=False)
    quoted = quoted_in(root, loaded, options)
    _tell_known(console, quoted, loaded)
    fields = _fields(console, quoted, loaded, options)
    _write(console, root, loaded, quoted, fields, options)


def _tell_known(console: Console, quoted: Quoted, loaded: Loaded) -> None:
    for claim in loaded.corpus.claims_of(quoted.article):
        if claim.start < quoted.end and quoted.start < claim.end:
            same = (claim.start, claim.quote) == (quoted.start, quoted.quote)
            how = "this quote is already" if same else "the quote overlaps with"
            console.print(f"note: {how} claim {claim.id}: {claim.statement}", soft_wrap=True, markup=False)


def _fields(console: Console, quoted: Quoted, loaded: Loaded, options: dict[str, Any]) -> dict[str, Any]:
    """The fields of the record: what options say, and what is proposed where they are silent."""
    corpus = loaded.corpus
    statement = need(options["statement"], "--statement", "what does the article say there, in your own words?")
    proposal = _narrowed(_proposed(quoted, statement, loaded, options), options)
    _tell_proposed(console, proposal)
    fields: dict[str, Any] = {"statement": statement, "quote": quoted.quote, "at": quoted.start}
    subject = confirm(options["subject"], proposal.subject, "subject", lambda name: _unknown(name, corpus))
    fields["subject"] = _id_of(subject, corpus)
    said_of = confirm(options["attribute"], proposal.attribute, "attribute", lambda name: _not_said(name, corpus))
    fields["attribute"] = said_of if _asserts(options) else None
    values = [value for value in options["value"] if value]
    if not options["value"] and fields["attribute"] == proposal.attribute:
        values = list(proposal.value)
    if prompts.is_terminal() and fields["attribute"] and not options["value"] and not proposal.relation:
        attribute = corpus.attributes.get(fields["attribute"])
        said = confirm(None, ", ".join(values), "value, as printed", lambda value: _no_value(value, attribute))
        values = values if said == ", ".join(values) else [said] if said else []
    fields["value"] = values[0] if len(values) == 1 else values
    for name in ("relation", "metric", "scope", "placeholder"):
        fields[name] = options[name] if options[name] is not None else getattr(proposal, name)
    other = options["object_"] if options["object_"] is not None else proposal.object
    fields["object"] = _id_of(other, corpus)
    for name in ("read_as", "over", "setting", "accelerator", "as_of"):
        fields[name] = options[name]
    fields["cites"] = list(options["cites"])
    if options["verdict"] or not (fields["attribute"] or fields["relation"] or fields["placeholder"]):
        from assay.articles.proposal.attribute import in_its_unit

        fields["assessment"] = _assessment(options, in_its_unit(quoted.quote, corpus))
    return fields


def _proposed(quoted: Quoted, statement: str, loaded: Loaded, options: dict[str, Any]) -> Proposal:
    """What the text around the quote proposes, and before it the statement."""
    from assay.articles.proposal.propose import Proposer
    from assay.articles.proposal.statement import as_said, said_by

    if options["bare"]:
        return Proposal()
    corpus = loaded.corpus
    article, text = corpus.articles[quoted.article], loaded.texts[quoted.article]
    found = Proposer(article=article, text=text, corpus=corpus).propose(quoted.start, quoted.end)
    return as_said(found, said_by(statement, quoted.article, corpus), quoted.quote, corpus)


def _unknown(name: str, corpus: Corpus) -> str | None:
    known = corpus.entities
    found = _id_of(name, corpus) in known
    return None if found else f"no entity is called {name!r}{suggest(name, known)}; `assay new entity` adds one"


def _not_said(name: str, corpus: Corpus) -> str | None:
    known = corpus.attributes
    return None if name in known else f"no attribute is called {name!r}{suggest(name, known)}"


def _no_value(value: str, attribute: Attribute | None) -> str | None:
    """Why the article cannot have printed this of the attribute."""
    if attribute is None or attribute.type != "quantity":
        return None
    return read_quantity(value, attribute, bounded=False)[1] or None


def _id_of(name: str | None, corpus: Corpus) -> str | None:
    """The id of what readers know by this name; the name itself where that is none or several."""
    if name is None or name in corpus.entities:
        return name
    called = [
        entity.id
        for entity in corpus.entities.values()
        if name.casefold() in {known.casefold() for known in (entity.label, *entity.aliases)}
    ]
    return called[0] if len(called) == 1 else name


def _tell_proposed(console: Console, proposal: Proposal) -> None:
    """What is proposed, with what may be meant instead."""
    parts = []
    for what, first, others in (
        ("subject", proposal.subject, proposal.subjects),
        ("attribute", proposal.attribute, proposal.attributes),
    ):
        if first:
            instead = ", ".join(other for other in others[:_OTHERS] if other != first)
            parts.append(f"{what} {first}" + (f" (or {instead})" if instead else ""))
    if parts:
        console.print(f"proposed: {'; '.join(parts)}", soft_wrap=True, markup=False)
    if proposal.note:
        console.print(f"not proposed: {proposal.note}", soft_wrap=True, markup=False)


def _asserts(options: dict[str, Any]) -> bool:
    """Whether an attribute may be proposed: not beside a placeholder or, unless it is asked for, a verdict."""
    return bool(options["attribute"]) or not (options["placeholder"] or options["verdict"])


def _narrowed(proposal: Proposal, options: dict[str, Any]) -> Proposal:
    """The proposal without what contradicts an option."""
    if options["verdict"]:
        return Proposal(subject=proposal.subject, subjects=proposal.subjects)
    if options["attribute"] or options["value"]:
        proposal = replace(proposal, relation=None, object=None, metric=None, scope=None, placeholder=None)
    if options["relation"] or options["placeholder"]:
        wanted = options["relation"] == proposal.relation or options["placeholder"] == proposal.placeholder
        if not wanted:
            return Proposal(subject=proposal.subject, subjects=proposal.subjects)
    return proposal


def _assessment(options: dict[str, Any], fitting: Sequence[str]) -> dict[str, Any]:
    if not options["verdict"] and not prompts.is_terminal():
        near = f" (in its unit: {', '.join(fitting)})" if fitting else ""
        raise UsageError(
            f"nothing in the quote points to an attribute: give --attribute{near} and --value, --relation with"
            " --object, or --placeholder; or --verdict and --because, where only a person can settle it"
        )
    verdict = options["verdict"] or click.prompt("your verdict", type=click.Choice(_VERDICTS), err=True)
    because = need(options["because"], "--because", "why, in one sentence?")
    evidence = [dict(zip(("source", "locator", "outcome"), one, strict=True)) for one in options["evidence"]]
    return {"verdict": verdict, "because": because, "evidence": evidence}


def _write(
    console: Console, root: Path, loaded: Loaded, quoted: Quoted, fields: dict[str, Any], options: dict[str, Any]
) -> None:
    from assay.articles.proposal.record_text import claim_name
    from assay.commands.new.drafting import judge, place_for
    from assay.commands.new.known_facts import say_what_is_known
    from assay.commands.show import describe
    from assay.notebooks.results import read_results

    taken = {path.stem for path in (root / "claims" / "records" / quoted.article).glob("*.yml")}
    while True:
        name = f"{quoted.article}/{options['name'] or claim_name(fields, taken)}"
        path = place_for(root, "records", name)
        claim, faults, text = _drafted(name, quoted, fields, loaded, options)
        if claim and not faults:
            break
        if not _asked_again(fields, faults):
            lines = [f"  {_option_of(fault.path)}{fault.reason}" for fault in faults]
            raise UsageError("\n".join(["nothing was written:", *lines]))
    say_what_is_known(console, claim, loaded.corpus)
    console.print(f"\n{shown_in(root, path)}{' (not written)' if options['dry_run'] else ''}", soft_wrap=True)
    console.print(text, soft_wrap=True, markup=False)
    if not options["dry_run"]:
        write_text(path, text)
    describe(console, judge(claim, loaded, tuple(read_results(root))), loaded.corpus)


def _drafted(
    name: str, quoted: Quoted, fields: dict[str, Any], loaded: Loaded, options: dict[str, Any]
) -> tuple[Claim | None, Sequence[RecordError], str]:
    """The claim of these fields, what is wrong with it, and its record; a quote that cuts its value gets the rest."""
    from assay.articles.proposal.record_text import record_text
    from assay.commands.new.drafting import read_claim

    def drafted(quote: Quoted, **more: Any) -> tuple[Claim | None, Sequence[RecordError], str]:
        around = around_of(tokenised(loaded.texts[quote.article]), quote.quote, quote.start)
        whole = {"statement": "", "quote": quote.quote, "at": quote.start, "around": around, **fields, **more}
        whole |= {"quote": quote.quote, "at": quote.start}
        text = record_text(whole, f"records/{name}.yml")
        if isinstance(text, RecordError):
            raise UsageError(str(text))
        return (*read_claim(name, text, loaded), text)

    claim, faults, text = drafted(quoted)
    if not claim or options["value"] or {fault.path for fault in faults} != {"value"}:
        return claim, faults, text
    value = fields["value"]  # the proposal has read it from more than the quote
    longer = lengthened(quoted, loaded.texts[quoted.article], value) if isinstance(value, str) else None
    if longer:
        click.echo(f"note: the value begins or ends outside of the quote, so the longer {longer.quote!r} is taken")
        return drafted(longer)
    return drafted(quoted, read_as=_FROM_AROUND)


def _asked_again(fields: dict[str, Any], faults: Sequence[RecordError]) -> bool:
    """Ask somebody at a terminal for what is at fault; False where nobody is there, or it is no field of theirs."""
    again = {key: fault.reason for fault in faults if (key := fault.path.partition("[")[0]) in _ASKED}
    if not (again and prompts.is_terminal()):
        return False
    for key, reason in again.items():
        click.echo(f"Error: {key}: {reason}", err=True)
        old = fields.get(key)
        fields[key] = click.prompt(key.replace("_", " "), default=old if isinstance(old, str) else None, err=True)
    return True


_ASKED = ("statement", "subject", "attribute", "value", "read_as", "object", "metric")


def _option_of(path: str) -> str:
    """The option that gives what stands at a path of the record."""
    name = path.partition("[")[0].partition(".")[0].replace("_", "-")
    return f"--{name}: " if name else ""
