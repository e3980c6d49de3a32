"""Facts become JSON and facts again."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import pytest

from motcua.kernel.facts import FactCodec


@dataclass(frozen=True, slots=True)
class Clock:
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Begun:
    KIND: ClassVar[str] = "begun"
    clocks: tuple[Clock, ...]
    first: datetime | None
    clock: Clock | None


@pytest.mark.parametrize(
    "fact",
    [
        Begun((Clock(None), Clock(datetime(2018, 1, 1, tzinfo=UTC))), None, None),
        Begun((), datetime(2018, 1, 1, tzinfo=UTC), Clock(None)),
    ],
)
def test_what_is_not_known_is_read_back_as_not_known(fact: Begun) -> None:
    codec: FactCodec[None] = FactCodec({"begun": Begun})
    assert codec.decode("begun", codec.encode(fact), None) == fact
