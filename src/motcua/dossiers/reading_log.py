"""Who read personal data of which dossier, when and from where. Added to, never changed (append_only.sql).

Called by a page, a download, a print or an export that shows what is personal; lists of codes are not logged. One
insert by a statement the server keeps prepared, whatever the number of dossiers; no answer without its line.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from motcua.dossiers.access import dossier_for
from motcua.dossiers.models import Dossier, DossierReading
from motcua.kernel.database import prepared
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role


class What(StrEnum):
    """What was read."""

    STORY = "story"
    API = "api"
    FILE = "file"
    PRINT = "print"
    EXPORT = "export"
    PERSON = "person"


# The post that is written down is the one at a centre of the dossier, else the first of those acted by.
INSERT = """
    INSERT INTO dossiers_dossierreading (at, account_id, post, dossier_id, what, detail, address)
    SELECT %(at)s, %(account)s, COALESCE(
            (SELECT held.code FROM unnest(%(posts)s::text[], %(centres)s::bigint[]) AS held (code, centre)
                WHERE held.centre IN (dossier.centre_id, dossier.received_centre_id) LIMIT 1),
            %(first)s),
        dossier.id, %(what)s, %(detail)s, %(address)s
    FROM dossiers_dossier dossier WHERE dossier.code = ANY(%(codes)s)
"""


def record_reading(
    actor: Actor, codes: Sequence[str], what: What, *, at: datetime, address: str, detail: str = ""
) -> None:
    """Write down that `actor` reads these dossiers. Nothing for a citizen, who reads what is one's own.

    `address` is where the request came from, `detail` which file or form.
    """
    if not actor.is_officer or actor.account_id is None:
        return
    values = {
        "at": at,
        "account": actor.account_id,
        "posts": [post.code for post in actor.posts],
        "centres": [post.centre_id for post in actor.posts],
        "first": actor.post_code,
        "what": str(what),
        "detail": detail[:200],
        "address": address[:45],
        "codes": list(codes),
    }
    with prepared.cursor() as writing:
        writing.execute(INSERT, values, prepare=True)


def may_see_readers(actor: Actor, row: Dossier) -> bool:
    """Auditors, and the head of a centre of the dossier."""
    centres = (row.centre_id, row.received_centre_id)
    return actor.has(Role.AUDITOR) or any(
        actor.has(Role.CENTRE_HEAD, centre_id) for centre_id in centres if centre_id is not None
    )


def readings_of(actor: Actor, code: str) -> QuerySet[DossierReading]:
    """Who read the dossier, last first. Raises `NotFound`, absent or not the actor's, and `Refused`
    (`readers_not_for_you`).
    """
    row = dossier_for(actor, code).row
    if not may_see_readers(actor, row):
        raise Refused(
            "readers_not_for_you",
            vi="Chỉ kiểm toán và người đứng đầu trung tâm xem được ai đã đọc hồ sơ: hãy hỏi người đứng đầu.",
            en="Only auditors and the head of the centre see who has read a dossier: ask the head.",
        )
    return DossierReading.objects.filter(dossier=row).select_related("account").order_by("-pk")
