"""Options, questions and checks for a record, made from its type and what its fields say of themselves."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from assay.commands.completion import complete
from assay.commands.new import prompts
from assay.commands.new.prompts import Answers, Question, ask
from assay.errors import Refused, UsageError, suggest
from assay.records.layout import fields_of
from assay.records.meanings import explain_fields

Known = Mapping[str, Sequence[str]]
"""The ids of each sort that have a record: entity, attribute, source."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How a field is given on a command line."""

    name: str
    field: FieldInfo
    form: Literal["text", "flag", "list", "pairs", "parts"]
    parts: tuple[str, ...] = ()
    """Of `parts`: the fields of the record that the list holds, each of which is needed."""

    @property
    def option(self) -> str:
        """`known_since` as `--known-since`."""
        return "--" + self.name.replace("_", "-")

    @property
    def choices(self) -> tuple[str, ...]:
        """All that may be said, where there is only this."""
        return tuple(_literals(self.field.annotation))

    @property
    def says(self) -> str:
        """What the field is, as its type documents it, on one line."""
        return " ".join((self.field.description or "").split())


def shapes_of(record: type[BaseModel], but: Sequence[str] = ()) -> list[Shape]:
    """The fields of a record in their order, as options can give them."""
    explain_fields()
    return [shape for name in fields_of(record) if name not in but and (shape := _shape(record, name))]


def _shape(record: type[BaseModel], name: str) -> Shape | None:
    field = record.model_fields[name]
    kinds = {get_origin(kind) or kind for kind in _alternatives(field.annotation)}
    inner = next(iter(_models(field.annotation)), None)
    if inner is not None:
        needed = tuple(key for key in fields_of(inner) if inner.model_fields[key].is_required())
        return Shape(name=name, field=field, form="parts", parts=needed) if list in kinds else None
    form = "flag" if bool in kinds else "pairs" if dict in kinds else "list" if list in kinds else "text"
    return Shape(name=name, field=field, form=form)  # type: ignore[arg-type]


def options(shapes: Sequence[Shape]) -> Callable[[Any], Any]:
    """A decorator that gives a command an option for each field."""

    def decorated(command: Any) -> Any:
        needed_first = sorted(shapes, key=lambda shape: not shape.field.is_required())
        for shape in reversed(needed_first):
            command = _option(shape)(command)
        return command

    return decorated


def _option(shape: Shape) -> Any:
    says = shape.says
    if shape.choices:
        says = f"{says}  [{' | '.join(shape.choices)}]"
    if shape.form in ("pairs", "parts", "list"):
        says = f"{says}  May be repeated."
    if shape.field.is_required():
        says = f"{says}  [needed]"
    if shape.form == "flag":
        return click.option(shape.option, shape.name, is_flag=True, help=says)
    if shape.form == "pairs":
        meta = f"{(_key_id_of(shape.field) or 'id').upper()} VALUE"
        return click.option(shape.option, shape.name, nargs=2, multiple=True, metavar=meta, help=says)
    if shape.form == "parts":
        meta = " ".join(part.upper() for part in shape.parts)
        return click.option(shape.option, shape.name, nargs=len(shape.parts), multiple=True, metavar=meta, help=says)
    kind = _id_of(shape.field) if shape.form == "text" else None
    done: dict[str, Any] = {"shell_complete": complete(kind)} if kind else {}
    if shape.choices:
        done["shell_complete"] = lambda _, __, begun: [one for one in shape.choices if one.startswith(begun)]
    return click.option(shape.option, shape.name, multiple=shape.form == "list", metavar="TEXT", help=says, **done)


