from collections.abc import Iterator

from motcua.oversight.finding.reading import Schedules, accounts_in, rows_of
from motcua.oversight.rules.found import Found
from motcua.oversight.rules.near_due import days_left, is_handed_in_anew
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

# What was handed in anew in these days, after what ended shortly before (7 withdrawn, 8 stopped, or refused).
ANEW = """
    SELECT ended.id, ended.centre_id, ended.finished_at, ended.due_at, fin.seq, fin.actor_account,
        anew.id, anew.accepted_at, began.seq
    FROM dossiers_dossier ended
    JOIN dossiers_dossier anew ON anew.owner_identity = ended.owner_identity
        AND anew.procedure_id = ended.procedure_id AND anew.id <> ended.id
        AND anew.accepted_at >= %(since)s AND anew.accepted_at < %(until)s
        AND anew.accepted_at > ended.finished_at AND anew.accepted_at < ended.finished_at + interval '20 days'
    CROSS JOIN LATERAL (
        SELECT seq, actor_account FROM dossiers_dossierevent
        WHERE dossier_id = ended.id AND kind IN ('withdrawn', 'stopped', 'result_issued') ORDER BY seq DESC LIMIT 1
    ) fin
    CROSS JOIN LATERAL (
        SELECT seq FROM dossiers_dossierevent WHERE dossier_id = anew.id AND kind = 'accepted' LIMIT 1
    ) began
    WHERE ended.finished_at >= %(since)s::timestamptz - interval '20 days' AND ended.finished_at < %(until)s
        AND ended.owner_identity <> '' AND ended.due_at IS NOT NULL
        AND (ended.status IN (7, 8) OR ended.outcome = 'refused')
    ORDER BY ended.id, anew.accepted_at
"""


def find_handed_in_anew(period: Period) -> Iterator[Found]:
    """Dossiers ended near their due date whose owner came back with the same matter (`rules.near_due`)."""
    schedules = Schedules()
    for ended, centre, ended_at, due_at, seq, account, anew, anew_at, anew_seq in rows_of(ANEW, period):
        schedule = schedules.of(centre)
        if is_handed_in_anew(ended_at, due_at, anew_at, schedule):
            yield Found(
                SignKind.HANDED_IN_ANEW,
                f"{ended}/{anew}",
                centre,
                anew_at,
                ((ended, seq), (anew, anew_seq)),
                ended,
                accounts_in(account),
                {"due": due_at.isoformat(), "days_left": days_left(ended_at, due_at, schedule)},
            )
