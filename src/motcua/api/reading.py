"""Reading a JSON object into a frozen dataclass: every field by its type, and every mistake named by its place.

A place is written as one would in a program: `owner.name`, `components[2].copies`. Text is trimmed and stored NFC. What
the dataclass does not have is refused, because a misspelt optional field would otherwise be lost without a word.
"""

import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from motcua.kernel.errors import DomainError, Invalid
from motcua.kernel.text import nfc
from motcua.worktime.rules.terms import Term, parse_term

LONGEST_TEXT, LONGEST_LIST, LARGEST_NUMBER = 10_000, 200, 1_000  # some papers in the law have names of 7,000
LINE_BREAKS = "\n\r\t"

type Reader = Callable[[Any, str], Any]


def read_json(body: bytes) -> Any:
    """The JSON value of a request's body. Raises `Invalid` (`not_json`)."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Invalid(
            "not_json",
            vi=f"Nội dung không phải JSON (dòng {error.lineno}, cột {error.colno}). Hãy gửi một đối tượng JSON.",
            en=f"The request is not JSON (line {error.lineno}, column {error.colno}). Send one JSON object.",
        ) from error


def read_object[T](kind: type[T], value: Any, place: str = "") -> T:
    """`value` as a `kind`. Raises `Invalid` with the place as its `field`: `not_an_object`, `field_unknown`,
    `field_missing`, `field_wrong`.
    """
    if not isinstance(value, dict):
        raise Invalid(
            "not_an_object",
            vi=f"{place or 'Nội dung'} phải là một đối tượng JSON {{…}}. Hãy xem docs/api.md.",
            en=f"{place or 'The request'} must be a JSON object {{…}}. See docs/api.md.",
            field=place or None,
        )
    shape: Any = kind
    readers = _readers(shape)
    prefix = f"{place}." if place else ""
    for name in value:
        if name not in readers:
            raise _unknown(f"{prefix}{name}", prefix, name, readers)
    for name in _required(shape):
        if name not in value:
            raise Invalid(
                "field_missing",
                vi=f"Thiếu {prefix}{name}. Hãy bổ sung rồi gửi lại.",
                en=f"{prefix}{name} is missing. Add it and send again.",
                field=f"{prefix}{name}",
            )
    return kind(**{name: readers[name](given, f"{prefix}{name}") for name, given in value.items()})


def read_text(value: Any, place: str) -> str:
    """Text of at most 10,000 characters, trimmed, composed, without control characters except line breaks and tabs."""
    if not isinstance(value, str):
        raise wrong(place, "một chuỗi ký tự", "a text")
    text = nfc(value).strip()
    if len(text) > LONGEST_TEXT:
        raise wrong(place, f"chuỗi không quá {LONGEST_TEXT} ký tự", f"a text of at most {LONGEST_TEXT} characters")
    if not text.isprintable() and any(unicodedata.category(each) == "Cc" and each not in LINE_BREAKS for each in text):
        raise wrong(place, "chuỗi không có ký tự điều khiển", "a text without control characters")
    return text


def read_count(value: Any, place: str) -> int:
    """A whole number from 0 to 1,000. `true` is no number."""
    if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
        raise wrong(place, f"một số nguyên từ 0 đến {LARGEST_NUMBER}", f"a whole number from 0 to {LARGEST_NUMBER}")
    return value


def choice(*words: str) -> Reader:
    """Reads one of `words`."""

    def read(value: Any, place: str) -> str:
        if value not in words:
            raise wrong(place, f"một trong: {', '.join(words)}", f"one of: {', '.join(words)}")
        return str(value)

    return read


def at(place: str, error: DomainError) -> Invalid:
    """A rule's complaint about a value, with the place at which it stands here."""
    return Invalid(error.code, vi=error.vi, en=error.en, field=place)


def wrong(place: str, vi: str, en: str) -> Invalid:
    """The value at `place` is not what it must be."""
    return Invalid(
        "field_wrong",
        vi=f"{place} phải là {vi}. Hãy sửa rồi gửi lại.",
        en=f"{place} must be {en}. Correct it and send again.",
        field=place,
    )


@cache
def _readers(kind: Any) -> dict[str, Reader]:
    hints = get_type_hints(kind)
    return {item.name: _reader(hints[item.name]) for item in fields(kind)}


@cache
def _required(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.default is MISSING)


def _reader(hint: Any) -> Reader:
    if isinstance(hint, types.UnionType):
        (present,) = [each for each in get_args(hint) if each is not types.NoneType]
        read = _reader(present)
        return lambda value, place: None if value is None else read(value, place)
    if get_origin(hint) is tuple:
        read_one = _reader(get_args(hint)[0])
        return lambda value, place: _read_list(value, place, read_one)
    if isinstance(hint, type) and is_dataclass(hint) and hint is not Term:
        return lambda value, place: read_object(hint, value, place)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value, place: hint(choice(*hint)(value, place))
    return {str: read_text, int: read_count, Term: _read_term}[hint]


def _read_list(value: Any, place: str, read_one: Reader) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > LONGEST_LIST:
        raise wrong(place, f"một danh sách không quá {LONGEST_LIST} mục", f"a list of at most {LONGEST_LIST} items")
    return tuple(read_one(item, f"{place}[{number}]") for number, item in enumerate(value))


def _read_term(value: Any, place: str) -> Term:
    try:
        return parse_term(read_text(value, place))
    except Invalid as error:
        raise at(place, error) from error


def _unknown(place: str, prefix: str, name: str, readers: Mapping[str, Reader]) -> Invalid:
    meant = get_close_matches(name, readers, n=1)
    hint_vi = f" Có phải {prefix}{meant[0]}?" if meant else ""
    hint_en = f" Do you mean {prefix}{meant[0]}?" if meant else ""
    return Invalid(
        "field_unknown",
        vi=f"Không có trường {place[:100]}.{hint_vi} Hãy xem docs/api.md.",
        en=f"There is no field {place[:100]}.{hint_en} See docs/api.md.",
        field=place[:100],
    )
