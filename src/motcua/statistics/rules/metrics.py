"""What is counted. The numbers stand in the database: a metric never changes its number and no number is used again."""

from enum import IntEnum

from motcua.catalogue.rules.content import Channel


class Metric(IntEnum):
    """Counts of dossiers at the end of a day. All of them follow a dossier that moves, except ACCEPTED.

    OPEN, OVERDUE, the AWAITING_ ones and ASKED_AGAIN_OPEN, ASKED_AGAIN_OVERDUE say how many stand so that evening; the
    others say how many ever did, so that a period's figure is the difference of two evenings.
    """

    ACCEPTED = 1
    """Received, where the dossier stood on the evening of its acceptance."""
    MOVED = 2
    """Moved here after the day of acceptance, less moved away."""
    OPEN = 3
    """Accepted and not ended, working or waiting."""
    OVERDUE = 4
    """Open, its due date running and past."""
    EARLY = 5
    """Ended before the day of the due date."""
    ON_TIME = 6
    """Ended on the day of the due date."""
    LATE = 7
    """Ended after the day of the due date."""
    WITHOUT_DUE = 8
    """Ended before any due date had been given."""
    WITHDRAWN = 9
    """Of the ended: taken back by the applicant."""
    STOPPED = 10
    """Of the ended: processing stopped."""
    REFUSED = 11
    """Of the ended: refused in writing as a result (NĐ 61/2018 Art 19.8)."""
    AWAITING_SUPPLEMENT = 12
    """Of the open: waiting for papers from the applicant."""
    AWAITING_PAYMENT = 13
    """Of the open: waiting for a financial duty."""
    SUPPLEMENTED = 14
    """Asked for supplement at least once."""
    ASKED_AGAIN = 15
    """Asked for supplement more than once: counts late under QĐ 766/QĐ-TTg 2.1."""
    EXTENDED = 16
    """Its due date was moved with an apology (NĐ 61/2018 Art 19.9)."""
    ASKED_AGAIN_IN_TIME = 17
    """Of EARLY and ON_TIME: asked more than once."""
    ASKED_AGAIN_OPEN = 18
    """Of OPEN: asked more than once."""
    ASKED_AGAIN_OVERDUE = 19
    """Of OVERDUE: asked more than once."""


CHANNEL_NUMBERS: dict[str, int] = {Channel.COUNTER: 1, Channel.ONLINE: 2, Channel.POST: 3}
"""Channels as the database has them: KENH 1, 2, 3 of the national record, with counter for 1."""
