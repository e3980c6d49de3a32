from collections.abc import Iterator

from motcua.dossiers.rules.lifecycle.return_result import IN_PERSON
from motcua.oversight.finding.many_owners import OWNER
from motcua.oversight.finding.reading import accounts_in, rows_of
from motcua.oversight.rules.found import MOST_EVENTS, Found
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.statistics.rules.periods import Period

# Together first, whose they are afterwards: of a day's thousands of returns only a few share their second.
TOGETHER = f"""
    WITH together AS (
        SELECT date_trunc('second', at) AS moment, actor_account, actor_name,
            array_agg(dossier_id) AS dossiers, array_agg(seq) AS seqs
        FROM dossiers_dossierevent
        WHERE kind = 'returned' AND at >= %(since)s AND at < %(until)s AND data->>'via' = %(in_person)s
        GROUP BY 1, 2, 3 HAVING count(*) >= %(least)s
    )
    SELECT together.moment, together.actor_account, dossier.centre_id,
        array_agg(one.dossier ORDER BY one.dossier), array_agg(one.seq ORDER BY one.dossier), count(DISTINCT {OWNER})
    FROM together
    CROSS JOIN LATERAL unnest(together.dossiers, together.seqs) AS one(dossier, seq)
    JOIN dossiers_dossier dossier ON dossier.id = one.dossier
    GROUP BY together.moment, together.actor_account, together.actor_name, dossier.centre_id
    HAVING count(DISTINCT {OWNER}) >= %(least)s
"""


def find_returned_together(period: Period) -> Iterator[Found]:
    """Results that one person recorded as handed over to many owners in one second."""
    least = SIGN[SignKind.RETURNED_TOGETHER].at_least
    for at, account, centre, dossiers, seqs, owners in rows_of(TOGETHER, period, least=least, in_person=IN_PERSON):
        yield Found(
            SignKind.RETURNED_TOGETHER,
            f"{centre}/{at:%Y%m%d%H%M%S}/{dossiers[0]}",
            centre,
            at,
            tuple(zip(dossiers, seqs, strict=True))[:MOST_EVENTS],
            accounts=accounts_in(account),
            numbers={"owners": owners, "dossiers": len(dossiers)},
        )
