from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from motcua.oversight.finding.reading import SETS_DUE, Schedules, accounts_in, rows_of
from motcua.oversight.rules.found import Found
from motcua.oversight.rules.near_due import is_due_moved
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

# All that ever set the due date of the dossiers whose due date the office moved in these days.
TOLD = f"""
    WITH moved AS (
        SELECT dossier_id FROM dossiers_dossierevent WHERE kind = 'extended' AND at >= %(since)s AND at < %(until)s
        UNION
        SELECT dossier_id FROM dossiers_dossierevent
        WHERE kind = 'corrected' AND at >= %(since)s AND at < %(until)s AND data ? 'due_at'
    )
    SELECT told.dossier_id, told.seq, told.kind, told.at, told.actor_account, dossier.centre_id,
        (told.data->>'due_at')::timestamptz
    FROM moved
    JOIN dossiers_dossierevent told ON told.dossier_id = moved.dossier_id
    JOIN dossiers_dossier dossier ON dossier.id = moved.dossier_id
    WHERE told.kind IN {SETS_DUE} AND told.data ? 'due_at' AND told.at < %(until)s
    ORDER BY told.dossier_id, told.seq
"""
BY_OFFICE = frozenset({"extended", "corrected"})


def find_due_moves(period: Period) -> Iterator[Found]:
    """Due dates moved by the office too late or too often (`rules.near_due.is_due_moved`)."""
    schedules = Schedules()
    for (dossier, centre), told in groupby(rows_of(TOLD, period), key=itemgetter(0, 5)):
        moves, due = [], None
        for _dossier, seq, kind, at, account, _centre, due_at in told:
            if kind in BY_OFFICE and due is not None:
                moves.append((seq, kind, at, account, due))
            due = due_at
        times = [(at, before) for _seq, _kind, at, _account, before in moves]
        if is_due_moved(times, [kind == "extended" for _seq, kind, *_rest in moves], schedules.of(centre)):
            yield Found(
                SignKind.DUE_MOVED,
                str(dossier),
                centre,
                moves[-1][2],
                tuple((dossier, seq) for seq, *_rest in moves),
                dossier,
                accounts_in(*(account for _seq, _kind, _at, account, _due in moves)),
                {"moves": len(moves), "due": moves[-1][4].isoformat()},
            )
