"""The dossiers behind a figure: as many as the figure says, on whatever evening it was the figure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from motcua.catalogue.rules.content import Channel
from motcua.dossiers import directory
from motcua.dossiers.models import Dossier
from motcua.kernel.errors import NotFound
from motcua.statistics.evenings import Place, by_row, has_past, was, was_by_past
from motcua.statistics.rules.columns import (
    COLUMNS,
    MOVED,
    RECEIVED,
    RECEIVED_ONLINE,
    RECEIVED_OTHERWISE,
    Column,
    Condition,
)
from motcua.statistics.rules.periods import Period


@dataclass(frozen=True, slots=True)
class Behind:
    """The dossiers that a figure counts, less those it takes back: the figure is the count of the ones less the others.

    Taken back is what had counted before the period and was undone in it; nearly always none. Nobody's permission has
    been looked at: filter both by `dossiers.queries.visible_to` before showing them.
    """

    column: Column
    counted: QuerySet[Dossier]
    taken_back: QuerySet[Dossier]


def dossiers_behind(
    code: str,
    period: Period,
    *,
    centres: Collection[int] | None = None,
    sector: str | None = None,
    channel: Channel | None = None,
) -> Behind:
    """The dossiers behind the figure `code` (a field of `Figures`) of a period, a scope, a sector and a channel.

    `centres` are row numbers (None: all). Raises `NotFound` for a figure that opens no dossiers, `Invalid` for a sector
    that nobody knows.
    """
    column = COLUMNS.get(code)
    if column is None:
        raise NotFound(
            "no_such_figure",
            vi=f"Không có chỉ tiêu “{code[:40]}”. Hãy mở danh sách từ một con số trong báo cáo.",
            en=f"There is no figure “{code[:40]}”. Open the list from a number of the report.",
        )
    place = Place(
        tuple(centres) if centres is not None else None,
        directory.sectors.number(sector) if sector is not None else None,
        channel,
    )
    counted, taken_back = _conditions(column, period, place)
    return Behind(column, Dossier.objects.filter(counted), Dossier.objects.filter(taken_back))


NONE = Q(pk__in=[])


def _conditions(column: Column, period: Period, place: Place) -> tuple[Q, Q]:
    if column is RECEIVED:
        return change(Condition.HELD, Condition.HELD, period, replace(place, received=True))
    if column is RECEIVED_ONLINE:
        online = replace(place, channel=Channel.ONLINE)
        return _conditions(RECEIVED, period, online) if place.channel in (None, Channel.ONLINE) else (NONE, NONE)
    if column is RECEIVED_OTHERWISE:
        return received_otherwise(period, place)
    if column is MOVED:
        return moved(period, place)
    if column.eve and column.last:
        return change(column.eve, column.last, period, place)
    day = period.last if column.last else period.eve
    return was(column.last or column.eve or Condition.HELD, day, place), NONE


def received_otherwise(period: Period, place: Place) -> tuple[Q, Q]:
    """At the counter or by post: each channel by itself, so that a corrected channel is taken back from the other."""
    ways = [way for way in (Channel.COUNTER, Channel.POST) if place.channel in (None, way)]
    found = [_conditions(RECEIVED, period, replace(place, channel=way)) for way in ways]
    return reduce(or_, (counted for counted, _ in found), NONE), reduce(or_, (back for _, back in found), NONE)


def change(eve: Condition, last: Condition, period: Period, place: Place) -> tuple[Q, Q]:
    """Those of whom `last` became true, and those of whom `eve` is true no more.

    Where no past standing speaks for the eve, the row tells both evenings, and nothing was taken back.
    """
    plain = place.of_rows() & by_row(last, period.last) & ~by_row(eve, period.eve) & ~Q(has_past(period.eve))
    before, after = was_by_past(eve, period.eve, place), was(last, period.last, place)
    return plain | (Q(has_past(period.eve)) & after & ~before), before & ~after


def moved(period: Period, place: Place) -> tuple[Q, Q]:
    """There on the last evening, and neither there on the eve nor received there since; and the reverse."""
    received_since, _ = _conditions(RECEIVED, period, place)
    before = was(Condition.HELD, period.eve, place) | received_since
    after = was(Condition.HELD, period.last, place)
    return after & ~before, before & ~after
