"""Which reception units are modern as of a day, what the others lack, and what it costs to close the gap."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.journal.reading import told_of_all
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import CentreEquipment, EquipmentItem, ServiceCentre
from motcua.organisation.queries import centres
from motcua.organisation.rules.modernity import is_modern
from motcua.reviews.models import CheckedCentre, EquipmentPrice
from motcua.reviews.rules.check_list import EQUIPMENT, CheckList, Line, recorded


@dataclass(frozen=True, slots=True)
class Unit:
    """A reception unit as of a day. `absent` and `unseen`: the needed items that it lacks, or nobody has looked at."""

    code: str
    name: str
    is_modern: bool | None
    absent: tuple[str, ...]
    unseen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """A needed item: how many units lack it; price of one and cost of all in đồng, None where nobody knows a price."""

    item: EquipmentItem
    units: int
    price: int | None

    @property
    def cost(self) -> int | None:
        return None if self.price is None else self.price * self.units


@dataclass(frozen=True, slots=True)
class Overview:
    """The units of a level as of a day, and what is lacking. `needed` is empty where no list is in force that day."""

    on: date
    needed: tuple[EquipmentItem, ...]
    units: tuple[Unit, ...]
    lacks: tuple[Lack, ...]

    def of(self, standing: str) -> tuple[Unit, ...]:
        """The units of one standing: "modern", "lacking", "unknown", or all for any other word."""
        wanted = {"modern": (True,), "lacking": (False,), "unknown": (None,)}.get(standing, (True, False, None))
        return tuple(unit for unit in self.units if unit.is_modern in wanted)

    @property
    def known_cost(self) -> int | None:
        """The cost of what has a price, in đồng. None where something is lacking and nothing of it has a price."""
        lacking = [lack for lack in self.lacks if lack.units]
        costs = [lack.cost for lack in lacking if lack.cost is not None]
        return sum(costs) if costs or not lacking else None

    @property
    def without_price(self) -> tuple[Lack, ...]:
        """What is lacking and has no price: its cost is not known."""
        return tuple(lack for lack in self.lacks if lack.units and lack.price is None)


def overview(level: str, on: date) -> Overview:
    """The units that work on that day, by what had been looked at by then. Five queries for any number of units."""
    needed = tuple(items_on(on, needed_only=True))
    codes = [item.code for item in needed]
    working = list(centres(level or None, on).values_list("pk", "code", "name"))
    lists = _lists(on, [pk for pk, _code, _name in working])
    units = tuple(_unit(code, name, codes, lists.get(pk, {})) for pk, code, name in working)
    prices = prices_on(on)
    lacks = tuple(Lack(item, sum(item.code in unit.absent for unit in units), prices.get(item.pk)) for item in needed)
    return Overview(on, needed, units, lacks)


def _unit(code: str, name: str, needed: list[str], seen: Mapping[str, bool]) -> Unit:
    absent = tuple(item for item in needed if seen.get(item) is False)
    unseen = tuple(item for item in needed if item not in seen)
    return Unit(code, name, is_modern(needed, seen), absent, unseen)


def items_on(on: date, *, needed_only: bool = False) -> list[EquipmentItem]:
    """The items of the list that is in force on that day."""
    found = EquipmentItem.objects.filter(valid_on(on)).order_by("pk")
    return list(found.filter(is_needed=True) if needed_only else found)


def prices_on(on: date) -> dict[int, int]:
    """The price of each item (row number) on that day."""
    return dict(EquipmentPrice.objects.filter(valid_on(on)).values_list("item", "amount"))


def _lists(on: date, numbers: list[int]) -> dict[int, dict[str, bool]]:
    """What was recorded of each centre (row number) by that day: by its story, or by its lines where it has none."""
    storied = dict(CheckedCentre.objects.filter(centre__in=numbers).values_list("pk", "centre"))
    stories = told_of_all(EQUIPMENT, storied)
    found = {centre: stories[subject].state.as_of(on) for subject, centre in storied.items()}
    lines: dict[int, list[Line]] = {}
    rows = CentreEquipment.objects.filter(centre__in=numbers).exclude(centre__in=list(found))
    for centre, item, is_present, day in rows.values_list("centre", "item__code", "is_present", "checked_on"):
        lines.setdefault(centre, []).append(Line(item, is_present, day))
    return found | {centre: recorded(some, on) for centre, some in lines.items()}


def list_of(centre: ServiceCentre, on: date) -> dict[str, bool]:
    """What was recorded of one centre by that day."""
    return _lists(on, [centre.pk]).get(centre.pk, {})


def compare(states: Mapping[UUID, CheckList]) -> Iterator[tuple[UUID, str]]:
    """Where the lines of a list are not those that its story ends with."""
    centres_of = dict(CheckedCentre.objects.filter(pk__in=list(states)).values_list("pk", "centre__code"))
    lines: dict[str, dict[str, tuple[bool, date]]] = {}
    rows = CentreEquipment.objects.filter(centre__code__in=set(centres_of.values()))
    for code, item, is_present, day in rows.values_list("centre__code", "item__code", "is_present", "checked_on"):
        lines.setdefault(code, {})[item] = (is_present, day)
    for subject, state in states.items():
        listed = centres_of.get(subject)
        last = {line.item: (line.is_present, line.checked_on) for line in sorted(state.lines, key=_by_day)}
        if listed is None:
            yield subject, "no row"
        elif listed != state.centre or lines.get(listed, {}) != last:
            yield subject, "the lines of the check-list say otherwise"


def _by_day(line: Line) -> date:
    return line.checked_on


def subjects() -> Iterable[UUID]:
    """The check-lists that have a story."""
    return CheckedCentre.objects.values_list("pk", flat=True)
