"""What happened, when, and who caused it; and how such facts become JSON and facts again.

A room names its facts as frozen dataclasses with a `KIND`. Defaults are left out of the JSON, so that a field added
later leaves the hash of every older event as it was.
"""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

import orjson


@dataclass(frozen=True, slots=True)
class By:
    """Who acted: a name as it stood that day, and the account and post where there are any."""

    name: str
    account: int | None = None
    post: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `fact` is one of the fact classes beside the rule that makes it."""

    at: datetime
    by: By
    fact: Any

    @property
    def kind(self) -> str:
        kind: str = self.fact.KIND
        return kind


def iso(at: datetime) -> str:
    """`at.isoformat()`, three times as fast (an import writes twenty instants for each dossier)."""
    return orjson.dumps(at).decode()[1:-1]


type Encoder = Callable[[Any], Any]
type Decoder[Known] = Callable[[Any, Known], Any]


@dataclass(frozen=True, slots=True)
class ByName[Known]:
    """A type whose values are written as a name, and found again among what is known (a frozen process: its digest)."""

    kind: type
    write: Callable[[Any], str]
    find: Callable[[Known, str], Any]


class FactCodec[Known]:
    """Facts of one room to JSON and back. Enums, terms and instants become plain words.

    `facts` by kind. Values are JSON's own, date, datetime, UUID, Enum, other dataclasses and tuples of these; money is
    int and a rate its parts, never a float (`chain.canonical` says why). `by_name`: types written as a name.
    """

    def __init__(self, facts: Mapping[str, type], by_name: ByName[Known] | None = None) -> None:
        self._facts = facts
        self._by_name = by_name
        self._encoders: dict[type, Encoder | None] = {}
        self._decoders = cache(self._find_decoders)

    def encode(self, fact: object) -> dict[str, Any]:
        """The JSON object of a fact: only what differs from the defaults."""
        result: dict[str, Any] = {}
        encoders = self._encoders
        kind: Any = type(fact)
        for name, default in _defaults(kind):
            value = getattr(fact, name)
            if value is not default and value != default:
                of = type(value)
                if of not in encoders:
                    encoders[of] = self._find_encoder(of)
                encode = encoders[of]
                result[name] = encode(value) if encode else value
        return result

    def decode(self, kind: str, data: Mapping[str, Any], known: Known) -> Any:
        """The fact of `kind` from its JSON object. Raises `KeyError` for a kind or a name that is not known."""
        return self._build(self._facts[kind], data, known)

    def _build(self, owner: type, data: Mapping[str, Any], known: Known) -> Any:
        decoders = self._decoders(owner)
        return owner(**{name: decoders[name](value, known) for name, value in data.items()})

    def _encode_item(self, value: Any) -> Any:
        encode = self._find_encoder(type(value))
        return encode(value) if encode else value

    def _find_encoder(self, kind: type) -> Encoder | None:
        if issubclass(kind, Enum):
            return lambda value: value.value
        if issubclass(kind, (bool, int, str, dict, type(None))):
            return None
        if issubclass(kind, datetime):
            return iso
        if issubclass(kind, date):
            return date.isoformat
        if issubclass(kind, UUID):
            return str
        if self._by_name is not None and issubclass(kind, self._by_name.kind):
            return self._by_name.write
        if issubclass(kind, (tuple, list)):
            return lambda value: [self._encode_item(item) for item in value]
        return self.encode

    def _find_decoders(self, owner: type) -> dict[str, Decoder[Known]]:
        hints = typing.get_type_hints(owner)
        return {item.name: self._decoder_for(hints[item.name]) for item in fields(owner)}

    def _decoder_for(self, hint: Any) -> Decoder[Known]:
        options = [arg for arg in typing.get_args(hint) if arg is not type(None)]
        if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
            some = self._decoder_for(options[0])
            return lambda value, known: None if value is None else some(value, known)
        if typing.get_origin(hint) is tuple:
            inner = self._decoder_for(options[0])
            return lambda value, known: tuple(inner(item, known) for item in value)
        if hint is datetime:
            return lambda value, _: datetime.fromisoformat(value)
        if hint is date:
            return lambda value, _: date.fromisoformat(value)
        if self._by_name is not None and hint is self._by_name.kind:
            find = self._by_name.find
            return lambda value, known: find(known, value)
        if isinstance(hint, type) and issubclass(hint, (Enum, UUID)):
            return lambda value, _: hint(value)
        if isinstance(hint, type) and is_dataclass(hint):
            return lambda value, known: self._build(hint, value, known)
        return lambda value, _: value


@cache
def _defaults(fact_type: type) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, _default_of(item)) for item in fields(fact_type))


def _default_of(item: Field[Any]) -> Any:
    return item.default if item.default is not MISSING else MISSING
