"""The papers that the counter gives: the receipt and the slips, as their pages show them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from motcua.dossiers.rules.state import Component
from motcua.web.desk.counter.rows import ReceivedRow
from motcua.web.desk.counter.view_models import Persons
from motcua.web.desk.payments.fee_readings import FeePage
from motcua.web.desk.view_models import DueDate


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the receipt tells (form 01)."""

    code: str
    procedure_code: str
    procedure_name: str
    summary: str
    centre_name: str
    agency_name: str
    for_another: str
    persons: Persons
    channel: str | Promise
    components: tuple[Component, ...]
    sets: int
    accepted_at: datetime | None
    term: str
    due: DueDate | None
    received_by: str
    print_address: str
    print_many_address: str
    fees: FeePage
    others: tuple[ReceivedRow, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip given at the gate: 02 with what is missing, or 03 with why not."""

    number: int
    is_refusal: bool
    at: datetime
    by: str
    procedure_code: str
    procedure_name: str
    summary: str
    centre_name: str
    persons: Persons
    components: tuple[Component, ...]
    items: tuple[str, ...]
    reason: str
    ground: str
    can_go_on: bool
    print_address: str
