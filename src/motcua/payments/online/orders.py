"""The door to orders: of a dossier that is the actor's own as its citizen. Absent and another's look alike."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import citizens_own
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.payments.models import PaymentOrder


def order_for(actor: Actor, reference: str) -> PaymentOrder:
    """Raises `NotFound`."""
    found = PaymentOrder.objects.select_related("dossier").filter(
        reference=reference, dossier__in=Dossier.objects.filter(citizens_own(actor))
    )
    order = found.first()
    if order is None:
        raise order_not_found()
    return order


def order_not_found() -> NotFound:
    return NotFound(
        "order_not_found",
        vi="Không có lần thanh toán này. Hãy mở lại từ trang hồ sơ.",
        en="There is no such payment. Open it again from the dossier.",
    )
