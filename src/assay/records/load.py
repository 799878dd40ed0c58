"""Read the folder of records: every file once, every fault with its line, and all that has no fault as one corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assay.checkout.paths import texts_folder
from assay.errors import RecordError
from assay.model import Claim, Fact, Outcome
from assay.model.corpus import Corpus
from assay.model.corrections import Correction
from assay.model.set_aside import SetAside
from assay.model.tension import Tension
from assay.records.catalogue_facts import extended, from_catalogues
from assay.records.catalogue_store import Catalogues
from assay.records.claims import read_claims
from assay.records.knowledge import ATTRIBUTES, ENTITIES, read_knowledge
from assay.records.quotes import Answer
from assay.records.reader import Reader
from assay.records.recall import ANEW, Recall
from assay.records.references import Names
from assay.records.texts import quote_answer, quote_outcome, read_changed
from assay.records.twins import repeated

CORRECTIONS = "claims/corrections.yml"


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What was read: the corpus, the faults, what was skipped because of them, and where everything stands."""

    corpus: Corpus
    faults: tuple[RecordError, ...]
    skipped: tuple[RecordError, ...]
    quotes: Mapping[str, Outcome]
    places: Mapping[str, tuple[str, int]]
    """File and line of every record, by id."""
    texts: Mapping[str, str]
    """The articles' texts that are at hand."""
    changed: frozenset[str] = frozenset()
    """Articles whose text at hand is not the one that was checked."""
    corrections: tuple[Correction, ...] = ()
    """What was published and was wrong, the latest first."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What became of the quotes of texts that were changed, by claim."""


def load(root: Path, recall: Recall = ANEW) -> Loaded:
    """Read `root/claims` and, where they are at hand, the article texts. Never raises for a bad record."""
    reader = Reader(root=root, recall=recall)
    folder = root / "claims"
    named, texts = read_knowledge(reader, folder)
    read = dict(read_claims(reader, folder / "records", named, texts))
    claims = {name: claim for name, claim in read.items() if claim}
    for name, twin in repeated(claims.values()):
        file, line = reader.places[name]
        reason = f"says the same as {twin}: take one of them out"
        reader.faults.append(RecordError(file=file, line=line, path="", reason=reason))
    known = recall.watched("claim", claims)
    broken = frozenset(read) - frozenset(claims)
    claim_names = Names(what="claim", home="claims/records/", known=known, broken=broken)
    corrections = reader.once("corrections", (CORRECTIONS,), lambda: _corrections(reader, claim_names))
    on_texts = (reader, named.articles, claim_names, recall.watched("text", texts))
    set_asides = reader.once("set asides", ("claims/coverage/",), lambda: _set_asides(*on_texts))
    tensions = reader.once("tensions", ("claims/tensions/",), lambda: _tensions(*on_texts))
    reader.refuse_oddities(folder)
    corpus = replace(named.corpus, claims=claims, set_asides=set_asides, tensions=tensions)
    corpus = _with_catalogues(reader, corpus, named.catalogued.catalogues)
    changed = read_changed(texts_folder(root), corpus.articles)
    answers: dict[str, Answer | None] = {
        claim.id: quote_answer(claim, changed, corpus.articles[claim.article].length) for claim in claims.values()
    }
    quotes: dict[str, Outcome] = {claim.id: quote_outcome(claim, texts, answers[claim.id]) for claim in claims.values()}
    return Loaded(
        corpus=corpus,
        faults=tuple(sorted(reader.faults)),
        skipped=tuple(sorted(reader.skipped)),
        quotes=quotes,
        places=reader.places,
        texts=texts,
        changed=frozenset(changed),
        corrections=corrections,
        answers={name: answer for name, answer in answers.items() if answer},
    )


def _corrections(reader: Reader, claims: Names) -> tuple[Correction, ...]:
    from assay.records.corrections import read_corrections  # noqa: PLC0415 - pydantic is for what is read anew

    return read_corrections(reader, reader.root / CORRECTIONS, claims)


def _set_asides(
    reader: Reader, articles: Names, claims: Names, texts: Mapping[str, str]
) -> Mapping[str, tuple[SetAside, ...]]:
    from assay.records.set_asides import read_set_asides  # noqa: PLC0415 - pydantic is for what is read anew

    return read_set_asides(reader, articles, claims, texts)


def _tensions(reader: Reader, articles: Names, claims: Names, texts: Mapping[str, str]) -> Mapping[str, Tension]:
    from assay.records.tensions import read_tensions  # noqa: PLC0415 - pydantic is for what is read anew

    return read_tensions(reader, articles, claims, texts)


def _with_catalogues(reader: Reader, corpus: Corpus, catalogues: Catalogues) -> Corpus:
    """The corpus with what catalogues say of the things that claims and facts speak of."""
    if not catalogues.are_there:
        return corpus
    names = tuple(dict.fromkeys(_spoken_of(corpus)))
    more = reader.once(
        "catalogued",
        ("claims/sources/", "claims/naming.yml", ATTRIBUTES, ENTITIES),
        lambda: from_catalogues(reader.recall.over(corpus), catalogues, names),
        given="\n".join(names),
    )
    return extended(corpus, more)


def _spoken_of(corpus: Corpus) -> Iterator[str]:
    """What claims and facts speak of that has no record of its own: the catalogues know it."""
    for claim in corpus.claims.values():
        attribute = corpus.attribute(claim.attribute)
        values = claim.value if attribute and attribute.type == "entity" and isinstance(claim.value, tuple) else ()
        yield from (name for name in (claim.subject, *values, *_beside(claim)) if name and name not in corpus.entities)
    for fact in corpus.facts:
        yield from (name for name in (fact.subject, *_beside(fact)) if name and name not in corpus.entities)


def _beside(record: Claim | Fact) -> tuple[str | None, ...]:
    return record.when.object, record.when.metric, record.when.accelerator
