"""Who read personal data of which dossier, when and from where. Added to, never changed (append_only.sql).

Called by a page, a download, a print or an export that shows what is personal. What tells codes only is not logged,
and neither are the work lists, in which an officer finds the next piece of the work that is the officer's own. One
insert by a statement the server keeps prepared, whatever the number of dossiers; no answer without its line. Who reads
the log: `readers`.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from motcua.kernel.database import prepared
from motcua.organisation.actors import Actor


class What(StrEnum):
    """What was read."""

    STORY = "story"
    ACT = "act"
    LIST = "list"
    SEARCH = "search"
    FEES = "fees"
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
    FROM dossiers_dossier dossier WHERE dossier.code = ANY(%(codes)s) OR dossier.id = ANY(%(numbers)s::bigint[])
"""


def record_reading(
    actor: Actor,
    codes: Sequence[str],
    what: What,
    *,
    at: datetime,
    address: str,
    detail: str = "",
    numbers: Sequence[int] = (),
) -> None:
    """Write down that `actor` reads these dossiers. Nothing for a citizen, who reads what is one's own.

    `address` is where the request came from, `detail` which file, form or words searched for. `numbers` are those of
    dossiers without a code.
    """
    if not actor.is_officer or actor.account_id is None or not (codes or numbers):
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
        "numbers": list(numbers),
    }
    prepared.execute(INSERT, values)
