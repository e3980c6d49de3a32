"""Counting everything again for `motcua verify`: the daily sums, the totals of closed evenings, the past standings.

Memory goes with the keys, not with the dossiers: sums are kept under one packed number each, and of past standings only
a fingerprint for each dossier that has any.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice
from typing import Any

from django.db import connection

from motcua.catalogue.models import Sector
from motcua.dossiers.projectors import Change
from motcua.organisation.models import ServiceCentre
from motcua.statistics.booking import PAST_COLUMNS, past_rows, sorted_rows
from motcua.statistics.grains import GRAINS, Grain
from motcua.statistics.models import DailySum, PastStanding
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric
from motcua.statistics.rules.tally import Tally

MOST_TOLD = 20
CHANNELS = {number: channel for channel, number in CHANNEL_NUMBERS.items()}

type Packed = int


class Recounting:
    """Takes every dossier's whole story, one change each, then tells what the tables have otherwise."""

    def __init__(self) -> None:
        self._sums: dict[Packed, int] = {}
        self._past: dict[int, int] = {}

    def add(self, change: Change) -> None:
        """Count one dossier's story, from nothing to now."""
        tally = Tally()
        tally.add(change)
        for day, centre, sector, channel, metric, n in sorted_rows(tally):
            packed = pack(day, centre, sector, channel, metric)
            self._sums[packed] = self._sums.get(packed, 0) + n
        if tally.past:
            self._past[change.dossier_id] = hash(tuple(past_rows(tally.past)))

    def differences(self) -> Iterable[str]:
        """One line a difference, the first twenty of a kind; the tables as the caller's transaction sees them."""
        yield from first_of(self._different_sums())
        for grain in GRAINS:
            yield from first_of(different_totals(grain))
        yield from first_of(self._different_past())

    def _different_sums(self) -> Iterator[str]:
        names = Names()
        stored = DailySum.objects.values_list("day", "centre_id", "sector_id", "channel", "metric", "n")
        for day, centre, sector, channel, metric, n in stored.iterator(chunk_size=10_000):
            expected = self._sums.pop(pack(day, centre, sector, channel, metric), 0)
            if n != expected:
                yield f"{names.read(day, centre, sector, channel, metric)}: stored {n}, the events say {expected}"
        for packed, expected in self._sums.items():
            if expected:
                yield f"{names.read(*unpack(packed))}: not stored, the events say {expected}"

    def _different_past(self) -> Iterator[str]:
        stored = PastStanding.objects.order_by("dossier_id", "last_day").values_list(*PAST_COLUMNS)
        for dossier_id, rows in groupby(stored.iterator(chunk_size=10_000), lambda row: row[0]):
            if hash(tuple(rows)) != self._past.pop(dossier_id, None):
                yield f"past standings of dossier #{dossier_id}: other than its events say"
        for dossier_id in self._past:
            yield f"past standings of dossier #{dossier_id}: missing"


def first_of(differences: Iterator[str]) -> Iterator[str]:
    """The first few, and how many more there are."""
    yield from islice(differences, MOST_TOLD)
    more = sum(1 for _ in differences)
    if more:
        yield f"… and {more} more of this kind"


def different_totals(grain: Grain) -> Iterator[str]:
    """Totals of closed evenings that are not the sum of the days up to them."""
    place = ", ".join(grain.place)
    sql = f"""
        WITH evening AS (
            SELECT day, lag(day, 1, '-infinity') OVER (ORDER BY day) AS before
            FROM statistics_closedday WHERE grain = %s
        ), movement AS (
            SELECT evening.day, {place}, sum(n) AS n FROM statistics_dailysum AS booked
            JOIN evening ON booked.day > evening.before AND booked.day <= evening.day
            GROUP BY evening.day, {place}
        ), expected AS (
            SELECT evening.day, {place}, sum(coalesce(movement.n, 0)) OVER (PARTITION BY {place} ORDER BY day) AS n
            FROM evening CROSS JOIN (SELECT DISTINCT {place} FROM movement) AS place
            LEFT JOIN movement USING (day, {place})
        ), stored AS (
            SELECT day, {place}, n FROM {grain.table} JOIN evening USING (day)
        )
        SELECT day, coalesce(stored.n, 0), coalesce(expected.n, 0), {place}
        FROM expected FULL JOIN stored USING (day, {place})
        WHERE coalesce(stored.n, 0) <> coalesce(expected.n, 0) ORDER BY day
    """
    names = Names()
    with connection.cursor() as cursor:
        cursor.execute(sql, [grain.number])
        for day, stored, expected, *where in cursor.fetchall():
            numbers = dict(zip(grain.place, where, strict=True))
            text = names.read(
                day, numbers["centre_id"], numbers.get("sector_id"), numbers["channel"], numbers["metric"]
            )
            yield f"total up to {text}: stored {stored}, the daily sums say {expected}"


class Names:
    """Row numbers as people know them."""

    def __init__(self) -> None:
        self._centres = dict(ServiceCentre.objects.values_list("pk", "code"))
        self._sectors = dict(Sector.objects.values_list("pk", "code"))

    def read(self, day: date, centre: int, sector: int | None, channel: int, metric: int) -> str:
        """ "2018-10-30 QNI dat-dai online EARLY"."""
        known = {each.value for each in Metric}
        words: list[Any] = [day, self._centres.get(centre, f"centre #{centre}")]
        if sector is not None:
            words.append(self._sectors.get(sector, f"sector #{sector}"))
        words.append(CHANNELS.get(channel, f"channel #{channel}"))
        words.append(Metric(metric).name if metric in known else f"metric #{metric}")
        return " ".join(str(word) for word in words)


def pack(day: date, centre: int, sector: int, channel: int, metric: int) -> Packed:
    """A key as one number: 24 bits of centre, 24 of sector, 8 of channel, 8 of metric."""
    return (((day.toordinal() << 24 | centre) << 24 | sector) << 8 | channel) << 8 | metric


def unpack(packed: Packed) -> tuple[date, int, int, int, int]:
    """The key again."""
    day = date.fromordinal(packed >> 64)
    return day, packed >> 40 & 0xFFFFFF, packed >> 16 & 0xFFFFFF, packed >> 8 & 0xFF, packed & 0xFF
