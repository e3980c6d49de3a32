from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.kernel.clock import VIETNAM
from motcua.oversight.finding.reading import Schedules, accounts_in, rows_of
from motcua.oversight.rules.found import MOST_EVENTS, Found
from motcua.oversight.rules.mass_closing import last_working_days, unusual_closings
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.statistics.rules.periods import Period
from motcua.worktime.rules.schedule import Schedule

BY_HALF_HOUR = """
    SELECT centre_id, day, half_hour, count(*)
    FROM (
        SELECT centre_id, at::date AS day, (extract(hour FROM at) * 2 + floor(extract(minute FROM at) / 30))::int
            AS half_hour
        FROM (
            SELECT centre_id, finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at FROM dossiers_dossier
            WHERE finished_at >= %(since)s AND finished_at < %(until)s
        ) closed
    ) timed
    GROUP BY 1, 2, 3
"""
CLOSED = """
    SELECT event.dossier_id, event.seq, event.actor_account, event.at
    FROM dossiers_dossier dossier
    CROSS JOIN LATERAL (
        SELECT dossier_id, seq, actor_account, at FROM dossiers_dossierevent
        WHERE dossier_id = dossier.id AND at = dossier.finished_at
            AND kind IN ('result_issued', 'stopped', 'withdrawn', 'refused_at_gate')
        ORDER BY seq DESC LIMIT 1
    ) event
    WHERE dossier.centre_id = %(centre)s AND dossier.finished_at >= %(begin)s AND dossier.finished_at < %(until)s
    ORDER BY event.at, event.dossier_id
"""


def find_mass_closings(period: Period) -> Iterator[Found]:
    """Closings in the last hours before a cut-off, against the one-stop's own usual (`rules.mass_closing`)."""
    schedules = Schedules()
    sign = SIGN[SignKind.MASS_CLOSING]
    looked_back = Period(period.first - timedelta(days=sign.days), period.last)
    if not list(last_working_days(period.first, period.last, schedules.common)):
        return
    closed: dict[int, list[tuple[date, int, int]]] = {}
    for centre, day, half_hour, number in rows_of(BY_HALF_HOUR, looked_back):
        closed.setdefault(centre, []).append((day, half_hour, number))
    for centre, rows in closed.items():
        yield from _at_centre(centre, rows, period, schedules.of(centre))


def _at_centre(centre: int, rows: list[tuple[date, int, int]], period: Period, schedule: Schedule) -> Iterator[Found]:
    for day, cut_off in last_working_days(period.first, period.last, schedule):
        begin = _last_hours(day, schedule)
        since = begin.hour * 2 + begin.minute // 30
        by_day: dict[date, int] = {}
        for on, half_hour, number in rows:
            if half_hour >= since:
                by_day[on] = by_day.get(on, 0) + number
        for unusual in unusual_closings(by_day, {day: cut_off}, schedule):
            events = list(_events(centre, datetime.combine(day, time(since // 2, since % 2 * 30), VIETNAM), day))
            yield Found(
                SignKind.MASS_CLOSING,
                f"{centre}/{cut_off}",
                centre,
                events[-1][3],
                tuple((dossier, seq) for dossier, seq, *_rest in events[:MOST_EVENTS]),
                accounts=accounts_in(*(account for _dossier, _seq, account, _at in events)),
                numbers={
                    "dossiers": unusual.number,
                    "usual": f"{float(unusual.usual):.1f}",
                    "cut_off": cut_off.isoformat(),
                },
            )


def _last_hours(day: date, schedule: Schedule) -> datetime:
    """When the last hours of a day begin, to the half hour before."""
    begin = schedule.closing_at(day) - timedelta(hours=SIGN[SignKind.MASS_CLOSING].hours)
    return begin.astimezone(VIETNAM)


def _events(centre: int, begin: datetime, day: date) -> Iterator[tuple[Any, ...]]:
    return rows_of(CLOSED, Period(day, day), centre=centre, begin=begin)
