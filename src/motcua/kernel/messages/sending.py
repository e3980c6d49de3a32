"""Giving one message to the provider of its way."""

import re
from typing import Protocol

from django.conf import settings

from motcua.kernel.messages import failures, mail, sms, stand_in, zalo
from motcua.kernel.messages.ways import Sent, Way


class Provider(Protocol):
    def is_set_up(self) -> bool: ...

    def send(self, address: str, subject: str, text: str, *, key: str) -> Sent: ...


KEY = re.compile(r"[A-Za-z0-9._-]{1,64}")
PROVIDERS: dict[Way, Provider] = {Way.EMAIL: mail, Way.SMS: sms, Way.ZALO: zalo}


def send(way: Way, address: str, subject: str, text: str, *, key: str) -> Sent:
    """Send `text` to `address`; the subject goes where the way has one. Raises `Temporary` or `Permanent`.

    `address` is an e-mail address, or a Vietnamese mobile number of ten digits. The text is plain.
    """
    if not KEY.fullmatch(key):
        raise ValueError(f"not a key of a message: {key!r}")
    if settings.MESSAGES_STAND_IN:
        return stand_in.keep(way, address, subject, text, key=key)
    if way not in ways_set_up():
        raise failures.not_set_up(way)
    return PROVIDERS[way].send(address, subject, text, key=key)


def ways_set_up() -> frozenset[Way]:
    """The ways by which this site can send; all of them where the stand-in takes what would be sent."""
    if settings.MESSAGES_STAND_IN:
        return frozenset(Way)
    return frozenset(way for way, provider in PROVIDERS.items() if provider.is_set_up())
