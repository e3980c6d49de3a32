"""One page of a list, from the key of the last row before it on. Nothing is skipped and nothing counted.

A key names its segment, the value that orders it and the dossier's number: "r-1541998800000000-42". A dossier that
leaves the list meanwhile takes no other's place; one whose due date moves is met where it then stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from motcua.dossiers.worklists.lists import Arm, Segment
from motcua.kernel.errors import Invalid

KEY = re.compile(r"([a-z])-(\d{1,17})-(\d{1,18})", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ends: in which segment, at which instant (None in an undated one), with which dossier."""

    segment: str
    at: datetime | None
    number: int

    def __str__(self) -> str:
        return f"{self.segment}-{(self.at - EPOCH) // MICROSECOND if self.at else 0}-{self.number}"


@dataclass(frozen=True, slots=True)
class Page:
    """The numbers of the dossiers of one page, in order, and the key of the next; "" at the end of the list."""

    numbers: tuple[int, ...]
    next_key: str


def read_page(segments: Sequence[Segment], after: str, size: int) -> Page:
    """The page after the key `after` ("": the first). As many queries as the list has segments, or fewer.

    Raises `Invalid` for a forged key.
    """
    key = read_key(after) if after else None
    found: dict[int, Key] = {}
    for segment in _from(segments, key):
        here = key if key and key.segment == segment.name else None
        for at, number in _rows(segment, here, size + 1 - len(found)):
            found.setdefault(number, Key(segment.name, at, number))
        if len(found) > size:
            break
    keys = list(found.values())
    shown = keys[:size]
    return Page(tuple(each.number for each in shown), str(shown[-1]) if len(keys) > size else "")


def read_key(text: str) -> Key:
    """The key that continues a list. Raises `Invalid` for a forged one."""
    if match := KEY.fullmatch(text):
        return Key(
            match[1], EPOCH + int(match[2]) * MICROSECOND if abs(int(match[2])) < 10**17 else None, int(match[3])
        )
    raise unreadable_key()


def unreadable_key() -> Invalid:
    return Invalid(
        "unreadable_list_key",
        vi="Địa chỉ này không tiếp tục được danh sách. Hãy mở lại danh sách từ đầu.",
        en="This address does not continue the list. Open the list from its beginning.",
    )


def merged(arms: Sequence[Arm], order: Sequence[str], size: int) -> list[tuple]:
    """The first `size` rows of `order` over all arms, each arm read by its own index; a row in two arms comes once."""
    columns = [name.removeprefix("-") for name in order]
    parts = [arm.order_by(*order).values_list(*columns)[:size] for arm in arms]
    if len(parts) == 1:
        return list(parts[0])
    return list(parts[0].union(*parts[1:]).order_by(*order)[:size])


def _from(segments: Sequence[Segment], key: Key | None) -> Sequence[Segment]:
    if key is None:
        return segments
    names = [segment.name for segment in segments]
    if key.segment not in names:
        return ()
    return segments[names.index(key.segment) :]


def _rows(segment: Segment, key: Key | None, size: int) -> list[tuple[datetime | None, int]]:
    arms = [arm.filter(_beyond(segment, key)) for arm in segment.arms] if key else segment.arms
    if segment.order is None:
        return [(None, number) for (number,) in merged(arms, (segment.number,), size)]
    return merged(arms, (segment.order, segment.number), size)


def _beyond(segment: Segment, key: Key) -> Q:
    further = Q(**{f"{segment.number}__gt": key.number})
    if segment.order is None:
        return further
    return Q(**{f"{segment.order}__gte": key.at}) & (Q(**{f"{segment.order}__gt": key.at}) | further)
