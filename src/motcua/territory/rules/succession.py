"""Succession: which unit takes over from an abolished one, and how an old code finds the unit of today.

A link says: on that day `successor` takes over the land (or, when the predecessor is split, a part of it) of
`predecessor`. Renaming and raising in rank (xã to phường) are links too, mostly with the same code.

Worked case: Phường Yết Kiêu (06682) was merged into Phường Trần Hưng Đạo (06685) on 01/11/2024, which became part of
Phường Hồng Gai (06685 again) on 01/07/2025: two generations, and the code 06685 belongs to one unit after another.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.kernel.errors import Refused
from motcua.kernel.validity import Validity
from motcua.territory.rules.units import Unit


@dataclass(frozen=True, slots=True)
class Link[K: Hashable]:
    """`successor` takes over from `predecessor` on the day `on`. The keys are whatever identifies a unit's row."""

    predecessor: K
    successor: K
    on: date


def check_handover(predecessor: Unit, successor: Unit, on: date) -> None:
    """The predecessor's last day is the day before, and the successor exists on the day itself.

    Raises `Refused`: `succession_to_itself`, `succession_predecessor_lives`, `succession_successor_absent`.
    """
    if (predecessor.code, predecessor.validity.first) == (successor.code, successor.validity.first):
        raise Refused(
            "succession_to_itself",
            vi=f"{predecessor.full_name} không thể kế thừa chính mình: hãy chọn đơn vị khác.",
            en=f"{predecessor.full_name} cannot succeed itself: choose another unit.",
            field="successor",
        )
    if predecessor.validity.last != on - timedelta(days=1):
        raise Refused(
            "succession_predecessor_lives",
            vi=f"{predecessor.in_words('vi')} không kết thúc vào hôm trước {on:%d/%m/%Y}: hãy sửa ngày chuyển giao.",
            en=f"{predecessor.in_words('en')} does not end on the day before {on}: correct the day of succession.",
            field="on",
        )
    if on not in successor.validity:
        raise Refused(
            "succession_successor_absent",
            vi=f"{successor.in_words('vi')} không tồn tại vào ngày {on:%d/%m/%Y}: hãy chọn đơn vị có hiệu lực ngày đó.",
            en=f"{successor.in_words('en')} does not exist on {on}: choose a unit that is valid on that day.",
            field="successor",
        )


def check_no_succession_cycle[K: Hashable](links: Iterable[Link[K]], name: Callable[[K], str]) -> None:
    """No unit descends from itself. Raises `Refused` (`succession_cycle`) naming the circle."""
    following: dict[K, list[K]] = {}
    for link in links:
        following.setdefault(link.predecessor, []).append(link.successor)
    safe: set[K] = set()
    for start in following:
        _walk(start, following, safe, name)


def _walk[K: Hashable](start: K, following: dict[K, list[K]], safe: set[K], name: Callable[[K], str]) -> None:
    path: list[K] = [start]
    pending = [list(following.get(start, ()))]
    while pending:
        if not pending[-1]:
            pending.pop()
            safe.add(path.pop())
            continue
        at = pending[-1].pop()
        if at in path:
            circle = " → ".join(name(key) for key in [*path[path.index(at) :], at])
            raise Refused(
                "succession_cycle",
                vi=f"Các đơn vị kế thừa nhau thành vòng: {circle}. Hãy bỏ một trong các liên kết đó.",
                en=f"These units succeed each other in a circle: {circle}. Remove one of these links.",
                field="successor",
            )
        if at not in safe:
            path.append(at)
            pending.append(list(following.get(at, ())))


def trace[K: Hashable](start: K, on: date, links: Sequence[Link[K]], validity: Callable[[K], Validity]) -> list[K]:
    """The units that on the day `on` stand where `start` stood: itself if it still exists, else its descendants.

    Empty when `start` has not begun by then, or when a line ends without a successor. Order: as the links come, each
    unit once. A link that takes effect after `on` is not followed.
    """
    found: list[K] = []
    seen = {start}
    frontier = [start]
    while frontier:
        following: list[K] = []
        for key in frontier:
            if on in validity(key):
                found.append(key)
            elif validity(key).has_ended(on):
                following += [link.successor for link in links if link.predecessor == key and link.on <= on]
        frontier = [key for key in dict.fromkeys(following) if key not in seen]
        seen.update(frontier)
    return found
