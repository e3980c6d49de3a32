"""What was filled in, read against the definition: one document of answers, and what is wrong with it by field.

    {"format": "motcua.answers/1", "form": "1.001193", "version": 2,
     "values": {"child": {"name": "…", "birth_date": "2018-10-01"}, "copies": 2, …}}

What was posted and what stands in a JSON document give the same document. Fields that are not shown have no answer in
it, whatever was typed into them. Blank answers and blank rows are left out.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.forms.rules.conditions import holds
from motcua.forms.rules.definition import Field, FormDefinition
from motcua.forms.rules.field_types import COMPOSED, Choice, File, Person, Table, YesNo
from motcua.forms.rules.order import fields_in_order
from motcua.forms.rules.parts import parts_of
from motcua.forms.rules.posted import gather
from motcua.forms.rules.problems import Problem, name_problem
from motcua.forms.rules.simple_values import REFUSALS, Bad, Setting, Units, read_simple
from motcua.kernel.errors import Invalid
from motcua.people.rules.identity import Sex, check_personal_number

FORMAT = "motcua.answers/1"

type Answers = dict[str, Any]
type Problems = dict[str, Problem]


def read_answers(
    definition: FormDefinition, posted: Mapping[str, list[str]], on: date, units: Units
) -> tuple[Answers, Problems]:
    """The answers document of what was posted, and the problems by path of field. Never raises.

    Names are "field", "field.part", "table.0.column"; names that the form does not have are passed over. `on` is the
    day of filing: limits relative to today, identity papers and communes are judged on it.
    """
    reader = _Reader(Setting(on, units, is_typed=True))
    return _document(definition, reader.read(definition, gather(definition, posted))), reader.problems


def check_answers(
    definition: FormDefinition, document: Mapping[str, object], on: date, units: Units
) -> tuple[Answers, Problems]:
    """The same for a JSON document of answers. What the form does not ask is a problem here. Never raises."""
    reader = _Reader(Setting(on, units, is_typed=False))
    values = document.get("values")
    if not isinstance(values, Mapping) or document.get("format") != FORMAT:
        reader.problems[""] = name_problem("too_deep")
        values = {}
    for key in values:
        if definition.field(str(key)) is None:
            reader.problems[str(key)[:60]] = name_problem("unknown_answer", str(key)[:60])
    return _document(definition, reader.read(definition, values)), reader.problems


def shown_fields(definition: FormDefinition, values: Mapping[str, object], on: date) -> set[str]:
    """The keys of the fields that are asked, given these answers."""
    shown: set[str] = set()
    known: dict[str, object] = {}
    for section, field in fields_in_order(definition):
        if holds(section.shown, known, on) and holds(field.shown, known, on):
            shown.add(field.key)
            if values.get(field.key) is not None:
                known[field.key] = values[field.key]
    return shown


def is_required(field: Field, values: Mapping[str, object], on: date) -> bool:
    """Whether the field, if it is shown, must be answered."""
    return field.required if isinstance(field.required, bool) else holds(field.required, values, on)


def _document(definition: FormDefinition, values: dict[str, object]) -> Answers:
    in_order = {field.key: values[field.key] for field in definition.fields() if field.key in values}
    return {"format": FORMAT, "form": definition.code, "version": definition.version, "values": in_order}


class _Reader:
    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.problems: Problems = {}

    def read(self, definition: FormDefinition, raw: Mapping[str, object]) -> dict[str, object]:
        """The values of the fields that are shown; then what is missing, which may hang on any other answer."""
        values: dict[str, object] = {}
        shown = []
        for section, field in fields_in_order(definition):
            if holds(section.shown, values, self.setting.on) and holds(field.shown, values, self.setting.on):
                shown.append(field)
                value = self._value(field, raw.get(field.key), field.key)
                if value is not None:
                    values[field.key] = value
        for field in shown:
            if field.key not in values and is_required(field, values, self.setting.on):
                self._miss(field, field.key)
        return values

    def _value(self, field: Field, raw: object, path: str) -> object:
        if isinstance(field.type, Table):
            return self._rows(field.type, raw, path)
        if isinstance(field.type, COMPOSED):
            return self._parts(field, raw, path)
        try:
            return read_simple(field.type, raw, self.setting)
        except REFUSALS as refusal:
            self._refuse(refusal, path)
            return None

    def _parts(self, field: Field, raw: object, path: str) -> object:
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            self.problems[path] = name_problem("wrong_shape", path)
            return None
        value = self._object(parts_of(field.type), raw, path)
        if isinstance(field.type, Person) and value is not None:
            self._check_agrees(value, path)
        return value

    def _object(self, parts: tuple[Field, ...], raw: Mapping[str, object], path: str) -> dict[str, object] | None:
        value = {}
        before = len(self.problems)
        for part in parts:
            found = self._value(part, raw.get(part.key), f"{path}.{part.key}")
            if found is not None:
                value[part.key] = found
        if not self.setting.is_typed:
            for key in set(raw) - {part.key for part in parts}:
                where = f"{path}.{key}"[:120]
                self.problems[where] = name_problem("unknown_answer", where)
        if not value and len(self.problems) == before:
            return None
        for part in parts:
            if part.required is True and part.key not in value:
                self._miss(part, f"{path}.{part.key}")
        return value or None

    def _rows(self, table: Table, raw: object, path: str) -> object:
        if raw is None:
            return None
        if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
            self.problems[path] = name_problem("wrong_shape", path)
            return None
        read = [self._object(table.columns, row, f"{path}.{place}") for place, row in enumerate(raw[: table.most + 50])]
        rows = [row for row in read if row]
        if rows and len(rows) < table.least:
            self.problems.setdefault(path, name_problem("too_few_rows", path, least=table.least))
        if len(raw) > table.most + 50 or len(rows) > table.most:
            self.problems.setdefault(path, name_problem("too_many_rows", path, most=table.most))
        return rows[: table.most] or None

    def _check_agrees(self, person: Mapping[str, object], path: str) -> None:
        """A personal number tells year of birth and sex; what else was said must agree."""
        number, birth, sex = person.get("identity_number"), person.get("birth_date"), person.get("sex")
        if not isinstance(number, str) or len(number) != 12:
            return
        born = date.fromisoformat(birth) if isinstance(birth, str) else None
        try:
            check_personal_number(
                number, on=self.setting.on, birth_date=born, sex=Sex(sex) if isinstance(sex, str) else None
            )
        except Invalid as refusal:
            self._refuse(refusal, f"{path}.identity_number")

    def _miss(self, field: Field, path: str) -> None:
        """Say that an answer is missing, beside each part of the field that it needs."""
        if path in self.problems or any(each.startswith(f"{path}.") for each in self.problems):
            return
        match field.type:
            case Table(least=least):
                self.problems[path] = name_problem("too_few_rows", path, least=max(1, least))
            case YesNo(confirmation=True):
                self.problems[path] = name_problem("missing_confirmation", path)
            case Choice() | YesNo():
                self.problems[path] = name_problem("missing_choice", path)
            case File():
                self.problems[path] = name_problem("missing_file", path)
            case type_ if isinstance(type_, COMPOSED):
                parts = parts_of(type_)
                for part in [each for each in parts if each.required] or parts[:1]:
                    self._miss(part, f"{path}.{part.key}")
            case _:
                self.problems[path] = name_problem("missing", path)

    def _refuse(self, refusal: Bad | Invalid, path: str) -> None:
        if isinstance(refusal, Bad):
            self.problems[path] = refusal.at(path)
        else:
            self.problems[path] = Problem(refusal.code, path, refusal.vi, refusal.en)
