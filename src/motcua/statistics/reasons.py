"""Why papers were asked for and why dossiers were refused, in the officers' words: of one centre, from the events.

The words may name people, so they are shown to those only who may see the centre's officers.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.statistics.evenings import midnight
from motcua.statistics.policies import may_see_officers
from motcua.statistics.rules.periods import Period

MOST = 15
STANDING = """
    NOT EXISTS (
        SELECT FROM dossiers_dossierevent AS undone
        WHERE undone.dossier_id = event.dossier_id AND undone.kind = 'undone'
        AND (undone.data ->> 'undoes')::int = event.seq
    )
"""
ASKED = f"""
    SELECT item, count(DISTINCT dossier.id) AS n
    FROM dossiers_dossier AS dossier
    JOIN dossiers_dossierevent AS event ON event.dossier_id = dossier.id AND event.kind = 'supplement_requested'
    CROSS JOIN LATERAL jsonb_array_elements_text(event.data -> 'items') AS item
    WHERE dossier.centre_id = %s AND dossier.accepted_at >= %s AND dossier.accepted_at < %s
    AND dossier.supplements > 0 AND {STANDING}
    GROUP BY item ORDER BY n DESC, item LIMIT {MOST}
"""
REFUSED = f"""
    SELECT event.data ->> 'ground', count(DISTINCT dossier.id) AS n
    FROM dossiers_dossier AS dossier
    JOIN dossiers_dossierevent AS event ON event.dossier_id = dossier.id AND event.kind = 'decided'
    WHERE dossier.centre_id = %s AND dossier.finished_at >= %s AND dossier.finished_at < %s
    AND dossier.outcome = 'refused' AND event.data ->> 'outcome' = 'refused' AND {STANDING}
    GROUP BY 1 ORDER BY n DESC, 1 LIMIT {MOST}
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """Words, and the number of dossiers in which they were given."""

    words: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """The commonest: papers asked for of dossiers accepted in the period, legal grounds of refusals given in it."""

    asked: tuple[Reason, ...]
    refused: tuple[Reason, ...]


def reasons_of(actor: Actor, centre: int, period: Period) -> Reasons:
    """The reasons of a centre (row number). Raises `NotFound` for whoever may not see them. Two queries."""
    if not may_see_officers(actor, centre):
        raise NotFound(
            "reasons_not_yours",
            vi="Không có lý do chi tiết ở đây. Hãy xem số lượng trong báo cáo.",
            en="There are no reasons in detail here. Look at the numbers in the report.",
        )
    begin, end = midnight(period.first), midnight(period.last + timedelta(days=1))
    with connection.cursor() as cursor:
        told = []
        for statement in (ASKED, REFUSED):
            cursor.execute(statement, [centre, begin, end])
            told.append(tuple(Reason(words or "", number) for words, number in cursor.fetchall()))
    return Reasons(*told)