Needed = Mapping[str, Callable[[Answers], bool]]
"""When a field must be known that its type lets go, by the answers before it."""
Fits = Mapping[str, Callable[[str, Answers], str | None]]
"""What is wrong with the answer for a field beside the answers before it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """The fields of a record, when each is needed, and what else an answer has to fit."""

    shapes: Sequence[Shape]
    known: Known
    first: Sequence[Question] = ()
    """Questions that come before those on the fields."""
    needed: Needed = field(default_factory=dict)
    fits: Fits = field(default_factory=dict)
    offered: Sequence[str] = ()
    """Fields for which a terminal asks, though they may be left out."""
    whole: Sequence[str] = ()
    """Lists of which a terminal asks for one item, as it stands, in words that need no quotes."""

    def filled(self, given: Mapping[str, Any], write: Callable[[dict[str, Any], Answers], object]) -> None:
        """Ask for what is missing and write the record; what is refused is asked for again, and nothing is lost.

        UsageError names every option that is missing or wrong.
        """
        before: Answers = {}
        again: frozenset[str] = frozenset()
        while True:
            fields, answers = self._answered(given, before, again)
            try:
                write(fields, answers)
                return
            except Refused as refused:
                again = frozenset(shape.name for shape in self.shapes if shape.name in refused.fields)
                if not (again and prompts.is_terminal()):
                    raise
                click.echo(f"assay: {refused}", err=True)
            options = {shape.option for shape in self.shapes if shape.name in again}
            before = {option: answer for option, answer in answers.items() if option not in options}
            given = {name: None if name in again else value for name, value in given.items()}

    def _answered(
        self, given: Mapping[str, Any], before: Answers, again: frozenset[str]
    ) -> tuple[dict[str, Any], Answers]:
        first = [replace(one, answer=one.answer or before.get(one.option)) for one in self.first]
        asked = [one for shape in self.shapes for one in self._questions(shape, given[shape.name], before, again)]
        answers = ask([*first, *asked])
        fields: dict[str, Any] = {}
        for shape in self.shapes:
            value = given[shape.name]
            if shape.option in answers:
                said = answers[shape.option]
                grouped = shape.form in ("pairs", "parts", "list")
                value = [said] if shape.name in self.whole else _split(shape, said) if grouped else said
            fields[shape.name] = _as_field(shape, value)
        return fields, answers

    def _questions(self, shape: Shape, given: Any, before: Answers, again: frozenset[str]) -> Iterator[Question]:
        """One for what must be known, and one for each answer that must be checked."""
        must = shape.field.is_required() or shape.name in again
        when = None if must else self.needed.get(shape.name)
        is_offered = shape.name in self.offered
        answer = before.get(shape.option)
        if not (given or answer or must or when or is_offered) or shape.form == "flag":
            return
        about = Question(
            option=shape.option,
            text=shape.says,
            answer=answer,
            when=None if given or answer else when,
            may_be_empty=is_offered and not must,
        )
        if shape.name in self.whole:
            if not given:
                yield replace(about, fits=self.fits.get(shape.name))
        elif shape.form in ("pairs", "parts", "list"):
            if not given:
                as_parts = f"as {' '.join(shape.parts).upper()}"
                how = {"pairs": "as ID VALUE ID VALUE …", "parts": as_parts}.get(shape.form, "")
                how = how or "(one or more, with spaces between them; what has spaces itself in quotes)"
                yield replace(about, text=f"{shape.says.rstrip('.')} {how}", check=_group_check(shape, self.known))
        else:
            check, fits = check_of(shape, self.known), self.fits.get(shape.name)
            yield replace(about, answer=given or answer, choices=shape.choices, check=check, fits=fits)


def _group_check(shape: Shape, known: Known) -> Callable[[str], str | None]:
    """Why an answer of several words cannot be taken apart, or what in it has no record."""
    reads = TypeAdapter(_annotated(shape.field))
    ids = _key_id_of(shape.field)

    def check(answer: str) -> str | None:
        try:
            value = _as_field(shape, _split(shape, answer))
            reads.validate_python(value)
        except (UsageError, ValueError) as error:
            return str(error.errors()[0]["msg"]) if isinstance(error, ValidationError) else str(error)
        unknown = next((one for one in value if ids and one not in known.get(ids, ())), None)
        return f"no {ids} is called {unknown!r}{suggest(unknown, known[ids])}" if ids and unknown else None

    return check


def check_of(shape: Shape, known: Known) -> Callable[[str], str | None]:
    """Why an answer is none that the field takes, or what in it has no record."""
    kind = _id_of(shape.field)
    reads = TypeAdapter(_annotated(shape.field))

    def check(answer: str) -> str | None:
        try:
            reads.validate_python(answer)
        except ValidationError as error:
            return str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        if kind and answer not in known.get(kind, ()):
            return f"no {kind} is called {answer!r}{suggest(answer, known.get(kind, ()))}"
        return None

    return check


def _annotated(field: FieldInfo) -> Any:
    """The type with what checks it; pydantic keeps both apart."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _id_of(field: FieldInfo) -> str | None:
    """Of what the field holds the id: entity, attribute or source."""
    schema = TypeAdapter(_annotated(field)).json_schema()
    found = [schema, *schema.get("anyOf", [])]
    return next((one["x-ids"] for one in found if "x-ids" in one), None)


def _key_id_of(field: FieldInfo) -> str | None:
    """Of what the keys or the items of the field are ids."""
    schema = TypeAdapter(_annotated(field)).json_schema()
    inner = schema.get("propertyNames") or schema.get("items") or {}
    return inner.get("x-ids")


def _split(shape: Shape, answer: str) -> list[Any]:
    """An answer that was typed at a terminal, taken apart as a shell does it."""
    try:
        words = shlex.split(answer)
    except ValueError:
        raise UsageError(f"{answer!r} has a quotation mark that is not closed; close it") from None
    if shape.form == "list":
        return words
    width = 2 if shape.form == "pairs" else len(shape.parts)
    if len(words) % width:
        raise UsageError(f"{answer!r} is not in groups of {width}; put quotes around what has spaces")
    return [tuple(words[at : at + width]) for at in range(0, len(words), width)]


def _as_field(shape: Shape, value: Any) -> Any:
    if shape.form == "pairs":
        return dict(value or ())
    if shape.form == "parts":
        return [dict(zip(shape.parts, one, strict=True)) for one in value or ()]
    if shape.form == "flag":
        return value or None
    return list(value or ()) if shape.form == "list" else value


def _alternatives(annotation: Any) -> list[Any]:
    """The types of a union, `Annotated` taken off."""
    if hasattr(annotation, "__metadata__"):
        return _alternatives(annotation.__origin__)
    arguments = get_args(annotation)
    is_union = arguments and get_origin(annotation) not in (list, dict, Literal, tuple)
    return [kind for one in arguments for kind in _alternatives(one)] if is_union else [annotation]


def _literals(annotation: Any) -> Iterator[str]:
    for kind in _alternatives(annotation):
        origin = get_origin(kind)
        if origin is Literal:
            yield from map(str, get_args(kind))
        elif isinstance(kind, type) and issubclass(kind, Enum):
            yield from (str(one.value) for one in kind)
        elif origin is list:
            yield from (name for one in get_args(kind) for name in _literals(one))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for kind in _alternatives(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind
        elif get_origin(kind) is list:
            yield from (model for one in get_args(kind) for model in _models(one))
