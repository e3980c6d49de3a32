"""Accepting dossiers over HTTP, against pgbench writing the same rows statement by statement on the same server."""

import json
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from typing import Any

from benchmarks.receptionists import receptionists

# The rows of one acceptance, each kind by its own prepared statement: counter, event, dossier, the statistics' bookings
# (one for the day, one for the day after the due date), into tables with the real ones' indexes and foreign keys.
PGBENCH = """
\\set agency random(1, 200)
BEGIN;
INSERT INTO bench_counter (agency_code, day, last) VALUES ('B' || :agency, '2018-10-30', 1)
    ON CONFLICT (agency_code, day) DO UPDATE SET last = bench_counter.last + 1;
INSERT INTO bench_event SELECT * FROM bench_one_event;
INSERT INTO bench_dossier SELECT * FROM bench_one_dossier;
INSERT INTO bench_booking SELECT * FROM bench_one_booking;
COMMIT;
"""


RECEIPT = "/ho-so/{code}/in/receipt/"
"""Where the receipt of a dossier is, as PDF."""


def measure(clients: int, seconds: float, then: str = "") -> dict[str, float]:
    """Acceptances a second over HTTP and by pgbench, as many clients each, and their ratio.

    With `then` (`RECEIPT`) each client fetches that of every dossier before it accepts the next.
    """
    from django.db import connection

    http = over_http(clients, seconds, then)
    accepted, fetched = http["statuses"].get("201", 0), http["statuses"].get("200", 0)
    if accepted + fetched != sum(http["statuses"].values()) or fetched != (accepted if then else 0):
        raise SystemExit(f"not every request was accepted: {http['statuses']}")
    with connection.cursor() as cursor:
        prepare_pgbench(cursor)
    written = by_pgbench(clients, seconds)
    rate = accepted / http["seconds"]
    return {
        "http": rate,
        "pgbench": written,
        "ratio": rate / written,
        "p50_ms": http["p50_ms"],
        "p99_ms": http["p99_ms"],
    }


def over_http(clients: int, seconds: float, then: str) -> dict[str, Any]:
    """What the load generator counted against a freshly started server."""
    from motcua.cli.site import close_connections
    from motcua.kernel import clock

    people = receptionists(clients, clock.now().date())
    close_connections()
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "motcua", "serve", "--no-work", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        for length in (2.0, seconds):
            plan = {
                "host": "127.0.0.1",
                "port": port,
                "path": "/api/v1/dossiers",
                "then": then,
                "seconds": length,
                "clients": [each.as_client() for each in people],
            }
            load = [sys.executable, "-m", "benchmarks.http_load"]
            done = subprocess.run(load, input=json.dumps(plan), capture_output=True, text=True, check=True)
    finally:
        server.terminate()
        server.wait(20)
    return json.loads(done.stdout)


def wait_for(port: int) -> None:
    for _ in range(1200):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


ACCEPTANCE = (
    ("event", "dossiers_dossierevent", "recorded_at", 1, "dossier_id"),
    ("dossier", "dossiers_dossier", "id", 1, "id"),
    ("booking", "statistics_booking", "ctid", 2, ""),
)
"""Name, real table, by what its newest rows are found, how many of them, and the column that is fresh each time."""


def prepare_pgbench(cursor: Any, rows: tuple[tuple[str, str, str, int, str], ...] = ACCEPTANCE) -> None:
    """Tables with the indexes and foreign keys of the real ones, and the newest `rows` to write again and again under
    new keys.
    """
    cursor.execute("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench")
    cursor.execute("SET search_path = bench, public")
    newest = "SELECT * FROM public.{0} ORDER BY {1} DESC LIMIT {2}"
    for name, table, order, count, key in rows:
        fresh = {
            key: f"nextval('bench.bench_{name}_key')",
            "code": "'B-' || currval('bench.bench_dossier_key')",
            "request_id": "gen_random_uuid()",
        }
        cursor.execute(f"CREATE TABLE bench_{name} (LIKE public.{table} INCLUDING INDEXES INCLUDING DEFAULTS)")
        for constraint in foreign_keys(cursor, table):
            cursor.execute(f"ALTER TABLE bench_{name} ADD {constraint}")
        cursor.execute(f"CREATE SEQUENCE bench_{name}_key")
        cursor.execute(f"CREATE TABLE bench_row_{name} AS {newest.format(table, order, count)}")
        cursor.execute(f"SELECT * FROM bench_row_{name}")
        values = ", ".join(fresh.get(column.name, f'one."{column.name}"') for column in cursor.description)
        cursor.execute(f"CREATE VIEW bench_one_{name} AS SELECT {values} FROM bench_row_{name} AS one")
    cursor.execute("CREATE TABLE bench_counter (LIKE public.dossiers_codecounter INCLUDING INDEXES)")
    cursor.execute("SET search_path = public")


def foreign_keys(cursor: Any, table: str) -> list[str]:
    """The table's foreign keys, as `ALTER TABLE … ADD` takes them."""
    cursor.execute(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass",
        [f"public.{table}"],
    )
    return [definition for (definition,) in cursor.fetchall()]


def by_pgbench(clients: int, seconds: float, text: str = PGBENCH) -> float:
    """Transactions a second of the script `text`, prepared."""
    from django.conf import settings

    from motcua.kernel.database import server
    from motcua.kernel.database.address import address_of

    address = address_of(settings.SITE).conninfo(options="-c search_path=bench,public")
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(text)
        script.flush()
        command = [str(server.pgbench_path()), "-n", "-M", "prepared", "-f", script.name, "-c", str(clients)]
        command += ["-j", "2", "-T", str(max(1, round(seconds))), address]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("tps ="):
            return float(line.split()[2])
    raise SystemExit(f"pgbench told no rate: {done.stdout}{done.stderr}")
