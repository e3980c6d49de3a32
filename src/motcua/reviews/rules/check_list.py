"""The story of a reception unit's check-list (NĐ 61/2018/NĐ-CP Art 13): each look, by whom and on which day.

The first look takes along the lines that stood there before anybody kept a story, so that an earlier day still reads as
it did.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from motcua.journal.rules.story import Story
from motcua.kernel.errors import Invalid
from motcua.kernel.facts import Event
from motcua.kernel.text import nfc


@dataclass(frozen=True, slots=True)
class Line:
    """An item (code), whether it is there, and the day of the look."""

    item: str
    is_present: bool
    checked_on: date


@dataclass(frozen=True, slots=True)
class Looked:
    """`before`: the lines found on the list at the first look."""

    KIND: ClassVar[str] = "looked"
    centre: str
    lines: tuple[Line, ...]
    source: str
    before: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckList:
    """Every line ever written, in order."""

    centre: str = ""
    lines: tuple[Line, ...] = field(default=())

    def as_of(self, day: date) -> dict[str, bool]:
        """What was recorded by the evening of `day`: the latest look at each item, of one day the last written."""
        return recorded(self.lines, day)


def recorded(lines: Iterable[Line], day: date) -> dict[str, bool]:
    """The latest of the lines of each item, looked at by that day."""
    return {
        line.item: line.is_present for line in sorted(lines, key=lambda one: one.checked_on) if line.checked_on <= day
    }


def evolve(known: CheckList, event: Event) -> CheckList:
    """The list after a look."""
    fact: Looked = event.fact
    return CheckList(fact.centre, (*known.lines, *fact.before, *fact.lines))


EQUIPMENT: Story[CheckList] = Story("equipment", (Looked,), CheckList(), evolve)


def decide_look(
    known: CheckList, centre: str, lines: Iterable[Line], source: str, today: date, before: Iterable[Line]
) -> list[Looked]:
    """Raises `Invalid`: `nothing_checked`, `checked_in_future`, `source_missing`."""
    looked = tuple(lines)
    if not looked:
        raise Invalid(
            "nothing_checked",
            vi="Chưa đánh dấu mục nào. Hãy chọn có hoặc không cho ít nhất một mục.",
            en="No item is marked. Say of at least one whether it is there.",
        )
    if any(line.checked_on > today for line in looked):
        raise Invalid(
            "checked_in_future",
            vi="Ngày kiểm tra chưa đến. Hãy sửa ngày.",
            en="The day of the check has not come. Correct it.",
            field="checked_on",
        )
    kept = nfc(source).strip()
    if not kept:
        raise Invalid(
            "source_missing",
            vi="Hãy ghi căn cứ: biên bản, ảnh, người kiểm tra tại chỗ.",
            en="Say what this rests on: minutes, photographs, who looked on the spot.",
            field="source",
        )
    return [Looked(centre, looked, kept, () if known.centre else tuple(before))]
