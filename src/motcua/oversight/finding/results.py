"""Results that were issued without their file, and results that were taken back."""

from collections.abc import Iterator

from motcua.oversight.finding.reading import accounts_in, rows_of
from motcua.oversight.rules.found import Found
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

# Whoever has no account came from an older system, whose files are not known. 9 and 10: the result stands.
WITHOUT_FILE = """
    SELECT issued.dossier_id, issued.seq, issued.at, issued.actor_account, dossier.centre_id
    FROM dossiers_dossierevent issued
    JOIN dossiers_dossier dossier ON dossier.id = issued.dossier_id
    WHERE issued.kind = 'result_issued' AND issued.at >= %(since)s AND issued.at < %(until)s
        AND issued.actor_account IS NOT NULL AND NOT issued.data ?| ARRAY['document', 'file_digest']
        AND dossier.status IN (9, 10)
        AND NOT EXISTS (
            SELECT FROM dossiers_attachment file
            WHERE file.dossier_id = issued.dossier_id AND file.part IN ('result', 'remedy') AND NOT file.removed
        )
"""
UNDONE = """
    SELECT undone.dossier_id, undone.seq, undone.at, undone.actor_account, dossier.centre_id,
        issued.seq, issued.actor_account
    FROM dossiers_dossierevent undone
    JOIN dossiers_dossierevent issued
        ON issued.dossier_id = undone.dossier_id AND issued.seq = (undone.data->>'undoes')::smallint
    JOIN dossiers_dossier dossier ON dossier.id = undone.dossier_id
    WHERE undone.kind = 'undone' AND undone.at >= %(since)s AND undone.at < %(until)s
        AND issued.kind = 'result_issued'
"""


def find_results_without_file(period: Period) -> Iterator[Found]:
    """Dossiers closed in the system whose result has no file (NĐ 61/2018 Art 20)."""
    for dossier, seq, at, account, centre in rows_of(WITHOUT_FILE, period):
        scope, event = f"{dossier}/{seq}", (dossier, seq)
        yield Found(SignKind.NO_RESULT_FILE, scope, centre, at, (event,), dossier, accounts_in(account))


def find_results_undone(period: Period) -> Iterator[Found]:
    """Results issued and taken back: the head may, for a reason, and the sign stays."""
    for dossier, seq, at, account, centre, issued, issuer in rows_of(UNDONE, period):
        events = ((dossier, issued), (dossier, seq))
        accounts = accounts_in(account, issuer)
        yield Found(SignKind.RESULT_UNDONE, f"{dossier}/{seq}", centre, at, events, dossier, accounts)
