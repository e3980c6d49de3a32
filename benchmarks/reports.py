"""The report for all centres and Biểu 06 against scans of the dossiers, at one size, ten times and forty times that.

Works in a schema of its own, dropped at the end, on invented dossiers made by the server: as many a day in the tenth
year as in the first. The sums are made from those dossiers by SQL, closed by the real `close_days`; the report is the
real `seed_table`, the form the real `fill`, and every figure of both must equal the scans'.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from statistics import quantiles
from time import perf_counter

from django.db import connection

from motcua.kernel.clock import VIETNAM
from motcua.printing.rules.offices import Office
from motcua.reports.asking import ask
from motcua.reports.exports.paper import paper_of
from motcua.reports.exports.workbook import workbook_of
from motcua.reports.filling.fill import fill as fill_form
from motcua.reports.filling.fill import fill_each_unit
from motcua.reports.rules.filled import LineKind
from motcua.reports.rules.periods import Kind, ReportPeriod, month
from motcua.statistics.actions.close_days import close_days
from motcua.statistics.drill_down import dossiers_behind
from motcua.statistics.open_data import open_table
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.open_table import open_lines
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row

LAST = date(2018, 10, 30)
PERIOD = Period(date(2018, 1, 1), LAST)
A_YEAR = 500_000
SCHEMA = "benchmark_reports"
MONTH = month(2018, 9)
NOW = datetime(2018, 10, 31, 0, 0, tzinfo=VIETNAM)
CLONED = (
    "organisation_servicecentre",
    "catalogue_sector",
    "dossiers_dossier",
    "statistics_booking",
    "statistics_dailysum",
    "statistics_closedday",
    "statistics_centretotal",
    "statistics_sectortotal",
    "statistics_paststanding",
)
WORDS_LEFT_OUT = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = %s AND is_nullable = 'NO' AND column_default IS NULL
        AND data_type IN ('text', 'character varying')
"""
"""Columns that must say something: what nobody invents is empty, also in columns that come later."""
CENTRES = """
    INSERT INTO organisation_servicecentre
        (id, code, name, level, unit_id, agency_id, note, name_folded, name_sort, valid_from, source)
    SELECT n, 'C' || n, 'C' || n,
        CASE WHEN n = 1 THEN 'province' WHEN n <= 15 THEN 'district' ELSE 'commune' END,
        1, 1, '', '', '', '2015-01-01', ''
    FROM generate_series(1, 201) AS n
"""
SECTORS = """
    INSERT INTO catalogue_sector (id, code, name, name_folded, name_sort, national_code)
    SELECT n, 'S' || n, 'Lĩnh vực ' || n, 's' || n, to_char(n, '000'), '' FROM generate_series(1, 181) AS n
"""
DOSSIERS = """
    INSERT INTO dossiers_dossier
        (id, status, centre_id, sector_id, channel, accepted_at, due_at, finished_at,
         agency_code, procedure_id, revision, "case", summary, owner_name, owner_folded, owner_identity, owner_kind,
         applicant_name, applicant_identity, outcome, supplements, extended, open_steps, asked_agencies,
         seq, head, last_at)
    SELECT n, CASE WHEN is_open THEN 4 ELSE 10 END, centre, sector, channel, accepted, due,
        CASE WHEN NOT is_open THEN finished END,
        '', 1, 1, '', '', '', '', '', '', '', '', '', 0, false, '{}', '{}', 6, '', accepted
    FROM (
        SELECT n, accepted, due, least(due + late, greatest(accepted, due - early)) AS finished,
            centre, sector, channel, is_open OR due + late > %(end)s AS is_open
        FROM (
            SELECT n,
                %(end)s::timestamptz - random() * interval '1 day' * %(days)s AS accepted,
                (random() * random() * 20)::int * interval '1 day' AS term,
                (random() * 5)::int * interval '1 day' AS early,
                CASE WHEN random() < 0.005 THEN interval '6 days' ELSE interval '0' END AS late,
                CASE WHEN random() < 0.13 THEN 1 WHEN random() < 0.98 THEN 2 + (random() * 14 - 0.5)::int
                    ELSE 16 + (random() * 186 - 0.5)::int END AS centre,
                1 + (180 * random() * random() * random())::int AS sector,
                CASE WHEN random() < 0.8 THEN 'counter' WHEN random() < 0.75 THEN 'online' ELSE 'post' END AS channel,
                random() < 0.0002 AS is_open
            FROM generate_series(1, %(count)s) AS n
        ) AS drawn, LATERAL (SELECT accepted + term AS due) AS dated
    ) AS told
"""
SUMS = """
    WITH told AS MATERIALIZED (
        SELECT centre_id, sector_id, CASE channel WHEN 'counter' THEN 1 WHEN 'online' THEN 2 ELSE 3 END AS channel,
            (accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS accepted,
            (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due,
            (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS finished
        FROM dossiers_dossier
    )
    INSERT INTO statistics_dailysum (day, centre_id, sector_id, channel, accepted, open, overdue, early, on_time, late)
    SELECT day, centre_id, sector_id, channel,
        sum(accepted), sum(open), sum(overdue), sum(early), sum(on_time), sum(late)
    FROM (
        SELECT accepted AS day, centre_id, sector_id, channel,
            1 AS accepted, 1 AS open, 0 AS overdue, 0 AS early, 0 AS on_time, 0 AS late FROM told
        UNION ALL
        SELECT finished, centre_id, sector_id, channel, 0, -1, -(finished > due)::int,
            (finished < due)::int, (finished = due)::int, (finished > due)::int
        FROM told WHERE finished IS NOT NULL
        UNION ALL
        SELECT due + 1, centre_id, sector_id, channel, 0, 0, 1, 0, 0, 0
        FROM told WHERE finished IS NULL OR finished > due
    ) AS booked
    GROUP BY day, centre_id, sector_id, channel
    ORDER BY day, centre_id, sector_id, channel
"""
SCAN = """
    SELECT centre_id,
        count(*) FILTER (WHERE accepted_at >= %(begin)s) AS received,
        count(*) FILTER (WHERE accepted_at < %(begin)s) AS carried_over,
        count(*) FILTER (WHERE finished < due) AS early,
        count(*) FILTER (WHERE finished = due) AS on_time,
        count(*) FILTER (WHERE finished > due) AS late,
        count(*) FILTER (WHERE finished IS NULL) AS open,
        count(*) FILTER (WHERE finished IS NULL AND due < %(last)s) AS overdue
    FROM (
        SELECT centre_id, accepted_at, (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due,
            CASE WHEN finished_at < %(end)s THEN (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS finished
        FROM dossiers_dossier
        WHERE accepted_at < %(end)s AND (finished_at IS NULL OR finished_at >= %(begin)s)
    ) AS dossier
    GROUP BY centre_id
"""
FORM_06_BY_SCAN = """
    SELECT CASE WHEN centre_id = 1 THEN 'C1/S' || sector_id ELSE 'C' || centre_id END AS line,
        count(*) FILTER (WHERE accepted_at >= %(begin)s AND channel = 'online') AS received_online,
        count(*) FILTER (WHERE accepted_at >= %(begin)s AND channel <> 'online') AS received_otherwise,
        count(*) FILTER (WHERE accepted_at < %(begin)s) AS carried_over,
        count(*) FILTER (WHERE finished < due) AS early,
        count(*) FILTER (WHERE finished = due) AS on_time,
        count(*) FILTER (WHERE finished > due) AS late,
        count(*) FILTER (WHERE finished IS NULL AND due >= %(last)s) AS in_term,
        count(*) FILTER (WHERE finished IS NULL AND due < %(last)s) AS overdue
    FROM (
        SELECT centre_id, sector_id, channel, accepted_at, (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due,
            CASE WHEN finished_at < %(end)s THEN (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS finished
        FROM dossiers_dossier
        WHERE accepted_at < %(end)s AND (finished_at IS NULL OR finished_at >= %(begin)s)
    ) AS dossier
    GROUP BY line
"""
IN_FORM = (
    "received_online",
    "received_otherwise",
    "carried_over",
    "early",
    "on_time",
    "late",
    "in_term",
    "overdue",
)
SCANNED = ("received", "carried_over", "early", "on_time", "late", "open", "overdue")


