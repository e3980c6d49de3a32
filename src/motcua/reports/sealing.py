"""What the hash of a submitted report covers: its figures, who submitted them, when, and why; and the version "
"before."""

from motcua.kernel.chain import canonical, link
from motcua.reports.models import SubmittedReport


def seal(row: SubmittedReport, previous: bytes) -> bytes:
    """The link of this version to the one before (`kernel.chain.GENESIS` before the first)."""
    sealed = {
        "payload": row.payload,
        "version": row.version,
        "centre": row.centre_id,
        "submitted_at": row.submitted_at,
        "by": [row.by_account, row.by_name, row.by_post],
        "reason": row.reason,
    }
    return link(previous, canonical(sealed))
