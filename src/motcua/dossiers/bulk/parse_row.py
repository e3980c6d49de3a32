"""From the values of a line to a typed row, or to the reason why not, naming the column."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from motcua.dossiers.bulk.cells import HINTS, KINDS, PARSERS
from motcua.dossiers.bulk.columns import INSTANT_OF, REQUIRED, ImportRow
from motcua.kernel.errors import DomainError, Invalid


def check_columns(columns: Sequence[str]) -> None:
    """A file whose heading is wrong is refused whole, before anything is imported. Raises `Invalid`."""
    check_known(columns)
    for name in columns:
        if columns.count(name) > 1:
            raise Invalid(
                "column_twice",
                vi=f"Cột {name} có hai lần. Hãy bỏ một cột.",
                en=f"Column {name} is there twice. Leave one out.",
                field=name,
            )
    for name in REQUIRED:
        if name not in columns:
            raise Invalid(
                "column_missing",
                vi=f"Tệp thiếu cột {name}. Hãy bổ sung; docs/import.md liệt kê các cột.",
                en=f"The file lacks the column {name}. Add it; docs/import.md lists the columns.",
                field=name,
            )


def check_known(columns: Iterable[str]) -> None:
    """Every column is one of the format. Raises `Invalid` naming those that are not."""
    unknown = ", ".join(repr(name) for name in columns if name not in PARSERS)
    if unknown:
        raise Invalid(
            "unknown_column",
            vi=f"Cột {unknown[:100]} không có trong mẫu. Hãy sửa tên hoặc bỏ cột; docs/import.md liệt kê các cột.",
            en=f"Column {unknown[:100]} is not in the format. Correct its name or leave it out; docs/import.md lists "
            "the columns.",
            field=unknown[:100],
        )


def parse_row(values: Mapping[str, Any]) -> ImportRow:
    """The typed row. Raises `Invalid` naming the column (`field`) and what to write instead."""
    if not values.keys() <= PARSERS.keys():
        check_known(values)
    given: dict[str, Any] = {}
    for name, value in values.items():
        if type(value) is str:
            value = value.strip()
        if value is None or value == "":
            continue
        try:
            given[name] = PARSERS[name](value)
        except (ValueError, TypeError, OverflowError, DomainError) as error:
            raise _bad_value(name, value, error) from error
    for name in REQUIRED:
        if name not in given:
            raise Invalid(
                "value_missing",
                vi=f"Cột {name} để trống. Hãy bổ sung giá trị.",
                en=f"Column {name} is empty. Give it a value.",
                field=name,
            )
    for name in given.keys() & INSTANT_OF.keys():
        if INSTANT_OF[name] not in given:
            raise Invalid(
                "instant_missing",
                vi=f"Có {name} mà không có {INSTANT_OF[name]}. Hãy ghi thời điểm, hoặc bỏ trống cả hai.",
                en=f"{name} is given without {INSTANT_OF[name]}. Give the instant, or leave both empty.",
                field=INSTANT_OF[name],
            )
    return ImportRow(**given)


def _bad_value(column: str, value: object, error: Exception) -> Invalid:
    shown = str(value)[:60]
    vi, en = (error.vi, error.en) if isinstance(error, DomainError) else HINTS[KINDS[column]]
    return Invalid(
        "bad_value",
        vi=f"Giá trị “{shown}” của cột {column} không hợp lệ. {vi}",
        en=f"“{shown}” is no valid value for column {column}. {en}",
        field=column,
    )
