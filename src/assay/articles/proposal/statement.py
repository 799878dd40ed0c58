"""Whom a statement is about, in the words of whoever wrote it: that decides before what stands around the quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assay.articles.coverage.mentions import Names
from assay.articles.coverage.segments import legible, units_of
from assay.articles.proposal.propose import Proposal
from assay.articles.proposal.surroundings import Stage
from assay.articles.reading.binding import Binding
from assay.articles.reading.lexicon import Lexicon
from assay.articles.reading.names import Mention
from assay.articles.reading.reader import read
from assay.model.corpus import Corpus
from assay.records.named import Named


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a statement names and says."""

    named: tuple[str, ...]
    """Ids of what it names, the likeliest to be its subject first."""
    unknown: tuple[str, ...]
    """Names that no record has."""
    bindings: tuple[Binding, ...]
    """Its figures that are bound to what they say of what."""


def said_by(statement: str, article: str, corpus: Corpus) -> Said:
    """What the statement on an article names and says, told from itself alone."""
    text, lexicon = legible(statement), Lexicon(corpus)
    bindings = tuple(one for one in read(text, lexicon) if one.attribute)
    strange = [one for one in lexicon.names.find(text, 0, len(text)) if one.entity is None]
    known = _without(text, strange)  # "Phi" in "Phi-3-mini" is not Phi
    scene = Stage(article, known, corpus).scene(0, len(known))
    inside = sorted(scene.mentions, key=lambda one: (one.distance, one.start))
    subjects = [one.entity for one in bindings if one.entity in corpus.entities]
    found = Names(corpus).find(known, units_of(known)[0], known) if known.strip() else ()
    unknown = (*(one.text for one in strange), *(text[start:end] for start, end, _, ids in found if not ids))
    whole = Named(corpus.entities).whole_in(known)
    return Said(named=_once([*subjects, *(one.entity for one in inside), *whole]), unknown=unknown, bindings=bindings)


def _without(text: str, names: Iterable[Mention]) -> str:
    """The text with white space in place of these names."""
    for one in names:
        text = f"{text[: one.start]}{' ' * (one.end - one.start)}{text[one.end :]}"
    return text


def as_said(found: Proposal, said: Said, quote: str, corpus: Corpus) -> Proposal:
    """The proposal with the subject that the statement names, and with its attribute where the quote gave none."""
    if found.attribute is None and not (found.relation or found.placeholder):
        found = _with_figure(found, said, quote)
    if (strange := _of_a_stranger(said, quote)) is not None:
        return replace(found, subject=None, note=_unrecorded(strange.name))
    others = {found.object, found.metric, *found.value}
    named = [one for one in said.named if one not in others]
    if not named:
        if found.subject and said.unknown and found.subject not in said.named:
            return replace(found, subject=None, note=_unrecorded(said.unknown[0]))
        return found
    if found.subject in named and not any(one.entity in named and one.entity != found.subject for one in said.bindings):
        return found
    kind = corpus.entities[found.subject].kind if found.subject and found.subject in corpus.entities else None
    subject = next((one for one in named if corpus.entities[one].kind == kind), named[0])
    return replace(found, subject=subject, subjects=_once([subject, *found.subjects]), note="")


def _unrecorded(name: str) -> str:
    return f"{name!r} has no record; `assay new entity` adds one, or name it by --subject"


def _of_a_stranger(said: Said, quote: str) -> Binding | None:
    """The figure of the quote that the statement gives to a name without a record."""
    here = [one for one in said.bindings if " ".join(one.printed.split()) in " ".join(quote.split())]
    strange = [one for one in here if one.name and one.entity is None]
    return strange[0] if len(strange) == len(here) > 0 else None


def _with_figure(found: Proposal, said: Said, quote: str) -> Proposal:
    """The figure of the statement that stands in the quote too, where there is one alone."""
    fitting = [one for one in said.bindings if " ".join(one.printed.split()) in " ".join(quote.split())]
    if len(fitting) != 1 or fitting[0].attribute is None:
        return found
    (one,) = fitting
    assert one.attribute is not None
    return replace(found, attribute=one.attribute.id, attributes=(one.attribute.id,), value=(one.printed,), note="")


def _once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
