"""Our book of a day at a gateway, and who compares it: heads of the centres whose money it brings, and the system."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from motcua.dossiers import directory
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import NotFound
from motcua.kernel.payment_gateways import EVERY_CENTRE, PaymentGateway
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.payments import policies
from motcua.payments.models import Difference, OnlinePayment, OnlineRefund, Reconciliation
from motcua.payments.online.accounts import gateway_named, gateways
from motcua.payments.rules.online.reconcile import Line
from motcua.payments.rules.online.refunds import RefundStatus


def book_of(gateway: str, day: date) -> list[Line]:
    """What we have of that day (in Vietnam): payments told, booked or not, and refunds the gateway accepted."""
    first = datetime.combine(day, time(), VIETNAM)
    before = first + timedelta(days=1)
    paid = OnlinePayment.objects.filter(gateway=gateway, paid_at__gte=first, paid_at__lt=before)
    back = OnlineRefund.objects.filter(
        payment__gateway=gateway, by_gateway=True, status=RefundStatus.DONE, done_at__gte=first, done_at__lt=before
    )
    payments = paid.values_list("transaction", "order__reference", "amount")
    refunds = back.values_list("request", "payment__order__reference", "amount")
    return [*(Line("pay", *row) for row in payments), *(Line("refund", *row) for row in refunds)]


def gateways_reconciled_by(actor: Actor, *, reading: bool = False) -> tuple[PaymentGateway, ...]:
    """Those whose money the actor answers for; to read, an auditor's are all."""
    return tuple(each for each in gateways() if _answers_for(actor, each) or (reading and actor.has(Role.AUDITOR)))


def _answers_for(actor: Actor, gateway: PaymentGateway) -> bool:
    if actor.is_system:
        return True
    headed = policies.headed_centres(actor)
    return bool(headed) and (
        gateway.centre == EVERY_CENTRE or gateway.centre in {directory.centres.code(each) for each in headed}
    )


def check_may_reconcile(actor: Actor, key: str) -> bool:
    account = gateway_named(key)
    return account is not None and _answers_for(actor, account)


def gateway_to_reconcile(actor: Actor, key: str, *, reading: bool = False) -> PaymentGateway:
    """Raises `NotFound`: there is none of that name, or not for this actor."""
    found = next((each for each in gateways_reconciled_by(actor, reading=reading) if each.key == key), None)
    if found is None:
        raise NotFound(
            "gateway_not_found",
            vi="Không có cổng thanh toán này trong phạm vi của anh/chị. Hãy chọn lại.",
            en="There is no such gateway within your charge. Choose again.",
        )
    return found


def last_reconciliation(gateway: str, day: date) -> Reconciliation | None:
    return Reconciliation.objects.filter(gateway=gateway, day=day).order_by("-pk").first()


def differences_of(gateway: str, day: date) -> QuerySet[Difference]:
    """The open ones first."""
    return Difference.objects.filter(gateway=gateway, day=day).order_by("settled", "kind", "transaction")


def open_differences(actor: Actor) -> QuerySet[Difference]:
    """What is still to be settled, the oldest day first."""
    keys = [each.key for each in gateways_reconciled_by(actor, reading=True)]
    return Difference.objects.filter(gateway__in=keys, settled="").order_by("day", "pk")
