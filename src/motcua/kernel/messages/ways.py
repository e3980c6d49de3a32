"""The ways by which a message leaves the site."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    ZALO = "zalo"


@dataclass(frozen=True, slots=True)
class Sent:
    """The provider took the message; `reference` is its own name for it, empty where it gives none."""

    reference: str = ""
