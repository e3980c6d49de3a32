from collections.abc import Iterator

from motcua.oversight.finding.reading import accounts_in, rows_of
from motcua.oversight.rules.found import MOST_EVENTS, Found
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.statistics.rules.periods import Period

OWNER = "coalesce(nullif(dossier.owner_identity, ''), dossier.owner_folded)"
SUBMITTED = f"""
    WITH submitted AS (
        SELECT (event.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, event.at, event.dossier_id, event.seq,
            event.actor_account, dossier.centre_id, dossier.applicant_identity, {OWNER} AS owner
        FROM dossiers_dossierevent event
        JOIN dossiers_dossier dossier ON dossier.id = event.dossier_id
        WHERE event.kind = 'submitted' AND event.at >= %(since)s AND event.at < %(until)s
    )
    SELECT 'account', day, centre_id, max(at), array_agg(dossier_id ORDER BY at, dossier_id),
        array_agg(seq ORDER BY at, dossier_id), array_agg(DISTINCT actor_account), count(DISTINCT owner)
    FROM submitted WHERE actor_account IS NOT NULL
    GROUP BY day, centre_id, actor_account HAVING count(DISTINCT owner) >= %(least)s
    UNION ALL
    SELECT 'applicant', day, centre_id, max(at), array_agg(dossier_id ORDER BY at, dossier_id),
        array_agg(seq ORDER BY at, dossier_id), array_agg(DISTINCT actor_account), count(DISTINCT owner)
    FROM submitted WHERE applicant_identity <> ''
    GROUP BY day, centre_id, applicant_identity
    HAVING count(DISTINCT owner) >= %(least)s AND count(DISTINCT actor_account) > 1
"""


def find_many_owners(period: Period) -> Iterator[Found]:
    """Online submissions of a day at a one-stop by one account, or one applicant with several, for many owners.

    The applicant is not named in the scope: identity numbers stay in their dossiers.
    """
    least = SIGN[SignKind.MANY_OWNERS].at_least
    for by, day, centre, at, dossiers, seqs, accounts, owners in rows_of(SUBMITTED, period, least=least):
        who = accounts[0] if by == "account" else dossiers[0]
        yield Found(
            SignKind.MANY_OWNERS,
            f"{centre}/{day}/{by}/{who}",
            centre,
            at,
            tuple(zip(dossiers, seqs, strict=True))[:MOST_EVENTS],
            accounts=accounts_in(*accounts),
            numbers={"owners": owners, "dossiers": len(dossiers)},
        )
