"""Whether what is said of a field's type makes sense: limits in order, options that differ, something that is asked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from motcua.forms.rules.days import Limit, Today
from motcua.forms.rules.field_types import (
    LARGEST_NUMBER,
    LONGEST_TEXT,
    MOST_DECIMALS,
    Choice,
    Day,
    Dong,
    FieldType,
    File,
    Identity,
    Number,
    Option,
    Organisation,
    Person,
    Table,
    Text,
)
from motcua.forms.rules.problems import Problem, name_problem
from motcua.forms.rules.simple_values import LARGEST_DONG
from motcua.people.rules.identity import IdentityKind

MOST_ROWS = 200
MOST_FILES = 20
MOST_COLUMNS = 20
MOST_OPTIONS = 300
_OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def check_type(type_: FieldType, path: str) -> Iterator[Problem]:
    """Everything wrong with the type of the field at `path`; columns of a table excepted."""
    match type_:
        case Text(longest=longest):
            yield from _within(path, "longest", longest, 1, LONGEST_TEXT)
        case Number(decimals=decimals, least=least, most=most, unit=unit):
            yield from _within(path, "decimals", decimals, 0, MOST_DECIMALS)
            yield from _between(path, least, most, -LARGEST_NUMBER, LARGEST_NUMBER)
            if unit and not (unit.vi and unit.en):
                yield name_problem("missing_words", path, field="unit")
        case Dong(least=least, most=most):
            yield from _between(path, least, most, 0, LARGEST_DONG)
        case Day(least=first, most=last):
            if _is_inverted(first, last):
                yield name_problem("limits_inverted", path)
        case Choice(options=options):
            yield from _check_options(options, path)
        case Identity(kinds=kinds):
            if not kinds or IdentityKind.TAX_CODE in kinds or len(set(kinds)) < len(kinds):
                yield name_problem("wrong_identity_kind", path)
        case File(types=types, most=most):
            yield from _within(path, "most", most, 1, MOST_FILES)
            if not types:
                yield name_problem("asks_nothing", path)
        case Person(asks=asks, may_lack=may_lack, least_age=least_age):
            yield from _check_parts(asks, may_lack, path)
            yield from _within(path, "least_age", least_age, 0, 120)
        case Organisation(asks=asked, may_lack=lacking):
            yield from _check_parts(asked, lacking, path)
        case Table(columns=columns, least=least, most=most):
            if not columns:
                yield name_problem("no_columns", path)
            yield from _within(path, "columns", len(columns), 0, MOST_COLUMNS)
            yield from _between(path, least, most, 0, MOST_ROWS)


def _within(path: str, field: str, value: float, least: float, most: float) -> Iterator[Problem]:
    if not least <= value <= most:
        yield name_problem("limit_out_of_range", path, field=field, least=least, most=most)


def _between(path: str, least: float | None, most: float | None, lowest: float, highest: float) -> Iterator[Problem]:
    for field, value in (("least", least), ("most", most)):
        if value is not None:
            yield from _within(path, field, value, lowest, highest)
    if least is not None and most is not None and least > most:
        yield name_problem("limits_inverted", path)


def _is_inverted(first: Limit | None, last: Limit | None) -> bool:
    """Only limits of one kind can be compared before the day is known."""
    if isinstance(first, Today) and isinstance(last, Today):
        return first.unit == last.unit and first.amount > last.amount
    if first is None or last is None or isinstance(first, Today) or isinstance(last, Today):
        return False
    return first > last


def _check_options(options: tuple[Option, ...], path: str) -> Iterator[Problem]:
    if len(options) < 2:
        yield name_problem("too_few_options", path)
    yield from _within(path, "options", len(options), 0, MOST_OPTIONS)
    for key, times in Counter(option.key for option in options).items():
        if times > 1:
            yield name_problem("duplicate_option", path, option=key)
    for option in options:
        if not _OPTION_KEY.fullmatch(option.key):
            yield name_problem("bad_option_key", path, option=option.key)
        if not (option.label.vi and option.label.en):
            yield name_problem("missing_words", path, field=f"options.{option.key}")


def _check_parts(asks: Iterable[str], may_lack: Iterable[str], path: str) -> Iterator[Problem]:
    asked = list(asks)
    if not asked:
        yield name_problem("asks_nothing", path)
    for part, times in Counter(asked).items():
        if times > 1:
            yield name_problem("duplicate_part", path, part=part)
    for part in may_lack:
        if part not in asked:
            yield name_problem("lacks_unasked", path, part=part)
