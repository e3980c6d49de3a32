"""Counting everything again for `motcua verify`: the daily sums, the totals of closed evenings, the past standings.

Memory goes with the sums, not with the dossiers: each is kept under one packed number, and of past standings only a
fingerprint for each dossier that has any.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice
from typing import Any

from django.db import connection

from motcua.catalogue.models import Sector
from motcua.dossiers.projectors import Change
from motcua.organisation.models import ServiceCentre
from motcua.statistics.booking import PAST_COLUMNS, Place, past_rows, rows_by_place
from motcua.statistics.grains import GRAINS, Grain, each
from motcua.statistics.ledgers import Ledger, Lines, lines_of
from motcua.statistics.models import Booking, DailySum, PastStanding
from motcua.statistics.rules.metrics import CHANNEL_NUMBERS, Metric
from motcua.statistics.rules.tally import Tally

MOST_TOLD = 20
METRICS = tuple(Metric)
NUMBERS = {metric: number for number, metric in enumerate(METRICS)}
CHANNELS = {number: channel for channel, number in CHANNEL_NUMBERS.items()}

type Packed = int


class Recounting:
    """Takes every dossier's whole story, one change each, then tells what the tables have otherwise."""

    def __init__(self) -> None:
        self._sums: dict[Packed, int] = {}
        self._past: dict[int, int] = {}
        self._ledgers = Tally()

    def add(self, change: Change) -> None:
        """Count one dossier's story, from nothing to now."""
        tally = Tally()
        tally.add(change)
        for place, counts in rows_by_place(tally).items():
            start = pack(place)
            for metric, n in counts.items():
                packed = start + NUMBERS[metric]
                self._sums[packed] = self._sums.get(packed, 0) + n
        self._ledgers.add_to_ledgers(change)
        if tally.past:
            self._past[change.dossier_id] = hash(tuple(past_rows(tally.past)))

    def differences(self) -> Iterable[str]:
        """One line a difference, the first twenty of a kind; the tables as the caller's transaction sees them."""
        yield from first_of(self._different_sums())
        for grain in GRAINS:
            yield from first_of(different_totals(grain))
        yield from first_of(self._different_past())
        for ledger, lines in lines_of(self._ledgers):
            yield from first_of(different_lines(ledger, lines))

    def differences_of(self, change: Change) -> Iterable[str]:
        """The past standings of one dossier: all that is kept of it alone (how it stands now, its row says)."""
        tally = Tally()
        tally.add(change)
        stored = PastStanding.objects.filter(dossier_id=change.dossier_id).order_by("last_day")
        if list(stored.values_list(*PAST_COLUMNS)) != past_rows(tally.past):
            yield f"past standings of dossier #{change.dossier_id}: other than its events say"

    def _different_sums(self) -> Iterator[str]:
        names = Names()
        for day, centre, sector, channel, *counts in stored_sums():
            place = (day, centre, sector, channel)
            for packed, n in enumerate(counts, start=pack(place)):
                expected = self._sums.pop(packed, 0)
                if n != expected:
                    yield f"{names.read(place)}: {unpack(packed)[1]} is {n}, the events say {expected}"
        for packed, expected in self._sums.items():
            if expected:
                place, metric = unpack(packed)
                yield f"{names.read(place)}: no row, the events say {metric} {expected}"

    def _different_past(self) -> Iterator[str]:
        stored = PastStanding.objects.order_by("dossier_id", "last_day").values_list(*PAST_COLUMNS)
        for dossier_id, rows in groupby(stored.iterator(chunk_size=10_000), lambda row: row[0]):
            if hash(tuple(rows)) != self._past.pop(dossier_id, None):
                yield f"past standings of dossier #{dossier_id}: other than its events say"
        for dossier_id in self._past:
            yield f"past standings of dossier #{dossier_id}: missing"


