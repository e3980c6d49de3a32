"""Codes sent by message: how long they hold, how often one may be wrong, how often one may be sent (house decision)."""

from datetime import timedelta
from enum import StrEnum

DIGITS = 6
LASTS = timedelta(minutes=10)
MOST_WRONG_TRIES = 5


class CodePurpose(StrEnum):
    """What the code is to show."""

    REGISTER = "register"
    RECOVER = "recover"
    CHANGE = "change"


class MessageWay(StrEnum):
    """By what a code travels."""

    EMAIL = "email"
    SMS = "sms"
