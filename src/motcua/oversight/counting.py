"""Counts the past cases that the model learns from and is tested on, and says where open dossiers stand.

Both read the stage of a dossier from its events in the same words, so that like is compared with like.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from motcua.kernel.errors import Refused
from motcua.oversight.rules.likely_late import LANDMARKS, Like, Spans, Stage, Tally, landmark_of
from motcua.statistics.evenings import midnight
from motcua.worktime.queries import schedule_for

STAGE_OF = {
    "accepted": Stage.RECEIVED,
    "clock_started": Stage.RECEIVED,
    "handed_over": Stage.WORKING,
    "sent_back": Stage.WORKING,
    "supplement_received": Stage.WORKING,
    "payment_confirmed": Stage.WORKING,
    "step_finished": Stage.STEP_DONE,
    "decided": Stage.DECIDED,
}
"""The stage that begins with an event. Events of waiting, and of the end, begin none."""
NO_STAGE = ("supplement_requested", "payment_requested", "result_issued", "withdrawn", "stopped", "forwarded")
KINDS = tuple(STAGE_OF) + NO_STAGE
STAGE = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {stage.value}" for kind, stage in STAGE_OF.items()) + " END"
IN_KINDS = "(" + ", ".join(f"'{kind}'" for kind in KINDS) + ")"
IN_STAGES = "(" + ", ".join(f"'{kind}'" for kind in STAGE_OF) + ")"
# What was taken back never was, nor was its taking back.
NOT_UNDONE = """
    NOT EXISTS (
        SELECT FROM dossiers_dossierevent undone WHERE undone.kind = 'undone'
            AND undone.dossier_id = event.dossier_id AND (undone.data->>'undoes')::smallint = event.seq
    )
"""
LOCAL = "({} AT TIME ZONE INTERVAL '7 hours')::date"
"""The day in Vietnam, whose clock has been UTC+7 since 1975; looking the zone up by name cost four times as much."""
# Working days up to and with a day, from an array that begins with %(base)s. A morning comes before all of its day.
WORKED = "(%(worked)s::int[])[least(greatest({}, %(base)s::date), %(as_of)s::date) - %(base)s::date + 1]"

AS_OF = "%(as_of)s::date"

# Dossiers whose fate is known: ended, or overdue by now; those that wait for what was asked in time are neither.
# Days are told as working days up to them. A test sees mornings since the cut only; and nothing is learnt of a dossier
# whose due date was corrected since: on the day of the cut nobody knew of that. (A result is undone on its day only.)
SETTLED = f"""
    CREATE TEMPORARY TABLE oversight_settled ON COMMIT DROP AS
    SELECT id, procedure_id, sector_id, centre_id, due < %(cut)s::date AS is_learnt,
        coalesce(finished > due, true) AS is_late, {WORKED.format("due")} AS due,
        {WORKED.format(f"coalesce(finished, {AS_OF})")} AS ended,
        CASE WHEN due < %(cut)s::date THEN 0 ELSE {WORKED.format("(%(cut)s::date - 1)")} END AS seen_from
    FROM (
        SELECT id, procedure_id, sector_id, centre_id, status, {LOCAL.format("due_at")} AS due,
            {LOCAL.format("finished_at")} AS finished, {LOCAL.format("waiting_since")} AS waited
        FROM dossiers_dossier
        WHERE accepted_at IS NOT NULL AND due_at >= %(since)s AND due_at < %(until)s
    ) dossier
    WHERE (status IN (9, 10) OR (finished IS NULL AND (waited IS NULL OR waited > due)))
        AND (due >= %(cut)s::date OR id NOT IN (
            SELECT dossier_id FROM dossiers_dossierevent
            WHERE kind = 'corrected' AND data ? 'due_at' AND at >= %(from_cut)s
        ))
"""
DOSSIERS = """
    SELECT count(*), count(*) FILTER (WHERE is_late) FROM oversight_settled WHERE is_learnt
"""
# The last day on which each due date was set anew: what came before was counted against another date.
SET_ANEW = f"""
    CREATE TEMPORARY TABLE oversight_anew ON COMMIT DROP AS
    SELECT dossier_id, max({WORKED.format(LOCAL.format("at"))}) AS day FROM dossiers_dossierevent
    WHERE (kind IN ('supplement_received', 'payment_confirmed', 'clock_started', 'extended')
        OR (kind = 'corrected' AND data ? 'due_at')) AND at >= %(since)s::timestamptz - interval '1 year'
    GROUP BY dossier_id
