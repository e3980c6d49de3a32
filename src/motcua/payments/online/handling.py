"""Money online that waits for a person, for those at the counter of its dossier's centre and their head."""

from django.db.models import QuerySet

from motcua.dossiers.queries import visible_to
from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.money import format_dong
from motcua.organisation.actors import Actor
from motcua.payments.access import Money
from motcua.payments.models import OnlinePayment, OnlineRefund
from motcua.payments.rules.online.refunds import RefundStatus

UNDER_WAY = frozenset({RefundStatus.ASKED, RefundStatus.UNKNOWN})


def payments_seen_by(actor: Actor) -> QuerySet[OnlinePayment]:
    """Those of dossiers that an officer may see; a citizen looks at the order instead."""
    if not actor.is_officer and not actor.is_system:
        return OnlinePayment.objects.none()
    return OnlinePayment.objects.filter(order__dossier__in=visible_to(actor)).select_related("order__dossier__centre")


def payments_to_handle(actor: Actor) -> QuerySet[OnlinePayment]:
    """Paid, and not in a ledger: late, twice, or refused by the rules. The oldest first."""
    return payments_seen_by(actor).filter(seq=None, handled="").order_by("told_at", "pk")


def refunds_under_way(actor: Actor) -> QuerySet[OnlineRefund]:
    """Refunds whose end is not known, or that failed, the latest first."""
    unsettled = (RefundStatus.ASKED, RefundStatus.UNKNOWN, RefundStatus.FAILED)
    found = OnlineRefund.objects.filter(payment__in=payments_seen_by(actor), status__in=unsettled)
    return found.select_related("payment__order__dossier").order_by("-pk")


def check_not_promised(money: Money, amount: int) -> None:
    """That `amount` is held and not on its way back through a gateway already. Raises `Refused`. For whoever has the
    dossier locked: a refund that the gateway has been asked for is in the ledger only once it is done.
    """
    asked = OnlineRefund.objects.filter(
        payment__order__dossier=money.row, payment__seq__isnull=False, seq=None, status__in=UNDER_WAY
    )
    promised = sum(asked.values_list("amount", flat=True))
    if promised and amount > money.ledger.held - promised:
        left = max(money.ledger.held - promised, 0)
        raise Refused(
            "refund_under_way",
            vi=f"{format_dong(promised)} của hồ sơ này đang hoàn qua cổng thanh toán, chỉ còn {format_dong(left)}: "
            "không hoàn quá. Hãy chờ kết quả ở trang Thanh toán trực tuyến.",
            en=f"{promised:,} đ of this dossier are on their way back through the gateway, {left:,} đ are left: give "
            "back no more. Wait for what becomes of it on the page of online payments.",
            field="amount",
        )


def refund_for(actor: Actor, number: int) -> OnlineRefund:
    """Raises `NotFound`, absent or not this actor's."""
    found = OnlineRefund.objects.filter(pk=number, payment__in=payments_seen_by(actor))
    refund = found.select_related("payment__order__dossier").first()
    if refund is None:
        raise payment_not_found()
    return refund


def payment_for(actor: Actor, number: int) -> OnlinePayment:
    """Raises `NotFound`, absent or not this actor's."""
    found = payments_seen_by(actor).filter(pk=number).first()
    if found is None:
        raise payment_not_found()
    return found


def payment_not_found() -> NotFound:
    return NotFound(
        "payment_not_found",
        vi="Không có khoản thanh toán này. Hãy mở lại danh sách.",
        en="There is no such payment. Open the list again.",
    )
