from datetime import datetime

from django.db import transaction

from motcua.organisation.actors import Actor
from motcua.payments.access import own_money_locked
from motcua.payments.actions.open_order import close_order
from motcua.payments.models import PaymentOrder
from motcua.payments.online.orders import order_for
from motcua.payments.rules.online.orders import OrderStatus


@transaction.atomic
def cancel_order(actor: Actor, reference: str, *, at: datetime) -> PaymentOrder:
    """The payer gives the order up, to pay later or another way; one that has ended stays. Raises `NotFound`.

    Whoever has paid meanwhile loses nothing: what the gateway then tells is kept for handling.
    """
    order = order_for(actor, reference)
    own_money_locked(actor, order.dossier_id)
    close_order(order, OrderStatus.CANCELLED, at)
    order.refresh_from_db()
    return order
