"""The door to orders: of a dossier that is the actor's own. Absent and another's look alike."""

from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.payments.models import PaymentOrder


def order_for(actor: Actor, reference: str) -> PaymentOrder:
    """Raises `NotFound`."""
    found = PaymentOrder.objects.select_related("dossier").filter(
        reference=reference, dossier__citizen_account=actor.account_id
    )
    order = found.first() if actor.account_id is not None else None
    if order is None:
        raise order_not_found()
    return order


def order_not_found() -> NotFound:
    return NotFound(
        "order_not_found",
        vi="Không có lần thanh toán này. Hãy mở lại từ trang hồ sơ.",
        en="There is no such payment. Open it again from the dossier.",
    )
