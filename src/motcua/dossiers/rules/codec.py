"""Facts to JSON and back. Defaults are left out; enums, terms and instants become plain words; a process its digest."""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

import orjson

from motcua.dossiers.rules.lifecycle.registry import FACTS
from motcua.processes.rules.frozen import FrozenProcess

type Processes = Mapping[str, FrozenProcess]


def encode_fact(fact: object) -> dict[str, Any]:
    """The JSON object of a fact: only what differs from the defaults."""
    result: dict[str, Any] = {}
    kind: Any = type(fact)
    for name, default in _defaults(kind):
        value = getattr(fact, name)
        if value is not default and value != default:
            encode = _ENCODERS[type(value)]
            result[name] = encode(value) if encode else value
    return result


def iso(at: datetime) -> str:
    """`at.isoformat()`, three times as fast (an import writes twenty instants for each dossier)."""
    return orjson.dumps(at).decode()[1:-1]


def decode_fact(kind: str, data: Mapping[str, Any], processes: Processes) -> Any:
    """The fact of `kind` from its JSON object. Raises `KeyError` for a kind or process that is not known."""
    fact_type = FACTS[kind]
    return fact_type(**{name: _decoders(fact_type)[name](value, processes) for name, value in data.items()})


def _encode(value: Any) -> Any:
    encode = _ENCODERS[type(value)]
    return encode(value) if encode else value


type Encoder = Callable[[Any], Any]


class _Encoders(dict[type, Encoder | None]):
    """What makes JSON of a value, by its type; None where the value is JSON already."""

    def __missing__(self, kind: type) -> Encoder | None:
        self[kind] = found = self._find(kind)
        return found

    @staticmethod
    def _find(kind: type) -> Encoder | None:
        if issubclass(kind, Enum):
            return lambda value: value.value
        if issubclass(kind, (bool, int, str, dict, type(None))):
            return None
        if issubclass(kind, datetime):
            return iso
        if issubclass(kind, date):
            return date.isoformat
        if issubclass(kind, FrozenProcess):
            return lambda value: value.digest
        if issubclass(kind, (tuple, list)):
            return lambda value: [_encode(item) for item in value]
        return encode_fact


_ENCODERS = _Encoders()


@cache
def _defaults(fact_type: type) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, _default_of(item)) for item in fields(fact_type))


def _default_of(item: Field[Any]) -> Any:
    return item.default if item.default is not MISSING else MISSING


type Decoder = Callable[[Any, Processes], Any]


@cache
def _decoders(owner: type) -> dict[str, Decoder]:
    hints = typing.get_type_hints(owner)
    return {item.name: _decoder_for(hints[item.name]) for item in fields(owner)}


def _decoder_for(hint: Any) -> Decoder:
    options = [arg for arg in typing.get_args(hint) if arg is not type(None)]
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return _decoder_for(options[0])
    if typing.get_origin(hint) is tuple:
        inner = _decoder_for(options[0])
        return lambda value, processes: tuple(inner(item, processes) for item in value)
    if hint is datetime:
        return lambda value, _: datetime.fromisoformat(value)
    if hint is date:
        return lambda value, _: date.fromisoformat(value)
    if hint is FrozenProcess:
        return lambda value, processes: processes[value]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value, _: hint(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value, processes: hint(
            **{name: _decoders(hint)[name](item, processes) for name, item in value.items()}
        )
    return lambda value, _: value