def stored_sums() -> Iterator[tuple[Any, ...]]:
    """Day, centre, sector, channel and every metric of what is stored, summed up or not yet."""
    columns = ("day", "centre_id", "sector_id", "channel")
    summed, fresh = (model.objects.values_list(*columns, *METRICS) for model in (DailySum, Booking))
    with_fresh = summed.union(fresh, all=True).order_by(*columns)
    for place, rows in groupby(with_fresh.iterator(chunk_size=10_000), lambda row: row[:4]):
        yield (*place, *(sum(counts) for counts in zip(*(row[4:] for row in rows), strict=True)))


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
            SELECT evening.day, {place}, {each("sum({0}) AS {0}")} FROM statistics_dailysum AS booked
            JOIN evening ON booked.day > evening.before AND booked.day <= evening.day
            GROUP BY evening.day, {place}
        ), expected AS (
            SELECT evening.day, {place}, {each("sum(coalesce(movement.{0}, 0)) OVER until_then AS {0}")}
            FROM evening CROSS JOIN (SELECT DISTINCT {place} FROM movement) AS place
            LEFT JOIN movement USING (day, {place})
            WINDOW until_then AS (PARTITION BY {place} ORDER BY evening.day)
        ), stored AS (
            SELECT {grain.table}.* FROM {grain.table} JOIN evening USING (day)
        )
        SELECT day, {place}, {each("coalesce(stored.{0}, 0), coalesce(expected.{0}, 0)")}
        FROM expected FULL JOIN stored USING (day, {place})
        WHERE ({each("coalesce(stored.{0}, 0)")}) <> ({each("coalesce(expected.{0}, 0)")})
        ORDER BY day
    """
    names = Names()
    with connection.cursor() as cursor:
        cursor.execute(sql, [grain.number])
        for day, *values in cursor.fetchall():
            where = dict(zip(grain.place, values, strict=False))
            counts = values[len(grain.place) :]
            text = names.read((day, where["centre_id"], where.get("sector_id"), where["channel"]))
            for metric, stored, expected in zip(METRICS, counts[::2], counts[1::2], strict=True):
                if stored != expected:
                    yield f"total up to {text}: {metric} is {stored}, the daily sums say {expected}"


def different_lines(ledger: Ledger, expected: Lines) -> Iterator[str]:
    """Lines of a ledger that are not what the events say."""
    key = ", ".join(ledger.key)
    names = Names()
    left = {place: tuple(counts) for place, counts in expected.items() if any(counts)}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {', '.join(f'sum({name})' for name in ledger.counts)} FROM {ledger.table} "
            f"GROUP BY {key} ORDER BY {key}"
        )
        for row in cursor.fetchall():
            place, counts = row[: len(ledger.key)], tuple(map(int, row[len(ledger.key) :]))
            wanted = left.pop(place, (0,) * len(counts))
            if counts != wanted:
                yield f"{names.read_line(ledger, place)}: {counts}, the events say {wanted}"
    for place, wanted in left.items():
        yield f"{names.read_line(ledger, place)}: no line, the events say {wanted}"


class Names:
    """Row numbers as people know them."""

    def __init__(self) -> None:
        self._centres = dict(ServiceCentre.objects.values_list("pk", "code"))
        self._sectors = dict(Sector.objects.values_list("pk", "code"))

    def read(self, place: tuple[date, int, int | None, int]) -> str:
        """ "2018-10-30 QNI dat-dai online"; no sector in a total by centre."""
        day, centre, sector, channel = place
        words = [str(day), self._centres.get(centre, f"centre #{centre}")]
        if sector is not None:
            words.append(self._sectors.get(sector, f"sector #{sector}"))
        words.append(CHANNELS.get(channel, f"channel #{channel}"))
        return " ".join(words)

    def read_line(self, ledger: Ledger, place: tuple[Any, ...]) -> str:
        """ "statistics_duration 2018-10-01 QNI days 4": the key of a ledger's line."""
        month, centre, *rest = place
        more = [f"{name} {value}" for name, value in zip(list(ledger.key)[2:], rest, strict=True)]
        return " ".join([ledger.table, str(month), self._centres.get(centre, f"centre #{centre}"), *more])


def pack(place: Place) -> Packed:
    """The first metric's key as one number: 24 bits of centre, 24 of sector, 8 of channel, 8 of metric."""
    day, centre, sector, channel = place
    return (((day.toordinal() << 24 | centre) << 24 | sector) << 8 | channel) << 8


def unpack(packed: Packed) -> tuple[Place, Metric]:
    """The key again."""
    day = date.fromordinal(packed >> 64)
    place = (day, packed >> 40 & 0xFFFFFF, packed >> 16 & 0xFFFFFF, packed >> 8 & 0xFF)
    return place, METRICS[packed & 0xFF]
