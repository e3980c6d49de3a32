"""Everything that is wrong with a definition, told at once."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from motcua.forms.rules.condition_checks import check_condition
from motcua.forms.rules.definition import Field, FormDefinition
from motcua.forms.rules.field_types import Choice, Dong, File, Number, Table, Text, YesNo, kind_of
from motcua.forms.rules.order import find_cycle
from motcua.forms.rules.prefilling import fits
from motcua.forms.rules.problems import Problem, name_problem
from motcua.forms.rules.simple_values import REFUSALS, Bad, Setting, read_simple
from motcua.forms.rules.type_checks import check_type
from motcua.forms.rules.words import Words

MOST_FIELDS = 300
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


def check_definition(definition: FormDefinition) -> tuple[Problem, ...]:
    """Every problem, in the order of the form; () where the definition can be filled in."""
    return tuple(_problems(definition))


def _problems(definition: FormDefinition) -> Iterator[Problem]:
    yield from _check_words(definition.title, "", "title")
    yield from _check_words(definition.help, "", "help", optional=True)
    if not definition.sections:
        yield name_problem("no_sections")
    if sum(len(section.fields) for section in definition.sections) > MOST_FIELDS:
        yield name_problem("too_many_fields", most=MOST_FIELDS)
    sections = Counter(section.key for section in definition.sections)
    keys = Counter(field.key for field in definition.fields())
    for section in definition.sections:
        path = f"#{section.key}"
        yield from _check_key(section.key, path, sections)
        yield from _check_words(section.title, path, "title")
        yield from _check_words(section.help, path, "help", optional=True)
        if not section.fields:
            yield name_problem("no_fields", path)
        yield from check_condition(section.shown, path, definition)
        for field in section.fields:
            yield from _check_field(field, field.key, keys)
            yield from check_condition(field.shown, field.key, definition)
            if not isinstance(field.required, bool):
                yield from check_condition(field.required, field.key, definition)
    if cycle := find_cycle(definition):
        yield name_problem("cycle", cycle[0], fields=" → ".join(cycle))


def _check_field(field: Field, path: str, keys: Counter[str]) -> Iterator[Problem]:
    yield from _check_key(field.key, path, keys)
    yield from _check_words(field.label, path, "label")
    yield from _check_words(field.help, path, "help", optional=True)
    yield from check_type(field.type, path)
    if field.prefill and not fits(field.prefill, field.type):
        yield name_problem("wrong_prefill", path, source=field.prefill)
    yield from _check_default(field, path)
    if isinstance(field.type, Table):
        columns = Counter(column.key for column in field.type.columns)
        for column in field.type.columns:
            yield from _check_column(column, f"{path}.{column.key}", columns)


def _check_column(column: Field, path: str, keys: Counter[str]) -> Iterator[Problem]:
    if isinstance(column.type, Table | File) or not _is_simple(column):
        yield name_problem("column_not_simple", path, type=kind_of(column.type))
        return
    if column.shown or column.prefill or not isinstance(column.required, bool):
        yield name_problem("column_condition", path)
    yield from _check_field(column, path, keys)


def _is_simple(field: Field) -> bool:
    return kind_of(field.type) not in ("address", "person", "organisation", "table")


def _check_key(key: str, path: str, keys: Counter[str]) -> Iterator[Problem]:
    if not _KEY.fullmatch(key):
        yield name_problem("bad_key", path)
    elif keys[key] > 1:
        yield name_problem("duplicate_key", path)


def _check_words(words: Words, path: str, field: str, *, optional: bool = False) -> Iterator[Problem]:
    if not (words.vi and words.en) and not (optional and not words):
        yield name_problem("missing_words", path, field=field)


class _NoUnits:
    def commune_name(self, code: str, on: date) -> str | None:
        return None


def _check_default(field: Field, path: str) -> Iterator[Problem]:
    """Defaults are for types whose answers do not hang on the day."""
    if field.default is None:
        return
    reason = name_problem("wrong_shape")
    if isinstance(field.type, Text | Number | Dong | YesNo | Choice):
        try:
            setting = Setting(date.min, _NoUnits(), is_typed=False)
            if read_simple(field.type, field.default, setting) == field.default:
                return
        except REFUSALS as refusal:
            if isinstance(refusal, Bad):
                reason = refusal.at(path)
    yield name_problem("bad_default", path, reason=(reason.vi, reason.en))
