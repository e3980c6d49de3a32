from collections.abc import Iterator

from motcua.oversight.finding.reading import SETS_DUE, Schedules, accounts_in, rows_of
from motcua.oversight.rules.found import Found
from motcua.oversight.rules.near_due import days_left, is_late_request
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

# The due date as it stood when papers were asked for, and since when its term had run.
ASKED = f"""
    SELECT asked.dossier_id, asked.seq, asked.at, asked.actor_account, dossier.centre_id, began.at, due.at
    FROM dossiers_dossierevent asked
    JOIN dossiers_dossier dossier ON dossier.id = asked.dossier_id
    CROSS JOIN LATERAL (
        SELECT (told.data->>'due_at')::timestamptz AS at FROM dossiers_dossierevent told
        WHERE told.dossier_id = asked.dossier_id AND told.seq < asked.seq
            AND told.kind IN {SETS_DUE} AND told.data ? 'due_at'
        ORDER BY told.seq DESC LIMIT 1
    ) due
    CROSS JOIN LATERAL (
        SELECT told.at FROM dossiers_dossierevent told
        WHERE told.dossier_id = asked.dossier_id AND told.seq < asked.seq
            AND told.kind IN ('accepted', 'clock_started', 'supplement_received')
        ORDER BY told.seq DESC LIMIT 1
    ) began
    WHERE asked.kind = 'supplement_requested' AND asked.at >= %(since)s AND asked.at < %(until)s
"""


def find_late_requests(period: Period) -> Iterator[Found]:
    """Requests for papers near the due date of the dossier (`rules.near_due.is_late_request`)."""
    schedules = Schedules()
    for dossier, seq, at, account, centre, began_at, due_at in rows_of(ASKED, period):
        schedule = schedules.of(centre)
        if is_late_request(at, began_at, due_at, schedule):
            yield Found(
                SignKind.LATE_REQUEST,
                f"{dossier}/{seq}",
                centre,
                at,
                ((dossier, seq),),
                dossier,
                accounts_in(account),
                {"due": due_at.isoformat(), "days_left": days_left(at, due_at, schedule)},
            )