"""
# A stay covers the mornings with so many days left as lie between its ends: the landmarks among them, from the place of
# the first to that behind the last, are counted together and spread out in Python.
# Only what lasted overnight covers any, so most events drop out before their working days are looked up.
STAYS = f"""
    WITH event AS (
        SELECT dossier_id, kind, at, lead(at) OVER (PARTITION BY dossier_id ORDER BY seq) AS left_at
        FROM dossiers_dossierevent event WHERE kind IN {IN_KINDS} AND {NOT_UNDONE}
    ), stay AS (
        SELECT dossier.procedure_id, dossier.sector_id, dossier.centre_id, dossier.is_learnt, dossier.is_late,
            {STAGE} AS stage,
            width_bucket(greatest(dossier.due - CASE WHEN event.left_at IS NULL THEN dossier.ended
                ELSE least({WORKED.format(LOCAL.format("event.left_at"))}, dossier.ended) END, 0) - 1,
                %(landmarks)s::int[]) AS first_mark,
            width_bucket(dossier.due - 1
                - greatest({WORKED.format(LOCAL.format("event.at"))}, anew.day, dossier.seen_from),
                %(landmarks)s::int[]) AS end_mark
        FROM oversight_settled dossier
        JOIN event ON event.dossier_id = dossier.id
        LEFT JOIN oversight_anew anew ON anew.dossier_id = dossier.id
        WHERE event.kind IN {IN_STAGES}
            AND (event.left_at IS NULL OR {LOCAL.format("event.left_at")} > {LOCAL.format("event.at")})
    )
    SELECT is_learnt, procedure_id, sector_id, centre_id, stage, first_mark, end_mark,
        count(*) FILTER (WHERE is_late), count(*)
    FROM stay WHERE first_mark < end_mark
    GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
OPEN = f"""
    SELECT dossier.id, dossier.procedure_id, dossier.sector_id, dossier.centre_id, last.stage,
        {LOCAL.format("dossier.due_at")}
    FROM dossiers_dossier dossier
    CROSS JOIN LATERAL (
        SELECT {STAGE} AS stage FROM dossiers_dossierevent event
        WHERE dossier_id = dossier.id AND kind IN {IN_KINDS} AND {NOT_UNDONE} ORDER BY seq DESC LIMIT 1
    ) last
    WHERE dossier.finished_at IS NULL AND dossier.accepted_at IS NOT NULL AND dossier.status IN (2, 4)
        AND dossier.due_at >= %(today)s AND last.stage IS NOT NULL
"""


NONE = Tally(0, 0)


class Counted(NamedTuple):
    """`dossiers` and `late` are those learnt from; the cells are cases, by what makes them comparable."""

    dossiers: int
    late: int
    learnt: list[tuple[Like, Tally]]
    tested: list[tuple[Like, Tally]]


def count_cases(spans: Spans) -> Counted:
    """The past cases of the spans. Must run in a transaction."""
    worked, base = worked_until(spans)
    values: dict[str, Any] = {
        "since": midnight(spans.first),
        "until": midnight(spans.as_of),
        "cut": spans.cut,
        "from_cut": midnight(spans.cut),
        "as_of": spans.as_of,
        "base": base,
        "worked": worked,
        "landmarks": list(LANDMARKS),
    }
    cells: dict[bool, dict[Like, Tally]] = {True: {}, False: {}}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '256MB'")
        for statement in (SETTLED, SET_ANEW):
            cursor.execute(statement, values)
        cursor.execute("ANALYZE oversight_settled, oversight_anew")
        cursor.execute(DOSSIERS)
        dossiers, late = cursor.fetchone()
        cursor.execute(STAYS, values)
        for is_learnt, procedure, sector, centre, stage, first, end, of_late, cases in cursor:
            for left in LANDMARKS[first:end]:
                like = Like(procedure, sector, centre, stage, left)
                known = cells[is_learnt].get(like, NONE)
                cells[is_learnt][like] = Tally(known.late + of_late, known.cases + cases)
        cursor.execute("DROP TABLE oversight_settled, oversight_anew")
    return Counted(dossiers, late, list(cells[True].items()), list(cells[False].items()))


def worked_until(spans: Spans) -> tuple[list[int], date]:
    """How many working days there were up to each day, from a year before the spans on; and the first of these days.

    Years without a confirmed calendar are left out at the beginning.
    """
    schedule = schedule_for()
    base = spans.as_of
    for year in range(spans.as_of.year, spans.first.year - 2, -1):
        try:
            schedule.working_days_between(date(year, 1, 1), spans.as_of)
        except Refused:
            break
        base = date(year, 1, 1)
    days = (spans.as_of - base).days
    return [schedule.working_days_between(base, base + timedelta(days=each)) for each in range(days + 1)], base


def open_now(today: date) -> Iterator[tuple[int, Like]]:
    """The open dossiers in term with what they are compared by, on the morning of `today`."""
    schedule = schedule_for()
    morning = today if schedule.is_working_day(today) else schedule.add_working_days(today, 1)
    with connection.cursor() as cursor:
        cursor.execute(OPEN, {"today": midnight(today)})
        for dossier, procedure, sector, centre, stage, due in cursor.fetchall():
            left = max(schedule.working_days_between(morning, due), 0)
            yield dossier, Like(procedure, sector, centre, stage, landmark_of(left))
