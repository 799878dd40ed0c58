"""Whether a claim's value, its quote and its statement say the same: what is printed is what is checked.

The figures are read by the same parser in all three. What the quote alone does not say (the head of a column, a
heading, the day of the article) is said in `read_as`, with the reason, and shown to readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assay.model import Article, Attribute, Claim, Entity
from assay.model.dates import PartialDate
from assay.quantity import Quantity, find
from assay.records.bounding_words import added_words, lost_words, unlike_hedges
from assay.records.named import Named
from assay.records.quotes import Text
from assay.records.references import Fault
from assay.records.said_figures import Said, figures, in_unit_of, is_known, is_rival, is_same, is_value, names_it
from assay.records.values import bare

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_RANK = re.compile(
    r"\b(?:is|was|are|were|became|remains)\s+(?:still\s+)?(?:the|its|our|their)?\s*"
    r"((?:first|only|largest|smallest|biggest|latest|last|fastest|cheapest)\b)", re.IGNORECASE
)  # fmt: skip
"""What ranks one thing among all: no figure of that one thing settles it."""


def disagreements(claim: Claim, attribute: Attribute | None, article: Article, names: Named) -> list[Fault]:
    """Where value, quote and statement of a claim part.

    `read_as` says how the value follows from more than the quote, or what is left out of the statement; that value and
    statement say the same it does not excuse.
    """
    if claim.placeholder:
        return []
    said = Said(claim, names)
    between = [*_of_figure(said), *_of_date(claim, article)]
    if claim.read_as is not None:
        return between
    beside = [*_of_value(claim, attribute, article), *_of_statement(said)]
    words = [*lost_words(claim), *_added(said)]
    return [*_of_names(claim, attribute, names), *between, *beside, *words]


def _of_names(claim: Claim, attribute: Attribute | None, names: Named) -> Iterator[Fault]:
    """The statement names what it is about, and whom it names: a word of each is in it."""
    if attribute is None:
        return
    asked = [("subject", claim.subject)] if claim.subject != f"text-{claim.article}" else []
    if attribute.type == "entity" and isinstance(claim.value, tuple):
        asked += [("value", name) for name in claim.value]
    whole = names.whole_in(claim.statement)
    for key, name in asked:
        entity = names.entities.get(name or "")
        if entity and key == "subject" and (other := _named_instead(claim, entity, whole, names)):
            reason = f"the statement names {other!r}, and the subject is {entity.label}"
            yield (key,), f"{reason}; correct one of them, or say in `read_as` how it is meant"
            continue
        if entity is None or any(name in claim.statement for name in (entity.label, *entity.aliases)):
            continue
        called = _words(" ".join((entity.id, entity.label, entity.family or "", *entity.aliases)))
        if not called & _words(claim.statement):
            reason = f"the statement does not speak of {entity.label}"
            yield (key,), f"{reason}; correct one of them, or say in `read_as` how it is meant"


def _named_instead(claim: Claim, subject: Entity, whole: Mapping[str, str], names: Named) -> str | None:
    """The name of another one of its kind that the statement speaks of, where it does not name the subject whole."""
    if subject.id in whole:
        return None
    values = claim.value if isinstance(claim.value, tuple) else ()
    own = {word for name in (subject.label, *subject.aliases) for word in _words(name)}
    known = {claim.when.object, claim.when.metric, claim.when.accelerator, subject.family, *claim.also_of, *values}
    for name, called in whole.items():
        other = names.entities[name]
        is_part = _words(called) <= own or f"{called}s".casefold() in own  # LIMA is short for LIMA 7B
        if other.kind == subject.kind and not is_part and name not in known and other.family != subject.id:
            return called
    return None


def _words(text: str) -> set[str]:
    """The words and numbers of a text, those left out that tell nothing."""
    found = re.findall(r"[^\W\d_]{2,}|[0-9]+(?:\.[0-9]+)?", text.casefold().replace("-", " "))
    return set(found) - {"the", "of", "and", "to", "in", "on", "at", "an", "by"}


def _of_value(claim: Claim, attribute: Attribute | None, article: Article) -> Iterator[Fault]:
    value = claim.value
    if isinstance(value, Quantity) and attribute:
        said = figures(claim.quote)
        told = [in_unit_of(figure, value) for figure in said]
        same = [figure for figure in told if figure and is_same(figure, value)]
        in_words = not re.search("[0-9]", value.printed) and Text(claim.quote).holds(value.printed)
        if not same and not in_words:
            other = _otherwise(said, value)
            shown, repair = (other, _MEANT) if other else (_shown(told, claim.quote), _REPAIR)
            yield ("value",), f"{value.printed!r} is not what the quote says, {shown}; {repair}"
        elif same and not any(figure.hedge == value.hedge for figure in same):
            wanted = "write it as the quote has it, or say in `read_as` why not"
            yield ("value",), f"the quote says {same[0].printed!r}, and the value {value.printed!r}; {wanted}"
    elif isinstance(value, PartialDate) and not _says_date(claim.quote, value, article):
        yield ("value",), f"the date {value} is not in the quote {claim.quote!r}; {_REPAIR}"


_REPAIR = (
    "correct the one that is wrong, or say in `read_as` from what the article has it (a column, a heading, its day)"
)


_MEANT = "write both in one unit, or say in `read_as` what the figure of the article counts"


def _otherwise(said: Sequence[Quantity], value: Quantity) -> str:
    """Figures of the same number in another unit, with both units; empty where there are none."""
    if value.unit is None:
        return ""
    alike = [one for one in said if one.unit and in_unit_of(one, value) is None and one.points == value.points]
    listed = " and ".join(f"{one.printed!r} in {one.unit.symbol or one.unit.name}" for one in alike if one.unit)
    return f"{listed} where the value is in {value.unit.symbol or value.unit.name}" if listed else ""


def _shown(told: Sequence[Quantity | None], quote: str) -> str:
    printed = [figure.printed for figure in told if figure]
    return " and ".join(map(repr, printed)) if printed else f"which has no such figure: {quote!r}"


def _says_date(quote: str, date: PartialDate, article: Article) -> bool:
    """Whether the quote names the date, its year perhaps by the day of the article, and no day that it leaves out."""
    told = [one.date for one in find(quote) if one.date]
    if date.printed in told:
        return True
    if any(one.startswith(f"{date.printed}-") for one in told):
        return False
    said = quote.casefold()
    year, *rest = date.printed.split("-")
    is_near = article.date is not None and int(year) - article.date.first.year in (-1, 0)
    if year not in said and not (rest and is_near):
        return False
    if not rest:
        return True
    month = _MONTHS[int(rest[0]) - 1]
    if not (month[:3] in said or f"-{rest[0]}" in said):
        return False
    return len(rest) == 1 or bool(re.search(rf"(?<![0-9])0?{int(rest[1])}(?![0-9])", said))


def _of_figure(statement: Said) -> Iterator[Fault]:
    """Figures of the statement against the value."""
    claim, said, same = statement.claim, statement.figures, statement.same
    value = claim.value
    if not isinstance(value, Quantity):
        return
    number = bare(value.printed)
    if same and (number is None or any(is_same(figure, number) for figure in same)):
        return  # it says the value, in this unit or in another one
    if Text(claim.statement).holds(value.printed):
        yield from _of_unit(claim, value, number, said)
        return
    if not said and (ranks := [rank for word, rank in _RANKS.items() if re.search(rf"\b{word}\b", claim.statement)]):
        if value.points[0] not in ranks:
            yield ("statement",), f"it does not say {value.printed!r}, which is the value; {_REPAIR}"
        return
    told = [figure for figure in said if in_unit_of(figure, value) is not None]
    if claim.read_as is not None and not _is_digits_alone(value):  # these may count anything
        told = [figure for figure in told if figure.unit is not None]
    if not same and (told or claim.read_as is None):
        other = "" if told else _otherwise(said, value)
        printed = other or " and ".join(repr(figure.printed) for figure in told)
        printed = printed or ("no such figure" if said else "no figure")
        repair = _MEANT if other else _REPAIR
        yield ("statement",), f"it says {printed}, and the value is {value.printed!r}; {repair}"


def _of_unit(claim: Claim, value: Quantity, number: Quantity | None, said: Sequence[Quantity]) -> Iterator[Fault]:
    """The number of the value, which is printed without a unit, in the statement with a unit that makes it another."""
    if value.unit is None or number is None:
        return
    alike = [figure for figure in said if is_same(figure, number)]
    apart = [figure for figure in alike if figure.unit and not is_value(figure, value)]
    if claim.read_as is not None:  # that another thing is counted it may explain; that 150 kg are 150 t it may not
        apart = [figure for figure in apart if in_unit_of(figure, value) is not None]
    if apart and len(apart) == len(alike):
        own = f"{value.printed!r}, read as {value.printed} {value.unit.symbol or value.unit.name}"
        reason = f"it says {apart[0].printed!r}, and the value is {own}"
        yield ("statement",), f"{reason}; write the value with the unit that the article means, and the statement alike"


def _is_digits_alone(value: Quantity) -> bool:
    """Whether neither a unit nor a scale is printed with it: `70 billion` is no 1 in the statement."""
    return re.fullmatch(r"[0-9.,]+", value.printed) is not None


_RANKS = {word: rank for rank, word in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}


def _of_date(claim: Claim, article: Article) -> Iterator[Fault]:
    value = claim.value
    is_silent = claim.read_as is not None and not re.search("[0-9]{4}", claim.statement)
    if isinstance(value, PartialDate) and not (is_silent or _says_date(claim.statement, value, article)):
        yield ("statement",), f"it does not say {value}, which is the value; correct one of them"


def _of_statement(statement: Said) -> Iterator[Fault]:
    """Figures of the statement against the quote."""
    claim, names, said, same = statement.claim, statement.names, statement.figures, statement.same
    named = [names.entities[name] for name in (claim.subject, claim.when.object) if name and name in names.entities]
    value = claim.value
    if isinstance(value, Quantity):
        if same and (reason := unlike_hedges(claim, value, same)):
            yield ("statement",), f"{reason}; say the same in both, or in `read_as` why not"
        if rank := _RANK.search(claim.statement):
            reason = f"that it is the {rank[1]} is settled by no value"
            yield ("statement",), f"{reason}; take the word out, or say in `read_as` what the value has to do with it"
    context = " ".join(filter(None, (claim.quote, claim.when.setting, str(claim.when.as_of or ""))))
    known = [*figures(context), *([value] if isinstance(value, Quantity) else [])]
    for figure in said:
        if not is_known(figure, known, named):
            yield ("statement",), f"its figure {figure.printed!r} is not in the quote {claim.quote!r}; {_REPAIR}"
        elif isinstance(value, Quantity) and same and is_rival(figure, value) and not names_it(figure, named):
            other = "make it a record of its own, and take it out here, or say in `read_as` what it is"
            yield ("statement",), f"it also says {figure.printed!r}, which no value holds; {other}"


def _added(statement: Said) -> Iterator[Fault]:
    """Words that deny or narrow the value and are not the quote's."""
    value, plain = statement.claim.value, statement.plain
    if isinstance(value, Quantity):
        said = (one.start for one in find(plain) if one.quantity and is_value(one.quantity, value))
        yield from added_words(statement.claim, plain[: next(said, None)])
