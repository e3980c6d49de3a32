"""The history of a province's units, put together from what is published: a list, the changes since, and a reform.

The published pieces are a list of units on some day, single changes (a merger, a new name or rank), and the reform of
01/07/2025: a new list and a table from old communes to new ones. `build_history` makes of them one row for every form
of every unit, and the links between them. It refuses a history with a hole in it, naming the unit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from motcua.kernel.errors import Refused
from motcua.kernel.validity import Validity
from motcua.territory.rules.succession import Link, check_handover, check_no_succession_cycle
from motcua.territory.rules.units import (
    LEVEL_OF_KIND,
    Kind,
    Level,
    Unit,
    check_code,
    check_no_clash,
    check_no_parent_cycle,
    check_parent,
)

type Key = tuple[str, date]
"""A form of a unit: its code and first day."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit of a published list."""

    code: str
    full_name: str
    kind: Kind
    parent_code: str
    source: str


@dataclass(frozen=True, slots=True)
class Change:
    """From the day `on`: the unit `code` is a part of `into_code`, or, when that is empty, has a new name or rank."""

    on: date
    code: str
    into_code: str
    full_name: str
    kind: Kind | None
    source: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """In the reform the old unit `code` comes, wholly or (`is_split`) partly, to `new_code`."""

    code: str
    new_code: str
    is_split: bool
    source: str


@dataclass(frozen=True, slots=True)
class Form:
    unit: Unit
    kind: Kind
    parent: Key | None
    source: str

    @property
    def key(self) -> Key:
        return self.unit.code, self.unit.validity.first


@dataclass(frozen=True, slots=True)
class Handover(Link[Key]):
    is_split: bool
    source: str


@dataclass(slots=True)
class History:
    """Every form of every unit by its key, and the links between them. `standing` holds the key of each living code."""

    forms: dict[Key, Form] = field(default_factory=dict)
    links: list[Handover] = field(default_factory=list)
    standing: dict[str, Key] = field(default_factory=dict)

    def heir(self, key: Key) -> Key:
        """The form that stands where `key` stood, as far as one unit took over from one."""
        while self.forms[key].unit.validity.last is not None:
            following = [link.successor for link in self.links if link.predecessor == key]
            if len(following) != 1:
                break
            key = following[0]
        return key


def build_history(
    listed: Sequence[Listed],
    first_day: date,
    changes: Sequence[Change],
    reformed: Sequence[Listed],
    reform_day: date,
    mapped: Sequence[Mapped],
    district_source: str,
) -> History:
    """The whole history, checked. `first_day` is written as the first day of every listed unit.

    Raises `Refused` naming the unit: `history_unit_unknown`, `history_without_successor`, and whatever the rules of
    `units` and `succession` refuse.
    """
    history = History()
    for entry in sorted(listed, key=_by_level):
        _open(history, entry.code, entry.full_name, entry.kind, _parent(history, entry), first_day, entry.source)
    for change in sorted(changes, key=lambda change: (change.on, _level_rank(history, change), change.into_code != "")):
        _apply(history, change)
    _reform(history, reformed, reform_day, mapped, district_source)
    _check(history)
    return history


def _apply(history: History, change: Change) -> None:
    old = history.forms[_standing(history, change.code)]
    _close(history, old, change.on)
    if change.into_code:
        successor = _standing(history, change.into_code)
    else:
        parent = history.heir(old.parent) if old.parent else None
        kind = change.kind or old.kind
        successor = _open(history, change.code, change.full_name, kind, parent, change.on, change.source)
    history.links.append(Handover(old.key, successor, change.on, is_split=False, source=change.source))


