"""A draft as the designer lists it: sections, their fields, the columns of tables."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from motcua.forms.rules.condition_text import write_condition_text
from motcua.forms.rules.definition import Field, FormDefinition
from motcua.forms.rules.field_types import Table, kind_of
from motcua.web.console.forms.page import conditions_of
from motcua.web.console.forms.words import TYPES
from motcua.web.console.view_models import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """A field or column: where it is changed, and the address to add a column to it ("" for none)."""

    path: str
    label: str
    type: Words
    conditions: str
    address: str
    adding: str
    columns: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A section with its fields."""

    path: str
    key: str
    title: str
    shown: str
    address: str
    adding: str
    pieces: tuple[Piece, ...]


def outline_of(definition: FormDefinition, form_id: int, language: str) -> list[Outline]:
    """The whole form, to be changed piece by piece."""
    field_page, section_page = (
        reverse(name, args=[form_id]) for name in ("console-form-field", "console-form-section")
    )

    def piece(field: Field, path: str) -> Piece:
        is_table = isinstance(field.type, Table)
        columns = field.type.columns if isinstance(field.type, Table) else ()
        return Piece(
            path,
            field.label.read(language) or field.key,
            TYPES[kind_of(field.type)],
            conditions_of(field),
            f"{field_page}?{urlencode({'path': path})}",
            f"{field_page}?{urlencode({'in': path})}" if is_table else "",
            tuple(piece(column, f"{path}.{column.key}") for column in columns),
        )

    return [
        Outline(
            f"#{section.key}",
            section.key,
            section.title.read(language),
            write_condition_text(section.shown),
            f"{section_page}?{urlencode({'path': f'#{section.key}'})}",
            f"{field_page}?{urlencode({'in': f'#{section.key}'})}",
            tuple(piece(field, field.key) for field in section.fields),
        )
        for section in definition.sections
    ]
