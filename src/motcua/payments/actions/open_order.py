"""Setting out to pay online: one open order for all that is owed, its amount frozen."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.actions.carry_out import by_of, request_id_taken
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.jobs import enqueue
from motcua.kernel.payment_gateways import PaymentGateway
from motcua.organisation.actors import Actor
from motcua.payments import writer
from motcua.payments.access import Money, own_money_locked
from motcua.payments.models import OnlinePayment, PaymentOrder
from motcua.payments.online.accounts import gateways_for
from motcua.payments.online.calling import GatewaySilent
from motcua.payments.online.due import frozen_lines, lines_to_charge
from motcua.payments.online.gateways import gateway_for
from motcua.payments.published import lines_for
from motcua.payments.rules.charge import WITHOUT_RESULT, Charge, decide_charge
from motcua.payments.rules.online.orders import LASTS, OrderStatus, ask_again_at, is_over
from motcua.payments.rules.pay import nothing_owed

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Visit:
    """Where the payer is: the site's own origin ("https://…"), the address they come from, their language."""

    site: str
    address: str = ""
    language: str = "vi"


def open_order(
    actor: Actor,
    dossier: str | int,
    gateway: str,
    visit: Visit,
    return_path: str,
    *,
    at: datetime,
    request_id: UUID | None = None,
) -> PaymentOrder:
    """The order by which the actor pays for their own dossier through `gateway` (its key).

    One that is open already for the same is returned; another way chosen closes it. `return_path` has "{}" for the
    order's number. Raises `NotFound`, `Refused` (nothing owed, ended, money waits to be handled), `GatewaySilent`.
    """
    order = _ordered(actor, dossier, gateway, visit, at, request_id)
    if order.status != OrderStatus.OPEN or order.pay_at:
        return order
    try:
        return_to = visit.site + return_path.format(order.reference)
        pay_at = gateway_for(order).begin(order, return_to, visit.language)
    except GatewaySilent:
        close_order(order, OrderStatus.CANCELLED, at)
        raise
    PaymentOrder.objects.filter(pk=order.pk, pay_at="").update(pay_at=pay_at)
    order.refresh_from_db()
    return order


@transaction.atomic
def _ordered(
    actor: Actor, dossier: str | int, gateway: str, visit: Visit, at: datetime, request_id: UUID | None
) -> PaymentOrder:
    money = own_money_locked(actor, dossier)
    if request_id and (done := PaymentOrder.objects.filter(request_id=request_id).first()):
        if (done.dossier_id, done.account_id) != (money.row.pk, actor.account_id):
            raise request_id_taken()
        return done
    account = next((each for each in gateways_for(money.row) if each.key == gateway), None)
    if account is None:
        raise way_unknown()
    check_may_pay(money)
    money = _charged(actor, money, at)
    if money.ledger.owed == 0:
        raise nothing_owed(money.ledger)
    if standing := PaymentOrder.objects.filter(dossier=money.row, status=OrderStatus.OPEN).first():
        is_same = (standing.gateway, standing.amount) == (gateway, money.ledger.owed)
        if is_same and not is_over(standing.expires_at, at):
            return standing
        close_order(standing, OrderStatus.CANCELLED, at)
    return _written(actor, money, account, visit, at, request_id)


def check_may_pay(money: Money) -> None:
    """Raises `Refused`: the dossier ended, or money has come that the centre must look at first."""
    if money.dossier.state.status in WITHOUT_RESULT:
        raise Refused(
            "nothing_to_pay_for",
            vi="Hồ sơ đã kết thúc mà không có kết quả: không nộp tiền nữa. Tiền đã nộp sẽ được trung tâm xem xét hoàn.",
            en="The dossier ended without a result: pay no more. The centre looks into giving back what was paid.",
        )
    if OnlinePayment.objects.filter(order__dossier=money.row, seq=None, handled="").exists():
        raise Refused(
            "money_waits",
            vi="Đã nhận tiền của hồ sơ này và trung tâm đang xử lý: chưa nộp thêm. Hãy chờ, hoặc gọi cho trung tâm.",
            en="Money for this dossier has come and the centre is looking into it: do not pay again yet. Wait, or call "
            "the centre.",
        )


def _charged(actor: Actor, money: Money, at: datetime) -> Money:
    """For what was submitted online and not charged yet: its sure published fees become due."""
    published = lines_for(money.dossier.state, at.astimezone(VIETNAM).date())
    ledger, state = money.ledger, money.dossier.state
    for line in lines_to_charge(money, published):
        command = Charge(line.key)
        fact = decide_charge(ledger, state.status, state.supplements, published.revision, published.lines, command)
        now = Money(money.dossier, ledger)
        ledger = writer.append(now, fact, by_of(actor, None), at=at, request_id=None)
    return Money(money.dossier, ledger)


def _written(
    actor: Actor, money: Money, account: PaymentGateway, visit: Visit, at: datetime, request_id: UUID | None
) -> PaymentOrder:
    state = money.dossier.state
    party = state.applicant or state.owner
    token = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return PaymentOrder.objects.create(
        reference=f"{at.astimezone(VIETNAM):%y%m%d}{token}",
        dossier=money.row,
        gateway=account.key,
        provider=account.provider,
        amount=money.ledger.owed,
        lines=frozen_lines(money.ledger),
        payer=(party.name if party else "") or actor.name,
        account_id=actor.account_id,
        site=visit.site,
        address=visit.address[:45],
        created_at=at,
        expires_at=at + LASTS,
        request_id=request_id,
    )


def close_order(order: PaymentOrder, status: OrderStatus, at: datetime) -> bool:
    """Let an open order end so; whether this call did it. Money that still comes for it is kept for handling."""
    with transaction.atomic():
        changed = PaymentOrder.objects.filter(pk=order.pk, status=OrderStatus.OPEN).update(status=status, closed_at=at)
        if changed:
            ask_once_more(order, at)
    return bool(changed)


def ask_once_more(order: PaymentOrder, closed_at: datetime) -> None:
    """It ended unpaid as far as we know: its money, if the gateway has some, is not to wait for the reconciliation."""
    enqueue("payments.ask_once_more", run_at=ask_again_at(order.expires_at, closed_at), order_id=order.pk)


def way_unknown() -> Invalid:
    return Invalid(
        "way_unknown",
        vi="Hãy chọn một cách thanh toán trong danh sách.",
        en="Choose one of the ways to pay that are listed.",
        field="gateway",
    )