def measure(sizes: tuple[int, ...] = (500_000, 5_000_000, 20_000_000), rounds: int = 9) -> dict[str, float]:
    """Milliseconds of the report and of the scan at each size (best of some rounds); their ratios and the growth.

    `form_<size>`: Biểu 06 of all units for any period, p95; `ratio_form_<size>`: the same report by SQL over the
    dossiers over its median, at least 50 is wanted; `growth_form`: its median at the last size over the first, at
    most 1.5.
    `open_<size>`: the year's open data, worked out anew, at most 500 is wanted.
    `workbook_<size>`: a month's II.06a of every unit as one XLSX, at most 3,000 is wanted.

    `ratio_<size>`: scan over report, at least 20 is wanted. `ratio_list_<size>`: scan over the list behind the
    figure of overdue dossiers (how many, and its first page). `growth`: the report at the last size over the first, at
    most 1.5 is wanted. Needs Django set up and the tables there. Raises `AssertionError` where the figures differ.
    """
    found: dict[str, float] = {}
    for size in sizes:
        with invented(size):
            assert figures_of_report() == figures_of_scan()  # noqa: S101 - the point of it
            assert overdue_behind() == seed_table(PERIOD).total.figures.overdue  # noqa: S101 - number and list agree
            found[f"report_{size}"] = best(lambda: seed_table(PERIOD), rounds)
            found[f"scan_{size}"] = best(figures_of_scan, min(rounds, 3))
            found[f"ratio_{size}"] = found[f"scan_{size}"] / found[f"report_{size}"]
            found[f"list_{size}"] = best(overdue_behind, rounds)
            found[f"ratio_list_{size}"] = found[f"scan_{size}"] / found[f"list_{size}"]
            found[f"open_{size}"] = best(open_data_at_first, min(rounds, 3))
            found |= measure_form(size, rounds)
    found["growth_form"] = found[f"recent_form_{sizes[-1]}"] / found[f"recent_form_{sizes[0]}"]
    found["growth"] = found[f"report_{sizes[-1]}"] / found[f"report_{sizes[0]}"]
    return found


