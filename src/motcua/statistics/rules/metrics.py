"""What is counted. Each metric is a column of the daily sums, under the same name."""

from enum import StrEnum

from motcua.catalogue.rules.content import Channel


class Metric(StrEnum):
    """Counts of dossiers at the end of a day, at the centre where each is; ACCEPTED where it was received.

    OPEN, OVERDUE, the AWAITING_ ones and ASKED_AGAIN_OPEN, ASKED_AGAIN_OVERDUE say how many stand so that evening; the
    others say how many ever did, so that a period's figure is the difference of two evenings.
    """

    ACCEPTED = "accepted"
    """Received here, wherever it went afterwards (NĐ 118/2025 Art 14: for another unit, too)."""
    MOVED = "moved"
    """Here and received elsewhere, less received here and elsewhere now."""
    OPEN = "open"
    """Accepted and not ended, working or waiting."""
    OVERDUE = "overdue"
    """Open, its due date past: running, or past already when the applicant was asked for what is waited for."""
    EARLY = "early"
    """Ended before the day of the due date."""
    ON_TIME = "on_time"
    """Ended on the day of the due date."""
    LATE = "late"
    """Ended after the day of the due date."""
    WITHOUT_DUE = "without_due"
    """Ended before any due date had been given."""
    WITHDRAWN = "withdrawn"
    """Of the ended: taken back by the applicant."""
    STOPPED = "stopped"
    """Of the ended: processing stopped."""
    REFUSED = "refused"
    """Of the ended: refused in writing as a result (NĐ 61/2018 Art 19.8)."""
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    """Of the open: waiting for papers from the applicant."""
    AWAITING_PAYMENT = "awaiting_payment"
    """Of the open: waiting for a financial duty."""
    SUPPLEMENTED = "supplemented"
    """Asked for supplement at least once."""
    ASKED_AGAIN = "asked_again"
    """Asked for supplement more than once: counts late under QĐ 766/QĐ-TTg 2.1."""
    EXTENDED = "extended"
    """Its due date was moved with an apology (NĐ 61/2018 Art 19.9)."""
    ASKED_AGAIN_IN_TIME = "asked_again_in_time"
    """Of EARLY and ON_TIME: asked more than once."""
    ASKED_AGAIN_OPEN = "asked_again_open"
    """Of OPEN: asked more than once."""
    ASKED_AGAIN_OVERDUE = "asked_again_overdue"
    """Of OVERDUE: asked more than once."""


CHANNEL_NUMBERS: dict[str, int] = {Channel.COUNTER: 1, Channel.ONLINE: 2, Channel.POST: 3}
"""Channels as the database has them: KENH 1, 2, 3 of the national record, with counter for 1."""
