"""The officers' lists and search at one number of dossiers and at ten times that, against a scan in the same run.

Works in a schema of its own, dropped at the end, on invented dossiers made by the server; three in a hundred are open,
so that the open ones grow with the rest. What is measured is what a request reads: the counts of all lists, one page
and its rows (`read_work`), and a search with its rows (`read_found`), without the drawing of the page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from statistics import median, quantiles
from time import perf_counter

from django.db import connection
from django.test import RequestFactory

from motcua.dossiers import directory
from motcua.dossiers.worklists.lists import NO_FILTERS, Filters, WorkList
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor, HeldPost
from motcua.web.desk.lists.readings import read_found, read_work

NOW = datetime(2018, 10, 30, 10, 0, tzinfo=VIETNAM)
SCHEMA = "benchmark_worklists"
CLONED = (
    "organisation_agency",
    "organisation_servicecentre",
    "catalogue_sector",
    "catalogue_procedure",
    "dossiers_dossier",
    "dossiers_duty",
)
OFFICERS = (
    Actor(1, "Chi", (HeldPost(1, 1, None, frozenset({"appraiser"}), "C1.TD1"),)),
    Actor(2, "Bình", (HeldPost(2, 1, None, frozenset({"receptionist", "returner"}), "C1.TN1"),)),
    Actor(3, "Dũng", (HeldPost(3, 1, None, frozenset({"approver", "centre_head"}), "C1.PD1"),)),
)
TYPED = ("17", "181030-17", "000000000017", "nguyen van", "tran thi bi", "2.000007")
FRAME = (
    """INSERT INTO organisation_agency (id, code_2018, code_2020, name, abbreviation, kind, level, confirmed, note,
        name_folded, name_sort, valid_from, source)
        SELECT n, '000.00.' || lpad(n::text, 2, '0') || '.H49', 'H49.' || n, 'A' || n, '', 'centre', 'province', false,
        '', '', '', '2015-01-01', '' FROM generate_series(1, 99) AS n""",
    """INSERT INTO organisation_servicecentre (id, code, name, level, unit_id, agency_id, note, name_folded, name_sort,
        valid_from, source)
        SELECT n, 'C' || n, 'C' || n, 'province', 1, 1 + n % 99, '', '', '', '2015-01-01', ''
        FROM generate_series(1, 201) AS n""",
    """INSERT INTO catalogue_sector SELECT (jsonb_populate_record(NULL::catalogue_sector, to_jsonb(s)
        || jsonb_build_object('id', n, 'code', 's' || n))).*
        FROM (SELECT * FROM public.catalogue_sector LIMIT 1) s, generate_series(1, 180) n""",
    """INSERT INTO catalogue_procedure SELECT (jsonb_populate_record(NULL::catalogue_procedure, to_jsonb(p)
        || jsonb_build_object('id', n, 'code', '2.' || lpad(n::text, 6, '0')))).*
        FROM (SELECT * FROM public.catalogue_procedure LIMIT 1) p, generate_series(1, 1500) n""",
)
DOSSIERS = """
    INSERT INTO dossiers_dossier
        (id, code, status, centre_id, received_centre_id, sector_id, channel, accepted_at, due_at, original_due_at,
         finished_at, returned_at, waiting_since, step_due_at, open_steps, asked_agencies, agency_code, procedure_id,
         revision, "case", summary, owner_name, owner_folded, owner_identity, owner_kind, applicant_name,
         applicant_identity, outcome, supplements, extended, seq, head, last_at)
    SELECT n, '000.00.' || lpad(centre::text, 2, '0') || '.H49-' || to_char(accepted, 'YYMMDD') || '-'
            || lpad(n::text, 7, '0'),
        status, centre, centre, sector, channel, accepted, accepted + term, accepted + term,
        CASE WHEN status >= 9 THEN accepted + term END, CASE WHEN status = 10 THEN accepted + term END,
        CASE WHEN status IN (5, 6) THEN accepted END, CASE WHEN status = 4 THEN accepted + term / 2 END,
        CASE status WHEN 4 THEN ARRAY[step] ELSE '{}' END, '{}', 'H49.' || centre,
        1 + (1499 * random() * random())::int, 1, '', '', name, name, lpad(n::text, 12, '0'),
        CASE WHEN random() < 0.8 THEN 'person' ELSE 'organisation' END, '', '', '', 0, false, 5, '', accepted
    FROM (
        SELECT n, centre, sector, channel, name, step, term,
            CASE WHEN status = 10 THEN %(now)s - random() * interval '1 year' - term
                ELSE %(now)s - random() * term * 1.1 END AS accepted, status
        FROM (
            SELECT n, (1 + random() * random() * 20)::int * interval '1 day' AS term,
                CASE WHEN random() < 0.13 THEN 1 ELSE 2 + (random() * 199)::int END AS centre,
                1 + (179 * random() * random())::int AS sector,
                CASE WHEN random() < 0.8 THEN 'counter' ELSE 'online' END AS channel,
                (ARRAY['nguyen', 'nguyen', 'nguyen', 'tran', 'le', 'pham', 'hoang', 'vu'])[1 + (random() * 7)::int]
                    || (ARRAY[' van', ' thi', ' duc', ' minh'])[1 + (random() * 3)::int] || ' '
                    || chr(97 + (random() * 25)::int) || chr(97 + (random() * 25)::int) AS name,
                CASE WHEN random() < 0.75 THEN 'appraise' ELSE 'approve' END AS step,
                CASE WHEN random() < 0.97 THEN 10
                    ELSE (ARRAY[2, 4, 4, 4, 4, 4, 5, 6, 9, 9])[1 + (random() * 9)::int] END AS status
            FROM generate_series(1, %(count)s) AS n
        ) AS drawn
    ) AS told