def measure_form(size: int, rounds: int) -> dict[str, float]:
    """Biểu 06 and the month's workbook, on the invented dossiers."""
    periods = any_periods(rounds * 5)
    for period in (PERIOD, *periods[:2]):
        assert form_06(period) == form_06_by_scan(period)  # noqa: S101 - the point of it
    form_06(PERIOD)
    times = [best(partial(form_06, period), 1) for period in periods]
    median, p95 = quantiles(times, n=20)[9::9]
    recent = [best(partial(form_06, period), 1) for period in any_periods(rounds * 5, 364)]
    scan = best(lambda: form_06_by_scan(PERIOD), min(rounds, 3))
    return {
        f"form_{size}": p95,
        f"recent_form_{size}": quantiles(recent, n=2)[0],
        f"scan_form_{size}": scan,
        f"ratio_form_{size}": scan / median,
        f"workbook_{size}": best(workbook_of_month, min(rounds, 3)),
    }


def open_data_at_first() -> None:
    """The open data of the year, once it is over, as the first who asks waits for it."""
    open_lines.cache_clear()
    open_table(LAST.year, date(LAST.year + 1, 1, 1))


def any_periods(number: int, within: int = 3 * 365) -> list[Period]:
    """Periods that begin on any of the last days (three years of them) and end on any later one, the same in each run.

    What grows is compared on the last year: half a million dossiers have no more, and a period from before their first
    day has nothing to open with.
    """
    chance = Random(2018)  # noqa: S311 - no secret
    days = [sorted(LAST - timedelta(days=chance.randrange(within)) for _ in range(2)) for _ in range(number)]
    return [Period(first, last) for first, last in days]


def form_06(period: Period) -> dict[str, tuple[int, ...]]:
    """The lines of Biểu 06 where anything happened."""
    filled = fill_form(ask("06", "", below=True, period=ReportPeriod(Kind.DAYS, period.first, period.last)), now=NOW)
    lines = (line for line in filled.lines if line.kind is LineKind.LINE and any(line.values.values()))
    return {line.code: tuple(int(line.values[name] or 0) for name in IN_FORM) for line in lines}


