"""Options, questions and checks for a record, made from its type and what its fields say of themselves."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from assay.commands.completion import complete
from assay.commands.new.prompts import Question, ask
from assay.errors import UsageError, suggest
from assay.records.layout import fields_of

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
        for shape in reversed(shapes):
            command = _option(shape)(command)
        return command

    return decorated


def _option(shape: Shape) -> Any:
    says = shape.says
    if shape.choices and len(shape.choices) <= _FEW:
        says = f"{says}  [{' | '.join(shape.choices)}]"
    if shape.form == "flag":
        return click.option(shape.option, shape.name, is_flag=True, help=says)
    if shape.form == "pairs":
        return click.option(shape.option, shape.name, nargs=2, multiple=True, metavar="ID VALUE", help=says)
    if shape.form == "parts":
        meta = " ".join(part.upper() for part in shape.parts)
        return click.option(shape.option, shape.name, nargs=len(shape.parts), multiple=True, metavar=meta, help=says)
    kind = _id_of(shape.field) if shape.form == "text" else None
    done: dict[str, Any] = {"shell_complete": complete(kind)} if kind else {}
    return click.option(shape.option, shape.name, multiple=shape.form == "list", metavar="TEXT", help=says, **done)


_FEW = 8
"""Choices that a line of help has room for."""


def answered(shapes: Sequence[Shape], given: Mapping[str, Any], known: Known, first: Sequence[Question] = ()) -> Any:
    """The fields of the record and the answers to the first questions; what is missing is asked for, all at once.

    UsageError names every option that is missing or wrong.
    """
    by_option = {shape.option: shape for shape in shapes}
    asked = [question for shape in shapes for question in _questions(shape, given[shape.name], known)]
    answers = ask([*first, *asked])
    fields: dict[str, Any] = {}
    for option, shape in by_option.items():
        value = given[shape.name]
        if option in answers:
            value = _split(shape, answers[option]) if shape.form in ("pairs", "parts", "list") else answers[option]
        fields[shape.name] = _as_field(shape, value)
    return fields, answers


def _questions(shape: Shape, given: Any, known: Known) -> Iterator[Question]:
    """One for what must be known, and one for each answer that must be checked."""
    is_given = bool(given)
    if not is_given and not shape.field.is_required():
        return
    if shape.form in ("pairs", "parts", "list"):
        if not is_given:
            as_parts = f"as {' '.join(shape.parts).upper()}"
            how = {"pairs": "as ID VALUE ID VALUE …", "parts": as_parts}.get(shape.form, "")
            yield Question(option=shape.option, text=f"{shape.says} {how}".strip())
        return
    if shape.form == "text":
        check = _check(shape, known)
        yield Question(option=shape.option, text=shape.says, answer=given or None, choices=shape.choices, check=check)


def _check(shape: Shape, known: Known) -> Callable[[str], str | None]:
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


def _split(shape: Shape, answer: str) -> list[Any]:
    """An answer that was typed at a terminal, taken apart as a shell does it."""
    words = shlex.split(answer)
    if shape.form == "list":
        return words
    width = 2 if shape.form == "pairs" else len(shape.parts)
    if len(words) % width:
        raise UsageError(f"{shape.option}: {answer!r} is not in groups of {width}; put quotes around what has spaces")
    return [tuple(words[at : at + width]) for at in range(0, len(words), width)]


def _as_field(shape: Shape, value: Any) -> Any:
    if shape.form == "pairs":
        return dict(value)
    if shape.form == "parts":
        return [dict(zip(shape.parts, one, strict=True)) for one in value]
    if shape.form == "flag":
        return value or None
    return list(value) if shape.form == "list" else value


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
        elif origin is list:
            yield from (name for one in get_args(kind) for name in _literals(one))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for kind in _alternatives(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind
        elif get_origin(kind) is list:
            yield from (model for one in get_args(kind) for model in _models(one))
