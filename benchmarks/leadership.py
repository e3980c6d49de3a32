"""The leadership desk's two pages over the whole province, at one size and at ten times that.

Works on the invented dossiers of `benchmarks.reports`, with the two ledgers made from the same rows by SQL; the pages
are read and rendered by the real views, without the server around them.
"""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import connection
from django.test import Client

from benchmarks.reports import A_YEAR, LAST, best, invented
from motcua.kernel.clock import VIETNAM, TrainingClock, real_now

LEDGERS = ("statistics_duration", "statistics_stay")
PAGES = {"glance": "/lanh-dao/", "times": "/lanh-dao/thoi-gian/"}
TOLD = """
    CREATE TEMPORARY TABLE told AS
    SELECT centre_id, date_trunc('month', accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month,
        (accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS accepted,
        (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS finished, id
    FROM dossiers_dossier
"""
DURATIONS = """
    INSERT INTO statistics_duration (month, centre_id, days, ended, waited, is_summed)
    SELECT month, centre_id, finished - accepted, count(*), 0, true
    FROM told WHERE finished IS NOT NULL GROUP BY 1, 2, 3
"""
STAYS = """
    INSERT INTO statistics_stay (month, centre_id, stage, account, standing, clock, minutes, finished, is_summed)
    SELECT month, centre_id, stage, account, 0, count(*) * 600, count(*) * 600, count(*), true
    FROM told, generate_series(2, 6) AS stage, LATERAL (SELECT id % 12 AS account) AS whose
    WHERE finished IS NOT NULL GROUP BY 1, 2, 3, 4
"""
INDEXES = (
    "CREATE UNIQUE INDEX ON statistics_duration (month, centre_id, days) WHERE is_summed",
    "CREATE UNIQUE INDEX ON statistics_stay (month, centre_id, stage, account) WHERE is_summed",
    "CREATE INDEX ON statistics_duration (month) WHERE NOT is_summed",
    "CREATE INDEX ON statistics_stay (month) WHERE NOT is_summed",
    "CREATE INDEX ON dossiers_dossier (centre_id, due_at, id) WHERE finished_at IS NULL AND accepted_at IS NOT NULL",
    "ANALYZE statistics_duration, statistics_stay, dossiers_dossier",
)


def measure(sizes: tuple[int, ...] = (A_YEAR, 10 * A_YEAR), rounds: int = 7) -> dict[str, float]:
    """Milliseconds of each page at each size, best of some rounds (`glance_<size>`, `times_<size>`), and `growth`.

    Below 300 is wanted of the glance at five million. Needs Django set up and the tables there.
    """
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.TRAINING_CLOCK = TrainingClock(datetime.combine(LAST, datetime.min.time(), VIETNAM) + NOON, real_now())
    found: dict[str, float] = {}
    for size in sizes:
        with invented(size):
            tell_ledgers()
            for name, address in PAGES.items():
                look = partial(Client().get, address)
                assert look().status_code == 200  # noqa: S101 - an error would be quick, too
                found[f"{name}_{size}"] = best(look, rounds)
    found["growth"] = found[f"glance_{sizes[-1]}"] / found[f"glance_{sizes[0]}"]
    return found


NOON = timedelta(hours=12)


def tell_ledgers() -> None:
    """The ledgers of the invented dossiers, in the schema that the caller searches first."""
    with connection.cursor() as cursor:
        for table in LEDGERS:
            cursor.execute(f"CREATE UNLOGGED TABLE {table} (LIKE public.{table} INCLUDING DEFAULTS)")
        for statement in (TOLD, DURATIONS, STAYS, "DROP TABLE told", *INDEXES):
            cursor.execute(statement)
