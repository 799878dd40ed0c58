"""Nanopublications in TriG: each decided claim as four small graphs (nanopub.net).

The assertion is the review, in the words of schema.org; the provenance names the facts and sources that decided. They
are not signed, and bear no date, as none is known but those of the records.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from assay.checkout.addresses import UNFIT, Addresses
from assay.evidence import Evidence
from assay.exports.annotations import target
from assay.exports.claimreview import SCALE
from assay.exports.imprint import LICENCE
from assay.model import DECIDED, Source
from assay.model.corpus import Corpus
from assay.model.meanings import BASES
from assay.model.wording import spoken
from assay.verdicts.report import Report, Row

PREFIXES = {
    "np": "http://www.nanopub.org/nschema#",
    "schema": "http://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}

Triple = tuple[str, str, str]
"""Subject, predicate and object as TriG writes them."""


def as_trig(report: Report, corpus: Corpus, addresses: Addresses) -> str:
    """A nanopublication for every claim that the evidence decides."""
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    decided = (row for row in report.rows if row.verdict in DECIDED)
    return head + "".join(_nanopublication(row, corpus, addresses) for row in decided)


def _nanopublication(row: Row, corpus: Corpus, addresses: Addresses) -> str:
    own = addresses.iri("claim", row.claim.id)
    name, maker = _iri(f"{own}#nanopublication"), _iri(addresses.iri("export", ""))
    head, assertion, provenance, info = (
        _iri(f"{own}#{part}") for part in ("head", "assertion", "provenance", "pubinfo")
    )
    return "".join((
        _graph(head, [
            (name, "a", "np:Nanopublication"),
            (name, "np:hasAssertion", assertion),
            (name, "np:hasProvenance", provenance),
            (name, "np:hasPublicationInfo", info),
        ]),
        _graph(assertion, _assertion(row, own, corpus)),
        _graph(provenance, [
            (assertion, "prov:wasAttributedTo", maker),
            (assertion, "rdfs:comment", _text(f"Basis: {BASES[row.ruling.basis]}.")),
            *_origins(row.ruling.decisive, assertion, corpus, addresses),
        ]),
        _graph(info, [
            (name, "rdfs:label", _text(f"{spoken(row.verdict).capitalize()}: {row.claim.statement}")),
            (name, "dct:creator", maker),
            (name, "dct:license", _iri(LICENCE)),
            (maker, "foaf:name", _text(addresses.author)),
        ]),
    ))  # fmt: skip


def _assertion(row: Row, own: str, corpus: Corpus) -> Iterator[Triple]:
    review, claim, rating = _iri(own), _iri(f"{own}#claim"), _iri(f"{own}#rating")
    yield review, "a", "schema:ClaimReview"
    yield review, "schema:itemReviewed", claim
    yield review, "schema:reviewRating", rating
    yield review, "schema:reviewBody", _text(row.because)
    yield claim, "a", "schema:Claim"
    yield claim, "schema:text", _text(row.claim.statement)
    yield claim, "schema:appearance", _iri(target(corpus.articles[row.claim.article]))
    yield rating, "a", "schema:Rating"
    yield rating, "schema:alternateName", _text(spoken(row.verdict).capitalize())
    if row.verdict in SCALE:
        yield rating, "schema:ratingValue", str(SCALE[row.verdict])
        yield rating, "schema:worstRating", str(min(SCALE.values()))
        yield rating, "schema:bestRating", str(max(SCALE.values()))


def _origins(pieces: Iterable[Evidence], assertion: str, corpus: Corpus, addresses: Addresses) -> Iterator[Triple]:
    """Each fact with its source and the place in it; a source alone where a person read it; a law."""
    for piece in pieces:
        source = corpus.sources.get(piece.name) if piece.witness == "source" else None
        if source and piece.fact:
            fact = _iri(addresses.iri("fact", piece.fact))
            yield assertion, "prov:wasDerivedFrom", fact
            yield fact, "prov:wasQuotedFrom", _source(source, addresses)
            yield fact, "rdfs:label", _text(f"{piece.printed} ({source.short}, {piece.locator})")
        elif source:
            yield assertion, "prov:wasDerivedFrom", _source(source, addresses)
        elif piece.witness == "law":
            yield assertion, "prov:wasDerivedFrom", _iri(addresses.iri("law", piece.name))


def _source(source: Source, addresses: Addresses) -> str:
    """The publication where it stands in public, and its page in the book where it does not."""
    return _iri(source.address or addresses.iri("source", source.id))


def _graph(name: str, triples: Iterable[Triple]) -> str:
    lines = dict.fromkeys(f"  {subject} {predicate} {value} .\n" for subject, predicate, value in triples)
    return f"\n{name} {{\n{''.join(lines)}}}\n"


def _iri(address: str) -> str:
    """An IRI; what one must not hold is written in hundredths."""
    return f"<{UNFIT.sub(lambda sign: quote(sign[0], safe=''), address)}>"


def _text(raw: str) -> str:
    """A text in English; JSON and TriG write texts in the same way."""
    return f"{json.dumps(raw, ensure_ascii=False)}@en"
