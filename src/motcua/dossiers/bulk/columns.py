"""The columns of an import file. docs/import.md lists them for people.

Instants are ISO 8601 with the time of day; without an offset they are in Asia/Ho_Chi_Minh. Empty means: it did not
happen, or is not known.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import Outcome
from motcua.worktime.rules.terms import Term


class PartyKind(StrEnum):
    """What an owner is."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(slots=True)
class ImportRow:
    """One dossier of an older system: who and what, and the instants at which things happened to it.

    Never changed after it was read; not frozen, because that makes so wide a row five times as slow to make.
    """

    code: str
    centre: str
    procedure: str
    channel: Channel
    owner_name: str
    received_at: datetime
    case: str = ""
    summary: str = ""
    sets: int = 1
    components: str = ""
    term: Term | None = None
    term_ground: str = ""
    appointed_on: date | None = None
    owner_kind: PartyKind = PartyKind.PERSON
    owner_identity_kind: str = ""
    owner_identity: str = ""
    owner_address: str = ""
    owner_phone: str = ""
    owner_email: str = ""
    applicant_name: str = ""
    applicant_identity: str = ""
    applicant_phone: str = ""
    received_by: str = ""
    handed_over_at: datetime | None = None
    supplement_requested_at: datetime | None = None
    supplement_items: str = ""
    supplement_reason: str = ""
    supplement_requested_by: str = ""
    supplement_received_at: datetime | None = None
    extended_at: datetime | None = None
    extended_to: date | None = None
    extension_reason: str = ""
    extension_letter: str = ""
    appraised_at: datetime | None = None
    appraised_by: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    outcome: Outcome = Outcome.GRANTED
    decision_number: str = ""
    refusal_reason: str = ""
    refusal_ground: str = ""
    issued_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    stopped_at: datetime | None = None
    stop_reason: str = ""
    stop_ground: str = ""
    returned_at: datetime | None = None
    returned_by: str = ""
    returned_via: str = "counter"
    receiver: str = ""
    receiver_authority: str = ""


REQUIRED = ("code", "centre", "procedure", "channel", "owner_name", "received_at")
INSTANT_OF = {
    "supplement_items": "supplement_requested_at",
    "supplement_reason": "supplement_requested_at",
    "extended_to": "extended_at",
    "extension_reason": "extended_at",
    "extension_letter": "extended_at",
    "refusal_reason": "decided_at",
    "refusal_ground": "decided_at",
    "withdrawn_by": "withdrawn_at",
    "stop_reason": "stopped_at",
    "stop_ground": "stopped_at",
    "receiver": "returned_at",
    "receiver_authority": "returned_at",
}
"""Columns that mean nothing without the instant of what they tell about."""
