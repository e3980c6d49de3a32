"""Reads the map: a tile for each unit, coloured by a rate. Boundaries are not known here, so it is a scheme.

Districts have their places in a scheme of the province, from west to east. Communes stand under their district; those
of 2025 under the one that most of what they were formed from belonged to.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.utils.translation import get_language, gettext

from motcua.kernel.text import sort_key
from motcua.organisation.models import ServiceCentre
from motcua.statistics.queries import table_by
from motcua.statistics.rules.tables import Row
from motcua.territory.models import Succession
from motcua.territory.rules.units import Level
from motcua.web.figures import Ratio
from motcua.web.leadership.asked import Asked
from motcua.web.leadership.desk.choice import Choice
from motcua.web.leadership.desk.view_models import MapPart, Tile, TileGroup
from motcua.web.leadership.linked import ratio_of
from motcua.web.leadership.scopes import single

SHADES = (90.0, 95.0, 98.0, 99.5)
"""From these percentages on a tile is of the next shade: below 90 % of the first, from 99.5 % on of the last."""
PLACES = {
    "205": "dong-trieu",
    "196": "uong-bi",
    "206": "quang-yen",
    "204": "hoanh-bo",
    "193": "ha-long",
    "195": "cam-pha",
    "202": "ba-che",
    "199": "tien-yen",
    "203": "van-don",
    "198": "binh-lieu",
    "200": "dam-ha",
    "207": "co-to",
    "201": "hai-ha",
    "194": "mong-cai",
}
"""Codes of the districts of Quảng Ninh and the names of their places in map.css. Any other unit comes in its order."""


def read_map(choice: Choice) -> tuple[MapPart, ...]:
    """The units that worked in the year by level, those that ended in it apart. Four queries."""
    table = table_by(choice.by, choice.period)
    units = _units()
    parts = []
    for level, ended in (
        (Level.DISTRICT, False),
        (Level.DISTRICT, True),
        (Level.COMMUNE, True),
        (Level.COMMUNE, False),
    ):
        rows = [row for row in table.rows if row.level == level and _has_ended(units, row, choice) is ended]
        if rows:
            parts.append(_part(level, ended, rows, units, choice))
    return tuple(parts)


def legend() -> tuple[tuple[int, str], ...]:
    """Each shade with what it stands for."""
    point = "." if get_language() == "en" else ","
    ends = [f"{value:g}".replace(".", point) for value in SHADES]
    words = [gettext("dưới %(high)s %%") % {"high": ends[0]}]
    words += [gettext("%(low)s đến dưới %(high)s %%") % {"low": low, "high": high} for low, high in pairwise(ends)]
    words.append(gettext("từ %(low)s %% trở lên") % {"low": ends[-1]})
    return ((0, gettext("không phát sinh")), *enumerate(words, start=1))


def shade_of(ratio: Ratio) -> int:
    """0 where nothing arose, else 1 (lowest) to 5."""
    value = ratio.value
    if value is None:
        return 0
    return 1 + sum(1 for bound in SHADES if value * 100 >= bound)


type Units = dict[str, tuple[str, str, str, str, date | None]]
"""By centre's code: its unit's code and name, the district's code and name, and its last day."""


def _units() -> Units:
    rows = ServiceCentre.objects.values_list(
        "code",
        "unit_id",
        "unit__code",
        "unit__full_name",
        "unit__parent__code",
        "unit__parent__full_name",
        "unit__parent__level",
        "valid_to",
    )
    came_from = _came_from()
    found: Units = {}
    for code, unit_id, unit, name, above, above_name, above_level, last in rows:
        if above_level != Level.DISTRICT:
            above, above_name = came_from.get(unit_id, ("", ""))
        found[code] = (unit, name, above, above_name, last)
    return found


def _came_from() -> dict[int, tuple[str, str]]:
    """For each unit that took over from communes: the district that most of them belonged to."""
    links = Succession.objects.filter(predecessor__parent__level=Level.DISTRICT).order_by("predecessor__code")
    districts: dict[int, Counter[tuple[str, str]]] = {}
    for unit, code, name in links.values_list(
        "successor_id", "predecessor__parent__code", "predecessor__parent__full_name"
    ):
        districts.setdefault(unit, Counter())[code, name] += 1
    return {unit: counted.most_common(1)[0][0] for unit, counted in districts.items()}


def _has_ended(units: Units, row: Row, choice: Choice) -> bool:
    last = units[row.code][4]
    return last is not None and last < choice.period.last


def _part(level: str, ended: bool, rows: Sequence[Row], units: Units, choice: Choice) -> MapPart:
    names = {
        (Level.DISTRICT, False): gettext("Cấp huyện (%(number)s)"),
        (Level.DISTRICT, True): gettext("Cấp huyện đã kết thúc (%(number)s)"),
        (Level.COMMUNE, False): gettext("Cấp xã (%(number)s)"),
        (Level.COMMUNE, True): gettext("Cấp xã đã kết thúc (%(number)s)"),
    }
    title = names[Level(level), ended] % {"number": len(rows)}
    if level == Level.DISTRICT:
        tiles = tuple(_tile(row, units, choice) for row in rows)
        return MapPart(title, True, (TileGroup("", tuple(_each_in_a_place(tiles))),))
    return MapPart(title, False, tuple(_grouped(rows, units, choice)))


def _each_in_a_place(tiles: Iterable[Tile]) -> Iterator[Tile]:
    """A district that had several forms (Hạ Long before and after 01/01/2020) has its place once; the rest follow."""
    taken: set[str] = set()
    for tile in tiles:
        yield replace(tile, place="") if tile.place in taken else tile
        taken.add(tile.place)


def _grouped(rows: Iterable[Row], units: Units, choice: Choice) -> Iterator[TileGroup]:
    groups: dict[str, list[Tile]] = {}
    for row in rows:
        groups.setdefault(units[row.code][3] or gettext("Chưa rõ địa bàn"), []).append(_tile(row, units, choice))
    for name in sorted(groups, key=sort_key):
        yield TileGroup(name, tuple(sorted(groups[name], key=lambda tile: sort_key(tile.name))))


def _tile(row: Row, units: Units, choice: Choice) -> Tile:
    unit, name, *_ = units[row.code]
    ratio = ratio_of(single(row), choice.rate, Asked(choice.period, by=choice.by))
    place = PLACES.get(unit, "") if row.level == Level.DISTRICT else ""
    return Tile(name, ratio, shade_of(ratio), Asked(choice.period, row.code).report_address, place)
