"""How facts are read from a file of a package, as people write it: which rows, which fields, what they mean."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from assay.records.fields import AttributeId, EntityId, Id, KindId, Name, Names, Text, When
from assay.records.types import Record


def _number(text: str) -> str:
    try:
        float(text)
    except ValueError:
        raise ValueError(f"{text!r} is no number; write a factor, for instance 1e6") from None
    return text


def _one_place(text: str) -> str:
    if text.count("{}") != 1:
        raise ValueError(f'{text!r} needs one {{}}, where what the file says is put; for instance "{{}} billion"')
    return text


Factor = Annotated[str, AfterValidator(_number)]
Template = Annotated[Text, AfterValidator(_one_place)]


class ColumnRecord(Record):
    """One field of a row, as facts on one attribute."""

    attribute: AttributeId
    """The attribute that the field gives."""
    field: Text
    """Where in the row it stands: names and indices with slashes between; // is a slash in a name, a dot the row."""
    times: Factor | None = None
    """What the file's number is multiplied by, where its unit is not the attribute's."""
    reads: Template | None = None
    """How the file's text is read: "{} billion"."""
    values: dict[str, Text] = Field({})
    """What the words of the file are called here; other words give no fact."""
    nothing: list[str] = Field([])
    """Texts of the file that mean that it does not say."""
    default: Text | None = None
    """Where in the file the value stands that a row without the field has; such a value is marked as a default."""
    metric: EntityId | None = None
    """The benchmark of which it is a result."""
    setting: Text | None = None
    """Conditions that matter."""
    accelerator: EntityId | None = None
    """The accelerator that was used."""
    meaning: Text | None = None
    """What the figure is, where the attribute alone does not say it."""


class RowsRecord(Record):
    """Some rows of some files, and what is read from each."""

    files: Names = Field([])
    """Which files below the source's folder, with stars; left out where the source names the file itself."""
    at: Names
    """Where the rows stand: names with slashes between them, a star for any, name=value for the one that has it, a dot
    for the whole file: models/*. One or several."""
    call: Text | None = None
    """Only what is a call of this name, in Python."""
    only: dict[Text, Names] = Field({})
    """Only rows whose field has one of these values; a star is any value."""
    but: dict[Text, Names] = Field({})
    """No rows whose field has one of these values; a star is any value."""
    name: Names
    """How a row is called, fields in braces: "{org}/{name}"; $1 is what the first star stood for, $file the stem of the
    file. Several make several rows."""
    also: Names = Field([])
    """Other names of a row, fields in braces."""
    fill: list[str] = Field([])
    """What is put where a name has {} itself: one row for each."""
    endings: list[Text] = Field([])
    """Endings that are no part of the name."""
    maker: Text | None = None
    """Who made it, fields in braces; where left out, whoever stands in the name."""
    setting: Text | None = None
    """Conditions of all facts of a row, fields in braces."""
    as_of: Text | None = None
    """When the facts of a row held, fields in braces."""
    same: dict[Name, Id] = Field({})
    """Rows that are a known entity under another name."""
    skip: dict[Name, Text] = Field({})
    """Rows that are left out, each with the reason."""
    facts: list[ColumnRecord] = Field([])
    """What is read from each row; left out where that is the same for all rows of the catalogue."""


class CatalogueRecord(Record):
    """A source whose facts are read by a program, and kept in a table beside its record."""

    licence: Text
    """Licence of the file, as its package names it."""
    standing: Literal["catalogue", "secondary"] = "catalogue"
    """A catalogue yields to whoever published the work, and outranks the press; one of mere estimates does not."""
    as_of: When | None = None
    """The day that its figures are of, where they change and a row does not say it."""
    kind: KindId
    """What sort of thing the rows are about."""
    facts: list[ColumnRecord] = Field([])
    """What is read from each row, where its part of the record does not say it."""
    rows: Annotated[list[RowsRecord], Field(min_length=1)]
    """The rows of the file."""

    def columns(self, rows: RowsRecord) -> list[ColumnRecord]:
        """What is read from the rows of one part."""
        return rows.facts or self.facts
