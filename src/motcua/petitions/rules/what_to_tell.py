"""Which events who sent a petition is told of. What a message says beyond that stands on the sender's page only."""

from datetime import datetime, timedelta
from enum import StrEnum

from motcua.petitions.rules.facts import (
    Answered,
    NotAccepted,
    Received,
    Redirected,
    Reopened,
    SupplementAsked,
    Transferred,
)


class News(StrEnum):
    """What a message tells. `GUIDED` is one for all that is not handled as a petition: nobody who sees the message
    learns whether it was refused, or is a complaint or a denunciation."""

    RECEIVED = "received"
    SUPPLEMENT_ASKED = "supplement_asked"
    GUIDED = "guided"
    TRANSFERRED = "transferred"
    PASSED_ON = "passed_on"
    ANSWERED = "answered"
    REOPENED = "reopened"


TOLD = (Received, SupplementAsked, NotAccepted, Redirected, Transferred, Answered, Reopened)
PAST = timedelta(days=1)


def news_of(fact: object) -> News | None:
    """What the sender is told of a fact; None for what stays inside the office or is the sender's own act."""
    match fact:
        case Received():
            return News.RECEIVED
        case SupplementAsked():
            return News.SUPPLEMENT_ASKED
        case NotAccepted() | Redirected():
            return News.GUIDED
        case Transferred():
            return News.TRANSFERRED if fact.place else News.PASSED_ON
        case Answered():
            return News.ANSWERED
        case Reopened():
            return News.REOPENED
    return None


def is_past(at: datetime, now: datetime) -> bool:
    """Whether an act was written down long after its time, as a demo's are: nobody is told of what is over.

    What is of 26/11 at 09:00 and is written on 27/11 at 10:00 is past.
    """
    return now - at > PAST
