"""What is to be paid for a dossier, why, and how: for its citizen's pages."""

from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.rules.content import FeeState
from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.rules.lifecycle.payment import PaymentRequested
from motcua.dossiers.rules.state import Status
from motcua.kernel.clock import VIETNAM
from motcua.kernel.payment_gateways import PaymentGateway
from motcua.organisation.actors import Actor
from motcua.payments.access import Money, own_money_of
from motcua.payments.models import OnlinePayment, PaymentOrder
from motcua.payments.online.accounts import gateways_for
from motcua.payments.published import Published, lines_for
from motcua.payments.rules.charge import WITHOUT_RESULT
from motcua.payments.rules.facts import Charged, Part, Reduced
from motcua.payments.rules.fee_lines import FeeLine
from motcua.payments.rules.ledger import Ledger
from motcua.payments.rules.pay import parts_of


@dataclass(frozen=True, slots=True)
class DueLine:
    """One fee, in đồng: what it is, what is taken off it and on what ground, what is paid on it.

    `is_to_come`: published for what was submitted online, and charged when one sets out to pay.
    """

    name: str
    kind: str
    amount: int
    reduced: int = 0
    basis: str = ""
    ground: str = ""
    paid: int = 0
    is_to_come: bool = False

    @property
    def left(self) -> int:
        return self.amount - self.reduced - self.paid


@dataclass(frozen=True, slots=True)
class Due:
    """`order` is the open one, or the last; `late` money that came outside of one and waits for the centre.

    `unsaid`: published lines whose amount the officer must settle (a condition, or unknown), so that more may follow.
    """

    money: Money
    lines: tuple[DueLine, ...]
    ways: tuple[PaymentGateway, ...]
    order: PaymentOrder | None
    late: tuple[OnlinePayment, ...]
    unsaid: tuple[FeeLine, ...]
    revision: int
    asked: PaymentRequested | None = None
    """The financial duty that the dossier waits for; one that is paid elsewhere (the Treasury) is no line here."""

    @property
    def total(self) -> int:
        """What is still to be paid, in đồng."""
        return sum(line.left for line in self.lines)

    @property
    def paid(self) -> int:
        return self.money.ledger.received

    @property
    def is_over(self) -> bool:
        """The dossier ended without a result: nothing is taken any more."""
        return self.money.dossier.state.status in WITHOUT_RESULT

    @property
    def can_pay(self) -> bool:
        return bool(self.total and self.ways and not self.is_over)


def due_of(actor: Actor, dossier: str | int | LoadedDossier, at: datetime) -> Due:
    """Of the actor's own dossier, by code, by number before it has one, or loaded. Raises `NotFound`, `Invalid`."""
    money = own_money_of(actor, dossier)
    published = lines_for(money.dossier.state, at.astimezone(VIETNAM).date())
    orders = PaymentOrder.objects.filter(dossier=money.row).select_related("dossier").order_by("-pk")
    late = OnlinePayment.objects.filter(order__dossier=money.row, seq=None, handled="").order_by("pk")
    return Due(
        money=money,
        lines=(*charged_lines(money.ledger), *(to_come(line) for line in lines_to_charge(money, published))),
        ways=gateways_for(money.row),
        order=orders.first(),
        late=tuple(late),
        unsaid=unsaid_lines(money, published),
        revision=published.revision,
        asked=duty_waited_for(money.dossier),
    )


def duty_waited_for(dossier: LoadedDossier) -> PaymentRequested | None:
    """What was asked for last, while the dossier waits for it (national status 6)."""
    if dossier.state.status is not Status.AWAITING_PAYMENT:
        return None
    return next((each.fact for each in reversed(dossier.events) if isinstance(each.fact, PaymentRequested)), None)


def charged_lines(ledger: Ledger) -> tuple[DueLine, ...]:
    found = []
    for entry in ledger.live:
        if isinstance(entry.fact, Charged):
            reduction = ledger.reduction_of(entry.seq)
            fact = reduction.fact if reduction else None
            found.append(
                DueLine(
                    name=entry.fact.name,
                    kind=entry.fact.fee_kind,
                    amount=entry.fact.amount,
                    reduced=ledger.reduced_by(entry.seq),
                    basis=f"{fact.basis}; {fact.document}" if isinstance(fact, Reduced) else "",
                    ground=entry.fact.ground,
                    paid=ledger.paid_on(entry.seq),
                )
            )
    return tuple(found)


def lines_to_charge(money: Money, published: Published) -> tuple[FeeLine, ...]:
    """What is charged when the applicant of an online submission sets out to pay before an officer has charged.

    The published lines with one sure amount and no condition; once anything was charged, the officer decides.
    """
    if money.dossier.state.status is not Status.REGISTERED or money.ledger.entries:
        return ()
    return tuple(line for line in published.lines if is_sure(line))


def unsaid_lines(money: Money, published: Published) -> tuple[FeeLine, ...]:
    if money.dossier.state.status is not Status.REGISTERED or money.ledger.entries:
        return ()
    return tuple(line for line in published.lines if not is_sure(line) and line.fee.state is not FeeState.FREE)


def is_sure(line: FeeLine) -> bool:
    return line.fee.state is FeeState.AMOUNT and bool(line.fee.amount) and not line.fee.when


def to_come(line: FeeLine) -> DueLine:
    return DueLine(name=line.name, kind=line.fee.kind, amount=line.fee.amount or 0, is_to_come=True)


def frozen_lines(ledger: Ledger) -> list[dict[str, object]]:
    """What an order of all that is owed is for, as it is kept."""
    parts: tuple[Part, ...] = parts_of(ledger, ledger.owed)
    return [{"charge": p.charge, "name": p.name, "fee_kind": p.fee_kind, "amount": p.amount} for p in parts]