def form_06_by_scan(period: Period) -> dict[str, tuple[int, ...]]:
    """The same by one pass over the dossiers."""
    begin, end = f"{period.first} 00:00+07", f"{period.last + timedelta(days=1)} 00:00+07"
    with connection.cursor() as cursor:
        cursor.execute(FORM_06_BY_SCAN, {"begin": begin, "end": end, "last": period.last})
        return {line: tuple(counts) for line, *counts in cursor.fetchall()}


def workbook_of_month() -> bytes:
    """A month's II.06a of every unit, a sheet each."""
    forms = [(filled, paper_of(filled, Office())) for filled in fill_each_unit(MONTH, now=NOW)]
    return workbook_of(forms, at=NOW)


@contextmanager
def invented(size: int) -> Iterator[None]:
    """A schema with `size` dossiers up to the evening of `LAST`, all evenings closed but that one."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in CLONED:
            cursor.execute(f"CREATE UNLOGGED TABLE {SCHEMA}.{table} (LIKE public.{table} INCLUDING DEFAULTS)")
        cursor.execute(WORDS_LEFT_OUT, [SCHEMA])
        for table, column in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {SCHEMA}.{table} ALTER COLUMN \"{column}\" SET DEFAULT ''")
        cursor.execute(f"SET search_path TO {SCHEMA}, public")
        try:
            fill(size)
            yield
        finally:
            cursor.execute("SET search_path TO DEFAULT")
            cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def fill(size: int) -> None:
    """Invent the dossiers and sum them up. Indexes come last; on dossiers those that a scan by period could use."""
    end = LAST + timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '256MB'")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("SELECT setseed(0.2018)")
        cursor.execute(CENTRES)
        cursor.execute(SECTORS)
        cursor.execute(DOSSIERS, {"count": size, "days": max(365 * size // A_YEAR, 60), "end": f"{end} 00:00+07"})
        cursor.execute("CREATE INDEX ON dossiers_dossier (centre_id, accepted_at, id)")
        cursor.execute("CREATE INDEX ON dossiers_dossier (centre_id, finished_at, id)")
        cursor.execute("CREATE UNIQUE INDEX ON dossiers_dossier (id)")
        cursor.execute("CREATE UNIQUE INDEX ON statistics_paststanding (dossier_id, last_day)")
        cursor.execute(SUMS)
        cursor.execute("CREATE UNIQUE INDEX ON statistics_dailysum (day, centre_id, sector_id, channel)")
        cursor.execute("CREATE UNIQUE INDEX ON statistics_closedday (day, grain)")
        cursor.execute("CREATE UNIQUE INDEX ON statistics_centretotal (day, centre_id, channel)")
        cursor.execute("CREATE UNIQUE INDEX ON statistics_sectortotal (day, centre_id, sector_id, channel)")
        cursor.execute("ANALYZE statistics_dailysum")
        close_days(LAST - timedelta(days=1))
        cursor.execute("VACUUM ANALYZE dossiers_dossier, statistics_paststanding, statistics_centretotal")
        cursor.execute("VACUUM ANALYZE statistics_dailysum, statistics_sectortotal, statistics_booking")
        cursor.execute("RESET work_mem")
        cursor.execute("RESET maintenance_work_mem")


def figures_of_report() -> dict[str, tuple[int, ...]]:
    """The report's figures by centre."""
    return {row.code: figures_of_row(row) for row in seed_table(PERIOD).rows if not row.is_empty}


def overdue_behind() -> int:
    """How many dossiers stand behind the overdue of all centres, having read the first page of them."""
    behind = dossiers_behind("overdue", PERIOD).counted
    list(behind.order_by("-pk").values_list("pk", "code", "due_at")[:26])
    return behind.count()


def figures_of_row(row: Row) -> tuple[int, ...]:
    return tuple(getattr(row.figures, name) for name in SCANNED)


def figures_of_scan() -> dict[str, tuple[int, ...]]:
    """The same by one pass over the dossiers."""
    begin, end = f"{PERIOD.first} 00:00+07", f"{PERIOD.last + timedelta(days=1)} 00:00+07"
    with connection.cursor() as cursor:
        cursor.execute(SCAN, {"begin": begin, "end": end, "last": PERIOD.last})
        return {f"C{centre}": tuple(counts) for centre, *counts in cursor.fetchall()}


def best(work: Callable[[], object], rounds: int) -> float:
    """The shortest of some rounds, in milliseconds: what else the machine does only ever adds."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return min(times)
