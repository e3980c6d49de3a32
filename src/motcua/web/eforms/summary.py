"""Answers to be read: for the summary before sending, the officer's page of the dossier, and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, gettext

from motcua.forms.queries import CommunesOfDay
from motcua.forms.rules.answers import shown_fields
from motcua.forms.rules.days import read_day
from motcua.forms.rules.definition import Field, FormDefinition
from motcua.forms.rules.field_types import (
    COMPOSED,
    Address,
    Choice,
    Commune,
    Day,
    Dong,
    FieldType,
    File,
    Number,
    Table,
    YesNo,
)
from motcua.forms.rules.parts import parts_of
from motcua.kernel.money import format_dong
from motcua.kernel.numbers import whole
from motcua.web.eforms.view_models import KeptFile


@dataclass(frozen=True, slots=True)
class Line:
    """A question and its answer: `text` ("" for none), `files`, `parts` of a composed one, or a table's `rows`."""

    label: str
    text: str = ""
    files: tuple[KeptFile, ...] = ()
    parts: tuple["Line", ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """The rows of a table, each cell with the name of its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class SectionSummary:
    title: str
    lines: tuple[Line, ...]


def summarise(
    definition: FormDefinition,
    values: Mapping[str, object],
    *,
    on: date,
    files: Mapping[str, KeptFile] | None = None,
) -> tuple[SectionSummary, ...]:
    """The answers `values` of a document, section by section; a question that was asked and not answered says so.

    `on` is the day on which the form was filled in.
    """
    reader = _Reader(get_language() or "vi", on, files or {}, CommunesOfDay())
    shown = shown_fields(definition, values, on)
    sections = (
        SectionSummary(
            section.title.read(reader.language),
            tuple(reader.line(field, values.get(field.key)) for field in section.fields if field.key in shown),
        )
        for section in definition.sections
    )
    return tuple(section for section in sections if section.lines)


@dataclass(frozen=True, slots=True)
class _Reader:
    language: str
    on: date
    files: Mapping[str, KeptFile]
    communes: CommunesOfDay

    def line(self, field: Field, value: object) -> Line:
        label = field.label.read(self.language)
        type_ = field.type
        if isinstance(type_, File) and isinstance(value, list):
            return Line(label, files=tuple(self._file(each) for each in value))
        if isinstance(type_, Table) and isinstance(value, list):
            rows = tuple(tuple(self.text(each.type, row.get(each.key)) for each in type_.columns) for row in value)
            return Line(label, columns=tuple(each.label.read(self.language) for each in type_.columns), rows=rows)
        if isinstance(type_, COMPOSED) and not isinstance(type_, Address) and isinstance(value, Mapping):
            answered = (part for part in parts_of(type_) if value.get(part.key) is not None)
            return Line(label, parts=tuple(self.line(part, value[part.key]) for part in answered))
        return Line(label, self.text(type_, value))

    def text(self, type_: FieldType, value: object) -> str:
        """A simple answer or an address in words; "" for none."""
        if value is None:
            return ""
        match type_:
            case Choice(options=options):
                chosen = value if isinstance(value, list) else [value]
                return "; ".join(option.label.read(self.language) for option in options if option.key in chosen)
            case YesNo():
                return gettext("Có") if value else gettext("Không")
            case Day():
                day = read_day(str(value))
                return f"{day:%d/%m/}{day.year:04d}"
            case Dong():
                return format_dong(int(str(value)))
            case Number(unit=unit):
                return f"{self._number(value)} {unit.read(self.language)}".strip()
            case Commune():
                return self._commune(value)
            case Address() if isinstance(value, Mapping):
                unit_name = self._commune(value["unit"]) if value.get("unit") else ""
                return ", ".join(part for part in (str(value.get("line", "")), unit_name) if part)
        return str(value)

    def _number(self, value: object) -> str:
        sign, digits, decimals = ("-", str(value)[1:], "") if str(value).startswith("-") else ("", str(value), "")
        digits, _, decimals = f"{Decimal(digits):f}".partition(".")
        mark = "." if self.language == "en" else ","
        return f"{sign}{whole(int(digits), self.language)}{mark + decimals if decimals.strip('0') else ''}"

    def _commune(self, code: object) -> str:
        return self.communes.commune_name(str(code), self.on) or str(code)

    def _file(self, reference: object) -> KeptFile:
        return self.files.get(str(reference), KeptFile(str(reference), gettext("Tệp đã gửi")))
