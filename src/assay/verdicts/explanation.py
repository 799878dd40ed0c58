"""The one sentence that says why: made from the evidence, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isinf

from assay.evidence import Evidence
from assay.evidence.lawbook import is_about
from assay.evidence.name import printed_value
from assay.model import ANY, Basis, Claim, Flag, Kind, Outcome, Role, Verdict, Witness
from assay.model.corpus import Corpus
from assay.quantity import in_house_form
from assay.verdicts.distance import how_far
from assay.verdicts.judge import Ruling
from assay.verdicts.margin import gap, leading
from assay.verdicts.printed import with_unit

MOST = 3
"""Things that a sentence lists before it says how many more there are."""


def because(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    """Why the verdict is what it is, in one sentence or two, and on which day it hangs."""
    said = _with_the_gap(claim, ruling, evidence, corpus)
    article = corpus.articles[claim.article]
    if not claim.hangs_on_date or ruling.verdict is Verdict.NOT_CHECKABLE:
        return said
    bound = article.not_before or article.not_after
    shown = f" ({corpus.sources[bound.source].short}, {bound.locator})" if bound else ""
    return f"{said} The article has no day; it is {article.span}{shown}."


def _with_the_gap(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    """The sentence, and for which words of the claim there is no evidence."""
    if Flag.HALF_COVERED not in ruling.flags:
        return _why(claim, ruling, evidence, corpus)
    words = " and ".join(f"“{fragment}”" for fragment in claim.uncovered)
    known = _why(claim, replace(ruling, verdict=Verdict.SUPPORTED), evidence, corpus)
    return f"{known} For {words} no source was found."


def _why(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    if ruling.basis is Basis.ASSESSED and claim.assessment:
        return claim.assessment.because
    if claim.kind is Kind.PLACEHOLDER:
        return _placeholder(claim, corpus)
    if ruling.verdict is Verdict.UNVERIFIABLE:
        return claim.unsettled.because if claim.unsettled else _unsettled(claim, evidence, corpus)
    if ruling.verdict is Verdict.MISLEADING:
        return _misleads(claim, ruling, corpus)
    if ruling.verdict is Verdict.DISPUTED:
        yes = next(piece for piece in ruling.decisive if piece.agrees)
        no = next(piece for piece in ruling.decisive if not piece.agrees)
        return f"{_says(yes, claim, corpus)}, but {_says(no, claim, corpus)}."
    return f"{_decided(claim, ruling, evidence, corpus)}."


def _misleads(claim: Claim, ruling: Ruling, corpus: Corpus) -> str:
    """The narrow reading that holds, or the condition under which the answer is another."""
    narrow = next((piece for piece in ruling.decisive if piece.reading), None)
    if narrow and narrow.reading:
        plain = leading(replace(ruling, decisive=tuple(piece for piece in ruling.decisive if piece.reading is None)))
        truth = f"; {_says(plain, claim, corpus)}" if plain else ""
        return f"{_says(narrow, claim, corpus)}: {narrow.reading.text}{truth}."
    yes = next(piece for piece in ruling.decisive if piece.agrees)
    no = next(piece for piece in ruling.decisive if not piece.agrees)
    who = "it" if no.name == yes.name else corpus.sources[no.name].short
    there = f"of {no.limit} {who} says the opposite ({no.locator})"
    if yes.limit is None:
        return f"{_says(yes, claim, corpus)}; {there}."
    return f"True only of {yes.limit}, according to {corpus.sources[yes.name].short} ({yes.locator}); {there}."


def _decided(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    """What a supporting or refuting verdict rests on: the leading witness, how many more, the law, and how far off."""
    holds = ruling.verdict is Verdict.SUPPORTED
    said = [piece for piece in ruling.decisive if piece.agrees == holds]
    laws = [piece for piece in said if piece.witness is Witness.LAW]
    witnesses = [piece for piece in said if piece.witness is not Witness.LAW]
    first = leading(ruling)
    if first is None or first not in said:
        first = said[0]
    sources = [piece for piece in witnesses if not (piece.witness is Witness.NOTEBOOK and piece.is_worded)]
    elsewhere = next((piece for piece in sources if first.leans and piece.leans is False), None)
    told = {corpus.root(piece.name) for piece in (first, elsewhere) if piece}
    others = len({corpus.root(piece.name) for piece in sources} - told)
    more = f"; {_says(elsewhere, claim, corpus)}" if elsewhere else ""
    more += _more(others, holds=holds) if others else ""
    law = f", and {_says(laws[0], claim, corpus)}" if laws and laws[0] is not first else ""
    far = "" if holds else _how_far(claim, ruling)
    other = _of_another_quantity(claim, ruling, evidence, corpus) if holds else ""
    limit = f"; its limit there: {first.limit}" if Flag.LIMITED in ruling.flags else ""
    said_first = _says(replace(first, when=ANY), claim, corpus) if limit else _says(first, claim, corpus)
    return f"{said_first}{_other_readings(first, witnesses, claim, corpus)}{limit}{more}{law}{other}{far}"


def _of_another_quantity(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    """What sources give of another quantity only, where the support itself is computed and no source gives it."""
    if any(piece.witness is Witness.SOURCE for piece in ruling.decisive):
        return ""
    other = next((piece for piece in evidence if piece.witness is Witness.SOURCE and piece.reading), None)
    return f"; {_says(other, claim, corpus)}: {other.reading.text}" if other and other.reading else ""


def _more(others: int, *, holds: bool) -> str:
    """`; one more source agrees`."""
    if others == 1:
        return f"; one more source {'agrees' if holds else 'contradicts it too'}"
    return f"; {others} more sources {'agree' if holds else 'contradict it too'}"


def _other_readings(first: Evidence, witnesses: Sequence[Evidence], claim: Claim, corpus: Corpus) -> str:
    """What the same source gives in other circumstances."""
    others: dict[str, Evidence] = {}
    for piece in witnesses:
        if piece.name == first.name and piece.printed != first.printed and piece.when.terms and not piece.about:
            others.setdefault(piece.printed, piece)
    shown = [f"{_shown(piece, claim, corpus)} ({piece.when.terms})" for piece in list(others.values())[:3]]
    return f", {' and '.join(shown)}" if shown else ""


def _says(piece: Evidence, claim: Claim, corpus: Corpus) -> str:
    """`Hoffmann et al. 2022 gives 1.4 trillion tokens (Table 1)`."""
    note = f", {piece.remark}" if piece.remark else ""
    if piece.witness is Witness.NOTEBOOK:
        assumed = f", if {piece.when.terms}" if piece.when.terms and claim.when.setting is None else ""
        said = (
            f"recomputed here: {piece.printed}"
            if piece.is_worded
            else f"recomputing gives {_shown(piece, claim, corpus)}"
        )
        return f"{said} ({piece.name}, {piece.locator}{assumed})"
    if piece.witness is Witness.LAW:
        return f"the laws leave {piece.printed} ({piece.locator})"
    if piece.witness is Witness.TEXT:
        return f"counting gives {piece.printed}"
    setting = f", {piece.when.terms}" if piece.when.terms and claim.when.setting is None else ""
    where = f"{piece.locator}{setting}{note}"
    if claim.kind is Kind.EXISTENCE and piece.outcome is Outcome.MISMATCH:
        return f"{corpus.sources[piece.name].short} lists all names, and this is not one of them ({where})"
    if claim.kind is Kind.COMPARISON:
        said = f"{piece.printed} ({piece.locator}{setting}{_brief(piece)})"
        return f"according to {corpus.sources[piece.name].short}, {said}"
    return f"{corpus.sources[piece.name].short} {_what(piece, claim, corpus)} ({where})"


def _what(piece: Evidence, claim: Claim, corpus: Corpus) -> str:
    """`gives 1.4 trillion tokens`; of a name, that it is named; of yes and no, whether the source says so."""
    attribute = corpus.attribute(claim.attribute)
    if attribute and "yes" in attribute.values and piece.printed in ("yes", "no"):
        return "says so" if piece.agrees else "says the opposite"
    of_a_work = _is_of_a_work(claim, corpus)
    if piece.agrees and piece.fragment and claim.subject and corpus.role(claim.subject) is Role.SAYING:
        return f"has “{piece.fragment}”" + ("" if of_a_work else f", by {piece.printed}")
    if claim.kind is Kind.ATTRIBUTION and piece.agrees and of_a_work:
        return "says so itself"
    if attribute and attribute.type == "entity":
        is_itself = piece.witness is Witness.SOURCE and piece.printed in corpus.sources[piece.name].author
        return "names itself" if is_itself else f"names {piece.printed}"
    verb = "comes to" if piece.basis is Basis.RECOMPUTED else "gives"
    return f"{verb} {_shown(piece, claim, corpus)}"


def _is_of_a_work(claim: Claim, corpus: Corpus) -> bool:
    """Whether it is a publication to which something is attributed: where that is found, it speaks for itself."""
    names = claim.value if isinstance(claim.value, tuple) else ()
    return any(corpus.role(name) is Role.WORK for name in names)


def _brief(piece: Evidence) -> str:
    """What was counted, of many metrics the first and how many more there are."""
    if len(piece.counted_over) < MOST + 2:
        return f", {piece.remark}" if piece.remark else ""
    listed = ", ".join(piece.counted_over[:MOST])
    return f", counted over {listed} and {len(piece.counted_over) - MOST} more"


def _shown(piece: Evidence, claim: Claim, corpus: Corpus) -> str:
    if claim.kind is not Kind.FIGURE or piece.truth is None or piece.is_worded:
        return piece.printed
    return in_house_form(with_unit(piece.printed, corpus.attributes[claim.attribute].unit if claim.attribute else ""))


def _how_far(claim: Claim, ruling: Ruling) -> str:
    ratio, first = gap(claim, ruling).ratio, leading(ruling)
    if ratio is None or first is None or first.truth is None or ratio == 1 or not claim.figure:
        return ""
    least = "at least " if isinf(first.truth.high) or isinf(first.truth.low) else ""
    return f"; the claim is {least}{how_far(ratio, claim.figure)}"


def _placeholder(claim: Claim, corpus: Corpus) -> str:
    if claim.placeholder == "data":
        return "A placeholder stands here in the article: what it promises was never filled in."
    if corpus.articles[claim.article].references == "none":
        return "The article has no list of references, so nobody can tell what this one points to."
    return "The reference leads to nothing that could be checked."


def _unsettled(claim: Claim, evidence: Sequence[Evidence], corpus: Corpus) -> str:
    if claim.also_read and all(piece.basis is Basis.ASSESSED for piece in evidence):
        return "A notebook counts it, and has not been run here."
    hidden = [piece for piece in evidence if piece.undisclosed]
    if hidden:
        said = f"{corpus.sources[hidden[0].name].short} does not disclose it ({hidden[0].locator})"
        return f"{said}, and nothing else that was read settles it."
    sound = [piece for piece in evidence if piece.erratum is None]
    if evidence and not sound:
        return f"The only source that gives it errs there: {_says(evidence[0], claim, corpus)}."
    if sound:
        piece = min(sound, key=lambda piece: piece.witness is Witness.NOTEBOOK)  # a source says more than a bound
        return f"{_says(piece, claim, corpus)}, which neither confirms nor contradicts it."
    silent = f"No source that was read says anything on it.{_law_of_other_kinds(claim, corpus)}"
    return _nearby(claim, corpus) or silent


def _law_of_other_kinds(claim: Claim, corpus: Corpus) -> str:
    """The law that speaks of the claimed quantity and not of such things as the subject; empty where none does.

    Of a family, a work or a saying nobody expects that a law holds: only things and systems are told of.
    """
    entity = corpus.entity(claim.subject)
    if claim.kind is not Kind.FIGURE or entity is None or corpus.role(entity.id) not in (None, Role.SYSTEM):
        return ""
    laws = [law for law in corpus.laws if any(name == claim.attribute for name, _ in law.powers)]
    if not laws or any(is_about(law, entity.id, corpus) for law in laws):
        return ""
    law = laws[0]
    if law.kinds is None:
        holds, why = "kinds with the role system or class", f"the kind {entity.kind} has no role"
    else:
        holds, why = f"the kinds {', '.join(sorted(law.kinds))}", f"this is of the kind {entity.kind}"
    return f" The law “{law.label}” ties it to other quantities, but holds for {holds} only; {why}."


def _nearby(claim: Claim, corpus: Corpus) -> str:
    """What is on record of the same thing under other conditions, or of a sibling; nothing where there is neither."""
    if claim.subject is None or claim.attribute is None:
        return ""
    for subject in (claim.subject, *corpus.siblings(claim.subject)):
        known = [fact for fact in corpus.facts_about(subject, claim.attribute) if fact.value is not None]
        if known:
            fact = known[0]
            figure = fact.figure is not None
            printed = printed_value(fact, corpus)
            told = in_house_form(with_unit(printed, corpus.attributes[fact.attribute].unit)) if figure else printed
            where = ", ".join(part for part in (fact.locator, fact.when.terms) if part)
            of = "" if subject == claim.subject else f" of {corpus.label(subject)}"
            return f"{corpus.sources[fact.source].short} gives {told}{of} ({where}), which is near and not the same."
    return ""