def _reform(
    history: History, reformed: Sequence[Listed], on: date, mapped: Sequence[Mapped], district_source: str
) -> None:
    """All communes and districts end; the new communes stand under the province."""
    ended = [history.forms[key] for key in history.standing.values()]
    ended = [form for form in ended if form.unit.level is not Level.PROVINCE]
    for form in ended:
        _close(history, form, on)
    new: dict[str, Key] = {}
    for entry in reformed:
        parent = _parent(history, entry)
        new[entry.code] = _open(history, entry.code, entry.full_name, entry.kind, parent, on, entry.source)
    keys = {form.unit.code: form.key for form in ended}
    for row in mapped:
        if row.code not in keys or row.new_code not in new:
            raise _unknown(row.code if row.code not in keys else row.new_code)
        history.links.append(Handover(keys[row.code], new[row.new_code], on, row.is_split, row.source))
    _link_districts(history, [form for form in ended if form.unit.level is Level.DISTRICT], on, district_source)


def _link_districts(history: History, districts: Iterable[Form], on: date, source: str) -> None:
    """A district's land is now the new communes' that its own communes came to: no source says it, it follows."""
    district_of = {
        form.key: history.heir(form.parent)
        for form in history.forms.values()
        if form.unit.level is Level.COMMUNE and form.parent
    }
    heirs: dict[Key, dict[Key, None]] = {district.key: {} for district in districts}
    for link in history.links:
        if link.on == on and district_of.get(link.predecessor) in heirs:
            heirs[district_of[link.predecessor]][link.successor] = None
    for district, communes in heirs.items():
        for commune in communes:
            history.links.append(Handover(district, commune, on, is_split=len(communes) > 1, source=source))


def _check(history: History) -> None:
    forms = history.forms
    names = {key: form.unit.in_words("vi") for key, form in forms.items()}
    check_no_parent_cycle({key: form.parent for key, form in forms.items()}, names)
    by_code: dict[str, list[Unit]] = {}
    for form in forms.values():
        check_parent(form.unit, forms[form.parent].unit if form.parent else None)
        check_no_clash(form.unit, by_code.setdefault(form.unit.code, []))
        by_code[form.unit.code].append(form.unit)
    for link in history.links:
        check_handover(forms[link.predecessor].unit, forms[link.successor].unit, link.on)
    check_no_succession_cycle(history.links, names.__getitem__)
    succeeded = {link.predecessor for link in history.links}
    for key, form in forms.items():
        if form.unit.validity.last is not None and key not in succeeded:
            raise Refused(
                "history_without_successor",
                vi=f"{form.unit.in_words('vi')} kết thúc mà không có đơn vị kế thừa: hãy bổ sung bảng chuyển đổi.",
                en=f"{form.unit.in_words('en')} ends without a successor: complete the table of successions.",
            )


def _open(history: History, code: str, full_name: str, kind: Kind, parent: Key | None, first: date, source: str) -> Key:
    level = LEVEL_OF_KIND[kind]
    form = Form(Unit(check_code(code, level), full_name, level, Validity(first)), kind, parent, source)
    if form.key in history.forms:
        check_no_clash(form.unit, [history.forms[form.key].unit])
    history.forms[form.key] = form
    history.standing[code] = form.key
    return form.key


def _close(history: History, form: Form, on: date) -> None:
    validity = Validity(form.unit.validity.first, on - timedelta(days=1))
    history.forms[form.key] = replace(form, unit=replace(form.unit, validity=validity))
    del history.standing[form.unit.code]


def _parent(history: History, entry: Listed) -> Key | None:
    return _standing(history, entry.parent_code) if entry.parent_code else None


def _standing(history: History, code: str) -> Key:
    if code not in history.standing:
        raise _unknown(code)
    return history.standing[code]


def _unknown(code: str) -> Refused:
    return Refused(
        "history_unit_unknown",
        vi=f"Không có đơn vị mã {code} vào thời điểm đó: hãy kiểm tra mã trong danh mục và bảng chuyển đổi.",
        en=f"No unit has the code {code} at that time: check the code in the list and in the table.",
    )


def _by_level(entry: Listed) -> tuple[int, str]:
    return list(Level).index(LEVEL_OF_KIND[entry.kind]), entry.code


def _level_rank(history: History, change: Change) -> int:
    """Districts change before communes, so that a commune renamed that day finds its new parent."""
    return list(Level).index(history.forms[_standing(history, change.code)].unit.level)