"""
DUTIES = """
    INSERT INTO dossiers_duty (dossier_id, step, place, whose, work, due_at)
    SELECT id, coalesce(open_steps[1], ''), 'at:C' || centre_id, whose, work, due_at
    FROM dossiers_dossier, LATERAL (
        SELECT CASE status WHEN 2 THEN 'hand_over' WHEN 9 THEN 'return' ELSE open_steps[1] END AS work
    ) AS named, LATERAL unnest(CASE work WHEN 'hand_over' THEN ARRAY['', 'receptionist']
        WHEN 'return' THEN ARRAY['', 'receptionist', 'returner'] WHEN 'approve' THEN ARRAY['', 'approver']
        ELSE ARRAY['', CASE WHEN random() < 0.2 THEN '=' || (1 + (random() * 50)::int) ELSE 'appraiser' END]
        END) AS whose
    WHERE status IN (2, 4, 9)
"""


def measure(sizes: tuple[int, ...] = (100_000, 1_000_000), rounds: int = 5) -> dict[str, float]:
    """Milliseconds by name: `lists_<size>`, `search_<size>` (p95 over all lists, officers and words), the same by a
    sequential scan (`scan_…`, the median), the ratios, and `lists_growth`, `search_growth`: last size over the first.
    """
    found: dict[str, float] = {}
    for size in sizes:
        with invented(size):
            for name, reads in (("lists", list(lists())), ("search", list(searches()))):
                found[f"{name}_{size}"] = p95(reads, rounds)
                with scanning():
                    found[f"scan_{name}_{size}"] = median(times(reads[:3], 1))
                found[f"ratio_{name}_{size}"] = found[f"scan_{name}_{size}"] / found[f"{name}_{size}"]
    for name in ("lists", "search"):
        found[f"{name}_growth"] = found[f"{name}_{sizes[-1]}"] / found[f"{name}_{sizes[0]}"]
    return found


def lists() -> Iterator[Callable[[], object]]:
    """Every list of every officer, its first page and the one after; one's own also narrowed."""
    for officer in OFFICERS:
        for which in WorkList:
            yield reading(officer, which, NO_FILTERS, "")
            if key := reading(officer, which, NO_FILTERS, "")().next_key:
                yield reading(officer, which, NO_FILTERS, key)
        yield reading(officer, WorkList.MINE, Filters(channel="online"), "")


def reading(officer: Actor, which: WorkList, filters: Filters, after: str):
    request = RequestFactory().get("/viec/", {"list": which.value, "after": after})
    return lambda: read_work(request, officer, which, filters, NOW)


def searches() -> Iterator[Callable[[], object]]:
    """What people type, by each officer."""
    for officer in OFFICERS:
        for typed in TYPED:
            yield lambda officer=officer, typed=typed: read_found(officer, typed, "", NOW)


@contextmanager
def invented(size: int) -> Iterator[None]:
    """A schema with `size` dossiers and the indexes of the real tables."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in CLONED:
            cursor.execute(f"CREATE TABLE {SCHEMA}.{table} (LIKE public.{table} INCLUDING DEFAULTS INCLUDING INDEXES)")
        cursor.execute(f"SET search_path TO {SCHEMA}, public")
        directory.forget()
        try:
            cursor.execute("SELECT setseed(0.2018)")
            for statement in FRAME:
                cursor.execute(statement)
            cursor.execute(DOSSIERS, {"count": size, "now": NOW})
            cursor.execute(DUTIES)
            cursor.execute(f"VACUUM ANALYZE {', '.join(CLONED)}")
            yield
        finally:
            cursor.execute("SET search_path TO DEFAULT")
            cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
            directory.forget()


@contextmanager
def scanning() -> Iterator[None]:
    """The same queries by passing over the tables."""
    with connection.cursor() as cursor:
        for setting in ("indexscan", "indexonlyscan", "bitmapscan"):
            cursor.execute(f"SET enable_{setting} TO off")
        yield
        for setting in ("indexscan", "indexonlyscan", "bitmapscan"):
            cursor.execute(f"RESET enable_{setting}")


def p95(reads: list[Callable[[], object]], rounds: int) -> float:
    """The time that nineteen of twenty reads stay below, each warmed up once."""
    for read in reads:
        read()
    return quantiles(times(reads, rounds), n=20)[18]


def times(reads: list[Callable[[], object]], rounds: int) -> list[float]:
    """Milliseconds: of each read the shortest of some rounds, since what else the machine does only ever adds."""
    best: list[float] = []
    for read in reads:
        taken = []
        for _ in range(rounds):
            begun = perf_counter()
            read()
            taken.append((perf_counter() - begun) * 1000)
        best.append(min(taken))
    return best
