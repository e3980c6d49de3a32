"""The content document as JSON, and back with every mistake named.

`content_to_json` leaves out what has its default, so that a document says only what there is to say;
`content_from_json` accepts exactly what the dataclasses of `content` describe, and answers anything else with `Invalid`
naming the place ("lines[2].term.unit").
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from motcua.catalogue.rules.content import Channel, Content, Fee, FeeState, Line
from motcua.kernel.errors import Invalid
from motcua.worktime.rules.terms import Term, TermUnit

VERSION = 1


def content_to_json(content: Content) -> dict[str, Any]:
    """A plain JSON value; `content_from_json` of it is equal to `content`."""
    return {"version": VERSION, **_encode_fields(content)}


def content_from_json(document: object) -> Content:
    """The content a document describes. Raises `Invalid` ("content_malformed", `place`) for any other document."""
    if not isinstance(document, Mapping):
        raise _malformed("", "an object")
    if document.get("version") != VERSION:
        raise _malformed("version", f"the number {VERSION}")
    parts = {key: value for key, value in document.items() if key != "version"}
    content: Content = _decode_fields(Content, parts, "")
    _check_references(content)
    return content


def _encode(value: Any) -> Any:
    if isinstance(value, Term):
        return {"amount": value.amount, "unit": str(value.unit)}
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_encode(each) for each in value]
    if value is None or isinstance(value, str | int):
        return value
    return _encode_fields(value)


def _encode_fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _encode(each)
        for field in fields(value)
        if (each := getattr(value, field.name)) != field.default or field.default is MISSING
    }


@cache
def _shape(kind: type) -> tuple[dict[str, Any], frozenset[str]]:
    """Field types of a dataclass, and the names that must be given."""
    return get_type_hints(kind), frozenset(field.name for field in fields(kind) if field.default is MISSING)


def _decode(kind: Any, value: object, place: str) -> Any:
    if get_origin(kind) is UnionType:
        if value is None:
            return None
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _malformed(place, "a list")
        return tuple(_decode(get_args(kind)[0], each, f"{place}[{index}]") for index, each in enumerate(value))
    if kind is Term:
        return _decode_term(value, place)
    if kind in (str, int):
        if type(value) is not kind:
            raise _malformed(place, "a text" if kind is str else "a whole number")
        return value
    if issubclass(kind, StrEnum):
        if value not in set(kind):
            raise _malformed(place, f"one of {', '.join(kind)}")
        return kind(value)
    return _decode_fields(kind, value, place)


def _decode_fields(kind: type, value: object, place: str) -> Any:
    if not isinstance(value, Mapping):
        raise _malformed(place, "an object")
    types, required = _shape(kind)
    prefix = f"{place}." if place else ""
    for name in value:
        if name not in types:
            raise _malformed(f"{prefix}{name}", "no such key")
    for name in required - value.keys():
        raise _malformed(f"{prefix}{name}", "a value (it is missing)")
    return kind(**{name: _decode(types[name], each, f"{prefix}{name}") for name, each in value.items()})


def _decode_term(value: object, place: str) -> Term:
    if not isinstance(value, Mapping) or set(value) != {"amount", "unit"} or type(value["amount"]) is not int:
        raise _malformed(place, "an object with a whole number 'amount' and a 'unit'")
    if value["unit"] not in set(TermUnit):
        raise _malformed(f"{place}.unit", f"one of {', '.join(TermUnit)}")
    try:
        return Term(value["amount"], TermUnit(value["unit"]))
    except Invalid as error:
        raise _malformed(f"{place}.amount", "above zero and not immense (zero only with at_once)") from error


def _check_references(content: Content) -> None:
    """What types cannot say: keys are unique, lines name cases that exist, terms and fees are whole."""
    for name, keys in (
        ("cases", [case.key for case in content.cases]),
        ("components", [component.key for component in content.components]),
        ("lines", [(line.channel, line.case) for line in content.lines]),
    ):
        if len(set(keys)) < len(keys):
            raise _malformed(name, "unique keys (two entries have the same)")
    cases = {case.key for case in content.cases}
    for index, line in enumerate(content.lines):
        _check_line(line, cases, f"lines[{index}]")
    for index, component in enumerate(content.components):
        if min(component.originals or 0, component.copies or 0) < 0:
            raise _malformed(f"components[{index}]", "quantities of zero or more")


def _check_line(line: Line, cases: set[str], place: str) -> None:
    if line.case is not None and line.case not in cases:
        raise _malformed(f"{place}.case", "the key of one of 'cases'")
    if (line.term is None) == (line.term_unknown is None):
        raise _malformed(f"{place}.term", "either a term or the reason it is unknown")
    for index, fee in enumerate(line.fees):
        _check_fee(fee, f"{place}.fees[{index}]")


def _check_fee(fee: Fee, place: str) -> None:
    known = fee.state in (FeeState.AMOUNT, FeeState.FREE)
    if known != (fee.amount is not None) or (fee.amount or 0) < 0:
        raise _malformed(f"{place}.amount", "an amount exactly when the state is 'amount' or 'free'")
    if (fee.state is FeeState.FREE and fee.amount != 0) or (fee.state is FeeState.AMOUNT and fee.amount == 0):
        raise _malformed(f"{place}.amount", "0 for 'free', more than 0 for 'amount'")


def _malformed(place: str, expected: str) -> Invalid:
    where = place or "document"
    return Invalid(
        "content_malformed",
        vi=f"Nội dung thủ tục sai cấu trúc tại «{where}» (cần: {expected}). Hãy sửa tài liệu rồi gửi lại.",
        en=f'The procedure\'s content is malformed at "{where}" (expected: {expected}). Correct it and send it again.',
        field="content",
        place=where,
    )


def channel_from(text: str) -> Channel:
    """The channel of that word. Raises `Invalid` ("channel_unknown")."""
    if text not in set(Channel):
        raise Invalid(
            "channel_unknown",
            vi=f"Không có kênh «{text}». Hãy chọn: trực tiếp (counter), trực tuyến (online) hoặc bưu chính (post).",
            en=f'There is no channel "{text}". Choose counter, online or post.',
            field="channel",
        )
    return Channel(text)
