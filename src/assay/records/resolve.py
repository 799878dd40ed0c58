"""From typed records to what the checker reasons about: names are looked up, values are read, bounds are held.

Pure: records in, values and faults out. A fault is a path into the record and a reason; the caller knows the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assay.errors import suggest
from assay.model import (
    Attribute,
    Circumstances,
    Claim,
    ClaimId,
    Entity,
    Fact,
    FactId,
    How,
    Kind,
    Source,
    Value,
)
from assay.model.dates import parse_date
from assay.model.statements import ORDERS, TRENDS, class_of
from assay.quantity import NotAQuantity, find, parse
from assay.records.named import Named
from assay.records.pointer import read_pointer
from assay.records.references import Fault, Names
from assay.records.resolve_judgement import resolve_also_read, resolve_assessment, resolve_unsettled
from assay.records.values import as_ratio, read_value

if TYPE_CHECKING:
    from assay.records.knowledge_types import FactRecord
    from assay.records.types import CircumstanceFields, ClaimRecord


@dataclass(kw_only=True)
class Scope:
    """All names at hand while records are resolved."""

    attributes: Mapping[str, Attribute]
    entities: Names
    vocabulary: Names
    sources: Names
    kinds: Names | None = None
    """None where the project declares no sorts of things."""
    language: Callable[[str], str] = field(default=lambda article: "en")

    @cached_property
    def named(self) -> Named:
        """The entities, ready to be told from figures in statements."""
        return Named({name: one for name, one in self.entities.known.items() if isinstance(one, Entity)})


def resolve_fact(source: str, fact_id: str, record: FactRecord, scope: Scope) -> tuple[Fact | None, list[Fault]]:
    """Look up the names of a fact and read its value."""
    faults = _name_faults(record, scope)
    attribute = scope.attributes.get(record.attribute)
    if record.undisclosed and record.value is not None:
        faults.append((("value",), "a value stands beside `undisclosed: true`; take one of them out"))
    if not record.undisclosed and record.value is None:
        faults.append(((), "the key 'value' is missing; add it, or `undisclosed: true` where the source is silent"))
    if attribute is None or faults:
        return None, faults
    faults += _circumstance_faults(record, attribute)
    value: Value | None = None
    if record.value is not None:
        value, more = read_value(record.value, attribute, scope.entities)
        faults += more
    faults += _find_faults(record.find, scope.sources.known.get(source))
    when = replace(_circumstances(record), how=How(record.how) if record.how else None)
    fact = Fact(
        id=FactId(fact_id),
        source=source,
        subject=record.subject,
        attribute=record.attribute,
        value=value,
        locator=record.locator,
        fragment=record.fragment,
        when=when,
        complete=record.complete,
        find=record.find,
        printed=record.printed,
    )
    return (None if faults else fact), faults


def resolve_claim(claim_id: str, article: str, record: ClaimRecord, scope: Scope) -> tuple[Claim | None, list[Fault]]:
    """Look up the names of a claim, tell its kind, and read its value."""
    faults = [*_name_faults(record, scope), *_listed_faults(claim_id, record, scope)]
    kind, shape_faults = _kind(record, scope.attributes)
    faults += shape_faults
    assessment, assessment_faults = resolve_assessment(record.assessment, scope.sources)
    faults += assessment_faults
    unsettled, more = resolve_unsettled(record.unsettled, scope.sources)
    faults += more
    also_read, more = resolve_also_read(record, scope.sources)
    faults += more
    attribute = scope.attributes.get(record.attribute or "")
    value: Value | None = None
    if attribute and record.relation is None and not faults:
        value, faults = _value_of(record, attribute, scope)
    if faults:
        return None, faults
    claim = class_of(value, record.relation)(
        id=ClaimId(claim_id),
        article=article,
        statement=record.statement,
        quote=record.quote,
        start=record.at,
        kind=kind,
        subject=record.subject,
        attribute=record.attribute,
        value=value,
        relation=record.relation,
        over=record.over,
        scope=record.scope,
        when=_circumstances(record),
        placeholder=record.placeholder,
        cites=tuple(record.cites),
        assessment=assessment,
        finding=record.finding,
        around=record.around,
        read_as=record.read_as,
        unsettled=unsettled,
        also_read=also_read,
        uncovered=tuple(record.uncovered),
        also_of=tuple(record.also_of),
        hangs_on_date=record.hangs_on is not None,
    )
    return claim, []


def _listed_faults(claim_id: str, record: ClaimRecord, scope: Scope) -> Iterator[Fault]:
    """An id that is not that of the file, and what is listed and does not exist."""
    if record.id is not None and record.id != claim_id:
        yield ("id",), f"the id {record.id!r} is not the path {claim_id!r}; leave the key out or rename the file"
    for key, names in (("cites", scope.sources), ("also_of", scope.entities)):
        for index, name in enumerate(getattr(record, key)):
            if reason := names.fault(name):
                yield (key, index), reason


def _value_of(record: ClaimRecord, attribute: Attribute, scope: Scope) -> tuple[Value | None, list[Fault]]:
    """The value of a claim: as it is written out, or a figure as the quote prints it."""
    ratio = attribute.type == "quantity" and record.object is not None and "object" not in attribute.needs
    texts = [record.quote] if record.value is None and attribute.type == "quantity" else record.value
    if texts is None:
        return None, [((), f"the key 'value' is missing; write the {attribute.label} out, which no quote gives")]
    value, faults = _read_claimed(texts, as_ratio(attribute) if ratio else attribute, record.quote, scope)
    if record.value is None:
        faults = [((), f"the quote is no value by itself, so give 'value' beside it: {reason}") for _, reason in faults]
    return value, faults


def _read_claimed(
    texts: Sequence[str], attribute: Attribute, quote: str, scope: Scope
) -> tuple[Value | None, list[Fault]]:
    """The value of a claim, which may be as far off as its article."""
    value, faults = read_value(texts, attribute, scope.entities)
    if faults and _is_printed(texts, quote):
        return read_value(texts, attribute, scope.entities, bounded=False)
    return value, faults


def _is_printed(texts: Sequence[str], quote: str) -> bool:
    """Whether the quote itself has the figure of the value: then it is as far off as the article, and not mistyped."""
    try:
        points = parse(texts[0]).points if texts else ()
    except NotAQuantity:
        return False
    return any(found.quantity is not None and found.quantity.points == points for found in find(quote))


def _kind(record: ClaimRecord, attributes: Mapping[str, Attribute]) -> tuple[Kind, list[Fault]]:
    """What sort of claim it is, from the fields that are there; with a reason where they do not fit together."""
    if record.placeholder:
        extra = [key for key in ("attribute", "relation", "value") if getattr(record, key) is not None]
        faults: list[Fault] = [((key,), "a placeholder asserts nothing; leave this key out") for key in extra]
        return Kind.PLACEHOLDER, faults
    if record.relation:
        is_trend = record.relation in TRENDS
        return Kind.COMPARISON, list(_trend_faults(record, attributes) if is_trend else _comparison_faults(record))
    if record.attribute:
        faults = [] if record.subject else [((), "a claim with an attribute needs a 'subject'; add it")]
        attribute = attributes.get(record.attribute)
        return (attribute.claim_kind if attribute else Kind.STATEMENT), faults
    if record.value is not None:
        return Kind.STATEMENT, [
            ((), "a 'value' needs the 'attribute' of which it is one; add it, or take the value out")
        ]
    if record.assessment is None and record.unsettled is None and not record.also_read:
        reason = (
            "the claim gives no attribute, relation or placeholder, so only a person can settle it; add an "
            "'assessment', or 'unsettled' with the reason why nothing does, or 'also_read' where a notebook counts it"
        )
        return Kind.STATEMENT, [((), reason)]
    return Kind.STATEMENT, []


def _comparison_faults(record: ClaimRecord) -> Iterator[Fault]:
    for key in ("subject", "object"):
        if getattr(record, key) is None:
            yield (), f"a comparison needs {key!r}; add it"
    if record.relation in ORDERS and record.attribute is None:
        yield (), f"the relation {record.relation!r} needs the 'attribute' that is compared; add it"
    elif record.metric is None and record.attribute is None:
        yield (), "a comparison needs a 'metric', or an 'attribute' to compare; add one"
    if record.value is not None:
        yield ("value",), "a comparison has no value; take it out, or the 'relation'"


def _trend_faults(record: ClaimRecord, attributes: Mapping[str, Attribute]) -> Iterator[Fault]:
    for key in ("subject", "attribute", "over"):
        if getattr(record, key) is None:
            yield (), f"a trend needs {key!r}; add it"
    if record.over is not None and record.over not in attributes:
        yield ("over",), f"unknown attribute {record.over!r}{suggest(record.over, attributes)}"


def _name_faults(record: CircumstanceFields, scope: Scope) -> list[Fault]:
    faults: list[Fault] = []
    attribute = getattr(record, "attribute", None)
    if attribute is not None:
        reason = scope.vocabulary.fault(attribute)
        if reason:
            faults.append((("attribute",), reason))
    for key in ("subject", "object", "metric", "accelerator"):
        name = getattr(record, key, None)
        reason = scope.entities.fault(name) if name is not None else None
        if reason:
            faults.append(((key,), reason))
    return faults


def _circumstance_faults(record: CircumstanceFields, attribute: Attribute) -> list[Fault]:
    missing = [key for key in attribute.needs if getattr(record, key) is None]
    return [((), f"a fact on {attribute.label} means nothing without {key!r}; add it") for key in missing]


def _find_faults(find: str | None, source: object) -> Iterator[Fault]:
    """Why a pointer leads nowhere, though it is well formed."""
    if find is None or not isinstance(source, Source):
        return
    if source.package is None:
        yield ("find",), "only a file of a package can be searched; take it out, or give the source a 'package'"
    elif source.package.file.endswith("/") != bool(read_pointer(find).file):
        is_folder = source.package.file.endswith("/")
        wanted = "begin it with the file and a colon" if is_folder else "take the file at its head out"
        yield ("find",), f"the source names a {'folder' if is_folder else 'file'} of the package; {wanted}"


def _circumstances(record: CircumstanceFields) -> Circumstances:
    as_of = parse_date(record.as_of) if record.as_of else None
    return Circumstances(
        object=record.object, metric=record.metric, setting=record.setting, accelerator=record.accelerator, as_of=as_of
    )
