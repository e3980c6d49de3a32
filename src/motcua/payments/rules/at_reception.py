"""What is charged, reduced and paid while a dossier is being received: seen through before anything is booked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import DomainError, Refused
from motcua.kernel.facts import By
from motcua.payments.rules.charge import Charge, decide_charge
from motcua.payments.rules.facts import Charged, Drawer, Entry, Fact, Method
from motcua.payments.rules.fee_lines import FeeLine
from motcua.payments.rules.ledger import Ledger, fold
from motcua.payments.rules.pay import Pay, decide_pay
from motcua.payments.rules.reduce import Reduce, decide_reduce

PAYMENT, REDUCTION = "payment", "reduction"
"""What a refusal is about where it is not about one fee line."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """By how many per cent (100 is an exemption), on what legal basis, shown by which document."""

    percent: int
    basis: str
    document: str


@dataclass(frozen=True, slots=True)
class AtReception:
    """The fees that become due with the reception; those whose line is in `exempted` are reduced by `exemption`.

    `method` None: nothing is taken now. Else all that is owed is taken from `payer`.
    """

    charges: tuple[Charge, ...] = ()
    exempted: frozenset[str] = frozenset()
    exemption: Exemption | None = None
    method: Method | None = None
    payer: str = ""
    reference: str = ""

    @property
    def is_nothing(self) -> bool:
        return not self.charges and self.method is None


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes the money, into which drawer, when."""

    by: By
    drawer: Drawer
    at: datetime


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The ledger as it would be, and what is refused: about which line (its key), `REDUCTION` or `PAYMENT`."""

    ledger: Ledger
    refusals: tuple[tuple[str, DomainError], ...] = ()


def foresee(ledger: Ledger, revision: int, lines: tuple[FeeLine, ...], wanted: AtReception, taking: Taking) -> Foreseen:
    """What `wanted` would lead to on `ledger`; every part that is refused is named, the others are looked at too."""
    refusals: list[tuple[str, DomainError]] = []
    for charge in wanted.charges:
        try:
            charged = decide_charge(ledger, Status.ACCEPTED, 0, revision, lines, charge)
            ledger = followed_by(ledger, charged, taking)
        except DomainError as refusal:
            refusals.append((charge.line, refusal))
    for reduce in reductions(ledger, wanted):
        try:
            ledger = followed_by(ledger, decide_reduce(ledger, reduce), taking)
        except DomainError as refusal:
            refusals.append((REDUCTION, refusal))
            break  # one ground for all: what is wrong with it is said once
    if wanted.method and not wanted.charges and not ledger.owed:
        refusals.append((PAYMENT, nothing_to_take()))
    elif wanted.method and ledger.owed:
        try:
            pay = payment(ledger, wanted)
            ledger = followed_by(ledger, decide_pay(ledger, Status.ACCEPTED, taking.drawer, pay), taking)
        except DomainError as refusal:
            refusals.append((PAYMENT, refusal))
    return Foreseen(ledger, tuple(refusals))


def reductions(ledger: Ledger, wanted: AtReception) -> Iterator[Reduce]:
    """The reductions that are still to be booked, each of a charge on the ledger."""
    said = wanted.exemption
    for entry in ledger.live if said else ():
        is_exempt = isinstance(entry.fact, Charged) and entry.fact.line in wanted.exempted
        if said and is_exempt and not ledger.reduction_of(entry.seq):
            yield Reduce(entry.seq, said.percent, said.basis, said.document)


def payment(ledger: Ledger, wanted: AtReception) -> Pay:
    """All that is owed, in one payment."""
    assert wanted.method  # noqa: S101 - asked before
    return Pay(ledger.owed, wanted.method, wanted.payer, wanted.reference)


def nothing_to_take() -> Refused:
    """Money is to be taken and no fee is said to be due."""
    return Refused(
        "nothing_to_take",
        vi="Chưa có khoản nào phải nộp. Hãy đánh dấu khoản phí, lệ phí, hoặc chọn thu sau.",
        en="Nothing is to be paid yet. Tick the fees that are due, or choose to collect later.",
        field="method",
    )


def followed_by(ledger: Ledger, fact: Fact, taking: Taking) -> Ledger:
    return fold((*ledger.entries, Entry(ledger.seq + 1, taking.at, taking.by, fact)))
