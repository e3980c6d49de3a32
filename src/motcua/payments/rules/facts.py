"""What can happen to the money of a dossier. Amounts are positive whole đồng; the direction is in the kind."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from motcua.kernel.facts import By


class Method(StrEnum):
    """How money changes hands."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"
    """Through a gateway, to the centre's account: in nobody's drawer."""


class CollectAt(StrEnum):
    """When a fee is collected (thời điểm thu): the national list's `HinhThucThu`, whose numbers are in `NATIONAL`."""

    RECEPTION = "reception"
    SUPPLEMENT = "supplement"
    RETURN = "return"


NATIONAL = {CollectAt.RECEPTION: 1, CollectAt.SUPPLEMENT: 2, CollectAt.RETURN: 4}


@dataclass(frozen=True, slots=True)
class Drawer:
    """Whose cash it is: an officer's (account number) at a centre (code) on one day."""

    centre: str
    cashier: int
    day: date


@dataclass(frozen=True, slots=True)
class Charged:
    """A published fee line is due: `amount` = `unit_amount` × `quantity`. `ground` where the source is uncertain."""

    KIND: ClassVar[str] = "charged"
    line: str
    name: str
    fee_kind: str
    unit_amount: int
    quantity: int
    amount: int
    collect_at: CollectAt
    revision: int
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Reduced:
    """A charge (its number) is exempted (100 %) or reduced, by a legal basis and a document that was shown."""

    KIND: ClassVar[str] = "reduced"
    charge: int
    percent: int
    amount: int
    basis: str
    document: str


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a payment is for a charge (its number)."""

    charge: int
    name: str
    fee_kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Paid:
    """Money came in against a receipt. `reference` names the transfer.

    Paid online it lies in no drawer; `centre` says whose it is.
    """

    KIND: ClassVar[str] = "paid"
    amount: int
    method: Method
    payer: str
    drawer: Drawer | None
    parts: tuple[Part, ...]
    reference: str = ""
    receipt: str = ""
    centre: str = ""


@dataclass(frozen=True, slots=True)
class Refunded:
    """Money went back, against a voucher (số phiếu chi) signed by who received it."""

    KIND: ClassVar[str] = "refunded"
    amount: int
    method: Method
    receiver: str
    voucher: str
    ground: str
    drawer: Drawer | None
    reference: str = ""
    centre: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """An earlier entry (its number) counts no more, and stays to be read. Money returns to where it was: `drawer`."""

    KIND: ClassVar[str] = "cancelled"
    entry: int
    reason: str
    drawer: Drawer | None = None
    cash: int = 0
    transfer: int = 0


type Fact = Charged | Reduced | Paid | Refunded | Cancelled
FACTS: dict[str, type[Fact]] = {each.KIND: each for each in (Charged, Reduced, Paid, Refunded, Cancelled)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: its number from 1, when, by whom, what."""

    seq: int
    at: datetime
    by: By
    fact: Fact


def drawer_of(fact: Fact) -> Drawer | None:
    """The drawer that the fact moves money in; None where no money moves, or none that lies in a drawer."""
    return None if isinstance(fact, Charged | Reduced) else fact.drawer


def centre_of(fact: Paid | Refunded) -> str:
    """The code of the centre whose money it is."""
    return fact.drawer.centre if fact.drawer else fact.centre


def cash_of(fact: Fact) -> int:
    """What the fact adds to the cash of its drawer, in đồng; negative where it takes away."""
    return _moved(fact, Method.CASH)


def transfer_of(fact: Fact) -> int:
    """The same for transfers."""
    return _moved(fact, Method.TRANSFER)


def _moved(fact: Fact, method: Method) -> int:
    if isinstance(fact, Cancelled):
        return fact.cash if method is Method.CASH else fact.transfer
    if isinstance(fact, Paid) and fact.method is method:
        return fact.amount
    if isinstance(fact, Refunded) and fact.method is method:
        return -fact.amount
    return 0
